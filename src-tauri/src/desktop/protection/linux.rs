//! The measures that Linux offers. All of them are inherited by the processes of the web view, but for one.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use landlock::{ABI, Access as _, AccessNet, LandlockStatus, Ruleset, RulesetAttr as _, RulesetStatus};
use rustix::fs::Mode;
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit, umask};
use rustix::thread::set_no_new_privs;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    apply_filter,
};

use super::driven;

/// The version of Landlock that refuses TCP here; `None` if nothing does.
static LANDLOCK: OnceLock<Option<u32>> = OnceLock::new();

/// To be called in the first line of `main`, while the process has one thread.
pub(crate) fn begin() {
    #[cfg(target_env = "gnu")]
    super::wiping::take_in_web_view();
    umask(Mode::RWXG | Mode::RWXO);
    no_core_dumps();
    // Whatever fails is missing on the Protections page; a refusal to start would protect nobody better.
    let _ = set_no_new_privs(true);
    if !driven() {
        let _ = refuse_sockets();
        let _ = LANDLOCK.set(refuse_tcp());
    }
}

/// Keeps other programs of this account from reading the memory of this process.
///
/// This comes after the portals of the desktop were asked for the first time and before there is a window to type into:
/// a portal looks into `/proc` to find out who asks, is refused that from here on, and remembers what it found.
pub(crate) fn hide_memory() {
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Zero would still let the kernel hand a dump to a program such as `systemd-coredump`; one refuses that too (core(5)).
fn no_core_dumps() {
    let one = Rlimit {
        current: Some(1),
        maximum: Some(1),
    };
    let _ = setrlimit(Resource::Core, one);
}

/// Refuses every socket that is not one of this computer, and the queue of the kernel that could open one on the side.
fn refuse_sockets() -> Result<(), Box<dyn std::error::Error>> {
    let other_than = |family: i32| {
        SeccompCondition::new(
            0,
            SeccompCmpArgLen::Dword,
            SeccompCmpOp::Ne,
            u64::try_from(family).unwrap_or_default(),
        )
    };
    let foreign = SeccompRule::new(vec![other_than(libc::AF_UNIX)?, other_than(libc::AF_NETLINK)?])?;
    let filter = SeccompFilter::new(
        BTreeMap::from([
            (libc::SYS_socket, vec![foreign]),
            (libc::SYS_io_uring_setup, vec![]),
        ]),
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EAFNOSUPPORT.unsigned_abs()),
        std::env::consts::ARCH.try_into()?,
    )?;
    let filter: BpfProgram = filter.try_into()?;
    Ok(apply_filter(&filter)?)
}

/// The same for TCP by another part of the kernel, where that is there. Files stay free: the manager may keep a vault and
/// save a paper anywhere, and a dialog of the system has to show every folder.
fn refuse_tcp() -> Option<u32> {
    let restricted = Ruleset::default()
        .handle_access(AccessNet::from_all(ABI::V4))
        .ok()?
        .create()
        .ok()?
        .restrict_self()
        .ok()?;
    match (restricted.ruleset, restricted.landlock) {
        (RulesetStatus::FullyEnforced, LandlockStatus::Available { effective_abi, .. }) => {
            Some(effective_abi as u32)
        }
        _ => None,
    }
}

/// Keeps the places of vaults and papers out of the desktop's list of recent files, which file dialogs write.
pub(crate) fn remember_no_files() {
    use gtk::prelude::GtkSettingsExt as _;
    // Without a display, as in tests of the shell, there is no toolkit to ask.
    if !gtk::is_initialized() {
        return;
    }
    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_recent_files_enabled(false);
    }
}

/// The version of Landlock that is in force for TCP.
pub(super) fn landlock() -> Option<u32> {
    LANDLOCK.get().copied().flatten()
}

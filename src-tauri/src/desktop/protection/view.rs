//! What holds on this computer, read from the running process.

use kept_app::wire::ProtectionsView;
use tauri::{AppHandle, Runtime};

use crate::desktop::{lock, window};

/// Reads it all anew.
pub(crate) fn view<R: Runtime>(handle: &AppHandle<R>) -> ProtectionsView {
    let process = process::read();
    ProtectionsView {
        network_refused: process.network_refused,
        landlock_version: process.landlock_version,
        no_new_rights: process.no_new_rights,
        no_core_dumps: process.no_core_dumps,
        memory_hidden: process.memory_hidden,
        memory_wiped: super::wipes(),
        memory_locked_kib: process.memory_locked_kib,
        web_view_forgets: window::forgets(handle),
        lock_triggers: lock::triggers(handle),
    }
}

/// What the kernel says about this process.
#[derive(Debug, Default, PartialEq, Eq)]
struct Process {
    network_refused: bool,
    landlock_version: Option<u32>,
    no_new_rights: bool,
    no_core_dumps: bool,
    memory_hidden: bool,
    memory_locked_kib: u32,
}

#[cfg(not(target_os = "linux"))]
mod process {
    use super::Process;

    pub(super) fn read() -> Process {
        Process::default()
    }
}

#[cfg(target_os = "linux")]
mod process {
    use std::fs;

    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    use super::super::linux::landlock;
    use super::Process;

    pub(super) fn read() -> Process {
        let own = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let web_view = children().iter().all(|process| {
            // One that has ended meanwhile opens nothing.
            fs::read_to_string(format!("/proc/{process}/status")).map_or(true, |status| is_filtered(&status))
        });
        Process {
            network_refused: is_filtered(&own) && web_view,
            landlock_version: landlock(),
            no_new_rights: number(&own, "NoNewPrivs") == Some(1),
            no_core_dumps: getrlimit(Resource::Core).current.is_some_and(|bytes| bytes <= 1),
            memory_hidden: dumpable_behavior().is_ok_and(|now| now == DumpableBehavior::NotDumpable),
            memory_locked_kib: number(&own, "VmLck").unwrap_or_default(),
        }
    }

    /// Whether a process runs under a filter of its system calls; here only `refuse_sockets` makes one.
    fn is_filtered(status: &str) -> bool {
        number(status, "Seccomp") == Some(2)
    }

    /// A number of `/proc/PID/status`.
    fn number(status: &str, name: &str) -> Option<u32> {
        let value = status
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        value.split_whitespace().next()?.parse().ok()
    }

    /// The processes that were started from here: those of the web view.
    fn children() -> Vec<u32> {
        let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
        let lists = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
        let mut found = Vec::new();
        for list in lists {
            found.extend(list.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
        }
        found
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn numbers_of_a_process_are_read_by_their_whole_name() {
            let status = "Name:\tkept\nVmLck:\t     128 kB\nSeccomp:\t2\nSeccomp_filters:\t1\n";
            assert_eq!(number(status, "VmLck"), Some(128), "the unit is left out");
            assert!(is_filtered(status), "2 is the mode with a filter");
            assert_eq!(number(status, "Seccomp_filter"), None, "half a name is no name");
        }
    }
}

//! Drawing in a process of its own.
//!
//! The program starts itself once more, hands the file over through a pipe and gets pixels back. The other process has
//! read no key and no other record. It may take so much memory and so much time; on Linux it can open no file and no
//! connection either. Whatever the file does to it, the answer is [`CannotShow`].

use std::ffi::OsString;
use std::io::{self, Read as _, Write as _};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use kept_domain::attachment::{Kind, LARGEST};

use super::{CannotShow, Drawn, draw};

/// The first argument of the other process.
const ARGUMENT: &str = "--draw-attachment";
/// How long drawing may take. A page of a scan takes a second on a slow computer.
const TIME: Duration = Duration::from_secs(10);
/// How often somebody who does not want to wait any more is heard.
const LISTEN: Duration = Duration::from_millis(20);
/// Bytes of a picture that comes back: the pixels of a large page, uncompressed.
const ANSWER: u64 = 64 * 1024 * 1024;

/// Draws a page as [`draw`] does, in another process of this program, until it takes too long or is `cancelled`.
///
/// The program has to call [`serve`] in the first line of its `main`.
///
/// # Errors
/// [`CannotShow`], whatever the reason is.
pub fn draw_apart(
    kind: Kind,
    content: &[u8],
    page: u32,
    edge: u16,
    cancelled: &dyn Fn() -> bool,
) -> Result<Drawn, CannotShow> {
    let program = std::env::current_exe().map_err(|_| CannotShow)?;
    let mut child = Command::new(program)
        .args([ARGUMENT, kind.as_str(), &page.to_string(), &edge.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| CannotShow)?;
    let drawn = converse(&mut child, content, cancelled);
    // One that has answered is ending anyway.
    let _ = child.kill();
    let ended = child.wait();
    drawn.filter(|_| ended.is_ok()).ok_or(CannotShow)
}

fn converse(child: &mut Child, content: &[u8], cancelled: &dyn Fn() -> bool) -> Option<Drawn> {
    let (mut to, from) = (child.stdin.take()?, child.stdout.take()?);
    let (answered, answer) = channel();
    thread::scope(|scope| {
        // It may end before it has read everything; its answer says why.
        scope.spawn(move || drop(to.write_all(content)));
        scope.spawn(move || {
            let mut bytes = Vec::new();
            let read = from.take(ANSWER).read_to_end(&mut bytes);
            drop(answered.send(read.map(|_| bytes)));
        });
        let mut waited = Duration::ZERO;
        let bytes = loop {
            match answer.recv_timeout(LISTEN) {
                Ok(bytes) => break bytes.ok(),
                Err(RecvTimeoutError::Timeout) if waited < TIME && !cancelled() => waited += LISTEN,
                Err(_) => break None,
            }
        };
        // Both pipes end with the process, and with them the threads that hold them.
        drop(child.kill());
        read_answer(&bytes?)
    })
}

/// The number of pages in four bytes, then the picture.
fn read_answer(bytes: &[u8]) -> Option<Drawn> {
    let (pages, png) = bytes.split_first_chunk()?;
    (!png.is_empty()).then(|| Drawn {
        pages: u32::from_be_bytes(*pages),
        png: png.to_vec(),
    })
}

/// Draws, if that is what this process was started for; nothing if it is the program itself.
///
/// To be called in the first line of `main`.
pub fn serve(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let mut arguments = arguments
        .into_iter()
        .skip(1)
        .map_while(|argument| argument.into_string().ok());
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let wanted = (|| {
        let kind = arguments.next()?.parse().ok()?;
        let page = arguments.next()?.parse().ok()?;
        let edge = arguments.next()?.parse().ok()?;
        Some((kind, page, edge))
    })();
    confine();
    let done = wanted.and_then(|(kind, page, edge)| answer(kind, page, edge));
    Some(done.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS))
}

fn answer(kind: Kind, page: u32, edge: u16) -> Option<()> {
    // A file that breaks its reader says so by the answer that does not come, not on the terminal.
    std::panic::set_hook(Box::new(|_| {}));
    let mut content = Vec::new();
    io::stdin().take(LARGEST as u64).read_to_end(&mut content).ok()?;
    let drawn = draw(kind, &content, page, edge).ok()?;
    let mut out = io::stdout();
    out.write_all(&drawn.pages.to_be_bytes()).ok()?;
    out.write_all(&drawn.png).ok()?;
    out.flush().ok()
}

/// Takes everything from this process that drawing does not need. What cannot be taken is missed by nobody: the process
/// that waits ends this one in time.
#[cfg(target_os = "linux")]
fn confine() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    const MEMORY: u64 = 1024 * 1024 * 1024;
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    let limits = [
        (Resource::Core, 0),
        (Resource::Cpu, TIME.as_secs()),
        (Resource::Data, MEMORY),
        (Resource::Fsize, 0),
        // No more than it has: no file, no connection.
        (Resource::Nofile, 0),
    ];
    for (resource, most) in limits {
        let _ = setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(most),
            },
        );
    }
}

#[cfg(not(target_os = "linux"))]
fn confine() {}

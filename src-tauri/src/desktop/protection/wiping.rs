//! Memory is overwritten when it is given back, by whatever part of the process it is.
//!
//! Texts travel to the window through libraries written in C: GLib, libsoup, the web view's side of this process.
//! A wiping allocator for Rust would leave their copies behind, so the two functions of the C library that give memory
//! back are replaced for the whole process, as the C library allows ("Replacing malloc" in its manual). They wipe, and
//! hand on to the originals. `docs/adr/0016-wipe-what-is-freed.md` has the reasons and the cost.
//!
//! Short texts also lie on the stacks of threads, where the next call may or may not overwrite them; threads that answer
//! the window wipe what their work has left there.
//!
//! This is the one place of the desktop with unsafe code that is not a line of initialisation.
#![allow(unsafe_code)]

use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::os::unix::process::CommandExt as _;
use std::process::Command;
use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};

// The names under which the C library keeps its own functions for whoever replaces the public ones.
unsafe extern "C" {
    fn __libc_free(block: *mut c_void);
    fn __libc_malloc(size: usize) -> *mut c_void;
    fn __libc_realloc(block: *mut c_void, size: usize) -> *mut c_void;
}

/// Whether anything has been wiped: the proof that the functions below took the place of the originals.
static WIPED: AtomicBool = AtomicBool::new(false);

/// Whether freed memory is wiped in this process.
pub(super) fn is_active() -> bool {
    WIPED.load(Ordering::Relaxed)
}

/// Makes the web view's side of this process take its memory from the C library too, which wipes it.
///
/// WebKit's own allocator asks for a variable while its library is loaded, before `main`; so the program starts itself
/// once more with it. The processes of the web view do not see the variable: they are faster with their own allocator,
/// and end with every lock.
pub(super) fn take_in_web_view() {
    const VARIABLE: &str = "Malloc";
    if std::env::var_os(VARIABLE).is_some() {
        // SAFETY: in the first line of `main` the process has one thread, so nobody reads the environment.
        unsafe { std::env::remove_var(VARIABLE) };
        return;
    }
    let mut arguments = std::env::args_os();
    if let (Ok(own), Some(name)) = (std::env::current_exe(), arguments.next()) {
        // Returns only if it fails, and then the memory of the web view's side is not wiped.
        let _ = Command::new(own)
            .arg0(name)
            .args(arguments)
            .env(VARIABLE, "1")
            .exec();
    }
}

/// Gives a block back, wiped.
///
/// # Safety
/// As for `free` of the C library: a block of `malloc` and its kin that is not used any more, or null.
#[unsafe(no_mangle)]
pub(super) unsafe extern "C" fn free(block: *mut c_void) {
    if block.is_null() {
        return;
    }
    // SAFETY: the caller hands over a live block, which belongs to the C library in its whole usable size.
    unsafe {
        libc::explicit_bzero(block, libc::malloc_usable_size(block));
        __libc_free(block);
    }
    if !WIPED.load(Ordering::Relaxed) {
        WIPED.store(true, Ordering::Relaxed);
    }
}

/// Changes the size of a block. One that grows moves, so that nothing stays behind at the old place.
///
/// # Safety
/// As for `realloc` of the C library.
#[unsafe(no_mangle)]
pub(super) unsafe extern "C" fn realloc(block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: as the caller promises; bytes are read and written only within the usable size of live blocks.
    unsafe {
        if block.is_null() {
            return __libc_malloc(size);
        }
        if size == 0 {
            free(block);
            return ptr::null_mut();
        }
        let usable = libc::malloc_usable_size(block);
        if size <= usable {
            libc::explicit_bzero(block.byte_add(size), usable - size);
            return __libc_realloc(block, size);
        }
        let moved = __libc_malloc(size);
        if !moved.is_null() {
            ptr::copy_nonoverlapping(block.cast::<u8>(), moved.cast::<u8>(), usable);
            free(block);
        }
        moved
    }
}

/// The same for so many elements of a size.
///
/// # Safety
/// As for `reallocarray` of the C library.
#[unsafe(no_mangle)]
pub(super) unsafe extern "C" fn reallocarray(block: *mut c_void, count: usize, size: usize) -> *mut c_void {
    match count.checked_mul(size) {
        // SAFETY: as the caller promises.
        Some(bytes) => unsafe { realloc(block, bytes) },
        None => {
            // SAFETY: the error number of this thread may always be written.
            unsafe { *libc::__errno_location() = libc::ENOMEM };
            ptr::null_mut()
        }
    }
}

/// The nearer part of what lies below a function on its stack, in bytes. A call into the C library needs less.
const NEAR: usize = 32 * 1024;
const PAGE: usize = 4096;

/// Wipes the stack of this thread below the caller, as deep as it goes.
///
/// What was called before has to have been a function of its own, or its variables lie in the frame of the caller.
#[inline(never)]
pub(super) fn wipe_stack() {
    thread_local! {
        static LOWEST: usize = lowest_of_stack();
    }
    let marker = 0_u8;
    let end = (ptr::from_ref(&marker).addr() - NEAR / 2) & !(PAGE - 1);
    let start = LOWEST.with(|lowest| *lowest);
    if start < end {
        // SAFETY: these pages are of this thread's stack, below everything that is in use on it. They read as zero from
        // here on, and the kernel gives new ones when the stack grows into them.
        unsafe {
            libc::madvise(
                ptr::without_provenance_mut(start),
                end - start,
                libc::MADV_DONTNEED,
            );
        }
    }
    overwrite_near();
}

/// Overwrites the stack below the caller.
#[inline(never)]
fn overwrite_near() {
    let mut near = [0_u8; NEAR];
    // SAFETY: the whole of a live array. Unlike an assignment this is not left out because nobody reads it.
    unsafe { libc::explicit_bzero(near.as_mut_ptr().cast(), near.len()) };
}

/// The lowest address of this thread's stack, to the next page; the highest there is if the C library does not tell.
fn lowest_of_stack() -> usize {
    let mut attributes = MaybeUninit::<libc::pthread_attr_t>::uninit();
    let (mut lowest, mut size) = (ptr::null_mut(), 0);
    // SAFETY: the attributes are read and destroyed only after they were filled in.
    unsafe {
        if libc::pthread_getattr_np(libc::pthread_self(), attributes.as_mut_ptr()) != 0 {
            return usize::MAX;
        }
        let told = libc::pthread_attr_getstack(attributes.as_ptr(), &raw mut lowest, &raw mut size);
        libc::pthread_attr_destroy(attributes.as_mut_ptr());
        if told != 0 {
            return usize::MAX;
        }
    }
    lowest.addr().next_multiple_of(PAGE)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs::File;
    use std::hint::black_box;
    use std::os::unix::fs::FileExt as _;

    use super::*;

    /// Fills a part of the stack with a number, far down; says where.
    #[inline(never)]
    fn leave_behind(number: u8, depth: usize) -> (usize, usize) {
        let written = black_box([number; 20_000]);
        if depth == 0 {
            return (written.as_ptr().addr(), written.len());
        }
        let deepest = leave_behind(number, depth - 1);
        black_box(&written);
        deepest
    }

    /// What is written there, without a reference to what no longer exists.
    fn read((from, length): (usize, usize)) -> Vec<u8> {
        let mut bytes = vec![1; length];
        let memory = File::open("/proc/self/mem").unwrap();
        memory.read_exact_at(&mut bytes, from as u64).unwrap();
        bytes
    }

    #[test]
    fn what_work_has_left_on_the_stack_is_wiped_near_and_deep() {
        for depth in [0, 1, 40] {
            let place = leave_behind(7, depth);
            assert!(
                read(place).iter().filter(|byte| **byte == 7).count() > 10_000,
                "it was left there"
            );
            wipe_stack();
            // The reading itself uses some of it again.
            let left = read(place).iter().filter(|byte| **byte == 7).count();
            assert_eq!(left, 0, "nothing is left at depth {depth}");
        }
    }

    #[test]
    fn blocks_keep_what_they_hold_while_they_change_their_size() {
        // SAFETY: plain use of the functions of the C library, every block given back once.
        unsafe {
            let block = realloc(ptr::null_mut(), 40).cast::<u8>();
            for index in 0..40u8 {
                *block.add(usize::from(index)) = index;
            }
            let larger = realloc(block.cast(), 100_000).cast::<u8>();
            let smaller = reallocarray(larger.cast(), 3, 10).cast::<u8>();
            let kept: Vec<u8> = (0..30).map(|index| *smaller.add(index)).collect();
            assert_eq!(kept, (0..30).collect::<Vec<u8>>(), "what fits is kept");
            assert!(
                reallocarray(smaller.cast(), usize::MAX, 2).is_null(),
                "more than there is, is refused"
            );
            assert_eq!(*smaller.add(7), 7, "and the block stays as it was");
            free(smaller.cast());
            free(ptr::null_mut());
        }
    }

    #[test]
    fn what_rust_gives_back_is_wiped_too() {
        drop(vec![7_u8; 100]);
        assert!(is_active(), "the whole process uses the functions above");
    }
}

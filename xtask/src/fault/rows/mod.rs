//! The rows of the table, by the numbers that the threat model gives them.

mod bit_flips;
mod crash_points;
mod disk_full;
mod headers;
mod hot_journal;
mod io_errors;
mod kills;
mod lengths;
mod modes;
mod passphrases;
mod places;
mod power_loss;
mod recorded;
mod requests;
mod resources;
mod rollback;
mod round_trips;
mod two_processes;

use fastrand::Rng;

use super::run::{Suite, Trial};
use crate::process::Outcome;

/// A row: one kind of harm.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) what: &'static str,
    /// What the row means, for the documentation.
    pub(super) meaning: &'static str,
    pub(super) plan: for<'a> fn(&'a Suite, &mut Rng) -> Outcome<Vec<Trial<'a>>>,
}

/// All rows, in the order in which they run.
pub(super) const ROWS: [Row; 17] = [
    Row {
        id: "T1",
        what: "Killed at random while writing",
        meaning: "A process saves members, forms and expectations as fast as it can and is killed with SIGKILL after up \
                  to 80 milliseconds. Everything that it had acknowledged is there, word for word, and at most the one \
                  change that was under way is there too.",
        plan: kills::plan,
    },
    Row {
        id: "T2",
        what: "Killed at each call that changes a file",
        meaning: "Making a vault, editing, changing the passphrase, recovering, giving a new key, backing up, \
                  restoring, rescuing and migrating the vault of an earlier release are recorded once; then each is \
                  repeated and killed just before one of its calls that change the disk, one call after another. What \
                  is left is the old state or the new one, and a migrated vault has the backup that was made before.",
        plan: crash_points::plan,
    },
    Row {
        id: "T3",
        what: "Power gone at any moment",
        meaning: "From the same recordings the states are computed that a disk may hold after a power cut: what was \
                  not synced is missing, there in part, in another order, or torn at 512 bytes, and a name that was \
                  not synced may be missing too. Each state is laid out and opened.",
        plan: power_loss::plan,
    },
    Row {
        id: "T4",
        what: "Disk full",
        meaning: "Each operation runs on a small disk with less and less room. It succeeds, or says that the disk is \
                  full; the vault opens while the disk is full, and the operation succeeds once there is room again.",
        plan: disk_full::plan,
    },
    Row {
        id: "T5",
        what: "Errors of the disk and the system",
        meaning: "One call of an operation fails, once or from then on: EIO on reads, writes and syncs, EACCES, EMFILE \
                  and EROFS on opening, EIO on new names. The operation ends in a plain message or was not disturbed, \
                  and the old state or the new one is there. Where the write that fails is that of the message, the \
                  exit status says it.",
        plan: io_errors::plan,
    },
    Row {
        id: "T6",
        what: "Flipped bits",
        meaning: "A bit on every page of the database, every bit of the header, bits of a backup and of a journal that \
                  a crash has left. A damaged copy of the header is mended from the other. Survived means that the \
                  content was compared and is the same.",
        plan: bit_flips::plan,
    },
    Row {
        id: "T7",
        what: "Files of another length",
        meaning: "The database cut at every page, one byte before and after it, to nothing, gone, with a page more, or \
                  replaced by that of another vault. It is refused by name and never opened as an empty vault.",
        plan: lengths::plan,
    },
    Row {
        id: "T8",
        what: "Earlier states put back",
        meaning: "The whole database, single pages, or headers are replaced by earlier ones of the same vault. Detected \
                  are those that do not fit, and those that a look at the newest backup shows, because the journal in \
                  it is longer. Older are those that no check of one file can tell: whoever can write the folder can \
                  put an old copy of it back.",
        plan: rollback::plan,
    },
    Row {
        id: "T9",
        what: "Places where nothing can be written, and wrong kinds of files",
        meaning: "A read-only disk, folders and files without permission, links and folders in the place of files. Each \
                  is named, and nothing is changed.",
        plan: places::plan,
    },
    Row {
        id: "T10",
        what: "Two processes at the same instant",
        meaning: "Two processes open one vault at once. Exactly one gets it; the other says that it is in use.",
        plan: two_processes::plan,
    },
    Row {
        id: "T11",
        what: "Backup and restore",
        meaning: "A vault with random content is backed up, in a third of the trials killed while doing it first, and \
                  restored where there is nothing else: with its passphrase, and with the recovery kit alone. The \
                  hashes of all tables are the same, and no part of a backup is ever listed.",
        plan: round_trips::plan,
    },
    Row {
        id: "T13",
        what: "Wrong passphrases",
        meaning: "Wrong in a letter, in case, in length, in spaces. None opens, and none gives another message than \
                  another. The right one opens however its letters are composed.",
        plan: passphrases::plan,
    },
    Row {
        id: "T14",
        what: "Hostile headers",
        meaning: "Headers with a right checksum and absurd costs, of other vaults, without their MAC, far too long. They \
                  are refused before any memory is taken for them.",
        plan: headers::plan,
    },
    Row {
        id: "T18",
        what: "Malformed requests",
        meaning: "Every command with requests of wrong types, missing and additional fields, huge numbers, long texts, \
                  deep nesting, control characters, and lines that are no requests at all, one of ten megabytes. Each \
                  is answered by a plain error, nothing ends the process, and nothing is changed.",
        plan: requests::malformed,
    },
    Row {
        id: "T19",
        what: "Commands of a locked vault",
        meaning: "Every command that needs an open vault, asked of a locked one. Each answers that it is locked.",
        plan: requests::locked,
    },
    Row {
        id: "T27",
        what: "Too little memory, too few files",
        meaning: "Each operation runs with a limit on its address space, or on the files that it may have open, between \
                  what the program needs to start and what it needs for everything. It succeeds, says so, or is ended \
                  by the C library, which says so; and the old state or the new one is there.",
        plan: resources::plan,
    },
    Row {
        id: "T28",
        what: "Modes of files",
        meaning: "With a umask that forbids nothing, every folder that is made is closed to others, and every file.",
        plan: modes::plan,
    },
];

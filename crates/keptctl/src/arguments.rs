//! What can be typed after `keptctl`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Kept without a window, for scripts, checks and rescue.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Exit status: 0 done, 2 wrong use, 3 locked or wrong passphrase, 4 integrity or verification failed,\n\
                  5 refused by a rule, 6 in use by another process, 7 not found, 1 anything else."
)]
pub(crate) struct Arguments {
    /// Write results and failures as JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) task: Task,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// Make, look at, open and repair access to a vault.
    #[command(subcommand)]
    Vault(VaultTask),
    /// Make, list, check and restore backups.
    #[command(subcommand)]
    Backup(BackupTask),
    /// Ask for any command of the contract, as the window does.
    Call(Call),
    /// Print the contract.
    Commands(Commands),
    /// Papers in and out.
    #[command(subcommand)]
    Document(DocumentTask),
    /// Make a vault of invented people, for looking around and for measuring.
    Demo(Demo),
}

/// A vault, and where its passphrase comes from.
#[derive(Debug, Args)]
pub(crate) struct Door {
    /// The folder of the vault, ending in `.kept`.
    pub(crate) folder: PathBuf,
    /// Read the passphrase from the first line of standard input.
    #[arg(long, required = true)]
    pub(crate) passphrase_stdin: bool,
}

/// What one try at a new passphrase costs.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(crate) struct Cost {
    /// Memory for the key derivation of a new passphrase in MiB, 64 to 1024; measured if left out.
    #[arg(long, value_name = "MIB")]
    pub(crate) kdf_memory: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum VaultTask {
    /// Make a new vault; prints the recovery kit, the only time that it is not asked for.
    Create {
        #[command(flatten)]
        door: Door,
        /// What the manager calls it; the name of the folder if left out.
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        cost: Cost,
    },
    /// Say what can be said without a passphrase.
    Info {
        /// The folder of the vault.
        folder: PathBuf,
    },
    /// Check that the passphrase opens the vault.
    UnlockTest {
        #[command(flatten)]
        door: Door,
    },
    /// Check every page of the file and every link of the journal.
    Check {
        #[command(flatten)]
        door: Door,
        /// Print the SHA-256 of the content of every table as well, to compare two vaults.
        #[arg(long)]
        hashes: bool,
    },
    /// Print the journal as lines of JSON, oldest first; `docs/verify-journal.py` checks it without Kept.
    Journal {
        #[command(flatten)]
        door: Door,
    },
    /// Give the vault a new key; the passphrase stays. Prints the new recovery kit.
    RotateKey {
        #[command(flatten)]
        door: Door,
        #[command(flatten)]
        cost: Cost,
    },
    /// Make a new vault of everything that can still be read in a damaged one.
    Rescue {
        #[command(flatten)]
        door: Door,
        /// The folder of the new vault; it must not exist.
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
    },
    /// Open the vault with its recovery key and give it a new passphrase.
    ///
    /// Standard input: the recovery key in the first line, the new passphrase in the second.
    Recover {
        #[command(flatten)]
        door: Door,
        #[command(flatten)]
        cost: Cost,
    },
    /// Give the vault a new passphrase.
    ///
    /// Standard input: the present passphrase in the first line, the new one in the second.
    ChangePassphrase {
        #[command(flatten)]
        door: Door,
        #[command(flatten)]
        cost: Cost,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum BackupTask {
    /// Make a backup of a copy that was found whole.
    Create {
        #[command(flatten)]
        door: Door,
        /// The folder that it goes into; `backups` in the folder of the vault if left out.
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
    },
    /// List backups, newest first. Needs no passphrase.
    List {
        /// The folder of the vault, or a folder of backups.
        folder: PathBuf,
    },
    /// Unpack a backup and check every page and every link of the journal in it.
    Verify {
        #[command(flatten)]
        door: Door,
        /// The backup; the newest one of the vault if left out.
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
    /// Make a vault from a backup.
    ///
    /// Standard input: the passphrase of the time of the backup; or, with `--recovery-kit`, the recovery key in the first
    /// line and a new passphrase in the second.
    Restore {
        /// The backup, or the folder of a vault whose newest backup is meant.
        from: PathBuf,
        /// The folder of the vault to be, ending in `.kept`; it must not exist.
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
        /// Read the recovery key and a new passphrase instead of the passphrase.
        #[arg(long)]
        recovery_kit: bool,
        #[command(flatten)]
        cost: Cost,
        /// Read secrets from standard input.
        #[arg(long, required = true)]
        passphrase_stdin: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Call {
    #[command(flatten)]
    pub(crate) door: Door,
    /// The name of the command.
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub(crate) command: Option<String>,
    /// The request as JSON, or `-` for the rest of standard input; `{}` if left out.
    #[arg(conflicts_with = "batch")]
    pub(crate) request: Option<String>,
    /// Lines of {"command": …, "request": …} from a file, or `-` for the rest of standard input. Each is answered by a line
    /// {"ok": …} or {"error": …} as soon as its change is committed.
    #[arg(long, value_name = "FILE")]
    pub(crate) batch: Option<PathBuf>,
    /// Walk all pages of a list.
    #[arg(long, conflicts_with = "batch")]
    pub(crate) all: bool,
    /// Where the bytes of a page or file go; standard output if left out.
    #[arg(long, value_name = "FILE", conflicts_with = "batch")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Commands {
    /// As the TypeScript map that the interface is typed with.
    #[arg(long)]
    pub(crate) typescript: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DocumentTask {
    /// Lay out the paper of an expectation or a form, or fetch the sealed PDF of a document.
    Render {
        #[command(flatten)]
        door: Door,
        /// The id of an expectation, a form or a document.
        id: String,
        /// The size of the sheet; as in the settings if left out.
        #[arg(long, value_parser = ["a4", "letter"])]
        paper: Option<String>,
        /// Where the PDF goes.
        #[arg(long, short)]
        out: PathBuf,
    },
    /// Seal a PDF that Kept has laid out, with the key of the vault.
    Seal {
        #[command(flatten)]
        door: Door,
        /// The PDF to seal.
        pdf: PathBuf,
        /// Where the sealed PDF goes.
        #[arg(long, short)]
        out: PathBuf,
    },
    /// Check the seal of a PDF. Needs no vault.
    Verify {
        /// The PDF to check.
        pdf: PathBuf,
        /// The root certificate to trust, PEM or DER. Without it the seal is checked, but not whose it is.
        #[arg(long, value_name = "CERTIFICATE")]
        root: Option<PathBuf>,
    },
    /// Write out the public root certificate of the vault.
    Root {
        #[command(flatten)]
        door: Door,
        /// Where the certificate goes, PEM.
        #[arg(long, short)]
        out: PathBuf,
    },
}

/// How much a demo holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scale {
    /// The sample team of seven in the middle of its work, with two sealed agreements.
    Sample,
    /// Ten years: 60 people, 20,000 talks, 40,000 tasks, 2,000 sealed documents. Takes minutes.
    Decade,
    /// Ten times the decade. Takes an hour or two.
    Century,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The folder of the new vault, ending in `.kept`.
    pub(crate) folder: PathBuf,
    /// How much it holds.
    #[arg(long, value_enum, default_value = "sample")]
    pub(crate) scale: Scale,
    /// The same number gives the same people, texts and dates.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// The day on which the demo stands, like 2026-11-19; today if left out.
    #[arg(long, value_name = "DAY")]
    pub(crate) today: Option<NaiveDate>,
    /// Read the passphrase from the first line of standard input; a fixed one that is printed if left out.
    #[arg(long)]
    pub(crate) passphrase_stdin: bool,
}

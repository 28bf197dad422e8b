//! What is measured against what, and how much more it may be.

/// A budget.
pub(super) struct Budget {
    /// The measurement that it is about.
    pub(super) id: &'static str,
    pub(super) what: &'static str,
    pub(super) against: &'static str,
    /// The ratio that it holds up to, or the value itself where there is nothing to compare.
    pub(super) bound: f64,
    pub(super) unit: Unit,
    /// Why it may be missing from a run.
    pub(super) missing: &'static str,
}

/// What a measurement is counted in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Seconds; shown in milliseconds.
    Seconds,
    /// Bytes; shown in MB.
    Bytes,
    /// Bytes; shown in KB.
    KiloBytes,
    /// Seconds of processor time in an hour.
    ProcessorSeconds,
}

const NO_CENTURY: &str = "`cargo xtask bench --century` makes one";
const NO_DISPLAY: &str = "there is no virtual display on this system";

const fn time(id: &'static str, what: &'static str, against: &'static str, bound: f64) -> Budget {
    Budget {
        id,
        what,
        against,
        bound,
        unit: Unit::Seconds,
        missing: "the measurement did not report it",
    }
}

const fn list(id: &'static str, what: &'static str) -> Budget {
    time(id, what, "the leanest statements for the same rows", 1.3)
}

const fn grown(id: &'static str, what: &'static str) -> Budget {
    Budget {
        missing: NO_CENTURY,
        ..time(id, what, "the same, decade", 1.5)
    }
}

const fn window(id: &'static str, what: &'static str, bound: f64, unit: Unit) -> Budget {
    Budget {
        id,
        what,
        against: "an empty window",
        bound,
        unit,
        missing: NO_DISPLAY,
    }
}

const fn not_yet(
    id: &'static str,
    what: &'static str,
    against: &'static str,
    bound: f64,
    missing: &'static str,
) -> Budget {
    Budget {
        id,
        what,
        against,
        bound,
        unit: Unit::Seconds,
        missing,
    }
}

pub(super) const BUDGETS: &[Budget] = &[
    window(
        "start",
        "Process start to painted lock screen",
        1.25,
        Unit::Seconds,
    ),
    time(
        "unlock",
        "Opening the vault and the first answer of Today, decade, without key derivation and painting",
        "the same, sample",
        1.5,
    ),
    list("today", "Today, decade"),
    list("members", "List of members, decade"),
    list("timeline", "Timeline of a member, decade"),
    list("months", "Months of a timeline, decade"),
    list("log", "Log of everybody, decade"),
    list("log-months", "Months of the log, decade"),
    list("expectations", "List of expectations, decade"),
    list("forms", "List of talks, decade"),
    list("notes", "List of notes, decade"),
    list("documents", "List of documents, decade"),
    list("reminders", "List of reminders, decade"),
    time(
        "search",
        "Search as you type, 95th percentile, decade",
        "the bare FTS5 query with its excerpts",
        1.3,
    ),
    Budget {
        missing: "there is no `rg` in the path",
        ..time(
            "ripgrep",
            "Search as you type, decade",
            "ripgrep over the same texts as files",
            0.05,
        )
    },
    grown("century.today", "Today, century"),
    grown("century.members", "List of members, century"),
    grown("century.timeline", "Timeline of a member, century"),
    grown("century.months", "Months of a timeline, century"),
    grown("century.log", "Log of everybody, century"),
    grown("century.log-months", "Months of the log, century"),
    grown("century.expectations", "List of expectations, century"),
    grown("century.forms", "List of talks, century"),
    grown("century.notes", "List of notes, century"),
    grown("century.documents", "List of documents, century"),
    grown("century.reminders", "List of reminders, century"),
    grown("century.search", "Search as you type, century"),
    time(
        "draft",
        "Saving a draft, decade",
        "one bare insert of the same text, same durability",
        1.5,
    ),
    Budget {
        missing: "there is no `typst` 0.15 in the path (`cargo install typst-cli --version 0.15.1`)",
        ..time(
            "paper-typst",
            "Expectation paper, set and sealed, warm",
            "the `typst` program on the same paper",
            0.25,
        )
    },
    Budget {
        missing: "there is no `soffice` in the path",
        ..time(
            "paper-office",
            "The same",
            "an office suite converting the same paper",
            0.01,
        )
    },
    window(
        "memory",
        "Memory of all processes, decade open on Today",
        1.25,
        Unit::Bytes,
    ),
    not_yet(
        "memory-tray",
        "Memory hidden in the tray",
        "an empty window",
        0.4,
        "there is no tray yet",
    ),
    Budget {
        against: "",
        ..window(
            "idle",
            "Processor time in an idle hour, decade open on Today",
            1.0,
            Unit::ProcessorSeconds,
        )
    },
    Budget {
        id: "script",
        what: "JavaScript at start, gzip",
        against: "",
        bound: 150e3,
        unit: Unit::KiloBytes,
        missing: "gzip is not installed",
    },
    Budget {
        id: "package",
        what: "Installed .deb",
        against: "",
        bound: 25e6,
        unit: Unit::Bytes,
        missing: "`cargo xtask dist` builds the package",
    },
    time(
        "backup",
        "Backup of a copy found whole, decade",
        "a copy of the file with fsync",
        6.0,
    ),
];

//! The real machine: its clock, its zone, its source of random bytes, and what a defect says on it.

use std::io::Write as _;
use std::panic::{self, PanicHookInfo};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use kept_documents::attached::draw_apart;
use kept_domain::attachment::Kind;
use kept_domain::time::Moment;
use uuid::{Builder, Uuid};

use crate::ports::{CannotShow, Chance, Clock, Drawn, Viewer};

/// The clock and the zone of this computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    // The one place where the clock of the computer is read.
    #[allow(clippy::disallowed_methods)]
    fn now(&self) -> Moment {
        Moment {
            at: Utc::now(),
            zone: zone(),
        }
    }
}

/// The zone of this process: `TZ` comes before the system's, as for the web view and every other program.
/// A zone that nobody tells, or that no table knows, is UTC.
fn zone() -> Tz {
    let own = std::env::var("TZ").ok().and_then(|name| name.parse().ok());
    own.or_else(|| iana_time_zone::get_timezone().ok()?.parse().ok())
        .unwrap_or(Tz::UTC)
}

pub use kept_documents::attached::serve as serve_drawing;

/// Draws in another process of this program, whose `main` begins with [`serve_drawing`].
#[derive(Debug, Clone, Copy, Default)]
pub struct ProcessViewer;

impl Viewer for ProcessViewer {
    fn draw(
        &self,
        kind: Kind,
        content: &[u8],
        page: u32,
        edge: u16,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Drawn, CannotShow> {
        draw_apart(kind, content, page, edge, cancelled)
    }
}

/// Random bytes of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Nothing in Kept is safe without randomness, and no caller could do better than stop.
            std::process::abort();
        }
    }

    fn id(&self, at: DateTime<Utc>) -> Uuid {
        let mut random = [0; 10];
        self.fill(&mut random);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

/// From now on a defect says where it is, and nothing more: what it says of itself may hold what somebody wrote.
pub fn tell_defects_by_place() {
    panic::set_hook(Box::new(say_where));
}

fn say_where(defect: &PanicHookInfo<'_>) {
    if let Some(place) = defect.location() {
        // There is nobody to tell when standard error is closed.
        let _ = writeln!(std::io::stderr(), "Kept met a defect at {place}.");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use std::process::Command;

    use super::*;

    /// Set for the process that has the defect.
    const DEFECTIVE: &str = "KEPT_TEST_DEFECTIVE";

    #[test]
    fn a_defect_says_where_it_is_and_nothing_that_somebody_wrote() {
        if std::env::var_os(DEFECTIVE).is_some() {
            tell_defects_by_place();
            panic!("Typing on the phone is the slow part.");
        }
        let own = std::env::current_exe().unwrap();
        let name = "machine::tests::a_defect_says_where_it_is_and_nothing_that_somebody_wrote";
        let output = Command::new(own)
            .args(["--exact", "--nocapture", name])
            .env(DEFECTIVE, "1")
            .output()
            .unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(
            said.contains("Kept met a defect at crates/app/src/machine.rs:"),
            "the place is named: {said}"
        );
        assert!(!said.contains("phone"), "the words of the defect are not: {said}");
    }
}

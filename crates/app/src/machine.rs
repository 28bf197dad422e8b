//! The real machine: its clock, its zone, its source of random bytes.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use kept_domain::time::Moment;
use uuid::{Builder, Uuid};

use crate::ports::{Chance, Clock};

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

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
        // A zone that the system does not tell, or that no table knows, is UTC.
        let name = iana_time_zone::get_timezone().unwrap_or_default();
        Moment {
            at: Utc::now(),
            zone: name.parse().unwrap_or(Tz::UTC),
        }
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

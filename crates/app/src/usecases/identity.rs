//! The keys of the vault's seal: made when they are first needed, renewed before they run out.

use std::sync::Arc;

use chrono::TimeDelta;
use kept_documents::Identity;
use kept_vault::table::identity;
use kept_vault::{Entry, Reader, Writer};
use uuid::Uuid;

use super::Settings;
use crate::error::ApiError;
use crate::ports::Chance;
use crate::session::Session;

/// How long before its end a leaf is renewed.
const EARLY: TimeDelta = TimeDelta::days(30);

/// The identity, if it has been made.
pub(super) fn get(reader: &Reader<'_>) -> Result<Option<Identity>, ApiError> {
    Ok(identity::get(reader)?
        .map(|bytes| Identity::from_bytes(&bytes))
        .transpose()?)
}

/// Makes identities, for work on the vault, which may not borrow the session.
pub(super) struct Maker {
    chance: Arc<dyn Chance>,
    vault: Uuid,
}

impl Maker {
    /// For the vault of a session.
    pub(super) fn of(session: &Session) -> Self {
        Self {
            chance: Arc::clone(&session.ports().chance),
            vault: session.vault().id().uuid(),
        }
    }

    /// The identity, with a leaf that is valid now.
    pub(super) fn get_or_make(&self, writer: &Writer<'_>) -> Result<Identity, ApiError> {
        let now = writer.now().at;
        let mut entropy = |bytes: &mut [u8]| self.chance.fill(bytes);
        let (identity, kind) = match get(writer)? {
            Some(known) if known.leaf_expires_at() - EARLY > now => return Ok(known),
            Some(known) => (known.renewed(now, &mut entropy)?, "identity.renewed"),
            None => {
                let holder = Settings::read(writer)?.manager_name;
                (Identity::generate(&holder, now, &mut entropy)?, "identity.made")
            }
        };
        identity::put(writer, &identity.to_bytes()?)?;
        writer.record(Entry {
            kind,
            object: self.vault,
            payload: &identity.root_certificate_der()?,
        })?;
        Ok(identity)
    }
}

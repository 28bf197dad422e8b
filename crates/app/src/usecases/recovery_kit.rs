//! The recovery kit: showing it, printing it, proving that it is on paper.

use chrono::{DateTime, Utc};
use kept_documents::{KitPaper, Language};
use kept_vault::table::meta;
use kept_vault::{Entry, GROUPS_PER_ROW, RecoveryKey, Vault};
use secrecy::ExposeSecret;

use crate::error::ApiError;
use crate::papers;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::*;

/// What the interface shows.
pub(super) fn view(vault: &Vault, key: &RecoveryKey, made_at: DateTime<Utc>) -> RecoveryKit {
    RecoveryKit {
        vault_number: vault.number(),
        vault_name: vault.name().to_owned(),
        groups: key.groups().iter().map(|group| group.to_string()).collect(),
        made_at,
    }
}

pub(crate) fn recovery_kit_show(
    session: &Session,
    request: RecoveryKitShow,
) -> Result<RecoveryKit, ApiError> {
    let key = session.vault().recovery_key(&request.passphrase.0)?;
    let made_at = session.read(|reader| Ok(meta::get(reader)?))?.key_made_at;
    let kit = view(session.vault(), &key, made_at);
    session.keep_recovery_key(key);
    Ok(kit)
}

pub(crate) fn recovery_kit_pdf(session: &Session, request: RecoveryKitShow) -> Result<Pdf, ApiError> {
    let key = session.vault().recovery_key(&request.passphrase.0)?;
    let made_at = session.read(|reader| Ok(meta::get(reader)?))?.key_made_at;
    let settings = session.settings()?;
    let paper = KitPaper {
        language: Language::English,
        groups: key.groups(),
        vault_number: session.vault().number(),
        vault_name: session.vault().name().to_owned(),
        holder: Some(settings.manager_name.clone()).filter(|name| !name.is_empty()),
        made_on: made_at.with_timezone(&session.now().zone).date_naive(),
    };
    Ok(Pdf(session
        .press()
        .recovery_kit(&paper, papers::sheet(settings.paper_size.into()))?
        .pdf()?))
}

pub(crate) fn recovery_kit_confirm(session: &Session, request: RecoveryKitConfirm) -> Result<Done, ApiError> {
    session.with_recovery_key(|key| {
        let key = key.ok_or_else(|| ApiError::precondition("Show the recovery kit first."))?;
        typed_back(key, &request.first, &request.second)
    })?;
    note_saved(session, "recovery-kit.saved")?;
    session.forget_recovery_key();
    Ok(Done {})
}

pub(crate) fn recovery_kit_rehearse(
    session: &Session,
    request: RecoveryKitRehearse,
) -> Result<Done, ApiError> {
    let key = session.vault().recovery_key(&request.passphrase.0)?;
    typed_back(&key, &request.first, &request.second)?;
    note_saved(session, "recovery-kit.rehearsed")?;
    Ok(Done {})
}

/// Whether two different groups are those of the kit.
fn typed_back(key: &RecoveryKey, first: &TypedGroup, second: &TypedGroup) -> Result<(), ApiError> {
    if first.index == second.index {
        return Err(ApiError::field(
            "second.index",
            "These are the same group. Type two different ones.",
        ));
    }
    for (field, typed) in [("first.text", first), ("second.text", second)] {
        let index = usize::from(typed.index);
        let (row, column) = (index / GROUPS_PER_ROW + 1, index % GROUPS_PER_ROW + 1);
        if !key.group_is(row, column, typed.text.0.expose_secret()) {
            return Err(ApiError::field(
                field,
                "This is not what stands on the sheet. Look again.",
            ));
        }
    }
    Ok(())
}

/// Notes that the kit is on paper, as of now.
fn note_saved(session: &Session, kind: &'static str) -> Result<(), ApiError> {
    let vault = session.vault().id().uuid();
    session.write(move |writer| {
        meta::set_kit_saved(writer)?;
        writer.record(Entry {
            kind,
            object: vault,
            payload: vault.as_bytes(),
        })?;
        Ok(())
    })?;
    session.changed(ChangeKind::Settings, None, None);
    Ok(())
}

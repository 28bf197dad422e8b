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
    let made_at = session.read(|reader| Ok(meta::get(reader)?))?.created_at;
    let kit = view(session.vault(), &key, made_at);
    session.keep_recovery_key(key);
    Ok(kit)
}

pub(crate) fn recovery_kit_pdf(session: &Session, request: RecoveryKitShow) -> Result<Pdf, ApiError> {
    let key = session.vault().recovery_key(&request.passphrase.0)?;
    let made_at = session.read(|reader| Ok(meta::get(reader)?))?.created_at;
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
    if request.first.index == request.second.index {
        return Err(ApiError::field(
            "second.index",
            "These are the same group. Type two different ones.",
        ));
    }
    session.with_recovery_key(|key| {
        let key = key.ok_or_else(|| ApiError::precondition("Show the recovery kit first."))?;
        for (field, typed) in [("first.text", &request.first), ("second.text", &request.second)] {
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
    })?;
    let vault = session.vault().id().uuid();
    session.write(move |writer| {
        meta::set_kit_saved(writer)?;
        writer.record(Entry {
            kind: "recovery-kit.saved",
            object: vault,
            payload: vault.as_bytes(),
        })?;
        Ok(())
    })?;
    session.forget_recovery_key();
    session.changed(ChangeKind::Settings, None, None);
    Ok(Done {})
}

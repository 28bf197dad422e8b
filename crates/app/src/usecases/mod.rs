//! What each command of the contract does. A function has the name of its command.

mod action;
mod agenda;
mod attachment;
mod backup;
pub mod bulk;
mod cadence;
mod capture;
mod document;
mod expectation;
mod feedback;
mod form;
mod freezing;
mod identity;
mod journal;
mod leaving;
mod link;
mod log;
mod member;
mod note;
mod own_template;
mod paper;
mod passphrase;
mod plan;
mod prep;
mod preview;
mod promise;
mod question;
mod recovery_kit;
mod reminder;
mod sample;
mod sample_signing;
mod sample_talks;
mod sealing;
mod search;
mod settings;
mod signing;
mod spoken;
mod surprise;
mod task;
pub(crate) mod template;
mod template_file;
mod timeline;
mod today;
mod vault;
mod witness;
mod wording;

pub(crate) use action::form_actions;
pub(crate) use agenda::{agenda_add, agenda_list, agenda_move, agenda_reopen, agenda_settle, agenda_update};
pub use attachment::too_large as attachment_too_large;
pub(crate) use attachment::{
    Taken, attachment_add, attachment_bytes, attachment_draw, attachment_get, attachment_list,
    attachment_page, attachment_remove, attachment_thumbnail,
};
pub(crate) use backup::{
    OpenBackup, backup_close, backup_create, backup_list, backup_open, backup_place_set, backup_restore,
    backup_status, backup_verify, vault_rescue, work_cancel,
};
pub(crate) use cadence::{cadence_get, cadence_set, talk_start};
pub(crate) use capture::{capture_assign, capture_discard, capture_parse, capture_save, capture_seal};
pub(crate) use document::{
    document_copied, document_get, document_list, document_pdf, document_root, document_verify,
    document_verify_file, paper_seal,
};
pub(crate) use expectation::{
    expectation_check, expectation_close, expectation_create, expectation_discard, expectation_get,
    expectation_list, expectation_update,
};
pub(crate) use feedback::{feedback_deliver, feedback_list};
pub(crate) use form::{form_addendum, form_create, form_discard, form_file, form_get, form_list, form_save};
pub(crate) use journal::journal_list;
pub(crate) use leaving::{form_copy, form_leaving};
pub(crate) use link::{link_add, link_list, link_remove, tag_get, tag_list, tag_set};
pub(crate) use log::{log_list, log_months};
use member::{known, present};
pub(crate) use member::{member_archive, member_create, member_get, member_list, member_update};
pub(crate) use note::{
    note_counts, note_create, note_delete, note_get, note_list, note_update, record_forget, record_restore,
};
pub(crate) use own_template::{
    template_own_archive, template_own_create, template_own_get, template_own_list, template_own_publish,
    template_own_save,
};
pub(crate) use paper::paper_pdf;
pub(crate) use passphrase::{passphrase_rate, passphrase_suggest};
pub(crate) use plan::{plan_get, plan_list};
pub(crate) use prep::{mood_list, prep_get, prep_leaving, preview_prep};
pub(crate) use preview::{
    preview_answer, preview_document, preview_expectation, preview_form, preview_page, preview_template,
};
pub(crate) use promise::{promise_list, promise_settle};
pub(crate) use question::{question_add, question_archive, question_ask, question_list};
pub(crate) use recovery_kit::{
    recovery_kit_confirm, recovery_kit_pdf, recovery_kit_rehearse, recovery_kit_show,
};
pub(crate) use reminder::{extend_reminders, occurrence_act, reminder_create, reminder_list};
pub(crate) use sample::{sample_add, sample_remove};
pub(crate) use search::search;
pub(crate) use settings::{Settings, settings_get, settings_update};
pub(crate) use signing::{
    signing_answer, signing_get, signing_read, signing_seal, signing_start, signing_take_back,
    signing_withdraw,
};
pub(crate) use surprise::{like_cases, no_surprise};
pub(crate) use task::{task_list, task_move};
pub(crate) use template::{template_get, template_list};
pub(crate) use template_file::{template_export, template_import, template_try};
pub(crate) use timeline::{timeline_list, timeline_months};
pub(crate) use today::today_view;
pub(crate) use vault::{
    close, session_get, vault_change_passphrase, vault_check, vault_create, vault_keychain_set, vault_lock,
    vault_place_accept, vault_recover, vault_rotate_key, vault_status, vault_unlock,
    vault_unlock_with_keychain,
};
pub(crate) use witness::signing_witness;
pub(crate) use wording::wording_check;

//! The command list: everything a front end may ask for, declared once.
//!
//! From [`for_each_command!`](crate::for_each_command) come [`commands`], `App::dispatch`, the TypeScript map `Commands`,
//! the Tauri handlers, the permission list and the table in the documentation.
//!
//! A command stands in one of three groups:
//! - `door`: answered without an open vault;
//! - `session`: needs an open vault, and gets it as an argument, so it cannot be forgotten;
//! - `window`: answered by the desktop shell, which knows dialogs and screens.
//!
//! `Pdf`, `Svg`, `Png`, `Pem` and `Bytes` are responses of raw bytes; every other one is JSON.

mod text;

use ts_rs::TS;

pub use text::{markdown, typescript};

use crate::reply::Response;
use crate::wire::*;

/// Hands the list of all commands to the macro named by the caller.
#[macro_export]
macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            door {
                /// What can be said about the vault without opening it.
                vault_status(Nothing) -> VaultStatus;
                /// Makes a new vault and opens it.
                vault_create(VaultCreate) -> VaultCreated;
                /// Opens the vault.
                vault_unlock(VaultUnlock) -> SessionView;
                /// Opens the vault with the recovery kit and gives it a new passphrase.
                vault_recover(VaultRecover) -> SessionView;
                /// Opens the vault with what the keychain of this computer keeps.
                vault_unlock_with_keychain(VaultUnlockWithKeychain) -> SessionView;
                /// Closes the vault and forgets its key.
                vault_lock(Nothing) -> Done;
                /// The backups in a folder, newest first.
                backup_list(BackupList) -> Vec<BackupRow>;
                /// Unpacks a backup beside the place of its vault and checks it, to look inside.
                backup_open(BackupOpen) -> BackupInside;
                /// Makes a vault of the backup that was looked into, and opens it.
                backup_restore(Nothing) -> BackupRestored;
                /// Seals a line for the vault, also while it is locked.
                capture_seal(CaptureSeal) -> Done;
                /// Forgets the backup that was looked into.
                backup_close(Nothing) -> Done;
                /// Ends the long work that is under way.
                work_cancel(Nothing) -> Done;
                /// Invents a passphrase of words.
                passphrase_suggest(Nothing) -> PassphraseSuggestion;
                /// Rates a passphrase that is being invented.
                passphrase_rate(PassphraseRate) -> PassphraseRating;
            }
            session {
                /// What the interface needs to draw its frame.
                session_get(Nothing) -> SessionView;
                /// Checks every page of the file and every link of the journal.
                vault_check(VaultCheck) -> VaultChecked;
                /// Gives the vault a new key.
                vault_rotate_key(VaultRotateKey) -> RecoveryKit;
                /// Lets the keychain of this computer open the vault, or no longer.
                vault_keychain_set(VaultKeychainSet) -> Done;
                /// Makes a new vault of everything that can still be read.
                vault_rescue(VaultRescue) -> VaultRescued;
                /// Notes that the manager knows what is special about the place of the vault.
                vault_place_accept(Nothing) -> Done;
                /// Entries of the journal, newest first.
                journal_list(JournalList) -> Page<JournalRow>;
                /// How the vault stands with its backups.
                backup_status(Nothing) -> BackupStatus;
                /// Chooses a second place for backups, or none.
                backup_place_set(BackupPlaceSet) -> BackupStatus;
                /// Makes a backup of a copy that was found whole.
                backup_create(BackupCreate) -> BackupCreated;
                /// Unpacks a backup of this vault and checks everything in it.
                backup_verify(BackupRef) -> BackupContent;
                /// Gives the vault a new passphrase.
                vault_change_passphrase(VaultChangePassphrase) -> Done;
                /// Shows the recovery kit again.
                recovery_kit_show(RecoveryKitShow) -> RecoveryKit;
                /// The recovery kit as a sheet to print.
                recovery_kit_pdf(RecoveryKitShow) -> Pdf;
                /// Counts the kit as saved once two groups were typed back from paper.
                recovery_kit_confirm(RecoveryKitConfirm) -> Done;
                /// Proves from paper that the kit is still at hand.
                recovery_kit_rehearse(RecoveryKitRehearse) -> Done;
                /// Settings of this vault.
                settings_get(Nothing) -> SettingsView;
                /// Changes settings.
                settings_update(SettingsUpdate) -> SettingsView;
                /// Adds the sample team.
                sample_add(Nothing) -> Done;
                /// Removes the sample team and all that belongs to it.
                sample_remove(Nothing) -> Done;
                /// Everything on Today.
                today_view(Nothing) -> TodayView;
                /// Search as you type.
                search(Search) -> SearchFound;

                /// Adds a member.
                member_create(MemberDraft) -> MemberView;
                /// Changes a member.
                member_update(MemberUpdate) -> MemberView;
                /// A member in full.
                member_get(MemberRef) -> MemberView;
                /// Archives a member or brings one back.
                member_archive(MemberArchive) -> MemberView;
                /// Members by name.
                member_list(MemberList) -> Page<MemberRow>;
                /// A member's timeline, newest first.
                timeline_list(TimelineList) -> Page<TimelineRow>;
                /// How much happened with a member in each month, newest first.
                timeline_months(TimelineMonths) -> Vec<TimelineMonth>;
                /// Forms and notes about everybody, newest first.
                log_list(LogList) -> Page<LogRow>;
                /// How much the log has in each month, newest first.
                log_months(LogMonths) -> Vec<TimelineMonth>;

                /// Writes a note about a member.
                note_create(NoteCreate) -> NoteView;
                /// Changes a note.
                note_update(NoteUpdate) -> NoteView;
                /// Deletes a note. Until the vault is locked it can be put back.
                note_delete(NoteDelete) -> Done;
                /// A note in full.
                note_get(NoteRef) -> NoteView;
                /// Notes, newest first.
                note_list(NoteList) -> Page<NoteRow>;
                /// How many notes there are of each kind.
                note_counts(NoteCounts) -> Vec<NoteCount>;
                /// Puts back a note, a captured line or a file that was deleted since the vault was opened.
                record_restore(Deleted) -> Done;
                /// Forgets what was deleted, so that it cannot be put back any more.
                record_forget(Deleted) -> Done;
                /// The files of a note or a form, oldest first.
                attachment_list(AttachmentsOf) -> AttachmentsView;
                /// A file without its bytes.
                attachment_get(AttachmentRef) -> AttachmentRow;
                /// Attaches a file to a note or a form.
                attachment_add(AttachmentAdd) -> AttachmentRow;
                /// Draws a file again that could not be drawn when it was attached.
                attachment_draw(AttachmentRef) -> AttachmentRow;
                /// Removes a file, unless its form is filed. Until it is forgotten or the vault is locked it can be put back.
                attachment_remove(AttachmentRef) -> Done;
                /// How a file looks in a list.
                attachment_thumbnail(AttachmentRef) -> Png;
                /// One page of a file, drawn as pixels.
                attachment_page(AttachmentPage) -> Png;
                /// A file as it was attached.
                attachment_bytes(AttachmentRef) -> Bytes;
                /// Reads a captured line as it is typed.
                capture_parse(CaptureLine) -> CaptureRead;
                /// Makes a note of a captured line, or keeps it until somebody says whose it is.
                capture_save(CaptureLine) -> CaptureSaved;
                /// Says whose a captured line is.
                capture_assign(CaptureAssign) -> NoteView;
                /// Throws a captured line away. Until the vault is locked it can be put back.
                capture_discard(CaptureRef) -> Done;
                /// Tags in use, by name.
                tag_list(Nothing) -> Vec<TagRow>;
                /// The tags of a record.
                tag_get(TagsOf) -> TagsView;
                /// Sets the tags of a note, a form or an expectation.
                tag_set(TagSet) -> TagsView;
                /// Links a note or a form to another record.
                link_add(LinkChange) -> LinksView;
                /// Takes such a link away.
                link_remove(LinkChange) -> LinksView;
                /// What a record speaks of, and what speaks of it.
                link_list(LinkList) -> LinksView;

                /// Starts a draft expectation.
                expectation_create(ExpectationCreate) -> ExpectationView;
                /// Replaces the text of a draft expectation.
                expectation_update(ExpectationUpdate) -> ExpectationView;
                /// An expectation in full.
                expectation_get(ExpectationRef) -> ExpectationView;
                /// Deletes a draft expectation.
                expectation_discard(ExpectationDiscard) -> Done;
                /// Closes an agreed expectation.
                expectation_close(ExpectationClose) -> ExpectationView;
                /// Expectations, newest change first.
                expectation_list(ExpectationList) -> Page<ExpectationRow>;
                /// Hints about a text that is being written, and what signing still needs.
                expectation_check(ExpectationCheck) -> ExpectationChecked;
                /// What was agreed in talks with a member and is still to be done.
                task_list(TaskList) -> Vec<TaskView>;
                /// Moves a task to another state.
                task_move(TaskMove) -> TaskView;
                /// Settles a promise, or opens it again.
                promise_settle(PromiseSettle) -> PromiseView;
                /// What the manager owes, by due date.
                promise_list(PromiseList) -> Page<PromiseView>;

                /// Templates to fill in.
                template_list(Nothing) -> Vec<TemplateRow>;
                /// A template in full.
                template_get(TemplateRef) -> TemplateView;
                /// Templates of the manager's own, by title.
                template_own_list(Nothing) -> Vec<OwnTemplateRow>;
                /// A template of the manager's own in full.
                template_own_get(OwnTemplateRef) -> OwnTemplateView;
                /// Begins a template: an empty one, or a copy of any other.
                template_own_create(OwnTemplateCreate) -> OwnTemplateView;
                /// Saves a template that is being written.
                template_own_save(OwnTemplateSave) -> OwnTemplateSaved;
                /// Publishes what is written as the next version.
                template_own_publish(OwnTemplatePublish) -> OwnTemplateView;
                /// Takes a template out of what is offered, or puts it back.
                template_own_archive(OwnTemplateArchive) -> OwnTemplateView;
                /// Shows a template that is being written as a form, and says what is wrong with it.
                template_try(TemplateTry) -> TemplateTried;
                /// Takes in a template file.
                template_import(TemplateImport) -> TemplateImported;
                /// A published template as a file.
                template_export(TemplateRef) -> TemplateFile;
                /// Starts a form about a member.
                form_create(FormCreate) -> FormView;
                /// Saves a draft form.
                form_save(FormSave) -> FormSaved;
                /// What filing a draft form will make: promises, tasks, reminders.
                form_actions(FormRef) -> FormActions;
                /// Files a form: read-only from then on.
                form_file(FormFile) -> FormView;
                /// Throws a draft form away.
                form_discard(FormDiscard) -> Done;
                /// Adds to a filed form.
                form_addendum(FormAddendum) -> FormView;
                /// A form in full.
                form_get(FormRef) -> FormView;
                /// Forms, newest first.
                form_list(FormList) -> Page<FormRow>;
                /// What would leave with a form when it is printed or copied.
                form_leaving(FormRef) -> FormLeaving;
                /// The text of a form to post or send.
                form_copy(FormCopy) -> FormText;
                /// Feedback that is still to be given.
                feedback_list(FeedbackList) -> Vec<FeedbackRow>;
                /// Notes that feedback was given.
                feedback_deliver(FeedbackDeliver) -> FormView;
                /// Earlier corrections of the same kind about others.
                like_cases(FormRef) -> Vec<LikeCase>;
                /// Whether a correction or an improvement plan would come as a surprise.
                no_surprise(FormRef) -> SurpriseChecked;
                /// The improvement plan that a form belongs to, with its whole life.
                plan_get(FormRef) -> PlanView;
                /// A member's improvement plans.
                plan_list(PlanList) -> Vec<PlanView>;
                /// The agenda with a member: theirs first.
                agenda_list(AgendaList) -> Vec<AgendaPointView>;
                /// Adds a point to an agenda.
                agenda_add(AgendaAdd) -> AgendaPointView;
                /// Changes the words of an open point.
                agenda_update(AgendaUpdate) -> AgendaPointView;
                /// Moves an open point to another place or side.
                agenda_move(AgendaMove) -> AgendaPointView;
                /// Settles an open point: discussed or dropped.
                agenda_settle(AgendaSettle) -> AgendaPointView;
                /// Opens a settled point again, unless its talk is filed.
                agenda_reopen(AgendaReopen) -> AgendaPointView;
                /// When the talks with a member are.
                cadence_get(MemberRef) -> CadenceView;
                /// Sets how often the manager talks with a member, and the reminders with it.
                cadence_set(CadenceSet) -> CadenceView;
                /// Opens the draft of a talk with a member, or starts one.
                talk_start(TalkStart) -> TalkStarted;
                /// What to know before a talk with a member.
                prep_get(MemberRef) -> PrepView;
                /// What of a prep brief would be printed.
                prep_leaving(MemberRef) -> PrepLeaving;
                /// Mood and energy over time, oldest first.
                mood_list(MemberRef) -> Vec<MoodView>;
                /// The question bank, with what was asked of a member.
                question_list(QuestionList) -> Vec<QuestionView>;
                /// Adds a question of the manager's own.
                question_add(QuestionAdd) -> QuestionAdded;
                /// Takes a question of the manager's own out of the bank, or puts it back.
                question_archive(QuestionArchive) -> Done;
                /// Notes that a question was asked of a member, or takes that back.
                question_ask(QuestionAsk) -> Done;
                /// Marks places of a text that are worth a second look.
                wording_check(WordingCheck) -> Vec<WordingFinding>;

                /// Lays out the paper of an expectation while it is written.
                preview_expectation(PreviewExpectation) -> PreviewView;
                /// Lays out the paper of a form.
                preview_form(PreviewForm) -> PreviewView;
                /// Lays out a prep brief.
                preview_prep(PrepPaper) -> PreviewView;
                /// Lays out the blank paper of a template that is being written.
                preview_template(PreviewTemplate) -> PreviewView;
                /// Lays out a document as it stands.
                preview_document(PreviewDocument) -> PreviewView;
                /// Lays out a document with an answer that is still being given.
                preview_answer(PreviewAnswer) -> PreviewView;
                /// One page of a layout.
                preview_page(PreviewPage) -> Svg;
                /// The PDF of the paper of a form, of a draft expectation, of a blank form, or of a prep brief.
                paper_pdf(PaperPdf) -> Pdf;
                /// Seals a PDF that Kept has laid out, with the key of this vault.
                paper_seal(PaperSeal) -> Pdf;

                /// Freezes an expectation or a filed form and hands the screen to the member.
                signing_start(SigningStart) -> SigningView;
                /// The signing of a document.
                signing_get(DocumentOpen) -> SigningView;
                /// Notes a step of reading.
                signing_read(SigningRead) -> SigningView;
                /// Takes the member's answer.
                signing_answer(SigningAnswer) -> SigningView;
                /// The manager takes the screen back.
                signing_take_back(SigningTakeBack) -> SigningView;
                /// Somebody who was there signs that, before the manager signs.
                signing_witness(SigningWitness) -> SigningView;
                /// The manager signs, and the document is sealed.
                signing_seal(SigningSeal) -> DocumentView;
                /// Gives up before sealing; an expectation is a draft again, a form is filed as it was.
                signing_withdraw(SigningWithdraw) -> Done;

                /// Documents, newest first.
                document_list(DocumentList) -> Page<DocumentRow>;
                /// A document in full.
                document_get(DocumentOpen) -> DocumentView;
                /// The sealed PDF.
                document_pdf(DocumentOpen) -> Pdf;
                /// Checks the seal of a stored document.
                document_verify(DocumentOpen) -> VerdictView;
                /// Checks the bytes of a file from outside.
                document_verify_file(DocumentVerifyFile) -> VerdictView;
                /// Records that a copy left this computer.
                document_copied(DocumentCopied) -> DocumentView;
                /// The public root certificate of this vault, PEM.
                document_root(Nothing) -> Pem;

                /// Occurrences by time.
                reminder_list(ReminderList) -> Page<OccurrenceRow>;
                /// Makes a reminder of the manager's own.
                reminder_create(ReminderCreate) -> OccurrenceRow;
                /// Acts on something due.
                occurrence_act(OccurrenceAct) -> OccurrenceRow;
            }
            window {
                /// How the window looks.
                appearance_get(Nothing) -> AppearanceView;
                /// Changes how the window looks.
                appearance_set(AppearanceUpdate) -> AppearanceView;
                /// Asks for the folder of an existing vault.
                vault_choose(Nothing) -> ChosenFolder;
                /// Asks where a new vault goes.
                vault_place(Nothing) -> ChosenFolder;
                /// Asks for the file of a backup.
                backup_choose(Nothing) -> ChosenFolder;
                /// Asks for a folder for backups.
                backup_place_choose(Nothing) -> ChosenFolder;
                /// Asks for files and attaches them to a note or a form.
                attachment_choose(AttachmentsOf) -> AttachmentsChosen;
                /// Saves a copy of an attached file.
                attachment_save(AttachmentRef) -> SavedFile;
                /// Saves a copy of a sealed document.
                document_save_copy(DocumentSaveCopy) -> SavedFile;
                /// Saves the recovery kit sheet.
                recovery_kit_save(RecoveryKitShow) -> SavedFile;
                /// Opens the system's print dialog, or a viewer, for a sealed document.
                document_print(DocumentOpen) -> Done;
                /// Prints the recovery kit sheet.
                recovery_kit_print(RecoveryKitShow) -> Done;
                /// Saves the paper of a form, of a draft expectation, of a blank form, or of a prep brief.
                paper_save(PaperPdf) -> SavedFile;
                /// Prints the paper of a form, of a draft expectation, of a blank form, or of a prep brief.
                paper_print(PaperPdf) -> Done;
                /// Asks for a template file and reads it.
                template_choose(Nothing) -> ChosenTemplate;
                /// Saves a published template as a file.
                template_save(TemplateRef) -> SavedFile;
                /// Asks for a PDF and checks it.
                document_verify_chosen(Nothing) -> VerifiedFile;
                /// The interface has something to show.
                window_ready(Nothing) -> Done;
                /// Somebody uses the window: a key, a pointer.
                window_used(Nothing) -> Done;
                /// The page is about to be replaced, because the vault is locked.
                window_leave(WindowPlace) -> Done;
                /// Where the manager was before the vault was locked.
                window_return(Nothing) -> WindowReturn;
                /// Whether the line to capture something was asked for from outside since this was last asked.
                capture_wanted(Nothing) -> CaptureWanted;
                /// The key that opens the line to capture something from anywhere.
                shortcut_get(Nothing) -> ShortcutView;
                /// Chooses that key, or switches it off.
                shortcut_set(ShortcutUpdate) -> ShortcutView;
                /// Copies a text, marked as secret, and takes it back after a time.
                text_copy(TextCopy) -> Done;
                /// What protects the vault on this computer.
                protections_get(Nothing) -> ProtectionsView;
                /// Version and licences.
                about(Nothing) -> AboutView;
            }
        }
    };
}

/// Where a command is answered, and what it needs for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Without an open vault.
    Door,
    /// With an open vault.
    Session,
    /// In the desktop shell.
    Window,
}

/// One command of the list.
#[derive(Debug, Clone)]
pub struct Command {
    /// `<feature>_<verb>`.
    pub name: &'static str,
    /// Where it is answered.
    pub group: Group,
    /// What it does, in one sentence.
    pub about: &'static str,
    /// TypeScript name of the request.
    pub request: String,
    /// TypeScript name of the response.
    pub response: String,
    /// Media type of the response when it is raw bytes.
    pub media_type: Option<&'static str>,
}

macro_rules! list {
    (door { $(#[doc = $dd:literal] $d:ident($dq:ty) -> $da:ty;)* }
     session { $(#[doc = $sd:literal] $s:ident($sq:ty) -> $sa:ty;)* }
     window { $(#[doc = $wd:literal] $w:ident($wq:ty) -> $wa:ty;)* }) => {
        /// Every command, in the order of the list.
        #[must_use]
        pub fn commands() -> Vec<Command> {
            vec![
                $(command::<$dq, $da>(stringify!($d), Group::Door, $dd),)*
                $(command::<$sq, $sa>(stringify!($s), Group::Session, $sd),)*
                $(command::<$wq, $wa>(stringify!($w), Group::Window, $wd),)*
            ]
        }
    };
}
for_each_command!(list);

fn command<Q: TS, A: TS + Response>(name: &'static str, group: Group, about: &'static str) -> Command {
    let config = ts_rs::Config::default();
    Command {
        name,
        group,
        about: about.trim(),
        request: Q::name(&config),
        response: A::name(&config),
        media_type: A::MEDIA_TYPE,
    }
}

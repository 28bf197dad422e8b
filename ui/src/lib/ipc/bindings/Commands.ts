// Generated from crates/app/src/contract.rs. Do not edit.
import type { AboutView } from './AboutView';
import type { AgendaAdd } from './AgendaAdd';
import type { AgendaList } from './AgendaList';
import type { AgendaMove } from './AgendaMove';
import type { AgendaPointView } from './AgendaPointView';
import type { AgendaReopen } from './AgendaReopen';
import type { AgendaSettle } from './AgendaSettle';
import type { AgendaUpdate } from './AgendaUpdate';
import type { AppearanceUpdate } from './AppearanceUpdate';
import type { AppearanceView } from './AppearanceView';
import type { AttachmentAdd } from './AttachmentAdd';
import type { AttachmentPage } from './AttachmentPage';
import type { AttachmentRef } from './AttachmentRef';
import type { AttachmentRow } from './AttachmentRow';
import type { AttachmentsChosen } from './AttachmentsChosen';
import type { AttachmentsOf } from './AttachmentsOf';
import type { AttachmentsView } from './AttachmentsView';
import type { BackupContent } from './BackupContent';
import type { BackupCreate } from './BackupCreate';
import type { BackupCreated } from './BackupCreated';
import type { BackupInside } from './BackupInside';
import type { BackupList } from './BackupList';
import type { BackupOpen } from './BackupOpen';
import type { BackupPlaceSet } from './BackupPlaceSet';
import type { BackupRef } from './BackupRef';
import type { BackupRestored } from './BackupRestored';
import type { BackupRow } from './BackupRow';
import type { BackupStatus } from './BackupStatus';
import type { Bytes } from './Bytes';
import type { CadenceSet } from './CadenceSet';
import type { CadenceView } from './CadenceView';
import type { CaptureAssign } from './CaptureAssign';
import type { CaptureLine } from './CaptureLine';
import type { CaptureRead } from './CaptureRead';
import type { CaptureRef } from './CaptureRef';
import type { CaptureSaved } from './CaptureSaved';
import type { CaptureSeal } from './CaptureSeal';
import type { CaptureWanted } from './CaptureWanted';
import type { ChosenFolder } from './ChosenFolder';
import type { ChosenTemplate } from './ChosenTemplate';
import type { Deleted } from './Deleted';
import type { DocumentCopied } from './DocumentCopied';
import type { DocumentList } from './DocumentList';
import type { DocumentOpen } from './DocumentOpen';
import type { DocumentRow } from './DocumentRow';
import type { DocumentSaveCopy } from './DocumentSaveCopy';
import type { DocumentVerifyFile } from './DocumentVerifyFile';
import type { DocumentView } from './DocumentView';
import type { Done } from './Done';
import type { ExpectationCheck } from './ExpectationCheck';
import type { ExpectationChecked } from './ExpectationChecked';
import type { ExpectationClose } from './ExpectationClose';
import type { ExpectationCreate } from './ExpectationCreate';
import type { ExpectationDiscard } from './ExpectationDiscard';
import type { ExpectationList } from './ExpectationList';
import type { ExpectationRef } from './ExpectationRef';
import type { ExpectationRow } from './ExpectationRow';
import type { ExpectationUpdate } from './ExpectationUpdate';
import type { ExpectationView } from './ExpectationView';
import type { FeedbackDeliver } from './FeedbackDeliver';
import type { FeedbackList } from './FeedbackList';
import type { FeedbackRow } from './FeedbackRow';
import type { FormActions } from './FormActions';
import type { FormAddendum } from './FormAddendum';
import type { FormCopy } from './FormCopy';
import type { FormCreate } from './FormCreate';
import type { FormDiscard } from './FormDiscard';
import type { FormFile } from './FormFile';
import type { FormLeaving } from './FormLeaving';
import type { FormList } from './FormList';
import type { FormRef } from './FormRef';
import type { FormRow } from './FormRow';
import type { FormSave } from './FormSave';
import type { FormSaved } from './FormSaved';
import type { FormText } from './FormText';
import type { FormView } from './FormView';
import type { JournalList } from './JournalList';
import type { JournalRow } from './JournalRow';
import type { LikeCase } from './LikeCase';
import type { LinkChange } from './LinkChange';
import type { LinkList } from './LinkList';
import type { LinksView } from './LinksView';
import type { LogList } from './LogList';
import type { LogMonths } from './LogMonths';
import type { LogRow } from './LogRow';
import type { MemberArchive } from './MemberArchive';
import type { MemberDraft } from './MemberDraft';
import type { MemberList } from './MemberList';
import type { MemberRef } from './MemberRef';
import type { MemberRow } from './MemberRow';
import type { MemberUpdate } from './MemberUpdate';
import type { MemberView } from './MemberView';
import type { MoodView } from './MoodView';
import type { NoteCount } from './NoteCount';
import type { NoteCounts } from './NoteCounts';
import type { NoteCreate } from './NoteCreate';
import type { NoteDelete } from './NoteDelete';
import type { NoteList } from './NoteList';
import type { NoteRef } from './NoteRef';
import type { NoteRow } from './NoteRow';
import type { NoteUpdate } from './NoteUpdate';
import type { NoteView } from './NoteView';
import type { Nothing } from './Nothing';
import type { OccurrenceAct } from './OccurrenceAct';
import type { OccurrenceRow } from './OccurrenceRow';
import type { OwnTemplateArchive } from './OwnTemplateArchive';
import type { OwnTemplateCreate } from './OwnTemplateCreate';
import type { OwnTemplatePublish } from './OwnTemplatePublish';
import type { OwnTemplateRef } from './OwnTemplateRef';
import type { OwnTemplateRow } from './OwnTemplateRow';
import type { OwnTemplateSave } from './OwnTemplateSave';
import type { OwnTemplateSaved } from './OwnTemplateSaved';
import type { OwnTemplateView } from './OwnTemplateView';
import type { Page } from './Page';
import type { PaperPdf } from './PaperPdf';
import type { PaperSeal } from './PaperSeal';
import type { PassphraseRate } from './PassphraseRate';
import type { PassphraseRating } from './PassphraseRating';
import type { PassphraseSuggestion } from './PassphraseSuggestion';
import type { Pdf } from './Pdf';
import type { Pem } from './Pem';
import type { PlanList } from './PlanList';
import type { PlanView } from './PlanView';
import type { Png } from './Png';
import type { PrepLeaving } from './PrepLeaving';
import type { PrepPaper } from './PrepPaper';
import type { PrepView } from './PrepView';
import type { PreviewAnswer } from './PreviewAnswer';
import type { PreviewDocument } from './PreviewDocument';
import type { PreviewExpectation } from './PreviewExpectation';
import type { PreviewForm } from './PreviewForm';
import type { PreviewPage } from './PreviewPage';
import type { PreviewTemplate } from './PreviewTemplate';
import type { PreviewView } from './PreviewView';
import type { PromiseList } from './PromiseList';
import type { PromiseSettle } from './PromiseSettle';
import type { PromiseView } from './PromiseView';
import type { ProtectionsView } from './ProtectionsView';
import type { QuestionAdd } from './QuestionAdd';
import type { QuestionAdded } from './QuestionAdded';
import type { QuestionArchive } from './QuestionArchive';
import type { QuestionAsk } from './QuestionAsk';
import type { QuestionList } from './QuestionList';
import type { QuestionView } from './QuestionView';
import type { RecoveryKit } from './RecoveryKit';
import type { RecoveryKitConfirm } from './RecoveryKitConfirm';
import type { RecoveryKitRehearse } from './RecoveryKitRehearse';
import type { RecoveryKitShow } from './RecoveryKitShow';
import type { ReminderCreate } from './ReminderCreate';
import type { ReminderList } from './ReminderList';
import type { SavedFile } from './SavedFile';
import type { Search } from './Search';
import type { SearchFound } from './SearchFound';
import type { SessionView } from './SessionView';
import type { SettingsUpdate } from './SettingsUpdate';
import type { SettingsView } from './SettingsView';
import type { ShortcutUpdate } from './ShortcutUpdate';
import type { ShortcutView } from './ShortcutView';
import type { SigningAnswer } from './SigningAnswer';
import type { SigningRead } from './SigningRead';
import type { SigningSeal } from './SigningSeal';
import type { SigningStart } from './SigningStart';
import type { SigningTakeBack } from './SigningTakeBack';
import type { SigningView } from './SigningView';
import type { SigningWithdraw } from './SigningWithdraw';
import type { SigningWitness } from './SigningWitness';
import type { SurpriseChecked } from './SurpriseChecked';
import type { Svg } from './Svg';
import type { TagRow } from './TagRow';
import type { TagSet } from './TagSet';
import type { TagsOf } from './TagsOf';
import type { TagsView } from './TagsView';
import type { TalkStart } from './TalkStart';
import type { TalkStarted } from './TalkStarted';
import type { TaskList } from './TaskList';
import type { TaskMove } from './TaskMove';
import type { TaskView } from './TaskView';
import type { TemplateFile } from './TemplateFile';
import type { TemplateImport } from './TemplateImport';
import type { TemplateImported } from './TemplateImported';
import type { TemplateRef } from './TemplateRef';
import type { TemplateRow } from './TemplateRow';
import type { TemplateTried } from './TemplateTried';
import type { TemplateTry } from './TemplateTry';
import type { TemplateView } from './TemplateView';
import type { TextCopy } from './TextCopy';
import type { TimelineList } from './TimelineList';
import type { TimelineMonth } from './TimelineMonth';
import type { TimelineMonths } from './TimelineMonths';
import type { TimelineRow } from './TimelineRow';
import type { TodayView } from './TodayView';
import type { VaultChangePassphrase } from './VaultChangePassphrase';
import type { VaultCheck } from './VaultCheck';
import type { VaultChecked } from './VaultChecked';
import type { VaultCreate } from './VaultCreate';
import type { VaultCreated } from './VaultCreated';
import type { VaultKeychainSet } from './VaultKeychainSet';
import type { VaultRecover } from './VaultRecover';
import type { VaultRescue } from './VaultRescue';
import type { VaultRescued } from './VaultRescued';
import type { VaultRotateKey } from './VaultRotateKey';
import type { VaultStatus } from './VaultStatus';
import type { VaultUnlock } from './VaultUnlock';
import type { VaultUnlockWithKeychain } from './VaultUnlockWithKeychain';
import type { VerdictView } from './VerdictView';
import type { VerifiedFile } from './VerifiedFile';
import type { WindowPlace } from './WindowPlace';
import type { WindowReturn } from './WindowReturn';
import type { WordingCheck } from './WordingCheck';
import type { WordingFinding } from './WordingFinding';

/** Every command with its request and its response. */
export interface Commands {
  /** What can be said about the vault without opening it. */
  vault_status: { request: Nothing; response: VaultStatus };
  /** Makes a new vault and opens it. */
  vault_create: { request: VaultCreate; response: VaultCreated };
  /** Opens the vault. */
  vault_unlock: { request: VaultUnlock; response: SessionView };
  /** Opens the vault with the recovery kit and gives it a new passphrase. */
  vault_recover: { request: VaultRecover; response: SessionView };
  /** Opens the vault with what the keychain of this computer keeps. */
  vault_unlock_with_keychain: { request: VaultUnlockWithKeychain; response: SessionView };
  /** Closes the vault and forgets its key. */
  vault_lock: { request: Nothing; response: Done };
  /** The backups in a folder, newest first. */
  backup_list: { request: BackupList; response: Array<BackupRow> };
  /** Unpacks a backup beside the place of its vault and checks it, to look inside. */
  backup_open: { request: BackupOpen; response: BackupInside };
  /** Makes a vault of the backup that was looked into, and opens it. */
  backup_restore: { request: Nothing; response: BackupRestored };
  /** Seals a line for the vault, also while it is locked. */
  capture_seal: { request: CaptureSeal; response: Done };
  /** Forgets the backup that was looked into. */
  backup_close: { request: Nothing; response: Done };
  /** Ends the long work that is under way. */
  work_cancel: { request: Nothing; response: Done };
  /** Invents a passphrase of words. */
  passphrase_suggest: { request: Nothing; response: PassphraseSuggestion };
  /** Rates a passphrase that is being invented. */
  passphrase_rate: { request: PassphraseRate; response: PassphraseRating };
  /** What the interface needs to draw its frame. */
  session_get: { request: Nothing; response: SessionView };
  /** Checks every page of the file and every link of the journal. */
  vault_check: { request: VaultCheck; response: VaultChecked };
  /** Gives the vault a new key. */
  vault_rotate_key: { request: VaultRotateKey; response: RecoveryKit };
  /** Lets the keychain of this computer open the vault, or no longer. */
  vault_keychain_set: { request: VaultKeychainSet; response: Done };
  /** Makes a new vault of everything that can still be read. */
  vault_rescue: { request: VaultRescue; response: VaultRescued };
  /** Notes that the manager knows what is special about the place of the vault. */
  vault_place_accept: { request: Nothing; response: Done };
  /** Entries of the journal, newest first. */
  journal_list: { request: JournalList; response: Page<JournalRow> };
  /** How the vault stands with its backups. */
  backup_status: { request: Nothing; response: BackupStatus };
  /** Chooses a second place for backups, or none. */
  backup_place_set: { request: BackupPlaceSet; response: BackupStatus };
  /** Makes a backup of a copy that was found whole. */
  backup_create: { request: BackupCreate; response: BackupCreated };
  /** Unpacks a backup of this vault and checks everything in it. */
  backup_verify: { request: BackupRef; response: BackupContent };
  /** Gives the vault a new passphrase. */
  vault_change_passphrase: { request: VaultChangePassphrase; response: Done };
  /** Shows the recovery kit again. */
  recovery_kit_show: { request: RecoveryKitShow; response: RecoveryKit };
  /** The recovery kit as a sheet to print. */
  recovery_kit_pdf: { request: RecoveryKitShow; response: Pdf };
  /** Counts the kit as saved once two groups were typed back from paper. */
  recovery_kit_confirm: { request: RecoveryKitConfirm; response: Done };
  /** Proves from paper that the kit is still at hand. */
  recovery_kit_rehearse: { request: RecoveryKitRehearse; response: Done };
  /** Settings of this vault. */
  settings_get: { request: Nothing; response: SettingsView };
  /** Changes settings. */
  settings_update: { request: SettingsUpdate; response: SettingsView };
  /** Adds the sample team. */
  sample_add: { request: Nothing; response: Done };
  /** Removes the sample team and all that belongs to it. */
  sample_remove: { request: Nothing; response: Done };
  /** Everything on Today. */
  today_view: { request: Nothing; response: TodayView };
  /** Search as you type. */
  search: { request: Search; response: SearchFound };
  /** Adds a member. */
  member_create: { request: MemberDraft; response: MemberView };
  /** Changes a member. */
  member_update: { request: MemberUpdate; response: MemberView };
  /** A member in full. */
  member_get: { request: MemberRef; response: MemberView };
  /** Archives a member or brings one back. */
  member_archive: { request: MemberArchive; response: MemberView };
  /** Members by name. */
  member_list: { request: MemberList; response: Page<MemberRow> };
  /** A member's timeline, newest first. */
  timeline_list: { request: TimelineList; response: Page<TimelineRow> };
  /** How much happened with a member in each month, newest first. */
  timeline_months: { request: TimelineMonths; response: Array<TimelineMonth> };
  /** Forms and notes about everybody, newest first. */
  log_list: { request: LogList; response: Page<LogRow> };
  /** How much the log has in each month, newest first. */
  log_months: { request: LogMonths; response: Array<TimelineMonth> };
  /** Writes a note about a member. */
  note_create: { request: NoteCreate; response: NoteView };
  /** Changes a note. */
  note_update: { request: NoteUpdate; response: NoteView };
  /** Deletes a note. Until the vault is locked it can be put back. */
  note_delete: { request: NoteDelete; response: Done };
  /** A note in full. */
  note_get: { request: NoteRef; response: NoteView };
  /** Notes, newest first. */
  note_list: { request: NoteList; response: Page<NoteRow> };
  /** How many notes there are of each kind. */
  note_counts: { request: NoteCounts; response: Array<NoteCount> };
  /** Puts back a note, a captured line or a file that was deleted since the vault was opened. */
  record_restore: { request: Deleted; response: Done };
  /** Forgets what was deleted, so that it cannot be put back any more. */
  record_forget: { request: Deleted; response: Done };
  /** The files of a note or a form, oldest first. */
  attachment_list: { request: AttachmentsOf; response: AttachmentsView };
  /** A file without its bytes. */
  attachment_get: { request: AttachmentRef; response: AttachmentRow };
  /** Attaches a file to a note or a form. */
  attachment_add: { request: AttachmentAdd; response: AttachmentRow };
  /** Draws a file again that could not be drawn when it was attached. */
  attachment_draw: { request: AttachmentRef; response: AttachmentRow };
  /** Removes a file, unless its form is filed. Until it is forgotten or the vault is locked it can be put back. */
  attachment_remove: { request: AttachmentRef; response: Done };
  /** How a file looks in a list. */
  attachment_thumbnail: { request: AttachmentRef; response: Png };
  /** One page of a file, drawn as pixels. */
  attachment_page: { request: AttachmentPage; response: Png };
  /** A file as it was attached. */
  attachment_bytes: { request: AttachmentRef; response: Bytes };
  /** Reads a captured line as it is typed. */
  capture_parse: { request: CaptureLine; response: CaptureRead };
  /** Makes a note of a captured line, or keeps it until somebody says whose it is. */
  capture_save: { request: CaptureLine; response: CaptureSaved };
  /** Says whose a captured line is. */
  capture_assign: { request: CaptureAssign; response: NoteView };
  /** Throws a captured line away. Until the vault is locked it can be put back. */
  capture_discard: { request: CaptureRef; response: Done };
  /** Tags in use, by name. */
  tag_list: { request: Nothing; response: Array<TagRow> };
  /** The tags of a record. */
  tag_get: { request: TagsOf; response: TagsView };
  /** Sets the tags of a note, a form or an expectation. */
  tag_set: { request: TagSet; response: TagsView };
  /** Links a note or a form to another record. */
  link_add: { request: LinkChange; response: LinksView };
  /** Takes such a link away. */
  link_remove: { request: LinkChange; response: LinksView };
  /** What a record speaks of, and what speaks of it. */
  link_list: { request: LinkList; response: LinksView };
  /** Starts a draft expectation. */
  expectation_create: { request: ExpectationCreate; response: ExpectationView };
  /** Replaces the text of a draft expectation. */
  expectation_update: { request: ExpectationUpdate; response: ExpectationView };
  /** An expectation in full. */
  expectation_get: { request: ExpectationRef; response: ExpectationView };
  /** Deletes a draft expectation. */
  expectation_discard: { request: ExpectationDiscard; response: Done };
  /** Closes an agreed expectation. */
  expectation_close: { request: ExpectationClose; response: ExpectationView };
  /** Expectations, newest change first. */
  expectation_list: { request: ExpectationList; response: Page<ExpectationRow> };
  /** Hints about a text that is being written, and what signing still needs. */
  expectation_check: { request: ExpectationCheck; response: ExpectationChecked };
  /** What was agreed in talks with a member and is still to be done. */
  task_list: { request: TaskList; response: Array<TaskView> };
  /** Moves a task to another state. */
  task_move: { request: TaskMove; response: TaskView };
  /** Settles a promise, or opens it again. */
  promise_settle: { request: PromiseSettle; response: PromiseView };
  /** What the manager owes, by due date. */
  promise_list: { request: PromiseList; response: Page<PromiseView> };
  /** Templates to fill in. */
  template_list: { request: Nothing; response: Array<TemplateRow> };
  /** A template in full. */
  template_get: { request: TemplateRef; response: TemplateView };
  /** Templates of the manager's own, by title. */
  template_own_list: { request: Nothing; response: Array<OwnTemplateRow> };
  /** A template of the manager's own in full. */
  template_own_get: { request: OwnTemplateRef; response: OwnTemplateView };
  /** Begins a template: an empty one, or a copy of any other. */
  template_own_create: { request: OwnTemplateCreate; response: OwnTemplateView };
  /** Saves a template that is being written. */
  template_own_save: { request: OwnTemplateSave; response: OwnTemplateSaved };
  /** Publishes what is written as the next version. */
  template_own_publish: { request: OwnTemplatePublish; response: OwnTemplateView };
  /** Takes a template out of what is offered, or puts it back. */
  template_own_archive: { request: OwnTemplateArchive; response: OwnTemplateView };
  /** Shows a template that is being written as a form, and says what is wrong with it. */
  template_try: { request: TemplateTry; response: TemplateTried };
  /** Takes in a template file. */
  template_import: { request: TemplateImport; response: TemplateImported };
  /** A published template as a file. */
  template_export: { request: TemplateRef; response: TemplateFile };
  /** Starts a form about a member. */
  form_create: { request: FormCreate; response: FormView };
  /** Saves a draft form. */
  form_save: { request: FormSave; response: FormSaved };
  /** What filing a draft form will make: promises, tasks, reminders. */
  form_actions: { request: FormRef; response: FormActions };
  /** Files a form: read-only from then on. */
  form_file: { request: FormFile; response: FormView };
  /** Throws a draft form away. */
  form_discard: { request: FormDiscard; response: Done };
  /** Adds to a filed form. */
  form_addendum: { request: FormAddendum; response: FormView };
  /** A form in full. */
  form_get: { request: FormRef; response: FormView };
  /** Forms, newest first. */
  form_list: { request: FormList; response: Page<FormRow> };
  /** What would leave with a form when it is printed or copied. */
  form_leaving: { request: FormRef; response: FormLeaving };
  /** The text of a form to post or send. */
  form_copy: { request: FormCopy; response: FormText };
  /** Feedback that is still to be given. */
  feedback_list: { request: FeedbackList; response: Array<FeedbackRow> };
  /** Notes that feedback was given. */
  feedback_deliver: { request: FeedbackDeliver; response: FormView };
  /** Earlier corrections of the same kind about others. */
  like_cases: { request: FormRef; response: Array<LikeCase> };
  /** Whether a correction or an improvement plan would come as a surprise. */
  no_surprise: { request: FormRef; response: SurpriseChecked };
  /** The improvement plan that a form belongs to, with its whole life. */
  plan_get: { request: FormRef; response: PlanView };
  /** A member's improvement plans. */
  plan_list: { request: PlanList; response: Array<PlanView> };
  /** The agenda with a member: theirs first. */
  agenda_list: { request: AgendaList; response: Array<AgendaPointView> };
  /** Adds a point to an agenda. */
  agenda_add: { request: AgendaAdd; response: AgendaPointView };
  /** Changes the words of an open point. */
  agenda_update: { request: AgendaUpdate; response: AgendaPointView };
  /** Moves an open point to another place or side. */
  agenda_move: { request: AgendaMove; response: AgendaPointView };
  /** Settles an open point: discussed or dropped. */
  agenda_settle: { request: AgendaSettle; response: AgendaPointView };
  /** Opens a settled point again, unless its talk is filed. */
  agenda_reopen: { request: AgendaReopen; response: AgendaPointView };
  /** When the talks with a member are. */
  cadence_get: { request: MemberRef; response: CadenceView };
  /** Sets how often the manager talks with a member, and the reminders with it. */
  cadence_set: { request: CadenceSet; response: CadenceView };
  /** Opens the draft of a talk with a member, or starts one. */
  talk_start: { request: TalkStart; response: TalkStarted };
  /** What to know before a talk with a member. */
  prep_get: { request: MemberRef; response: PrepView };
  /** What of a prep brief would be printed. */
  prep_leaving: { request: MemberRef; response: PrepLeaving };
  /** Mood and energy over time, oldest first. */
  mood_list: { request: MemberRef; response: Array<MoodView> };
  /** The question bank, with what was asked of a member. */
  question_list: { request: QuestionList; response: Array<QuestionView> };
  /** Adds a question of the manager's own. */
  question_add: { request: QuestionAdd; response: QuestionAdded };
  /** Takes a question of the manager's own out of the bank, or puts it back. */
  question_archive: { request: QuestionArchive; response: Done };
  /** Notes that a question was asked of a member, or takes that back. */
  question_ask: { request: QuestionAsk; response: Done };
  /** Marks places of a text that are worth a second look. */
  wording_check: { request: WordingCheck; response: Array<WordingFinding> };
  /** Lays out the paper of an expectation while it is written. */
  preview_expectation: { request: PreviewExpectation; response: PreviewView };
  /** Lays out the paper of a form. */
  preview_form: { request: PreviewForm; response: PreviewView };
  /** Lays out a prep brief. */
  preview_prep: { request: PrepPaper; response: PreviewView };
  /** Lays out the blank paper of a template that is being written. */
  preview_template: { request: PreviewTemplate; response: PreviewView };
  /** Lays out a document as it stands. */
  preview_document: { request: PreviewDocument; response: PreviewView };
  /** Lays out a document with an answer that is still being given. */
  preview_answer: { request: PreviewAnswer; response: PreviewView };
  /** One page of a layout. */
  preview_page: { request: PreviewPage; response: Svg };
  /** The PDF of the paper of a form, of a draft expectation, of a blank form, or of a prep brief. */
  paper_pdf: { request: PaperPdf; response: Pdf };
  /** Seals a PDF that Kept has laid out, with the key of this vault. */
  paper_seal: { request: PaperSeal; response: Pdf };
  /** Freezes an expectation or a filed form and hands the screen to the member. */
  signing_start: { request: SigningStart; response: SigningView };
  /** The signing of a document. */
  signing_get: { request: DocumentOpen; response: SigningView };
  /** Notes a step of reading. */
  signing_read: { request: SigningRead; response: SigningView };
  /** Takes the member's answer. */
  signing_answer: { request: SigningAnswer; response: SigningView };
  /** The manager takes the screen back. */
  signing_take_back: { request: SigningTakeBack; response: SigningView };
  /** Somebody who was there signs that, before the manager signs. */
  signing_witness: { request: SigningWitness; response: SigningView };
  /** The manager signs, and the document is sealed. */
  signing_seal: { request: SigningSeal; response: DocumentView };
  /** Gives up before sealing; an expectation is a draft again, a form is filed as it was. */
  signing_withdraw: { request: SigningWithdraw; response: Done };
  /** Documents, newest first. */
  document_list: { request: DocumentList; response: Page<DocumentRow> };
  /** A document in full. */
  document_get: { request: DocumentOpen; response: DocumentView };
  /** The sealed PDF. */
  document_pdf: { request: DocumentOpen; response: Pdf };
  /** Checks the seal of a stored document. */
  document_verify: { request: DocumentOpen; response: VerdictView };
  /** Checks the bytes of a file from outside. */
  document_verify_file: { request: DocumentVerifyFile; response: VerdictView };
  /** Records that a copy left this computer. */
  document_copied: { request: DocumentCopied; response: DocumentView };
  /** The public root certificate of this vault, PEM. */
  document_root: { request: Nothing; response: Pem };
  /** Occurrences by time. */
  reminder_list: { request: ReminderList; response: Page<OccurrenceRow> };
  /** Makes a reminder of the manager's own. */
  reminder_create: { request: ReminderCreate; response: OccurrenceRow };
  /** Acts on something due. */
  occurrence_act: { request: OccurrenceAct; response: OccurrenceRow };
  /** How the window looks. */
  appearance_get: { request: Nothing; response: AppearanceView };
  /** Changes how the window looks. */
  appearance_set: { request: AppearanceUpdate; response: AppearanceView };
  /** Asks for the folder of an existing vault. */
  vault_choose: { request: Nothing; response: ChosenFolder };
  /** Asks where a new vault goes. */
  vault_place: { request: Nothing; response: ChosenFolder };
  /** Asks for the file of a backup. */
  backup_choose: { request: Nothing; response: ChosenFolder };
  /** Asks for a folder for backups. */
  backup_place_choose: { request: Nothing; response: ChosenFolder };
  /** Asks for files and attaches them to a note or a form. */
  attachment_choose: { request: AttachmentsOf; response: AttachmentsChosen };
  /** Saves a copy of an attached file. */
  attachment_save: { request: AttachmentRef; response: SavedFile };
  /** Saves a copy of a sealed document. */
  document_save_copy: { request: DocumentSaveCopy; response: SavedFile };
  /** Saves the recovery kit sheet. */
  recovery_kit_save: { request: RecoveryKitShow; response: SavedFile };
  /** Opens the system's print dialog, or a viewer, for a sealed document. */
  document_print: { request: DocumentOpen; response: Done };
  /** Prints the recovery kit sheet. */
  recovery_kit_print: { request: RecoveryKitShow; response: Done };
  /** Saves the paper of a form, of a draft expectation, of a blank form, or of a prep brief. */
  paper_save: { request: PaperPdf; response: SavedFile };
  /** Prints the paper of a form, of a draft expectation, of a blank form, or of a prep brief. */
  paper_print: { request: PaperPdf; response: Done };
  /** Asks for a template file and reads it. */
  template_choose: { request: Nothing; response: ChosenTemplate };
  /** Saves a published template as a file. */
  template_save: { request: TemplateRef; response: SavedFile };
  /** Asks for a PDF and checks it. */
  document_verify_chosen: { request: Nothing; response: VerifiedFile };
  /** The interface has something to show. */
  window_ready: { request: Nothing; response: Done };
  /** Somebody uses the window: a key, a pointer. */
  window_used: { request: Nothing; response: Done };
  /** The page is about to be replaced, because the vault is locked. */
  window_leave: { request: WindowPlace; response: Done };
  /** Where the manager was before the vault was locked. */
  window_return: { request: Nothing; response: WindowReturn };
  /** Whether the line to capture something was asked for from outside since this was last asked. */
  capture_wanted: { request: Nothing; response: CaptureWanted };
  /** The key that opens the line to capture something from anywhere. */
  shortcut_get: { request: Nothing; response: ShortcutView };
  /** Chooses that key, or switches it off. */
  shortcut_set: { request: ShortcutUpdate; response: ShortcutView };
  /** Copies a text, marked as secret, and takes it back after a time. */
  text_copy: { request: TextCopy; response: Done };
  /** What protects the vault on this computer. */
  protections_get: { request: Nothing; response: ProtectionsView };
  /** Version and licences. */
  about: { request: Nothing; response: AboutView };
}

//! Many changes in one transaction, each as of its own moment: how a large sample vault is made in minutes.
//!
//! Everything here goes through the inner functions of the commands, so the same rules hold and the same journal
//! entries are written. It is no part of the contract: no front end that talks in names and JSON can reach it, and
//! whoever is added here is a member of the sample team.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::thread;

use chrono::{NaiveDate, NaiveTime};
use kept_documents::Press;
use kept_domain::circle::Circle;
use kept_domain::document::Step;
use kept_domain::expectation::{ExpectationState, ExpectationText};
use kept_domain::form::{Addendum, Answers, Event, Form};
use kept_domain::ids::{
    AddendumId, DocumentId, ExpectationId, FormId, MemberId, NoteId, OccurrenceId, PromiseId, ReminderId,
    TaskId,
};
use kept_domain::member::{Member, MemberText};
use kept_domain::promise::{Promise, PromiseState};
use kept_domain::recurrence::Rule;
use kept_domain::reminder::{Action, OccurrenceState, ReminderKind};
use kept_domain::schedule::Schedule;
use kept_domain::task::{Move, Task};
use kept_domain::template::Template;
use kept_domain::time::Moment;
use kept_vault::Writer;
use kept_vault::table;
use serde_json::Value;

use super::freezing::{Asked, Frozen};
use super::sealing::{Pressed, Signed};
use super::signing::{answer, read_as_far_as, take_back};
use super::{expectation, form, identity, member, note, promise, reminder, task};
use crate::app::{App, State};
use crate::error::ApiError;
use crate::scheduler;
use crate::session::Ids;
use crate::wire::{InkDraft, NoteDraft, SigningAnswer, Statement};

/// How a member and the manager sign an expectation together.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The draft that is signed.
    pub expectation: ExpectationId,
    /// When the screen is handed over.
    pub presented: Moment,
    /// When the member has read to the end and answers.
    pub answered: Moment,
    /// What the member says.
    pub statement: Statement,
    /// Why they decline.
    pub reason: Option<String>,
    /// Words of their own.
    pub comment: Option<String>,
    /// The member's signature, unless they decline.
    pub member: Option<InkDraft>,
    /// The manager's signature.
    pub manager: InkDraft,
}

/// A reminder of the manager's own.
#[derive(Debug, Clone)]
pub struct FreeText {
    /// Whom it is about.
    pub member: Option<MemberId>,
    /// What to be reminded of.
    pub text: String,
    /// The first day.
    pub on: NaiveDate,
    /// Time of day on the wall.
    pub time: NaiveTime,
    /// RFC 5545 rule; once if absent.
    pub rule: Option<String>,
}

/// One transaction, as of one moment.
pub struct Bulk<'a> {
    writer: Writer<'a>,
    ids: Ids,
    press: &'a Press,
    keys: &'a identity::Maker,
}

impl App {
    /// Runs work that makes many changes in one transaction. Nothing of it remains if it fails.
    ///
    /// Nobody is told what changed: a vault is not looked at while it is being filled.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`](crate::error::ErrorCode::Locked) without an open vault, and those of the work.
    pub fn bulk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Bulk<'_>) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let state = self.state();
        let State::Unlocked(session) = &*state else {
            return Err(ApiError::locked());
        };
        let (press, keys, ids) = (
            session.shared_press(),
            identity::Maker::of(session),
            session.ids(),
        );
        session.write(move |writer| {
            let press = press.get_or_init(Press::new);
            work(&Bulk {
                writer: writer.as_of(writer.now()),
                ids,
                press,
                keys: &keys,
            })
        })
    }
}

impl<'a> Bulk<'a> {
    /// The same transaction as of another moment.
    #[must_use]
    pub fn as_of(&self, now: Moment) -> Bulk<'a> {
        Bulk {
            writer: self.writer.as_of(now),
            ids: self.ids.as_of(now),
            press: self.press,
            keys: self.keys,
        }
    }

    /// Adds a member of the sample team.
    ///
    /// # Errors
    /// Those of `member_create`.
    pub fn add_member(&self, text: MemberText) -> Result<MemberId, ApiError> {
        let now = self.writer.now();
        let member = Member {
            id: MemberId::new(self.ids.draw()),
            revision: 1,
            text: text.checked(now.date())?,
            archived_at: None,
            sample: true,
            created_at: now.at,
        };
        member::add(&self.writer, &member, now.date())?;
        Ok(member.id)
    }

    /// Archives a member.
    ///
    /// # Errors
    /// Those of `member_archive`.
    pub fn archive_member(&self, id: MemberId) -> Result<(), ApiError> {
        let revision = table::member::get(&self.writer, id)?.revision;
        Ok(table::member::archive(&self.writer, id, revision, true)?)
    }

    /// Writes a note about a member.
    ///
    /// # Errors
    /// Those of `note_create`.
    pub fn write_note(&self, member: MemberId, draft: NoteDraft) -> Result<(), ApiError> {
        let id = NoteId::new(self.ids.draw());
        note::create(&self.writer, &self.ids, id, member, draft)
    }

    /// Writes a draft expectation.
    ///
    /// # Errors
    /// Those of `expectation_create`.
    pub fn write_expectation(
        &self,
        member: MemberId,
        text: ExpectationText,
    ) -> Result<ExpectationId, ApiError> {
        let id = ExpectationId::new(self.ids.draw());
        let sample = member::present(&self.writer, member)?.sample;
        expectation::create(&self.writer, &self.ids, id, member, text.checked()?, sample)?;
        Ok(id)
    }

    /// Signs drafts one after another. The manager signs all of them at the present moment; then they are set and
    /// sealed on all processors.
    ///
    /// # Errors
    /// Those of the signing commands.
    pub fn agree(&self, agreements: Vec<Agreement>) -> Result<(), ApiError> {
        let mut handed_back = Vec::with_capacity(agreements.len());
        for agreement in agreements {
            let Agreement {
                presented, answered, ..
            } = agreement;
            let id = DocumentId::new(self.ids.as_of(presented).draw());
            let presenting = self.writer.as_of(presented);
            let asked = Asked {
                revision: table::expectation::get(&self.writer, agreement.expectation)?.revision,
                size: None,
                shareable: Vec::new(),
                no_surprise: false,
            };
            Frozen::expectation(&presenting, agreement.expectation, id, asked)?.hand_over(&presenting)?;
            read_as_far_as(&presenting, id, Step::Opened)?;
            let answering = self.writer.as_of(answered);
            read_as_far_as(&answering, id, Step::ReachedEnd)?;
            let said = SigningAnswer {
                id: id.into(),
                statement: agreement.statement,
                reason: agreement.reason,
                comment: agreement.comment,
                ink: agreement.member,
            };
            answer(&answering, id, said)?;
            take_back(&answering, id)?;
            handed_back.push((id, agreement.manager));
        }
        let signed = handed_back
            .into_iter()
            .map(|(id, ink)| Signed::by_manager(&self.writer, id, ink, self.keys));
        let signed: Vec<Signed> = signed.collect::<Result<_, _>>()?;
        for (signed, pressed) in signed.iter().zip(self.press(&signed)?) {
            signed.close(&self.writer, &self.ids, &pressed)?;
        }
        Ok(())
    }

    /// Sets and seals papers on all processors, and gives them back in their order.
    fn press(&self, signed: &[Signed]) -> Result<Vec<Pressed>, ApiError> {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let share = signed.len().div_ceil(processors).max(1);
        let press = self.press;
        thread::scope(|scope| {
            let shares = signed.chunks(share).map(|share| {
                scope.spawn(move || {
                    share
                        .iter()
                        .map(|signed| signed.press(press))
                        .collect::<Result<Vec<_>, _>>()
                })
            });
            let shares: Vec<_> = shares.collect();
            let pressed = shares
                .into_iter()
                .map(|share| share.join().unwrap_or_else(|_| Err(ApiError::defect())));
            Ok(pressed
                .collect::<Result<Vec<_>, _>>()?
                .into_iter()
                .flatten()
                .collect())
        })
    }

    /// Closes an agreed expectation.
    ///
    /// # Errors
    /// Those of `expectation_close`.
    pub fn close_expectation(&self, id: ExpectationId, to: ExpectationState) -> Result<(), ApiError> {
        let revision = table::expectation::get(&self.writer, id)?.revision;
        expectation::close(&self.writer, id, revision, to)
    }

    /// The tasks of an expectation, in their order.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn tasks(&self, id: ExpectationId) -> Result<Vec<Task>, ApiError> {
        Ok(table::task::of_expectation(&self.writer, id)?)
    }

    /// The tasks and the promises that came out of a filed form, in their order.
    ///
    /// # Errors
    /// Those of the database.
    pub fn outcome(&self, id: FormId) -> Result<(Vec<Task>, Vec<Promise>), ApiError> {
        Ok((
            table::task::of_form(&self.writer, id)?,
            table::promise::of_form(&self.writer, id)?,
        ))
    }

    /// Moves a task.
    ///
    /// # Errors
    /// Those of `task_move`.
    pub fn move_task(&self, id: TaskId, step: &Move) -> Result<(), ApiError> {
        let revision = table::task::get(&self.writer, id)?.revision;
        task::advance(&self.writer, id, revision, step).map(drop)
    }

    /// The promises of an expectation, in their order.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn promises(&self, id: ExpectationId) -> Result<Vec<Promise>, ApiError> {
        Ok(table::promise::of_expectation(&self.writer, id)?)
    }

    /// Settles a promise.
    ///
    /// # Errors
    /// Those of `promise_settle`.
    pub fn settle_promise(&self, id: PromiseId, to: PromiseState) -> Result<(), ApiError> {
        let revision = table::promise::get(&self.writer, id)?.revision;
        promise::settle(&self.writer, id, revision, to).map(drop)
    }

    /// Writes a draft form.
    ///
    /// # Errors
    /// Those of `form_create` and `form_save`.
    pub fn write_form(
        &self,
        member: MemberId,
        template: &str,
        event: Event,
        answers: BTreeMap<String, Value>,
    ) -> Result<Form, ApiError> {
        let template = Template::built_in(template).ok_or_else(ApiError::defect)?;
        let answers = Answers::draft(template, answers)?;
        let id = FormId::new(self.ids.draw());
        let sample = member::present(&self.writer, member)?.sample;
        let begun = form::begun(id, member, template, event, answers, self.writer.now())?;
        let form = Form { sample, ..begun };
        form::insert(&self.writer, template, &form)?;
        Ok(form)
    }

    /// Files a form.
    ///
    /// # Errors
    /// Those of `form_file`.
    pub fn file_form(&self, form: Form) -> Result<Form, ApiError> {
        form::file_now(&self.writer, &self.ids, form)
    }

    /// Adds to a filed form.
    ///
    /// # Errors
    /// Those of `form_addendum`.
    pub fn add_to_form(&self, form: FormId, text: &str) -> Result<(), ApiError> {
        let id = AddendumId::new(self.ids.draw());
        form::add(
            &self.writer,
            &self.ids,
            form,
            &Addendum {
                id,
                text: text.to_owned(),
                circle: Circle::Mine,
                at: self.writer.now(),
            },
        )
    }

    /// Makes a reminder of the manager's own.
    ///
    /// # Errors
    /// Those of `reminder_create`.
    pub fn remind(&self, wanted: FreeText) -> Result<(), ApiError> {
        let zone = self.writer.now().zone;
        let rule = wanted.rule.as_deref().map(Rule::parse).transpose()?;
        let schedule = Schedule::new(wanted.on, wanted.time, zone, rule)?;
        let reminder = table::reminder::Reminder {
            id: ReminderId::new(self.ids.draw()),
            kind: ReminderKind::FreeText,
            member: wanted.member,
            subject: None,
            text: Some(wanted.text),
            starts_on: wanted.on,
            wall_time: wanted.time,
            zone,
            rule: wanted.rule,
        };
        reminder::make(&self.writer, &self.ids, &reminder, &schedule)
    }

    /// Works out more instants of the reminders that are running out of them, as the scheduler does.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn extend_reminders(&self) -> Result<(), ApiError> {
        reminder::extend_short(&self.writer, &self.ids)
    }

    /// Shows what has fallen due, as the scheduler does, and says what it was, in its order.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn show_due(&self) -> Result<Vec<OccurrenceId>, ApiError> {
        let due = table::reminder::pending(&self.writer, self.writer.now().at)?;
        for pending in due
            .iter()
            .filter(|pending| pending.state == OccurrenceState::Scheduled)
        {
            scheduler::step(
                &self.writer,
                pending.id,
                OccurrenceState::Scheduled,
                OccurrenceState::Claimed,
            )?;
            scheduler::step(
                &self.writer,
                pending.id,
                OccurrenceState::Claimed,
                OccurrenceState::Shown,
            )?;
        }
        Ok(due.into_iter().map(|pending| pending.id).collect())
    }

    /// How many occurrences there are.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn occurrences(&self) -> Result<u32, ApiError> {
        Ok(table::reminder::count(&self.writer)?)
    }

    /// Does something with an occurrence.
    ///
    /// # Errors
    /// Those of `occurrence_act`.
    pub fn act(&self, id: OccurrenceId, action: Action) -> Result<(), ApiError> {
        reminder::act(&self.writer, id, action)
    }
}

//! The sample team: adding it and removing it again.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use kept_domain::capture;
use kept_domain::circle::Circle;
use kept_domain::expectation::{Consequence, ExpectationState, ExpectationText, Measure, Reward};
use kept_domain::form::{Addendum, Answers, Event, Form};
use kept_domain::ids::{AddendumId, ExpectationId, FormId, MemberId, NoteId};
use kept_domain::member::{Member, MemberText, Relation, called};
use kept_domain::note::{Note, NoteText};
use kept_domain::promise::{PromiseState, PromiseText};
use kept_domain::reminder::ReminderKind;
use kept_domain::task::{Move, TaskState, TaskText};
use kept_domain::template::Template;
use kept_domain::time::{Moment, instant};
use kept_vault::Writer;
use kept_vault::table::{self, meta};
use serde_json::Value;

use super::sample_signing::Signings;
use super::{Settings, attachment, expectation, form, member, note, reminder, sample_talks, search};
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::sample::{
    EXPECTATIONS, MANAGER, MEMBERS, NOTES, SampleExpectation, SampleForm, SampleNote, SampleTask, Stage,
    forms,
};
use crate::session::{Ids, Session};
use crate::wire::*;

/// The team was there before the first of its talks.
const KNOWN_FOR: TimeDelta = TimeDelta::days(120);

pub(crate) fn sample_add(session: &Session, _request: Nothing) -> Result<Done, ApiError> {
    let now = session.now();
    let (ids, signings) = (session.ids(), Signings::of(session));
    let files = session.write_at(now, move |writer| {
        if meta::has_sample(writer)? {
            return Err(ApiError::precondition("The sample team is here already."));
        }
        let mut team = Team {
            writer,
            ids,
            now,
            members: BTreeMap::new(),
            expectations: BTreeMap::new(),
            files: Vec::new(),
        };
        team.people()?;
        for sample in &EXPECTATIONS {
            team.expectation(sample)?;
        }
        for sample in forms() {
            team.form(sample, &signings)?;
        }
        for sample in &NOTES {
            team.note(sample)?;
        }
        sample_talks::add(writer, &team.ids, now, &team.members)?;
        Ok(team.files)
    })?;
    tell(session);
    for file in files {
        attachment::attachment_add(session, file)?;
    }
    Ok(Done {})
}

pub(crate) fn sample_remove(session: &Session, _request: Nothing) -> Result<Done, ApiError> {
    session.write(|writer| Ok(table::sample::remove(writer)?))?;
    tell(session);
    Ok(Done {})
}

fn tell(session: &Session) {
    for kind in [
        ChangeKind::Member,
        ChangeKind::Expectation,
        ChangeKind::Form,
        ChangeKind::Note,
        ChangeKind::Document,
        ChangeKind::Reminder,
        ChangeKind::Agenda,
    ] {
        session.changed(kind, None, None);
    }
}

/// The team while it is being written.
struct Team<'a> {
    writer: &'a Writer<'a>,
    ids: Ids,
    now: Moment,
    members: BTreeMap<String, MemberId>,
    expectations: BTreeMap<&'static str, ExpectationId>,
    /// What is attached once all is written: a file is drawn apart, not inside of a transaction.
    files: Vec<AttachmentAdd>,
}

impl Team<'_> {
    fn day(&self, days: i64) -> NaiveDate {
        self.now.date() + TimeDelta::days(days)
    }

    /// Five in the afternoon of a day, when talks are written up.
    fn afternoon(&self, day: NaiveDate) -> Moment {
        let five = NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default();
        Moment {
            at: instant(day.and_time(five), self.now.zone),
            zone: self.now.zone,
        }
    }

    fn member(&self, first_name: &str) -> Result<MemberId, ApiError> {
        self.members.get(first_name).copied().ok_or_else(ApiError::defect)
    }

    fn people(&mut self) -> Result<(), ApiError> {
        for sample in &MEMBERS {
            let some = |text: &str| Some(text.to_owned());
            let text = MemberText {
                name: sample.name.to_owned(),
                preferred_name: None,
                pronouns: sample.pronouns.map(str::to_owned),
                role: sample.role.to_owned(),
                relation: Relation::Report,
                since: Some(self.day(-sample.days)),
                email: None,
                best_reached: some(sample.best_reached),
                recognition: some(sample.recognition),
                strengths: some(sample.strengths),
                working_with: some(sample.working_with),
            };
            let member = Member {
                id: MemberId::new(self.ids.draw()),
                revision: 1,
                text: text.checked(self.now.date())?,
                archived_at: None,
                sample: true,
                created_at: self.now.at - KNOWN_FOR,
            };
            member::add(self.writer, &member, self.now.date())?;
            self.members
                .insert(called(sample.name, None).to_owned(), member.id);
        }
        Ok(())
    }

    fn expectation(&mut self, sample: &SampleExpectation) -> Result<(), ApiError> {
        let id = ExpectationId::new(self.ids.draw());
        self.expectations.insert(sample.title, id);
        let member = self.member(sample.member)?;
        let text = self.text(sample)?.checked()?;
        expectation::create(self.writer, &self.ids, id, member, text, true)?;
        if sample.stage == Stage::Draft {
            return Ok(());
        }
        let steps = [ExpectationState::Signing, ExpectationState::Agreed];
        for (revision, state) in (1..).zip(steps) {
            table::expectation::step(self.writer, id, revision, state)?;
        }
        self.work(id, sample)?;
        if sample.stage == Stage::Met {
            return Ok(table::expectation::step(
                self.writer,
                id,
                3,
                ExpectationState::Met,
            )?);
        }
        let today = self.now.date();
        let coming: Vec<_> = sample
            .reviews
            .iter()
            .map(|days| self.day(*days))
            .filter(|day| *day >= today)
            .collect();
        let wanted = reminder::Wanted {
            kind: ReminderKind::Review,
            member,
            subject: id.uuid(),
            on: &coming,
            time: Settings::read(self.writer)?.reminder_time,
        };
        reminder::set_for(self.writer, &self.ids, &wanted)
    }

    /// Brings tasks and promises to where the sample has them.
    fn work(&self, id: ExpectationId, sample: &SampleExpectation) -> Result<(), ApiError> {
        table::promise::open_all(self.writer, id)?;
        let promises = table::promise::of_expectation(self.writer, id)?;
        for (promise, _) in promises
            .iter()
            .zip(sample.promises)
            .filter(|(_, sample)| sample.kept)
        {
            table::promise::settle(self.writer, promise.id, promise.revision, PromiseState::Kept)?;
        }
        let tasks = table::task::of_expectation(self.writer, id)?;
        for (task, sample) in tasks
            .iter()
            .zip(sample.tasks)
            .filter(|(_, sample)| sample.state != TaskState::ToDo)
        {
            let SampleTask { state, note, .. } = *sample;
            let text = |wanted: bool| (wanted && !note.is_empty()).then(|| note.to_owned());
            let step = Move {
                to: state,
                note: text(state.needs_note()),
                result: text(state.takes_result()),
            };
            table::task::put_moved(self.writer, &task.moved(&step, self.now.at)?)?;
        }
        Ok(())
    }

    fn text(&self, sample: &SampleExpectation) -> Result<ExpectationText, ApiError> {
        let some = |text: &str| Some(text.to_owned());
        let [counted, baseline, target, unit] = sample.measure.map(some);
        let [reward, when, decided_by] = sample.reward.map(some);
        let [consequence, from, first_step] = sample.consequence.map(some);
        let owner = |name: &str| {
            if name == MANAGER {
                Ok(None)
            } else {
                self.member(name).map(Some)
            }
        };
        let tasks = sample.tasks.iter().map(|task| {
            Ok(TaskText {
                id: None,
                text: task.text.to_owned(),
                owner: owner(task.owner)?,
                helpers: None,
                due_on: Some(self.day(task.due)),
                result_required: task.state.takes_result() && !task.note.is_empty(),
            })
        });
        let promises = sample.promises.iter().map(|promise| PromiseText {
            id: None,
            text: promise.text.to_owned(),
            due_on: promise.due.map(|days| self.day(days)),
            due_words: promise.words.map(str::to_owned),
        });
        Ok(ExpectationText {
            title: sample.title.to_owned(),
            what: some(sample.what),
            why: some(sample.why),
            measure: Measure {
                text: counted,
                baseline,
                target,
                unit,
            },
            achievable: sample.achievable.iter().map(|line| (*line).to_owned()).collect(),
            relevant: some(sample.relevant),
            starts_on: Some(self.day(sample.start)),
            deadline: Some(self.day(sample.deadline)),
            reviews: sample.reviews.iter().map(|days| self.day(*days)).collect(),
            reward: Reward {
                what: reward,
                when,
                decided_by,
            },
            consequence: Consequence {
                what: consequence,
                from,
                first_step,
            },
            exceptions: None,
            tasks: tasks.collect::<Result<_, ApiError>>()?,
            promises: promises.collect(),
            own_words: some(sample.own_words),
            confidence: sample.confidence,
            worry: some(sample.worry),
        })
    }

    fn note(&mut self, sample: &SampleNote) -> Result<(), ApiError> {
        let day = self.day(-sample.days_ago);
        let member = self.member(sample.member)?;
        let recorded = self.afternoon(day);
        let text = NoteText {
            kind: sample.kind,
            tone: sample.tone,
            event_on: day,
            text: sample.text.to_owned(),
        };
        let line = capture::read(sample.text, day, &note::people(self.writer)?);
        let written = note::Written {
            note: Note {
                id: NoteId::new(self.ids.draw()),
                member,
                revision: 1,
                text: text.checked(day)?,
                sample: true,
                recorded,
                updated_at: recorded.at,
            },
            tags: sample.tags.iter().map(|tag| (*tag).to_owned()).collect(),
            mentions: note::others(&line, member),
        };
        if let Some((name, content)) = sample.file {
            self.files.push(AttachmentAdd {
                kind: AttachmentHolder::Note,
                id: written.note.id.uuid(),
                name: name.to_owned(),
                bytes: STANDARD.encode(content),
            });
        }
        note::add(self.writer, &self.ids, &written)
    }

    fn form(&self, sample: SampleForm, signings: &Signings) -> Result<(), ApiError> {
        let template = Template::built_in(sample.template).ok_or_else(ApiError::defect)?;
        let Value::Object(answers) = self.placed(sample.answers)? else {
            return Err(ApiError::defect());
        };
        let answers = Answers::draft(template, answers.into_iter().collect())?;
        let event = Event {
            on: self.day(-sample.days_ago),
            time: Some(sample.time.to_owned()),
            minutes: Some(sample.minutes),
            place: Some(sample.place.to_owned()),
        };
        let (id, member) = (FormId::new(self.ids.draw()), self.member(sample.member)?);
        let draft = Form {
            sample: true,
            ..form::begun(id, member, template, event, answers, self.now)?
        };
        form::insert(self.writer, template, &draft)?;
        let Some(days) = sample.filed_after else {
            return Ok(());
        };
        let filed = self.afternoon(draft.event.on + TimeDelta::days(days));
        let form = form::file(self.writer, &self.ids, draft, filed)?;
        if form.follow_up_on.is_some_and(|day| day >= self.now.date()) {
            form::remind(self.writer, &self.ids, &form)?;
        }
        self.do_what_was_due(&form)?;
        if let Some(text) = sample.addendum {
            let at = self.afternoon(form.follow_up_on.unwrap_or(form.event.on));
            let addendum = Addendum {
                id: AddendumId::new(self.ids.draw()),
                text: text.to_owned(),
                circle: Circle::Official,
                at,
            };
            table::form::add(self.writer, &form, &addendum)?;
            search::put_addendum(self.writer, &form, &addendum)?;
        }
        match &sample.signing {
            Some(signing) => signings.sign(self.writer, &self.ids, form.id, signing),
            None => Ok(()),
        }
    }

    /// Does what was agreed in a talk and due before today.
    fn do_what_was_due(&self, form: &Form) -> Result<(), ApiError> {
        let was_due = |due: Option<NaiveDate>| due.is_some_and(|due| due < self.now.date());
        for promise in table::promise::of_form(self.writer, form.id)? {
            if was_due(promise.due_on) {
                table::promise::settle(self.writer, promise.id, promise.revision, PromiseState::Kept)?;
            }
        }
        for task in table::task::of_form(self.writer, form.id)? {
            if was_due(task.due_on) {
                let step = Move {
                    to: TaskState::Accepted,
                    note: None,
                    result: None,
                };
                table::task::put_moved(self.writer, &task.moved(&step, self.now.at)?)?;
            }
        }
        Ok(())
    }

    /// Puts members in the place of first names, expectations in that of titles, and dates in that of days from today.
    fn placed(&self, answers: Value) -> Result<Value, ApiError> {
        Ok(match answers {
            Value::Object(fields) => {
                let placed = fields.into_iter().map(|(key, value)| {
                    let value = match (key.as_str(), &value) {
                        ("owner", Value::String(name)) => match self.members.get(name) {
                            Some(id) => Value::String(id.to_string()),
                            None => value,
                        },
                        ("id", Value::String(title)) => match self.expectations.get(title.as_str()) {
                            Some(id) => Value::String(id.to_string()),
                            None => value,
                        },
                        (_, Value::Number(days)) => {
                            self.day(days.as_i64().unwrap_or_default()).to_string().into()
                        }
                        _ => self.placed(value)?,
                    };
                    Ok((key, value))
                });
                Value::Object(placed.collect::<Result<_, ApiError>>()?)
            }
            Value::Array(values) => {
                let placed = values.into_iter().map(|value| self.placed(value));
                Value::Array(placed.collect::<Result<_, ApiError>>()?)
            }
            other => other,
        })
    }
}

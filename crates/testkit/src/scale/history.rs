//! Years of work, day by day, in the order in which they happened.

mod signing;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use chrono_tz::Tz;
use fastrand::Rng;
use kept_app::bulk::{Bulk, FreeText};
use kept_app::error::ApiError;
use kept_domain::expectation::ExpectationState;
use kept_domain::form::{Event as Talk, Form};
use kept_domain::ids::{ExpectationId, FormId, MemberId, PromiseId, TaskId};
use kept_domain::member::MemberText;
use kept_domain::promise::PromiseState;
use kept_domain::reminder::Action;
use kept_domain::task::Move;
use kept_domain::time::{Moment, instant};

use super::names::{Tongue, person};
use super::plan::{Day, Plan, workday};
use super::sentences::{people, place, talks, written};
use super::texts::{Subject, expectation, later, note, talk};
use super::{Counts, Size};

/// An expectation is written so many days before it is signed.
const PREPARED: TimeDelta = TimeDelta::days(3);
const JOINING: u16 = 7 * 60 + 30;
const SIGNING: u16 = 8 * 60;
const FILING: u16 = 17 * 60;
const CLOSING: u16 = 17 * 60 + 30;
const LEAVING: u16 = 17 * 60 + 45;
const EVENING: u16 = 18 * 60;

/// Somebody, and how they are called in a sentence.
struct Person {
    text: MemberText,
    tongue: Tongue,
    id: Option<MemberId>,
}

/// Something that happens at its minute.
enum Event {
    Join(usize),
    Leave(usize),
    Talk(usize),
    Note(usize),
    File(usize, Box<Form>),
    Add(FormId),
    Write(usize),
    Sign,
    Move(TaskId, Move),
    Settle(PromiseId, PromiseState),
    Close(ExpectationId, ExpectationState),
    Evening,
}

/// The years while they are being written.
pub(super) struct History {
    size: Size,
    pub(super) zone: Tz,
    rng: Rng,
    plan: Plan,
    people: Vec<Person>,
    /// By day, minute, and the order in which it was thought of.
    agenda: BTreeMap<(NaiveDate, u16, u32), Event>,
    thought_of: u32,
    /// Written for the coming signing day: whose, and until when.
    written: Vec<(ExpectationId, usize, NaiveDate)>,
    last: NaiveDate,
    pub(super) counts: Counts,
}

impl History {
    pub(super) fn new(seed: u64, size: Size, today: NaiveDate, zone: Tz) -> Self {
        let mut rng = Rng::with_seed(seed);
        let plan = Plan::new(&mut rng, &size, today);
        let people = (0..plan.stays.len()).map(|index| {
            let (text, tongue) = person(index);
            Person {
                text,
                tongue,
                id: None,
            }
        });
        Self {
            people: people.collect(),
            size,
            zone,
            rng,
            plan,
            agenda: BTreeMap::new(),
            thought_of: 0,
            written: Vec::new(),
            last: today - TimeDelta::days(1),
            counts: Counts::default(),
        }
    }

    /// The first day on which something happens, and the last.
    pub(super) fn span(&self) -> (NaiveDate, NaiveDate) {
        (self.last - TimeDelta::days(self.size.days - 1), self.last)
    }

    fn moment(&self, day: NaiveDate, minute: u16) -> Moment {
        let wall = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute.into());
        Moment {
            at: instant(wall, self.zone),
            zone: self.zone,
        }
    }

    /// Writes everything that happens in a span of days.
    pub(super) fn write(
        &mut self,
        bulk: &Bulk<'_>,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<(), ApiError> {
        for day in from.iter_days().take_while(|day| *day <= until) {
            self.look_at_plan(day);
            while let Some(next) = self.agenda.first_entry().filter(|next| next.key().0 <= day) {
                let ((_, minute, _), event) = next.remove_entry();
                self.happen(&bulk.as_of(self.moment(day, minute)), day, minute, event)?;
            }
        }
        Ok(())
    }

    fn put(&mut self, day: NaiveDate, minute: u16, event: Event) {
        self.thought_of += 1;
        self.agenda.insert((day, minute, self.thought_of), event);
    }

    fn look_at_plan(&mut self, day: NaiveDate) {
        for person in self
            .plan
            .days
            .get(&(day + PREPARED))
            .map(|day| day.agreements.clone())
            .unwrap_or_default()
        {
            let minute = self.rng.u16(10 * 60..16 * 60);
            self.put(day, minute, Event::Write(person));
        }
        let Day {
            joining,
            leaving,
            talks,
            notes,
            agreements,
        } = self.plan.days.remove(&day).unwrap_or_default();
        for person in joining {
            self.put(day, JOINING, Event::Join(person));
        }
        for person in leaving {
            self.put(day, LEAVING, Event::Leave(person));
        }
        for person in talks {
            let minute = 9 * 60 + self.rng.u16(..26) * 15;
            self.put(day, minute, Event::Talk(person));
        }
        for person in notes {
            let minute = self.rng.u16(9 * 60..FILING);
            self.put(day, minute, Event::Note(person));
        }
        if !agreements.is_empty() {
            self.put(day, SIGNING, Event::Sign);
        }
        if workday(day) == day {
            self.put(day, EVENING, Event::Evening);
        }
    }

    fn happen(&mut self, bulk: &Bulk<'_>, day: NaiveDate, minute: u16, event: Event) -> Result<(), ApiError> {
        match event {
            Event::Join(person) => self.join(bulk, day, person),
            Event::Leave(person) => bulk.archive_member(self.member(person)?),
            Event::Talk(person) => self.talk(bulk, day, minute, person),
            Event::Note(person) => self.note(bulk, person),
            Event::File(person, form) => self.file(bulk, day, person, *form),
            Event::Add(form) => {
                let text = written(&mut self.rng, &talks::ADDENDA, "the colleague");
                bulk.add_to_form(form, &text)
            }
            Event::Write(person) => self.expect(bulk, day + PREPARED, person),
            Event::Sign => self.sign(bulk, day),
            Event::Move(task, step) => bulk.move_task(task, &step),
            Event::Settle(promise, to) => bulk.settle_promise(promise, to),
            Event::Close(expectation, to) => bulk.close_expectation(expectation, to),
            Event::Evening => self.evening(bulk, day),
        }
    }

    fn member(&self, person: usize) -> Result<MemberId, ApiError> {
        self.people[person].id.ok_or_else(super::defect)
    }

    fn join(&mut self, bulk: &Bulk<'_>, day: NaiveDate, person: usize) -> Result<(), ApiError> {
        let text = MemberText {
            since: Some(day),
            ..self.people[person].text.clone()
        };
        let called = text.called().to_owned();
        let member = bulk.add_member(text)?;
        self.people[person].id = Some(member);
        self.counts.members += 1;
        let until = self.plan.stays[person]
            .leaves
            .map(|day| format!(";UNTIL={}", day.format("%Y%m%d")));
        let rules = [
            (&people::DAILY[..], "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            (&people::WEEKLY[..], "FREQ=WEEKLY;BYDAY=TU"),
            (&people::WEEKLY[..], "FREQ=WEEKLY;BYDAY=TH"),
        ];
        for (texts, rule) in rules {
            bulk.remind(FreeText {
                member: Some(member),
                text: written(&mut self.rng, texts, &called),
                on: day,
                time: NaiveTime::MIN + TimeDelta::minutes(8 * 60 + self.rng.i64(0..12) * 5),
                rule: Some(format!("{rule}{}", until.as_deref().unwrap_or_default())),
            })?;
        }
        Ok(())
    }

    /// Whether somebody is still there on a day.
    fn is_there(&self, person: usize, day: NaiveDate) -> bool {
        self.plan.stays[person].leaves.is_none_or(|leaves| leaves > day)
    }

    fn talk(&mut self, bulk: &Bulk<'_>, day: NaiveDate, minute: u16, person: usize) -> Result<(), ApiError> {
        let member = self.member(person)?;
        let follow_up = (self.rng.u8(..100) < 55).then(|| later(&mut self.rng, day, 7..28));
        let follow_up = follow_up.filter(|on| self.is_there(person, *on));
        let Self { rng, people, .. } = self;
        let subject = Subject {
            member,
            called: people[person].text.called(),
            tongue: people[person].tongue,
        };
        let answers = talk(rng, &subject, day, follow_up);
        let minutes = rng.u16(3..=12) * 5;
        let event = Talk {
            on: day,
            time: Some(format!("{:02}:{:02}", minute / 60, minute % 60)),
            minutes: Some(minutes.into()),
            place: Some(place(rng)),
        };
        let delay = match rng.u8(..100) {
            ..70 => 0,
            70..95 => 1,
            _ => rng.i64(2..6),
        };
        let form = bulk.as_of(self.moment(day, minute + minutes)).write_form(
            member,
            "coaching-session",
            event,
            answers,
        )?;
        let filed_on = (day + TimeDelta::days(delay)).min(self.last);
        self.put(filed_on, FILING, Event::File(person, Box::new(form)));
        Ok(())
    }

    fn note(&mut self, bulk: &Bulk<'_>, person: usize) -> Result<(), ApiError> {
        let member = self.member(person)?;
        self.counts.notes += 1;
        bulk.write_note(member, note(&mut self.rng, self.people[person].text.called()))
    }

    fn file(&mut self, bulk: &Bulk<'_>, day: NaiveDate, person: usize, form: Form) -> Result<(), ApiError> {
        let form = bulk.file_form(form)?;
        self.counts.forms += 1;
        let (tasks, promises) = bulk.outcome(form.id)?;
        // Whoever leaves hands over before.
        let until = self.plan.stays[person].leaves.unwrap_or(NaiveDate::MAX);
        self.keep_up(&tasks, &promises, (day, until), day + TimeDelta::days(10));
        if self.rng.u8(..20) == 0 {
            let minute = self.rng.u16(9 * 60..FILING);
            let on = day + TimeDelta::days(self.rng.i64(1..3));
            self.put(on, minute, Event::Add(form.id));
        }
        Ok(())
    }

    /// Looks at what fell due since the last evening. On the last one some of it is left for tomorrow.
    fn evening(&mut self, bulk: &Bulk<'_>, day: NaiveDate) -> Result<(), ApiError> {
        if day.weekday() == Weekday::Mon {
            bulk.extend_reminders()?;
        }
        let is_last = workday(day + TimeDelta::days(1)) > self.last;
        let tomorrow = self.moment(workday(day + TimeDelta::days(1)), 9 * 60).at;
        for occurrence in bulk.show_due()? {
            let action = match self.rng.u8(..100) {
                ..85 => Action::Done,
                85..95 => Action::Skip,
                _ if is_last => continue,
                _ => Action::Snooze(tomorrow),
            };
            bulk.act(occurrence, action)?;
        }
        Ok(())
    }

    /// What is still being written on the last day: a few drafts of each kind.
    pub(super) fn leave_drafts(&mut self, bulk: &Bulk<'_>) -> Result<(), ApiError> {
        let (day, minute) = (self.last, EVENING + 30);
        let bulk = bulk.as_of(self.moment(day, minute));
        let present: Vec<usize> = (0..self.people.len())
            .filter(|person| self.plan.stays[*person].leaves.is_none())
            .take(4)
            .collect();
        for person in present {
            let member = self.member(person)?;
            let Self { rng, people, .. } = self;
            let subject = Subject {
                member,
                called: people[person].text.called(),
                tongue: people[person].tongue,
            };
            let answers = talk(rng, &subject, day, None);
            let event = Talk {
                on: day,
                time: None,
                minutes: None,
                place: None,
            };
            bulk.write_form(member, "coaching-session", event, answers)?;
            let text = expectation(
                rng,
                &subject,
                (day + TimeDelta::days(3), day + TimeDelta::days(80)),
                0,
            );
            self.counts.promises += text.promises.len() as u64;
            bulk.write_expectation(member, text)?;
            self.counts.expectations += 1;
        }
        self.counts.occurrences = bulk.occurrences()?.into();
        Ok(())
    }
}

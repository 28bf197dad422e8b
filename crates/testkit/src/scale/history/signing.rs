//! What is expected: written, signed, worked on, closed.

use chrono::{NaiveDate, TimeDelta};
use fastrand::Rng;
use kept_app::bulk::{Agreement, Bulk};
use kept_app::error::ApiError;
use kept_app::wire::Statement;
use kept_domain::expectation::ExpectationState;
use kept_domain::ids::ExpectationId;
use kept_domain::promise::{Promise, PromiseState};
use kept_domain::task::{Move, Task, TaskState};
use kept_domain::time::Moment;

use super::{CLOSING, Event, FILING, History, SIGNING};
use crate::scale::MANAGER;
use crate::scale::sentences::{agreements, pick, written};
use crate::scale::texts::{Subject, expectation, later, signature};

impl History {
    /// Writes an expectation that is signed on a day.
    pub(super) fn expect(
        &mut self,
        bulk: &Bulk<'_>,
        signed_on: NaiveDate,
        person: usize,
    ) -> Result<(), ApiError> {
        let start = signed_on + TimeDelta::days(1);
        let wished = start + TimeDelta::days(self.rng.i64(60..100));
        let deadline = self.plan.stays[person]
            .leaves
            .map_or(wished, |leaves| wished.min(leaves - TimeDelta::days(9)));
        let member = self.member(person)?;
        let tasks = self.size.tasks;
        let Self { rng, people, .. } = self;
        let subject = Subject {
            member,
            called: people[person].text.called(),
            tongue: people[person].tongue,
        };
        let text = expectation(rng, &subject, (start, deadline), tasks);
        let promises = text.promises.len();
        let id = bulk.write_expectation(member, text)?;
        self.counts.expectations += 1;
        self.counts.tasks += u64::from(tasks);
        self.counts.promises += promises as u64;
        self.written.push((id, person, deadline));
        Ok(())
    }

    /// Signs what was written for this day, one after another before the first talk.
    pub(super) fn sign(&mut self, bulk: &Bulk<'_>, day: NaiveDate) -> Result<(), ApiError> {
        let ready = std::mem::take(&mut self.written);
        let seconds = 45 * 60 / i64::try_from(ready.len()).unwrap_or(i64::MAX).max(1);
        let begin = self.moment(day, SIGNING);
        let mut agreements = Vec::with_capacity(ready.len());
        let mut agreed = Vec::with_capacity(ready.len());
        for (place, (expectation, person, deadline)) in (0..).zip(ready) {
            let after = |seconds| Moment {
                at: begin.at + TimeDelta::seconds(seconds),
                ..begin
            };
            let name = self.people[person].text.name.clone();
            let rng = &mut self.rng;
            let chance = rng.u8(..100);
            let declines = chance < 3;
            let comments = (3..16).contains(&chance);
            agreements.push(Agreement {
                expectation,
                presented: after(place * seconds),
                answered: after(place * seconds + seconds * 3 / 4),
                statement: match chance {
                    ..3 => Statement::Decline,
                    3..6 => Statement::ReceivedNotAgree,
                    _ => Statement::Agree,
                },
                reason: declines.then(|| pick(rng, &agreements::REASONS).to_owned()),
                comment: comments.then(|| written(rng, &agreements::COMMENTS, "")),
                member: (!declines).then(|| signature(rng, &name)),
                manager: signature(rng, MANAGER),
            });
            if !declines {
                agreed.push((expectation, deadline));
            }
        }
        self.counts.sealed_documents += agreements.len() as u64;
        bulk.as_of(self.moment(day, SIGNING + 50)).agree(agreements)?;
        for (expectation, deadline) in agreed {
            self.follow(bulk, day, expectation, deadline)?;
        }
        Ok(())
    }

    /// Plans what becomes of an agreed expectation.
    fn follow(
        &mut self,
        bulk: &Bulk<'_>,
        signed_on: NaiveDate,
        id: ExpectationId,
        deadline: NaiveDate,
    ) -> Result<(), ApiError> {
        let closes = later(&mut self.rng, deadline, 1..5);
        let outcome = match self.rng.u8(..10) {
            ..7 => ExpectationState::Met,
            7..9 => ExpectationState::NotMet,
            _ => ExpectationState::Dropped,
        };
        self.put(closes, CLOSING, Event::Close(id, outcome));
        let (tasks, promises) = (bulk.tasks(id)?, bulk.promises(id)?);
        self.keep_up(&tasks, &promises, (signed_on, closes), deadline);
        Ok(())
    }

    /// Plans what becomes of what was agreed, between the day it was and the day on which it no longer counts. `usual`
    /// is the due date of a promise that has none.
    pub(super) fn keep_up(
        &mut self,
        tasks: &[Task],
        promises: &[Promise],
        (agreed_on, closes): (NaiveDate, NaiveDate),
        usual: NaiveDate,
    ) {
        let first = agreed_on + TimeDelta::days(1);
        for task in tasks {
            let mut before = (first, 0);
            for (day, step) in self.steps(task) {
                let time = (day, self.rng.u16(9 * 60..FILING)).max(before);
                if time.0 < closes {
                    self.put(time.0, time.1, Event::Move(task.id, step));
                    before = time;
                }
            }
        }
        for promise in promises {
            let to = match self.rng.u8(..100) {
                ..88 => PromiseState::Kept,
                88..95 => PromiseState::Broken,
                _ => PromiseState::Withdrawn,
            };
            let due = promise.due_on.unwrap_or(usual);
            let day = (due + TimeDelta::days(self.rng.i64(-4..6))).clamp(first, closes.max(first));
            self.put(day, CLOSING + 5, Event::Settle(promise.id, to));
        }
    }

    /// The way of a task.
    fn steps(&mut self, task: &Task) -> Vec<(NaiveDate, Move)> {
        let rng = &mut self.rng;
        let Some(due) = task.due_on else { return Vec::new() };
        let on = |days: i64| due + TimeDelta::days(days);
        let noted = |to, note: String| Move {
            to,
            note: Some(note),
            result: None,
        };
        let done = |rng: &mut Rng, to| {
            let result = task
                .result_required
                .then(|| written(rng, &agreements::RESULTS, ""));
            Move {
                to,
                note: None,
                result,
            }
        };
        let begun = Move {
            to: TaskState::Doing,
            note: None,
            result: None,
        };
        match rng.u8(..100) {
            ..6 => vec![(
                on(-2),
                noted(TaskState::Dropped, written(rng, &agreements::DROPPED, "")),
            )],
            6..14 => vec![
                (
                    on(-3),
                    noted(TaskState::Blocked, written(rng, &agreements::BLOCKED, "")),
                ),
                (on(4), begun),
                (on(7), done(rng, TaskState::Accepted)),
            ],
            14..24 => vec![
                (on(-1), done(rng, TaskState::HandedIn)),
                (
                    on(1),
                    noted(TaskState::Returned, written(rng, &agreements::RETURNED, "")),
                ),
                (on(4), done(rng, TaskState::Accepted)),
            ],
            24..60 => vec![
                (on(-4), begun),
                (on(rng.i64(-1..3)), done(rng, TaskState::Accepted)),
            ],
            _ => vec![(on(rng.i64(-2..2)), done(rng, TaskState::Accepted))],
        }
    }
}

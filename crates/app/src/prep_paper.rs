//! From the prep brief to its paper. What is the manager's own stays, as with every paper: this one can be left on a
//! table like any other.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use kept_documents::{PrepAbout, PrepLine, PrepPaper, PrepPart};
use kept_domain::action::Action;
use kept_domain::agenda::Side;
use kept_domain::circle::Circle;
use kept_domain::form::Form;
use kept_domain::ids::{FormId, MemberId};
use kept_domain::language::Language;
use kept_domain::template::{Purpose, Template};
use kept_vault::Reader;
use kept_vault::table::{cadence, form};

use crate::error::ApiError;
use crate::papers::{self, People};
use crate::usecases::template;
use crate::wire::{AgendaSide, CadenceView, ExpectationRow, MoodView, PrepView, TimelineKind};

/// The template that an agenda is written in if nothing else was agreed on.
const USUAL: &str = "one-to-one";

/// A brief on its way to paper, and what of it is where.
pub(crate) struct Sheet<'a> {
    reader: &'a Reader<'a>,
    language: Language,
    ticked: &'a [PrepAbout],
    parts: Vec<PrepPart>,
    /// Parts in which something is official, and in which something is shareable.
    pub(crate) official: BTreeSet<PrepAbout>,
    pub(crate) shareable: BTreeSet<PrepAbout>,
    /// Notes that stay, and answers and other entries that do.
    pub(crate) notes: u32,
    pub(crate) others: u32,
}

impl<'a> Sheet<'a> {
    /// Sets a brief out. What is shareable leaves in the parts that are `ticked`.
    pub(crate) fn of(
        reader: &'a Reader<'a>,
        brief: &PrepView,
        language: Language,
        ticked: &'a [PrepAbout],
    ) -> Result<Self, ApiError> {
        let mut sheet = Self {
            reader,
            language,
            ticked,
            parts: Vec::new(),
            official: BTreeSet::new(),
            shareable: BTreeSet::new(),
            notes: 0,
            others: 0,
        };
        sheet.talks(brief)?;
        sheet.agenda(brief)?;
        sheet.open(brief)?;
        sheet.moods(&brief.moods)?;
        for question in &brief.questions {
            // Asked aloud, but nobody said that it may be read.
            sheet.line(PrepAbout::Questions, Circle::Shareable, plain(&question.text));
        }
        Ok(sheet)
    }

    /// The paper.
    pub(crate) fn paper(self, people: &People<'_>, cadence: &CadenceView, today: NaiveDate) -> PrepPaper {
        PrepPaper {
            language: papers::language(self.language),
            member: people.member(),
            manager: people.manager(),
            talk_at: talk_at(cadence),
            last_on: cadence.last_on,
            printed_on: today,
            parts: self.parts,
            stays: self.notes + self.others,
        }
    }

    /// Whether something leaves; counts it where it belongs.
    fn leaves(&mut self, about: PrepAbout, circle: Circle) -> bool {
        match circle {
            Circle::Official => drop(self.official.insert(about)),
            Circle::Shareable => drop(self.shareable.insert(about)),
            Circle::Mine => self.others += 1,
        }
        circle.leaves(self.ticked.contains(&about))
    }

    /// Adds a line to its part if it leaves.
    fn line(&mut self, about: PrepAbout, circle: Circle, line: PrepLine) {
        if self.leaves(about, circle) {
            self.add(about, line);
        }
    }

    fn add(&mut self, about: PrepAbout, line: PrepLine) {
        match self.parts.iter_mut().find(|part| part.about == about) {
            Some(part) => part.lines.push(line),
            None => self.parts.push(PrepPart {
                about,
                lines: vec![line],
            }),
        }
    }

    fn talks(&mut self, brief: &PrepView) -> Result<(), ApiError> {
        let last = brief.last.as_ref().map(|last| FormId::from(last.form_id));
        if let Some(id) = last {
            self.form(PrepAbout::Last, id)?;
        }
        for record in &brief.records {
            match record.kind {
                TimelineKind::Form => {
                    let id = FormId::new(record.id.parse().map_err(|_| ApiError::defect())?);
                    if Some(id) != last {
                        self.form(PrepAbout::Records, id)?;
                    }
                }
                _ => self.notes += 1,
            }
        }
        Ok(())
    }

    /// A form in two lines: what it is called, or what kind of form it is if that stays, and what sums it up.
    fn form(&mut self, about: PrepAbout, id: FormId) -> Result<(), ApiError> {
        let (reader, language) = (self.reader, self.language);
        with_form(reader, id, |form, template| {
            let summary = template.summary_field.as_deref();
            let mut told = |key: Option<&str>| {
                let answered = key.filter(|key| form.answers.get(key).is_some());
                answered.is_some_and(|key| self.leaves(about, circle_of(template, key)))
            };
            let title = if told(Some(&template.title_field)) {
                form.title.clone()
            } else {
                template.title.within(language).to_owned()
            };
            let more = form.summary.clone().filter(|_| told(summary));
            let line = PrepLine {
                day: Some(form.event.on),
                text: title,
                more,
            };
            self.add(about, line);
            Ok(())
        })
    }

    /// What both want to talk about: as wide as the fields of the form that it will stand in.
    fn agenda(&mut self, brief: &PrepView) -> Result<(), ApiError> {
        let agreed = cadence::get(self.reader, MemberId::from(brief.member_id))?;
        let agreed = match &agreed {
            Some(agreed) => template::newest(self.reader, &agreed.template)?,
            None => None,
        };
        let agreed = agreed.filter(|template| template.purpose == Purpose::OneToOne);
        let template = agreed.as_deref().or_else(|| Template::built_in(USUAL));
        for point in &brief.agenda {
            let (about, side) = match point.side {
                AgendaSide::Theirs => (PrepAbout::Theirs, Side::Theirs),
                AgendaSide::Mine => (PrepAbout::Mine, Side::Mine),
            };
            let circle = template.map_or(Circle::Mine, |template| circle_of(template, side.field()));
            self.line(about, circle, plain(&point.text));
        }
        Ok(())
    }

    /// What is owed on both sides, and what is still to be said.
    fn open(&mut self, brief: &PrepView) -> Result<(), ApiError> {
        for promise in &brief.promises {
            let circle = self.agreed_in(promise.form_id.map(FormId::from), &promise.text)?;
            let line = PrepLine {
                day: promise.due_on,
                text: promise.text.clone(),
                more: promise.due_words.clone(),
            };
            self.line(PrepAbout::Owed, circle, line);
        }
        for task in &brief.overdue_tasks {
            let circle = self.agreed_in(task.form_id.map(FormId::from), &task.text)?;
            let line = PrepLine {
                day: task.due_on,
                text: task.text.clone(),
                more: Some(task.owner_name.clone()),
            };
            self.line(PrepAbout::Overdue, circle, line);
        }
        for expectation in &brief.expectations {
            let line = PrepLine {
                day: expectation.deadline,
                text: expectation.title.clone(),
                more: late(expectation, self.language),
            };
            self.line(PrepAbout::Expectations, Circle::Official, line);
        }
        for feedback in &brief.feedback {
            self.form(PrepAbout::Feedback, feedback.form_id.into())?;
        }
        Ok(())
    }

    /// Who may see what was agreed: of a talk, as wide as the row that it was written in; of an expectation, everybody
    /// whom it concerns.
    fn agreed_in(&self, talk: Option<FormId>, text: &str) -> Result<Circle, ApiError> {
        let Some(id) = talk else {
            return Ok(Circle::Official);
        };
        with_form(self.reader, id, |form, template| {
            let rows = Action::of(template, &form.answers, form.member).into_iter();
            let same = rows.filter(|row| row.text == text);
            Ok(same.map(|row| row.circle).min().unwrap_or(Circle::Mine))
        })
    }

    fn moods(&mut self, moods: &[MoodView]) -> Result<(), ApiError> {
        let (of, energy) = match self.language {
            Language::English => ("of", "energy"),
            Language::German => ("von", "Energie"),
        };
        for told in moods {
            let reader = self.reader;
            with_form(reader, told.form_id.into(), |_, template| {
                let mut said = |key: &str| self.leaves(PrepAbout::Mood, circle_of(template, key));
                let mood = told.mood.filter(|_| said("mood"));
                let energy_seen = told.energy.filter(|_| said("energy"));
                let reason = told.reason.clone().filter(|_| said("mood_reason"));
                let mood = mood.map(|mood| format!("{mood} {of} {}", told.mood_max));
                let seen = energy_seen.map(|seen| format!("{energy} {seen} {of} {}", told.energy_max));
                let scales: Vec<_> = mood.into_iter().chain(seen).collect();
                if !scales.is_empty() {
                    let line = PrepLine {
                        day: Some(told.on),
                        text: scales.join(", "),
                        more: reason,
                    };
                    self.add(PrepAbout::Mood, line);
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

fn plain(text: &str) -> PrepLine {
    PrepLine {
        day: None,
        text: text.to_owned(),
        more: None,
    }
}

/// Who may see the answers to a field; the manager alone if the template does not have it.
fn circle_of(template: &Template, key: &str) -> Circle {
    template.field(key).map_or(Circle::Mine, |field| field.circle)
}

fn with_form<T>(
    reader: &Reader<'_>,
    id: FormId,
    work: impl FnOnce(&Form, &Template) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let form = form::get(reader, id)?;
    let (key, version) = &form.template;
    template::with(reader, key, *version, |template| work(&form, template))
}

/// How many tasks of an expectation are past their day.
fn late(expectation: &ExpectationRow, language: Language) -> Option<String> {
    let words = match (expectation.tasks_late, language) {
        (0, _) => return None,
        (1, Language::English) => "one task late".to_owned(),
        (count, Language::English) => format!("{count} tasks late"),
        (1, Language::German) => "eine Aufgabe verspätet".to_owned(),
        (count, Language::German) => format!("{count} Aufgaben verspätet"),
    };
    Some(words)
}

/// When the next talk is.
fn talk_at(cadence: &CadenceView) -> Option<NaiveDateTime> {
    let time = NaiveTime::parse_from_str(&cadence.agreed.as_ref()?.time, "%H:%M").ok()?;
    Some(cadence.next_on?.and_time(time))
}

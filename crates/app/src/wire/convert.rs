//! Members, expectations, forms: from what crosses to what the domain knows, and back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use kept_domain::expectation as domain;
use kept_domain::form::{Addendum, Answers, Form};
use kept_domain::ids as id;
use kept_domain::language;
use kept_domain::member::{Member, MemberText};
use kept_domain::promise::{Promise, PromiseText};
use kept_domain::recurrence::Rule;
use kept_domain::task::{Move, Task, TaskText};
use kept_domain::template::{Choice, Field, Label, Purpose, Section, Template};
use kept_domain::violation::Violation;
use kept_vault::table::{expectation, form, member, own_template, promise, task};

use super::*;
use crate::error::ApiError;
use crate::papers::expectation_number;

impl From<MemberDraft> for MemberText {
    fn from(draft: MemberDraft) -> Self {
        Self {
            name: draft.name,
            preferred_name: draft.preferred_name,
            pronouns: draft.pronouns,
            role: draft.role,
            relation: draft.relation.unwrap_or(Relation::Report).into(),
            since: draft.since,
            email: draft.email,
            best_reached: draft.best_reached,
            recognition: draft.recognition,
            strengths: draft.strengths,
            working_with: draft.working_with,
        }
    }
}

impl From<Member> for MemberView {
    fn from(member: Member) -> Self {
        let Member {
            id,
            revision,
            text,
            archived_at,
            sample,
            created_at,
        } = member;
        Self {
            id: id.into(),
            revision,
            name: text.name,
            preferred_name: text.preferred_name,
            pronouns: text.pronouns,
            role: text.role,
            relation: text.relation.into(),
            since: text.since,
            email: text.email,
            best_reached: text.best_reached,
            recognition: text.recognition,
            strengths: text.strengths,
            working_with: text.working_with,
            archived: archived_at.is_some(),
            sample,
            created_at,
        }
    }
}

impl From<member::MemberRow> for MemberRow {
    fn from(row: member::MemberRow) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            preferred_name: row.preferred_name,
            role: row.role,
            relation: row.relation.into(),
            late: row.late,
            open_expectations: row.open_expectations,
            last_talk_on: row.last_talk_on,
            cadence: row
                .cadence
                .and_then(|rule| Rule::parse(&rule).ok())
                .map(|rule| rule.in_words(chrono_tz::Tz::UTC)),
            longest_gap_days: row.gap_days,
            archived: row.archived,
        }
    }
}

impl ExpectationText {
    /// What the domain knows of it, not yet checked. A task without owner is the member's.
    fn into_domain(self, member: id::MemberId) -> domain::ExpectationText {
        let measure = self.measure.unwrap_or_default();
        let reward = self.reward.unwrap_or_default();
        let consequence = self.consequence.unwrap_or_default();
        domain::ExpectationText {
            title: self.title,
            what: self.what,
            why: self.why,
            measure: domain::Measure {
                text: measure.text,
                baseline: measure.baseline,
                target: measure.target,
                unit: measure.unit,
            },
            achievable: self.achievable.unwrap_or_default(),
            relevant: self.relevant,
            starts_on: self.starts_on,
            deadline: self.deadline,
            reviews: self.reviews.unwrap_or_default(),
            reward: domain::Reward {
                what: reward.what,
                when: reward.when,
                decided_by: reward.decided_by,
            },
            consequence: domain::Consequence {
                what: consequence.what,
                from: consequence.from,
                first_step: consequence.first_step,
            },
            exceptions: self.exceptions,
            tasks: self
                .tasks
                .unwrap_or_default()
                .into_iter()
                .map(|task| task.into_domain(member))
                .collect(),
            promises: self
                .promises
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            own_words: self.own_words,
            confidence: self.confidence,
            worry: self.worry,
        }
    }

    /// The same in its final form.
    pub(crate) fn checked(self, member: id::MemberId) -> Result<domain::ExpectationText, ApiError> {
        let two_owners = |task: &TaskDraft| task.owner_id.is_some() && task.manager_owns == Some(true);
        if let Some(index) = self.tasks.iter().flatten().position(two_owners) {
            let field = format!("tasks[{index}].ownerId");
            return Err(Violation::new(field, "A task has one owner: this person or you.").into());
        }
        Ok(self.into_domain(member).checked()?)
    }
}

impl TaskDraft {
    fn into_domain(self, member: id::MemberId) -> TaskText {
        let owner = self.owner_id.map_or(member, Into::into);
        TaskText {
            id: self.id.map(Into::into),
            text: self.text,
            owner: (self.manager_owns != Some(true)).then_some(owner),
            helpers: self.helpers,
            due_on: self.due_on,
            result_required: self.result_required.unwrap_or(false),
        }
    }
}

impl From<PromiseDraft> for PromiseText {
    fn from(draft: PromiseDraft) -> Self {
        Self {
            id: draft.id.map(Into::into),
            text: draft.text,
            due_on: draft.due_on,
            due_words: draft.due_words,
        }
    }
}

impl From<domain::ExpectationText> for ExpectationText {
    /// Tasks and promises stand beside the text, with their state.
    fn from(text: domain::ExpectationText) -> Self {
        let domain::Measure {
            text: measured,
            baseline,
            target,
            unit,
        } = text.measure.clone();
        let domain::Reward {
            what: reward,
            when,
            decided_by,
        } = text.reward.clone();
        let domain::Consequence {
            what: consequence,
            from,
            first_step,
        } = text.consequence.clone();
        Self {
            title: text.title,
            what: text.what,
            why: text.why,
            measure: (text.measure != domain::Measure::default()).then_some(MeasureText {
                text: measured,
                baseline,
                target,
                unit,
            }),
            achievable: Some(text.achievable).filter(|lines| !lines.is_empty()),
            relevant: text.relevant,
            starts_on: text.starts_on,
            deadline: text.deadline,
            reviews: Some(text.reviews).filter(|dates| !dates.is_empty()),
            reward: (text.reward != domain::Reward::default()).then_some(RewardText {
                what: reward,
                when,
                decided_by,
            }),
            consequence: (text.consequence != domain::Consequence::default()).then_some(ConsequenceText {
                what: consequence,
                from,
                first_step,
            }),
            exceptions: text.exceptions,
            tasks: None,
            promises: None,
            own_words: text.own_words,
            confidence: text.confidence,
            worry: text.worry,
        }
    }
}

impl From<expectation::ExpectationRow> for ExpectationRow {
    fn from(row: expectation::ExpectationRow) -> Self {
        Self {
            id: row.id.into(),
            number: expectation_number(row.number),
            member_id: row.member.into(),
            member_name: row.member_name,
            title: row.title,
            state: row.state.into(),
            deadline: row.deadline,
            tasks_open: row.tasks_open,
            tasks_done: row.tasks_done,
            tasks_late: row.tasks_late,
            tasks_blocked: row.tasks_blocked,
            updated_at: row.updated_at,
        }
    }
}

impl From<TaskMove> for Move {
    fn from(request: TaskMove) -> Self {
        Self {
            to: request.to.into(),
            note: request.note,
            result: request.result,
        }
    }
}

impl TaskView {
    /// A task with the name of its owner.
    pub(crate) fn of(task: Task, owner_name: String) -> Self {
        Self {
            id: task.id.into(),
            expectation_id: task.origin.expectation().map(Into::into),
            form_id: task.origin.form().map(Into::into),
            revision: task.revision,
            text: task.text,
            owner_id: task.owner.map(Into::into),
            owner_name,
            helpers: task.helpers,
            due_on: task.due_on,
            result_required: task.result_required,
            state: task.state.into(),
            state_note: task.state_note,
            result: task.result,
            state_since: task.state_since,
            next_states: task.state.next().into_iter().map(Into::into).collect(),
        }
    }
}

impl TodayTask {
    /// A due task; `manager` is the name of the owner if it is the manager's own.
    pub(crate) fn of(row: task::TaskDue, manager: &str, today: NaiveDate) -> Self {
        let owner_name = row.owner_name.unwrap_or_else(|| manager.to_owned());
        Self {
            days_late: row
                .task
                .due_on
                .map_or(0, |due| kept_domain::day::days_late(due, today)),
            task: TaskView::of(row.task, owner_name),
            member_id: row.member.into(),
            member_name: row.member_name,
            origin_title: row.origin_title,
        }
    }
}

impl PromiseView {
    /// A promise with the name of the member.
    pub(crate) fn of(promise: Promise, member_name: String) -> Self {
        Self {
            id: promise.id.into(),
            member_id: promise.member.into(),
            member_name,
            expectation_id: promise.expectation.map(Into::into),
            form_id: promise.form.map(Into::into),
            revision: promise.revision,
            text: promise.text,
            due_on: promise.due_on,
            due_words: promise.due_words,
            state: promise.state.into(),
        }
    }
}

impl From<promise::PromiseRow> for PromiseView {
    fn from(row: promise::PromiseRow) -> Self {
        Self::of(row.promise, row.member_name)
    }
}

impl TemplateRow {
    /// A template, in a language.
    pub(crate) fn of(template: &Template, group: TemplateGroup, language: language::Language) -> Self {
        Self {
            key: template.key.clone(),
            version: template.version,
            purpose: template.purpose.into(),
            minutes: template.minutes,
            title: written(&template.title, language),
            about: written(&template.about, language),
            group,
        }
    }
}

impl TemplateGroup {
    /// Where a template that comes with Kept stands.
    pub(crate) fn of(template: &Template) -> Self {
        match (template.purpose, template.key.as_str()) {
            (Purpose::Feedback | Purpose::Recognition, _) => Self::Feedback,
            (purpose, _) if purpose.is_guarded() => Self::Corrections,
            (_, "expectation-agreement") => Self::Corrections,
            (_, "accountability-pair" | "peer-review" | "delegation-brief" | "skip-level") => Self::Team,
            (_, "open-door" | "mistake-review") => Self::Records,
            _ => Self::Talks,
        }
    }
}

impl From<own_template::OwnTemplateRow> for OwnTemplateRow {
    fn from(row: own_template::OwnTemplateRow) -> Self {
        Self {
            changed: row.changed(),
            key: row.key,
            title: row.title,
            published: row.published,
            archived: row.archived,
            updated_at: row.updated_at,
        }
    }
}

impl TemplateView {
    /// A template, in a language.
    pub(crate) fn of(template: &Template, language: language::Language) -> Self {
        let sections = template.sections.iter();
        Self {
            key: template.key.clone(),
            version: template.version,
            purpose: template.purpose.into(),
            title: written(&template.title, language),
            about: written(&template.about, language),
            minutes: template.minutes,
            sections: sections.map(|section| section_view(section, language)).collect(),
        }
    }
}

fn written(label: &Label, language: language::Language) -> String {
    label.within(language).to_owned()
}

fn section_view(section: &Section, language: language::Language) -> SectionView {
    let prompts = section.prompts.iter();
    SectionView {
        key: section.key.clone(),
        step: written(&section.step, language),
        title: written(&section.title, language),
        help: section.help.as_ref().map(|help| written(help, language)),
        prompts: prompts.map(|prompt| written(prompt, language)).collect(),
        minutes: section.minutes,
        fields: field_views(&section.fields, language),
    }
}

fn field_views(fields: &[Field], language: language::Language) -> Vec<FieldView> {
    let option = |option: &Choice| OptionView {
        key: option.key.clone(),
        label: written(&option.label, language),
    };
    let view = |field: &Field| FieldView {
        key: field.key.clone(),
        label: written(&field.label, language),
        help: field.help.as_ref().map(|help| written(help, language)),
        field_type: field.field_type.into(),
        required: field.required,
        circle: field.circle.into(),
        options: field.options.iter().map(option).collect(),
        min: field.min,
        max: field.max,
        columns: field_views(&field.columns, language),
        their_words: field.their_words,
        signer: field.signer.map(Into::into),
    };
    fields.iter().map(view).collect()
}

impl Applicable {
    /// The parts of a template that a form with these answers has.
    pub(crate) fn of(template: &Template, answers: &Answers) -> Self {
        let applicable = template.applicable(answers);
        let owned = |keys: BTreeSet<&str>| keys.into_iter().map(str::to_owned).collect();
        Self {
            sections: owned(applicable.sections),
            fields: owned(applicable.fields),
        }
    }
}

impl FormView {
    /// A form with its template, the name of the member and what was added.
    pub(crate) fn of(
        form: Form,
        template: &Template,
        language: language::Language,
        member_name: String,
        addenda: Vec<Addendum>,
    ) -> Self {
        let signers = template.signers(&form.answers);
        Self {
            signers: signers.into_iter().map(Into::into).collect(),
            document: None,
            id: form.id.into(),
            member_id: form.member.into(),
            member_name,
            revision: form.revision,
            template: TemplateView::of(template, language),
            applicable: Applicable::of(template, &form.answers),
            state: form.state.into(),
            days_late: form.days_late(),
            title: form.title,
            event_on: form.event.on,
            event_time: form.event.time,
            minutes: form.event.minutes,
            place: form.event.place,
            answers: form.answers.into_map(),
            follow_up_on: form.follow_up_on,
            filed_at: form.filed_at.map(|filed| filed.at),
            addenda: addenda
                .into_iter()
                .map(|addendum| AddendumView {
                    id: addendum.id.into(),
                    text: addendum.text,
                    circle: addendum.circle.into(),
                    at: addendum.at.at,
                })
                .collect(),
            promises: Vec::new(),
            tasks: Vec::new(),
            continues_id: form.continues.map(Into::into),
            feedback: None,
            updated_at: form.updated_at,
        }
    }
}

impl From<form::FormRow> for FormRow {
    fn from(row: form::FormRow) -> Self {
        Self {
            id: row.id.into(),
            member_id: row.member.into(),
            member_name: row.member_name,
            template: row.template,
            title: row.title,
            summary: row.summary,
            state: row.state.into(),
            event_on: row.event_on,
            updated_at: row.updated_at,
            document: row.document.map(Into::into),
        }
    }
}

//! Feedback, recognition, a correction and the plan that follows it.

use serde_json::{Value, json};

use super::forms::{SampleForm, SampleSigning};

/// All of them, oldest first.
pub(super) fn records() -> [SampleForm; 4] {
    [
        SampleForm {
            template: "correction",
            member: "Joost",
            days_ago: 24,
            time: "08:30",
            minutes: 30,
            place: "Office, door closed",
            answers: correction(),
            filed_after: Some(0),
            addendum: None,
            signing: None,
        },
        SampleForm {
            template: "feedback",
            member: "Imran",
            days_ago: 3,
            time: "11:10",
            minutes: 5,
            place: "Pressure bench",
            answers: json!({
                "kind": "reinforce",
                "delivered": "not-yet",
                "deliver_on": 1,
                "note_to_self": "In private, and exactly. He will wave it away; let him.",
                "situation": "Pressure bench, in the middle of a series",
                "behaviour": "Asked before he guessed",
                "impact": "The limit was read wrongly in the instruction. Nothing had to be repeated, and Amara corrected the page on the same day.",
                "impact_on": ["work", "people"],
            }),
            filed_after: Some(2),
            addendum: None,
            signing: None,
        },
        SampleForm {
            template: "recognition",
            member: "Amara",
            days_ago: 2,
            time: "08:15",
            minutes: 10,
            place: "Calibration laboratory",
            answers: json!({
                "what": "Stayed with Imran through his first certificate",
                "when_where": "After her shift, at the mass comparator",
                "effect": "The certificate went out on the day. Imran now checks for drift without being asked.",
                "expectation": { "kind": "expectation", "id": "A guide to mass calibration that a new colleague can follow" },
                "size": "small-win",
                "liked": "public",
                "audience": "The whole team, on Monday",
                "post_text": "Amara stayed late so that Imran could do his first certificate himself. She did not touch the bench once. That is how we want to teach here.",
                "pattern": "Patience is her strongest side. Say it again in December.",
            }),
            filed_after: Some(0),
            addendum: None,
            signing: None,
        },
        SampleForm {
            template: "pip",
            member: "Joost",
            days_ago: 2,
            time: "15:00",
            minutes: 60,
            place: "Office, door closed",
            answers: plan(),
            filed_after: Some(0),
            addendum: None,
            signing: Some(SampleSigning {
                comment: "I agree with the goals. The scanner has to be there before the plan begins.",
                sealed: false,
            }),
        },
    ]
}

/// The expectation that both go back to.
fn counts() -> Value {
    json!({ "kind": "expectation", "id": "Stock counts without surprises" })
}

fn correction() -> Value {
    json!({
        "in_private": true,
        "calm": true,
        "open_ear": true,
        "matter": "deadlines",
        "consistency": "Late handovers before: three coaching talks with Kateryna and no written step. He has an agreement, she had none then.",
        "topic": "Counts that were not made",
        "level": "written",
        "standard": "Forty locations are counted every week, and the sheet is with Yuki on Friday.",
        "expectation": counts(),
        "made_known": "Agreed in a talk on the counts",
        "facts": [
            { "when": "five weeks ago", "fact": "No count sheet for the week", "evidence": "Folder of count sheets" },
            { "when": "four weeks ago", "fact": "12 of 40 locations were counted", "evidence": "Count sheet" },
            { "when": "the Thursday after", "fact": "Tomás left without the reference weights", "evidence": "Visit report", "seen_by": "Tomás" },
        ],
        "impact": "Tomás drove back, two hours. The hospital had no reference for a day.",
        "their_account": "One of two scanners has been broken since August. When the counter is full I cannot count, and nobody stands in for me.",
        "first_step": true,
        "change": [{ "what": "The count is made on Tuesday between eight and ten", "measure": "Forty locations on the sheet" }],
        "consequence": "The count moves to two fixed mornings, and we plan the week together.",
        "expires_on": 340,
        "statement": "I want it on paper that the scanner was promised in summer.",
        "reflection": "He is right about the scanner. I was late before he was.",
    })
}

fn plan() -> Value {
    json!({
        "no_surprise": true,
        "want_success": true,
        "in_private": true,
        "focus": "Stock counts and parts handover",
        "plan_kind": "new",
        "starts_on": 11,
        "ends_on": 99,
        "gaps": [
            {
                "area": "Weekly count", "standard": "Forty locations a week, difference below 2 %", "expectation": counts(),
                "observed": "Six of twelve weeks counted, difference 7.4 % on average", "evidence": "12 count sheets",
                "impact": "Parts are on the list and not on the shelf",
            },
            {
                "area": "Parts for a visit", "standard": "Packed and labelled by 16:00 on the day before",
                "observed": "Nine visits in ten weeks left without at least one part", "evidence": "9 visit reports",
                "impact": "Tomás drove back twice in October",
            },
        ],
        "causes": ["tools", "process", "workload"],
        "cause_note": "One of two scanners is broken. Rush orders arrive after half past three. Goods-in was covered for three weeks in September.",
        "goals": [
            { "goal": "Forty locations counted every week", "measure": "Sheet with Yuki on Friday", "target": "12 of 12", "by": 99 },
            { "goal": "The count is right", "measure": "Difference, mean of four weeks", "target": "under 2 %", "by": 71 },
            { "goal": "Visits leave with every part", "measure": "Visit reports", "target": "98 %", "by": 99 },
        ],
        "judged_by_what": "Goal by goal at each meeting, with the sheets on the table. Amara checks the figures.",
        "judged_by": "The manager",
        "support": [
            { "text": "Rush orders after 15:30 go on the van of the next day", "owner": "Linnea", "due": 11 },
            { "text": "Four hours together on the count routine", "owner": "Amara", "due": 22 },
            { "text": "Goods-in is covered by somebody else until the plan ends", "owner": "manager", "due": 11 },
        ],
        "meetings": [
            { "on": 22, "look_at": "First two counts, scanners, handover list" },
            { "on": 50, "look_at": "Counts and parts" },
            { "on": 71, "look_at": "Difference; half-way decision" },
            { "on": 99, "look_at": "All goals, closing" },
        ],
        "outcomes": ["met", "extended", "reassigned", "next-step"],
        "consequence": "Another role in goods-in if one is open, or the next formal step with HR.",
        "member_needs": "A second scanner before the plan begins.",
        "reflection": "He read it twice and signed. Do not be late with the scanner again.",
    })
}

//! The coaching sessions, and what all forms of the sample have in common.

use serde_json::{Value, json};

/// A form. Days are counted from today.
pub(crate) struct SampleForm {
    pub(crate) template: &'static str,
    pub(crate) member: &'static str,
    /// Days since the talk.
    pub(crate) days_ago: i64,
    pub(crate) time: &'static str,
    pub(crate) minutes: u32,
    pub(crate) place: &'static str,
    /// Answers by field key. Owners are named by their first name, linked expectations by their title, and days are
    /// counted from today.
    pub(crate) answers: Value,
    /// Days between the talk and its filing; `None`: still a draft.
    pub(crate) filed_after: Option<i64>,
    /// What was added later.
    pub(crate) addendum: Option<&'static str>,
    pub(crate) signing: Option<SampleSigning>,
}

/// How far the signing of a form is. The member has signed it.
pub(crate) struct SampleSigning {
    /// What the member wrote beside the signature.
    pub(crate) comment: &'static str,
    /// The manager has signed as well.
    pub(crate) sealed: bool,
}

/// All coaching sessions, oldest first.
pub(super) fn sessions() -> [SampleForm; 7] {
    let ready = [
        "right_moment",
        "in_private",
        "both_ready",
        "facts_gathered",
        "one_topic",
    ];
    let prepared = |mut answers: Value| {
        for check in ready {
            answers[check] = json!(true);
        }
        answers
    };
    [
        SampleForm {
            template: "coaching-session",
            member: "Tomás",
            days_ago: 45,
            time: "15:00",
            minutes: 40,
            place: "Workshop, door closed",
            answers: prepared(json!({
                "topic": "What stops the report",
                "facts": [
                    { "when": "July to September", "fact": "61 of 100 visits were reported within five working days", "evidence": "Yuki’s count" },
                    { "when": "last week", "fact": "Two customers asked for a certificate that waited for a report" },
                ],
                "their_view": "Time on site is not the problem, the form is. It asks for things that I do not have on site.",
                "strength": "Upset customers are calm when he leaves. His readings are never questioned.",
                "shared_understanding": "The form stops the report, not the time on site.",
                "options": [{ "text": "A shorter form" }, { "text": "Somebody else types" }, { "text": "A tablet" }],
                "plan": [
                    { "step": "Mark on the form what cannot be known on site", "owner": "Tomás", "due": -30 },
                    { "step": "Ask for a tablet", "owner": "manager", "due": -24 },
                ],
                "said_back": "I say what does not work on the form, and you get me something that I can type on.",
                "follow_up_on": -21,
                "follow_up_note": "The marked form, and the tablet",
                "ended_well": "He drew the short form on the whiteboard himself.",
                "reflection": "I came with the answer and was glad not to have said it.",
            })),
            filed_after: Some(0),
            addendum: Some(
                "Follow-up held three weeks later as agreed. The marked form is with Yuki; the tablet is ordered.",
            ),
            signing: None,
        },
        SampleForm {
            template: "coaching-session",
            member: "Linnea",
            days_ago: 34,
            time: "13:30",
            minutes: 45,
            place: "Walk along the harbour",
            answers: prepared(json!({
                "topic": "The winter rota",
                "facts": [{ "when": "last winter", "fact": "Eleven swaps in January, five of them on the day before" }],
                "their_view": "People swap because the rota is made before they know their holidays.",
                "strength": "She asks everybody before she plans anybody.",
                "shared_understanding": "The rota comes too early to be true.",
                "plan": [
                    { "step": "Collect all holidays before the rota is made", "owner": "Linnea", "due": 12 },
                    { "step": "Answer every request within two days", "owner": "manager", "due": 12 },
                ],
                "said_back": "First the holidays, then the rota. If you answer in two days, I plan once.",
                "follow_up_on": 14,
            })),
            filed_after: Some(1),
            addendum: None,
            signing: None,
        },
        SampleForm {
            template: "coaching-session",
            member: "Imran",
            days_ago: 28,
            time: "09:00",
            minutes: 30,
            place: "Laboratory office",
            answers: prepared(json!({
                "topic": "Asking before a series is spoiled",
                "facts": [
                    { "when": "two weeks ago", "fact": "A series of twenty was repeated because the room was two degrees too warm" },
                    { "when": "the day after", "fact": "He had seen the temperature in the morning" },
                ],
                "their_view": "I thought everybody could see the display. I did not want to stop Amara.",
                "strength": "He wrote down when he saw it. Most people would not have.",
                "shared_understanding": "Stopping somebody is part of the job.",
                "plan": [{ "step": "Say it out loud when a limit is passed, three times this month", "owner": "Imran", "due": 2 }],
                "said_back": "If the display is red I say it, whoever is at the bench.",
                "follow_up_on": 2,
                "reflection": "How often have I looked annoyed when somebody stopped me?",
            })),
            filed_after: Some(0),
            addendum: None,
            signing: None,
        },
        SampleForm {
            template: "coaching-session",
            member: "Amara",
            days_ago: 23,
            time: "10:30",
            minutes: 40,
            place: "Meeting room two",
            answers: prepared(json!({
                "topic": "What the guide leaves out",
                "facts": [{ "when": "chapter one", "fact": "Eighteen pages; Imran used four of them at the bench" }],
                "their_view": "The rest is what I would want to know. But he did not need it.",
                "strength": "The four pages are the best instruction that we have.",
                "shared_understanding": "The guide is for the bench; the reasons go into an appendix.",
                "plan": [{ "step": "Chapter two in six pages", "owner": "Amara", "due": 8 }],
                "said_back": "Write for the hand, not for the head.",
                "follow_up_on": 9,
            })),
            filed_after: Some(0),
            addendum: None,
            signing: None,
        },
        SampleForm {
            template: "coaching-session",
            member: "Kateryna",
            days_ago: 7,
            time: "14:00",
            minutes: 40,
            place: "Meeting room, door closed",
            answers: prepared(json!({
                "note_to_self": "Do not solve it for her. She is already close.",
                "topic": "Handing over open calls before the weekend",
                "parked": [{ "text": "Swap of the January late shifts" }],
                "facts": [
                    { "when": "Saturday, 09:20", "fact": "Westport Hospital called about an open balance alarm. The weekend colleague found no note on the call." },
                    { "when": "Sunday, 18:05", "fact": "The same happened with the Delmar Foods freezer probe. The customer repeated the whole story." },
                    { "when": "October and November", "fact": "Eleven of thirteen weekday handovers were complete, three of them praised by Linnea." },
                ],
                "their_view": "On Friday the phone does not stop until six. I finish the last call, and the note is the thing that falls off. On other days I write while the customer is still talking.",
                "strength": "Customers ask for Kateryna by name. Her weekday notes are short and complete, and the team uses them as the model for new colleagues.",
                "shared_understanding": "The Friday handover is missing time, not skill.",
                "options": [{ "text": "Hand the phone over earlier" }, { "text": "Dictate the note" }, { "text": "A template for open calls" }],
                "plan": [
                    { "step": "Phone goes to the weekend colleague on Friday at 17:30, not 18:00", "owner": "manager", "due": 1 },
                    { "step": "One template for open calls: state, next step, promise made", "owner": "Kateryna", "due": -3 },
                    { "step": "Two Fridays with Joost as a second pair of eyes", "owner": "Kateryna", "due": 15, "help": "Joost" },
                ],
                "said_back": "I stop taking calls at half past five, and nobody on Saturday has to ask the customer twice.",
                "follow_up_on": 15,
                "follow_up_note": "The notes of the weekends before, ten minutes after the team meeting",
                "ended_well": "She thought the weekend colleague reads the mailbox. Now we both know that he has no access to it.",
            })),
            filed_after: Some(1),
            addendum: None,
            signing: Some(SampleSigning {
                comment: "The template for open calls is half written. I show it on Monday.",
                sealed: true,
            }),
        },
        SampleForm {
            template: "coaching-session",
            member: "Joost",
            days_ago: 1,
            time: "16:00",
            minutes: 40,
            place: "Store",
            answers: json!({
                "right_moment": true,
                "in_private": true,
                "note_to_self": "My scanner promise is late. Say that first.",
                "topic": "The count that stops half way",
                "facts": [{ "when": "week before last", "fact": "Counted 22 of 40 locations, then the counter was busy until closing" }],
            }),
            filed_after: None,
            addendum: None,
            signing: None,
        },
        SampleForm {
            template: "coaching-session",
            member: "Amara",
            days_ago: -4,
            time: "14:00",
            minutes: 40,
            place: "Laboratory",
            answers: json!({ "topic": "Chapter three, and who tries it", "note_to_self": "Ask how the two free days would help most." }),
            filed_after: None,
            addendum: None,
            signing: None,
        },
    ]
}

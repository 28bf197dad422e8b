//! The prep brief on paper: the manager's own, and still without what is the manager's own.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::leaving::text_of;
use crate::one_to_one::{file, start};

struct Brief {
    kept: Fixture,
    member: String,
}

impl Brief {
    /// After a one-to-one, with something of everything that a brief has.
    fn new() -> Self {
        let kept = Fixture::new();
        let member = kept.member("Tomás Herrera");
        let rule = json!({ "memberId": member, "startsOn": "2026-11-26", "time": "10:00", "rule": "FREQ=WEEKLY;BYDAY=TH" });
        kept.ask("cadence_set", rule);
        let answers = json!({
            "headline": "Reports by Friday", "summary": "Typing on the phone is the slow part.",
            "mood": 7, "mood_reason": "Two calm weeks", "energy": 2,
            "actions": [
                { "text": "Try the short form", "owner": member, "due": "2026-11-02" },
                { "text": "A tablet for the bench", "owner": "manager", "due": "2026-11-27" },
            ],
        });
        let talk = start(&kept, &member);
        file(&kept, &talk, answers);
        for (side, text) in [("theirs", "The Friday hour"), ("mine", "The winter rota")] {
            kept.ask(
                "agenda_add",
                json!({ "memberId": member, "side": side, "text": text }),
            );
        }
        let note = json!({ "text": "Seemed tired in the van" });
        kept.ask("note_create", json!({ "memberId": member, "note": note }));
        Self { kept, member }
    }

    fn print(&self, shareable: &[&str]) -> String {
        let prep = json!({ "memberId": self.member, "shareable": shareable });
        text_of(&self.kept.fetch("paper_pdf", json!({ "prep": prep })))
    }
}

#[test]
fn the_printed_brief_leaves_out_what_is_the_managers_own_and_says_so() {
    let brief = Brief::new();
    let every = ["last", "theirs", "mine", "owed", "overdue", "mood", "questions"];
    let text = brief.print(&every);
    for said in [
        "Before the talk with Tomás Herrera",
        "26 November 2026",
        "Thursday, 10:00",
        "Reports by Friday",
        "Typing on the phone is the slow part.",
        "The Friday hour",
        "The winter rota",
        "A tablet for the bench",
        "Try the short form",
        "7 of 10",
        "Two calm weeks",
        "2 entries that are yours alone stay in Kept.",
        "Page 1 of 1",
    ] {
        assert!(text.contains(said), "the brief says “{said}”: {text}");
    }
    for own in ["Seemed tired", "2 of 5", "energy"] {
        assert!(!text.contains(own), "“{own}” is the manager's own: {text}");
    }

    let official = brief.print(&[]);
    assert!(
        official.contains("Reports by Friday"),
        "what is official is always on it"
    );
    for shareable in [
        "The Friday hour",
        "A tablet for the bench",
        "7 of 10",
        "Two calm weeks",
    ] {
        assert!(
            !official.contains(shareable),
            "“{shareable}” is shareable and was not ticked: {official}"
        );
    }

    let leaving = brief.kept.ask("prep_leaving", json!({ "id": brief.member }));
    assert_eq!(
        leaving,
        json!({ "official": ["last"], "shareable": &every[1..], "notes": 1, "others": 1 }),
        "it is said before it is printed: a note stays, and the energy that was seen"
    );
}

#[test]
fn the_brief_is_printed_in_the_language_of_forms_and_by_the_manager_alone() {
    let brief = Brief::new();
    let kept = &brief.kept;
    kept.ask("settings_update", json!({ "formLanguage": "de" }));
    let text = brief.print(&["mood"]);
    for said in [
        "Vor dem Gespräch mit Tomás Herrera",
        "26. November 2026",
        "Donnerstag, 10:00",
        "7 von 10",
    ] {
        assert!(text.contains(said), "the German brief says “{said}”: {text}");
    }
    let preview = kept.ask(
        "preview_prep",
        json!({ "memberId": brief.member, "shareable": ["mood"] }),
    );
    assert_eq!(preview["pages"], 1);

    let draft = kept.draft();
    let handed_over: Value = json!({ "expectationId": draft["id"], "revision": draft["revision"] });
    kept.ask("signing_start", handed_over);
    let prep = json!({ "prep": { "memberId": brief.member } });
    assert_eq!(
        kept.code("paper_pdf", prep),
        ErrorCode::HandedOver,
        "whoever signs on this screen cannot print it"
    );
}

//! How often one talks: the reminders of talks, and who was not talked to.

use chrono::TimeDelta;
use kept_app::error::ErrorCode;
use kept_testkit::ports::RecordingNotifier;
use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::one_to_one::{file, start};
use crate::purpose;

fn every_second_thursday(kept: &Fixture, member: &str) -> Value {
    kept.ask(
        "cadence_set",
        json!({ "memberId": member, "startsOn": "2026-11-19", "time": "10:00",
                "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH" }),
    )
}

#[test]
fn a_cadence_reminds_of_its_talks_and_a_talk_settles_them() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let none = kept.ask("cadence_get", json!({ "id": member }));
    assert_eq!(none["agreed"], Value::Null);
    let set = every_second_thursday(&kept, &member);
    assert_eq!(set["agreed"]["inWords"], "every 2 weeks on Thursday");
    assert_eq!(set["nextOn"], "2026-11-19", "today at ten");
    let today = kept.ask("today_view", json!({}));
    assert_eq!(today["talks"][0]["time"], "10:00");
    assert_eq!(today["talks"][0]["prep"]["memberName"], "Tomás Herrera");
    let notifier = RecordingNotifier::default();
    kept.clock.forward(TimeDelta::minutes(90));
    kept.tick(&notifier);
    assert_eq!(notifier.texts(), ["A talk is due"], "without a name");

    let talk = start(&kept, &member);
    let again = kept.ask("talk_start", json!({ "memberId": member }));
    assert_eq!(again["formId"], talk["id"], "what was begun is opened");
    file(&kept, &talk, json!({ "mood": 6, "next_on": "2026-12-03" }));
    let coming = kept.ask("reminder_list", json!({}))["rows"].clone();
    let on_the_day = coming
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["dueOn"] == "2026-12-03");
    assert_eq!(
        on_the_day.count(),
        1,
        "the talk and the follow-up on its day are one reminder"
    );
    let after = kept.ask("cadence_get", json!({ "id": member }));
    assert_eq!(after["nextOn"], "2026-12-03", "today's talk was held");
    assert_eq!(after["draftId"], Value::Null);
    assert_eq!(kept.ask("today_view", json!({}))["talks"], json!([]));
    let due = kept.ask("reminder_list", json!({ "dueOnly": true }));
    assert_eq!(due["rows"], json!([]), "its reminder is settled");
    let row = &kept.ask("member_list", json!({}))["rows"][0];
    assert_eq!(row["cadence"], "every 2 weeks on Thursday");
    assert_eq!(row["longestGapDays"], 14);
}

#[test]
fn a_first_talk_that_was_to_be_this_morning_is_due_at_once() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    kept.clock.forward(TimeDelta::hours(4));
    let set = every_second_thursday(&kept, &member);
    assert_eq!(set["nextOn"], "2026-11-19");
    let notifier = RecordingNotifier::default();
    kept.tick(&notifier);
    assert_eq!(notifier.texts(), ["A talk is due"]);
    let talks = kept.ask("today_view", json!({}))["talks"].clone();
    assert_eq!(talks[0]["time"], "10:00", "it is still to be held today");
    file(&kept, &start(&kept, &member), json!({ "mood": 6 }));
    kept.ask(
        "cadence_set",
        json!({ "memberId": member, "revision": 1, "startsOn": "2026-11-19", "time": "11:00",
                "rule": "FREQ=WEEKLY;BYDAY=TH" }),
    );
    let due = kept.ask("reminder_list", json!({ "dueOnly": true }));
    assert_eq!(due["rows"], json!([]), "and not again once it was held");
}

#[test]
fn a_cadence_is_moved_ended_and_paused_with_its_reminders() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    every_second_thursday(&kept, &member);
    let coming = |kept: &Fixture| {
        let rows = kept.ask("reminder_list", json!({ "limit": 200 }))["rows"].clone();
        let rows = rows.as_array().unwrap().clone();
        rows.into_iter()
            .map(|row| row["dueOn"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(coming(&kept).contains(&"2026-12-03".to_owned()));
    assert_eq!(
        kept.code(
            "cadence_set",
            json!({ "memberId": member, "rule": "FREQ=WEEKLY" })
        ),
        ErrorCode::Conflict,
        "somebody set it meanwhile"
    );
    kept.ask(
        "cadence_set",
        json!({ "memberId": member, "revision": 1, "rule": "FREQ=MONTHLY;BYDAY=1TU", "time": "14:00" }),
    );
    let moved = coming(&kept);
    assert_eq!(moved[0], "2026-12-01", "the first Tuesday of December");
    assert!(!moved.contains(&"2026-12-03".to_owned()), "the old days are gone");

    kept.ask(
        "member_archive",
        json!({ "id": member, "revision": 1, "archived": true }),
    );
    assert!(coming(&kept).is_empty(), "nobody talks with an archived person");
    kept.ask(
        "member_archive",
        json!({ "id": member, "revision": 2, "archived": false }),
    );
    assert_eq!(coming(&kept)[0], "2026-12-01", "and again when they are back");

    let needed = kept.ask("cadence_set", json!({ "memberId": member, "revision": 2 }));
    assert_eq!(needed["agreed"]["rule"], Value::Null, "as needed");
    assert_eq!(needed["nextOn"], Value::Null);
    assert!(coming(&kept).is_empty());
    for (rule, field) in [("FREQ=WEEKLY;COUNT=2", "rule"), ("FREQ=HOURLY", "rule")] {
        let error = kept.refused(
            "cadence_set",
            json!({ "memberId": member, "revision": 3, "rule": rule }),
        );
        assert_eq!(error.field.as_deref(), Some(field), "{rule}");
    }
}

#[test]
fn who_was_not_talked_to_follows_what_was_agreed() {
    let kept = Fixture::new();
    let weekly = kept.member("Amara Nwosu");
    let needed = kept.member("Imran Qureshi");
    let usual = kept.member("Joost Dekker");
    let quiet = |kept: &Fixture| {
        let today = kept.ask("today_view", json!({}));
        let rows = today["notTalkedTo"].as_array().unwrap().clone();
        rows.into_iter()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    for member in [&weekly, &needed, &usual] {
        let talk = start(&kept, member);
        file(&kept, &talk, json!({ "mood": 5 }));
    }
    kept.ask(
        "cadence_set",
        json!({ "memberId": weekly, "rule": "FREQ=WEEKLY;BYDAY=TH" }),
    );
    kept.ask("cadence_set", json!({ "memberId": needed }));
    kept.clock.forward(TimeDelta::days(7));
    assert!(quiet(&kept).is_empty(), "a week is what was agreed");
    kept.clock.forward(TimeDelta::days(1));
    assert_eq!(quiet(&kept), ["Amara Nwosu"], "eight days are more");
    assert_eq!(kept.ask("cadence_get", json!({ "id": weekly }))["overdueDays"], 8);
    kept.clock.forward(TimeDelta::days(13));
    assert_eq!(
        quiet(&kept),
        ["Amara Nwosu", "Joost Dekker"],
        "three weeks where nothing was agreed; as needed is never late"
    );
}

#[test]
fn what_is_written_is_not_the_last_talk() {
    let kept = Fixture::new();
    let member = json!(kept.member("Tomás Herrera"));
    let filed = |template: &str, on: &str, answers: Value| {
        let form = purpose::draft(&kept, &member, template, on, answers);
        purpose::file(&kept, &form)
    };
    let last = || {
        let last = kept.ask("member_list", json!({}))["rows"][0]["lastTalkOn"].clone();
        let cadence = kept.ask("cadence_get", json!({ "id": member }));
        assert_eq!(
            cadence["lastOn"], last,
            "the next talk is reckoned from the same one"
        );
        last
    };
    filed(
        "recognition",
        "2026-11-18",
        json!({ "what": "Photographed the loop", "size": "thanks" }),
    );
    let feedback = |delivered: &str, on: &str| {
        let behaviour = "Called the customer before the report was due";
        filed(
            "feedback",
            on,
            json!({ "kind": "reinforce", "delivered": delivered, "behaviour": behaviour }),
        )
    };
    feedback("written", "2026-11-18");
    let owed = feedback("not-yet", "2026-11-18");
    assert_eq!(last(), Value::Null, "nothing of this was said to anybody");
    feedback("call", "2026-11-10");
    assert_eq!(last(), "2026-11-10", "feedback in a call is a talk");
    filed(
        "coaching-session",
        "2026-11-12",
        json!({ "topic": "Notes", "shared_understanding": "Said" }),
    );
    assert_eq!(last(), "2026-11-12", "and so is coaching");
    let brief = kept.ask("prep_get", json!({ "id": member }));
    assert_eq!(brief["last"]["on"], "2026-11-12", "the brief begins with it");
    kept.clock.forward(TimeDelta::days(21));
    assert_eq!(
        kept.ask("today_view", json!({}))["notTalkedTo"][0]["lastTalkOn"],
        "2026-11-12"
    );
    kept.ask(
        "feedback_deliver",
        json!({ "id": owed["id"], "way": "in-person" }),
    );
    assert_eq!(
        last(),
        "2026-12-10",
        "and feedback that was said after all, on the day it was said"
    );
    assert_eq!(kept.ask("today_view", json!({}))["notTalkedTo"], json!([]));
}

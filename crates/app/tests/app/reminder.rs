//! What falls due, when it is told, and what the manager does with it.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use kept_app::app::{App, KdfChoice, Ports};
use kept_app::error::ErrorCode;
use kept_app::machine::SystemChance;
use kept_app::ports::Clock;
use kept_domain::time::Moment;
use kept_testkit::ports::{DirectViewer, NoAudience, RecordingNotifier};
use serde_json::{Value, json};

use crate::fixture::{Fixture, PASSPHRASE};

fn remind(kept: &Fixture, on: &str, time: &str) -> Value {
    kept.ask(
        "reminder_create",
        json!({ "text": "Ask about the tablet", "on": on, "time": time }),
    )
}

fn state(kept: &Fixture, id: &Value) -> Value {
    let open = kept.ask("reminder_list", json!({}));
    let settled = kept.ask("reminder_list", json!({ "settled": true }));
    let rows = [open, settled]
        .into_iter()
        .flat_map(|page| page["rows"].as_array().unwrap().clone());
    rows.into_iter().find(|row| row["id"] == *id).unwrap()["state"].clone()
}

#[test]
fn a_reminder_is_told_once_when_its_time_comes() {
    let kept = Fixture::new();
    let made = remind(&kept, "2026-11-19", "09:30");
    assert_eq!(made["dueAt"], "2026-11-19T08:30:00Z", "09:30 in Amsterdam");
    let notifier = RecordingNotifier::default();
    kept.tick(&notifier);
    assert!(notifier.texts().is_empty(), "its time has not come");
    kept.clock.forward(TimeDelta::minutes(30));
    kept.tick(&notifier);
    kept.tick(&notifier);
    assert_eq!(
        notifier.texts(),
        ["A reminder is due"],
        "once, and without a word about what or whom"
    );
    assert!(!notifier.asked()[0].repeated);
    assert_eq!(state(&kept, &made["id"]), "shown");
    let due = kept.ask("reminder_list", json!({ "dueOnly": true }));
    assert_eq!(
        due["rows"][0]["title"], "Ask about the tablet",
        "the list is the record"
    );
}

#[test]
fn what_fell_due_while_kept_was_not_running_comes_as_one() {
    let mut kept = Fixture::new();
    for time in ["10:00", "10:01", "10:02", "10:03"] {
        remind(&kept, "2026-11-19", time);
    }
    kept.restart();
    kept.clock.forward(TimeDelta::days(2));
    kept.unlock();
    let notifier = RecordingNotifier::default();
    kept.tick(&notifier);
    assert_eq!(
        notifier.texts(),
        ["4 things are due"],
        "more than three are one summary"
    );
    assert_eq!(
        notifier.asked()[0].occurrences.len(),
        4,
        "it points at all of them"
    );
    assert_eq!(
        kept.ask("reminder_list", json!({ "dueOnly": true }))["rows"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
}

#[test]
fn a_crash_between_claiming_and_showing_repeats_once_and_says_so() {
    struct Dies;
    impl kept_app::ports::Notifier for Dies {
        fn show(&self, _: &kept_app::ports::Notice) -> Result<(), kept_app::ports::NotShown> {
            panic!("the process ends here")
        }
    }
    let mut kept = Fixture::new();
    let made = remind(&kept, "2026-11-19", "09:30");
    kept.clock.forward(TimeDelta::hours(1));
    let app = kept.app.clone();
    let died = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        kept_app::scheduler::tick(&app, &Dies)
    }));
    assert!(died.is_err(), "the notification went nowhere");
    assert_eq!(
        state(&kept, &made["id"]),
        "claimed",
        "it was claimed before it went out"
    );
    drop(app);
    kept.crash();
    kept.unlock();
    let notifier = RecordingNotifier::default();
    kept.tick(&notifier);
    kept.tick(&notifier);
    let shown = notifier.asked();
    assert_eq!(
        shown.len(),
        1,
        "nothing is lost, and it is shown once more at most"
    );
    assert!(shown[0].repeated, "it may have been seen before");
    assert_eq!(state(&kept, &made["id"]), "shown");
}

#[test]
fn without_a_notification_server_the_list_remains() {
    let kept = Fixture::new();
    let made = remind(&kept, "2026-11-19", "09:30");
    kept.clock.forward(TimeDelta::hours(1));
    let refusing = RecordingNotifier::refusing();
    kept.tick(&refusing);
    kept.tick(&refusing);
    assert_eq!(
        refusing.texts().len(),
        1,
        "a server that is not there is not asked every 15 seconds"
    );
    assert_eq!(state(&kept, &made["id"]), "due");
}

#[test]
fn while_locked_only_a_number_and_one_neutral_notice_are_known() {
    let kept = Fixture::new();
    let status = kept.ask("vault_status", json!({}));
    remind(&kept, "2026-11-19", "09:30");
    remind(&kept, "2026-11-19", "09:45");
    kept.lock();
    assert_eq!(
        kept.ask("vault_status", json!({}))["remindersWaiting"],
        0,
        "before: {status}"
    );
    kept.clock.forward(TimeDelta::minutes(40));
    let notifier = RecordingNotifier::default();
    kept.tick(&notifier);
    assert_eq!(kept.ask("vault_status", json!({}))["remindersWaiting"], 1);
    kept.clock.forward(TimeDelta::minutes(40));
    kept.tick(&notifier);
    assert_eq!(kept.ask("vault_status", json!({}))["remindersWaiting"], 2);
    assert_eq!(
        notifier.texts(),
        ["A reminder is waiting. Unlock Kept to see it."],
        "once per lock"
    );
    kept.unlock();
    kept.tick(&notifier);
    assert_eq!(notifier.texts().len(), 3, "unlocked, each is told");
}

#[test]
fn a_fresh_start_knows_nothing_of_what_waits() {
    let mut kept = Fixture::new();
    remind(&kept, "2026-11-19", "09:30");
    kept.restart();
    kept.clock.forward(TimeDelta::hours(1));
    assert_eq!(
        kept.ask("vault_status", json!({}))["remindersWaiting"],
        Value::Null
    );
}

#[test]
fn snoozing_moves_the_notification_and_leaves_the_record() {
    let kept = Fixture::new();
    let made = remind(&kept, "2026-11-19", "09:30");
    kept.clock.forward(TimeDelta::hours(1));
    let notifier = RecordingNotifier::default();
    kept.tick(&notifier);
    let act = |action: &str, until: Option<&str>| {
        let mut request = json!({ "id": made["id"], "action": action });
        if let Some(until) = until {
            request["until"] = json!(until);
        }
        request
    };
    assert_eq!(
        kept.refused("occurrence_act", act("snooze", None))
            .field
            .as_deref(),
        Some("until")
    );
    let past = kept.refused("occurrence_act", act("snooze", Some("2026-11-19T08:00:00Z")));
    assert_eq!(
        past.field.as_deref(),
        Some("until"),
        "a snooze ends in the future"
    );
    let snoozed = kept.ask("occurrence_act", act("snooze", Some("2026-11-19T11:00:00Z")));
    assert_eq!(
        (&snoozed["state"], &snoozed["dueAt"]),
        (&json!("snoozed"), &json!("2026-11-19T08:30:00Z"))
    );
    assert_eq!(
        kept.ask("reminder_list", json!({ "dueOnly": true }))["rows"],
        json!([]),
        "it is out of the way"
    );
    kept.tick(&notifier);
    assert_eq!(notifier.texts().len(), 1);
    kept.clock.set("2026-11-19T11:00:00Z".parse().unwrap());
    kept.tick(&notifier);
    assert_eq!(notifier.texts().len(), 2, "it comes back at the chosen time");
    assert_eq!(kept.ask("occurrence_act", act("done", None))["state"], "done");
    assert_eq!(
        kept.code("occurrence_act", act("skip", None)),
        ErrorCode::Precondition,
        "done is done"
    );
    assert_eq!(
        kept.ask("occurrence_act", act("reopen", None))["state"],
        "acknowledged",
        "and can be undone"
    );
    kept.tick(&notifier);
    assert_eq!(
        notifier.texts().len(),
        2,
        "what was taken up again is not told again"
    );
}

#[test]
fn a_repeating_reminder_never_runs_out_and_keeps_its_time_of_day() {
    let kept = Fixture::new();
    let first = kept.ask(
        "reminder_create",
        json!({
            "text": "Team meeting", "on": "2026-11-19", "time": "09:30", "rule": "FREQ=WEEKLY;BYDAY=FR",
        }),
    );
    assert_eq!(
        (&first["dueOn"], &first["repeats"]),
        (&json!("2026-11-20"), &json!("every week on Friday"))
    );
    let notifier = RecordingNotifier::default();
    for _ in 0..30 {
        kept.clock.forward(TimeDelta::days(7));
        kept.tick(&notifier);
    }
    assert_eq!(notifier.texts().len(), 30, "thirty weeks are thirty Fridays");
    let rows = kept.ask("reminder_list", json!({ "limit": 200 }))["rows"]
        .as_array()
        .unwrap()
        .clone();
    assert!(
        rows.iter().all(|row| row["dueTime"] == "09:30"),
        "summer time does not move it"
    );
    assert!(
        rows.iter().any(|row| row["state"] == "scheduled"),
        "the next ones are known"
    );
}

#[test]
fn a_recurrence_with_an_end_ends() {
    let kept = Fixture::new();
    kept.ask(
        "reminder_create",
        json!({
            "text": "Three days in a row", "on": "2026-11-19", "time": "09:30", "rule": "FREQ=DAILY;COUNT=3",
        }),
    );
    let notifier = RecordingNotifier::default();
    for _ in 0..10 {
        kept.clock.forward(TimeDelta::days(1));
        kept.tick(&notifier);
    }
    assert_eq!(notifier.texts().len(), 3);
    let entries = kept.journal();
    kept.tick(&notifier);
    assert_eq!(kept.journal(), entries, "an ended rule is not worked out again");
}

#[test]
fn a_filed_form_reminds_of_its_follow_up() {
    let kept = Fixture::new();
    let member = kept.member("Kateryna Bondar");
    let follow_up = |on: &str| json!({ "topic": "Handing over open calls", "shared_understanding": "Time is missing, not skill.", "follow_up_on": on });
    let form = kept.ask(
        "form_create",
        json!({ "memberId": member, "template": "coaching-session" }),
    );
    let saved = kept.ask(
        "form_save",
        json!({
            "id": form["id"], "revision": form["revision"], "answers": follow_up("2026-12-04"),
        }),
    );
    kept.ask(
        "form_file",
        json!({ "id": form["id"], "revision": saved["revision"] }),
    );
    let rows = kept.ask("reminder_list", json!({}))["rows"].clone();
    assert_eq!(
        (&rows[0]["kind"], &rows[0]["dueOn"]),
        (&json!("follow-up"), &json!("2026-12-04"))
    );
    assert_eq!(rows[0]["subjectId"], form["id"], "a click opens the form");
    kept.clock.set("2026-12-04T09:00:00Z".parse().unwrap());
    let notifier = RecordingNotifier::default();
    kept.tick(&notifier);
    assert_eq!(notifier.texts(), ["A follow-up is due"]);
}

#[test]
fn nothing_is_shown_while_a_member_has_the_screen() {
    let kept = Fixture::new();
    remind(&kept, "2026-11-19", "09:30");
    let id = crate::signing::hand_over(&kept, &kept.draft());
    kept.clock.forward(TimeDelta::hours(1));
    let notifier = RecordingNotifier::default();
    kept.tick(&notifier);
    assert!(notifier.texts().is_empty(), "the screen belongs to the document");
    crate::signing::take_back(&kept, &id);
    kept.tick(&notifier);
    assert_eq!(notifier.texts(), ["A reminder is due"], "it was not lost");
}

#[test]
fn what_cannot_be_a_reminder_is_refused_at_its_field() {
    let kept = Fixture::new();
    let unknown = "0192e0b4-0000-7000-8000-000000000000";
    for (request, field) in [
        (json!({ "text": " ", "on": "2026-11-20" }), "text"),
        (
            json!({ "text": "x", "on": "2026-11-20", "time": "25:00" }),
            "time",
        ),
        (json!({ "text": "x", "on": "0026-11-20" }), "on"),
        (
            json!({ "text": "x", "on": "2026-11-20", "rule": "FREQ=SECONDLY" }),
            "rule",
        ),
        (
            json!({ "text": "x", "on": "2026-11-20", "rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }),
            "rule",
        ),
    ] {
        assert_eq!(
            kept.refused("reminder_create", request.clone()).field.as_deref(),
            Some(field),
            "{request}"
        );
    }
    let nobody = json!({ "text": "x", "on": "2026-11-20", "memberId": unknown });
    assert_eq!(kept.code("reminder_create", nobody), ErrorCode::NotFound);
}

#[test]
fn what_falls_due_during_a_look_is_told_by_the_next() {
    /// A second passes whenever somebody looks.
    struct Passing(Mutex<Moment>);
    impl Passing {
        fn set(&self, at: DateTime<Utc>) {
            self.0.lock().unwrap().at = at;
        }
    }
    impl Clock for Passing {
        fn now(&self) -> Moment {
            let mut moment = self.0.lock().unwrap();
            moment.at += TimeDelta::seconds(1);
            *moment
        }
    }
    let kept = Fixture::new();
    kept.lock();
    let clock = Arc::new(Passing(Mutex::new(kept.clock.now())));
    let app = App::new(Ports {
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        chance: Arc::new(SystemChance),
        audience: Arc::new(NoAudience),
        keychain: Arc::new(kept_app::ports::WithoutKeychain),
        viewer: Arc::new(DirectViewer),
        upkeep: false,
        default_folder: kept.folder.clone(),
        kdf: KdfChoice::MemoryMib(64),
    });
    app.open_place(&kept.folder).unwrap();
    app.dispatch("vault_unlock", json!({ "passphrase": PASSPHRASE }))
        .unwrap();
    let notifier = RecordingNotifier::default();
    for seconds in 1..=8_i64 {
        let request = json!({ "text": "Ask", "on": "2026-11-19", "time": format!("09:{}", 30 + seconds) });
        let made: Value = app.dispatch("reminder_create", request).unwrap().read().unwrap();
        let due: DateTime<Utc> = made["dueAt"].as_str().unwrap().parse().unwrap();
        clock.set(due - TimeDelta::seconds(seconds));
        kept_app::scheduler::tick(&app, &notifier).unwrap();
        clock.set(due + TimeDelta::seconds(15));
        kept_app::scheduler::tick(&app, &notifier).unwrap();
        assert_eq!(
            notifier.texts().len(),
            usize::try_from(seconds).unwrap(),
            "told, though the look began {seconds} readings of the clock before it fell due"
        );
    }
}

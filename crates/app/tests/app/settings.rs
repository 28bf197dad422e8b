//! Settings of a vault.

use std::time::Duration;

use serde_json::json;

use crate::fixture::Fixture;

#[test]
fn what_is_left_out_stays_and_what_is_set_survives_a_lock() {
    let kept = Fixture::new();
    let before = kept.ask("settings_get", json!({}));
    assert_eq!(
        (
            &before["paperSize"],
            &before["reminderTime"],
            &before["signingIdleMinutes"],
            &before["lockIdleMinutes"]
        ),
        (&json!("a4"), &json!("09:00"), &json!(3), &json!(5)),
        "what was never set has its usual value"
    );
    kept.ask(
        "settings_update",
        json!({ "paperSize": "letter", "reminderTime": "08:30", "hidePrivate": true, "lockIdleMinutes": 0 }),
    );
    assert_eq!(kept.app.lock_after(), None, "0 minutes mean never");
    kept.ask("settings_update", json!({ "lockIdleMinutes": 2 }));
    assert_eq!(
        kept.app.lock_after(),
        Some(Duration::from_secs(120)),
        "the shell is told how long it waits"
    );
    kept.lock();
    assert_eq!(kept.app.lock_after(), None, "a closed vault waits for nothing");
    kept.unlock();
    let after = kept.ask("settings_get", json!({}));
    assert_eq!(after["paperSize"], "letter");
    assert_eq!(after["reminderTime"], "08:30");
    assert_eq!(after["hidePrivate"], true);
    assert_eq!(after["lockIdleMinutes"], 2);
    assert_eq!(after["managerName"], "Marit Solberg", "the manager was not meant");
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    let kept = Fixture::new();
    for (request, field) in [
        (json!({ "reminderTime": "9:00" }), "reminderTime"),
        (json!({ "reminderTime": "24:00" }), "reminderTime"),
        (json!({ "signingIdleMinutes": 0 }), "signingIdleMinutes"),
        (json!({ "signingIdleMinutes": 61 }), "signingIdleMinutes"),
        (json!({ "lockIdleMinutes": 241 }), "lockIdleMinutes"),
        (json!({ "manager": { "name": "Marit\nSolberg" } }), "manager.name"),
        (json!({ "paperSize": "a5" }), "paperSize"),
        (json!({ "colour": "green" }), "colour"),
    ] {
        let refused = kept.refused("settings_update", request);
        assert_eq!(refused.field.as_deref(), Some(field), "{refused}");
    }
}

#[test]
fn setting_what_is_set_writes_nothing() {
    let kept = Fixture::new();
    let entries = kept.journal();
    kept.ask("settings_update", json!({ "paperSize": "a4" }));
    kept.ask("settings_update", json!({}));
    assert_eq!(
        kept.journal(),
        entries,
        "nothing happened, so the journal says nothing"
    );
}

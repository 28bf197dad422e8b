//! What was written about everybody.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::purpose::{draft, file};

fn rows(kept: &Fixture, request: Value) -> Vec<Value> {
    kept.ask("log_list", request)["rows"].as_array().unwrap().clone()
}

fn note(kept: &Fixture, member: &str, kind: &str, day: &str) -> Value {
    let text = format!("A {kind} on {day} #kept");
    let note = json!({ "kind": kind, "tone": "plus", "text": text, "eventOn": day });
    kept.ask("note_create", json!({ "memberId": member, "note": note }))
}

fn coaching(kept: &Fixture, member: &str, day: &str) -> Value {
    let answers = json!({ "topic": "Reports", "shared_understanding": "Same day" });
    let form = draft(kept, &json!(member), "coaching-session", day, answers);
    file(kept, &form)
}

#[test]
fn everybody_newest_day_first() {
    let kept = Fixture::new();
    let (tomas, amara) = (kept.member("Tomás Herrera"), kept.member("Amara Nwosu"));
    note(&kept, &amara, "win", "2026-11-16");
    let coaching = coaching(&kept, &tomas, "2026-11-17");
    draft(
        &kept,
        &json!(amara),
        "correction",
        "2026-11-18",
        json!({ "topic": "Open calls" }),
    );
    let all = rows(&kept, json!({}));
    let told: Vec<_> = all
        .iter()
        .map(|row| {
            let words = [
                &row["record"]["kind"],
                &row["kind"],
                &row["memberName"],
                &row["record"]["on"],
            ];
            words.map(|word| word.as_str().unwrap())
        })
        .collect();
    assert_eq!(
        told,
        [
            ["form", "correction", "Amara Nwosu", "2026-11-18"],
            ["form", "coaching", "Tomás Herrera", "2026-11-17"],
            ["note", "win", "Amara Nwosu", "2026-11-16"],
        ]
    );
    let [correction, talk, win] = &all[..] else {
        panic!("three records, three rows")
    };
    assert_eq!(
        (&correction["guarded"], &correction["record"]["state"]),
        (&json!(true), &json!("draft")),
        "a correction is guarded from its draft on"
    );
    assert_eq!(
        (&talk["record"]["id"], &talk["guarded"]),
        (&coaching["id"], &json!(false))
    );
    assert_eq!(
        (&talk["record"]["title"], &talk["record"]["daysLate"]),
        (&json!("Reports"), &json!(2)),
        "what was filed later says so"
    );
    assert_eq!(
        (&win["tone"], &win["tags"], &win["record"]["circle"]),
        (&json!("plus"), &json!(["kept"]), &json!("mine"))
    );
    assert_eq!(win["record"]["daysLate"], 3, "and so does a note");
    kept.ask(
        "member_archive",
        json!({ "id": amara, "revision": 1, "archived": true }),
    );
    assert_eq!(
        rows(&kept, json!({})).len(),
        3,
        "what was written about those who left stays"
    );
}

#[test]
fn it_is_narrowed_to_kinds() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let day = "2026-11-18";
    let kinds = [
        ("coaching-session", "coaching"),
        ("grow", "coaching"),
        ("clear", "coaching"),
        ("one-to-one", "one-to-one"),
        ("feedback", "feedback"),
        ("recognition", "recognition"),
        ("correction", "correction"),
        ("pip", "plan"),
        ("stay-interview", "other-talk"),
        ("delegation-brief", "written"),
        ("open-door", "open-door"),
    ];
    for (template, _) in kinds {
        draft(&kept, &json!(member), template, day, json!({}));
    }
    let notes = [
        "note",
        "open-door",
        "small-talk",
        "win",
        "vote-of-confidence",
        "backed-up",
        "challenge",
        "mistake",
    ];
    for kind in notes {
        note(&kept, &member, kind, day);
    }
    let expected = |kind: &str| {
        kinds.iter().filter(|(_, of)| *of == kind).count() + notes.iter().filter(|of| **of == kind).count()
    };
    let months = |request: Value| kept.ask("log_months", request)[0]["count"].clone();
    let mut seen = 0;
    for row in rows(&kept, json!({})) {
        let kind = row["kind"].as_str().unwrap();
        let request = json!({ "kinds": [kind] });
        let alone = rows(&kept, request.clone());
        assert!(alone.contains(&row), "{kind} has what the log calls {kind}");
        assert_eq!(alone.len(), expected(kind), "and nothing else");
        assert_eq!(
            months(request),
            expected(kind),
            "and as many are counted in its month"
        );
        seen += 1;
    }
    assert_eq!(seen, kinds.len() + notes.len());
    let both = json!({ "kinds": ["win", "coaching", "win"] });
    assert_eq!(
        rows(&kept, both.clone()).len(),
        4,
        "a kind that is named twice counts once"
    );
    assert_eq!(months(both), 4);
    assert_eq!(
        kept.code("log_list", json!({ "kinds": [] })),
        ErrorCode::Validation,
        "a list of nothing is a mistake"
    );
}

#[test]
fn pages_hold_every_row_once_though_days_are_equal() {
    let kept = Fixture::new();
    let (tomas, amara) = (kept.member("Tomás Herrera"), kept.member("Amara Nwosu"));
    for day in ["2026-11-16", "2026-11-17"] {
        for member in [&tomas, &amara] {
            note(&kept, member, "win", day);
            note(&kept, member, "note", day);
            coaching(&kept, member, day);
        }
    }
    for kinds in [Value::Null, json!(["win", "coaching", "note"])] {
        let all = rows(&kept, json!({ "kinds": kinds }));
        assert_eq!(all.len(), 12);
        let (mut paged, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = kept.ask("log_list", json!({ "kinds": kinds, "limit": 5, "after": after }));
            paged.extend(page["rows"].as_array().unwrap().clone());
            match page.get("next") {
                Some(next) => after = next.clone(),
                None => break,
            }
        }
        assert_eq!(paged, all, "pages put together are the whole");
    }
    let older = rows(&kept, json!({ "before": "2026-11-17" }));
    assert_eq!(older.len(), 6, "only what is about an earlier day");
    assert!(older.iter().all(|row| row["record"]["on"] == "2026-11-16"));
    assert_eq!(
        kept.code("log_list", json!({ "after": "somewhere" })),
        ErrorCode::Validation
    );
}

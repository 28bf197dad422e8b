//! A correction that asks whether it comes as a surprise, and an improvement plan from its start to its end.

use serde_json::{Value, json};

use crate::agreement::{
    draw_signature, manager_signs, manager_takes_back, member_answers, member_hands_back,
};
use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::Window;
use crate::{core, judges};

/// Begins a form from a template and writes these answers into it, beside those that it begins with.
async fn draft(window: &Window<'_>, template: &str, answers: Value) -> Value {
    let members = window.ask("member_list", json!({})).await;
    let begun = json!({ "memberId": members["rows"][0]["id"], "template": template });
    let form = window.ask("form_create", begun).await;
    save(window, &form, form["revision"].as_u64().unwrap(), answers).await;
    form
}

async fn save(window: &Window<'_>, form: &Value, revision: u64, answers: Value) {
    let mut all = form["answers"].clone();
    for (key, value) in answers.as_object().unwrap() {
        all[key] = value.clone();
    }
    let saved = json!({ "id": form["id"], "revision": revision, "answers": all });
    let saved = window.ask("form_save", saved).await;
    assert_eq!(saved["revision"], revision + 1, "{saved}");
}

async fn file(window: &Window<'_>, form: &Value) -> Value {
    let filed = json!({ "id": form["id"], "revision": form["revision"].as_u64().unwrap() + 1 });
    let filed = window.ask("form_file", filed).await;
    assert_eq!(filed["state"], "filed", "{filed}");
    filed
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_asks_whether_it_is_a_surprise() {
    let desktop = Desktop::start("correction");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Joost Dekker", "Spare parts coordinator").await;
    let talk = json!({
        "topic": "Counting on Thursdays",
        "shared_understanding": "The count is done before the van leaves.",
        "facts": [{ "fact": "Half of the locations were counted" }],
    });
    let talk = draft(&window, "coaching-session", talk).await;
    file(&window, &talk).await;
    let answers = json!({
        "topic": "The count was left out again",
        "level": "spoken",
        "standard": "Forty locations are counted every week",
        "facts": [{ "when": "Thursday", "fact": "No sheet was handed in" }],
        "change": [{ "what": "Count before the van leaves" }],
        "support": [{ "text": "A second scanner" }],
        "with_witness": true,
        "witness_name": "Yuki Tanabe, Scheduling",
    });
    let form = draft(&window, "correction", answers.clone()).await;

    window.press("The count was left out again").await;
    window.press("Read and file").await;
    window.read("Some of this may come as a surprise").await;
    window.read("No earlier talk about it is linked.").await;
    window.read("Is this place private?").await;
    window.read("One promise of yours").await;
    window.accessible("a correction before it is filed").await;
    window.pictures("06-correction-check").await;
    window.press("Leave, keep draft").await;

    let now = window.ask("form_get", json!({ "id": form["id"] })).await;
    let link = json!({ "kind": "form", "id": talk["id"] });
    let earlier = json!({ "in_private": true, "earlier_steps": [{ "step": "Talk", "record": link }] });
    save(&window, &now, now["revision"].as_u64().unwrap(), earlier).await;
    window.press("The count was left out again").await;
    window.press("Read and file").await;
    window.read("was talked about on").await;
    window.press("File it").await;
    window.read("Filed, read-only").await;
    window
        .read("It can be printed and handed over, not copied.")
        .await;
    window.accessible("a filed correction").await;
    window.pictures("06-correction-filed").await;
    let refused = window
        .ask("form_copy", json!({ "id": form["id"], "flavour": "plain" }))
        .await;
    assert_eq!(
        refused["error"]["code"], "precondition",
        "a correction is never copied"
    );
    sign(&window, &form).await;
    window.close().await;

    let paper = core::accepted_document(&desktop.vault(), PASSPHRASE, &desktop.output);
    let text = judges::text(&paper);
    for words in [
        "Forty locations are counted every week",
        "“The tablet has to be there on the 27th.”",
        "How this document was signed",
        "LOG-0001, version 1",
        "Witness, Scheduling",
        "Signed by Yuki Tanabe as a witness",
    ] {
        assert!(text.contains(words), "the sealed paper says “{words}”: {text}");
    }
    assert!(
        !text.contains("The sheet came on Friday"),
        "what was added after the seal is not in it: {text}"
    );
}

/// The witness whom the form names signs before the manager; the manager is not taken for one.
async fn witness_signs(window: &Window<'_>) {
    window.find("heading", "A witness signs first").await;
    window.write("Name of the witness", "Marit Solberg").await;
    draw_signature(window).await;
    window.press_exactly("Sign as a witness").await;
    window.read("A witness is somebody else.").await;
    window.write("Name of the witness", "Yuki Tanabe").await;
    window.accessible("the step of the witness").await;
    window.pictures("07-witness").await;
    window.press_exactly("Sign as a witness").await;
    window.read("Was there and signed").await;
    window.find("heading", "Your part, Marit").await;
}

/// Signs the filed correction with its member and its witness, looks at what was sealed, and adds to the form afterwards.
async fn sign(window: &Window<'_>, form: &Value) {
    window.press("Sign together").await;
    window.find("heading", "Hand the screen to Joost").await;
    window.accessible("handing a form over").await;
    window.picture("07-hand-over").await;
    window.press_exactly("Hand over").await;
    member_answers(window).await;
    window.read("I could have asked for paper instead.").await;
    window.accessible("the signing screen of a form").await;
    window.pictures("07-signing").await;
    member_hands_back(window).await;
    manager_takes_back(window).await;
    witness_signs(window).await;
    manager_signs(window).await;
    window.read("Sealed and intact").await;
    window.accessible("the document of a form").await;
    window.pictures("08-document").await;

    window.press("The form and what was added to it").await;
    window.read("Sealed on").await;
    let revision = window.ask("form_get", json!({ "id": form["id"] })).await["revision"].take();
    for command in ["form_save", "form_discard", "form_file"] {
        let mut request = json!({ "id": form["id"], "revision": revision });
        if command == "form_save" {
            request["answers"] = json!({});
        }
        let refused = window.ask(command, request).await;
        assert_eq!(refused["error"]["code"], "precondition", "{command}: {refused}");
    }
    window.press("Add to it").await;
    window
        .write("What you want to add", "The sheet came on Friday.")
        .await;
    window.press_exactly("Add it").await;
    window.read("after the seal").await;
    window.accessible("a sealed form").await;
    window.pictures("06-correction-sealed").await;
    window.press("The sealed paper").await;
    window.read("Sealed and intact").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_amended_and_ends() {
    let desktop = Desktop::start("plan");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Joost Dekker", "Spare parts coordinator").await;
    let answers = json!({
        "focus": "Stock counts and parts handover",
        "plan_kind": "new",
        "starts_on": "2026-01-05",
        "ends_on": "2036-02-26",
        "gaps": [{ "area": "Counts", "standard": "Forty locations a week" }],
        "goals": [{ "goal": "Forty locations counted every week" }],
        "consequence": "Another role",
    });
    let plan = draft(&window, "pip", answers).await;
    file(&window, &plan).await;
    window.find("heading", "Improvement plan").await;
    window.read("Forty locations counted every week").await;
    window.accessible("a person with an open plan").await;
    window.pictures("03-person-plan").await;

    window.press("Go on with this plan").await;
    window.press("Amend or extend it").await;
    window.press("Read and file").await;
    window.find("heading", "Read it once more").await;
    window.press("File it").await;
    window.read("Filed, read-only").await;
    window.find("heading", "The whole plan").await;
    window.accessible("an amended plan").await;
    window.pictures("06-plan").await;
    window.press("Back").await;
    window.read("changed once").await;

    let ratings = json!([{ "goal": "Forty locations counted every week", "rating": "met" }]);
    let meeting = draft(
        &window,
        "pip-meeting",
        json!({ "ratings": ratings, "summary": "Every week was counted" }),
    )
    .await;
    file(&window, &meeting).await;
    let outcome = json!({ "outcome": "met", "reasons": "The goal is met" });
    let outcome = draft(&window, "pip-outcome", outcome).await;
    file(&window, &outcome).await;
    let shown = window.ask("plan_get", json!({ "id": plan["id"] })).await;
    assert_eq!(
        (
            &shown["open"],
            shown["texts"].as_array().unwrap().len(),
            shown["meetings"].as_array().unwrap().len()
        ),
        (&json!(false), 2, 1),
        "{shown}"
    );
    window.close().await;
}

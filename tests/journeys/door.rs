//! First run, lock, wrong passphrase, unlock, restart.

use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_makes_a_vault_locks_it_and_finds_everything_again() {
    let desktop = Desktop::start("door");
    let window = Window::open(&desktop).await;
    window.find("heading", "Choose a passphrase").await;
    window.accessible("first run").await;
    window.pictures("01-first-run-passphrase").await;
    window.first_run(false).await;
    window.pictures("02-today-empty").await;
    window.accessible("an empty Today").await;
    window.add_person("Tomás Herrera", "Field service engineer").await;

    window.press_exactly("Lock").await;
    window.find("field", "Passphrase").await;
    let left = window
        .js("return document.documentElement.textContent", vec![])
        .await;
    assert!(
        !left.as_str().unwrap().contains("Herrera"),
        "nothing private stays on the page of a locked window"
    );
    let refused = window.ask("member_list", json!({})).await;
    assert_eq!(
        refused["error"]["code"], "locked",
        "a locked core answers nothing"
    );
    window.accessible("the lock screen").await;
    window.pictures("01-unlock").await;

    window.unlock("not the right passphrase").await;
    window.read("That is not it").await;
    window.picture("01-unlock-wrong").await;
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    window.go("People").await;
    window.read("Tomás Herrera").await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    window.go("People").await;
    window.read("Tomás Herrera").await;
    window
        .keys(&format!("{}l{}", char::from(Key::Control), char::from(Key::Null)))
        .await;
    window.find("field", "Passphrase").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_or_missing_vault_is_named_and_never_replaced() {
    let desktop = Desktop::start("trouble");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.close().await;
    let vault = desktop.vault();
    let aside = desktop.home().join("aside");

    fs::rename(&vault, &aside).unwrap();
    let window = Window::open(&desktop).await;
    window.read("The vault is not where it was").await;
    window.picture("missing").await;
    window.close().await;
    assert!(!vault.exists(), "a missing vault is not made anew");

    fs::rename(&aside, &vault).unwrap();
    let whole = fs::read(vault.join("vault.db")).unwrap();
    fs::write(vault.join("vault.db"), b"").unwrap();
    let window = Window::open(&desktop).await;
    window.read("The vault’s file is not complete").await;
    window.picture("truncated").await;
    window.close().await;
    assert_eq!(
        fs::read(vault.join("vault.db")).unwrap(),
        b"",
        "an empty file is left as it is"
    );

    fs::write(vault.join("vault.db"), whole).unwrap();
    let window = Window::open(&desktop).await;
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    window.close().await;
}

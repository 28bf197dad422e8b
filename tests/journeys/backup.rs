//! A backup is made, tried out and restored, and a new key is given: in the real window, with the real core.

use std::fs;

use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_brings_back_what_was_there_and_throws_nothing_away() {
    let desktop = Desktop::start("backup");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Tomás Herrera", "Field service engineer").await;

    window.go("Settings").await;
    window.press("Backups and restoring").await;
    window.press("Back up now").await;
    window.read("The backup is made").await;
    window.read("Everything is in the last one").await;
    window.press("Check the backup of").await;
    window.read("Whole: 1 person").await;
    window.press("Check the vault now").await;
    window.read("All is well").await;
    window.accessible("the backups").await;
    window.pictures("backups").await;

    window.add_person("Joost Dekker", "Parts and stores").await;
    window.go("Settings").await;
    window.press("Backups and restoring").await;
    window.press("Restore a backup").await;
    window.press("Lock and choose a backup").await;
    window.write("Passphrase of that time", PASSPHRASE).await;
    window.accessible("choosing a backup").await;
    window.press("Look inside").await;
    window.read("1 person").await;
    window.accessible("inside of a backup").await;
    window.pictures("restore-inside").await;
    window.press_exactly("Restore").await;
    window.at_home().await;
    window.read("is kept as").await;
    window.go("People").await;
    window.read("Tomás Herrera").await;
    assert!(
        !window.has("text", "Joost Dekker").await,
        "the vault is as it was when the backup was made"
    );
    window.close().await;
    let vaults = fs::read_dir(desktop.vault().parent().unwrap()).unwrap();
    let replaced = vaults.filter_map(Result::ok).any(|entry| {
        let name = entry.file_name();
        name.to_string_lossy().contains("replaced")
    });
    assert!(replaced, "the vault that was in its place is still there");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_leads_into_the_new_kit() {
    let desktop = Desktop::start("new-key");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.go("Settings").await;
    let key = "Give the vault a new key";
    window.press_for(key, "heading", key, None).await;
    window.write("Your passphrase", PASSPHRASE).await;
    window.press("Change the key").await;
    window.find("heading", "Put the new recovery kit away").await;
    window.type_kit_back().await;
    window.press("I have it").await;
    window.read("counts as put away").await;
    window.press_exactly("Lock").await;
    window.find("field", "Passphrase").await;
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_whose_file_was_replaced_is_spoken_of_and_what_is_typed_stays() {
    let desktop = Desktop::start("replaced");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    let file = desktop.vault().join("vault.db");
    let copy = desktop.home().join("copy.db");
    fs::copy(&file, &copy).unwrap();
    fs::rename(&copy, &file).unwrap();
    window.read("Another program has replaced the vault’s file").await;
    window.accessible("a replaced vault").await;
    window.pictures("replaced").await;

    window.new_thing("Person").await;
    window.write("Name", "Tomás Herrera").await;
    window.write("Role", "Field service engineer").await;
    window.press_exactly("Add").await;
    window.read("nothing is written any more").await;
    let typed = window
        .js(
            "return [...document.querySelectorAll('input')].map((i) => i.value)",
            vec![],
        )
        .await;
    assert!(
        typed
            .as_array()
            .unwrap()
            .iter()
            .any(|value| value == "Tomás Herrera"),
        "what could not be saved stays in its field"
    );
    window.press("Cancel").await;
    window.press_exactly("Lock").await;
    window.find("field", "Passphrase").await;
    window.close().await;
}

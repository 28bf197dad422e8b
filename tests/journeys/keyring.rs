//! The keychain of the computer, by the keyring of GNOME: there, gone, locked, emptied, holding something else.
//! Whatever it does, the passphrase opens the vault.

use std::collections::HashMap;
use std::fs;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Proxy, connection, fdo::DBusProxy, names::BusName};

use crate::desktop::{Desktop, started};
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

const SECRETS: &str = "org.freedesktop.secrets";
const OPEN: &str = "Open with this computer’s keychain";
const REFUSED: &str = "The keychain of this computer does not open this vault. Type the passphrase.";
const SWITCH: &str = "This computer’s keychain may open the vault";

/// A session bus that starts no services by itself, as on a computer without a keyring.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;

#[tokio::test(flavor = "multi_thread")]
async fn the_keychain_opens_the_vault_and_its_troubles_lead_to_the_passphrase() {
    let mut desktop = Desktop::start("keyring");
    let _bus = bus_without_services(&mut desktop);
    let window = Window::open(&desktop).await;
    window.first_run(false).await;

    switch(&window, "Switch on").await;
    window.read("does not answer, so nothing was changed").await;
    window.accessible("a keychain that does not answer").await;
    window.pictures("no-answer").await;
    window.press("Cancel").await;
    window.press_exactly("Lock").await;
    window.find("field", "Passphrase").await;
    assert!(
        !window.has("button", OPEN).await,
        "a way that was not made is not offered"
    );
    window.unlock(PASSPHRASE).await;
    window.at_home().await;

    let keyring = Keyring::start(&desktop).await;
    switch(&window, "Switch on").await;
    window
        .read("The keychain of this computer opens the vault.")
        .await;
    window.press_exactly("Lock").await;
    window.press(OPEN).await;
    window.at_home().await;
    window.press_exactly("Lock").await;
    window.find("button", OPEN).await;
    window.accessible("the lock screen with a keychain").await;
    window.pictures("locked").await;
    window.close().await;
    let window = Window::open(&desktop).await;
    window.press(OPEN).await;
    window.at_home().await;

    keyring.lock().await;
    refuses(&window, "a locked keyring").await;
    keyring.end().await;
    refuses(&window, "a keyring that has ended").await;
    let keyring = Keyring::start(&desktop).await;
    window.press_exactly("Lock").await;
    window.press(OPEN).await;
    window.at_home().await;
    keyring.put(b"a word of another program").await;
    refuses(&window, "an entry with something else").await;
    keyring.put(&[7; 32]).await;
    refuses(&window, "an entry with another key").await;
    keyring.forget().await;
    refuses(&window, "a keyring that was emptied").await;

    switch(&window, "Switch off").await;
    window.read("The keychain no longer opens the vault.").await;
    window.press_exactly("Lock").await;
    window.find("field", "Passphrase").await;
    assert!(!window.has("button", OPEN).await, "it is not offered any more");
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    window.close().await;
    keyring.end().await;
}

/// Switches the keychain on or off in the settings.
async fn switch(window: &Window<'_>, button: &str) {
    window.go("Settings").await;
    window.choose(SWITCH).await;
    window.write("Your passphrase", PASSPHRASE).await;
    window.press(button).await;
}

/// Locks, asks the keychain in vain, and opens the vault with the passphrase.
async fn refuses(window: &Window<'_>, what: &str) {
    window.press_exactly("Lock").await;
    window.press(OPEN).await;
    window.read(REFUSED).await;
    window.picture(&what.replace(' ', "-")).await;
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
}

/// Ends with the journey.
struct Bus(Child);

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn bus_without_services(desktop: &mut Desktop) -> Bus {
    let file = desktop.home().join("config/bus.conf");
    fs::write(&file, BUS).unwrap();
    let mut config = std::ffi::OsString::from("--config-file=");
    config.push(file);
    let mut daemon = Command::new("dbus-daemon");
    let (daemon, address) = started(
        daemon.arg(config).args(["--nofork", "--print-address=1"]),
        "dbus-daemon",
    );
    desktop.bus = address;
    Bus(daemon)
}

/// GNOME's keyring on the bus of a desktop, its login keyring open.
struct Keyring {
    daemon: Child,
    connection: Connection,
}

impl Keyring {
    async fn start(desktop: &Desktop) -> Self {
        let mut daemon = desktop
            .command("gnome-keyring-daemon")
            .args(["--foreground", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon is installed by `cargo xtask setup`");
        daemon
            .stdin
            .take()
            .unwrap()
            .write_all(b"of the login keyring")
            .unwrap();
        let builder = connection::Builder::address(desktop.bus.as_str()).unwrap();
        let keyring = Self {
            daemon,
            connection: builder.build().await.unwrap(),
        };
        keyring.is_there(true).await;
        keyring
    }

    async fn is_there(&self, there: bool) {
        let bus = DBusProxy::new(&self.connection).await.unwrap();
        let mut patience = Patience::new();
        while bus
            .name_has_owner(BusName::try_from(SECRETS).unwrap())
            .await
            .unwrap()
            != there
        {
            patience.wait("the keyring has come or gone").await;
        }
    }

    /// Ends it in the middle of everything.
    async fn end(mut self) {
        self.daemon.kill().unwrap();
        self.daemon.wait().unwrap();
        self.is_there(false).await;
    }

    async fn proxy<'a>(&self, path: impl Into<ObjectPath<'a>>, interface: &'static str) -> Proxy<'a> {
        Proxy::new(&self.connection, SECRETS, path.into(), interface)
            .await
            .unwrap()
    }

    async fn service(&self) -> Proxy<'static> {
        let path = ObjectPath::from_static_str_unchecked("/org/freedesktop/secrets");
        self.proxy(path, "org.freedesktop.Secret.Service").await
    }

    /// The one entry that Kept has made.
    async fn item(&self) -> OwnedObjectPath {
        let of_kept = HashMap::from([("service", "Kept")]);
        let (unlocked, locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) = self
            .service()
            .await
            .call("SearchItems", &(of_kept,))
            .await
            .unwrap();
        assert_eq!(
            (unlocked.len(), locked.len()),
            (1, 0),
            "the entry of one vault is there"
        );
        unlocked.into_iter().next().unwrap()
    }

    /// Locks all of it; nobody is there to ask for its password.
    async fn lock(&self) {
        let login = ObjectPath::from_static_str_unchecked("/org/freedesktop/secrets/collection/login");
        let (locked, _): (Vec<OwnedObjectPath>, OwnedObjectPath) =
            self.service().await.call("Lock", &(vec![login],)).await.unwrap();
        assert_eq!(locked.len(), 1, "the login keyring is locked");
    }

    /// Puts something else into the entry.
    async fn put(&self, secret: &[u8]) {
        let opened = self
            .service()
            .await
            .call("OpenSession", &("plain", Value::from("")))
            .await;
        let (_, session): (OwnedValue, OwnedObjectPath) = opened.unwrap();
        let item = self.item().await;
        let item = self.proxy(item, "org.freedesktop.Secret.Item").await;
        let secret = (session, Vec::<u8>::new(), secret, "application/octet-stream");
        let () = item.call("SetSecret", &(secret,)).await.unwrap();
    }

    /// Removes the entry.
    async fn forget(&self) {
        let item = self.item().await;
        let item = self.proxy(item, "org.freedesktop.Secret.Item").await;
        let _: OwnedObjectPath = item.call("Delete", &()).await.unwrap();
    }
}

impl Drop for Keyring {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

//! The window of the application, through WebKitWebDriver.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::Duration;

use chrono::NaiveDate;
use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tokio::time::{Instant, interval};

use crate::desktop::Desktop;
use crate::processes::{below, is_running};

const FIND: &str = include_str!("find.js");
/// Makes the page draw for two seconds, in a pixel that nobody sees.
const FRAMES: &str = "const pixel = document.createElement('i'); document.body.append(pixel);\
    Object.assign(pixel.style, { position: 'fixed', insetBlockEnd: 0, inlineSize: '1px', blockSize: '1px', opacity: 0.01 });\
    let frame = 0; const timer = setInterval(() => { pixel.style.background = frame++ % 2 ? 'black' : 'white';\
    if (frame > 100) { clearInterval(timer); pixel.remove(); } }, 20);";
const AXE: &str = include_str!("../../ui/node_modules/axe-core/axe.min.js");
/// A person would have given up by then.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running application.
pub(crate) struct Window<'a> {
    desktop: &'a Desktop,
    driver: Child,
    pub(crate) client: Client,
}

impl<'a> Window<'a> {
    /// Starts the application on a desktop and waits for its first screen.
    pub(crate) async fn open(desktop: &'a Desktop) -> Self {
        // The driver takes no port 0; a port that was free a moment ago is the next best thing.
        let port = TcpListener::bind(("127.0.0.1", 0))
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let driver = desktop
            .command("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed by `cargo xtask setup`");
        let capabilities: Capabilities = serde_json::from_value(
            json!({ "webkitgtk:browserOptions": { "binary": env!("CARGO_BIN_EXE_kept"), "args": [] } }),
        )
        .unwrap();
        let mut patience = Patience::new();
        let client = loop {
            match ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
                .capabilities(capabilities.clone())
                .connect(&format!("http://127.0.0.1:{port}"))
                .await
            {
                Ok(client) => break client,
                Err(error) => patience.wait(&format!("the driver answers ({error})")).await,
            }
        };
        let window = Self {
            desktop,
            driver,
            client,
        };
        window.size(1280, 832).await;
        window
    }

    /// Ends the application as a person would, by closing its window, and waits until the vault is closed with it.
    pub(crate) async fn close(mut self) {
        let processes = below(self.driver.id());
        let _ = self.client.clone().close().await;
        let mut patience = Patience::new();
        while processes.iter().any(|id| is_running(*id)) {
            patience.wait("the application has ended").await;
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }

    /// Kills the application in the middle of whatever it does.
    pub(crate) async fn kill(mut self) {
        for process in below(self.driver.id()) {
            let _ = std::process::Command::new("kill")
                .args(["-9", &process.to_string()])
                .status();
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }

    /// Resizes the window; there is no window manager that would refuse.
    pub(crate) async fn size(&self, width: u32, height: u32) {
        let resize = |id: &str| {
            self.desktop
                .command("xdotool")
                .args(["windowsize", id, &width.to_string(), &height.to_string()])
                .status()
                .unwrap();
        };
        let mut patience = Patience::new();
        loop {
            let found = self
                .desktop
                .command("xdotool")
                .args(["search", "--onlyvisible", "--name", "^Kept$"])
                .output()
                .unwrap();
            let ids = String::from_utf8(found.stdout).unwrap();
            ids.lines().for_each(resize);
            if self.js("return window.innerWidth", vec![]).await == json!(width) {
                return;
            }
            patience.wait("the window has its size").await;
        }
    }

    /// Runs a script in the page.
    pub(crate) async fn js(&self, script: &str, arguments: Vec<Value>) -> Value {
        answered("a script", self.client.execute(script, arguments))
            .await
            .unwrap_or(Value::Null)
    }

    async fn look(&self, role: &str, name: &str, exact: bool) -> Option<Element> {
        self.look_in(None, role, name, exact).await
    }

    async fn look_in(&self, part: Option<&str>, role: &str, name: &str, exact: bool) -> Option<Element> {
        let found = self
            .js(FIND, vec![json!(role), json!(name), json!(exact), json!(part)])
            .await;
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), id.into()))
    }

    /// Waits for something with a role and a name.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Element {
        self.wait_for(role, name, false).await
    }

    pub(crate) async fn wait_for(&self, role: &str, name: &str, exact: bool) -> Element {
        let mut patience = Patience::new();
        loop {
            if let Some(element) = self.look(role, name, exact).await {
                return element;
            }
            if patience.is_over() {
                self.picture("where-it-stopped").await;
                let text = self.js("return document.body.innerText", vec![]).await;
                panic!(
                    "there is no {role} “{name}” on this screen:\n{}",
                    text.as_str().unwrap_or_default()
                );
            }
            patience.wait(name).await;
        }
    }

    /// Waits until a text can be read.
    pub(crate) async fn read(&self, text: &str) {
        self.find("text", text).await;
    }

    /// Whether something is on the screen now.
    pub(crate) async fn has(&self, role: &str, name: &str) -> bool {
        self.look(role, name, false).await.is_some()
    }

    /// Presses a button, a link or an item of a menu, once it can be pressed.
    pub(crate) async fn press(&self, name: &str) {
        self.press_role("button", name, false).await;
    }

    /// Presses a button until something has come of it, in a part of the page if that has the name of several.
    ///
    /// Hints that come in the moment of the press move the button away from under the pointer.
    pub(crate) async fn press_for(&self, name: &str, role: &str, wanted: &str, part: Option<&str>) {
        let mut patience = Patience::new();
        while self.look_in(part, role, wanted, false).await.is_none() {
            patience.wait(&format!("“{name}” brings “{wanted}”")).await;
            self.press(name).await;
            let mut moment = Patience::of(Duration::from_secs(2));
            while !moment.is_over() && self.look_in(part, role, wanted, false).await.is_none() {
                moment.wait(wanted).await;
            }
        }
    }

    /// Presses a button whose name is part of other names too.
    pub(crate) async fn press_exactly(&self, name: &str) {
        self.press_role("button", name, true).await;
    }

    /// Goes to one of the places in the rail, or to the reminders from the bar.
    pub(crate) async fn go(&self, place: &str) {
        self.press_role("place", place, false).await;
        self.find("title", place).await;
    }

    async fn press_role(&self, role: &str, name: &str, exact: bool) {
        let mut patience = Patience::new();
        loop {
            let button = self.wait_for(role, name, exact).await;
            let ready = button.is_enabled().await.unwrap_or(false);
            if ready && button.click().await.is_ok() {
                return;
            }
            if patience.is_over() {
                self.picture("where-it-stopped").await;
            }
            patience.wait(&format!("“{name}” can be pressed")).await;
        }
    }

    /// Scrolls the pane of a button until it is in the middle, so that what hangs from it stays in view when hints
    /// above it come.
    pub(crate) async fn bring_to_the_middle(&self, name: &str) {
        let button = self.find("button", name).await;
        let scroll = "const button = arguments[0]; let pane = button.parentElement;\
            while (pane && getComputedStyle(pane).overflowY !== 'auto') pane = pane.parentElement;\
            const { top } = pane.getBoundingClientRect();\
            pane.scrollBy(0, button.getBoundingClientRect().top - top - pane.clientHeight / 2);";
        self.js(scroll, vec![json!(button)]).await;
    }

    /// Chooses a radio button, a check box or a switch.
    pub(crate) async fn choose(&self, name: &str) {
        let choice = self.find("choice", name).await;
        if choice.click().await.is_err() {
            // Choices that are drawn by their label are pressed there.
            self.js(
                "arguments[0].closest('label')?.click() ?? arguments[0].click()",
                vec![json!(choice)],
            )
            .await;
        }
    }

    /// Replaces the content of a field, once it can be typed into.
    pub(crate) async fn write(&self, label: &str, text: &str) {
        let mut patience = Patience::new();
        loop {
            let field = self.find("field", label).await;
            if field.click().await.is_ok() {
                self.js("arguments[0].select?.()", vec![json!(field)]).await;
                if field.send_keys(text).await.is_ok() {
                    return;
                }
            }
            patience.wait(&format!("“{label}” can be typed into")).await;
        }
    }

    /// Chooses from a list, once the list offers it.
    pub(crate) async fn pick(&self, label: &str, option: &str) {
        let mut patience = Patience::new();
        loop {
            let list = self.find("list", label).await;
            if list.select_by_label(option).await.is_ok() {
                return;
            }
            patience.wait(&format!("“{label}” offers “{option}”")).await;
        }
    }

    /// Types where the cursor is.
    pub(crate) async fn keys(&self, text: &str) {
        let mut patience = Patience::new();
        loop {
            let element = self.client.active_element().await.unwrap();
            match element.send_keys(text).await {
                // It went with its page before anything was typed, and the cursor is elsewhere.
                Err(error) if error.is_stale_element_reference() => patience.wait("keys are taken").await,
                typed => return typed.unwrap(),
            }
        }
    }

    /// Types a date into the segments of a date field.
    pub(crate) async fn date(&self, label: &str, day: NaiveDate) {
        self.date_in(None, label, day).await;
    }

    /// The same in a part of the page, where several fields have this label.
    pub(crate) async fn date_in(&self, part: Option<&str>, label: &str, day: NaiveDate) {
        let mut patience = Patience::new();
        let field = loop {
            if let Some(field) = self.look_in(part, "field", label, false).await {
                break field;
            }
            patience.wait(&format!("there is a date “{label}”")).await;
        };
        let segment = self
            .js(
                "return arguments[0].querySelector('[role=spinbutton]') ?? arguments[0]",
                vec![json!(field)],
            )
            .await;
        let id = segment
            .as_object()
            .and_then(|o| o.values().next())
            .and_then(Value::as_str)
            .unwrap()
            .to_owned();
        let segment = Element::from_element_id(self.client.clone(), id.into());
        // Hints that come in the moment of the press move the field away from under the pointer.
        loop {
            segment.click().await.unwrap();
            let there = "return arguments[0].contains(document.activeElement)";
            if self.js(there, vec![json!(field)]).await == json!(true) {
                break;
            }
            patience
                .wait(&format!("the date “{label}” takes what is typed"))
                .await;
        }
        for digits in ["%d", "%m", "%Y"] {
            self.keys(&day.format(digits).to_string()).await;
        }
    }

    /// Draws a line of points, given in parts of a thousand of the element's width and height.
    pub(crate) async fn draw(&self, element: &Element, points: &[(f64, f64)]) {
        use fantoccini::actions::{InputSource as _, MouseActions, PointerAction};
        let (_, _, width, height) = element.rectangle().await.unwrap();
        let place = |(x, y): (f64, f64)| ((x - 500.0) / 1000.0 * width, (y - 500.0) / 1000.0 * height);
        let to = |point, duration| {
            let (x, y) = place(point);
            PointerAction::MoveToElement {
                element: element.clone(),
                duration: Some(duration),
                x,
                y,
            }
        };
        let mut actions = MouseActions::new("pen".to_owned())
            .then(to(points[0], Duration::ZERO))
            .then(PointerAction::Down { button: 0 });
        for point in &points[1..] {
            actions = actions.then(to(*point, Duration::from_millis(20)));
        }
        self.client
            .perform_actions(actions.then(PointerAction::Up { button: 0 }))
            .await
            .unwrap();
    }

    /// Keeps a picture of the window.
    pub(crate) async fn picture(&self, name: &str) -> PathBuf {
        // WebKit takes a picture with the next frame, and a page at rest after a resize draws none.
        self.js(FRAMES, vec![]).await;
        let path = self.desktop.output.join(format!("{name}.png"));
        fs::write(
            &path,
            answered("a picture", self.client.screenshot()).await.unwrap(),
        )
        .unwrap();
        path
    }

    /// Pictures of a screen in both themes, wide and narrow.
    pub(crate) async fn pictures(&self, name: &str) {
        for theme in ["light", "dark"] {
            self.theme(theme).await;
            self.picture(&format!("{name}-{theme}")).await;
        }
        self.size(640, 832).await;
        self.picture(&format!("{name}-dark-640")).await;
        self.theme("light").await;
        self.picture(&format!("{name}-light-640")).await;
        let wider = self
            .js(
                "return document.documentElement.scrollWidth > window.innerWidth",
                vec![],
            )
            .await;
        assert_eq!(wider, json!(false), "{name} does not scroll sideways at 640 px");
        self.size(1280, 832).await;
    }

    /// Shows the window in a theme for a picture, without touching the preferences.
    pub(crate) async fn theme(&self, theme: &str) {
        self.js(
            "document.documentElement.dataset.theme = arguments[0]",
            vec![json!(theme)],
        )
        .await;
        self.js(FRAMES, vec![]).await;
        // Colours pass from one theme to the other; neither a picture nor a checker should see them half way.
        let moving = "return document.getAnimations().filter((a) => a.playState === 'running'\
            && a.effect?.getComputedTiming().iterations !== Infinity).length";
        let mut patience = Patience::new();
        while self.js(moving, vec![]).await != json!(0) {
            patience.wait("the colours have settled").await;
        }
    }

    /// Asserts that an accessibility checker finds nothing on this screen in either theme.
    pub(crate) async fn accessible(&self, screen: &str) {
        for theme in ["dark", "light"] {
            self.theme(theme).await;
            self.js(&format!("{AXE}; window.axe = axe;"), vec![]).await;
            let found = self
                .client
                .execute_async(
                    "const done = arguments[arguments.length - 1];\
                     axe.run(document, { resultTypes: ['violations'] }).then((result) => done(result.violations.map((v) =>\
                     `${v.id}: ${v.help} (${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')})`)), (e) => done([String(e)]));",
                    vec![],
                )
                .await
                .unwrap();
            assert_eq!(
                found,
                json!([]),
                "an accessibility checker finds nothing on {screen}, {theme}"
            );
        }
    }
}

/// Waits for the driver, which would wait for a page for ever.
async fn answered<T>(what: &str, answer: impl Future<Output = T>) -> T {
    match tokio::time::timeout(PATIENCE, answer).await {
        Ok(answer) => answer,
        Err(_) => panic!("the driver does not answer: {what}"),
    }
}

/// A deadline that is looked at every twentieth of a second.
pub(crate) struct Patience {
    until: Instant,
    tick: tokio::time::Interval,
}

impl Patience {
    pub(crate) fn new() -> Self {
        Self::of(PATIENCE)
    }

    pub(crate) fn of(patience: Duration) -> Self {
        Self {
            until: Instant::now() + patience,
            tick: interval(Duration::from_millis(50)),
        }
    }

    pub(crate) fn is_over(&self) -> bool {
        Instant::now() > self.until
    }

    /// Lets a moment pass; panics when there are none left.
    pub(crate) async fn wait(&mut self, what: &str) {
        assert!(!self.is_over(), "waited in vain until {what}");
        self.tick.tick().await;
    }
}

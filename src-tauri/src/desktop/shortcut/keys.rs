//! Which keys may be taken from all other programs.

use kept_app::error::{ApiError, ErrorCode};
use kept_app::wire::Shortcut;

/// Keys that write or are numbered, by their place on the keyboard, with the numbers that X servers give them: eight more
/// than the kernel's, the same for every layout.
const KEYS: [(&str, u8); 60] = [
    ("Digit1", 10),
    ("Digit2", 11),
    ("Digit3", 12),
    ("Digit4", 13),
    ("Digit5", 14),
    ("Digit6", 15),
    ("Digit7", 16),
    ("Digit8", 17),
    ("Digit9", 18),
    ("Digit0", 19),
    ("Minus", 20),
    ("Equal", 21),
    ("KeyQ", 24),
    ("KeyW", 25),
    ("KeyE", 26),
    ("KeyR", 27),
    ("KeyT", 28),
    ("KeyY", 29),
    ("KeyU", 30),
    ("KeyI", 31),
    ("KeyO", 32),
    ("KeyP", 33),
    ("BracketLeft", 34),
    ("BracketRight", 35),
    ("KeyA", 38),
    ("KeyS", 39),
    ("KeyD", 40),
    ("KeyF", 41),
    ("KeyG", 42),
    ("KeyH", 43),
    ("KeyJ", 44),
    ("KeyK", 45),
    ("KeyL", 46),
    ("Semicolon", 47),
    ("Quote", 48),
    ("Backquote", 49),
    ("Backslash", 51),
    ("KeyZ", 52),
    ("KeyX", 53),
    ("KeyC", 54),
    ("KeyV", 55),
    ("KeyB", 56),
    ("KeyN", 57),
    ("KeyM", 58),
    ("Comma", 59),
    ("Period", 60),
    ("Slash", 61),
    ("Space", 65),
    ("F1", 67),
    ("F2", 68),
    ("F3", 69),
    ("F4", 70),
    ("F5", 71),
    ("F6", 72),
    ("F7", 73),
    ("F8", 74),
    ("F9", 75),
    ("F10", 76),
    ("F11", 95),
    ("F12", 96),
];
/// What most programs do with Shift and Ctrl, or Command: copy, paste, cut, redo. `KeyH` is Kept's own: it hides private text.
const EVERYWHERE: [&str; 5] = ["KeyC", "KeyV", "KeyX", "KeyZ", "KeyH"];
/// The longest name that is printed on a key, in characters.
const LONGEST_LABEL: usize = 12;

/// Why a key does not open the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It neither writes nor is numbered.
    Unusable,
    /// Too little is held with it.
    TooPlain,
    /// The system or most programs do something else with it.
    Reserved,
    /// Another program listens for it.
    Taken,
    /// This desktop lets no program listen.
    NotAllowed,
}

impl Refusal {
    /// What to do about it.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Unusable => {
                "This key cannot be used here. Take a letter, a digit, Space or a function key."
            }
            Self::TooPlain => {
                "Hold at least two of Ctrl, Alt, Shift and Super with it. Other programs need the rest."
            }
            Self::Reserved => "The system or other programs need this key. Choose another one.",
            Self::Taken => "Another program has this key already. Choose another one.",
            Self::NotAllowed => {
                "This desktop lets no program listen for keys. Bind the command to a key in its settings."
            }
        }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self {
            code: match refusal {
                Refusal::NotAllowed => ErrorCode::Precondition,
                _ => ErrorCode::Validation,
            },
            message: refusal.message().to_owned(),
            field: Some("shortcut".to_owned()),
        }
    }
}

/// Whether other programs can do without this key.
///
/// # Errors
/// If they cannot, or if it is no key that Kept knows.
pub(super) fn check(shortcut: &Shortcut) -> Result<(), Refusal> {
    let Shortcut {
        ctrl,
        alt,
        shift,
        meta,
        ..
    } = *shortcut;
    let code = shortcut.code.as_str();
    if number(code).is_none() || shortcut.label.chars().count() > LONGEST_LABEL {
        return Err(Refusal::Unusable);
    }
    if [ctrl, alt, shift, meta].into_iter().filter(|held| *held).count() < 2 {
        return Err(Refusal::TooPlain);
    }
    let command = shift && !alt && ctrl != meta;
    // Ctrl, Alt and a function key lead to another console on Linux.
    let console = ctrl && alt && code.starts_with('F');
    if console || command && EVERYWHERE.contains(&code) {
        return Err(Refusal::Reserved);
    }
    Ok(())
}

/// The number of a key for an X server.
pub(super) fn number(code: &str) -> Option<u8> {
    let (_, number) = KEYS.iter().find(|(known, _)| *known == code)?;
    Some(*number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `ctrl+alt+Space` and the like.
    fn key(text: &str) -> Shortcut {
        let held: Vec<&str> = text.split('+').collect();
        let code = held.last().copied().unwrap_or_default();
        Shortcut {
            ctrl: held.contains(&"ctrl"),
            alt: held.contains(&"alt"),
            shift: held.contains(&"shift"),
            meta: held.contains(&"meta"),
            code: code.to_owned(),
            label: code.trim_start_matches("Key").to_owned(),
        }
    }

    #[test]
    fn a_key_that_other_programs_can_do_without_is_accepted() {
        for free in [
            "ctrl+alt+Space",
            "ctrl+shift+KeyK",
            "meta+shift+KeyN",
            "ctrl+alt+shift+KeyC",
            "ctrl+meta+Digit0",
            "alt+shift+F9",
        ] {
            assert_eq!(check(&key(free)), Ok(()), "{free} is free");
        }
    }

    #[test]
    fn a_key_that_would_be_missed_elsewhere_is_refused() {
        for (refused, why) in [
            ("KeyK", Refusal::TooPlain),
            ("shift+KeyK", Refusal::TooPlain),
            ("ctrl+KeyC", Refusal::TooPlain),
            ("alt+F4", Refusal::TooPlain),
            ("ctrl+alt+F2", Refusal::Reserved),
            ("ctrl+shift+KeyV", Refusal::Reserved),
            ("meta+shift+KeyZ", Refusal::Reserved),
            ("ctrl+shift+KeyH", Refusal::Reserved),
            ("ctrl+alt+Delete", Refusal::Unusable),
            ("ctrl+alt+AltLeft", Refusal::Unusable),
            ("ctrl+alt+Escape", Refusal::Unusable),
            ("ctrl+alt+", Refusal::Unusable),
        ] {
            assert_eq!(check(&key(refused)), Err(why), "{refused}");
        }
        let mut long = key("ctrl+alt+KeyK");
        long.label = "a text of somebody".to_owned();
        assert_eq!(
            check(&long),
            Err(Refusal::Unusable),
            "what is printed on a key is short"
        );
    }

    #[test]
    fn every_key_has_a_number_of_its_own() {
        let mut numbers: Vec<u8> = KEYS.iter().map(|(_, number)| *number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), KEYS.len());
        // linux/input-event-codes.h: KEY_Q 16, KEY_SPACE 57, KEY_F12 88.
        for (code, kernel) in [("KeyQ", 16), ("Space", 57), ("F12", 88)] {
            assert_eq!(number(code), Some(kernel + 8), "{code}");
        }
    }
}

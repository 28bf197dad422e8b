//! Names of files and folders that Windows, macOS and Linux all take, so that whatever has one can be carried from one to
//! the other.

use unicode_normalization::UnicodeNormalization as _;

/// Characters of a name.
const NAME: usize = 120;
/// Bytes of a name that the folder of a vault takes over; with its ending it fits into the 255 that file systems allow.
const LONGEST_FOLDER: usize = 240;

/// A name that is safe on every system: no folders, no marks that turn the reading direction, no control characters,
/// nothing that Windows keeps for itself. The ending stays.
#[must_use]
pub fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = last.nfc().filter(|c| !c.is_control() && !is_invisible(*c));
    let safe: String = kept.map(|c| if is_refused(c) { '_' } else { c }).collect();
    // A dot in front hides a file; Windows takes dots and spaces away from the end.
    let safe = safe.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
    let safe = safe.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    let safe = shortened(safe);
    if safe.is_empty() {
        "file".to_owned()
    } else if is_device(&safe) {
        format!("_{safe}")
    } else {
        safe
    }
}

/// Marks that change the order in which a name reads, and characters that nobody sees.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Cuts a name in front of its ending.
fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let room = NAME - ending.chars().count();
    let stem: String = stem.chars().take(room).collect();
    format!("{}{ending}", stem.trim_end_matches([' ', '.']))
}

/// `NAME.kept`, the folder of a vault as it was typed: before the vault is opened, the name of the folder is the name that
/// is shown. Only what a system refuses is replaced.
#[must_use]
pub fn of_vault(name: &str) -> String {
    let legal: String = name
        .chars()
        .map(|c| match c {
            '/' | '\\' => '-',
            c if is_refused(c) || c.is_control() => '-',
            c => c,
        })
        .collect();
    // A dot in front would hide it; dots and spaces at the end are dropped by Windows.
    let legal = legal.trim_start_matches(['.', ' ']);
    let legal = legal[..legal.floor_char_boundary(LONGEST_FOLDER)].trim_end_matches(['.', ' ']);
    match legal {
        "" => "Kept.kept".to_owned(),
        device if is_device(device) => format!("Kept {device}.kept"),
        legal => format!("{legal}.kept"),
    }
}

/// Characters that Windows refuses within a name.
const fn is_refused(c: char) -> bool {
    matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

/// Whether Windows takes a name for one of its devices, with whatever ending:
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_ascii_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || port.is_some_and(|number| number.chars().count() == 1 && "0123456789¹²³".contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_safe_everywhere() {
        for (name, clean) in [
            ("Visit report.pdf", "Visit report.pdf"),
            ("/etc/passwd", "passwd"),
            ("..\\..\\Windows\\win.ini", "win.ini"),
            ("../..", "file"),
            ("", "file"),
            ("   ", "file"),
            (".bashrc", "bashrc"),
            ("CON", "_CON"),
            ("con.txt", "_con.txt"),
            ("Lpt9.png", "_Lpt9.png"),
            ("console.txt", "console.txt"),
            ("photo.jpg. . ", "photo.jpg"),
            ("a\u{0}b\nc\u{1b}[31m.txt", "abc[31m.txt"),
            // Reads as "photoexe.jpg" where the mark is obeyed.
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("in\u{200b}visible\u{feff}.pdf", "invisible.pdf"),
            ("what? <now>: \"yes\"|*.pdf", "what_ _now__ _yes___.pdf"),
            ("Stro\u{308}m.pdf", "Ström.pdf"),
        ] {
            assert_eq!(super::clean(name), clean, "of {name:?}");
            assert_eq!(super::clean(clean), clean, "what is clean stays");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let clean = super::clean(&format!("{}.pdf", "ä".repeat(400)));
        assert_eq!(clean.chars().count(), NAME, "cut to its limit");
        assert!(clean.ends_with("ä.pdf"), "in front of the ending");
    }

    #[test]
    fn a_folder_is_called_what_was_typed_but_for_what_a_file_system_refuses() {
        for (typed, folder) in [
            ("Marit's log", "Marit's log.kept"),
            (
                "Marit’s log, 2. Jahr (neu) & früher",
                "Marit’s log, 2. Jahr (neu) & früher.kept",
            ),
            (r#"a<b>c"d\e|f?g*h:i/j"#, "a-b-c-d-e-f-g-h-i-j.kept"),
            ("one\ttwo\u{7f}", "one-two-.kept"),
            ("../elsewhere", "-elsewhere.kept"),
            (".hidden. .", "hidden.kept"),
            ("...", "Kept.kept"),
            ("con", "Kept con.kept"),
            ("LPT1.notes", "Kept LPT1.notes.kept"),
            ("Consequences", "Consequences.kept"),
        ] {
            assert_eq!(of_vault(typed), folder, "the folder of “{typed}”");
        }
        let long = of_vault(&"🪻".repeat(80));
        assert!(
            long.len() <= 255 && long.ends_with("🪻.kept"),
            "a long name is cut between two characters"
        );
    }
}

//! The faces a paper is set in: embedded ones first, the system's only for what those lack.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use fontdb::{Database, FaceInfo, Source, Style};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Text faces in the order in which they are asked for a glyph.
const TEXT: [&str; 3] = [
    "Libertinus Serif",
    "New Computer Modern",
    "New Computer Modern Math",
];
/// For keys and hashes, and for symbols that no text face has.
const MONO: &str = "DejaVu Sans Mono";
/// Sets of characters whose faces are remembered before the memory is emptied.
const REMEMBERED: usize = 256;

/// All faces of the process.
pub(crate) struct Fonts {
    embedded: Vec<Font>,
    book: Arc<LazyHash<FontBook>>,
    system: Mutex<SystemFonts>,
}

/// What one text is set in.
#[derive(Clone)]
pub(crate) struct Selection {
    /// Embedded faces, then those of the system.
    pub(crate) fonts: Vec<Font>,
    /// What the typesetter knows about these faces.
    pub(crate) book: Arc<LazyHash<FontBook>>,
    /// Families in the order in which they are asked for a glyph.
    pub(crate) families: Vec<String>,
    /// Characters that no face on this computer has.
    pub(crate) unprintable: BTreeSet<char>,
}

#[derive(Default)]
struct SystemFonts {
    /// Scanned when a character is missing for the first time.
    database: Option<Database>,
    loaded: HashMap<fontdb::ID, Option<Font>>,
    /// Keyed by the exact set of missing characters,
    /// so that the same text always gets the same faces, whatever was set before it.
    remembered: HashMap<BTreeSet<char>, (Vec<Font>, BTreeSet<char>)>,
}

impl Fonts {
    pub(crate) fn embedded() -> Self {
        let embedded: Vec<Font> = typst_assets::fonts()
            .flat_map(|data| Font::iter(Bytes::new(data)))
            .collect();
        let book = Arc::new(LazyHash::new(FontBook::from_fonts(&embedded)));
        Self {
            embedded,
            book,
            system: Mutex::default(),
        }
    }

    /// Chooses faces for these characters.
    pub(crate) fn select(&self, characters: &BTreeSet<char>) -> Selection {
        let missing: BTreeSet<char> = characters
            .iter()
            .copied()
            .filter(|c| !self.covers(&TEXT, *c))
            // A monospaced face would spoil words, but serves for a symbol.
            .filter(|c| c.is_alphabetic() || !self.covers(&[MONO], *c))
            .collect();
        let mut selection = Selection {
            fonts: self.embedded.clone(),
            book: Arc::clone(&self.book),
            families: TEXT.map(str::to_owned).to_vec(),
            unprintable: BTreeSet::new(),
        };
        if !missing.is_empty() {
            // A poisoned lock only means that a search was cut short; the cache is still sound.
            let mut system = self.system.lock().unwrap_or_else(PoisonError::into_inner);
            let (found, rest) = system.find(missing);
            for font in found {
                selection.families.push(font.info().family.to_string());
                selection.fonts.push(font);
            }
            selection.book = Arc::new(LazyHash::new(FontBook::from_fonts(&selection.fonts)));
            selection.unprintable = rest.into_iter().filter(|c| !self.covers(&[MONO], *c)).collect();
        }
        selection.families.push(MONO.to_owned());
        selection
    }

    fn covers(&self, families: &[&str], c: char) -> bool {
        self.embedded
            .iter()
            .map(Font::info)
            .any(|info| families.contains(&info.family.as_str()) && info.coverage.contains(c.into()))
    }
}

impl SystemFonts {
    /// Faces of the system that have these characters, and the characters that none has.
    fn find(&mut self, missing: BTreeSet<char>) -> (Vec<Font>, BTreeSet<char>) {
        if let Some(known) = self.remembered.get(&missing) {
            return known.clone();
        }
        let mut open = missing.clone();
        let mut found = Vec::new();
        let mut unprintable = BTreeSet::new();
        let script = HanStyle::of(&missing);
        while let Some(first) = open.first().copied() {
            if let Some(font) = self.best_face(first, &open, script) {
                open.retain(|c| !font.info().coverage.contains((*c).into()));
                found.push(font);
            }
            // The face may claim a character in one table and lack it in another.
            if open.remove(&first) {
                unprintable.insert(first);
            }
        }
        if self.remembered.len() >= REMEMBERED {
            self.remembered.clear();
        }
        self.remembered
            .insert(missing, (found.clone(), unprintable.clone()));
        (found, unprintable)
    }

    fn best_face(&mut self, c: char, open: &BTreeSet<char>, han: HanStyle) -> Option<Font> {
        let database = self.database.get_or_insert_with(|| {
            let mut database = Database::new();
            database.load_system_fonts();
            database
        });
        let block = |c: char| u32::from(c) >> 8;
        let neighbours: Vec<char> = open
            .iter()
            .copied()
            .filter(|other| block(*other) == block(c))
            .collect();
        let mut candidates: Vec<_> = database
            .faces()
            .filter(|face| face.style == Style::Normal && !is_placeholder(face))
            .filter_map(|face| {
                let covered = coverage(database, face, c, &neighbours)?;
                let family = family(face);
                let rank = (
                    Reverse(covered),
                    kind(family),
                    face.monospaced,
                    han.distance(family),
                    face.weight.0.abs_diff(400),
                    family.to_owned(),
                    face.post_script_name.clone(),
                );
                Some((rank, face.id))
            })
            .collect();
        candidates.sort();
        let ids: Vec<_> = candidates.into_iter().map(|(_, id)| id).collect();
        ids.into_iter().find_map(|id| {
            self.loaded
                .entry(id)
                .or_insert_with(|| load(self.database.as_ref()?, id))
                .clone()
        })
    }
}

/// How many of the neighbours a face has, if it has the character itself.
fn coverage(database: &Database, face: &FaceInfo, c: char, neighbours: &[char]) -> Option<usize> {
    database.with_face_data(face.id, |data, index| {
        let face = ttf_parser::Face::parse(data, index).ok()?;
        face.glyph_index(c)?;
        Some(
            neighbours
                .iter()
                .filter(|c| face.glyph_index(**c).is_some())
                .count(),
        )
    })?
}

fn load(database: &Database, id: fontdb::ID) -> Option<Font> {
    let (source, index) = database.face_source(id)?;
    let data = match source {
        Source::File(path) | Source::SharedFile(path, _) => std::fs::read(path).ok()?,
        Source::Binary(data) => data.as_ref().as_ref().to_vec(),
    };
    Font::new(Bytes::new(data), index)
}

fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name)
}

/// Fonts that draw a box with a number for every character there is.
fn is_placeholder(face: &FaceInfo) -> bool {
    let name = family(face);
    ["LastResort", "Last Resort", "NotDef", "Unifont", "Tofu"]
        .iter()
        .any(|p| name.contains(p))
}

/// Faces that go with a serif come first, coloured ones last.
fn kind(family: &str) -> u8 {
    let has = |parts: &[&str]| parts.iter().any(|part| family.contains(part));
    if has(&["Color", "Emoji"]) {
        3
    } else if has(&["Serif", "Naskh", "Mincho", "Song", "Ming", "Times"]) {
        0
    } else if has(&["Sans", "Gothic", "Arial"]) {
        1
    } else {
        2
    }
}

/// The regional shapes of Chinese characters that fit the text.
#[derive(Clone, Copy)]
enum HanStyle {
    Japanese,
    Korean,
    Chinese,
}

impl HanStyle {
    fn of(characters: &BTreeSet<char>) -> Self {
        if characters.range('\u{3040}'..='\u{30ff}').next().is_some() {
            Self::Japanese
        } else if characters.range('\u{ac00}'..='\u{d7a3}').next().is_some() {
            Self::Korean
        } else {
            Self::Chinese
        }
    }

    /// 0 for a face of this region, 1 for any other.
    fn distance(self, family: &str) -> u8 {
        let suffix = match self {
            Self::Japanese => "JP",
            Self::Korean => "KR",
            Self::Chinese => "SC",
        };
        u8::from(!family.ends_with(suffix))
    }
}

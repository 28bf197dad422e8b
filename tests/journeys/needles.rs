//! What must not be left behind, in all the forms in which it could be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use aho_corasick::AhoCorasick;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use serde_json::json;
use sha2::Sha256;

use crate::core;

/// Letters and digits of a recovery kit.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Words and keys, each with a name that may be shown when it is found.
#[derive(Default)]
pub(crate) struct Needles {
    names: Vec<String>,
    /// The bytes to look for, and which name they belong to.
    forms: Vec<(Vec<u8>, usize)>,
}

/// Needles that are ready to be looked for, all of them in one go.
pub(crate) struct Search {
    names: Vec<String>,
    owners: Vec<usize>,
    automaton: AhoCorasick,
}

impl Needles {
    /// Adds words, in UTF-8 and in UTF-16.
    pub(crate) fn words(mut self, words: &[&str]) -> Self {
        for word in words {
            self.text(&format!("“{word}”"), &[(*word).to_owned()]);
        }
        self
    }

    /// Adds the keys of a vault: the data key, what is derived from it, and the text of its recovery kit.
    pub(crate) fn keys(mut self, vault: &Path, passphrase: &str) -> Self {
        let kit = core::ask(
            vault,
            passphrase,
            "recovery_kit_show",
            json!({ "passphrase": passphrase }),
        );
        let groups: Vec<String> = serde_json::from_value(kit["groups"].clone()).unwrap();
        let key = data_key(&groups);
        let derive = |label: &str, length: usize| {
            let mut derived = vec![0; length];
            let hkdf = Hkdf::<Sha256>::new(None, &key);
            hkdf.expand(label.as_bytes(), &mut derived).unwrap();
            derived
        };
        let database = fs::read(vault.join("vault.db")).unwrap();
        assert_eq!(
            derive("kept/1/db-salt", 16),
            database[..16],
            "the key of the kit is the one that this database was made with"
        );
        self.key("the data key", &key);
        self.key("the key of the database", &derive("kept/1/db-key", 32));
        self.key("the key of the header", &derive("kept/1/hdr-mac", 32));
        self.key("the key of the backups", &derive("kept/1/backup", 32));
        // On the screen, on paper, as it is typed, as an answer of the core.
        for separator in ["", " ", "-", "\n", "\",\""] {
            let rows: Vec<String> = groups.chunks(4).map(|row| row.join(separator)).collect();
            self.text("the recovery kit", &rows);
        }
        self
    }

    fn text(&mut self, name: &str, texts: &[String]) {
        for text in texts {
            self.form(name, text.as_bytes().to_vec());
            self.form(name, text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        }
    }

    fn key(&mut self, name: &str, key: &[u8]) {
        self.form(name, key.to_vec());
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        self.text(name, &[hex.to_uppercase(), hex]);
    }

    fn form(&mut self, name: &str, bytes: Vec<u8>) {
        let known = self.names.iter().position(|known| known == name);
        let owner = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        self.forms.push((bytes, owner));
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.names.len()
    }

    /// Makes them ready to be found as they are.
    pub(crate) fn search(&self) -> Search {
        self.ready(self.forms.clone())
    }

    /// Makes them ready to be found as they are and in base64, wherever they begin among groups of three bytes.
    pub(crate) fn search_encoded(&self) -> Search {
        let mut forms = self.forms.clone();
        for (bytes, owner) in &self.forms {
            for shift in 0..3 {
                let encoded = STANDARD.encode([vec![b' '; shift].as_slice(), bytes].concat());
                // The first group holds what stands before, the last one what comes after.
                forms.push((encoded.as_bytes()[4..encoded.len() - 4].to_vec(), *owner));
            }
        }
        self.ready(forms)
    }

    fn ready(&self, forms: Vec<(Vec<u8>, usize)>) -> Search {
        let (patterns, owners): (Vec<_>, Vec<_>) = forms.into_iter().unzip();
        Search {
            names: self.names.clone(),
            owners,
            automaton: AhoCorasick::new(patterns).unwrap(),
        }
    }
}

impl Search {
    /// Adds how often each needle stands in these bytes.
    pub(crate) fn count_in(&self, bytes: &[u8], found: &mut BTreeMap<String, usize>) {
        for hit in self.automaton.find_overlapping_iter(bytes) {
            let name = &self.names[self.owners[hit.pattern().as_usize()]];
            *found.entry(name.clone()).or_default() += 1;
        }
    }

    /// Which needles stand in which files below a folder, or in the name of one.
    pub(crate) fn in_files(&self, folder: &Path) -> BTreeMap<PathBuf, BTreeSet<String>> {
        let mut with = BTreeMap::new();
        for file in files(folder) {
            let mut found = BTreeMap::new();
            self.count_in(file.as_os_str().as_encoded_bytes(), &mut found);
            // One that has gone meanwhile holds nothing.
            self.count_in(&fs::read(&file).unwrap_or_default(), &mut found);
            if !found.is_empty() {
                with.insert(file, found.into_keys().collect());
            }
        }
        with
    }
}

/// All files below a folder. Sockets and pipes hold nothing.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            found.extend(files(&entry.path()));
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
    found
}

/// The key in the groups of a kit: thirteen of the sixteen characters of each row, five bits each.
fn data_key(groups: &[String]) -> Vec<u8> {
    let symbol = |letter: u8| CROCKFORD.iter().position(|known| *known == letter).unwrap();
    let symbols: Vec<usize> = groups.concat().bytes().map(symbol).collect();
    let carried = symbols.chunks(16).flat_map(|row| &row[..13]);
    let bits: Vec<u8> = carried
        .flat_map(|symbol| (0..5).rev().map(move |bit| u8::from(symbol >> bit & 1 == 1)))
        .collect();
    let bytes = bits.chunks_exact(8).take(32);
    bytes
        .map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit))
        .collect()
}

//! The file of a backup.
//!
//! It is a tar archive, so that a vault can be had back with nothing but `tar` and its passphrase:
//!
//! | entry | what |
//! |---|---|
//! | `header` | the header of the vault |
//! | `vault.db` | the database, encrypted as it was |
//! | `manifest.json` | what the two are, and what is in them; last, because it holds their hashes |

use std::fs::File;
use std::io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use chrono::{DateTime, Utc};
use kept_domain::ids::VaultId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tar::{Archive, Builder, EntryType};
use uuid::Uuid;

use super::proof::Content;
use super::watch::{Meter, Step, Watch};
use crate::error::VaultError;
use crate::folder::{DATABASE, Folder, HEADERS, private_file};
use crate::header::{Decoded, Header, LIMIT};
use crate::keys::WorkingKeys;

/// The version of the format that this release writes.
const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
/// No manifest is longer.
const MANIFEST_LIMIT: u64 = 64 * 1024;
/// How much is copied between two looks at the watch, in bytes.
const PIECE: usize = 1 << 20;

/// What a backup says of itself. Whatever tells about people is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Manifest {
    #[serde(flatten)]
    pub(super) open: Open,
    /// [`Content`] as JSON, encrypted and bound to the rest; hexadecimal.
    sealed: String,
}

/// What everyone may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Open {
    format: u32,
    pub(super) vault: Uuid,
    pub(super) made_at: DateTime<Utc>,
    pub(super) schema: u32,
    pub(super) header: Part,
    pub(super) database: Part,
}

/// A file in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Part {
    pub(super) bytes: u64,
    /// SHA-256, hexadecimal.
    sha256: String,
}

impl Manifest {
    /// What is inside; only the vault's own keys can tell.
    ///
    /// # Errors
    /// [`VaultError::DamagedBackup`] if the manifest was not made with these keys or was altered.
    pub(super) fn content(&self, keys: &WorkingKeys) -> Result<Content, VaultError> {
        let sealed = hex::decode(&self.sealed).map_err(|_| VaultError::DamagedBackup)?;
        keys.open(&sealed, &bound(&self.open)?)
            .and_then(|content| serde_json::from_slice(&content).ok())
            .ok_or(VaultError::DamagedBackup)
    }
}

fn bound(open: &Open) -> Result<Vec<u8>, VaultError> {
    serde_json::to_vec(open).map_err(|_| VaultError::Internal("a manifest could not be written as JSON"))
}

/// Writes a backup of the files of `from` into a new file and to the disk.
pub(super) fn write(
    place: &Path,
    from: &Folder,
    vault: VaultId,
    made_at: DateTime<Utc>,
    (schema, content): (u32, &Content),
    keys: &WorkingKeys,
    watch: &dyn Watch,
) -> Result<(), VaultError> {
    let file = private_file().create_new(true).open(place)?;
    let mut archive = Builder::new(&file);
    let header = append(&mut archive, HEADERS[0], from, made_at, watch)?;
    let database = append(&mut archive, DATABASE, from, made_at, watch)?;
    let open = Open {
        format: FORMAT,
        vault: vault.uuid(),
        made_at,
        schema,
        header,
        database,
    };
    let content = serde_json::to_vec(content)
        .map_err(|_| VaultError::Internal("a manifest could not be written as JSON"))?;
    let manifest = Manifest {
        sealed: hex::encode(keys.seal(&content, &bound(&open)?)?),
        open,
    };
    let manifest = serde_json::to_vec_pretty(&manifest)
        .map_err(|_| VaultError::Internal("a manifest could not be written as JSON"))?;
    archive.append_data(
        &mut entry(manifest.len() as u64, made_at),
        MANIFEST,
        manifest.as_slice(),
    )?;
    archive.into_inner()?;
    Ok(file.sync_all()?)
}

fn entry(bytes: u64, made_at: DateTime<Utc>) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(bytes);
    header.set_mtime(made_at.timestamp().unsigned_abs());
    header
}

fn append(
    archive: &mut Builder<&File>,
    name: &str,
    from: &Folder,
    made_at: DateTime<Utc>,
    watch: &dyn Watch,
) -> Result<Part, VaultError> {
    let file = File::open(from.file(name))?;
    let bytes = file.metadata()?.len();
    let mut hashed = Hashed::new(Metered(file, Meter::new(watch, Step::Writing, bytes)));
    archive.append_data(&mut entry(bytes, made_at), name, &mut hashed)?;
    Ok(hashed.part())
}

/// Reads what a backup says of itself, without looking at the rest.
///
/// # Errors
/// [`VaultError::DamagedBackup`] if it is none or is cut off, [`VaultError::TooNew`].
pub(super) fn manifest(place: &Path) -> Result<Manifest, VaultError> {
    manifest_in(File::open(place)?)
}

pub(crate) fn manifest_in(archive: impl Read + Seek) -> Result<Manifest, VaultError> {
    let mut archive = Archive::new(archive);
    for entry in archive.entries_with_seek().map_err(damaged)? {
        let entry = entry.map_err(damaged)?;
        if entry.path_bytes().as_ref() == MANIFEST.as_bytes() {
            return read_manifest(entry);
        }
    }
    Err(VaultError::DamagedBackup)
}

/// Unpacks a backup into a folder and compares everything with the manifest.
///
/// # Errors
/// Those of [`manifest`], [`VaultError::DamagedBackup`] if a file is not the one that was put in,
/// [`VaultError::Cancelled`], and those of the file system.
pub(super) fn unpack(place: &Path, to: &Folder, watch: &dyn Watch) -> Result<Manifest, VaultError> {
    read(place, watch, |name, part| {
        let mut file = private_file().create_new(true).open(to.file(name))?;
        copy(part, &mut file)?;
        Ok(file.sync_all()?)
    })
}

/// Compares everything in a backup with its manifest.
///
/// # Errors
/// Those of [`unpack`].
pub(super) fn compare(place: &Path, watch: &dyn Watch) -> Result<(), VaultError> {
    read(place, watch, |_, part| copy(part, &mut io::sink())).map(drop)
}

/// Reads a backup from its first byte to its last; `take` gets the files in it.
fn read(
    place: &Path,
    watch: &dyn Watch,
    take: impl Fn(&str, &mut dyn Read) -> Result<(), VaultError>,
) -> Result<Manifest, VaultError> {
    let file = File::open(place)?;
    let whole = file.metadata()?.len();
    read_in(Metered(file, Meter::new(watch, Step::Unpacking, whole)), take)
}

fn read_in(
    archive: impl Read,
    take: impl Fn(&str, &mut dyn Read) -> Result<(), VaultError>,
) -> Result<Manifest, VaultError> {
    let mut archive = Archive::new(archive);
    let (mut parts, mut manifest) = (Vec::new(), None);
    for entry in archive.entries().map_err(damaged)? {
        let entry = entry.map_err(damaged)?;
        if manifest.is_some() {
            return Err(VaultError::DamagedBackup);
        }
        let name = entry.path_bytes().into_owned();
        if name == MANIFEST.as_bytes() {
            manifest = Some(read_manifest(entry)?);
            continue;
        }
        let known = [HEADERS[0], DATABASE]
            .into_iter()
            .find(|known| known.as_bytes() == name);
        let known = known.ok_or(VaultError::DamagedBackup)?;
        let mut hashed = Hashed::new(entry);
        take(known, &mut hashed)?;
        parts.push((known, hashed.part()));
    }
    // The archive ends with zeros, and nothing else may follow.
    let mut rest = archive.into_inner();
    let mut piece = [0; 512];
    loop {
        match rest.read(&mut piece)? {
            0 => break,
            read if piece[..read].iter().all(|byte| *byte == 0) => {}
            _ => return Err(VaultError::DamagedBackup),
        }
    }
    let manifest = manifest.ok_or(VaultError::DamagedBackup)?;
    let promised = [
        (HEADERS[0], manifest.open.header.clone()),
        (DATABASE, manifest.open.database.clone()),
    ];
    if parts == promised {
        Ok(manifest)
    } else {
        Err(VaultError::DamagedBackup)
    }
}

/// Compares everything in a backup with its manifest, without a file.
#[cfg(feature = "fuzzing")]
pub(crate) fn compare_in(archive: &[u8]) -> Result<Manifest, VaultError> {
    read_in(archive, |_, part| Ok(io::copy(part, &mut io::sink()).map(drop)?))
}

/// Whether the header in an unpacked backup is whole and of the vault that the manifest names.
pub(super) fn header(folder: &Folder, manifest: &Manifest) -> Result<Header, VaultError> {
    match folder
        .read(HEADERS[0], LIMIT)?
        .map(|bytes| Header::decode(&bytes))
    {
        Some(Decoded::Sound(header)) if header.vault.uuid() == manifest.open.vault => Ok(header),
        _ => Err(VaultError::DamagedHeader),
    }
}

/// Reads a manifest.
pub(crate) fn read_manifest(entry: impl Read) -> Result<Manifest, VaultError> {
    let mut bytes = Vec::new();
    entry
        .take(MANIFEST_LIMIT)
        .read_to_end(&mut bytes)
        .map_err(damaged)?;
    #[derive(Deserialize)]
    struct Version {
        format: u32,
    }
    let Version { format } = serde_json::from_slice(&bytes).map_err(|_| VaultError::DamagedBackup)?;
    if format > FORMAT {
        return Err(VaultError::TooNew {
            found: format,
            known: FORMAT,
        });
    }
    serde_json::from_slice(&bytes).map_err(|_| VaultError::DamagedBackup)
}

/// Whatever is wrong with the archive as such; errors of the disk keep their kind.
fn damaged(error: io::Error) -> VaultError {
    let kind = error.kind();
    match VaultError::from(error) {
        VaultError::Io(_) if matches!(kind, Other | InvalidData | InvalidInput | UnexpectedEof) => {
            VaultError::DamagedBackup
        }
        told => told,
    }
}

/// Copies the whole of an open file from its start into a new one.
pub(crate) fn copy_file(from: &mut File, to: &Path, watch: &dyn Watch) -> Result<(), VaultError> {
    from.seek(SeekFrom::Start(0))?;
    let bytes = from.metadata()?.len();
    let mut file = private_file().create_new(true).open(to)?;
    copy(
        &mut Metered(from, Meter::new(watch, Step::Copying, bytes)),
        &mut file,
    )
}

fn copy(from: &mut dyn Read, to: &mut dyn Write) -> Result<(), VaultError> {
    let mut piece = vec![0; PIECE];
    loop {
        match from.read(&mut piece)? {
            0 => return Ok(()),
            read => to.write_all(&piece[..read])?,
        }
    }
}

/// Counts what is read, and breaks off when it is no longer wanted.
struct Metered<'a, R>(R, Meter<'a>);

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(piece)?;
        self.1.advance(read as u64)?;
        Ok(read)
    }
}

/// Hashes what is read.
struct Hashed<R> {
    from: R,
    hash: Sha256,
    bytes: u64,
}

impl<R> Hashed<R> {
    fn new(from: R) -> Self {
        Self {
            from,
            hash: Sha256::new(),
            bytes: 0,
        }
    }

    fn part(self) -> Part {
        Part {
            bytes: self.bytes,
            sha256: hex::encode(self.hash.finalize()),
        }
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(piece)?;
        self.hash.update(&piece[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

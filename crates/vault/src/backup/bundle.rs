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
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
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
/// How much the system copies between two looks at the watch, in bytes.
const AT_ONCE: u64 = 16 << 20;

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

/// A backup that has everything but its manifest.
pub(super) struct Begun {
    archive: Builder<BufWriter<File>>,
    made_at: DateTime<Utc>,
    header: Part,
    database: Part,
}

impl Begun {
    /// Writes the files of `from` into a new file and to the disk, and compares what is there with them.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`], [`VaultError::DamagedBackup`] if what was written is not what is read back, and those
    /// of the file system.
    pub(super) fn write(
        place: &Path,
        from: &Folder,
        made_at: DateTime<Utc>,
        watch: &dyn Watch,
    ) -> Result<Self, VaultError> {
        let file = private_file().create_new(true).open(place)?;
        let mut archive = Builder::new(BufWriter::with_capacity(PIECE, file));
        let header = append(&mut archive, HEADERS[0], from, made_at, watch)?;
        let database = append(&mut archive, DATABASE, from, made_at, watch)?;
        let written = archive.get_mut();
        written.flush()?;
        written.get_ref().sync_all()?;
        let begun = Self {
            archive,
            made_at,
            header,
            database,
        };
        let (parts, _, _) = parts(metered(place, watch)?, sink)?;
        if parts == begun.promised() {
            Ok(begun)
        } else {
            Err(VaultError::DamagedBackup)
        }
    }

    fn promised(&self) -> [(&'static str, Part); 2] {
        promised(&self.header, &self.database)
    }

    /// Adds the manifest, and brings all of it to the disk.
    ///
    /// # Errors
    /// Those of the file system.
    pub(super) fn finish(
        mut self,
        vault: VaultId,
        (schema, content): (u32, &Content),
        keys: &WorkingKeys,
    ) -> Result<(), VaultError> {
        let open = Open {
            format: FORMAT,
            vault: vault.uuid(),
            made_at: self.made_at,
            schema,
            header: self.header,
            database: self.database,
        };
        let unwritable = |_| VaultError::Internal("a manifest could not be written as JSON");
        let content = serde_json::to_vec(content).map_err(unwritable)?;
        let manifest = Manifest {
            sealed: hex::encode(keys.seal(&content, &bound(&open)?)?),
            open,
        };
        let manifest = serde_json::to_vec_pretty(&manifest).map_err(unwritable)?;
        self.archive.append_data(
            &mut entry(manifest.len() as u64, self.made_at),
            MANIFEST,
            manifest.as_slice(),
        )?;
        let file = self
            .archive
            .into_inner()?
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        Ok(file.sync_all()?)
    }
}

/// The files of a backup, in their order.
fn promised(header: &Part, database: &Part) -> [(&'static str, Part); 2] {
    [(HEADERS[0], header.clone()), (DATABASE, database.clone())]
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
    archive: &mut Builder<BufWriter<File>>,
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
    read(place, watch, sink).map(drop)
}

/// Reads a file of a backup to its end.
fn sink(_: &str, part: &mut dyn Read) -> Result<(), VaultError> {
    copy(part, &mut io::sink())
}

/// Reads a backup from its first byte to its last; `take` gets the files in it.
fn read(
    place: &Path,
    watch: &dyn Watch,
    take: impl Fn(&str, &mut dyn Read) -> Result<(), VaultError>,
) -> Result<Manifest, VaultError> {
    read_in(metered(place, watch)?, take)
}

fn metered<'a>(place: &Path, watch: &'a dyn Watch) -> Result<Metered<'a, File>, VaultError> {
    let file = File::open(place)?;
    let whole = file.metadata()?.len();
    Ok(Metered(file, Meter::new(watch, Step::Unpacking, whole)))
}

fn read_in(
    archive: impl Read,
    take: impl Fn(&str, &mut dyn Read) -> Result<(), VaultError>,
) -> Result<Manifest, VaultError> {
    let (parts, manifest, mut rest) = parts(archive, take)?;
    // The archive ends with zeros, and nothing else may follow.
    let mut piece = [0; 512];
    loop {
        match rest.read(&mut piece)? {
            0 => break,
            read if piece[..read].iter().all(|byte| *byte == 0) => {}
            _ => return Err(VaultError::DamagedBackup),
        }
    }
    let manifest = manifest.ok_or(VaultError::DamagedBackup)?;
    if parts == promised(&manifest.open.header, &manifest.open.database) {
        Ok(manifest)
    } else {
        Err(VaultError::DamagedBackup)
    }
}

/// The files of an archive, by their names in it.
type Parts = Vec<(&'static str, Part)>;

/// The files of an archive, which `take` gets too, what it says of itself, if it does already, and what comes behind.
fn parts<R: Read>(
    archive: R,
    take: impl Fn(&str, &mut dyn Read) -> Result<(), VaultError>,
) -> Result<(Parts, Option<Manifest>, R), VaultError> {
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
    Ok((parts, manifest, archive.into_inner()))
}

/// Compares everything in a backup with its manifest, without a file.
#[cfg(feature = "fuzzing")]
pub(crate) fn compare_in(archive: &[u8]) -> Result<Manifest, VaultError> {
    read_in(archive, sink)
}

/// The header in an unpacked backup, if it is sound: it may have been damaged before it was put in.
///
/// # Errors
/// [`VaultError::DamagedBackup`] if it is sound and of another vault than the manifest names, [`VaultError::Io`].
pub(super) fn header(folder: &Folder, manifest: &Manifest) -> Result<Option<Header>, VaultError> {
    match folder
        .read(HEADERS[0], LIMIT)?
        .map(|bytes| Header::decode(&bytes))
    {
        Some(Decoded::Sound(header)) if header.vault.uuid() == manifest.open.vault => Ok(Some(header)),
        Some(Decoded::Sound(_)) => Err(VaultError::DamagedBackup),
        _ => Ok(None),
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

/// Copies the whole of an open file from its start into a new one. From file to file the system copies by itself where
/// it can, and where the file system knows how, both share their blocks.
pub(crate) fn copy_file(from: &mut File, to: &Path, watch: &dyn Watch) -> Result<(), VaultError> {
    from.seek(SeekFrom::Start(0))?;
    let bytes = from.metadata()?.len();
    let mut file = private_file().create_new(true).open(to)?;
    let mut meter = Meter::new(watch, Step::Copying, bytes);
    let mut left = bytes;
    // At the end of a file the library would look for more in other ways.
    while left > 0 {
        let copied = io::copy(&mut Read::by_ref(from).take(left.min(AT_ONCE)), &mut file)?;
        if copied == 0 {
            return Err(VaultError::Io(UnexpectedEof));
        }
        left -= copied;
        meter.advance(copied)?;
    }
    Ok(())
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

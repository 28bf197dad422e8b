//! The passphrase: what it is as bytes, what makes one acceptable, and the key that it costs time to make.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize as _, Zeroizing};

use crate::error::{VaultError, Weakness};

/// Length of the salt in bytes (RFC 9106 section 3.1).
pub(crate) const SALT: usize = 16;

/// What trying one passphrase costs: the parameters of Argon2id version 1.3 (RFC 9106).
///
/// They stand in the header, so a vault keeps its cost until the passphrase is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kdf {
    /// Memory in MiB, 64 to 1024.
    pub memory_mib: u32,
    /// Passes over the memory, 1 to 10.
    pub passes: u32,
    /// Lanes that may be filled at the same time, 1 to 8.
    pub lanes: u32,
}

impl Default for Kdf {
    fn default() -> Self {
        Self {
            memory_mib: 256,
            passes: 3,
            lanes: 4,
        }
    }
}

impl Kdf {
    /// Memory sizes that calibration chooses from, in MiB.
    const STEPS: [u32; 7] = [64, 96, 128, 192, 256, 384, 512];
    /// How long one try may take at most.
    const TARGET: Duration = Duration::from_millis(1200);

    /// The cost that makes one try take about a second on this computer, measured now.
    ///
    /// The time grows with the memory, so runs at the smallest step tell the others: the largest step that stays
    /// under 1.2 seconds is taken, and never less than 64 MiB. The fastest of three runs counts, because what
    /// else the computer does at this moment must not make the passphrase cheaper for ever.
    ///
    /// # Errors
    /// [`VaultError::OutOfMemory`] if not even 64 MiB can be had.
    pub fn calibrated() -> Result<Self, VaultError> {
        let smallest = Self {
            memory_mib: Self::STEPS[0],
            ..Self::default()
        };
        let mut fastest = Duration::MAX;
        for _ in 0..3 {
            let start = Instant::now();
            key_encryption_key(&SecretString::from("calibration"), smallest, &[0; SALT])?;
            fastest = fastest.min(start.elapsed());
        }
        let affordable = |mib: &&u32| fastest * **mib / smallest.memory_mib <= Self::TARGET;
        let memory_mib = Self::STEPS
            .iter()
            .rev()
            .find(affordable)
            .copied()
            .unwrap_or(smallest.memory_mib);
        Ok(Self {
            memory_mib,
            ..smallest
        })
    }

    /// Three passes in four lanes over `memory_mib` MiB.
    ///
    /// # Errors
    /// [`VaultError::CostOutOfRange`] outside of 64 to 1024 MiB.
    pub fn with_memory(memory_mib: u32) -> Result<Self, VaultError> {
        Self {
            memory_mib,
            ..Self::default()
        }
        .checked()
    }

    /// Refuses costs that are cheap enough to guess against or dear enough to stop the computer.
    ///
    /// A header may come from anywhere, so this runs before any memory is taken.
    pub(crate) fn checked(self) -> Result<Self, VaultError> {
        let fits = (64..=1024).contains(&self.memory_mib)
            && (1..=10).contains(&self.passes)
            && (1..=8).contains(&self.lanes);
        if fits {
            Ok(self)
        } else {
            Err(VaultError::CostOutOfRange)
        }
    }
}

/// Says whether a passphrase may be chosen for a vault.
///
/// # Errors
/// [`VaultError::WeakPassphrase`] with the first thing that is wrong.
pub fn check_strength(passphrase: &SecretString) -> Result<(), VaultError> {
    let text = normalised(passphrase);
    let weak = |reason| Err(VaultError::WeakPassphrase { reason });
    let different: HashSet<char> = text.chars().collect();
    match text.chars().count() {
        ..12 => weak(Weakness::TooShort),
        1025.. => weak(Weakness::TooLong),
        _ if different.len() < 5 => weak(Weakness::TooUniform),
        _ => Ok(()),
    }
}

/// The stack of a thread that fills memory, in bytes.
const STACK: usize = 256 * 1024;

/// Derives the 32-byte key that wraps the data key. Takes the full time for every passphrase, right or wrong.
pub(crate) fn key_encryption_key(
    passphrase: &SecretString,
    kdf: Kdf,
    salt: &[u8; SALT],
) -> Result<SecretBox<[u8; 32]>, VaultError> {
    let kdf = kdf.checked()?;
    let out_of_range = |_| VaultError::CostOutOfRange;
    let params = Params::new(kdf.memory_mib * 1024, kdf.passes, kdf.lanes, Some(32)).map_err(out_of_range)?;
    // The memory is our own, so that failing to get it is an error and it is wiped afterwards.
    let mut memory: Zeroizing<Vec<Block>> = Zeroizing::default();
    memory
        .try_reserve_exact(params.block_count())
        .map_err(|_| VaultError::OutOfMemory)?;
    memory.resize(params.block_count(), Block::new());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut key = SecretBox::new(Box::new([0; 32]));
    // Threads of its own: those that everybody shares end the work with a panic if they cannot be started, for good.
    let threads = rayon::ThreadPoolBuilder::new()
        .num_threads(kdf.lanes as usize)
        .stack_size(STACK)
        .build()
        .map_err(|_| VaultError::OutOfMemory)?;
    threads
        .install(|| {
            let hashed = hash(&argon2, passphrase, salt, &mut key, &mut memory);
            overwrite_stack();
            hashed
        })
        .map_err(out_of_range)?;
    Ok(key)
}

/// A function of its own, so that its frame lies where [`overwrite_stack`] writes.
#[inline(never)]
fn hash(
    argon2: &Argon2<'_>,
    passphrase: &SecretString,
    salt: &[u8; SALT],
    key: &mut SecretBox<[u8; 32]>,
    memory: &mut [Block],
) -> Result<(), argon2::Error> {
    argon2.hash_password_into_with_memory(
        normalised(passphrase).as_bytes(),
        salt,
        key.expose_secret_mut(),
        memory,
    )
}

/// The stack of a thread that has ended is kept for the next one, with what lies on it.
#[inline(never)]
fn overwrite_stack() {
    [0_u8; STACK / 2].zeroize();
}

/// Unicode NFC, so that the same keys on two keyboards give the same bytes. Nothing is trimmed.
fn normalised(passphrase: &SecretString) -> Zeroizing<String> {
    let typed = passphrase.expose_secret();
    // NFC grows UTF-8 to at most three times its length (UAX #15), so the buffer never moves and leaves no copy.
    let mut text = Zeroizing::new(String::with_capacity(typed.len() * 3));
    text.extend(typed.nfc());
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const CHEAP: Kdf = Kdf {
        memory_mib: 64,
        passes: 1,
        lanes: 1,
    };

    fn weakness(text: &str) -> Option<Weakness> {
        match check_strength(&SecretString::from(text)) {
            Err(VaultError::WeakPassphrase { reason }) => Some(reason),
            _ => None,
        }
    }

    #[test]
    fn twelve_characters_of_five_kinds_are_enough() {
        assert_eq!(weakness("abcde abcde!"), None, "twelve characters are accepted");
        assert_eq!(
            weakness("abcde abcde"),
            Some(Weakness::TooShort),
            "eleven are not"
        );
        assert_eq!(weakness("éèêëàâäùûüôö"), None, "characters count, not bytes");
        assert_eq!(
            weakness("e\u{301}e\u{301}e\u{301}abcdefg"),
            Some(Weakness::TooShort),
            "an accent typed apart is no character"
        );
        assert_eq!(
            weakness("abababababab"),
            Some(Weakness::TooUniform),
            "two characters repeated are easy to find"
        );
        assert_eq!(
            weakness(&"abcde".repeat(300)),
            Some(Weakness::TooLong),
            "there is an end to it"
        );
    }

    #[test]
    fn composed_and_decomposed_letters_are_one_passphrase_and_spaces_count() {
        let key = |text: &str| key_encryption_key(&SecretString::from(text), CHEAP, &[7; SALT]).unwrap();
        let composed = key("caf\u{e9} au lait");
        assert_eq!(
            composed.expose_secret(),
            key("cafe\u{301} au lait").expose_secret(),
            "NFC makes both spellings one"
        );
        assert_ne!(
            composed.expose_secret(),
            key("caf\u{e9} au lait ").expose_secret(),
            "nothing is trimmed"
        );
    }

    #[test]
    fn the_key_is_argon2id_version_13() {
        // From the reference program: echo -n 'correct horse battery' | argon2 saltsaltsaltsalt -id -v 13 -t 1 -k 65536 -p 1 -l 32 -r
        let key = key_encryption_key(
            &SecretString::from("correct horse battery"),
            CHEAP,
            b"saltsaltsaltsalt",
        )
        .unwrap();
        let hex: String = key
            .expose_secret()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            hex, "c718ec1986975a4517363cb2ada586c81061d87704307542a42edf24ed794688",
            "the reference implementation gives the same key"
        );
    }

    #[test]
    fn costs_outside_of_the_range_are_refused() {
        for kdf in [
            Kdf {
                memory_mib: 63,
                ..CHEAP
            },
            Kdf {
                memory_mib: 1025,
                ..CHEAP
            },
            Kdf {
                memory_mib: u32::MAX,
                ..CHEAP
            },
            Kdf { passes: 0, ..CHEAP },
            Kdf { passes: 11, ..CHEAP },
            Kdf { lanes: 0, ..CHEAP },
            Kdf { lanes: 9, ..CHEAP },
        ] {
            assert_eq!(
                kdf.checked(),
                Err(VaultError::CostOutOfRange),
                "{kdf:?} must be refused"
            );
        }
        assert_eq!(
            Kdf::with_memory(1024).map(|kdf| kdf.passes),
            Ok(3),
            "the largest cost is accepted"
        );
    }

    #[test]
    fn calibration_stays_on_its_steps() {
        let kdf = Kdf::calibrated().unwrap();
        assert!(
            Kdf::STEPS.contains(&kdf.memory_mib),
            "{kdf:?} is one of the steps"
        );
        assert_eq!((kdf.passes, kdf.lanes), (3, 4), "only the memory is calibrated");
    }
}

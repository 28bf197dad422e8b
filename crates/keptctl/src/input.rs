//! Reading from standard input: secrets line by line, then whatever follows.

use std::io::{self, BufRead as _, Read as _};

use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::exit::Failure;

/// The longest line that is read as a secret, in bytes.
const LONGEST_SECRET: u64 = 64 * 1024;

/// Reads one line as a secret, without its line end. Spaces at the ends belong to it.
///
/// # Errors
/// [`Failure::Usage`] if there is no line, it is no UTF-8, or it is longer than 64 KiB.
pub(crate) fn secret(what: &str) -> Result<SecretString, Failure> {
    let mut line = Zeroizing::new(String::new());
    let read = io::stdin().lock().take(LONGEST_SECRET).read_line(&mut line);
    match read {
        Ok(0) => Err(Failure::Usage(format!("Standard input ended before {what}."))),
        Ok(_) if line.len() as u64 >= LONGEST_SECRET => {
            Err(Failure::Usage(format!("The line with {what} is too long.")))
        }
        Ok(_) => Ok(SecretString::from(line.trim_end_matches(['\n', '\r']))),
        Err(_) => Err(Failure::Usage(format!("The line with {what} is not UTF-8 text."))),
    }
}

/// Reads what is left of standard input.
///
/// # Errors
/// [`Failure::Usage`] if it is not UTF-8.
pub(crate) fn rest() -> Result<String, Failure> {
    let mut text = String::new();
    io::stdin()
        .lock()
        .read_to_string(&mut text)
        .map_err(|_| Failure::Usage("Standard input is not UTF-8 text.".to_owned()))?;
    Ok(text)
}

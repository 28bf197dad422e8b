//! Inventing a passphrase, and rating one that is being invented.

use diceware_wordlists::EFF_LONG_WORDLIST;
use kept_vault::{VaultError, check_strength};
use secrecy::ExposeSecret;
use zxcvbn::feedback::{Suggestion, Warning};

use crate::app::App;
use crate::error::ApiError;
use crate::ports::Chance;
use crate::wire::*;

/// Bars above which the estimate may not go while the vault would refuse the passphrase.
const REFUSED: u8 = 2;

/// Words in an invented passphrase: 77 bits, more than anyone can try at a tenth of a second each.
const WORDS: u32 = 6;

pub(crate) fn passphrase_suggest(app: &App, _: Nothing) -> Result<PassphraseSuggestion, ApiError> {
    let words: Vec<&str> = (0..WORDS).map(|_| word(app.ports.chance.as_ref())).collect();
    Ok(PassphraseSuggestion {
        passphrase: words.join(" "),
        bits: (EFF_LONG_WORDLIST.len() as u128).pow(WORDS).ilog2(),
    })
}

/// A word of the long list of the Electronic Frontier Foundation, each with the same chance
/// (<https://www.eff.org/dice>).
fn word(chance: &dyn Chance) -> &'static str {
    let count = EFF_LONG_WORDLIST.len();
    loop {
        let mut bytes = [0; 2];
        chance.fill(&mut bytes);
        let drawn = usize::from(u16::from_be_bytes(bytes));
        // Beyond the last whole round of the list, the first words would come more often.
        if drawn < usize::from(u16::MAX) / count * count {
            return EFF_LONG_WORDLIST[drawn % count];
        }
    }
}

pub(crate) fn passphrase_rate(_: &App, request: PassphraseRate) -> Result<PassphraseRating, ApiError> {
    let estimate = zxcvbn::zxcvbn(request.passphrase.0.expose_secret(), &["kept"]);
    let bars = u8::from(estimate.score());
    let refusal = match check_strength(&request.passphrase.0) {
        Err(VaultError::WeakPassphrase { reason }) => Some(reason),
        _ => None,
    };
    let bars = if refusal.is_some() {
        bars.min(REFUSED)
    } else {
        bars
    };
    let feedback = estimate.feedback();
    let advice = match (
        feedback.and_then(|f| f.warning()),
        feedback.and_then(|f| f.suggestions().last()),
        refusal,
    ) {
        (Some(warning), _, _) => Some(about(warning).to_owned()),
        (None, _, Some(kept_vault::Weakness::TooShort)) => {
            Some("A few unusual words with spaces are easiest: at least twelve characters.".to_owned())
        }
        (None, _, Some(kept_vault::Weakness::TooLong)) => {
            Some("This is longer than a vault takes.".to_owned())
        }
        (None, _, Some(kept_vault::Weakness::TooUniform)) => {
            Some(about(Warning::RepeatsLikeAaaAreEasyToGuess).to_owned())
        }
        (None, Some(suggestion), None) => Some(instead(*suggestion).to_owned()),
        (None, None, None) => None,
    };
    Ok(PassphraseRating { bars, advice })
}

/// What is easy to guess about it, and one way out.
fn about(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            "Keys that lie side by side are easy to guess. Take words that have nothing to do with each other."
        }
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "Repeating something adds little. Add a different word."
        }
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => {
            "Many people use this one, so it is tried first. Invent one of your own."
        }
        Warning::SequencesLikeAbcAreEasyToGuess => {
            "Sequences like abc or 6543 are easy to guess. Add a word instead."
        }
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => {
            "Years and dates are easy to guess. Add a word instead."
        }
        Warning::AWordByItselfIsEasyToGuess => {
            "One word is easy to guess. Add two or three that do not belong together."
        }
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            "Names are easy to guess. Add words that have nothing to do with you."
        }
    }
}

/// One way to make it better.
fn instead(suggestion: Suggestion) -> &'static str {
    match suggestion {
        Suggestion::CapitalizationDoesntHelpVeryMuch
        | Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            "Capitals help little. Add a word instead."
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => "A word backwards helps little. Add another one.",
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => {
            "A digit in the place of a letter helps little. Add a word instead."
        }
        _ => "Add another word or two. Unusual ones are better.",
    }
}

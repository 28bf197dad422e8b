//! What the people of a large sample say and write: invented sentences of a service and calibration team.
//!
//! A word in braces is filled in by [`filled`]: `{customer}`, `{instrument}`, `{place}`, `{day}`, `{n}`, `{name}`.

pub(super) mod agreements;
pub(super) mod notes;
pub(super) mod people;
pub(super) mod talks;

use fastrand::Rng;

use super::names::Tongue;

const CUSTOMERS: [&str; 16] = [
    "Westport Hospital",
    "Delmar Foods",
    "the Harbour Laboratory",
    "Ostrava Glass",
    "Lindqvist Dairies",
    "Meridian Paints",
    "the Eastfield Waterworks",
    "Corvin Pharma",
    "the Tramway Depot",
    "Quay Street Clinic",
    "Norden Alloys",
    "Belmonte Coffee",
    "the University Store",
    "Halden Seeds",
    "Pont Neuf Chocolates",
    "the City Archive",
];

const INSTRUMENTS: [&str; 14] = [
    "the freezer probe",
    "the analytical balance",
    "the pressure bench",
    "the pipette set",
    "the humidity logger",
    "the torque wrench",
    "the flow meter",
    "the reference weight",
    "the spectrometer",
    "the oven sensor",
    "the conductivity cell",
    "the calliper set",
    "the vacuum gauge",
    "the platform scale",
];

const PLACES: [&str; 8] = [
    "the laboratory",
    "the store",
    "the meeting room by the stairs",
    "the canteen",
    "the customer’s site",
    "the van",
    "a call",
    "the workshop",
];

const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/// What somebody answers in their own language.
const OWN: [(Tongue, [&str; 4]); 6] = [
    (
        Tongue::German,
        [
            "Am Freitag klingelt das Telefon bis sechs, und die Übergabe bleibt liegen.",
            "Ich schreibe den Bericht gleich vor Ort, dann ist er fertig.",
            "Mit zwei freien Stunden am Dienstag schaffe ich das.",
            "Ich habe zu schnell Ja gesagt; nächstes Mal frage ich zuerst nach den Teilen.",
        ],
    ),
    (
        Tongue::French,
        [
            "Le vendredi, le téléphone sonne jusqu’à six heures et la note passe à la trappe.",
            "J’écris le rapport sur place, et c’est terminé.",
            "Avec deux heures libres le mardi, j’y arrive.",
            "Je préfère dire non à temps que oui trop tard.",
        ],
    ),
    (
        Tongue::Ukrainian,
        [
            "У п’ятницю телефон не змовкає до шостої, і нотатка залишається ненаписаною.",
            "Я пишу звіт одразу на місці, і тоді він готовий.",
            "Якщо у вівторок буде дві вільні години, я встигну.",
            "Краще вчасно сказати «ні», ніж запізно «так».",
        ],
    ),
    (
        Tongue::Greek,
        [
            "Την Παρασκευή το τηλέφωνο χτυπά ως τις έξι και η σημείωση μένει πίσω.",
            "Γράφω την αναφορά επιτόπου και τελειώνει.",
            "Με δύο ελεύθερες ώρες την Τρίτη θα τα καταφέρω.",
            "Καλύτερα ένα έγκαιρο όχι παρά ένα καθυστερημένο ναι.",
        ],
    ),
    (
        Tongue::Arabic,
        [
            "يوم الجمعة لا يتوقف الهاتف حتى السادسة، فتبقى الملاحظة بلا كتابة.",
            "أكتب التقرير في مكان القياس، وبذلك ينتهي.",
            "إذا كانت ساعتان يوم الثلاثاء خاليتين فسأنجز ذلك.",
            "لا في وقتها خير من نعم متأخرة.",
        ],
    ),
    (
        Tongue::Japanese,
        [
            "金曜日は六時まで電話が鳴りやまず、引き継ぎのメモが後回しになります。",
            "測ったその場で報告書を書けば、それで終わりです。",
            "火曜日に二時間あれば、できると思います。",
            "遅い「はい」より、早い「いいえ」のほうがいいです。",
        ],
    ),
];

/// What somebody says: mostly in English, sometimes in their own language.
pub(super) fn said(rng: &mut Rng, tongue: Tongue, english: &[&str], name: &str) -> String {
    let own = OWN.iter().find(|(spoken, _)| *spoken == tongue);
    match own {
        Some((_, sentences)) if rng.u8(..100) < 30 => pick(rng, sentences).to_owned(),
        _ => written(rng, english, name),
    }
}

/// One of these sentences, filled in.
pub(super) fn written(rng: &mut Rng, sentences: &[&str], name: &str) -> String {
    let sentence = pick(rng, sentences);
    filled(rng, sentence, name)
}

/// One of these.
pub(super) fn pick<'a>(rng: &mut Rng, texts: &[&'a str]) -> &'a str {
    texts[rng.usize(..texts.len())]
}

/// Puts words in the place of the names in braces, and begins with a capital letter.
pub(super) fn filled(rng: &mut Rng, sentence: &str, name: &str) -> String {
    let number = rng.u8(3..12).to_string();
    let text = sentence
        .replace("{customer}", pick(rng, &CUSTOMERS))
        .replace("{instrument}", pick(rng, &INSTRUMENTS))
        .replace("{place}", pick(rng, &PLACES))
        .replace("{day}", pick(rng, &DAYS))
        .replace("{n}", &number)
        .replace("{name}", name);
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Where a talk is held.
pub(super) fn place(rng: &mut Rng) -> String {
    let place = pick(rng, &PLACES);
    filled(rng, place.trim_start_matches("the "), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_brace_is_left_and_every_sentence_begins_with_a_capital() {
        let mut rng = Rng::with_seed(1);
        let groups: [&[&str]; 20] = [
            &talks::TOPICS,
            &talks::FACTS,
            &talks::NOTES,
            &talks::VIEWS,
            &talks::STRENGTHS_SEEN,
            &talks::SHARED,
            &talks::OPTIONS,
            &talks::STEPS,
            &talks::SAID_BACK,
            &talks::ADDENDA,
            &talks::ENDED_WELL,
            &people::DAILY,
            &people::WEEKLY,
            &agreements::ACHIEVABLE,
            &agreements::PROMISES,
            &agreements::BLOCKED,
            &agreements::RETURNED,
            &agreements::DROPPED,
            &agreements::RESULTS,
            &agreements::COMMENTS,
        ];
        let themes = agreements::THEMES
            .iter()
            .flat_map(|theme| [theme.title, theme.what, theme.why, theme.reward]);
        let remarks = notes::REMARKS.iter().flat_map(|remarks| remarks.sentences);
        assert_eq!(
            notes::REMARKS
                .iter()
                .map(|remarks| u32::from(remarks.share))
                .sum::<u32>(),
            100,
            "every note is of some kind"
        );
        let groups = groups.into_iter().flatten().chain(remarks).copied();
        for sentence in groups.chain(themes) {
            let text = filled(&mut rng, sentence, "Linnea");
            assert!(
                !text.contains(['{', '}']),
                "every name in braces is known: {text}"
            );
            assert!(
                !text.starts_with(char::is_lowercase),
                "it begins as a sentence does: {text}"
            );
        }
    }
}

//! The people of a large sample: the team of the sample world first, then invented names in six scripts.

use kept_domain::member::{MemberText, Relation};

use super::sentences::people::{BEST_REACHED, RECOGNITION, ROLES, STRENGTHS, WORKING_WITH};

/// What somebody speaks beside English, and sometimes answers in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    German,
    French,
    Ukrainian,
    Greek,
    Arabic,
    Japanese,
}

/// The team of the sample world, which is there to the end: name and role.
const TEAM: [(&str, &str, Tongue); 7] = [
    ("Amara Nwosu", "Calibration lead", Tongue::English),
    ("Imran Qureshi", "Calibration technician", Tongue::English),
    ("Joost Dekker", "Parts and stores", Tongue::German),
    ("Kateryna Bondar", "Service coordinator", Tongue::Ukrainian),
    ("Linnea Ström", "Field service engineer", Tongue::English),
    ("Tomás Herrera", "Field service engineer", Tongue::French),
    ("Yuki Tanabe", "Software technician", Tongue::Japanese),
];

const LATIN: ([&str; 24], [&str; 24]) = (
    [
        "Zoë",
        "Søren",
        "Łucja",
        "Renée",
        "Björn",
        "Çağla",
        "Đorđe",
        "Éloïse",
        "Fátima",
        "Gülşen",
        "Håkon",
        "Ivânia",
        "Jürgen",
        "Kálmán",
        "Léa",
        "Márton",
        "Noémie",
        "Ólafur",
        "Pénélope",
        "Ragnhild",
        "Šárka",
        "Þórunn",
        "Ümit",
        "Žofie",
    ],
    [
        "Ångman",
        "Brânzescu",
        "Čermák",
        "D’Abruzzo",
        "Eğilmez",
        "Fjeldstad",
        "Gołąbek",
        "Hübner",
        "Îleanu",
        "Jørgensen",
        "Kővári",
        "Løvland",
        "Mäkelä",
        "Nuñes",
        "Õunapuu",
        "Přibyl",
        "Quispe",
        "Rønning",
        "Šimunić",
        "Tørnqvist",
        "Ünlüer",
        "Vågen",
        "Wójtowicz",
        "Žižka",
    ],
);
const CYRILLIC: ([&str; 8], [&str; 8]) = (
    [
        "Оксана",
        "Богдан",
        "Мирослава",
        "Тарас",
        "Ярина",
        "Данило",
        "Соломія",
        "Остап",
    ],
    [
        "Гнатюк",
        "Кравець",
        "Мельник",
        "Лисенко",
        "Шаповал",
        "Іваненко",
        "Поліщук",
        "Ткаченко",
    ],
);
const GREEK: ([&str; 8], [&str; 8]) = (
    [
        "Ελένη",
        "Γιώργος",
        "Δέσποινα",
        "Νίκος",
        "Σοφία",
        "Ανδρέας",
        "Μαρίνα",
        "Θάνος",
    ],
    [
        "Ρήγα",
        "Βλάχου",
        "Κοντού",
        "Μακρή",
        "Ξανθού",
        "Πετρή",
        "Σιδέρη",
        "Φωκά",
    ],
);
const ARABIC: ([&str; 8], [&str; 8]) = (
    ["ليلى", "عمر", "نور", "سامي", "هالة", "كريم", "رنا", "يوسف"],
    [
        "الحداد",
        "منصور",
        "الخطيب",
        "درويش",
        "صالح",
        "النجار",
        "حمدان",
        "الشامي",
    ],
);
const HEBREW: ([&str; 8], [&str; 8]) = (
    ["נועה", "איתן", "תמר", "אורי", "מאיה", "דניאל", "שירה", "יונתן"],
    ["ברק", "אלון", "שקד", "רון", "גולן", "פלד", "דותן", "שגיא"],
);
const JAPANESE: ([&str; 8], [&str; 8]) = (
    ["佐藤", "山口", "石川", "小林", "森田", "中野", "西村", "大野"],
    ["葵", "蓮", "陽菜", "悠真", "美咲", "翔太", "さくら", "健"],
);

/// Somebody of a large sample: who they are, and what they speak. Nobody comes twice in the first 600.
pub(super) fn person(index: usize) -> (MemberText, Tongue) {
    let (name, role, tongue) = match TEAM.get(index) {
        Some(&(name, role, tongue)) => (name.to_owned(), role, tongue),
        None => {
            let (name, tongue) = invented(index - TEAM.len());
            (name, ROLES[index % ROLES.len()], tongue)
        }
    };
    let some = |texts: &[&str]| Some(texts[index % texts.len()].to_owned());
    let text = MemberText {
        name,
        preferred_name: None,
        pronouns: None,
        role: role.to_owned(),
        relation: if index % 13 == 12 {
            Relation::DottedLine
        } else {
            Relation::Report
        },
        since: None,
        email: Some(format!("colleague.{index}@brinkhaven.example")),
        best_reached: some(&BEST_REACHED),
        recognition: some(&RECOGNITION),
        strengths: some(&STRENGTHS),
        working_with: some(&WORKING_WITH),
    };
    (text, tongue)
}

fn invented(index: usize) -> (String, Tongue) {
    // Every other name is Latin; the others take turns.
    let turn = index / 2;
    if index.is_multiple_of(2) {
        let tongue = [Tongue::English, Tongue::German, Tongue::English, Tongue::French][turn % 4];
        return (paired(&LATIN.0, &LATIN.1, turn), tongue);
    }
    let (names, tongue) = match turn % 5 {
        0 => (CYRILLIC, Tongue::Ukrainian),
        1 => (GREEK, Tongue::Greek),
        2 => (ARABIC, Tongue::Arabic),
        3 => (HEBREW, Tongue::English),
        _ => (JAPANESE, Tongue::Japanese),
    };
    (paired(&names.0, &names.1, turn / 5), tongue)
}

/// The `index`th pair of a first and a second name, in an order that changes both each time.
fn paired(first: &[&str], second: &[&str], index: usize) -> String {
    let row = index % first.len();
    format!(
        "{} {}",
        first[row],
        second[(row + index / first.len()) % second.len()]
    )
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn nobody_comes_twice_among_six_hundred() {
        let names: HashSet<String> = (0..600).map(|index| person(index).0.name).collect();
        assert_eq!(
            names.len(),
            600,
            "every name of the largest sample is another one"
        );
    }

    #[test]
    fn a_small_team_already_has_every_script() {
        let names: String = (0..20).map(|index| person(index).0.name).collect();
        for (script, letter) in [
            ("Cyrillic", 'О'),
            ("Greek", 'Ε'),
            ("Arabic", 'ل'),
            ("Hebrew", 'נ'),
            ("Han", '佐'),
        ] {
            assert!(names.contains(letter), "{script} is among the first twenty names");
        }
    }
}

//! German: the small words by which one sees whom a sentence speaks of. One space stands between two.

/// People other than the writer.
pub(in crate::wording) const OTHERS: &str = "er sie ihn ihm du dich dir ihr ihnen sein seine seinen seinem seiner seines ihre ihren ihrem \
    ihrer ihres dein deine deinen deinem deiner";

/// Those of them that no English word looks like.
pub(in crate::wording) const SUBJECTS: &str = "er sie du";

/// The writer.
pub(in crate::wording) const WRITER: &str = "ich wir";

/// The writer has to, because of somebody else.
pub(in crate::wording) const MUST: &str = "muss müssen musste mussten";

/// Somebody else.
pub(in crate::wording) const OBJECTS: &str = "ihn ihm sie ihr ihnen dich dir";

/// Nouns for a person.
pub(in crate::wording) const PEOPLE: &str = "mensch menschen mitarbeiter mitarbeiterin kollege kollegin kollegen person charakter typ mann \
    kandidat kandidatin persönlichkeit azubi mitglied techniker technikerin kerl";

/// What stands before a thing.
pub(in crate::wording) const ARTICLES: &str = "der die das den dem des ein eine einen einem einer";

/// Who stands after these does not act.
pub(in crate::wording) const PREPOSITIONS: &str =
    "für ohne gegen durch um über an auf hinter in neben unter vor zwischen";

/// A clause may begin with these before its subject.
pub(in crate::wording) const JOINS: &str = "dass weil wenn ob und da obwohl aber denn";

/// Days of the week.
pub(in crate::wording) const DAYS: &str =
    "montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute morgen";

/// Verbs between a person and what they are said to be.
pub(in crate::wording) const BEING: &str = "ist war sei wäre sind waren bist wirkt wirkte bleibt blieb wird wurde gilt galt reagiert \
    reagierte verhält verhielt benimmt benahm arbeitet arbeitete spricht sprach redet redete handelt \
    handelte antwortet antwortete tritt trat auftritt scheint schien schreibt schrieb geworden finde \
    fand findet halte verhalten";

/// Somebody says something.
pub(in crate::wording) const SAYS: &str = "sagt sagte gesagt schrieb schreibt geschrieben meldete gemeldet meldet erzählte erzählt erklärte \
    erklärt berichtete berichtet beschwerte laut zufolge angegeben nannte";

/// Somebody is asked.
pub(in crate::wording) const ASKS: &str = "gefragt fragte frage ob unklar";

/// Words with a capital letter where a clause begins, which are no names.
pub(in crate::wording) const OPENERS: &str = "aber alle alles als also alte an andere auch auf aus bei beide beim bis bitte da dabei dafür \
    damit danach dann daran darum dass davor deine dem den denn deshalb dies diese dieser dieses \
    doch dort du durch einige er erst es etwas für ganz gegen genau gut hat hier ich ihm ihn ihr \
    ihre im immer ins jede jeder jedes jetzt kein keine keiner man manche mehr mehrere mein meine \
    mit nach nachdem neulich nicht nichts nie niemand noch nun nur ob oft ohne sehr sein seine seit \
    sie so solche sonst statt trotz um und unser unsere unter viel viele vielleicht vom von vor wann \
    warum was weil welche wenn wer wie wieder wir wo zu zum zur zuerst zwischen ständig dauernd";

/// Small words by which one knows the language. None of them is English.
pub(in crate::wording) const SMALL: &str = "der das und ist von zu dass es mit für sind sein haben hat nicht er sie ihr bei aus aber als auf \
    ein eine einen wir ich mein den dem sich";

//! The rules, and why each of them marks something: one sentence of reason and one way out, in both languages.

use super::Category;
use crate::language::Language;
use crate::words::words;

words! {
    /// Why a place is marked. The word is stable; a front end may remember which ones its user has read.
    pub enum Rule {
        /// No exception is left.
        Absolute = "absolute",
        /// A judgement on how much somebody gives.
        LabelEffort = "label-effort",
        /// A judgement on what somebody can do.
        LabelSkill = "label-skill",
        /// A judgement on what somebody is like.
        LabelCharacter = "label-character",
        /// A judgement on how somebody behaves.
        LabelConduct = "label-conduct",
        /// A name that one calls somebody.
        LabelName = "label-name",
        /// An intention that nobody can see.
        Motive = "motive",
        /// That something does not matter to somebody.
        Indifference = "indifference",
        /// A thought that nobody can read.
        Thought = "thought",
        /// A feeling that nobody can see.
        Feeling = "feeling",
        /// Harassment, bullying, discrimination.
        LegalHarm = "legal-harm",
        /// A crime, or that something is against the law.
        LegalCrime = "legal-crime",
        /// A breach of duty, with what the law ties to it.
        LegalDuty = "legal-duty",
        /// Protected: age.
        Age = "age",
        /// Protected: sex.
        Sex = "sex",
        /// Protected: pregnancy, parents, family.
        Family = "family",
        /// Protected: origin, language, colour of skin.
        Origin = "origin",
        /// Protected: religion.
        Religion = "religion",
        /// Protected: illness and disability.
        Health = "health",
        /// Protected: whom somebody loves, and as whom somebody lives.
        Orientation = "orientation",
        /// Protected: union and works council.
        Union = "union",
        /// What others are said to say.
        Hearsay = "hearsay",
        /// Meant to sting.
        Sarcasm = "sarcasm",
        /// A word in place of days and numbers.
        VagueTime = "vague-time",
        /// The whole text tells no time.
        NoTime = "no-time",
        /// The whole text tells nothing that somebody saw or heard.
        NoDeed = "no-deed",
    }
}

impl Rule {
    /// What it belongs to.
    #[must_use]
    pub const fn category(self) -> Category {
        match self {
            Self::Absolute => Category::Absolute,
            Self::LabelEffort
            | Self::LabelSkill
            | Self::LabelCharacter
            | Self::LabelConduct
            | Self::LabelName => Category::Label,
            Self::Motive | Self::Indifference | Self::Thought | Self::Feeling => Category::MindReading,
            Self::LegalHarm | Self::LegalCrime | Self::LegalDuty => Category::Legal,
            Self::Age
            | Self::Sex
            | Self::Family
            | Self::Origin
            | Self::Religion
            | Self::Health
            | Self::Orientation
            | Self::Union => Category::Protected,
            Self::Hearsay => Category::Hearsay,
            Self::Sarcasm => Category::Sarcasm,
            Self::VagueTime | Self::NoTime | Self::NoDeed => Category::MissingDetail,
        }
    }

    /// Why it is marked, in a sentence.
    #[must_use]
    pub const fn why(self, language: Language) -> &'static str {
        let [english, german, _, _] = self.explained();
        match language {
            Language::English => english,
            Language::German => german,
        }
    }

    /// What to write instead, in a sentence.
    #[must_use]
    pub const fn instead(self, language: Language) -> &'static str {
        let [_, _, english, german] = self.explained();
        match language {
            Language::English => english,
            Language::German => german,
        }
    }

    /// Why in English and German, then what instead in English and German.
    const fn explained(self) -> [&'static str; 4] {
        match self {
            Self::Absolute => [
                "One exception is enough to prove this wrong, and then the rest is doubted too.",
                "Eine einzige Ausnahme widerlegt das, und dann glaubt man auch den Rest nicht mehr.",
                "Write how many times it happened, and when.",
                "Schreiben Sie, wie oft es vorkam und wann.",
            ],
            Self::LabelEffort => [
                "How much somebody wants or tries cannot be seen; only what was done can.",
                "Wie sehr sich jemand bemüht, sieht man nicht; man sieht nur, was getan wurde.",
                "Write what was agreed, what came of it, and what was missing.",
                "Schreiben Sie, was vereinbart war, was daraus wurde und was gefehlt hat.",
            ],
            Self::LabelSkill => [
                "This judges the whole person and leaves nothing to learn.",
                "Das urteilt über den ganzen Menschen und lässt nichts übrig, was man lernen könnte.",
                "Name the one task, what went wrong in it, and what a good result looks like.",
                "Nennen Sie die eine Aufgabe, was daran misslang und wie ein gutes Ergebnis aussieht.",
            ],
            Self::LabelCharacter => [
                "A character cannot be changed by Friday, a habit can; this word invites an argument about the person.",
                "Ein Charakter ändert sich nicht bis Freitag, eine Gewohnheit schon; über dieses Wort lässt sich nur streiten.",
                "Write what the person said or did that makes you think so.",
                "Schreiben Sie, was die Person gesagt oder getan hat, woraus Sie das schließen.",
            ],
            Self::LabelConduct => [
                "Two people who were there may not mean the same by this word.",
                "Zwei, die dabei waren, meinen mit diesem Wort vielleicht nicht dasselbe.",
                "Describe it as a camera would have seen it: words, voice, movement, and what followed.",
                "Beschreiben Sie es so, wie eine Kamera es gesehen hätte: Worte, Stimme, Bewegung und was darauf folgte.",
            ],
            Self::LabelName => [
                "A name for a person hurts when it is read, and it says nothing about what happened.",
                "So ein Name verletzt, wenn er gelesen wird, und sagt nicht, was geschehen ist.",
                "Leave the name out and tell what happened.",
                "Lassen Sie den Namen weg und erzählen Sie, was geschehen ist.",
            ],
            Self::Motive => [
                "Nobody can see an intention, and a wrong guess is hard to take back.",
                "Eine Absicht kann niemand sehen, und eine falsche Vermutung nimmt man schwer zurück.",
                "Write what was done, ask for the reason, and note the answer.",
                "Schreiben Sie, was getan wurde, fragen Sie nach dem Grund und halten Sie die Antwort fest.",
            ],
            Self::Indifference => [
                "What matters to somebody is known to that person alone.",
                "Was jemandem wichtig ist, weiß nur die Person selbst.",
                "Write what was left undone, and what you were told when you asked.",
                "Schreiben Sie, was liegen blieb und welche Antwort Sie auf Ihre Nachfrage bekamen.",
            ],
            Self::Thought => [
                "This describes what goes on in somebody’s head, where nobody can look.",
                "Das beschreibt, was in einem Kopf vorgeht, in den niemand hineinsehen kann.",
                "Write what the person said, in their own words and in quotation marks.",
                "Schreiben Sie, was die Person gesagt hat, in ihren Worten und in Anführungszeichen.",
            ],
            Self::Feeling => [
                "A feeling cannot be seen from outside, and the person may see it differently.",
                "Ein Gefühl sieht man von außen nicht, und die Person sieht es vielleicht anders.",
                "Write what you saw or heard, or what the person told you about it.",
                "Schreiben Sie, was Sie gesehen oder gehört haben oder was die Person Ihnen dazu gesagt hat.",
            ],
            Self::LegalHarm => [
                "This is a finding that somebody else makes, after hearing everybody; here it is an accusation.",
                "Das stellen andere fest, nachdem sie alle angehört haben; hier ist es ein Vorwurf.",
                "Write who did or said what to whom and when, and tell those whose task it is to look into it.",
                "Schreiben Sie, wer wann wem gegenüber was getan oder gesagt hat, und wenden Sie sich an die, die es zu prüfen haben.",
            ],
            Self::LegalCrime => [
                "Whether the law was broken is decided by a court, and a wrong accusation can come back to you.",
                "Ob ein Gesetz verletzt wurde, entscheidet ein Gericht, und ein falscher Vorwurf kann auf Sie zurückfallen.",
                "Write what you found, where and when, and who can confirm it.",
                "Schreiben Sie, was Sie wann und wo vorgefunden haben und wer es bestätigen kann.",
            ],
            Self::LegalDuty => [
                "This word has consequences in law, and whether it fits is for others to decide.",
                "Dieses Wort hat rechtliche Folgen, und ob es passt, haben andere zu entscheiden.",
                "Write what was agreed, with its date, and what was done instead.",
                "Schreiben Sie, was wann vereinbart wurde und was stattdessen geschah.",
            ],
            Self::Age => [
                "Age is protected by law and says nothing about the work.",
                "Das Alter ist gesetzlich geschützt und sagt nichts über die Arbeit.",
                "Leave it out and name the skill or the result that you mean.",
                "Lassen Sie es weg und nennen Sie die Fähigkeit oder das Ergebnis, das Sie meinen.",
            ],
            Self::Sex => [
                "The same sentence about somebody of another sex would sound odd; that shows what it judges.",
                "Über eine Person eines anderen Geschlechts gesagt, klänge der Satz seltsam; daran sieht man, was er beurteilt.",
                "Leave it out and describe the work or the words.",
                "Lassen Sie es weg und beschreiben Sie die Arbeit oder die Worte.",
            ],
            Self::Family => [
                "Pregnancy, children and family are protected and have no place in a judgement on work.",
                "Schwangerschaft, Kinder und Familie sind geschützt und gehören in kein Urteil über die Arbeit.",
                "Write only what was agreed about times and tasks, without the reason.",
                "Schreiben Sie nur, was zu Zeiten und Aufgaben vereinbart ist, ohne den Grund.",
            ],
            Self::Origin => [
                "Origin and language are protected, and this ties a judgement to them.",
                "Herkunft und Sprache sind geschützt, und hier hängt ein Urteil daran.",
                "Write what was not understood in which talk or text, and what would help.",
                "Schreiben Sie, was in welchem Gespräch oder Text nicht verstanden wurde und was helfen würde.",
            ],
            Self::Religion => [
                "Religion is protected and says nothing about the work.",
                "Religion ist geschützt und sagt nichts über die Arbeit.",
                "Leave it out, or write only the arrangement that was agreed.",
                "Lassen Sie es weg oder schreiben Sie nur, welche Regelung vereinbart ist.",
            ],
            Self::Health => [
                "Health is among the most protected things there are, and a guess about it is not yours to keep.",
                "Gesundheit ist besonders geschützt, und eine Vermutung darüber gehört nicht in Ihre Aufzeichnungen.",
                "Write dates of absence if you must, or what was agreed to make the work possible.",
                "Schreiben Sie, wenn nötig, die Tage der Abwesenheit oder was vereinbart ist, damit die Arbeit möglich wird.",
            ],
            Self::Orientation => [
                "Whom somebody loves and as whom somebody lives is private and protected.",
                "Wen jemand liebt und als wer jemand lebt, ist privat und geschützt.",
                "Leave it out.",
                "Lassen Sie es weg.",
            ],
            Self::Union => [
                "Being in a union or a works council is protected, and must not count for or against anybody.",
                "Wer einer Gewerkschaft oder dem Betriebsrat angehört, ist geschützt; es darf weder nützen noch schaden.",
                "Leave it out and describe what happened at work.",
                "Lassen Sie es weg und beschreiben Sie, was bei der Arbeit geschehen ist.",
            ],
            Self::Hearsay => [
                "Nobody can answer to a voice without a name, and you did not see it yourself.",
                "Auf eine Stimme ohne Namen kann niemand antworten, und selbst gesehen haben Sie es nicht.",
                "Write who told you what and on which day, or only what you saw yourself.",
                "Schreiben Sie, wer Ihnen an welchem Tag was gesagt hat, oder nur, was Sie selbst gesehen haben.",
            ],
            Self::Sarcasm => [
                "On paper nobody hears the tone, and what is left sounds like contempt.",
                "Auf dem Papier hört niemand den Ton, und übrig bleibt Verachtung.",
                "Say it plainly: what happened, and what you would have wished for.",
                "Sagen Sie es schlicht: was geschehen ist und was Sie sich gewünscht hätten.",
            ],
            Self::VagueTime => [
                "Nobody can check this or answer it, because it has neither a day nor a number.",
                "Das kann niemand prüfen oder beantworten, denn es fehlen Tag und Zahl.",
                "Give the days, or how many times in which weeks.",
                "Nennen Sie die Tage oder wie oft es in welchen Wochen war.",
            ],
            Self::NoTime => [
                "The text does not say when it happened, so the person cannot remember or answer it.",
                "Der Text sagt nicht, wann es war; so kann sich die Person weder erinnern noch dazu äußern.",
                "Add the day, and the place or the occasion.",
                "Ergänzen Sie den Tag und den Ort oder Anlass.",
            ],
            Self::NoDeed => [
                "The text tells nothing that somebody saw or heard.",
                "Der Text nennt nichts, was jemand gesehen oder gehört hat.",
                "Add one thing that was said or done, or a number.",
                "Ergänzen Sie etwas, das gesagt oder getan wurde, oder eine Zahl.",
            ],
        }
    }
}

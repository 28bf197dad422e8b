//! English: the small words by which one sees whom a sentence speaks of. One space stands between two.

/// People other than the writer.
pub(in crate::wording) const OTHERS: &str = "he she they you him her them his hers their theirs your yours he's she's they're you're he'd \
    she'd they'd you'd he'll she'll they'll they've you've you'll who himself herself themselves \
    yourself";

/// The writer. Who is "me" is not the one who acts.
pub(in crate::wording) const WRITER: &str = "i we i'm i've i'd i'll we're we've we'd we'll my our";

/// Nouns for a person.
pub(in crate::wording) const PEOPLE: &str = "person man woman guy girl employee colleague coworker member boss leader engineer technician \
    worker trainee individual character personality human people apprentice attitude teammate";

/// What stands before a thing.
pub(in crate::wording) const ARTICLES: &str = "the a an this these those each every our my which no some all";

/// A name after these is where, not who.
pub(in crate::wording) const PLACES: &str = "in at from to on of near for with by about via per";

/// A first word before these stands for many things.
pub(in crate::wording) const MANY: &str =
    "leave enter run start arrive work fail break open stop show are were have do don't need go come take";

/// Days of the week.
pub(in crate::wording) const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";

/// Written with a capital letter and nobody's name.
pub(in crate::wording) const NO_NAMES: &str =
    "english german dutch french christmas easter excel hr it european europe";

/// Verbs between a person and what they are said to be.
pub(in crate::wording) const BEING: &str = "is was are were be been being isn't wasn't aren't weren't seems seemed seem becomes became \
    become gets got get acts acted behaves behaved looks looked sounds sounded remains remained \
    reacts reacted turned appears appeared speaks spoke answers answered replied as grew stays";

/// What stands before such a verb.
pub(in crate::wording) const MODALS: &str =
    "can could may might must will would has have had to should across comes came often come";

/// What stands between such a verb and the word.
pub(in crate::wording) const DEGREES: &str = "very so too quite rather pretty a an bit little not just always such extremely more most again \
    often still never also even simply somewhat all both kind of sort now become becoming getting \
    being that as no far";

/// Verbs by which the writer judges.
pub(in crate::wording) const FINDS: &str =
    "find found finds call called consider considered think thought experience experienced makes made";

/// Somebody says something.
pub(in crate::wording) const SAYS: &str = "said says told tells wrote writes reported reports complained alleged alleges stated states \
    explained mentioned admitted claims claimed replied answered";

/// Somebody is asked.
pub(in crate::wording) const ASKS: &str = "asked ask whether wonder unclear";

/// Words with a capital letter where a sentence begins, which are no names.
pub(in crate::wording) const OPENERS: &str = "a about after again all also always an and another any as at because before both but by can did \
    do does don't during each every everybody everyone everything few finally first for from given \
    had has have he her here his how however i if in instead is it its just last later less many \
    maybe more most much my never next no nobody not nothing now of often on once one only or other \
    others our over people perhaps please quite recently same several she since so some somebody \
    someone something sometimes soon still such than thank thanks that the their then there these \
    they this those though three through today together too total two under until was we well were \
    what when where whether which while who why will with without work yes yesterday yet you your";

/// Small words by which one knows the language. None of them is German.
pub(in crate::wording) const SMALL: &str = "the and is of to that it with for this are be have has not he she they you his their at by from \
    but as on a an we i my";

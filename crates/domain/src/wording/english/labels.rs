//! English: judgements on a person.

use crate::wording::About::{Anything, Deed, Person};
use crate::wording::{List, Rule, Sense};

/// The phrases.
pub(in crate::wording) const LISTS: &[List] = &[
    List {
        sense: Sense::Risk(Rule::LabelEffort, Person),
        phrases: &[
            "lazy|idle|unmotivated|demotivated|uncommitted|apathetic|complacent|careless|sloppy|workshy; work shy",
            "indolent|lackadaisical|listless|slack|slapdash|disengaged|halfhearted; half hearted; checked out",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelEffort, Anything),
        phrases: &[
            "slacker|slackers|freeloader|freeloaders|shirker|layabout|lazybones; work ethic; bone idle; \
            lack|lacks|lacking|lacked of? any? commitment|motivation|drive|initiative|ambition|dedication|discipline|effort; \
            no|little|zero commitment|motivation|drive|ambition|dedication|discipline; no work ethic; dead weight; \
            bare|absolute minimum; couldn't|can't be bothered; coasting; drags|dragging|dragged <his> feet; full of excuses; makes|making excuses; another excuse",
            "phones|phoned|phoning it in; going through the motions; asleep at the wheel; pull|pulls|pulling <his> weight; cuts|cutting corners; quiet quitting|quitter; deadwood; the bare minimum; as little as possible|he can|she can; slacks|slacking off; couldn't be arsed; not a? self starter; needs hand holding; rests on <his> laurels; avoids|dodges work|responsibility",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelSkill, Person),
        phrases: &[
            "incompetent|stupid|dumb|useless|hopeless|clueless|inept|ignorant|dense|dim|brainless|worthless|\
            mediocre|untalented|unqualified|weak|slow|unfit; a? failure; not? very? bright|smart|clever|intelligent",
            "amateurish|unskilled|uneducated|incapable|helpless|gullible|dull|thick|subpar|useless; slow witted; second|third rate; all over the place; past saving; beyond help",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelSkill, Anything),
        phrases: &[
            "not leadership|management|promotion material; low performer|performers; underperformer|underperformers; \
            poor performer; waste of space; not the sharpest; incompetence; stupidity; out of <his> depth; \
            not cut out for; <not> get it; <not> get the message; never learns; not up to the job|task; lost cause; lacks|no common sense; \
            out of <his> league; slow on the uptake; not the brightest; is|was a|an absolute|complete|total|real? disaster|catastrophe|nightmare|joke|mess|burden; \
            tell|explain|repeat everything twice|three",
            "can't|cannot|couldn't|unable to? handle|take|cope with the? pressure|stress|responsibility|workload|job; in over <his> head; has|have|had no clue|idea what|how; wrong person for; poor|bad fit for; hopeless case; no good at; can't do anything right; <not> have what it takes; will never|won't amount|improve|learn|change|understand; bad at <his> job; dumb as; thick as; not exactly a? genius|bright|smart; two left hands; can't be relied|trusted; not reliable; is|was no use",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelCharacter, Person),
        phrases: &[
            "arrogant|selfish|egoistic|egotistical|immature|childish|unreliable|stubborn|manipulative|dishonest|\
            narcissistic|disloyal|ungrateful|entitled|insensitive|moody|temperamental|vain|conceited|greedy|\
            cold|sneaky|untrustworthy|pushy|nosy|weird|strange|odd|\
            impatient|cocky|smug|grumpy|clingy|creepy|forgetful|scatterbrained|lethargic|snobbish|\
            pessimistic|negative|cynical|inflexible|disorganised|disorganized|chaotic|oversensitive|\
            sensitive|needy|insecure|cowardly|spineless|naive|paranoid|petty|rebellious|spoiled|spoilt; \
            difficult|hard|impossible to work|deal with; difficult|hard|impossible to manage|handle; difficult; \
            too nice|soft|kind|quiet|shy|loud|proud|ambitious|direct|impulsive|friendly; \
            high maintenance; two faced; thin skinned; self centred|centered; resistant to change",
            "aloof|boastful|callous|calculating|complicated|controlling|cunning|deceitful|devious|domineering|eccentric|egocentric|evasive|exhausting|fake|fickle|flaky|headstrong|hotheaded|humourless|humorless|hypocritical|hypersensitive|inconsiderate|irresponsible|irrational|irritable|judgmental|judgemental|malicious|mean|neurotic|nitpicky|opinionated|overbearing|overconfident|pretentious|prickly|quarrelsome|reckless|ruthless|shallow|slippery|sullen|stingy|superficial|tactless|touchy|thoughtless|unpleasant|unpredictable|unreasonable|untruthful|vindictive|volatile|withdrawn|fragile|delusional|bigheaded|standoffish|melodramatic|jaded|lame|unlikeable|unlikable; hard|hot headed; big headed; mean spirited; self important|absorbed|righteous|obsessed; short|hot|ill|bad tempered; stuck up; high strung; full of himself|herself|themselves; high and mighty; holier than thou; hard to read|like",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelCharacter, Anything),
        phrases: &[
            "bad|poor|negative|wrong|terrible|awful attitude; attitude problem|problems; not a? team player; no team player; \
            isn't a team player; personality problem|issue|issues; character flaw; victim mentality; \
            chip on <his> shoulder; big ego; no sense of responsibility; lack of? respect|integrity|maturity; \
            lacks respect|integrity|maturity|character; passive aggressive|aggression; selfishness; arrogance; laziness; \
            has|have a tendency to; one of those people; kind|type|sort of person|guy|man|woman who|that; can't be trusted; cannot be trusted; \
            typical of|for him|her|them; no backbone; loose cannon; short fuse; has an attitude; can't|cannot|couldn't take|handle|accept|stand criticism|feedback|advice; takes everything personally; head in the clouds; difficult person|character|personality|employee|colleague",
            "anger issues|problem|problems; hot head; <his> ego; <his>? attitude is|was|has been? so|very|really? bad|poor|terrible|awful|horrible|wrong|negative|toxic|off; <his> attitude stinks|sucks; <his> attitude; no manners|shame|conscience|empathy|tact; lack of? empathy|tact|self awareness|awareness|manners|backbone|confidence|focus; lacks|lacking empathy|tact|self awareness|manners|backbone|confidence|focus|respect; lets|letting everyone|everybody|us|me|the down; let everyone|everybody|the team|us all? down; rubs|rubbed people|everyone up|the; stirs|stirring up? trouble; causes|causing trouble|drama|friction; cares only; only cares about himself|herself; it's all about him|her|himself|herself; my way or the highway; blows hot and cold; big mouth; thick skin; a? difficult|strong|strange|weird personality; not a nice; nasty piece of work; not a people person; wears <his> heart; cannot let go; can't let go",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelConduct, Person),
        phrases: &[
            "aggressive|hostile|toxic|rude|disrespectful|unprofessional|defensive|uncooperative|disruptive|abrasive|\
            confrontational|insolent|abusive|offensive|impolite|obnoxious|dramatic|emotional|emotionally|annoying|\
            argumentative|condescending|patronising|patronizing|unfriendly|inappropriate|\
            aggressively|defensively|unprofessionally|rudely|childishly",
            "belligerent|combative|crude|curt|flippant|nasty|snappy|snippy|sulky|surly|snide|unhelpful|unruly|vulgar|theatrical|unhinged|overdramatic|cranky|hurtful|bitchy|snarky|domineering|intimidating|oppositional; over dramatic; out of line; out of control",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelConduct, Anything),
        phrases: &[
            "unprofessional behaviour|behavior|conduct|manner; toxic behaviour|behavior|person|influence; \
            <his> tantrums|tantrum|drama; behave|behaves|behaved|behaving|act|acts|acted like a|an spoiled? child|baby|teenager|idiot; \
            like a child; insubordinate; bad influence; abuses|abused|exploits|exploited <his> position|power|role; \
            takes|took|taking advantage of me|us|the|<his> team|colleagues|kindness|position|trust?; overreacts|overreacted|overreacting; plays favourites|favorites; \
            whines|whined|whining|whiny; gossips|gossiping; throws a fit; makes a fuss; drives|drove|driving me|us|everyone crazy|mad|nuts|insane|up; gets|got|getting on my|our nerves; poisons|poisoned the atmosphere|mood",
            "sulks|sulked|sulking; badmouths|badmouthed|badmouthing; bad mouths|mouthed|mouthing; mouths|mouthing|mouthed off; loses|lost|losing <his> temper|cool|it; has|had|having|throws|threw a? meltdown|fit|hissy|tantrum; lashes|lashed|lashing out; sucks|sucking|sucked up to; brown nosing|nose|noser; bosses|bossing .. around; walks all over; throws|threw .. under the bus; makes|made|causes|caused a scene; milks|milking it; stabs|stabbed .. in the back; stirs the pot; moans|moaned|moaning; sneers|sneered; flips|flipped out; freaks|freaked|freaking out; power trip; a law unto; mood swings; plays|played people|us off",
            "that|this is|was|were so|very|really|just|quite? irresponsible|stupid|dumb|lazy|careless|childish|rude|disrespectful|arrogant|selfish|idiotic|pathetic|immature|unprofessional|reckless|thoughtless",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelName, Anything),
        phrases: &[
            "idiot|idiots|moron|morons|loser|losers|liar|liars|bully|bullies|troublemaker|troublemakers|\
            diva|primadonna|smartass|jerk|crybaby|whiner|snowflake|\
            narcissist|egoist|psychopath|coward|hypocrite|snake|clown|backstabber|busybody|slowpoke|brat|wimp; \
            drama queen; prima donna; know it all; smart ass; control freak; cry baby; bad apple; pain in the neck|ass; \
            problem|trouble employee|child|case; nightmare to work; black sheep; nut case|job",
            "airhead|bigmouth|blabbermouth|bootlicker|bonehead|chatterbox|cheapskate|creep|deadbeat|dimwit|dope|dork|dummy|egomaniac|fool|freak|fusspot|gasbag|hothead|imbecile|killjoy|lightweight|loner|loudmouth|micromanager|misfit|naysayer|nitpicker|nutter|oddball|pushover|quitter|scatterbrain|schemer|slob|snob|softie|tyrant|twit|weakling|weasel|weirdo|windbag|bellyacher|moaner|grump|grouch|tosser|prick|bastard|dickhead|wanker|asshole|arsehole; yes man; show off; lone wolf; attention seeker; couch potato; a? gossip; suck up; kiss ass; wet blanket; loose lips; one man show; bull in a china; passenger in the team; weak link; weakest link; space cadet; piece of work",
        ],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "entitled to; sensitive to|data|information; slow|hard to; difficult to reach|replace|find|say|read|see|plan|get|answer|hear|follow|understand|tell|know|meet|book|fill; \
            cold start|calls|call|room; snake oil; negative test|result|feedback|number|numbers; weak signal; \
            negative for; tested|came negative; useful idiot; slow down|cooker",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelCharacter, Deed),
        phrases: &["tends|tended|tend|inclined|prone to"],
    },
];

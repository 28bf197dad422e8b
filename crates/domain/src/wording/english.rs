//! English: the phrases.

pub(super) mod grammar;
pub(super) mod labels;

use super::About::{Anything, Deed, OwnLanguage, Person};
use super::{List, Rule, Sense};

/// Words that leave no exception.
pub(crate) const ABSOLUTES: &[&str] = &[
    "always",
    "never",
    "every time",
    "every single time",
    "at all times",
    "under no circumstances",
    "without exception",
    "constantly",
    "all the time",
];

/// Words in place of a number.
pub(crate) const HOW_OFTEN: &[&str] = &[
    "regularly",
    "often",
    "more often",
    "frequently",
    "from time to time",
    "sometimes",
    "periodically",
    "repeatedly",
    "again and again",
];

/// Lists that a phrase may name.
pub(super) const NAMED: &[(&str, &str)] = &[
    (
        "<is>",
        "is are was were be been being isn't aren't wasn't weren't he's she's they're you're",
    ),
    ("<not>", "doesn't don't didn't doesnt dont didnt"),
    ("<do>", "does do did"),
    ("<his>", "his her their your"),
    ("<him>", "him her them"),
    ("<want>", "want wants wanted wanting"),
    (
        "<harm>",
        "provoke annoy embarrass humiliate undermine sabotage punish hurt irritate manipulate intimidate \
        upset destroy hide",
    ),
    (
        "<voice>",
        "everyone everybody people others someone somebody they",
    ),
    (
        "<say>",
        "say says said think thinks complain complains complained agree agrees know knows tell tells told \
        mention mentions mentioned feel feels believe believes notice notices noticed report reported",
    ),
    ("<some>", "several many some various other different most few"),
    (
        "<folk>",
        "people colleagues coworkers customers clients members employees others persons teammates",
    ),
    (
        "<course>",
        "training course policy policies workshop module prevention procedure complaint hotline officer \
        report case law laws lawsuit awareness seminar guideline guidelines committee",
    ),
    (
        "<month>",
        "january february march april may june july august september october november december",
    ),
    ("<mon>", "jan feb mar apr jun jul aug sep sept oct nov dec"),
    (
        "<day>",
        "monday tuesday wednesday thursday friday saturday sunday",
    ),
];

/// The phrases.
pub(super) const LISTS: &[List] = &[
    List {
        sense: Sense::Risk(Rule::Absolute, Deed),
        phrases: ABSOLUTES,
    },
    List {
        sense: Sense::Risk(Rule::Absolute, Deed),
        phrases: &[
            "every time; each and every time; not once; not a single time; forever; perpetually; \
            incessantly; invariably; continually; nonstop; non stop; 24 7; 100 percent of the time; at no time; \
            never ever; day in , day out; excuse|excuses for everything; for every little thing; blames everyone|everybody|everything",
            "permanently|endlessly|habitually|eternally; on every occasion; without fail; day after day; week after week; all day long; again and again and; every chance he|she|they; <not> ever; has|have|had yet to; not a single; zero times; everything he|she|they does|do|touches; nothing he|she|they does|do; nothing but; from morning to|till night; always and",
            "every bloody|damn|damned|single|fucking day|week|month|time|morning|shift|meeting",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Absolute, Anything),
        phrases: &["always late|absent|unprepared|unavailable|tired|angry|negative; \
            never prepared|available|there|ready|satisfied; never on time; always too late; always the same story"],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "must|should|shall|ought always|never; agree|agreed|promise|promised|expect|expected that? he|she|they|you|to? always|never; have|has|need|needs to always|never; not always|constantly; isn't|aren't|wasn't|doesn't|don't always; almost|nearly always|never|constantly; \
            as always; always on; never mind; never before; never .. before; \
            once and for all; never ending; \
            i|we will|shall|would never|always; i'll|we'll|i'd never|always",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Indifference, Anything),
        phrases: &[
            "<not> really|even|actually? care|cares; <do> not really|even? care; couldn't|could care less; \
            could not care less; <not> give a damn|shit|toss; <is> not? uninterested; has|have|had no|zero interest in; \
            takes nothing seriously; <not> take .. seriously; doesn't|didn't respect|value; <is> indifferent; \
            shows|showed no interest; doesn't|didn't|doesnt|didnt bother",
            "could not be bothered; shrugs|shrugged .. off; not interested in|anymore; no longer|not cares|interested; <not> see the point; doesn't want to know; turns|turned a blind eye",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Motive, Anything),
        phrases: &[
            "<want> to|only? only? .. <harm>; <want> only|just? attention|revenge|power|trouble|my; only|just <want> attention|revenge|power|trouble|my; \
            <want> to make me|us|him|her|them look; \
            try|tries|tried|trying to make me|us|him|her|them look; try|tries|tried|trying to .. <harm>; \
            is|was|are|were try|trying to make me|us|him|her|them look; \
            try|tries|tried|trying to get away with|out; is|was|are out to get; just|only to annoy|spite|provoke|hurt; \
            out of spite|revenge|malice; with malice; has|have|had it in for; secretly want|wants|hopes|plans|planning; \
            plays|playing|played games|dumb|politics; plays|playing|played the victim; seeking|seeks|looking for attention; has a hidden agenda; hidden agenda; \
            refuses|refused to understand|learn|accept|admit|see|acknowledge|listen|believe|cooperate; just|only? to get back|even at|with; <not> want to be helped|taught; <not> want to understand|learn|help|work|change|listen",
            "just|only|simply does|did|doing it|this|that to|for|because; does|did|doing it just|only to|for; only|just in it for; angling|fishing for; wants|wanted the money|attention|glory|credit|title; trying to avoid|dodge|hide|impress|manipulate|score; looking for a fight|trouble|excuse|excuses; to make a point; to show off; to get out of; for show; hoping nobody|no one|to get|i; playing the; wants out; seems to want; has an agenda|axe; with one foot out",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Motive, Deed),
        phrases: &[
            "on purpose; deliberately; intentionally; purposely; purposefully; wilfully|willfully; maliciously; knowingly; \
            pretends|pretended|pretending to|that|not; lies|lying to|about|again; tells|told|telling lies; hiding something; testing me; acting dumb; knew|knows exactly|perfectly; knew|knows full|very|perfectly well",
            "consciously|spitefully|calculatedly; on purpose; made .. up; faking|faked|fakes; acting|acts as if|though; pretends; as an excuse; cover|covering up|for",
        ],
    },
    // A song in German.
    List {
        sense: Sense::Risk(Rule::Motive, OwnLanguage),
        phrases: &["lied"],
    },
    List {
        sense: Sense::Risk(Rule::Thought, Anything),
        phrases: &[
            "thinks|think|thought he|she|they is|are|was|were|can|could|knows|know|deserves|deserve|should; \
            thinks|believes .. rule|rules|deadlines|everything|everybody|everyone; thinks of? himself|herself|themselves; believes|believe|believed he|she|they is|are|can|deserves; \
            hopes|hoped|hoping that? i|we|he|she|they fail|fails|leave|leaves|quit|lose; assumes that; sees himself|herself; \
            expects everyone|everybody|others to; obviously|clearly thinks|wants|believes|hopes|feels; \
            in <his> mind; checked|zoned out; mentally absent|elsewhere; lives in <his> own world; only here for the money; must think; looks down on; considers himself|herself",
            "thinks|think|thought the world|rules|nobody|everybody|everyone|it's|its|that he|she|they; thinks|considers .. better|above|too good|important; believes that he|she|they|everyone; doesn't think he|she|it|that; <not> realise|realize|understand how|that|why|what; assumes|assumed everyone|i|we|that; feels|felt entitled|above|that; seems|seemed to think|believe|feel|enjoy|resent; i|we think|guess|bet|assume he|she|they is|are|was|were|has|have|had|wants|feels|knows|doesn't|does|just; has given up; gave up inside; in denial; no idea how he|she|they",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Feeling, Anything),
        phrases: &[
            "<is> so|very|just|clearly|obviously? jealous|envious|resentful; jealous|envious of; \
            feels|felt|feel threatened|superior|inferior|entitled|insecure|jealous|attacked|offended|guilty|untouchable|humiliated|unappreciated; \
            hates|hated me|us|it|this|the|<his>|<him>|being|that|working; resents|resented; enjoys|enjoyed|loves making|keeping|letting|seeing|watching|conflict; enjoys|enjoyed|loves the attention; \
            <is> afraid|scared of; <not> like me|us|<him>|being|criticism|change; can't stand me|us|<him>|the; \
            <is> bored|bitter|offended|frustrated|unhappy|distracted with|by|about?; has|had|have lost interest|heart|faith",
            "feels|felt|feeling left|passed out|over; feels|felt|feel neglected|ignored|excluded|hurt|lonely|lost|misunderstood|undervalued|overlooked|betrayed|bored|ashamed|embarrassed|uncomfortable|overwhelmed|stressed|rejected|cornered|powerless|useless; <is> so|very|just|clearly|obviously|probably? angry|mad|upset|annoyed|ashamed|embarrassed|stressed|overwhelmed|demotivated|nervous|anxious|lonely|hurt|unhappy with|about|at|by|because|that|inside; has|had|holds|held|bears a grudge; <not> trust me|us|<him>|anyone|anybody; <not> like working|<his>|the|it|that; loves|loved to hear|be|make|complain|himself|herself|drama|power; enjoys|enjoying .. misery|mistakes|power; takes|took it personally; is|was in a? bad mood; bad mood; can't stand <his>|being|that|it",
        ],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "i|we <not> care|like|want|take|respect|value|bother; i|we <do> not care|like|want; intentionally left blank; \
            deliberately|intentionally blank|simple|short",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LegalHarm, Anything),
        phrases: &[
            "sexual? harass*; bullying|bullied; mobbing; discriminat*; victimis*|victimiz*; retaliat*; sexual misconduct|assault; \
            sexist|racist|racism|sexism|homophobic|ageist; hostile work environment; defam*; slander*; libel|libellous; \
            assault|assaulted; abused|abuses .. me|us|<him>|colleagues|customers|staff; verbal|physical|sexual abuse; stalking|stalked",
            "abusive|molest*|grope*|groping|grooming; toxic workplace; threatens|threatened|threatening me|us|<him>|a|the colleagues?; hate speech; intimidation|coerc*; unwanted advances",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LegalCrime, Anything),
        phrases: &[
            "illegal|illegally|unlawful|unlawfully; criminal|criminally; theft; steal|steals|stole|stealing; has|have|had stolen; \
            fraud|fraudulent|fraudulently; embezzle*; forge|forged|forgery; sabotage|sabotaged|sabotages; blackmail*; extort*; bribe|bribed|bribery; \
            guilty; against the law; violat* .. law|laws|act; broke|breaks the law; falsified|falsification; corrupt|corruption; perjury",
            "crime|crimes|thief|thieves|felony|misappropriat*|launder*; cheated|cheating|cheats on|the|with|his|her expenses|hours|company; lied on|about <his> expenses|hours; cooked the books; breaking the law",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LegalDuty, Anything),
        phrases: &[
            "gross|serious? misconduct; gross? negligence|negligent|negligently; breach|breached|breaches .. contract|duty|confidentiality|trust|law; \
            insubordination|insubordinate; dereliction of duty; refusal to work; violation of .. contract|duty|duties; \
            grounds|reason|cause for dismissal|termination|firing; wrongful|unfair dismissal; liable; abandonment of <his>? post; job abandonment; \
            fireable|sackable offence|offense; time theft; malpractice; violated <his>|the contract|duty|duties|agreement",
            "violated|violates|violating|violation|breaking|broke .. policy|policies|code|rules|regulations|terms|confidentiality|gdpr|privacy; breach of; in breach; failure to comply; non compliance; absent without leave; awol; refused a direct order; fired for cause; disciplinary offence|offense; duty of care; conflict of interest; unfit for duty|work",
        ],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "anti? harassment|bullying|discrimination|mobbing|fraud|theft|corruption|retaliation|bribery|sabotage|negligence|assault|defamation .. <course>; \
            anti harassment|bullying|discrimination|fraud|theft|corruption|racism|bribery; fraud|theft|intrusion detection|protection|alarm|insurance|check|checks|team|filter; \
            about|against|on|of|prevent|preventing harassment|bullying|discrimination|corruption|racism|sexism|fraud|theft .. <course>; \
            <course> on|about|against|in .. harassment|bullying|discrimination|corruption|racism|sexism|fraud|theft|negligence; \
            illegal instruction|character|characters|argument|arguments|state|move|value|operation|access; stole|steal|steals|stealing the? show|heart|hearts|thunder; \
            pickpocket; data breach; steal a? glance; forge ahead; forge relationships|links; corrupt file|files|data|disk|record|records; file|files|data|disk is|are|was|were corrupt; \
            price|prices discriminat*; discriminating taste; identity theft; criminal record check; assault course",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Age, Person),
        phrases: &[
            "too|so|very|quite|rather? old|young; elderly; getting|growing old|older; old school; senile|geriatric",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Age, Anything),
        phrases: &[
            "for his|her|their|your age; at his|her|their|your age; digital native|natives; young|fresh|new blood; overqualified; \
            past <his> prime; past <his> sell; set in <his> ways; boomer|boomers; millennial|millennials; gen|generation x|y|z; \
            close|near|about to? retirement|retire|retiring|pension; nearing|approaching retirement; young and dynamic|hungry; energetic young; \
            old|older|younger|young generation|people|colleagues|employees|guard; like|as|is|such an old man|woman|lady|guy; old dog|timer|fogey|hand; \
            turned|turns|turning|over|past|nearly|almost|well thirty|forty|fifty|sixty|seventy|40|50|55|60|65; \
            grandpa|grandma|dinosaur|dinosaurs|granny; too old|young for this|the job|role|task; <is> over the hill; fresh faced; his|her|their age",
            "at|now|already|almost # he|she|they; # year old; for someone <his> age; someone <his> age; not getting any younger; soon|before he|she? retires|retire; old habits; stuck in the; grey hair|haired; wet behind the ears; kids these days; generation gap; his|her generation; too set in; senior moment|moments; grandfather|grandmother",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Sex, Anything),
        phrases: &[
            "for a woman|man|girl|lady|guy; as a woman|man|girl; like a girl|woman|lady; the|our girls; man up; \
            hysterical|shrill|feisty|bossy|hormonal|bitchy|ladylike|unladylike|effeminate|motherly|maternal; bitch; \
            female|male|lady engineer|boss|manager|leader|colleague|technician|doctor|logic; typical|typically woman|man|female|male|women|men; \
            women|men|girls are|aren't|can't|cannot|tend; that time of the month; pms; catfight|cat fight; quota woman; mansplain*; \
            woman's|man's job|work; the ladies; pretty face|little; sweetheart; his|her gender|sex; because she's|she|he's|he is? a woman|man",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Family, Anything),
        phrases: &[
            "<his>? pregnan*; since|because|due|after|during to? of? <his>|the maternity|paternity|parental leave|baby|child|children|kids|divorce|wedding|marriage; \
            took|takes|taken <his> maternity|paternity|parental leave; because she|he|they has|have|had a? kids|children|child|baby; \
            small|young|little children|kids; has|have|with two|three|four? kids|children; has|have a baby; \
            single|working|young|new mother|father|mom|mum|dad|parent|mothers|fathers|parents; as a|an young? mother|father|parent|mum|mom|dad|grandmother|grandfather; became|becoming a mother|father|parent|mum|mom; \
            want|wants|wanted to? have? children|kids; want|wants|wanted to? have? a baby|family; start|starting a family; family planning|situation|problems; wife|girlfriend|partner|she is expecting|pregnant; expecting a|their|her|another baby|child; \
            unmarried|divorced|divorce|divorcing|childless; menopaus*; childcare|child care problems|issues|obligations; \
            breastfeed*; miscarriage; ivf; <his> biological clock; mummy|mommy track|brain; baby brain",
            "family|marriage|marital problems|trouble|troubles|issues|situation|reasons|commitments; problems|trouble|issues at home; home|private life; picks|picking|pick up the|<his> kids|children|child|son|daughter; sick kids|children|child|mother|father; custody|newborn|toddler|pregnancy; <his> kids|children|baby|husband|marriage; newly|recently|just married|wed; going through a divorce|separation|breakup|split; getting divorced|married|separated; trying for a baby",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Origin, Anything),
        phrases: &[
            "foreigner|foreigners; immigrant|immigrants; migrant|refugee; asylum seeker; his|her|their accent; strong|thick|heavy|foreign|funny accent; \
            <his> english|german|dutch|french is|was|isn't; poor|bad|broken english|german|dutch|french; native|non speaker|speakers;  his|her|their|your culture|race|ethnicity|skin|origin|nationality|mentality; \
            cultural background; where he|she|they comes|come from; people|someone from <his> country|culture; back in <his> country; skin colour|color; \
            black|white|brown|coloured|colored|asian|african|arab man|woman|guy|girl|people|person|employee|colleague; \
            typical|typically german|italian|french|dutch|british|american|indian|polish|turkish|asian|african|spanish|latin; \
            exotic; ethnic|ethnicity; latin|southern|eastern temperament|mentality; gypsy; go back to <his> country; because of race; racial",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Religion, Anything),
        phrases: &[
            "a|an|as|devout|strict|practising|practicing|being muslim|muslima|jew|catholic|christian|hindu|buddhist|sikh|atheist|mormon; \
            muslim|muslims|jewish|islamic|islam|muslima|hindu|hindus|sikh; headscarf|hijab|burka|niqab|turban|kippah|yarmulke; \
            ramadan|sabbath; prays|praying|prayer|prayers; his|her|their religion|faith|god|beliefs; religious|religion|devout; sect; jehovah*",
            "church|mosque|synagogue|temple goer|going|every|because; his|her|their church|mosque|fasting; fasts|fasting; bible|koran|quran; pious",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Health, Person),
        phrases: &[
            "depressed|disabled|blind|deaf|crippled|handicapped|autistic|bipolar|epileptic|diabetic|alcoholic|addicted|frail|obese|fat|\
            overweight|unstable|sickly|dyslexic|crazy|insane|mad|psycho|ill; burned|burnt out; mentally|chronically ill|unstable|sick",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Health, Anything),
        phrases: &[
            "<his> depression|anxiety|illness|illnesses|sickness|disease|disability|disabilities|burnout|condition|diagnosis|medication|therapy|\
            therapist|addiction|drinking|cancer|back|weight|mental|nerves|diabetes|migraines|surgery|adhd|health; \
            <is> always|often|constantly|forever|never|again sick|ill; always|often|constantly|forever sick|ill; sick|ill again; sick all the time; \
            mental illness|problems|issues|breakdown; nervous breakdown; burnout; burn out; autistic|autism|adhd|ocd|asperger|asperger's|bipolar|schizophren*|epilep*|dyslexi*; \
            alcoholic|alcoholics|alcoholism|junkie|addict; drug addict; drinking problem; wheelchair; disabled person|employee|colleague|people; has|had|have cancer|depression|diabetes|anxiety|aids|hiv; \
            retard|retarded; hypochondriac; calls|called|calling in sick; on the spectrum; special needs; sees|seeing a therapist|psychologist|psychiatrist; psychiatric; off|out sick a lot|often|again|constantly|always; too many sick days; sick leaves",
            "limps|limp|limping|stutters|stutter|stammers|hearing aid; panic attack|attacks; <is> not? mentally|physically stable|fit|strong|weak|well; in rehab|recovery|treatment|hospital; sick so|too often|much; often|always|frequently|constantly sick|ill|unwell|off; bad|weak|poor health|back|knees|nerves|heart; smells of alcohol|drink; hung over; hungover; drinks too much; chemo*; overweight|obesity; seizure|seizures; post natal|natal; traumatised|traumatized|trauma|ptsd|insomnia|anorexi*|bulimi*; menstru*; ill again",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Orientation, Anything),
        phrases: &[
            "gay|lesbian|homosexual|bisexual|queer|transgender|transsexual|nonbinary; trans woman|man|person|colleague; sexual orientation|preference|preferences; \
            came|coming|come|comes out as; out of the closet; in the closet; his boyfriend|husband; her girlfriend|wife; sex life|change; lgbt*",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Union, Anything),
        phrases: &[
            "trade? union member|members|membership|rep|representative|activist|activists|activity|activities|business|people|stuff|troublemaker|man|guy|work|organiser|organizer|steward; \
            joined|join|joins|joining|in|with the|a trade? union; unionise*|unionize*|unionising|unionizing; shop steward; \
            since|because he|she|they is|was|joined|sits .. works council; his|her|their works council; strike|strikes|striker",
        ],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "discrimination threshold|ratio|test; religious|public holiday|holidays; theft of the|a|his|her .. was|were reported; room|space|break|breaks|time for prayer; for prayer; has|have|had never worked|been|seen|used|met|done|had|heard|driven|tried|visited|trained|sold|taught; european|credit|savings|banking|customs|western|soviet union; union jack|hall|square|street|station|budget|find; gay bar|club|pride; \
            #|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty years|year|months|month|weeks|days old; old enough; gay lussac; marvin gaye?; \
            race condition|conditions|car; sales|arms race; accent colour|color|colours|colors|wall; blind spot|spots|test|copy|study|review; blind|deaf to|for; double blind; \
            mental health day|training|course|week|first; prayer room; disabled the|his|her|it|by|in; good|bad faith; in good faith; condition of; economic|tropical depression; \
            health and safety; his|her|their health and safety; crazy idea|busy|week; strike rate|price|out|a|the|through; fat finger|fingers|client; \
            new|fresh young? blood pressure|test|sample|samples; add a|an|the|to|it|more|up|on|new; with two|three people; spanish|dutch|german|french customer|customers; \
            in|with a union of; age group|of; mad about; old|older version|file; native speakers of; hand over",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Hearsay, Anything),
        phrases: &[
            "everyone|everybody .. says|thinks|complains|knows|agrees|feels|believes|noticed|mentions; people say|think|complain|tell|believe|mention|talk|whisper; people have <say>; people are saying|complaining|talking; <some> <folk> have|has|had|are? also|all? <say>|complaining|saying; \
            several|many|some|most of <his>? <folk>? have? <say>; others have|had <say>; others avoid|laugh|complain|whisper|hate|talk|roll; \
            i|we have? heard|hear that|from|he|she|they; i've|we've heard that|from|he|she|they|it; i heard; word is; word has it; rumour|rumor|rumours|rumors has|have|is|are; \
            apparently; allegedly; supposedly; it is said|known|rumoured; it's common knowledge; as everyone|everybody knows; \
            the rest of the team thinks|says|feels|knows|believes; the whole|entire team|office|department|group thinks|says|feels|knows|believes|agrees|hates|complains; the team thinks|says|feels|believes|complains; \
            nobody likes|wants|trusts|respects|believes|enjoys; no one likes|wants|trusts|respects|believes|enjoys; nobody can work|stand; a little bird; they say; from what i hear; behind <his> back; gossip; \
            someone|somebody told me|us; has|have a reputation; is known for|as; word on the street",
            "the word is|on|in; word in|around|gets|got; rumour|rumor mill; there|there's are|is|was talk|rumours|rumors; i am|was|i'm|got told|informed that|he|she|they|by; it's being? said|rumoured|rumored; someone|somebody mentioned|says|said|saw|heard|complained|noticed; others|people|colleagues|everyone|everybody tell|told me|us; i|we gather; reportedly; from what i've|i|we heard|hear|gather|understand; heard through|from|that|via; the grapevine; several|some|a few|other people|colleagues|customers are|were unhappy|annoyed|fed|afraid|scared; nobody in; it seems everyone; all his|her colleagues; second hand; apparently",
            "word on|in|around the; talk in|on|around the",
        ],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "people told us? about the; i heard the alarm|bell|noise|crash; i heard him|her|them say; people are told; no one|nobody can enter; known as; whatever|what|if the? others think|say|said; people are? report|reported to|in|for",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Sarcasm, Anything),
        phrases: &[
            "surprise , surprise; what a surprise|shock|joke|hero|genius; big surprise; no surprise there; shocker; oh , great|well|sure|really|wonderful; yeah , right; \
            how convenient|nice of; thanks for nothing; needless to say; of course he|she forgot|forgets|was|knew|had|didn't; \
            his|her majesty|highness|lordship; once again , as usual; as usual , he|she|they; who would have thought|guessed; who'd have thought; \
            bless his|her heart; so called expert|engineer|professional|colleague; our|the little princess|genius|star; typical him|her",
            "well done , genius|again|as; great|nice|good|brilliant|fantastic job|work|start , again|as|once|genius; genius move; nice one; what a|an surprise|performance|pro|star|talent|achievement|effort; how surprising|lovely|generous|thoughtful|kind|typical; once more with; wonder|wonders never cease; lo and behold; as if by magic; the usual suspect|show|circus; right on cue; thank you very much for nothing; of course , he|she|they|nobody|no; must be nice; employee of the month|year; mister|mr|miss|mrs perfect|important; lucky us|me",
        ],
    },
    List {
        sense: Sense::Risk(Rule::VagueTime, Deed),
        phrases: HOW_OFTEN,
    },
    List {
        sense: Sense::Risk(Rule::VagueTime, Deed),
        phrases: &[
            "recently; lately; occasionally; usually; time and again; several|many|multiple|numerous|countless|few times|occasions; a few times; \
            on several|many|multiple|numerous|some occasions; a while ago; some time ago; the other day; in the past; a lot; most of the time; \
            more than once; once in a while; every now and then; now and then; for some time; for a while; over and over",
            "several|many|multiple|numerous|countless incidents|complaints|mistakes|problems|issues; below expectations|standard|par; not good enough; not up to scratch|standard|par",
        ],
    },
    List {
        sense: Sense::Time,
        phrases: &[
            "<month> #; # <month>; # of <month>; in|since|until|by|during|early|late|mid|last <month>; january|february|april|june|july|august|september|october|november|december; \
            <day>; mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays; yesterday; today; tonight; \
            this|last|that morning|afternoon|evening|night|week|month|quarter|year|noon; # am|pm|o'clock|hours|days|weeks|months ago; # am|pm|o'clock; \
            a|two|three|four|five|six|ten day|days|week|weeks|month|months ago; at noon|midnight; week|quarter #; q1|q2|q3|q4",
            "<mon> #; # <mon>; in|since|until|by|during|early|late|mid|last <mon>; tue|tues|weds|thu|thur|thurs|fri; on|last|this|next|every mon|tue|wed|thu|fri|sat|sun; # sharp|hrs; just now; this time; earlier today; over lunch; at lunch; first thing",
        ],
    },
    List {
        sense: Sense::Deed,
        phrases: &[
            "said|says|told|wrote|writes|asked|asks|answered|replied|called|sent|sends|left|leaves|missed|misses|came|come|comes|arrived|arrives|arrive; \
            opened|closed|locked|unlocked|interrupt*|shouted|shouts|yelled|raised|delivered|delivers|submitted|submits|handed|filed|forgot|forgets|presented|presents|showed|shows; \
            explained|explains|skipped|skips|refused|refuses|helped|helps|fixed|returned|read|reads|spoke|speaks|talked|laughed|walked|slammed|threw|signed|finished|completed|reported|checked|copied|deleted|changed|moved|stopped|started|cancelled|canceled|gave|took|brought|made|thanked|apologised|apologized|repeated|disclosed|published|posted|shared|used|broke|lost|sold|bought|stood|sat|looked|rolled|phone|phoned|emailed|mailed|blamed|blames|praised|ignored; \
            late|absent|away; once|twice; two|three|four|five times",
            "he|she|they|you|who *ed; rewrote|cut|cuts|drove|ran|held|kept|met|put|let|led|paid|drew|built|taught|caught|hid|shut|spent|swore|wore|chose|rode|fell|flew|hung|spilled|spilt|drank|ate|slept|sang|lent|fetched; hung up; picked up; turned up; switched off; wrote up; clocked in|out; walked out|in|off; set up|off; stayed on|behind|late|until|till",
        ],
    },
];

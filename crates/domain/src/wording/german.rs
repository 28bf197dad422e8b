//! German: the phrases.

pub(super) mod grammar;

use super::About::{Anything, Deed, OwnLanguage, Person};
use super::{List, Rule, Sense};

/// Lists that a phrase may name.
pub(super) const NAMED: &[(&str, &str)] = &[
    ("<ist>", "ist sind war waren sei wäre bin bist"),
    ("<ihm>", "ihm ihr ihnen"),
    ("<mich>", "mich uns ihn sie mir ihm ihr alle andere"),
    (
        "<sein>",
        "sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres",
    ),
    (
        "<dein>",
        "dein deine deiner deinem deinen sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren",
    ),
    ("<kein>", "kein keine keinen keiner keinem null wenig"),
    (
        "<mangel>",
        "mangelnde mangelnder mangelndem mangelndes fehlende fehlender fehlendes fehlenden",
    ),
    (
        "<tugend>",
        "motivation disziplin einsatzbereitschaft eigeninitiative engagement ehrgeiz pflichtbewusstsein \
        verantwortungsbewusstsein arbeitsmoral einsicht reife respekt rückgrat teamgeist verantwortungsgefühl fleiß",
    ),
    (
        "<viele>",
        "viele mehrere einige manche verschiedene etliche zahlreiche",
    ),
    (
        "<leute>",
        "kollegen kolleginnen leute mitarbeiter kunden kundinnen mitarbeitende mitglieder andere menschen personen",
    ),
    (
        "<sagen>",
        "sagen sagten finden fanden meinen meinten denken wissen klagen beklagen beschweren behaupten erzählen \
        berichten glauben",
    ),
    (
        "<sagt>",
        "sagt sagte findet fand meint meinte denkt weiß glaubt behauptet klagt",
    ),
    (
        "<gesagt>",
        "gesagt beschwert erzählt berichtet beklagt gemeldet gemeint behauptet",
    ),
    (
        "<schaden>",
        "provozieren ärgern bloßstellen blamieren schikanieren manipulieren sabotieren verletzen untergraben \
        kränken demütigen reizen täuschen austricksen loswerden",
    ),
    (
        "<kurs>",
        "schulung kurs prävention workshop training richtlinie richtlinien beauftragte beauftragter beauftragten \
        seminar modul vortrag stelle meldestelle regel regeln",
    ),
    (
        "<monat>",
        "januar jänner februar märz april mai juni juli august september oktober november dezember",
    ),
];

/// The phrases.
pub(super) const LISTS: &[List] = &[
    List {
        sense: Sense::Risk(Rule::Absolute, Deed),
        phrases: &[
            "immer; nie; niemals; ständig~; dauernd~; andauernd~; permanent; jedes|jedesmal mal?; grundsätzlich; \
            ausnahmslos; ohne ausnahme; unentwegt; pausenlos; unablässig; kein einziges mal; nicht ein einziges mal; \
            zu keiner zeit; die ganze zeit; immerzu; in jedem fall; tagein , tagaus; nie und nimmer; prinzipiell; durchweg; keinesfalls; stets; für alles eine|einen|die; an allem schuld|etwas",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Absolute, Anything),
        phrases: &[
            "immer|ständig|dauernd zu spät|unpünktlich|abwesend|unvorbereitet|negativ; \
            nie pünktlich|vorbereitet|erreichbar|da|bereit|zufrieden; immer dasselbe|dieselbe; immer das gleiche; ständig dieses|diese",
        ],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "vereinbart|abgemacht|versprochen|zugesagt|ausgemacht , dass er|sie|du|wir .. immer|nie|stets; muss|müssen|soll|sollen|sollte|darf|dürfen immer|nie|stets; nicht immer|ständig|dauernd|grundsätzlich; fast|beinahe|nahezu immer|nie; wie immer; für immer; immer noch; noch immer; nach wie vor; \
            noch nie zuvor; noch nie vorher; noch nie ein|eine|einen; nie zuvor; immer besser|schlechter|mehr|weniger|wärmer|größer|kleiner|schneller|langsamer|\
            häufiger|öfter|seltener|stärker|schwächer|höher|länger|kürzer|sicherer|leichter|schwerer|schwieriger|ruhiger|lauter|leiser|kälter|teurer|näher|\
            selbstständiger|selbständiger|sicherer|klarer|früher|später; immer wieder; immer wenn; wer|was|wo|wann|wie auch immer; grundsätzlich frage|gilt; im prinzip; ständiger|ständigen|ständige vertreter|ausschuss|vertretung",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelEffort, Person),
        phrases: &[
            "faul~; träge|träger|trägen|träges; bequem~; unmotiviert~; demotiviert~; lustlos~; antriebslos~; nachlässig~; schlampig~; \
            arbeitsscheu~; desinteressiert~; unengagiert~; ehrgeizlos~; gleichgültig~; lasch~",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelEffort, Anything),
        phrases: &[
            "faulpelz*; faulenzer*; drückeberger*; minderleister*; faulheit; <mangel> <tugend>; <kein>|jede|jeden|jeder|jegliche|jeglicher <tugend>; \
            mangel an <tugend>; schlechte|miese arbeitsmoral; dienst nach vorschrift; wieder eine|diese ausrede|ausreden; voller ausreden; sitzt seine|ihre zeit ab; macht sich ein schönes leben; ruht sich aus; fauler hund|sack; totes gewicht",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelSkill, Person),
        phrases: &[
            "inkompetent~; unfähig~; dumm|dumme|dummer|dummen; blöd~; doof~; dämlich~; nutzlos~; unbegabt~; unqualifiziert~; überfordert~; \
            ungeeignet~; talentlos~; begriffsstutzig~; ahnungslos~; hoffnungslos~; beschränkt~; schwach|schwache|schwacher|schwachen; ein? versager|versagerin; nicht? besonders|sehr? helle|schlau|klug|intelligent",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelSkill, Anything),
        phrases: &[
            "low performer|performerin; inkompetenz; unfähigkeit; nicht belastbar; keine führungspersönlichkeit|führungskraft; kapiert|rafft|checkt|begreift es .. nicht; kapiert|rafft|checkt|begreift .. nichts|nicht; schwer von begriff; \
            zwei linke hände; hoffnungsloser fall; ist|war .. eine|ein? katastrophe|totalausfall|witz|belastung|zumutung|plage|enttäuschung|desaster; nicht der richtige|hellste; muss man .. alles|dreimal|zweimal|hundertmal .. sagen|erklären; nicht zu gebrauchen; \
            zu nichts zu? gebrauchen|fähig; nicht der|die hellste; totalausfall; fehlbesetzung; schlechter|schwacher mitarbeiter; schlechte|schwache mitarbeiterin",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelCharacter, Person),
        phrases: &[
            "arrogant~; überheblich~; eingebildet~; egoistisch~; unreif~; kindisch~; unzuverlässig~; stur|sture|sturer|sturen; bockig~; trotzig~; \
            launisch~; manipulativ~; unehrlich~; verlogen~; illoyal~; undankbar~; hinterhältig~; hinterlistig~; überempfindlich~; empfindlich~; \
            dickköpfig~; starrsinnig~; rechthaberisch~; herrschsüchtig~; selbstgerecht~; selbstverliebt~; narzisstisch~; unberechenbar~; chaotisch~; \
            zu nett|weich|lieb|leise|laut|brav|gutmütig|ehrgeizig|direkt|impulsiv; ungeduldig~; vergesslich~; planlos~; mürrisch~; hochnäsig~; griesgrämig~; besserwisserisch~; unorganisiert~; introvertiert~; \
            kompliziert~; schwierig~; negativ~; pessimistisch~; zynisch~; naiv~; feige|feiger|feigen; geizig~; nachtragend~; unflexibel; verschlossen~; komisch~; seltsam~; \
            unsicher~; eitel; verwöhnt~; teamunfähig~; kritikunfähig~; beratungsresistent~; wehleidig~; weinerlich~; zickenhaft~; kalt|kalte|kalter; nervig~; anstrengend~",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelCharacter, Anything),
        phrases: &[
            "kein|keine teamplayer|teamplayerin; kein|keine team player; nicht teamfähig|kritikfähig|teamorientiert; \
            schlechte|schlechter|negative|negativer|falsche|falscher|miese|mangelnde einstellung; einstellungsproblem*; einzelgänger*; \
            schwieriger|schwierige|schwierigen|schlechter|mieser|komischer|unmöglicher charakter|mensch|menschen|typ|person|kollege|kollegin|mitarbeiter|mitarbeiterin|fall; \
            charakterschwäche*; charakterlich*; opferrolle|opferhaltung; großes ego; arroganz; überheblichkeit; sturheit; passiv aggressiv~; kritikunfähigkeit; \
            nicht kritikfähig; beratungsresistent; typisch für ihn|sie; kann .. keine kritik .. vertragen|annehmen|ab; kann|nicht mit kritik umgehen; verträgt|nimmt keine|nie kritik an?; nimmt alles persönlich; hat kein rückgrat|benehmen|anstand; nicht vertrauenswürdig; gehört zu denen|jenen; so jemand , der|die; die art mensch|mitarbeiter; \
            man ihm|ihr nicht trauen; schwierige persönlichkeit",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelConduct, Person),
        phrases: &[
            "aggressiv~; toxisch~; respektlos~; unverschämt~; frech~; unfreundlich~; unhöflich~; unkooperativ~; unkollegial~; feindselig~; \
            ausfallend~; unbeherrscht~; cholerisch~; patzig~; pampig~; emotional~; unsachlich~; rücksichtslos~; dreist~; \
            vorlaut~; abweisend~; destruktiv~; defensiv~; anmaßend~; unangemessen~; daneben; aufmüpfig~; streitsüchtig~; hysterisch~",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelConduct, Anything),
        phrases: &[
            "unprofessionell~; unmögliches|toxisches|asoziales|inakzeptables verhalten|benehmen; benimmt|benahm|verhält|verhielt|aufgeführt|führt sich .. wie ein|eine kind|kleinkind|baby|teenager|idiot; \
            wie ein kleines? trotziges? kind; vergiftet die? das? stimmung|klima; theater gemacht; nutzt|nutzte|missbraucht|missbrauchte seine|ihre stellung|position|macht|rolle aus?; tanzt mir|uns .. auf der nase; macht , was er|sie will; treibt|bringt mich|uns|alle .. wahnsinn|weißglut|verzweiflung; geht mir|uns|allen auf die|den nerven|nerv|geist|wecker; er|sie nervt; lästert|gelästert; jammert; motzt; mault; rumgezickt; respektlosigkeit; unverschämtheit; frechheit; schlechtes benehmen",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelName, Anything),
        phrases: &[
            "idiot|idioten|idiotin; trottel; depp|deppen; versager|versagerin; besserwisser*; querulant*; nörgler*; jammerlappen; diva; mimose; \
            stinkstiefel; störenfried*; unruhestifter*; lügner|lügnerin; heuchler*; intrigant*; schleimer*; wichtigtuer*; angeber*; egoist|egoistin; egomane; narzisst|narzisstin; \
            choleriker|cholerikerin; psychopath|psychopathin; quertreiber*; querkopf; dickkopf; sturkopf; klugscheißer*; weichei; schlaftablette; \
            problemfall; problemmitarbeiter*; sorgenkind; giftspritze; schwarzes schaf; faules ei; dramaqueen; drama queen; quasselstrippe; schwätzer*; arschloch; hinterwäldler; nervensäge; feigling; tyrann",
        ],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "fauler|faulen zauber|kompromiss|kredit|kredite; faule kredite; negativ getestet|auf|überrascht; wurde|wird negativ; dumm gelaufen; träge masse; \
            faules obst|ei; schwierig zu; unsicher ob; kalt war; war kalt; nervig war; kompliziert zu; kalter kaffee; emotional intelligenz|belastend",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Indifference, Anything),
        phrases: &[
            "<ist> <ihm> .. egal|gleichgültig|wurst|schnuppe|gleich; <ihm> .. egal <ist>?; interessiert|interessieren ihn|sie .. nicht|null|kaum; kümmert sich nicht um|darum; \
            schert sich nicht; hat|hatte keine|null|keinerlei lust|bock; hat|hatte keinen bock; hat|hatte kein|keinerlei interesse; keinen bock; \
            nimmt|nahm .. nicht ernst; legt keinen wert; ist|war desinteressiert; gibt sich keine mühe; lässt ihn|sie kalt; pfeift auf",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Motive, Anything),
        phrases: &[
            "will|wollte|möchte|wollen .. <schaden>; will|wollte nur|bloß|doch? aufmerksamkeit|ärger|macht|rache|provozieren|auffallen|geld; \
            will|wollte .. schlecht|dumm machen|aussehen|dastehen lassen?; versucht|versuchte , .. schlecht|dumm|lächerlich zu? machen|aussehen; versucht|versuchte , .. zu <schaden>; \
            um mich|uns|ihn|sie .. zu ärgern|provozieren|blamieren|schaden|bloßzustellen|verletzen|demütigen; aus trotz|rache|bosheit|neid|eifersucht|faulheit|bequemlichkeit; \
            führt etwas|was im schilde; hat es auf mich|uns|ihn|sie abgesehen; spielt das opfer|spielchen; will|wollte .. nicht verstehen|lernen|arbeiten|begreifen|einsehen|helfen|zuhören|hören|wahrhaben|zugeben|akzeptieren|glauben; will|wollte sich nicht helfen|belehren|anpassen; \
            um .. heimzuzahlen; um mir|uns|ihm|ihr|es .. zu schaden|heimzuzahlen|imponieren|drücken; \
            sucht .. aufmerksamkeit; buhlt um; stellt sich dumm; stellt sich an",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Motive, Deed),
        phrases: &[
            "absichtlich~; mit voller? absicht; mutwillig~; böswillig~; ganz bewusst; bewusst nicht|ignoriert|verschwiegen|falsch|verzögert|zurückgehalten|übergangen|gelogen|verheimlicht|provoziert; \
            gezielt provoziert|ignoriert|gegen; tut|tat so , als; weiß|wusste genau|ganz; wissentlich; heimlich; insgeheim; hinterrücks; extra langsam|falsch|schlecht",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelCharacter, Deed),
        phrases: &["neigt|neigte|neigst|tendiert|tendierte zu|dazu"],
    },
    List {
        sense: Sense::Risk(Rule::Motive, Deed),
        phrases: &["lügt|lügst|gelogen|belogen|belügt|belog|angelogen; log mich|uns an"],
    },
    List {
        sense: Sense::Risk(Rule::Thought, Anything),
        phrases: &[
            "hält|hielt sich für .. besseres|besser|schlauer|klüger|wichtig|unersetzlich|unfehlbar|überlegen|etwas|den|die|was; \
            denkt|dachte|glaubt|glaubte|meint|meinte , er|sie sei|ist|wäre|kann|könne|könnte|darf|dürfe|weiß|wisse|hat|habe|muss|müsse|steht|stehe; \
            denkt|glaubt|meint , dass er|sie; denkt|glaubt|meint , .. regeln|alles|jeder|alle|niemand; hofft|hoffte , dass|ich; hofft|hoffte auf mein*; bildet sich .. ein; sieht sich als|schon; \
            denkt nur an sich; denkt|glaubt|meint wohl; hat innerlich aufgegeben|abgeschaltet; lebt in seiner|ihrer eigenen welt; testet mich|uns; verheimlicht etwas|mir; will|wollte offenbar|offensichtlich|anscheinend|wohl; in seinem|ihrem kopf; schaut auf .. herab; sieht auf .. herab; nimmt sich zu? wichtig",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Feeling, Anything),
        phrases: &[
            "<ist> .. neidisch|eifersüchtig|beleidigt|gekränkt; neidisch|eifersüchtig auf; fühlt|fühlte sich .. bedroht|überlegen|unterlegen|angegriffen|unverstanden|benachteiligt|sicher|unantastbar|gekränkt|überfordert|zurückgesetzt; \
            hasst|hasste; hat|hatte angst; gönnt|gönnte .. nicht|nichts; mag|mochte mich|uns|ihn|sie nicht; genießt|genoss es|das; ist|war .. abgelenkt; sicher|bestimmt|wohl abgelenkt|beleidigt|eingeschnappt; kann mich|uns|ihn|sie nicht leiden|ausstehen; \
            freut sich über .. fehler; leidet unter|an; schämt sich; ist|war frustriert|gelangweilt|verbittert; langweilt sich; hat innerlich gekündigt; innerlich gekündigt; spielt beleidigt",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LegalHarm, Anything),
        phrases: &[
            "sexuelle|sexueller|sexuellen? *belästigung|belästigungen; *belästigung; belästigt|belästigte|belästigen; mobbing; mobbt|mobbte|gemobbt|mobben; bossing; diskriminier*; diskriminierung|diskriminierungen; \
            sexistisch~; rassistisch~; sexismus; rassismus; frauenfeindlich~; ausländerfeindlich~; homophob~; verleumd*; üble nachrede; nötigung; nötigt|nötigte|genötigt; körperverletzung; \
            tätlich~ geworden|angriff|angegriffen; handgreiflich~; stalking; schikane; schikaniert|schikanierte; volksverhetz*; übergriffig~",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LegalCrime, Anything),
        phrases: &[
            "illegal|illegale|illegaler|illegalen|illegales|illegalerweise; rechtswidrig~; gesetzwidrig~; gesetzeswidrig~; strafbar~; straftat|straftaten; kriminell~; diebstahl|diebstähle; stiehlt|stahl|gestohlen|stehlen|geklaut|klaut; \
            ^betrug; *zeitbetrug; *spesenbetrug; *abrechnungsbetrug; betrogen|betrügt; betrüger*; unterschlag*; veruntreu*; urkundenfälschung; gefälscht|fälscht|fälschte; sabotage; sabotiert|sabotierte; erpress*; bestech*; \
            schuldig~; korrupt~; verstoß|verstößt|verstieß gegen .. gesetz|recht|vertrag|arbeitsvertrag|datenschutz; geheimnisverrat",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LegalDuty, Anything),
        phrases: &[
            "*pflichtverletzung|pflichtverletzungen; *verletzung .. pflicht|pflichten|vertrags|aufsichtspflicht; vertragsbruch; vertragsbrüchig~; vertragsverletzung|vertragsverletzungen; vertragswidrig~; pflichtwidrig~; *arbeitsverweigerung; *verweigerung der arbeit|arbeitsleistung; \
            grob~? fahrlässig~; grobe? fahrlässigkeit; fahrlässig~; fahrlässigkeit; vorsätzlich~; vorsatz; schwere|schweres|grobes fehlverhalten|verfehlung; kündigungsgrund|kündigungsgründe; grund .. kündigung; abmahnungsgrund; abmahnfähig~; \
            arbeitszeitbetrug; insubordination; haftbar~; fristlos~; verweigert die arbeit; treuepflicht; dienstvergehen; vertrauensbruch; verstoß|verstößt gegen den|die arbeitsvertrag|pflichten|pflicht|dienstpflicht",
        ],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "lärmbelästigung|geruchsbelästigung|lichtbelästigung; die|allen|der|ihm|ihr? show gestohlen|stiehlt|stahl|stehlen; \
            <kurs> gegen|zu|zum|zur|über|wegen .. mobbing|diskriminierung|rassismus|belästigung|sexismus|betrug|diebstahl; anti mobbing|diskriminierung|rassismus|diskriminierungs <kurs>?; antidiskriminier*; antirassis*; \
            mobbing|betrugs|belästigungs|diskriminierungs <kurs>|prävention|beauftragte|beratung; *diebstahl <kurs>|versicherung; diskriminierungsfrei*; diskriminierungspräv*; diskriminierungssch*; diskriminierungsverb*; \
            guter|guten vorsatz|vorsätze; illegales|illegale zeichen|anweisung|operation; gegen|vor diebstahl|betrug gesichert|geschützt|versichert; unterschlagzeile; gutes|gute vorsätze; erpressungssch*; bestechend~; bestechungspräv*; grund für die? kündigung .. mieter|lieferant|vertrag",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Age, Person),
        phrases: &[
            "zu|sehr|ziemlich|recht|schon|noch? alt|jung; senil~; vergreist~; alt geworden; nicht mehr der|die jüngste",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Age, Anything),
        phrases: &[
            "für <dein> alter; in <dein> alter; altersbedingt~; digital native|natives; junges|frisches|neues blut; junge|junges , dynamische|dynamisches; boomer; millennial|millennials; generation|gen x|y|z; \
            kurz|knapp vor der|dem rente|pension|ruhestand|pensionierung; geht .. in rente; rentenreif~; alter|alte|altes|alten hase|hasen|eisen|knacker|garde; wie|als|ist ein|eine alter|alte mann|frau|dame|herr; \
            dreißig|vierzig|fünfzig|sechzig|siebzig|60|50 ist|wurde|wird|geworden; über|auf|an die? vierzig|fünfzig|sechzig|siebzig; \
            opa|oma|greis|greisin; grünschnabel; jungspund; überqualifiziert~; über den zenit; die jungen|alten|älteren|jüngeren leute|kollegen|mitarbeiter|mitarbeiterinnen; zu alt|jung für den|die|diesen|diese job|stelle|aufgabe; \
            ältere|älterer|älteren|jüngere|jüngerer mitarbeiter|mitarbeiterin|kollege|kollegin|kollegen; von gestern; altersstarrsinn*; in die jahre gekommen",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Sex, Anything),
        phrases: &[
            "für|als eine? frau|mann|mädchen; für einen mann; als mann; wie ein mädchen; typisch|typische frau|mann|frauen|männer|weiblich|männlich|weib; zickig~; zicke|zicken; zickenkrieg; stutenbiss*; hysterisch~; quotenfrau; \
            emanze; weib|weiber; die? mädels; tussi; blondine; mannsweib; bemutter*; frauenlogik; frauenberuf; frauensache; männersache; männerberuf; mannweib; weibisch~; unmännlich~; unweiblich~; \
            frauen|männer sind|können|haben halt|eben|nun?; weil er|sie ein|eine mann|frau; <sein> geschlecht; das schwache geschlecht; zyklus|periode|tage hat; hübsches gesicht; ihre hormone; steht .. ihren mann",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Family, Anything),
        phrases: &[
            "<sein> schwangerschaft*; schwanger|schwangere|schwangeren|schwangerer; schwangerschaft|schwangerschaften; \
            seit|wegen|aufgrund|durch der|ihrer|seiner? elternzeit|mutterschutz|geburt|scheidung|trennung|hochzeit|kindes; seit|wegen dem|des|ihrem|seinem|ihres mutterschutz|mutterschutzes|baby|kind|kindes|babys; \
            wegen der|ihrer|seiner kinder|kind|familie; <sein> kinder|kind|kindern|familie|ehe|scheidung|baby; weil er|sie kinder|ein hat|kind; hat|mit kleine|kleinen|zwei|drei|vier? kinder|kindern; kleine|kleinen kinder|kindern; kleinkind|kleinkinder; \
            erwartet ein|ihr|sein kind|baby; erwartet nachwuchs; alleinerziehend~; als junge|alleinstehende? mutter|vater; junge|junger|frischgebackene|frischgebackener|berufstätige|arbeitende mutter|vater|mütter|väter; mutter|vater geworden; rabenmutter; kinderwunsch; familienplanung; will|wollen|möchte .. kinder|kind; \
            unverheiratet~; geschieden~; kinderlos~; wechseljahre*; betreuungsprobleme; nimmt|nahm ständig|wieder elternzeit; stillt; fehlgeburt; familiäre|familiären probleme|problemen|gründe|situation",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Origin, Anything),
        phrases: &[
            "ausländer|ausländerin|ausländern|ausländerinnen|ausländers|ausländisch~; migrationshintergrund; migrant|migrantin|migranten; flüchtling*; einwanderer; asylant*; asylbewerber*; <dein> akzent|herkunft|mentalität|kultur|hautfarbe|rasse|nationalität|muttersprache|heimat|dialekt; \
            starker|starken|schwerer|fremder|ausländischer|einem akzent; gebrochenes|gebrochenem|schlechtes deutsch|englisch; <sein> deutsch|englisch ist|war; muttersprachler|muttersprachlerin; kein|keine|nicht muttersprachler|muttersprachlerin; \
            südländer*; südländisch~; südosteuropä*; orientalisch~; hautfarbe; typisch|typische|typischer deutsch~|deutscher|deutsche|türkisch|türke|italienisch|italiener|polnisch|pole|russisch|russe|französisch|franzose|spanisch|spanier|araber|österreicher|holländer|niederländer|schwabe|ossi|wessi; \
            schwarze|schwarzer|schwarzen|weißer|farbiger|farbige mann|frau|kollege|kollegin|mitarbeiter|mitarbeiterin; ethnisch~; woher er|sie kommt; temperament; exotisch~; kulturkreis; ossi|wessi; ostdeutsche|ostdeutscher; zigeuner*; mentalitätsproblem*; kulturell|kulturellen bedingt|hintergrund",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Religion, Anything),
        phrases: &[
            "moslem|moslems|muslim|muslime|muslima|muslimin|muslimisch~; islam; islamisch~; jüdisch~; jüdin; katholisch~; katholik|katholikin; evangelisch~; christ|christin; hindu|hindus; buddhist*; atheist*; zeuge|zeugin jehovas; zeugen jehovas; \
            kopftuch|kopftücher; schleier; burka; kippa; turban; ramadan; betet|beten|gebet|gebete|gebetspause*; gläubig~; religiös~; religion; <sein> glauben|glaube|religion|gott; sekte; strenggläubig~; konfession",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Religion, OwnLanguage),
        phrases: &["jude|juden"],
    },
    List {
        sense: Sense::Risk(Rule::Health, Person),
        phrases: &[
            "behindert|behinderter|behinderte|behinderten; blind|blinder|blinde; taub~; depressiv~; süchtig~; gestört~; verrückt~; irre; labil~; dick|dicker|dicke; fett|fetter|fette; übergewichtig~; gebrechlich~; kränklich~; ausgebrannt~; kaputt; geisteskrank~; krank|kranker|kranke schon?",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Health, Anything),
        phrases: &[
            "<sein> depression|depressionen|krankheit|krankheiten|erkrankung|behinderung|angststörung|burnout|therapie|psyche|sucht|alkoholproblem|krebs|diagnose|gewicht|rückenprobleme|migräne|adhs|gesundheit|gesundheitszustand|leiden; \
            depression|depressionen; burnout; burn out; ständig|dauernd|immer|oft|viel|andauernd|schon|ewig wieder? krank|krankgeschrieben|krankgemeldet; wieder mal? krank; immer wieder krank; feiert|feierte krank; macht blau; blaumachen; krankfeier*; krankheitsanfällig~; \
            psychisch~ krank~|labil~|instabil~|angeschlagen~|probleme|erkrankung; psychische|psychischen probleme|problemen|erkrankung; psychisch~ am; nervenzusammenbruch; chronisch krank~; schwerbehind*; schwerbeschädigt~; behinderung|behinderungen; rollstuhl|rollstuhlfahrer|rollstuhlfahrerin; \
            autist|autistin|autisten|autismus|autistisch~; asperger; adhs|ads|adhd; legastheni*; epilep*; diabetes|diabetiker|diabetikerin; bipolar~; borderline*; schizophren*; magersüchtig~; alkoholiker|alkoholikerin; alkoholkrank~; alkoholproblem*; trinkt zu?; suchtkrank~; suchtproblem*; drogensüchtig~; \
            hat|hatte krebs|hiv|aids|depressionen; krebskrank~; psychopharmaka; psychiater|psychiaterin|psychiatrie; psychotherapie; in therapie; simuliert|simulant|simulantin; hypochonder; krankheitsbedingte? ausfälle; zu viele|hohe krankheitstage|fehlzeiten; angststörung; panikattacke*; nervlich am",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Orientation, Anything),
        phrases: &[
            "schwul|schwule|schwuler|schwulen; lesbisch~; lesbe|lesben; homosexuell~; homosexualität; bisexuell~; transsexuell~; transgender; transfrau|transmann; trans frau|mann|person; nonbinär~; nichtbinär~; sexuelle|sexuellen orientierung|neigung|neigungen; vom anderen ufer; \
            geoutet; outet sich; <sein> outing|coming; sein|seinem|seinen|seines freund|mann|lebensgefährte|ehemann; ihre|ihrer freundin|frau|lebensgefährtin|ehefrau; tunte|tuntig~; geschlechtsumwandlung|geschlechtsangleichung",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Union, Anything),
        phrases: &[
            "gewerkschaft|gewerkschaften; gewerkschafter*; gewerkschaftsm*; gewerkschaftlich~; gewerkschaftsa*; gewerkschaftst*; betriebsratsmitglied*; betriebsratst*; betriebsratsk*; betriebsratsa*; \
            im betriebsrat|personalrat ist|sitzt|war; ist|sitzt|war .. im betriebsrat|personalrat; wurde .. in den betriebsrat|personalrat; seit|weil .. betriebsrat; personalratstät*; vertrauensmann|vertrauensfrau; streikt|streikte|gestreikt; schwerbehindertenvertret*",
        ],
    },
    List {
        sense: Sense::Harmless,
        phrases: &[
            "#|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig jahre|jahr|monate|wochen|tage alt; behindert den|die|das|uns|mich|ihn|sie|unser|unsere; verkehrsbehinderung; bauliche|bauliches behinderung; im gleichen|selben alter; <sein> kind|kinder garten; akzente setzen; akzent auf; suchtprävention; ein guter christ; burnout prävention; burnoutprävention; \
            herkunft der|des daten|ware|teile|teils; temperament voll; seine|ihre kultur des; unser glauben; ist|war kaputt gegangen; ihr|ihre|sein|seine gewicht von; alte|alten herren mannschaft; ihre frau am telefon; stillt den; blind für|test|kopie; taub für; verrückt nach",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Hearsay, Anything),
        phrases: &[
            "alle|jeder|jede|jedermann hier? <sagen>|<sagt>; alle|jeder|jede im|in|bei der|dem|unserem? team|abteilung|haus|büro|werkstatt <sagen>|<sagt>; alle hier? <sagen>; <viele> der|von|aus? <leute>? haben|hatten mir|uns|sich|schon|bereits? mir|uns|sich|schon|bereits|darüber|über? .. <gesagt>; \
            <viele> <leute> haben sich? <gesagt>; <viele> <leute>? <sagen>; die <leute> <sagen> , dass?; man hört|sagt|munkelt|erzählt|weiß|redet|tuschelt; wie man so? hört; es heißt , dass?; es wird erzählt|gesagt|gemunkelt|geredet; \
            angeblich~; anscheinend; dem vernehmen nach; gerüchte|gerücht|gerüchten; gerüchteweise; ich habe .. gehört , dass; habe gehört; hab gehört; mir ist zu ohren gekommen; mir wurde zugetragen|gesagt|erzählt; zugetragen; \
            das ganze team <sagt>; das gesamte? team <sagt>; die ganze abteilung|mannschaft|gruppe <sagt>; niemand|keiner mag|will|vertraut|traut|arbeitet|möchte|kann; ist dafür bekannt; ist bekannt dafür; hat den ruf; steht im ruf; \
            andere|einige|manche sagen|finden|meinen; das weiß jeder; wie jeder|alle weiß|wissen; hinter <sein> rücken; jemand hat mir|uns; flurfunk; vom hörensagen; leute haben; die? anderen gehen|meiden|lachen|reden|tuscheln|verdrehen|beschweren",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Sarcasm, Anything),
        phrases: &[
            "na toll|super|klasse|prima|bravo|danke; wer hätte das gedacht|geahnt; oh|welch ein? wunder; welch|was für eine? überraschung; große überraschung; ach nee|wie|was; wie überraschend; typisch er|sie|mal; mal wieder typisch; \
            der|die feine herr|dame; seine|ihre majestät|hoheit; natürlich hat|war|ist er|sie wieder|mal|nicht; wie könnte es anders sein; danke für nichts; herzlichen glückwunsch dazu; sogenannte|sogenannter experte|expertin|kollege|kollegin; unser genie|superstar|held|prinzesschen; \
            bravo; toll gemacht , wirklich; so viel dazu; wie praktisch; überraschung , überraschung",
        ],
    },
    List {
        sense: Sense::Risk(Rule::VagueTime, Deed),
        phrases: &[
            "oft; öfter|öfters; häufig~; regelmäßig~; manchmal; gelegentlich~; ab und zu; ab und an; hin und wieder; immer wieder; wiederholt; neulich; kürzlich; in letzter zeit; letztens; vor kurzem; vor einiger zeit; vor einer weile; früher; unlängst; \
            des öfteren; mehrfach; mehrmals; vielfach; zigmal; tausendmal; meistens; meist; laufend; seit längerem|langem; seit einiger|geraumer|langer zeit; mehrere|einige|etliche|viele male; von zeit zu zeit; in der vergangenheit; schon lange",
        ],
    },
    List {
        sense: Sense::Time,
        phrases: &[
            "# <monat>; <monat> #; im|seit|bis|ab|anfang|ende|mitte <monat>; montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag; montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags; \
            montagmorgen|montagvormittag|montagnachmittag|dienstagmorgen|dienstagnachmittag|mittwochmorgen|donnerstagmorgen|freitagmorgen|freitagnachmittag; \
            gestern; vorgestern; heute; heute morgen|früh|vormittag|mittag|nachmittag|abend; letzte|letzten|letzter|diese|diesen|dieser|vorige|vorigen|vergangene|vergangenen woche|monat|monats|quartal|nacht|jahr|montag|freitag; \
            vor #|zwei|drei|vier|fünf|einer|einem tagen|wochen|monaten|woche|monat|tag; # uhr; um # ; kw #; kalenderwoche|woche|quartal #; mitternacht; am # ; vom # bis|zum",
        ],
    },
    List {
        sense: Sense::Deed,
        phrases: &[
            "sagte|sagt|gesagt|schrieb|schreibt|geschrieben|fragte|gefragt|antwortete|geantwortet|rief|gerufen|angerufen|schickte|geschickt|gesendet|sandte|ließ|gelassen|lassen|verließ|verlassen|verpasst|versäumt; \
            kam|kamen|kommst|kommt|kommen|gekommen|ankam|angekommen|erschien|erschienen|öffnete|geöffnet|schloss|geschlossen|abgeschlossen|unterbrach|unterbrochen|schrie|geschrien|angeschrien|brüllte|gebrüllt|lieferte|geliefert|abgeliefert|gab|gegeben|abgegeben|vergaß|vergessen|zeigte|gezeigt|vorgestellt; \
            erklärte|erklärt|übersprungen|weigerte|geweigert|verweigerte|half|geholfen|reparierte|repariert|las|gelesen|sprach|gesprochen|redete|geredet|lachte|gelacht|ging|gegangen|knallte|geknallt|warf|geworfen|unterschrieben|beendet|gemeldet|geprüft|kopiert|gelöscht|geändert|verschoben|gestoppt|abgesagt|gebracht|brachte|genommen|gemacht|machte|gedankt|bedankte|entschuldigt|wiederholte|genannt|nannte|verraten|veröffentlicht|geteilt|benutzt|kaputtgemacht|verloren|verkauft|gekauft|stand|saß|rollte|gerollt|telefonierte|telefoniert|gelobt|lobte|ignoriert|ignorierte|beschuldigte|fehlte|fehlten|gefehlt|unverschlossen; \
            zu spät; nicht am platz; abwesend; einmal|zweimal|dreimal|viermal|fünfmal; allein gelassen",
        ],
    },
];

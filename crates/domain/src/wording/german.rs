//! German: the phrases.

pub(super) mod grammar;
pub(super) mod labels;

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
    ("<mon>", "jan feb mär mrz apr jun jul aug sep sept okt nov dez"),
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
            "immer; nie; niemals; ständig~; dauernd~; andauernd~; permanent; jedesmal; jedes|jedem mal; grundsätzlich; \
            ausnahmslos; ohne ausnahme; unentwegt; pausenlos; unablässig; kein einziges mal; nicht ein einziges mal; \
            zu keiner zeit; die ganze zeit; immerzu; in jedem fall; tagein , tagaus; nie und nimmer; prinzipiell; durchweg; keinesfalls; stets; für alles eine|einen|die; an allem schuld|etwas",
            "tag für tag; ewig~; durchgehend~; permanent~; in einer tour; am laufenden band; immer nur; alles , was er|sie; nichts , was er|sie; nichts als; rund um die uhr; von morgens bis abends; bei jeder gelegenheit; jede|jeden|jedes einzelne|einzelnen|woche|tag; kein einziger|einziges|einzige|einzigen; nicht ein einziger|einzige|einzigen; nie im leben; noch nie; überhaupt nie|nicht; jedesmal",
            "aus prinzip",
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
        sense: Sense::Risk(Rule::Indifference, Anything),
        phrases: &[
            "<ist> <ihm> .. egal|gleichgültig|wurst|schnuppe|gleich; <ihm> .. egal <ist>?; interessiert|interessieren ihn|sie .. nicht|null|kaum; kümmert sich nicht um|darum; \
            schert sich nicht; hat|hatte keine|null|keinerlei lust|bock; hat|hatte keinen bock; hat|hatte kein|keinerlei interesse; keinen bock; \
            nimmt|nahm .. nicht ernst; legt keinen wert; ist|war desinteressiert; gibt sich keine mühe; lässt ihn|sie kalt; pfeift auf",
            "juckt ihn|sie .. nicht|null|wenig|kein; geht ihm|ihr .. vorbei|ab|am; zuckt|zuckte .. mit den schultern|achseln; mangelndes|fehlendes|kein interesse; interessiert|interessierte sich nicht|null|kaum|wenig für; ihm|ihr .. egal|wurscht|schnurz; macht sich nichts daraus; lässt ihn|sie völlig? kalt; ohne interesse; nach mir die sintflut",
            "ist das|es|alles|sowas völlig|total|alles|ja|doch|wohl? egal|wurscht|wurst|gleichgültig|schnuppe|schnurz; <ihm> ist das|es|alles",
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
            "nur|bloß wegen des|der|dem geld|geldes|prämie|bonus|titels|titel|aufmerksamkeit; macht|tut|machte das|es nur|bloß|doch|alles? wegen|um|für|damit|weil; nur|bloß , um; um sich zu drücken|profilieren|wichtig|rächen; um .. gut dazustehen|auszuweichen|anzugeben; will|wollte sich nur|bloß|doch? drücken|profilieren|rächen|wichtig|aufspielen|einschmeicheln; will|wollte .. nur|bloß auffallen|aufmerksamkeit|geld|weg|recht; legt es darauf an; mit dem ziel , mich|uns|ihn|sie; sucht|suchte nur|einen|wieder|streit|ausreden|ausrede|vorwand; als vorwand|ausrede; hat|hatte es darauf angelegt; schiebt|schob .. vor; macht|machte mit absicht; heckt .. aus; spekuliert|spekulierte auf|darauf; will|wollte .. raus|loswerden|kündigen",
            "will|wollte sich|mich|uns .. einschleimen|einschmeicheln|anbiedern|beliebt|absägen|ausbooten|vorführen|testen; will|wollte meinen|ihren|seinen|den stuhl|job|posten|platz; sägt an|am",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Motive, Deed),
        phrases: &[
            "absichtlich~; mit voller? absicht; mutwillig~; böswillig~; ganz bewusst; bewusst nicht|ignoriert|verschwiegen|falsch|verzögert|zurückgehalten|übergangen|gelogen|verheimlicht|provoziert; \
            gezielt provoziert|ignoriert|gegen; tut|tat so , als; weiß|wusste genau|ganz; wissentlich; heimlich; insgeheim; hinterrücks; extra langsam|falsch|schlecht",
            "vorgeblich~; scheinheilig; berechnend; kalkuliert; mit absicht; extra; tut|tat nur so; täuscht|täuschte .. vor; simuliert|simulierte; vorgetäuscht; gibt|gab vor; aus reiner|purer|lauter; weiß|wusste .. genau|ganz|sehr; gelogen",
        ],
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
            "hält|hielt sich|uns|mich für; fühlt sich zu höherem; glaubt|denkt|meint nicht|wohl|anscheinend|ernsthaft|tatsächlich , dass?; denkt|dachte|glaubt|glaubte , er|sie|die|das|wir|ich|alle|niemand; meint|meinte , er|sie; denkt|dachte sich; ich|wir glaube|denke|vermute|schätze|nehme , er|sie|dass er|sie? ist|hat|will|fühlt|mag|weiß|kann; begreift|versteht|merkt gar? nicht , dass|wie|was|warum; versteht nicht , dass|wie|warum; checkt es|gar; sieht nicht ein; merkt selbst|es nicht; will .. nicht wahrhaben; insgeheim; im grunde will|denkt|weiß|hofft; innerlich längst|schon?; mit den gedanken woanders; gedanklich woanders|abwesend; hat sich aufgegeben; wähnt sich; erwartet , dass alle|jeder|wir|ich",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Feeling, Anything),
        phrases: &[
            "<ist> .. neidisch|eifersüchtig|beleidigt|gekränkt; neidisch|eifersüchtig auf; fühlt|fühlte sich .. bedroht|überlegen|unterlegen|angegriffen|unverstanden|benachteiligt|sicher|unantastbar|gekränkt|überfordert|zurückgesetzt; \
            hasst|hasste; hat|hatte angst; gönnt|gönnte .. nicht|nichts; mag|mochte mich|uns|ihn|sie nicht; genießt|genoss es|das; ist|war .. abgelenkt; sicher|bestimmt|wohl abgelenkt|beleidigt|eingeschnappt; kann mich|uns|ihn|sie nicht leiden|ausstehen; \
            freut sich über .. fehler; leidet unter|an; schämt sich; ist|war frustriert|gelangweilt|verbittert; langweilt sich; hat innerlich gekündigt; innerlich gekündigt; spielt beleidigt",
            "fühlt|fühlte|fühlen sich .. ausgeschlossen|übergangen|ungerecht|vernachlässigt|einsam|allein|ignoriert|minderwertig|missverstanden|verletzt|verraten|unwohl|gestresst|gelangweilt|wertlos|provoziert|gekränkt|im|wie; hat|hatte .. panik|angst|hass|wut|keine lust|frust|komplexe|minderwertigkeitskomplexe; <ist> .. wütend|sauer|enttäuscht|frustriert|genervt|verärgert|traurig|unglücklich|verbittert|unzufrieden|nervös|überfordert|eingeschnappt|angefressen|angepisst|stinksauer|verunsichert wegen|auf|über|mit|weil|dass; sauer|wütend auf; schlechte|schlechter|mieser|miese laune; schlecht gelaunt; hat schlechte|wieder? laune; nachtragend; nimmt .. übel|krumm|persönlich; kann ihn|sie|mich|uns|<sein> .. nicht leiden|ausstehen|riechen; genießt|genoss .. die|ihre|seine macht|aufmerksamkeit|rolle|opferrolle; liebt|liebte es , zu|andere|wenn; freut|freute sich .. schadenfroh|darüber|wenn; schadenfroh~; traut mir|uns|ihm|ihr|niemandem nicht?; minderwertigkeitskomplex*; hegt|hegte einen? groll; ist|war beleidigt",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LegalHarm, Anything),
        phrases: &[
            "sexuelle|sexueller|sexuellen? *belästigung|belästigungen; *belästigung; belästigt|belästigte|belästigen; mobbing; mobbt|mobbte|gemobbt|mobben; bossing; diskriminier*; diskriminierung|diskriminierungen; \
            sexistisch~; rassistisch~; sexismus; rassismus; frauenfeindlich~; ausländerfeindlich~; homophob~; verleumd*; üble nachrede; nötigung; nötigt|nötigte|genötigt; körperverletzung; \
            tätlich~ geworden|angriff|angegriffen; handgreiflich~; stalking; schikane; schikaniert|schikanierte; volksverhetz*; übergriffig~",
            "beleidigung|beleidigungen; beleidigend~; bedroht|bedrohte|bedrohung mich|uns|ihn|sie|einen|die|den|kollegen|kollegin?; begrapscht|betatscht; missbrauch; missbräuchlich~; einschüchter*; hetze; antisemitisch~; antisemitismus; verbal|verbale|verbaler angegriffen|gewalt|angriff|übergriff; übergriff|übergriffe; ehrverletzend~; rufmord",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LegalCrime, Anything),
        phrases: &[
            "illegal|illegale|illegaler|illegalen|illegales|illegalerweise; rechtswidrig~; gesetzwidrig~; gesetzeswidrig~; strafbar~; straftat|straftaten; kriminell~; diebstahl|diebstähle; stiehlt|stahl|gestohlen|stehlen|geklaut|klaut; \
            ^betrug; *zeitbetrug; *spesenbetrug; *abrechnungsbetrug; betrogen|betrügt; betrüger*; unterschlag*; veruntreu*; urkundenfälschung; gefälscht|fälscht|fälschte; sabotage; sabotiert|sabotierte; erpress*; bestech*; \
            schuldig~; korrupt~; verstoß|verstößt|verstieß gegen .. gesetz|recht|vertrag|arbeitsvertrag|datenschutz; geheimnisverrat",
            "dieb|diebin|diebe; täter|täterin; geklaut|mitgehen lassen; unterschlägt; schwarzarbeit; hinterzieh*; hinterzogen; geldwäsche; spesen|stunden|arbeitszeit|zeiten manipuliert|gefälscht|betrogen; illegal~; strafrechtlich~; verbrechen; delikt",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LegalDuty, Anything),
        phrases: &[
            "*pflichtverletzung|pflichtverletzungen; *verletzung .. pflicht|pflichten|vertrags|aufsichtspflicht; vertragsbruch; vertragsbrüchig~; vertragsverletzung|vertragsverletzungen; vertragswidrig~; pflichtwidrig~; *arbeitsverweigerung; *verweigerung der arbeit|arbeitsleistung; \
            grob~? fahrlässig~; grobe? fahrlässigkeit; fahrlässig~; fahrlässigkeit; vorsätzlich~; vorsatz; schwere|schweres|grobes fehlverhalten|verfehlung; kündigungsgrund|kündigungsgründe; grund .. kündigung; abmahnungsgrund; abmahnfähig~; \
            arbeitszeitbetrug; insubordination; haftbar~; fristlos~; verweigert die arbeit; treuepflicht; dienstvergehen; vertrauensbruch; verstoß|verstößt gegen den|die arbeitsvertrag|pflichten|pflicht|dienstpflicht",
            "gegen|gegen die|den|das|unsere|interne|geltende? richtlinie|richtlinien|regeln|vorschriften|vorschrift|betriebsvereinbarung|arbeitsvertrag|dsgvo|verschwiegenheitspflicht|compliance|vertrag verstoßen|verstößt|verstieß; verstoß|verstöße|verstößt|verstieß gegen; arbeitsverweigerung; unentschuldigtes fehlen; unentschuldigt gefehlt|ferngeblieben; abmahnung|abmahnen; kündigungsrelevant~; interessenkonflikt; verletzung|verletzt|verletzte der|die|seine|ihre sorgfaltspflicht|fürsorgepflicht|schweigepflicht|pflichten|pflicht; nebenpflicht*; verhaltensbedingt~; geschäftsschädigend~; weisungswidrig~; fehlverhalten",
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
            ältere|älterer|älteren|jüngere|jüngerer mitarbeiter|mitarbeiterin|kollege|kollegin|kollegen; ist|wirkt|sind von gestern; altersstarrsinn*; in die jahre gekommen",
            "mit # lernt|wird|ist|kann|noch|schafft|will|hat|sollte|muss; mit knapp|fast|bald|schon # ; mit mitte|ende|anfang vierzig|fünfzig|sechzig|dreißig|zwanzig|40|50|60; mitte|ende|anfang vierzig|fünfzig|sechzig|dreißig|zwanzig; in dem|diesem alter; aus einer anderen generation; <sein> generation; die jugend von heute; frisch von der uni|schule; grün hinter den ohren; zum alten eisen; altmodisch~; angestaubt~; kurz vor schluss; vor der rente; die alten; generationenproblem; altes semester; kücken|küken; nicht mehr lernfähig",
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
            "lässt sich .. scheiden; scheidung|trennung|trennungen|sorgerecht|sorgerechtsstreit; private|privaten|häusliche|häuslichen probleme|problemen|gründe|gründen|sorgen; stress|probleme|ärger|streit zu hause|zuhause|daheim; muss .. kinder|kind|sohn|tochter abholen|holen|betreuen; kindkrank; kind|kinder krank; kranke|krankes|kranken kinder|kind|kindern|mutter|vater; pflegt ihre|seine|die mutter|vater|eltern; teilzeitmutter|teilzeitmama|mutti|mama|papa; frisch verheiratet|verliebt|getrennt|geschieden; liebeskummer; <sein> mann|frau|ehemann|ehefrau .. verlassen; babypause; privat~ belastet|probleme; familiär~ bedingt|belastet|eingespannt",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Origin, Anything),
        phrases: &[
            "ausländer|ausländerin|ausländern|ausländerinnen|ausländers|ausländisch~; migrationshintergrund; migrant|migrantin|migranten; flüchtling*; einwanderer; asylant*; asylbewerber*; <dein> akzent|herkunft|mentalität|kultur|hautfarbe|rasse|nationalität|muttersprache|heimat|dialekt; \
            starker|starken|schwerer|fremder|ausländischer|einem akzent; gebrochenes|gebrochenem|schlechtes deutsch|englisch; <sein> deutsch|englisch ist|war; muttersprachler|muttersprachlerin; kein|keine|nicht muttersprachler|muttersprachlerin; \
            südländer*; südländisch~; südosteuropä*; orientalisch~; hautfarbe; typisch|typische|typischer deutsch~|deutscher|deutsche|türkisch|türke|italienisch|italiener|polnisch|pole|russisch|russe|französisch|franzose|spanisch|spanier|araber|österreicher|holländer|niederländer|schwabe|ossi|wessi; \
            schwarze|schwarzer|schwarzen|weißer|farbiger|farbige mann|frau|kollege|kollegin|mitarbeiter|mitarbeiterin; ethnisch~; woher er|sie kommt; temperament; exotisch~; kulturkreis; ossi|wessi; ostdeutsche|ostdeutscher; zigeuner*; mentalitätsproblem*; kulturell|kulturellen bedingt|hintergrund",
            "bei|wie|die|den|diese ukrainern|ukrainer|polen|türken|russen|arabern|araber|rumänen|bulgaren|italienern|italiener|spaniern|griechen|syrern|syrer|afghanen|chinesen|indern|afrikanern|afrikaner|japanern|franzosen|amerikanern|holländern|österreichern|bayern|schwaben ist|sind|eben|halt",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Religion, Anything),
        phrases: &[
            "moslem|moslems|muslim|muslime|muslima|muslimin|muslimisch~; islam; islamisch~; jüdisch~; jüdin; katholisch~; katholik|katholikin; evangelisch~; christ|christin; hindu|hindus; buddhist*; atheist*; zeuge|zeugin jehovas; zeugen jehovas; \
            kopftuch|kopftücher; schleier; burka; kippa; turban; ramadan; betet|beten|gebet|gebete|gebetspause*; gläubig~; religiös~; religion; <sein> glauben|glaube|religion|gott; sekte; strenggläubig~; konfession",
            "fastet|fastete; fastenzeit; moschee|synagoge; kirchgänger*; bibel|koran; fromm~; freitagsgebet",
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
            "hinkt|humpelt|stottert|lispelt|zittert; alkoholfahne|fahne; nach alkohol; panikattacke*; nervenschwach~; nervlich; psychisch~; depri; seelisch~ krank~|belastet|angeschlagen|instabil; medikamente|tabletten; op|operation|reha|kur wieder|schon|erneut; nach|seit|wegen der|seiner|ihrer operation|erkrankung|krankheit|reha|chemo; rückenleiden|herzprobleme|herzinfarkt|schlaganfall|bandscheibenvorfall|tinnitus|migräne|asthma|allergie|trauma|traumatisiert|essstörung; schwerhörig~; sehbehindert~; kurzatmig~; krankheiten; oft|häufig|ständig|dauernd|viel zu? oft? krank|fehlt; fehlt|fehlte .. krankheitsbedingt; kränkelt|kränkelte; körperlich~ nicht|eingeschränkt|schwach|am; gesundheitlich~ angeschlagen|probleme|problemen|eingeschränkt|nicht|nicht; nicht mehr? gesund|fit|belastbar; wird immer dicker; raucht zu viel; attest|krankenschein wieder|schon",
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
            "für das|die gebet|gebete; aus der elternzeit; <sein>? elternzeit von|läuft|beginnt|endet; noch nie in|im|mit|bei|auf|am|an|beim; behandelt|über diskriminierung; #|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig jahre|jahr|monate|wochen|tage alt; behindert den|die|das|uns|mich|ihn|sie|unser|unsere; verkehrsbehinderung; bauliche|bauliches behinderung; im gleichen|selben alter; <sein> kind|kinder garten; akzente setzen; akzent auf; suchtprävention; ein guter christ; burnout prävention; burnoutprävention; \
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
            "im|in büro|team|flur|haus|betrieb|werkstatt|kantine|abteilung|der wird|heißt|erzählt|redet|sagt|tuschelt|munkelt man|es|sich|gesagt|geredet|gemunkelt?; in der abteilung|kantine|werkstatt heißt|wird; es|man heißt|munkelt|sagt|geht|hört .. gerücht|um|dass?; habe|hab|haben .. gehört|mitbekommen|erfahren , dass|er|sie; habe ich .. gehört; soll|sollen ja|angeblich|wohl .. haben|sein; soll .. gesagt|gemacht|getan|gewesen|geäußert haben|sein; wie ich gehört|höre|hörte; ist allgemein bekannt; ein offenes geheimnis; offenes geheimnis; der buschfunk; buschfunk; dritte|kollegen|andere|einige|mehrere|leute berichten|berichteten|erzählen|erzählten|sagen|sagten|meinten|meinen|munkeln|behaupten; mir|uns wurde .. gesagt|erzählt|berichtet|zugetragen|gemeldet; jemand sagte|meinte|erzählte|hat .. gesagt|erzählt|gesehen|gehört; von .. hörensagen; gerüchteküche; keiner im team; kein mensch|niemand im team; alle wissen|wussten|sind|reden|beschweren|klagen|lachen",
            "auf|an dem|der|den flur|gang|theke|station heißt|redet|erzählt|munkelt; auf dem flur; aus der gerüchteküche",
        ],
    },
    List {
        sense: Sense::Risk(Rule::Sarcasm, Anything),
        phrases: &[
            "na toll|super|klasse|prima|bravo|danke; wer hätte das gedacht|geahnt; oh|welch ein? wunder; welch|was für eine? überraschung; große überraschung; ach nee|wie|was; wie überraschend; typisch er|sie|mal; mal wieder typisch; \
            der|die feine herr|dame; seine|ihre majestät|hoheit; natürlich hat|war|ist er|sie wieder|mal|nicht; wie könnte es anders sein; danke für nichts; herzlichen glückwunsch dazu; sogenannte|sogenannter experte|expertin|kollege|kollegin; unser genie|superstar|held|prinzesschen; \
            bravo; toll gemacht , wirklich; so viel dazu; wie praktisch; überraschung , überraschung",
            "gut|toll|super|prima|klasse|großartig|hervorragend|bravo gemacht|leistung , du|wieder|wie|mal|genie; tolle|super|klasse|großartige|reife|starke|glanzvolle leistung ,|mal?; wie schön|nett|großzügig|reizend|aufmerksam; na dann|prima|herzlichen|wunderbar; was für ein|eine überraschung|held|heldin|leistung|genie|zufall; mitarbeiter|mitarbeiterin des monats|jahres; der|die|unser|unsere herr|frau superschlau|oberschlau|wichtig|doktor|professor|superstar; oh wunder; wunder über wunder; man höre und staune; so ein zufall; welch|was ein? zufall|wunder|glück; danke auch; vielen dank dafür; glanzleistung; sternstunde; wieder mal typisch; wer sonst; eine wahre freude",
            "ganz großes kino; ganz große klasse|leistung|kunst; der herr|die dame lässt|geruht|belieben|beliebt; chapeau; applaus; respekt , respekt; glückwunsch dazu",
        ],
    },
    List {
        sense: Sense::Risk(Rule::VagueTime, Deed),
        phrases: &[
            "oft; öfter|öfters; häufig~; regelmäßig~; manchmal; gelegentlich~; ab und zu; ab und an; hin und wieder; immer wieder; wiederholt; neulich; kürzlich; in letzter zeit; letztens; vor kurzem; vor einiger zeit; vor einer weile; früher; unlängst; \
            des öfteren; mehrfach; mehrmals; vielfach; zigmal; tausendmal; meistens; meist; laufend; seit längerem|langem; seit einiger|geraumer|langer zeit; mehrere|einige|etliche|viele male; von zeit zu zeit; in der vergangenheit; schon lange",
            "zu gering|wenig|schlecht; irgendwie nicht? gut|schlecht|komisch; mehrere|einige|viele|zahlreiche beschwerden|vorfälle|fehler|probleme; lässt zu wünschen übrig; unter den|unseren erwartungen; nicht gut genug",
        ],
    },
    List {
        sense: Sense::Time,
        phrases: &[
            "# <monat>; <monat> #; im|seit|bis|ab|anfang|ende|mitte <monat>; montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag; montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags; \
            montagmorgen|montagvormittag|montagnachmittag|dienstagmorgen|dienstagnachmittag|mittwochmorgen|donnerstagmorgen|freitagmorgen|freitagnachmittag; \
            gestern; vorgestern; heute; heute morgen|früh|vormittag|mittag|nachmittag|abend; letzte|letzten|letzter|diese|diesen|dieser|vorige|vorigen|vergangene|vergangenen woche|monat|monats|quartal|nacht|jahr|montag|freitag; \
            vor #|zwei|drei|vier|fünf|einer|einem tagen|wochen|monaten|woche|monat|tag; # uhr; um # ; kw #; kalenderwoche|woche|quartal #; mitternacht; am # ; vom # bis|zum",
            "# <mon>; <mon> #; im|seit|bis|ab|anfang|ende|mitte <mon>; am|letzten|diesen|vorigen mo|di|mi|do|fr|sa|so; mo|di|do|fr #; gerade eben; heute in; in der mittagspause; zum schichtbeginn|schichtende|feierabend",
        ],
    },
    List {
        sense: Sense::Deed,
        phrases: &[
            "sagte|sagt|gesagt|schrieb|schreibt|geschrieben|fragte|gefragt|antwortete|geantwortet|rief|gerufen|angerufen|schickte|geschickt|gesendet|sandte|ließ|gelassen|lassen|verließ|verlassen|verpasst|versäumt; \
            kam|kamen|kommst|kommt|kommen|gekommen|ankam|angekommen|erschien|erschienen|öffnete|geöffnet|schloss|geschlossen|abgeschlossen|unterbrach|unterbrochen|schrie|geschrien|angeschrien|brüllte|gebrüllt|lieferte|geliefert|abgeliefert|gab|gegeben|abgegeben|vergaß|vergessen|zeigte|gezeigt|vorgestellt; \
            erklärte|erklärt|übersprungen|weigerte|geweigert|verweigerte|half|geholfen|reparierte|repariert|las|gelesen|sprach|gesprochen|redete|geredet|lachte|gelacht|ging|gegangen|knallte|geknallt|warf|geworfen|unterschrieben|beendet|gemeldet|geprüft|kopiert|gelöscht|geändert|verschoben|gestoppt|abgesagt|gebracht|brachte|genommen|gemacht|machte|gedankt|bedankte|entschuldigt|wiederholte|genannt|nannte|verraten|veröffentlicht|geteilt|benutzt|kaputtgemacht|verloren|verkauft|gekauft|stand|saß|rollte|gerollt|telefonierte|telefoniert|gelobt|lobte|ignoriert|ignorierte|beschuldigte|fehlte|fehlten|gefehlt|unverschlossen; \
            zu spät; nicht am platz; abwesend; einmal|zweimal|dreimal|viermal|fünfmal; allein gelassen",
            "nachgefragt|getauscht|ausgetauscht|übernommen|korrigiert|geführt|aufgeräumt|eingeräumt|angesprochen|zugehört|getragen|geparkt|gefahren|abgefahren|gestellt|abgestellt|gelegt|hingelegt|eingetragen|ausgefüllt|verteilt|verlegt|geholt|abgeholt|begleitet|eingearbeitet|vorbereitet|aufgelegt|eingelegt|umgebaut|aufgebaut|gebaut|gezählt|gemessen|bestellt|bezahlt|gerechnet|verrechnet|übergeben|unterbrichst|unterbricht|gespielt|getrunken|gegessen|geschlafen|verschüttet|umgeworfen|verschlafen|ausgelassen|ausgeschaltet|eingeschaltet|abgeschaltet|angehalten|gewartet|nachgezählt|umgestellt|gefunden|entdeckt|zurückgerufen|zurückgegeben|angelernt|erledigt|bearbeitet|abgeschickt|weitergeleitet|eingereicht|nachgereicht|dokumentiert|notiert|protokolliert|informiert|organisiert|montiert|installiert|kontrolliert|vertreten|vertrat|eingesprungen|gegangen|weggegangen|gekommen|gelaufen|gestanden|gesessen|gesehen|gehört|beobachtet; ins wort gefallen; fiel .. ins wort; sprang ein",
        ],
    },
];

//! German: judgements on a person.

use crate::wording::About::{Anything, Deed, Person};
use crate::wording::{List, Rule, Sense};

/// The phrases.
pub(in crate::wording) const LISTS: &[List] = &[
    List {
        sense: Sense::Risk(Rule::LabelEffort, Person),
        phrases: &[
            "faul~; träge|träger|trägen|träges; bequem~; unmotiviert~; demotiviert~; lustlos~; antriebslos~; nachlässig~; schlampig~; \
            arbeitsscheu~; desinteressiert~; unengagiert~; ehrgeizlos~; gleichgültig~; lasch~",
            "müßig~; phlegmatisch~; lahm~; lethargisch~; passiv~; halbherzig~; schluderig~; oberflächlich~; unambitioniert~; uninteressiert~; antriebsarm~; interesselos~; schlampert~; saumselig~",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelEffort, Anything),
        phrases: &[
            "faulpelz*; faulenzer*; drückeberger*; minderleister*; faulheit; <mangel> <tugend>; <kein>|jede|jeden|jeder|jegliche|jeglicher <tugend>; \
            mangel an <tugend>; schlechte|miese arbeitsmoral; dienst nach vorschrift; wieder eine|diese ausrede|ausreden; voller ausreden; sitzt seine|ihre zeit ab; macht sich ein schönes leben; ruht sich aus; fauler hund|sack; totes gewicht",
            "schiebt eine? ruhige kugel; macht sich keinen kopf; reißt sich kein bein; drückt sich vor|um|gern|gerne|immer; tut nur das nötigste; macht nur das nötigste|minimum; das allernötigste|nötigste; mit minimalem aufwand; lässt|ließ .. schleifen; bummelt|bummelte|gebummelt|trödelt|trödelte; liegt auf der faulen haut; null bock; arbeitsmoral; ausreden; kein antrieb|biss; hat|zeigt keinen antrieb|biss|ehrgeiz|einsatz; ohne jeden|jeglichen einsatz|antrieb|ehrgeiz; ruht sich .. auf; schludert; wenig einsatz|engagement",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelSkill, Person),
        phrases: &[
            "inkompetent~; unfähig~; dumm|dumme|dummer|dummen; blöd~; doof~; dämlich~; nutzlos~; unbegabt~; unqualifiziert~; überfordert~; \
            ungeeignet~; talentlos~; begriffsstutzig~; ahnungslos~; hoffnungslos~; beschränkt~; schwach|schwache|schwacher|schwachen; ein? versager|versagerin; nicht? besonders|sehr? helle|schlau|klug|intelligent",
            "ungebildet~; stümperhaft~; dilettantisch~; unbeholfen~; hilflos~; einfältig~; minderbegabt~; unterbelichtet~; mittelmäßig~; tollpatschig~; schusselig~; unselbstständig~; unselbständig~; lernresistent~; ungeschickt~; fehl am platz; nicht die hellste kerze; strunzdumm~; strohdumm~",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelSkill, Anything),
        phrases: &[
            "low performer|performerin; inkompetenz; unfähigkeit; nicht belastbar; keine führungspersönlichkeit|führungskraft; kapiert|rafft|checkt|begreift es .. nicht; kapiert|rafft|checkt|begreift .. nichts|nicht; schwer von begriff; \
            zwei linke hände; hoffnungsloser fall; ist|war .. eine|ein? katastrophe|totalausfall|witz|belastung|zumutung|plage|enttäuschung|desaster; nicht der richtige|hellste; muss man .. alles|dreimal|zweimal|hundertmal .. sagen|erklären; nicht zu gebrauchen; \
            zu nichts zu? gebrauchen|fähig; nicht der|die hellste; totalausfall; fehlbesetzung; schlechter|schwacher mitarbeiter; schlechte|schwache mitarbeiterin",
            "keine ahnung von; hat keine|null|keinen ahnung|plan|peilung|schimmer; hält|hielt keinen? .. druck|stress aus|stand; hält|hielt keinem druck stand; dem druck|job|stelle|aufgabe nicht gewachsen; nicht gewachsen; kann .. nichts|gar nichts richtig; kriegt|bekommt .. nicht|nichts hin|gebacken|geregelt|auf; stellt sich .. an; lange leitung; auf dem schlauch; falsch am platz; der falsche|die falsche für; wird .. nie lernen|begreifen|schaffen|verstehen; lernt es|das nie; nicht das zeug; fehlt .. an intelligenz|grips|verstand|können|kompetenz; dumm wie; stümper|stümperin|pfuscher|dilettant|dilettantin|niete|null|pfeife|flasche|blindgänger; pfuscht|pfuschte|gepfuscht; nicht vermittelbar; zu langsam für|im; eine niete|null|flasche|pfeife; auf verlorenem posten",
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
            "aalglatt~; abgehoben~; abgebrüht~; affektiert~; anhänglich~; aufbrausend~; aufdringlich~; aufgeblasen~; berechnend~; besserwisserisch~; borniert~; boshaft~; charakterlos~; dominant~; distanzlos~; dünnhäutig~; eigensinnig~; eigenbrötlerisch~; egozentrisch~; eigenwillig~; engstirnig~; falsch; fahrig~; gehässig~; geltungssüchtig~; gemein|gemeine|gemeiner; geschwätzig~; großspurig~; großkotzig~; halsstarrig~; heuchlerisch~; herablassend~; herzlos~; hitzköpfig~; humorlos~; impulsiv~; intrigant~; jähzornig~; kalt|eiskalt~; kleinkariert~; kleinlich~; kontrollsüchtig~; kratzbürstig~; kühl~; labil~; machtgierig~; missgünstig~; misstrauisch~; neurotisch~; oberlehrerhaft~; paranoid~; penetrant~; pedantisch~; pingelig~; primitiv~; psycho; rachsüchtig~; reizbar~; rückgratlos~; scheinheilig~; selbstherrlich~; selbstsüchtig~; skrupellos~; sonderbar~; spießig~; sprunghaft~; streitlustig~; störrisch~; taktlos~; theatralisch~; überdreht~; überspannt~; unaufrichtig~; unausstehlich~; unbelehrbar~; undurchsichtig~; uneinsichtig~; unehrenhaft~; ungehobelt~; ungehalten~; unnahbar~; unsensibel~; unsolidarisch~; unsympathisch~; unverantwortlich~; unflexibel~; verantwortungslos~; verbohrt~; verbittert~; verklemmt~; verpeilt~; verschroben~; verschlagen~; verträumt~; wankelmütig~; weich|weiche|weicher; weltfremd~; wichtigtuerisch~; willensschwach~; zerstreut~; zickig~; zwanghaft~; schwer von kapee",
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
            "<sein> einstellung ist|war|stimmt|lässt; <sein> ego; <sein> charakter|art|wesen ist|nervt; die einstellung stimmt; keinen|kein charakter|anstand|respekt|benehmen|rückgrat|taktgefühl|feingefühl|empathie|mitgefühl|gewissen; keine manieren|empathie|skrupel|selbstreflexion|einsicht; ohne jedes? taktgefühl|feingefühl|anstand; lässt|ließ|gelassen .. im stich; im stich gelassen; uns|alle|mich hängen gelassen; hängengelassen; denkt|dachte immer? nur an sich; hält sich für; von sich selbst überzeugt; sehr von sich überzeugt; zu sehr von sich eingenommen; sich selbst am nächsten; fähnchen im wind; zwei gesichter; dickes fell; große klappe; loses mundwerk; ellenbogenmentalität; nicht ganz sauber|dicht|normal; schwieriger umgang; schwierig im umgang; mit vorsicht zu genießen; sie|er ist so einer|eine; null selbstreflexion; ein schwieriger; kein mensch für; schwache nerven; nah am wasser gebaut; leicht reizbar; nimmt immer? alles persönlich; spaltet|spaltete das team; bringt|brachte unruhe|unfrieden; macht|machte stimmung gegen; sorgt|sorgte für unruhe|stunk; stänkert|stänkerte; geltungsdrang|geltungsbedürfnis|profilneurose",
            "kein verlass; auf ihn|sie|den|die ist .. verlass; so was von dünnhäutig~|faul~|frech~|dumm~|arrogant~|empfindlich~; das|es ist|war .. verantwortungslos|unprofessionell|respektlos|kindisch|frech|dumm|unverschämt|rücksichtslos|unreif|peinlich",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelConduct, Person),
        phrases: &[
            "aggressiv~; toxisch~; respektlos~; unverschämt~; frech~; unfreundlich~; unhöflich~; unkooperativ~; unkollegial~; feindselig~; \
            ausfallend~; unbeherrscht~; cholerisch~; patzig~; pampig~; emotional~; unsachlich~; rücksichtslos~; dreist~; \
            vorlaut~; abweisend~; destruktiv~; defensiv~; anmaßend~; unangemessen~; daneben; aufmüpfig~; streitsüchtig~; hysterisch~",
            "barsch~; bissig~; boshaft~; beleidigend~; genervt~; giftig~; hochfahrend~; kindhaft~; kleinkindhaft~; konfrontativ~; laut geworden; rüpelhaft~; ruppig~; schnippisch~; schroff~; ungehörig~; unmöglich~; unverfroren~; unflätig~; ungezogen~; unverschämt~; unwirsch~; zynisch~; zudringlich~; herrisch~; distanzlos~; flapsig~; rechthaberisch~; süffisant~; spöttisch~; überreagiert; unbeherrscht~; unkontrolliert~; vulgär~; zickig~; unpassend~; dominant~",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelConduct, Anything),
        phrases: &[
            "unprofessionell~; unmögliches|toxisches|asoziales|inakzeptables verhalten|benehmen; benimmt|benahm|verhält|verhielt|aufgeführt|führt sich .. wie ein|eine kind|kleinkind|baby|teenager|idiot; \
            wie ein kleines? trotziges? kind; vergiftet die? das? stimmung|klima; theater gemacht; nutzt|nutzte|missbraucht|missbrauchte seine|ihre stellung|position|macht|rolle aus?; tanzt mir|uns .. auf der nase; macht , was er|sie will; treibt|bringt mich|uns|alle .. wahnsinn|weißglut|verzweiflung; geht mir|uns|allen auf die|den nerven|nerv|geist|wecker; er|sie nervt; lästert|gelästert; jammert; motzt; mault; rumgezickt; respektlosigkeit; unverschämtheit; frechheit; schlechtes benehmen",
            "rastet|rastete .. aus; ausgerastet|ausgeflippt|durchgedreht|überreagiert; flippt|flippte|dreht|drehte .. aus|durch; tickt|tickte .. aus; schmollt|schmollte|geschmollt; meckert|meckerte|gemeckert|nörgelt|nörgelte|genörgelt|gejammert|jammerte|lästerte|motzte|gemotzt|maulte|gemault|zickt|zickte|gezickt|pöbelt|pöbelte|gepöbelt; zieht|zog über .. her; redet|redete schlecht über; macht|machte .. schlecht; spielt|spielte sich auf|als; spielt|spielte den|die chef|chefin|boss|diva|opfer; spielt|spielte .. gegeneinander aus; macht|machte ein|eine drama|szene|theater|aufstand; aus der haut gefahren; wie ein elefant; fällt|fiel mir|uns .. in den rücken; schleimt|schleimte|geschleimt; lässt|ließ .. auflaufen; verweigert sich; wutanfall|wutausbruch|trotzanfall|tobsuchtsanfall; benimmt sich daneben|unmöglich|kindisch; daneben benommen; im ton vergriffen; führt|führte sich .. auf; macht alle verrückt; hetzt|hetzte gegen; intrigiert|intrigierte; schikaniert",
        ],
    },
    List {
        sense: Sense::Risk(Rule::LabelName, Anything),
        phrases: &[
            "idiot|idioten|idiotin; trottel; depp|deppen; versager|versagerin; besserwisser*; querulant*; nörgler*; jammerlappen; diva; mimose; \
            stinkstiefel; störenfried*; unruhestifter*; lügner|lügnerin; heuchler*; intrigant*; schleimer*; wichtigtuer*; angeber*; egoist|egoistin; egomane; narzisst|narzisstin; \
            choleriker|cholerikerin; psychopath|psychopathin; quertreiber*; querkopf; dickkopf; sturkopf; klugscheißer*; weichei; schlaftablette; \
            problemfall; problemmitarbeiter*; sorgenkind; giftspritze; schwarzes schaf; faules ei; dramaqueen; drama queen; quasselstrippe; schwätzer*; arschloch; hinterwäldler; nervensäge; feigling; tyrann",
            "armleuchter; aufschneider*; arschkriecher*; bürohengst; chaot|chaotin|chaoten; dampfplauderer; dummkopf; dünnbrettbohrer*; eigenbrötler*; einfaltspinsel; esel; flachpfeife; giftzwerg; großmaul; großkotz; hampelmann; hasenfuß; heulsuse; hitzkopf; hohlkopf; hornochse; jasager*; kameradenschwein; kindskopf; klatschtante; klatschmaul; klatschbase; klette; korinthenkacker*; kriecher*; lahmarsch; labertasche; laberkopf; lusche; luftikus; maulheld; meckerer|meckerziege|meckerfritze; memme; miesepeter; mistkerl; mitläufer*; muffel; muttersöhnchen; nichtsnutz; nulpe; paragrafenreiter; pedant|pedantin; penner; petze; pfeife; plaudertasche; prinzessin; prinzipienreiter*; rabauke; raffzahn; schaumschläger*; schlafmütze; schlendrian; schlitzohr; schmarotzer*; schnarchnase; selbstdarsteller*; sensibelchen; sonderling; spaßbremse; spinner|spinnerin; streber|streberin; streithahn|streithammel; transuse; traumtänzer*; trampel; trantüte; tratschtante; träumer|träumerin; unsympath; warmduscher; waschlappen; wendehals; wirrkopf; zicke; zimtzicke; zappelphilipp; bremser|bremserin; blender|blenderin; kotzbrocken; fiesling; ekel; scheusal; angsthase; schwächling; pausenclown; komischer kauz|vogel; falsche schlange; graue maus; fauler sack; rotes tuch; ein? klotz am bein; hemmschuh; schwachstelle des|im team; schwächstes glied",
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
        sense: Sense::Risk(Rule::LabelCharacter, Deed),
        phrases: &["neigt|neigte|neigst|tendiert|tendierte zu|dazu"],
    },
];

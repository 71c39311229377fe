import type { OrderLanguage } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { numbers } from './numbers.js';
import { rules } from './rules.js';

const phrases = (text: string): string[] => phrasesAsSaid(text, rules);

/** How people order in German. */
export const german: OrderLanguage = {
  code: 'de',
  numbers,
  ...rules,
  compoundLinks: ['s', 'n', 'en', 'e'],
  indefinite: ['ein', 'eine', 'einen', 'einem', 'einer', 'eines', 'ne', 'nen', 'n'],
  definite: phrases('der | die | das | den | meine | meinen | mein'),
  refusals: ['nein', 'nee'],
  nounFirst: false,
  linkWords: phrases(
    'der | die | das | den | dem | des | von | vom | mit | in | im | auf | am | à la | nach | art',
  ),
  andWords: ['&', 'und', 'u'],
  inflections: [
    [
      ['ss$', 'ss'],
      ['(...)(?:ern|en|er|es|em)$', '$1'],
      ['(..)e$', '$1'],
      ['(...)s$', '$1'],
    ],
    [
      ['(...)n$', '$1'],
      ['(...)a$', '$1'],
    ],
  ],
  sounds: [
    ['tsch', '1'],
    ['sch', '2'],
    ['ch', '3'],
    ['ph|v', 'f'],
    ['ck|c|q', 'k'],
    ['th|dt|d', 't'],
    ['z|tz', 's'],
    ['b', 'p'],
    ['g', 'k'],
    ['x', 'ks'],
    ['w', 'f'],
    ['h', ''],
    ['(?<=.)[aeiouyj]', ''],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    phrases('mayo | mayonnaise | majo'),
    phrases('coca cola | cola'),
    phrases('pommes | pommes frites | fritten'),
    phrases('champignons | pilze | champignon'),
    phrases('hamburger | burger'),
    phrases('mittel | mittlere | mittleren | mittelgroß | medium | normal'),
    phrases('groß | große | großen'),
    phrases('schinken | kochschinken'),
    phrases('mozzarella | mozarella'),
    phrases('zwiebel | zwiebeln'),
    phrases('paprika | peperoni'),
    phrases('koffeinfrei | entkoffeiniert'),
    phrases('sprudel | mineralwasser | wasser'),
    phrases('liter | l'),
    phrases('prozent | %'),
  ],
  sweepingWords: phrases('alles | alle | allem'),
  pointingWords: phrases('das | den | die | es | davon'),
  bareWords: ['schwarz', 'schwarze', 'schwarzer'],
  plainWords: phrases(`
    klassisch | klassische | normal | normale | einfach | einfache | hausgemacht | hausgemachte | frisch | frische | nach art des hauses |
    original | traditionell | unser | unsere
  `),
  commonWords: phrases(`
    der | die | das | den | dem | des | ein | eine | einen | einem | einer | und | oder | aber | mit | ohne | für | von | vom |
    zu | zum | zur | bei | beim | in | im | an | am | auf | aus | nach | um | bis | über | unter | vor | ich | du | er | sie |
    es | wir | ihr | mich | mir | dich | dir | uns | euch | ihnen | ihn | ihm | mein | meine | meinen | dein | deine | sein |
    seine | unser | unsere | euer | eure | ist | sind | bin | war | wäre | wären | sein | habe | hab | hat | haben | hätte |
    hätten | hätt | kann | kann ich | können | könnte | könnten | will | wollen | wollte | möchte | möchten | würde | würden |
    gern | gerne | nehme | nehmen | nimm | bestelle | bestellen | bestellung | bekomme | bekommen | kriege | kriegen | geben |
    gibt | gib | machen | mache | macht | mach | tun | bringen | bringt | kommt | komme | kommen | dazu | noch | auch | nur |
    nicht | nichts | kein | keine | keinen | ja | nein | doch | mal | bitte | danke | schön | guten | tag | abend | morgen | hallo |
    grüß | gott | servus | moin | tschüss | so | also | dann | da | hier | dort | jetzt | gleich | sofort | später | heute | äh |
    ähm | hm | naja | okay | gut | super | prima | genau | richtig | stimmt | sehr | viel | viele | wenig | mehr | weniger |
    etwas | was | wer | wie | wo | wann | warum | welche | welcher | welches | wieviel | dass | wenn | ob | weil | als |
    man | alle | alles | andere | anderen | anderer | gleiche | gleichen | selbe | dasselbe | erste | zweite | dritte | letzte |
    uhr | ab | hole | stunde | stunden | minute | minuten | zeit | moment | person | personen | leute | tisch | haus | straße | adresse |
    telefon | nummer | name | abholen | abholung | liefern | lieferung | essen | trinken | speise | gericht | karte | größe |
    art | sorte | preis | kostet | kosten | euro | rechnung | bar | zahlen | groß | große | großen | klein | kleine | kleinen |
    mittel | mittlere | doppelt | doppelte | halb | halbe | hälfte | ganz | ganze | extra | kinder | freund | frau | mann |
    herr | fertig | schnell | möglich | sicher | vielleicht | eigentlich | lieber | statt | einmal | zweimal | stück | sagen
  `),
  cues: {
    and: phrases(`
      und | & | plus | und dann | dann | und dann noch | dann noch | und noch | noch | außerdem | und außerdem | sowie | und auch |
      auch | auch noch | und dazu | dazu noch | zusammen mit | und zum schluss
    `),
    or: phrases('oder'),
    with: phrases(`
      mit | dazu | belegt mit | gefüllt mit | inklusive | mit der | mit dem | mit den | wo drauf ist | und mit | überbacken mit
    `),
    without: phrases(`
      ohne | kein | keine | keinen | keinem | bitte ohne | ohne die | ohne den | ohne das | nicht | außer | bis auf | aber ohne |
      und ohne | aber keine | aber kein | aber keinen | lass weg | lassen sie weg | verzichten auf | alles außer
    `),
    but: phrases('aber | jedoch | nur | allerdings'),
    extra: phrases(`
      extra | mit extra | doppelt | doppelte | doppelten | doppeltem | mehr | viel | viele | zusätzlich | zusätzliche | reichlich |
      ordentlich | eine extra portion | extra viel | extra viele | mit doppelt | mit viel | mit mehr | dreifach | besonders viel
    `),
    light: phrases(`
      wenig | wenige | weniger | ein bisschen | ein wenig | etwas | nur wenig | nur ein bisschen | nicht so viel | nicht so viele |
      nicht zu viel | nicht zu viele | mit wenig | mit weniger | kaum | ganz wenig | einen hauch | leicht
    `),
    clause: phrases(`
      ich möchte | möchte ich | ich hätte gern | ich hätte gerne | hätte gern | hätte gerne | hätte ich gern | hätte ich gerne |
      ich nehme | nehme ich | wir nehmen | nehmen wir | ich will | ich bekomme | bekomme ich | ich kriege | kriege ich | ich bestelle |
      wir möchten | wir hätten gern | wir hätten gerne | wir wollen | ich würde gern | ich würde gerne | würde ich nehmen | für mich |
      ich brauche | wir brauchen | geben sie mir | bringen sie mir | machen sie mir | tun sie | mach mir | gib mir |
      kann ich haben | könnte ich haben | ich wollte | möchten wir | bestellen | haben | nehmen | dazu nehme ich | fügen sie |
      schreiben sie | packen sie | ich hätt gern | ich hätt gerne | wir bekommen | noch dazu | zu meiner bestellung
    `),
    filler: phrases(`
      bitte | bitte schön | danke | danke schön | vielen dank | hallo | guten tag | guten abend | guten morgen | grüß gott | moin |
      servus | äh | ähm | hm | also | ja | naja | okay | genau | mal | schon mal | das wäre alles | das ist alles | das wars |
      wenn möglich | wenn es geht | einen moment | moment | zum mitnehmen | zum abholen | zum liefern | eine bestellung |
      eine bestellung aufgeben | nein danke | zu trinken | zum trinken | zum essen | zu essen | als vorspeise | als hauptspeise |
      als beilage | insgesamt | gern | gerne | kein problem | fürs erste | in der größe | größe | kann ich | könnte ich | könnten sie |
      können sie | haben wollen | vielleicht | eigentlich | würde ich sagen | für den anfang
    `),
    unit: phrases(`
      portion | portionen | teller | glas | gläser | flasche | flaschen | dose | dosen | tasse | tassen | stück | stücke | kugel |
      kugeln | scheibe | scheiben | becher | schale | schalen | schüssel | karaffe | mal die | mal den | mal das | portion von
    `),
    times: phrases('mal | x'),
    aside: phrases('extra dazu | separat | getrennt | daneben | an der seite | nebenbei'),
    all: phrases(`
      alle | alle beide | beide | beide mit | bei allen | bei beiden | auf allen | auf beiden | alle mit | für alle | alle drei |
      alle zusammen | auf alle | auf beide | in allen
    `),
    ofEach: phrases('von jedem | von jeder | jeweils | je | pro stück | von beiden'),
    halves: phrases('halb halb | halb und halb'),
    half: phrases('halb | hälfte | die hälfte | halbe | auf der hälfte | die andere hälfte'),
    one: phrases(`
      die andere | der andere | das andere | die anderen | die erste | der erste | das erste | die zweite | der zweite | das zweite |
      die letzte | der letzte | das letzte | eine davon | einer davon | eins davon | die dritte
    `),
    repair: phrases(`
      entschuldigung | nein entschuldigung | ich meine | ich meinte | nein doch | doch lieber | lieber | nein lieber | nein warte |
      nein warten sie | ach nein | beziehungsweise | quatsch | vielmehr | oder lieber | nein halt | falsch | sorry | nein sorry
    `),
    another: phrases(`
      noch ein | noch eine | noch einen | noch eins | noch einmal | nochmal | noch mal | noch einer | ein weiteres | eine weitere |
      einen weiteren
    `),
    same: phrases(`
      das gleiche | die gleiche | den gleichen | dasselbe | dieselbe | denselben | das gleiche nochmal | das gleiche noch einmal |
      das selbe | das gleiche für mich | genauso | so eine | noch so eine | noch so einen | wie sie | wie er | die gleichen
    `),
    drop: phrases(`
      streichen sie | streiche | streichen | nehmen sie raus | entfernen sie | entfernen | löschen sie | lösche | löschen |
      stornieren sie | ich möchte doch kein | ich möchte doch keine | ich möchte doch keinen | doch kein | doch keine | doch keinen |
      nicht mehr | weg mit | lassen sie | lassen sie … weg | nehmen sie … raus | nehmen sie … weg | nehmen sie … runter
    `),
    change: phrases(`
      ändern sie | ändern | ändere | tauschen sie | tauschen | tausche | ersetzen sie | ersetzen | ersetze | wechseln sie
    `),
    to: phrases('in | gegen | durch | zu | gegen eine | gegen einen | gegen ein'),
    instead: phrases(
      'anstatt | statt | anstelle von | anstatt der | statt der | statt dem | anstatt dem | stattdessen',
    ),
    makeIt: phrases(`
      machen sie daraus | machen sie draus | machen wir | machen sie | mach draus | mach daraus | doch lieber | lieber doch |
      ich nehme doch | ich möchte doch | dann doch | sie soll | die soll | die pizza soll | nehmen sie doch | daraus
    `),
    onto: phrases(
      'auf die | auf den | auf das | in die | in den | zu der | zur | zum | für die | für den | bei der | auf meine',
    ),
    undo: phrases(`
      rückgängig | machen sie das rückgängig | das rückgängig machen | nehmen sie das zurück | vergessen sie das | das doch nicht |
      das wieder streichen | das letzte streichen | streichen sie das letzte | das wieder weg
    `),
    startOver: phrases(`
      von vorne | nochmal von vorne | noch einmal von vorne | fangen wir nochmal an | von vorn | alles löschen | alles stornieren |
      stornieren sie alles | löschen sie alles | streichen sie alles | stornieren sie die bestellung | von neuem
    `),
    price: phrases(`
      was kostet | was kosten | wie viel kostet | wieviel kostet | wie viel kosten | wie teuer ist | wie teuer sind |
      was macht | was ist der preis von | der preis von | preis für | was kostet die | was kostet der | was kostet das
    `),
    contents: phrases(`
      was ist auf der | was ist auf | was ist in der | was ist im | was ist in | was ist drauf auf | was ist da drauf | was ist drin |
      welche zutaten hat | woraus besteht | was ist alles auf der | was ist alles in | was gehört zu | was kommt auf
    `),
    allergen: phrases(`
      ist da | sind da | enthält | enthalten | ist in der | ist in dem | ist im | sind in der | sind im | ist auf der | sind auf der |
      hat die | hat der | hat das
    `),
    offer: phrases(`
      was haben sie | was habt ihr | was gibt es | was gibts | haben sie | habt ihr | gibt es | gibts | was für |
      was haben sie an | was haben sie als | was gibt es an | was gibt es als | was können sie empfehlen | was haben sie für
    `),
  },
  cuesBehind: {
    drop: phrases(
      'weg | raus | doch nicht | doch lieber nicht | lieber nicht | doch nicht mehr | streichen bitte | bitte streichen | stornieren | wieder weg | rausnehmen',
    ),
    without: phrases('weglassen | bitte weglassen | nicht drauf'),
  },
};

import type { Lexicon } from '../../agents/lexicon.js';
import { phrases as written } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { clockPatterns } from '../clockPatterns.js';
import { daysOf } from '../days.js';
import { atEveryHour, digitStrings } from '../hintPhrases.js';
import { languageRequests } from '../requests.js';
import { numbers } from './numbers.js';
import { rules } from './rules.js';

const phrases = (text: string): string[] => phrasesAsSaid(text, rules);
const words = (text: string): string[] => text.trim().split(/\s+/);
const morning = phrases('morgens | früh | vormittags | am morgen | am vormittag | in der früh');
const night = phrases('nachts | in der nacht');

/** How German-speaking callers say what is not food. */
export const lexicon: Lexicon = {
  numbers,
  ...rules,
  fillers: phrases(`
    bitte | bitte schön | äh | ähm | hm | also | naja | na ja | ja also | hallo | guten tag | guten abend | guten morgen | grüß gott |
    moin | servus | danke | danke schön | vielen dank | entschuldigung | und | dann | das | ist | wäre | der | die | den | dem |
    ein | eine | einen | mit | für | zu | ich möchte | ich hätte gern | ich hätte gerne | ich würde | ich nehme | gern |
    gerne | mal | so | doch | vielleicht | eigentlich | oh | ach | okay dann | es | ich | bei | am | um | auf | in | noch | einfach |
    oder | lieber | nehme ich | sagen wir
  `),
  affirm: phrases(`
    ja | ja ja | ja bitte | ja gern | ja gerne | ja danke | jawohl | jo | jep | jup | klar | na klar | natürlich | sicher | gerne | gern |
    okay | ok | in ordnung | einverstanden | genau | richtig | das ist richtig | ist richtig | stimmt | das stimmt | stimmt so |
    passt | das passt | passt so | passt mir | alles richtig | alles klar | perfekt | prima | super | sehr gut | gut | korrekt |
    das ist korrekt | selbstverständlich | auf jeden fall | ja genau | ja richtig | ja das stimmt | ja stimmt | ja passt |
    ja alles richtig | ich bestätige | bestätigt | ja klar | ja das ist richtig | das geht | machen wir so | alles gut
  `),
  deny: phrases(`
    nein | nein danke | nein nein | nee | nö | ne | falsch | das ist falsch | das stimmt nicht | stimmt nicht | nicht richtig |
    das ist nicht richtig | nicht ganz | eher nicht | lieber nicht | auf keinen fall | gar nicht | überhaupt nicht |
    passt nicht | das passt nicht | passt mir nicht | noch nicht | möchte ich nicht | ich möchte nicht | nein das stimmt nicht |
    nein das ist falsch | nicht korrekt | da ist ein fehler
  `),
  finish: phrases(`
    das ist alles | das wäre alles | das wars | das wars dann | das war es | das war alles | nichts mehr | sonst nichts |
    nein das ist alles | nein das wars | nein das wäre alles | nein sonst nichts | nein nichts mehr | mehr nicht | nein mehr nicht |
    fertig | ich bin fertig | nichts weiter | nur das | das reicht | reicht | nichts | alles danke | das wars danke | das wäre es |
    mehr brauche ich nicht | so passt das | dann wars das
  `),
  intents: {
    ask_for_person: phrases(`
      einen menschen | ein mensch | mit einem menschen | mit einem menschen sprechen | mit jemandem sprechen | mit jemand sprechen |
      jemanden sprechen | mit jemandem reden | einen mitarbeiter | eine mitarbeiterin | mit einem mitarbeiter | mitarbeiter |
      mit einem mitarbeiter sprechen | den chef | den chef sprechen | die chefin | mit dem chef | eine person | eine echte person |
      den inhaber | den geschäftsführer | verbinden sie mich | jemand aus dem team | einen kellner | die bedienung | eine beschwerde |
      beschwerde | mich beschweren | eine reklamation | reklamation | geld zurück | kundendienst | einen tisch reservieren |
      tisch reservieren | reservieren | eine reservierung | reservierung | einen tisch für
    `),
    leave_message: phrases(`
      eine nachricht hinterlassen | eine nachricht | nachricht | nachricht hinterlassen | auf den anrufbeantworter | anrufbeantworter |
      rufen sie mich zurück | einen rückruf | rückruf | um rückruf
    `),
    place_order: phrases(`
      bestellen | ich möchte bestellen | ich möchte gern bestellen | ich möchte gerne bestellen | eine bestellung | bestellung |
      eine bestellung aufgeben | ich möchte eine bestellung aufgeben | ich würde gern bestellen | ich würde gerne bestellen |
      etwas bestellen | ich möchte etwas bestellen | ich würde gerne etwas bestellen | ich wollte bestellen | ich wollte etwas bestellen |
      essen bestellen | vorbestellen
    `),
    repeat: phrases(`
      wiederholen | wiederholen sie | wiederholen sie bitte | können sie das wiederholen | können sie wiederholen | wie bitte | wie |
      was | noch einmal | nochmal | noch mal bitte | was haben sie gesagt | ich habe sie nicht verstanden | nicht verstanden |
      ich habe das nicht verstanden | ich höre sie nicht | ich verstehe sie nicht | bitte wiederholen | könnten sie das wiederholen |
      sagen sie das nochmal | was war das
    `),
    help: phrases(`
      hilfe | helfen sie mir | ich brauche hilfe | was kann ich sagen | wie funktioniert das | wie geht das | welche möglichkeiten habe ich |
      was soll ich sagen | was muss ich sagen
    `),
    wait: phrases(`
      moment | einen moment | moment bitte | einen moment bitte | moment mal | eine sekunde | sekunde | eine minute | warten sie |
      warte | warten sie kurz | augenblick | einen augenblick | ich überlege | ich muss überlegen | bleiben sie dran | kleinen moment |
      warten sie mal | lassen sie mich überlegen | ich schaue mal
    `),
    cancel: phrases(`
      abbrechen | stornieren | alles stornieren | stornieren sie alles | brechen sie ab | vergessen sie es | lassen sie es | ich
      möchte doch nichts | ich habe es mir anders überlegt | doch nicht bestellen | ich möchte nicht mehr bestellen | ich möchte
      stornieren
    `),
    cancel_order: phrases(`
      bestellung stornieren | die bestellung stornieren | meine bestellung stornieren | stornieren sie die bestellung |
      stornieren sie meine bestellung | die bestellung abbestellen | meine bestellung abbestellen
    `),
    ask_placed_order: phrases(`
      wo ist meine bestellung | wo bleibt meine bestellung | wo bleibt mein essen | wo bleibt die pizza | wo bleibt die
      lieferung | meine bestellung ist noch nicht da | das essen ist noch nicht da | noch nicht angekommen | ich warte noch auf
      meine bestellung | ich warte auf meine bestellung | meine bestellung ist nicht angekommen | ich habe vorhin bestellt | ich
      habe schon bestellt | wegen meiner bestellung | zu meiner bestellung | falsch geliefert | das falsche geliefert
    `),
    ask_who: phrases(`
      hallo | hallo hallo | guten tag | guten abend | guten morgen | grüß gott | moin | servus | hören sie mich | können sie
      mich hören | ist da jemand | ist jemand da | sind sie da | sind sie noch da | sind sie ein roboter | sind sie eine
      maschine | sind sie ein computer | sind sie ein mensch | sind sie echt | wer sind sie | wer ist da | mit wem spreche ich |
      spreche ich mit einem roboter | ist das ein roboter | ist das ein anrufbeantworter | wie geht es ihnen
    `),
    goodbye: phrases(`
      auf wiederhören | wiederhören | auf wiedersehen | tschüss | tschau | ciao | schönen tag | schönen abend | schönen tag noch |
      schönen abend noch | bis später | bis dann
    `),
    thanks: phrases(
      'danke | vielen dank | danke schön | dankeschön | besten dank | herzlichen dank',
    ),
    ask_hours: phrases(`
      wann haben sie geöffnet | wann haben sie offen | wann machen sie zu | wann machen sie auf | wann schließen sie | wann öffnen sie |
      wie lange haben sie offen | wie lange haben sie geöffnet | bis wann haben sie offen | bis wann haben sie geöffnet |
      haben sie offen | haben sie geöffnet | öffnungszeiten | ihre öffnungszeiten | wie lange habt ihr offen | habt ihr offen
    `),
    ask_wait: phrases(`
      wie lange dauert es | wie lange dauert das | wie lange | wie lange muss ich warten | wann ist es fertig | wann ist das fertig |
      wann kann ich abholen | wie lange wird es dauern | wann wird es fertig | wie lange braucht das | wann kommt es
    `),
    ask_total: phrases(`
      was macht das | was kostet das | wie viel macht das | wieviel macht das | wie viel kostet das | was kostet das zusammen |
      was macht das zusammen | die gesamtsumme | gesamtpreis | was kostet alles zusammen | wie viel ist das | wie viel kostet alles |
      was bin ich schuldig | was muss ich zahlen | wie viel insgesamt | wie viel
    `),
    ask_order: phrases(`
      wiederholen sie meine bestellung | wiederholen sie die bestellung | was habe ich bestellt | was habe ich bisher | meine bestellung |
      können sie die bestellung wiederholen | die bestellung wiederholen | lesen sie die bestellung vor | was haben sie notiert |
      meine bestellung wiederholen
    `),
    change_address: phrases(`
      die adresse | die adresse ändern | adresse ändern | falsche adresse | eine andere adresse | meine adresse | die adresse stimmt nicht |
      die adresse ist falsch
    `),
    change_time: phrases(`
      die uhrzeit | die zeit | die uhrzeit ändern | eine andere uhrzeit | andere uhrzeit | später | früher | die uhrzeit stimmt nicht
    `),
    change_name: phrases(
      'der name | den namen ändern | mein name | ein anderer name | der name stimmt nicht | der name ist falsch',
    ),
    change_phone: phrases(`
      die nummer | die telefonnummer | die nummer ändern | eine andere nummer | meine nummer | die nummer stimmt nicht |
      die nummer ist falsch
    `),
    order_usual: phrases(`
      das übliche | wie immer | das gleiche wie immer | meine übliche bestellung | wie üblich | das selbe wie immer | dasselbe wie immer
    `),
    order_last: phrases(`
      wie beim letzten mal | das gleiche wie beim letzten mal | dasselbe wie beim letzten mal | meine letzte bestellung |
      die letzte bestellung | wie letztes mal | das gleiche wie letztes mal
    `),
    ask_cheaper: phrases(`
      umsonst | gratis | kostenlos | für lau | aufs haus | einen rabatt | rabatt bekommen | billiger | günstiger
    `),
    pay_cash: phrases(`
      bar zahlen | bar bezahlen | in bar | ich zahle bar | ich bezahle bar | ich zahle in bar | mit bargeld | barzahlung | zahle bar | bezahle bar
    `),
    use_coupon: phrases(`
      ein gutschein | einen gutschein | ich habe einen gutschein | gutschein | gutscheincode | einen gutscheincode | rabattcode |
      einen rabattcode | ich habe einen rabattcode | ich habe einen code
    `),
  },
  fulfilments: {
    pickup: phrases(`
      zum abholen | abholen | ich hole es ab | ich hole es | ich hole sie | ich hole ab | hole ich ab | ich hole sie ab | ich hole das ab | zum mitnehmen | mitnehmen | abholung |
      selbst abholen | selbstabholer | zur abholung | ich komme vorbei | ich komme es abholen | wird abgeholt | ich hole selbst ab |
      abholen kommen | ich würde es abholen | ich möchte abholen
    `),
    delivery: phrases(`
      zum liefern | liefern | lieferung | liefern lassen | geliefert | bitte liefern | nach hause | zu mir nach hause | liefern sie |
      zur lieferung | mit lieferung | nach hause liefern | bringen lassen | geliefert bekommen | gebracht | bringen sie es mir |
      nach hause gebracht | lieferservice | mit dem lieferservice
    `),
    dine_in: phrases(`
      zum hier essen | hier essen | zum hieressen | vor ort | vor ort essen | im restaurant | bei ihnen essen | im lokal |
      im restaurant essen | zum dort essen | dort essen
    `),
  },
  languages: {
    ...languageRequests(
      'de',
      [
        ...['auf {language}', '{language} sprechen', 'sprechen sie {language}', '{language} bitte'],
        ...['können sie {language}', 'können wir {language} sprechen'],
      ],
      rules,
    ),
    de: phrases('auf deutsch | deutsch | deutsch sprechen | sprechen sie deutsch | deutsch bitte'),
  },
  nameLeads: phrases(`
    ich heiße | mein name ist | auf den namen | der name ist | auf namen | unter dem namen | ich bin der | ich bin die | hier ist | hier spricht
  `),
  nameLeadsWhenAsked: phrases(`
    für | auf | das ist | es ist | ist | herr | frau | familie | ich bin | schreiben sie | name | der name | hier | das wäre
  `),
  addressLeads: phrases(`
    meine adresse ist | die adresse ist | ich wohne in der | ich wohne in | ich wohne im | ich wohne am | liefern sie in die |
    liefern sie an die | in die | liefern in die | wohne in der | bringen sie es in die | die adresse lautet
  `),
  addressLeadsWhenAsked: phrases(
    'das ist | es ist | in der | in die | im | am | an der | das wäre | in | adresse | die',
  ),
  streetWords: phrases(`
    straße | strasse | str | weg | platz | allee | gasse | ring | damm | ufer | chaussee | markt | hof | graben | steig | pfad |
    hauptstraße | bahnhofstraße | gartenstraße | schulstraße | dorfstraße | bergstraße | kirchstraße | lindenstraße |
    goethestraße | schillerstraße | stock | etage | haus | wohnung | hinterhaus | promenade | wall | zeile
  `),
  phoneLeads: phrases(`
    meine nummer ist | meine telefonnummer ist | meine handynummer ist | die nummer ist | die nummer lautet | meine nummer lautet |
    sie erreichen mich unter | unter der
  `),
  postcodeLeads: phrases('postleitzahl | die postleitzahl ist | plz'),
  noteLeads: [
    { phrase: 'bitte notieren sie', keep: false },
    { phrase: 'eine anmerkung', keep: false },
    { phrase: 'sagen sie der kuche', keep: false },
    { phrase: 'sagen sie in der kuche', keep: false },
    { phrase: 'sagen sie dem fahrer', keep: true },
    { phrase: 'bitte klingeln', keep: true },
    { phrase: 'klingeln sie', keep: true },
    { phrase: 'nicht klingeln', keep: true },
    { phrase: 'bitte schneiden', keep: true },
  ],
  allergens: {
    gluten: written('Gluten | Weizen | Zöliakie | Gerste | Roggen'),
    crustaceans: written(
      'Krebstiere | Krebstieren | Garnelen | Shrimps | Krabben | Hummer | Meeresfrüchte',
    ),
    eggs: written('Eier | Ei | Eiern'),
    fish: written('Fisch'),
    peanuts: written('Erdnüsse | Erdnuss | Erdnüssen'),
    soy: written('Soja'),
    milk: written('Milch | Laktose | Milchprodukte'),
    nuts: written(`
      Schalenfrüchte | Nüsse | Nuss | Nüssen | Mandeln | Haselnüsse | Walnüsse | Cashew | Pistazien | Haselnuss | Walnuss
    `),
    celery: written('Sellerie'),
    mustard: written('Senf'),
    sesame: written('Sesam'),
    sulphites: written('Sulfite | Sulfit | Schwefel'),
    lupin: written('Lupinen | Lupine'),
    molluscs: written('Weichtiere | Muscheln | Austern | Tintenfisch | Calamari | Meeresfrüchte'),
  },
  allergyWords: phrases(`
    allergisch | allergie | allergien | allergiker | allergikerin | unverträglichkeit | intoleranz | intolerant | zöliakie
  `),
  questionLeads: phrases(`
    wo | wann | wer | warum | wieso | wie | wie viele | kann man | kann ich | gibt es | haben sie | nehmen sie | machen sie |
    welche | welcher | ist es | könnte ich | darf man
  `),
  offerLeads: phrases(
    'haben sie | habt ihr | gibt es | gibts | verkaufen sie | machen sie auch | führen sie',
  ),
  paying: {
    tip: phrases(`
      trinkgeld | für den fahrer
    `),
    noTip: phrases(`
      kein trinkgeld | ohne trinkgeld
    `),
    keepChange: phrases(`
      stimmt so | der rest ist für sie | behalten sie den rest | der rest ist für den fahrer | rest ist trinkgeld
    `),
    percent: phrases(`
      prozent
    `),
    cents: phrases(`
      cent | rappen
    `),
    units: phrases(`
      euro | euros | franken
    `),
    around: phrases(`
      bitte | und | mit | plus | noch | ein | eine | als | geben sie | dazu | ich | möchte | gebe | will | das | den | auch | geben | kann ich
    `),
  },
  numberParts: {
    start: phrases(
      'fängt an mit | beginnt mit | der anfang ist | am anfang | die ersten ziffern sind',
    ),
    end: phrases(
      'endet mit | endet auf | hört auf mit | das ende ist | am ende | die letzten ziffern sind | hinten',
    ),
  },
  givesFirstName: false,
  ordinals: [
    phrases('die erste | der erste | das erste | den ersten | erste | nummer eins | die eins'),
    phrases('die zweite | der zweite | das zweite | den zweiten | zweite | nummer zwei | die zwei'),
    phrases('die dritte | der dritte | das dritte | den dritten | dritte | nummer drei | die drei'),
    phrases('die vierte | der vierte | das vierte | den vierten | vierte | nummer vier | die vier'),
  ],
  time: {
    patterns: clockPatterns({
      asap: phrases(`
        so bald wie möglich | so schnell wie möglich | möglichst bald | möglichst schnell | sobald es geht | so schnell es geht |
        sofort | baldmöglichst | schnellstmöglich | so früh wie möglich | sobald wie möglich
      `),
      asapWhenAsked: phrases(
        'jetzt | jetzt gleich | gleich | wenn es fertig ist | sobald es fertig ist | egal | bald | wann es geht',
      ),
      in: ['in'],
      about: ['etwa', 'ungefahr', 'circa', 'ca', 'rund'],
      lengths: [
        ['1 1 halben stunden', 90],
        ['anderthalb stunden', 90],
        ['eineinhalb stunden', 90],
        ['1 halben stunde', 30],
        ['1 halbe stunde', 30],
        ['1 dreiviertelstunde', 45],
        ['1 viertelstunde', 15],
        ['1 stunde', 60],
      ],
      hours: ['stunden'],
      minutes: ['minuten', 'min'],
      noon: ['mittag', 'mittags'],
      midnight: ['mitternacht'],
      at: ['so gegen', 'so um', 'um', 'gegen', 'ab', 'fur', 'auf', 'bis', 'zirka', 'ca'],
      oclock: ['uhr'],
      afterHour: [],
      beforeHour: [
        ['halb', -30],
        ['viertel nach', 15],
        ['viertel vor', -15],
        ['3 viertel', -15],
        ['dreiviertel', -15],
        ['viertel', -45],
      ],
      plus: [],
      minus: [],
      past: ['nach'],
      to: ['vor'],
      morning,
      evening: [
        ...phrases(
          'abends | am abend | nachmittags | am nachmittag | mittags | mittag | am mittag | heute mittag | heute abend',
        ),
        ...night,
      ],
    }),
    morning,
    night,
    days: daysOf(
      'de',
      [
        phrases('heute | heute abend | heute mittag | heute nachmittag'),
        phrases('morgen'),
        phrases('übermorgen'),
      ],
      [[], [], [], [], [], ['sonnabend'], []],
    ),
  },
  hints: {
    quantities: words('ein eine einen zwei drei vier fünf sechs einmal zweimal dreimal'),
    digits: words('null eins zwei zwo drei vier fünf sechs sieben acht neun'),
    firstNames: words(`
      Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Klein
      Wolf Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Werner Krause Lehmann Peter
      Michael Thomas Andreas Stefan Christian Markus Alexander Martin Daniel Anna Maria Julia Laura
      Sarah Lisa Katharina Sabine Petra Claudia Monika Yilmaz
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{quantity} {item} {size}', '{quantity} {size} {item}'],
      ...['{quantity} {item} und {quantity} {item}', 'ich hätte gern {quantity} {item}'],
      ...['ich möchte {quantity} {item}', '{quantity} {item} bitte', 'ich nehme {quantity} {item}'],
      ...['{quantity} {item} mit {option}', '{quantity} {item} ohne {option}', 'ohne {option}'],
      ...['mit {option}', 'extra {option}', 'doch lieber {quantity}', 'machen wir {quantity}'],
      ...['streichen Sie {item}', 'das gleiche nochmal', 'noch eine {item}', 'statt {item} {item}'],
      ...['was kostet {item}', 'haben Sie {item}', 'was ist auf der {item}'],
    ],
    choices: ['{choice} bitte', '{size}', '{choice} und {choice}', 'die {choice}', 'mit {choice}'],
    times: [
      ...['so bald wie möglich', 'sofort', 'in einer halben Stunde', 'in einer Stunde'],
      ...['in {quantity} Minuten', 'in zwanzig Minuten', 'jetzt'],
      ...atEveryHour(words('zwölf eins sechs sieben acht neun achtzehn neunzehn zwanzig'), [
        ...['um {hour}', 'um {hour} Uhr', 'um {hour} Uhr dreißig', 'um halb {hour}'],
        ...['viertel nach {hour}', 'viertel vor {hour}', 'gegen {hour}'],
      ]),
    ],
    names: [
      '{name}',
      'auf den Namen {name}',
      'mein Name ist {name}',
      'ich heiße {name}',
      'für {name}',
    ],
    addresses: ['Hauptstraße {digit}', 'Bahnhofstraße {digit} {digit}', 'Gartenweg {digit}'],
    digitStrings,
  },
};

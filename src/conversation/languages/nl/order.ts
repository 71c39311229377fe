import type { OrderLanguage } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { numbers } from './numbers.js';

const elided: readonly string[] = [];
const phrases = (text: string): string[] => phrasesAsSaid(text, { elided });

/** How people order in Dutch. */
export const dutch: OrderLanguage = {
  code: 'nl',
  numbers,
  elided,
  compoundLinks: ['en', 'n', 's', 'e'],
  indefinite: ['een', 'n'],
  definite: phrases('de | het | mijn'),
  refusals: ['nee'],
  nounFirst: false,
  linkWords: phrases("de | het | 't | van | met | in | op | à la"),
  andWords: ['&', 'en'],
  inflections: [
    [
      ['(.)ven$', '$1f'],
      ['(.)zen$', '$1s'],
      ['(..)(?:jes|je)$', '$1'],
      ['(..)(?:en|es|s|e)$', '$1'],
    ],
    [['([aeou])\\1(?=[^aeiou]$)', '$1']],
    [['([^aeiou])\\1$', '$1']],
  ],
  sounds: [
    ['sch', 'sg'],
    ['ch', 'g'],
    ['ph|v', 'f'],
    ['ck|c|q', 'k'],
    ['th|dt|d', 't'],
    ['z', 's'],
    ['b', 'p'],
    ['x', 'ks'],
    ['w', 'f'],
    ['h', ''],
    ['(?<=.)[aeiouyj]', ''],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    phrases('mayo | mayonaise'),
    phrases('coca cola | cola'),
    phrases('friet | frietjes | patat | frites'),
    phrases('champignons | paddenstoelen | paddestoelen'),
    phrases('hamburger | burger'),
    phrases('medium | middel | middelgroot | normaal | gemiddeld'),
    phrases('groot | grote'),
    phrases('ui | uien | uitjes'),
    phrases('kaas | mozzarella'),
    phrases('broodje | sandwich'),
    phrases('biertje | bier | pils | pilsje'),
    phrases('spa blauw | mineraalwater | water'),
    phrases('liter | l'),
    phrases('procent | %'),
  ],
  sweepingWords: phrases('alles | alle'),
  pointingWords: phrases('die | dat | het'),
  bareWords: ['zwart', 'zwarte'],
  plainWords: phrases(`
    klassiek | klassieke | normaal | normale | gewoon | gewone | huisgemaakt | huisgemaakte | van het huis | vers | verse |
    origineel | traditioneel | onze | ons
  `),
  commonWords: phrases(`
    de | het | een | en | of | maar | met | zonder | voor | van | te | tot | bij | in | op | aan | uit | naar | om | over | onder |
    ik | jij | je | u | hij | zij | ze | wij | we | jullie | mij | me | hem | haar | ons | hun | mijn | jouw | uw | zijn | onze |
    is | was | ben | bent | waren | wordt | worden | heb | hebt | heeft | hebben | had | hadden | kan | kunt | kunnen | kon | zou |
    zouden | wil | wilt | willen | wilde | wou | mag | mogen | moet | moeten | graag | neem | nemen | bestel | bestellen |
    bestelling | krijg | krijgen | geef | geven | doe | doen | doet | maak | maken | breng | brengen | kom | komen | komt | ga |
    gaan | gaat | erbij | eraf | nog | ook | alleen | niet | niets | geen | ja | nee | wel | even | eens | alstublieft | alsjeblieft |
    dank | bedankt | goedemiddag | goedenavond | goedemorgen | dag | hallo | hoi | zo | dus | dan | daar | hier | nu | straks |
    meteen | later | vandaag | vanavond | morgen | eh | uh | uhm | hm | nou | oké | goed | prima | precies | klopt | heel | erg |
    veel | vele | weinig | meer | minder | iets | wat | wie | hoe | waar | wanneer | waarom | welke | welk | hoeveel | dat | dit |
    die | deze | als | omdat | want | alles | allemaal | andere | ander | zelfde | hetzelfde | dezelfde | eerste | tweede | derde |
    laatste | uur | uren | minuut | minuten | tijd | moment | persoon | personen | mensen | tafel | huis | straat | adres |
    telefoon | nummer | naam | afhalen | ophalen | bezorgen | bezorging | thuisbezorgd | eten | drinken | gerecht | kaart | maat |
    soort | prijs | kost | kosten | euro | rekening | contant | pinnen | betalen | groot | grote | klein | kleine | middel |
    dubbel | dubbele | half | halve | helft | heel | hele | extra | kinderen | vriend | vrouw | man | meneer | mevrouw | klaar |
    snel | mogelijk | zeker | misschien | eigenlijk | liever | plaats | keer | stuk | stuks | zeg | zeggen | er
  `),
  cues: {
    and: phrases(`
      en | & | plus | en dan | dan | en dan nog | dan nog | en nog | nog | en ook | ook | ook nog | en verder | verder | alsook |
      samen met | en als laatste
    `),
    or: phrases('of'),
    with: phrases(
      'met | belegd met | gevuld met | inclusief | met de | met het | waar op zit | en met | erbij',
    ),
    without: phrases(`
      zonder | geen | niet | graag zonder | zonder de | behalve | op na | maar zonder | en zonder | maar geen | doe er geen |
      laat weg | alles behalve | en geen | niet met
    `),
    but: phrases('maar | echter | alleen'),
    extra: phrases(`
      extra | met extra | dubbel | dubbele | meer | veel | flink wat | lekker veel | extra veel | een extra portie | met dubbele |
      met veel | met meer | driedubbel | heel veel
    `),
    light: phrases(`
      weinig | een beetje | beetje | minder | niet te veel | niet zo veel | niet zoveel | niet teveel | met weinig | met minder |
      een klein beetje | heel weinig | een vleugje
    `),
    clause: phrases(`
      ik wil | ik wil graag | wil ik | wil ik graag | ik zou graag | zou ik graag | ik had graag | had ik graag | ik neem | neem ik |
      ik wilde | ik wilde graag | ik wou | ik wou graag | mag ik | mag ik van u | mogen wij | mogen we | doe mij | doe mij maar |
      doe maar | doet u mij | doet u maar | doet u | geef mij | geeft u mij | wij willen | wij willen graag | we willen | we willen graag |
      we nemen | wij nemen | voor mij | ik bestel | ik zou willen | ik zou graag willen | kan ik krijgen | zou ik mogen | graag |
      nog graag | hebben | bestellen | nemen | willen | voeg toe | zet u er | doe er | doet u er | doe er nog
    `),
    filler: phrases(`
      alstublieft | alsjeblieft | a u b | dank u | dank u wel | dank je | bedankt | hallo | hoi | goedemiddag | goedenavond |
      goedemorgen | goedendag | eh | uh | uhm | hm | nou | dus | even | eens | oké | precies | dat was het | dat is alles | als het kan |
      indien mogelijk | een moment | momentje | om mee te nemen | om af te halen | om te bezorgen | een bestelling |
      een bestelling plaatsen | nee dank u | te drinken | om te drinken | te eten | als voorgerecht | als hoofdgerecht |
      als bijgerecht | in totaal | geen probleem | maat | kan ik | kunt u | zou u | misschien | eigenlijk | laten we zeggen |
      om te beginnen | van u
    `),
    unit: phrases(`
      portie | porties | bord | glas | glazen | fles | flessen | blikje | blikjes | kopje | kopjes | stuk | stuks | stukken |
      bolletje | bolletjes | plak | plakken | bakje | bakjes | schaal | karaf | keer de | keer een | keer het
    `),
    times: phrases('keer | maal | x'),
    aside: phrases('apart | ernaast | aan de zijkant | los erbij | in een bakje apart'),
    all: phrases(`
      allemaal | alle twee | allebei | beide | beide met | op allebei | op alle | op beide | allebei met | allemaal met |
      voor allemaal | alle drie | bij allebei | alle drie met
    `),
    ofEach: phrases('van elk | van iedere | van ieder | per stuk | elk | ieder | van allebei'),
    halves: phrases('half om half | half half'),
    half: phrases('half | helft | de helft | halve | op de helft | de andere helft '),
    one: phrases(`
      de andere | het andere | de anderen | de eerste | het eerste | de tweede | het tweede | de laatste | het laatste |
      een daarvan | eentje daarvan | de derde
    `),
    repair: phrases(`
      sorry | nee sorry | ik bedoel | ik bedoelde | pardon | nee toch | toch liever | liever | nee liever | nee wacht | wacht |
      of liever | nee doe maar | ho | beter gezegd | oh nee | fout
    `),
    another: phrases(`
      nog een | nog één | nog eentje | nog zo een | nog zo'n | nog een extra | een extra
    `),
    same: phrases(`
      hetzelfde | dezelfde | het zelfde | hetzelfde nog een keer | hetzelfde voor mij | precies hetzelfde | zo een zelfde |
      net als zij | net als hij | idem
    `),
    drop: phrases(`
      verwijder | verwijdert u | verwijderen | haal | haalt u | schrap | schrapt u | annuleer | annuleert u | haal weg |
      toch geen | ik hoef geen | ik wil toch geen | niet meer
    `),
    change: phrases(`
      verander | verandert u | veranderen | wijzig | wijzigt u | ruil | ruilt u | vervang | vervangt u | vervangen | wissel
    `),
    to: phrases('in | door | voor | door een | naar | tegen'),
    instead: phrases('in plaats van | in de plaats van | ipv | i p v'),
    makeIt: phrases(`
      maak er | maakt u er | maak er maar | doe er maar | doet u er maar | maak daar | maakt u daar | maak daar maar | toch maar |
      doe toch maar | doe maar liever | ik wil hem | ik wil ze | hij moet | ze moeten | maak hem | maak ze | maak er toch
    `),
    onto: phrases(
      'op de | op het | in de | in het | bij de | bij het | naar de | voor de | op mijn',
    ),
    undo: phrases(`
      maak dat ongedaan | ongedaan maken | draai dat terug | vergeet dat | dat toch niet | haal dat weg | haal dat eraf |
      annuleer dat | verwijder dat | het laatste niet | haal de laatste weg
    `),
    startOver: phrases(`
      opnieuw beginnen | begin opnieuw | we beginnen opnieuw | helemaal opnieuw | van voren af aan | annuleer alles | verwijder alles |
      alles annuleren | annuleer de bestelling | haal alles weg | overnieuw
    `),
    price: phrases(`
      wat kost | wat kosten | hoeveel kost | hoeveel kosten | hoe duur is | hoe duur zijn | wat is de prijs van | de prijs van |
      prijs van | wat doet | hoeveel is
    `),
    contents: phrases(`
      wat zit er op | wat zit er in | wat zit er op de | wat zit er in de | wat zit er allemaal op | wat zit er allemaal in |
      welke ingrediënten zitten er in | wat zijn de ingrediënten van | wat zit op | wat zit in | wat komt er op
    `),
    allergen: phrases(`
      zit er | zitten er | bevat | bevatten | is er | zijn er | zit er in de | zit er ook
    `),
    offer: phrases(`
      wat hebben jullie | wat heeft u | wat is er | hebben jullie | heeft u | wat voor | wat hebben jullie voor | wat heeft u voor |
      wat hebben jullie als | wat heeft u als | wat zijn jullie | verkoopt u | wat kunt u aanraden
    `),
  },
  cuesBehind: {
    drop: phrases('eraf | weg | eruit | verwijderen graag | schrappen | eraf halen | weghalen'),
    without: phrases('weglaten | er niet op'),
  },
};

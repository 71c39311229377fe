import type { Lexicon } from '../../agents/lexicon.js';
import { phrases as written } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { clockPatterns } from '../clockPatterns.js';
import { daysOf } from '../days.js';
import { atEveryHour, digitStrings } from '../hintPhrases.js';
import { languageRequests } from '../requests.js';
import { numbers } from './numbers.js';

const elided: readonly string[] = [];
const phrases = (text: string): string[] => phrasesAsSaid(text, { elided });
const words = (text: string): string[] => text.trim().split(/\s+/);
const morning = phrases(
  "'s ochtends | s ochtends | in de ochtend | 's morgens | s morgens | ochtends",
);
const night = phrases("'s nachts | s nachts | in de nacht");

/** How Dutch-speaking callers say what is not food. */
export const lexicon: Lexicon = {
  numbers,
  elided,
  fillers: phrases(`
    alstublieft | alsjeblieft | eh | uh | uhm | hm | nou | nou ja | dus | ja dus | hallo | hoi | goedemiddag | goedenavond |
    goedemorgen | goedendag | dag | dank u | dank u wel | bedankt | sorry | en | dan | dat | is | het | een | met | voor |
    te | ik wil graag | ik wil | ik zou graag | graag | maar | even | eens | misschien | eigenlijk | oh | ach | ik neem | ik | u | er |
    bij | om | op | in | nog | doe maar | doet u maar | of | wel | we | mag ik | liever | zo | hoor
  `),
  affirm: phrases(`
    ja | ja ja | ja graag | ja hoor | jazeker | ja zeker | zeker | natuurlijk | oké | ok | okay | goed | dat is goed | prima | akkoord |
    dat klopt | klopt | klopt helemaal | precies | juist | dat is juist | correct | dat is correct | perfect | uitstekend | helemaal goed |
    alles klopt | graag | doe maar | ja doe maar | ja dat klopt | ja klopt | ja prima | ja dat is goed | is goed | dat is prima |
    top | in orde | dat schikt | ja dat schikt | bevestigd | ik bevestig | ja precies | ja klopt helemaal | ja dat klopt helemaal | helemaal | ja natuurlijk | ja oké | yes | jawel
  `),
  deny: phrases(`
    nee | nee hoor | nee dank u | nee dank je | nee bedankt | nee nee | nee dat klopt niet | dat klopt niet | klopt niet | niet goed |
    dat is niet goed | fout | dat is fout | niet juist | dat is niet juist | verkeerd | niet helemaal | liever niet | zeker niet |
    helemaal niet | dat schikt niet | nog niet | ik wil niet | dat wil ik niet | nee liever niet | nee dat is fout | dat is niet correct
  `),
  finish: phrases(`
    dat is alles | dat was het | dat is het | dat was alles | dat was het dan | nee dat is alles | nee dat was het | verder niets | niets meer |
    nee verder niets | nee niets meer | meer niet | niks meer | niks anders | klaar | ik ben klaar | alleen dit | dat is genoeg |
    niets | niks | alles zo | dat is alles dank u | dat was het dank u | nee dit was het | dit was het | zo is het goed |
    nee zo is het goed | dat zou alles zijn
  `),
  intents: {
    ask_for_person: phrases(`
      een mens | een echt mens | een persoon | met een mens | iemand spreken | iemand | met iemand spreken | met iemand praten |
      een medewerker | medewerker | een medewerker spreken | met een medewerker spreken | met een medewerker | de baas | de manager |
      de eigenaar | met de baas | met de eigenaar | doorverbinden | verbind mij door | verbindt u mij door | kunt u mij doorverbinden |
      iemand van het team | de bediening | een klacht | klacht | ik heb een klacht | geld terug | klantenservice |
      een tafel reserveren | tafel reserveren | reserveren | een reservering | reservering | een tafel voor
    `),
    leave_message: phrases(`
      een bericht achterlaten | een bericht | bericht | bericht achterlaten | een boodschap achterlaten | een boodschap |
      bel mij terug | belt u mij terug | teruggebeld worden | terugbellen
    `),
    place_order: phrases(`
      bestellen | ik wil bestellen | ik wil graag bestellen | een bestelling | bestelling | een bestelling plaatsen |
      ik wil een bestelling plaatsen | ik wil graag een bestelling plaatsen | iets bestellen | ik wil iets bestellen |
      ik wil graag iets bestellen | ik zou graag willen bestellen | ik wou wat bestellen | eten bestellen | ik wilde iets bestellen |
      ik wil wat bestellen | ik zou graag iets bestellen | een bestelling doen
    `),
    repeat: phrases(`
      herhalen | herhaal | kunt u dat herhalen | kunt u herhalen | wat zegt u | wat zei u | wat | wat was dat | pardon | sorry wat |
      nog een keer | nog een keer graag | nog eens | ik heb u niet verstaan | niet verstaan | ik heb het niet verstaan |
      ik versta u niet | ik hoor u niet | wilt u dat herhalen | kunt u het nog een keer zeggen | hoe bedoelt u
    `),
    help: phrases(`
      help | hulp | ik heb hulp nodig | wat kan ik zeggen | hoe werkt dit | hoe werkt het | wat zijn de opties | wat moet ik zeggen |
      help mij
    `),
    wait: phrases(`
      wacht | wacht even | een moment | een momentje | momentje | moment | een ogenblik | ogenblik | een seconde | een minuut |
      even wachten | even denken | even kijken | laat me even denken | blijft u aan de lijn | ik kijk even | ik moet even nadenken
    `),
    cancel: phrases(`
      annuleren | annuleer | alles annuleren | annuleer alles | laat maar | laat maar zitten | ik heb me bedacht | ik wil niets
      meer | ik wil niet meer bestellen | ik wil annuleren | vergeet het maar
    `),
    cancel_order: phrases(`
      de bestelling annuleren | annuleer de bestelling | bestelling annuleren | mijn bestelling annuleren | annuleer mijn
      bestelling
    `),
    ask_placed_order: phrases(`
      waar is mijn bestelling | waar blijft mijn bestelling | waar blijft mijn eten | waar blijft de pizza | waar blijft de
      bezorging | mijn bestelling is er nog niet | mijn bestelling is nog niet aangekomen | nog steeds niet aangekomen | nog
      niet bezorgd | ik wacht nog op mijn bestelling | ik wacht op mijn bestelling | ik heb al besteld | ik heb net besteld |
      over mijn bestelling | verkeerd bezorgd | de verkeerde bestelling
    `),
    ask_who: phrases(`
      hallo | hallo hallo | hoi | goedemiddag | goedenavond | goedemorgen | goedendag | hoort u mij | kunt u mij horen | is daar
      iemand | bent u daar | bent u er nog | bent u een robot | bent u een machine | bent u een computer | ben je een robot |
      bent u een mens | wie bent u | met wie spreek ik | praat ik met een robot | spreek ik met een robot | is dit een robot |
      is dit een antwoordapparaat | hoe gaat het
    `),
    goodbye: phrases(`
      tot ziens | dag hoor | doei | tot horens | fijne avond | fijne dag | een fijne avond | een fijne dag | tot straks | goedenacht | dag mevrouw
    `),
    thanks: phrases(
      'dank u | dank u wel | bedankt | dank je wel | dank je | hartelijk bedankt | hartelijk dank',
    ),
    ask_hours: phrases(`
      hoe laat sluiten jullie | hoe laat gaan jullie dicht | hoe laat gaan jullie open | hoe laat bent u open | tot hoe laat bent u open |
      tot hoe laat zijn jullie open | wanneer zijn jullie open | wanneer bent u open | wat zijn de openingstijden | openingstijden |
      de openingstijden | bent u open | zijn jullie open | hoe laat sluit u
    `),
    ask_wait: phrases(`
      hoe lang duurt het | hoelang duurt het | hoe lang duurt dat | hoe lang | hoelang | hoe lang moet ik wachten | wanneer is het klaar |
      hoe laat is het klaar | hoe lang gaat het duren | wanneer kan ik het ophalen | wat is de wachttijd
    `),
    ask_total: phrases(`
      hoeveel is het | hoeveel is dat | wat kost het | wat kost dat | hoeveel kost het | hoeveel kost dat | wat is het totaal | het totaal |
      wat kost het samen | hoeveel is het samen | wat wordt dat | hoeveel moet ik betalen | wat moet ik betalen | wat kost alles samen |
      hoeveel is dat bij elkaar | hoeveel | wat kost het totaal
    `),
    ask_order: phrases(`
      herhaal mijn bestelling | herhaal de bestelling | wat heb ik besteld | wat heb ik tot nu toe | mijn bestelling |
      kunt u de bestelling herhalen | kunt u mijn bestelling herhalen | de bestelling herhalen | lees de bestelling voor |
      wat heeft u genoteerd
    `),
    change_address: phrases(`
      het adres | het adres veranderen | verkeerd adres | een ander adres | mijn adres | het adres klopt niet | het adres is fout
    `),
    change_time: phrases(`
      de tijd | de tijd veranderen | een andere tijd | later | eerder | vroeger | de tijd klopt niet
    `),
    change_name: phrases(
      'de naam | de naam veranderen | mijn naam | een andere naam | de naam klopt niet',
    ),
    change_phone: phrases(`
      het nummer | het telefoonnummer | het nummer veranderen | een ander nummer | mijn nummer | het nummer klopt niet
    `),
    order_usual: phrases(`
      hetzelfde als altijd | het gebruikelijke | zoals altijd | mijn vaste bestelling | mijn gebruikelijke bestelling | net als altijd |
      doe maar hetzelfde als altijd
    `),
    order_last: phrases(`
      hetzelfde als de vorige keer | hetzelfde als vorige keer | net als de vorige keer | mijn laatste bestelling | de laatste bestelling |
      zoals de vorige keer | mijn vorige bestelling
    `),
    ask_cheaper: phrases(`
      gratis | voor niets | zonder te betalen | van het huis | een korting | goedkoper
    `),
    pay_cash: phrases(`
      contant betalen | contant | cash betalen | ik betaal contant | ik betaal cash | in contanten | met contant geld
    `),
    use_coupon: phrases(`
      een kortingscode | kortingscode | ik heb een kortingscode | een waardebon | een kortingsbon | ik heb een kortingsbon | een coupon |
      coupon | ik heb een code | actiecode | een actiecode
    `),
  },
  fulfilments: {
    pickup: phrases(`
      om af te halen | afhalen | ik kom het afhalen | ik haal het af | ik haal het op | ophalen | ik kom het ophalen | om op te halen |
      om mee te nemen | meenemen | afhaal | voor afhalen | ik kom het halen | ik haal hem op | ik haal ze op | zelf afhalen |
      zelf ophalen | komen afhalen | komen ophalen | ik kom langs | wordt afgehaald
    `),
    delivery: phrases(`
      om te bezorgen | bezorgen | laten bezorgen | bezorging | bezorgd | thuisbezorgd | thuis bezorgen | thuisbezorgen | thuis laten bezorgen |
      laten brengen | brengen | aan huis | bij mij thuis | levering | leveren | laten leveren | met bezorging | graag bezorgen |
      thuis laten brengen
    `),
    dine_in: phrases(`
      om hier te eten | hier eten | om daar te eten | daar eten | ter plaatse eten | in het restaurant | in het restaurant eten |
      bij jullie eten | bij u eten | om ter plaatse te eten
    `),
  },
  languages: {
    ...languageRequests('nl', [
      ...[
        'in het {language}',
        '{language} spreken',
        'spreekt u {language}',
        'spreken jullie {language}',
      ],
      ...['{language} alstublieft', 'kunnen we {language} praten', '{language} praten'],
    ]),
    nl: phrases(
      'in het nederlands | nederlands | nederlands spreken | spreekt u nederlands | nederlands alstublieft',
    ),
  },
  nameLeads: phrases(`
    mijn naam is | ik heet | op naam van | op de naam | op de naam van | de naam is | u spreekt met | je spreekt met | met de naam
  `),
  nameLeadsWhenAsked: phrases(`
    voor | op | dat is | het is | is | meneer | mevrouw | familie | ik ben | met | zet maar op | naam | de naam | doe maar
  `),
  addressLeads: phrases(`
    mijn adres is | het adres is | ik woon op de | ik woon op het | ik woon in de | ik woon aan de | bezorgen op de | bezorgen op |
    bezorgen in de | bezorgen aan de | breng het naar de | ik woon op | ik woon aan
  `),
  addressLeadsWhenAsked: phrases(
    'dat is | het is | op de | op | in de | aan de | dat is de | de | het | adres | naar de',
  ),
  streetWords: phrases(`
    straat | laan | weg | plein | gracht | kade | singel | steeg | dijk | dreef | hof | pad | plantsoen | markt | haven | baan |
    kerkstraat | dorpsstraat | schoolstraat | hoofdstraat | stationsstraat | molenweg | molenstraat | nieuwstraat | prinsengracht |
    keizersgracht | herengracht | damrak | boulevard | burgemeester | etage | verdieping | flat | appartement
  `),
  phoneLeads: phrases(`
    mijn nummer is | mijn telefoonnummer is | mijn mobiele nummer is | het nummer is | mijn mobiel is | u kunt mij bereiken op
  `),
  postcodeLeads: phrases('postcode | de postcode is | mijn postcode is'),
  postcode: '\\d{4} ?[a-z] ?[a-z]',
  noteLeads: [
    { phrase: 'noteert u', keep: false },
    { phrase: 'een opmerking', keep: false },
    { phrase: 'zegt u tegen de keuken', keep: false },
    { phrase: 'zeg tegen de keuken', keep: false },
    { phrase: 'zegt u tegen de bezorger', keep: true },
    { phrase: 'graag aanbellen', keep: true },
    { phrase: 'niet aanbellen', keep: true },
    { phrase: 'de bel doet het niet', keep: true },
  ],
  allergens: {
    gluten: written('gluten | tarwe | coeliakie | gerst | rogge'),
    crustaceans: written('schaaldieren | garnalen | garnaal | krab | kreeft | zeevruchten'),
    eggs: written('eieren | ei'),
    fish: written('vis'),
    peanuts: written("pinda's | pinda | pindakaas"),
    soy: written('soja'),
    milk: written('melk | lactose | zuivel'),
    nuts: written(`
      noten | noot | amandelen | amandel | hazelnoten | hazelnoot | walnoten | walnoot | cashewnoten | pistachenoten
    `),
    celery: written('selderij | selderie'),
    mustard: written('mosterd'),
    sesame: written('sesam | sesamzaad'),
    sulphites: written('sulfiet | sulfieten'),
    lupin: written('lupine'),
    molluscs: written('weekdieren | mosselen | oesters | inktvis | zeevruchten'),
  },
  allergyWords: phrases(`
    allergisch | allergie | allergieën | intolerant | intolerantie | coeliakie | overgevoelig
  `),
  questionLeads: phrases(`
    waar | wanneer | wie | waarom | hoe | hoeveel | kun je | kan ik | kan men | is er | zijn er | hebben jullie | heeft u |
    welke | is het mogelijk | mag ik met | accepteert u | kunnen we
  `),
  offerLeads: phrases(
    'hebben jullie | heeft u | is er | zijn er | verkopen jullie | verkoopt u | hebben jullie ook | heeft u ook',
  ),
  paying: {
    tip: phrases(`
      fooi | voor de bezorger
    `),
    noTip: phrases(`
      geen fooi | zonder fooi
    `),
    keepChange: phrases(`
      houd het wisselgeld | hou het wisselgeld maar | houd de rest maar | laat maar zitten het wisselgeld | hou de rest maar
    `),
    percent: phrases(`
      procent
    `),
    cents: phrases(`
      cent
    `),
    units: phrases(`
      euro | euros
    `),
    around: phrases(`
      alstublieft | graag | en | met | plus | nog | een | als | geef | erbij | ik | wil | de | het | ook | van | geven | kan ik | ik wil
    `),
  },
  numberParts: {
    start: phrases('begint met | het begin is | aan het begin | de eerste cijfers zijn'),
    end: phrases(
      'eindigt op | eindigt met | het einde is | aan het eind | de laatste cijfers zijn',
    ),
  },
  givesFirstName: false,
  ordinals: [
    phrases('de eerste | het eerste | eerste | nummer één | de één'),
    phrases('de tweede | het tweede | tweede | nummer twee | de twee'),
    phrases('de derde | het derde | derde | nummer drie | de drie'),
    phrases('de vierde | het vierde | vierde | nummer vier | de vier'),
  ],
  time: {
    patterns: clockPatterns({
      asap: phrases(`
        zo snel mogelijk | zo spoedig mogelijk | zo vlug mogelijk | zodra het kan | meteen | direct | onmiddellijk | zo gauw mogelijk |
        zodra het klaar is
      `),
      asapWhenAsked: phrases(
        'nu | nu meteen | wanneer het klaar is | als het klaar is | maakt niet uit | snel | straks',
      ),
      in: ['over', 'binnen'],
      about: ['ongeveer', 'zo n', 'zon', 'circa', 'rond de', '1'],
      lengths: [
        ['anderhalf uur', 90],
        ['1 half uur', 30],
        ['half uur', 30],
        ['1 halfuur', 30],
        ['halfuurtje', 30],
        ['half uurtje', 30],
        ['3 kwartier', 45],
        ['1 kwartier', 15],
        ['kwartier', 15],
        ['1 uurtje', 60],
        ['1 uur', 60],
      ],
      hours: ['uur', 'uren'],
      minutes: ['minuten', 'minuutjes', 'min'],
      noon: ['twaalf uur s middags'],
      midnight: ['middernacht'],
      at: ['om een uur of', 'zo rond', 'zo om', 'om', 'rond', 'tegen', 'vanaf', 'voor'],
      oclock: ['uur'],
      afterHour: [],
      beforeHour: [
        ['half', -30],
        ['kwart over', 15],
        ['kwart voor', -15],
      ],
      plus: [],
      minus: [],
      past: ['over'],
      to: ['voor'],
      morning,
      evening: [
        ...phrases(`
          's avonds | s avonds | in de avond | 's middags | s middags | in de middag | vanavond | vanmiddag | avonds | middags
        `),
        ...night,
      ],
    }),
    morning,
    night,
    days: daysOf('nl', [
      phrases('vandaag | vanavond | vanmiddag'),
      phrases('morgen | morgenavond | morgenmiddag | morgenochtend'),
      phrases('overmorgen'),
    ]),
  },
  hints: {
    quantities: words('een één twee drie vier vijf zes nog'),
    digits: words('nul één twee drie vier vijf zes zeven acht negen dubbel'),
    firstNames: words(`
      Jan Piet Kees Henk Willem Johan Peter Hans Erik Mark Bas Tim Tom Daan Sem Lucas Noah Maria Anna
      Johanna Petra Ingrid Monique Sandra Linda Emma Julia Sophie Lisa Eva Sanne Jansen Vries Berg
      Bakker Janssen Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Kok
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{quantity} {item} {size}', '{quantity} {size} {item}'],
      ...['{quantity} {item} en {quantity} {item}', 'ik wil graag {quantity} {item}'],
      ...['doe mij maar {quantity} {item}', '{quantity} {item} graag', 'mag ik {quantity} {item}'],
      ...['{quantity} {item} met {option}', '{quantity} {item} zonder {option}', 'zonder {option}'],
      ...['met {option}', 'extra {option}', 'doe toch maar {quantity}', 'maak er {quantity} van'],
      ...['haal de {item} eraf', 'hetzelfde', 'nog een {item}', 'in plaats van {item} {item}'],
      ...['wat kost {item}', 'hebben jullie {item}', 'wat zit er op de {item}'],
    ],
    choices: ['{choice} graag', '{size}', '{choice} en {choice}', 'de {choice}', 'met {choice}'],
    times: [
      ...['zo snel mogelijk', 'meteen', 'over een half uur', 'over een uur', 'over een kwartier'],
      ...['over {quantity} minuten', 'over twintig minuten', 'nu'],
      ...atEveryHour(words('twaalf een vijf zes zeven acht negen achttien negentien twintig'), [
        ...['om {hour} uur', 'om half {hour}', 'om kwart over {hour}', 'om kwart voor {hour}'],
        ...['rond {hour} uur', 'om {hour} uur dertig'],
      ]),
    ],
    names: ['{name}', 'op naam van {name}', 'mijn naam is {name}', 'ik heet {name}', 'voor {name}'],
    addresses: ['Kerkstraat {digit}', 'Dorpsstraat {digit} {digit}', 'Molenweg {digit}'],
    digitStrings,
  },
};

import type { Lexicon } from '../../agents/lexicon.js';
import { phrases as written } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { clockPatterns } from '../clockPatterns.js';
import { daysOf } from '../days.js';
import { languageRequests } from '../requests.js';
import { clockNumbers } from './numbers.js';
import { rules } from './rules.js';

const phrases = (text: string): string[] => phrasesAsSaid(text, rules);
const words = (text: string): string[] => text.trim().split(/\s+/);

const morning = phrases('rano | z rana | przed południem');

/** How Polish-speaking callers say what is not food. */
export const lexicon: Lexicon = {
  numbers: clockNumbers,
  ...rules,
  fillers: phrases(`
    proszę | poproszę | no | yyy | eee | hmm | więc | dzień dobry | dobry wieczór | halo | to | jest | ja | a | i | o | na |
    z | ze | w | do | dla | tak więc | chciałbym | chciałabym | chcę | wezmę | może | właśnie | jednak | proszę pani |
    proszę pana | ten | ta | tę | jeden | sos | rozmiar
  `),
  affirm: phrases(`
    tak | no tak | tak tak | tak proszę | tak poproszę | zgadza się | tak zgadza się | wszystko się zgadza |
    tak wszystko się zgadza | dobrze | w porządku | okej | ok | oczywiście | jasne | pewnie | dokładnie | poprawnie |
    prawidłowo | tak jest | potwierdzam | może być | pasuje | tak pasuje | świetnie | super | chętnie | tak dobrze |
    wszystko dobrze | poprawne | poprawny | tak poprawny | tak oczywiście
  `),
  deny: phrases(`
    nie | nie dziękuję | nie nie | nie zgadza się | nie to nie tak | źle | błąd | niepoprawnie | nie pasuje | nie chcę |
    wcale nie | raczej nie | niestety nie | to nie tak | pomyłka | nie jeszcze nie
  `),
  finish: phrases(`
    to wszystko | to będzie wszystko | nic więcej | to tyle | nie to wszystko | nie dziękuję to wszystko |
    nie to tyle | koniec | wystarczy | to już wszystko | nic już | tyle | na razie wszystko | nie nic więcej
  `),
  intents: {
    ask_for_person: phrases(`
      człowiek | z człowiekiem | rozmawiać z człowiekiem | chcę rozmawiać z człowiekiem | konsultant | z konsultantem |
      połączyć z konsultantem | kierownik | z kierownikiem | obsługa | z obsługą | pracownik | z pracownikiem |
      rozmawiać z pracownikiem | ktoś z obsługi | połączyć z kimś | rozmawiać z kimś | reklamacja | reklamację | zwrot |
      rezerwacja | zarezerwować stolik | rezerwację | żywy człowiek
    `),
    leave_message: phrases(
      'zostawić wiadomość | wiadomość | chcę zostawić wiadomość | proszę oddzwonić',
    ),
    place_order: phrases(`
      zamówić | chciałbym zamówić | chciałabym zamówić | złożyć zamówienie | chcę zamówić | zamówienie |
      chciałbym złożyć zamówienie | chciałabym złożyć zamówienie | tak chcę zamówić
    `),
    repeat: phrases(`
      powtórz | proszę powtórzyć | powtórzyć | słucham | nie zrozumiałem | nie zrozumiałam | nie słyszałem |
      nie słyszałam | co proszę | jeszcze raz | co pan powiedział | czy może pan powtórzyć
    `),
    help: phrases('pomoc | pomocy | co mogę powiedzieć | jak to działa | jakie są opcje'),
    wait: phrases(
      'chwileczkę | moment | momencik | proszę czekać | chwila | sekunda | zaraz | proszę poczekać | niech pomyślę',
    ),
    cancel: phrases(`
      anuluj | anulować | rezygnuję | rozmyśliłem się | rozmyśliłam się | nie chcę zamawiać
    `),
    cancel_order: phrases(`
      anuluj zamówienie | anulować zamówienie | proszę anulować zamówienie | anulować moje zamówienie | odwołuję zamówienie |
      odwołać zamówienie
    `),
    ask_placed_order: phrases(`
      gdzie jest moje zamówienie | co z moim zamówieniem | moje zamówienie nie dotarło | moje zamówienie jeszcze nie dotarło |
      jeszcze nie dotarło | jeszcze nie przyjechało | czekam na zamówienie | czekam na moje zamówienie | zamówienie się spóźnia
      | już zamawiałem | już zamawiałam | już zamówiłem | już zamówiłam | złożyłem zamówienie | złożyłam zamówienie | w sprawie
      zamówienia | w sprawie mojego zamówienia | pomyłka w zamówieniu
    `),
    ask_who: phrases(`
      dzień dobry | dobry wieczór | halo | halo halo | czy ktoś tam jest | jest tam ktoś | słyszy mnie pan | słyszy mnie pani |
      czy pan mnie słyszy | czy pani mnie słyszy | czy to robot | czy to automat | czy jesteś robotem | czy pan jest robotem |
      czy to maszyna | czy rozmawiam z robotem | czy rozmawiam z automatem | z kim rozmawiam | kto mówi | kto tam
    `),
    goodbye: phrases('do widzenia | do usłyszenia | dobranoc | cześć'),
    thanks: phrases('dziękuję | dzięki | dziękuję bardzo | bardzo dziękuję'),
    ask_hours: phrases(`
      do której jest otwarte | do której otwarte | o której zamykacie | o której otwieracie | godziny otwarcia |
      czy jest otwarte | do której jesteście otwarci
    `),
    ask_wait: phrases(
      'jak długo | ile to potrwa | kiedy będzie gotowe | ile trzeba czekać | jak długo się czeka',
    ),
    ask_total: phrases(`
      ile płacę | ile to będzie | ile razem | ile wychodzi | jaka suma | ile w sumie | ile to kosztuje | razem ile | ile
    `),
    ask_order: phrases(
      'powtórz zamówienie | proszę powtórzyć zamówienie | co zamówiłem | co zamówiłam | moje zamówienie',
    ),
    change_address: phrases(
      'adres | zmienić adres | zły adres | inny adres | adres jest zły | zmiana adresu',
    ),
    change_time: phrases(
      'zmienić godzinę | inna godzina | później | wcześniej | zmiana godziny | godzina',
    ),
    change_name: phrases('zmienić nazwisko | złe nazwisko | inne nazwisko | złe imię'),
    change_phone: phrases(
      'zmienić numer | zły numer | inny numer | numer telefonu | zmiana numeru',
    ),
    order_usual: phrases('to co zwykle | to co zawsze | jak zwykle | moje zwykłe zamówienie'),
    order_last: phrases(
      'to samo co ostatnio | jak ostatnio | ostatnie zamówienie | to co ostatnio',
    ),
    ask_cheaper: phrases(`
      za darmo | gratis | bezpłatnie | na koszt firmy | zniżkę | rabat | taniej
    `),
    pay_cash: phrases(`
      zapłacę gotówką | gotówką | płacę gotówką | płatność gotówką | chcę zapłacić gotówką | gotówka
    `),
    use_coupon: phrases('kupon | mam kupon | kod rabatowy | mam kod rabatowy | bon | mam kod'),
  },
  fulfilments: {
    pickup: phrases(`
      na wynos | odbiór | odbiór osobisty | odbiorę | odbiorę osobiście | z odbiorem | sam odbiorę | sama odbiorę |
      przyjdę odebrać | do odbioru
    `),
    delivery: phrases(`
      dostawa | z dostawą | z dowozem | dowóz | na dowóz | do domu | dostawę | na adres | proszę dostarczyć | dostarczyć
    `),
    dine_in: phrases('na miejscu | zjem na miejscu | w restauracji | na miejscu w restauracji'),
  },
  languages: languageRequests('pl', ['{language}', 'język {language}', '{language} proszę']),
  nameLeads: phrases('nazywam się | mam na imię | na nazwisko | na imię | moje nazwisko'),
  nameLeadsWhenAsked: phrases('na | dla | jestem | to | proszę zapisać'),
  addressLeads: phrases(
    'mój adres | mój adres to | adres to | mieszkam przy | proszę dostarczyć na',
  ),
  addressLeadsWhenAsked: phrases('na | to | przy | adres'),
  streetWords: phrases(
    'ulica | ulicy | ulicę | ul | aleja | alei | aleje | al | plac | placu | osiedle | os | rondo | mieszkania | mieszkanie | numer',
  ),
  phoneLeads: phrases('mój numer to | numer telefonu to | mój telefon to | numer to'),
  postcodeLeads: phrases('kod pocztowy | kod'),
  noteLeads: [
    ...phrases('proszę nie dzwonić dzwonkiem | proszę zadzwonić przed').map((phrase) => ({
      phrase,
      keep: true,
    })),
    ...phrases('uwaga dla kuchni | proszę przekazać kuchni').map((phrase) => ({
      phrase,
      keep: false,
    })),
  ],
  allergens: {
    gluten: written('gluten | pszenica | gluten | glutenu | pszenicę'),
    crustaceans: written('skorupiaki | krewetki | krab | skorupiaków | krewetek'),
    eggs: written('jajka | jajko | jaja | jajek'),
    fish: written('ryby | ryba | ryb | rybę'),
    peanuts: written('orzeszki ziemne | orzeszki | fistaszki | orzeszków ziemnych'),
    soy: written('soja | soję | soi'),
    milk: written('mleko | laktoza | nabiał | mleka | laktozę'),
    nuts: written('orzechy | orzech | migdały | orzechów | pistacje | nerkowce'),
    celery: written('seler | selera'),
    mustard: written('gorczyca | musztarda | gorczycę | musztardę'),
    sesame: written('sezam | sezamu'),
    sulphites: written('siarczyny | siarczynów'),
    lupin: written('łubin | łubinu'),
    molluscs: written('mięczaki | małże | kalmary | małży'),
  },
  allergyWords: phrases(
    'alergia | alergię | alergie | uczulony | uczulona | uczulenie | nietolerancja | nietolerancję',
  ),
  questionLeads: phrases(
    'czy | gdzie | kiedy | kto | dlaczego | jak | ile | jaki | jaka | jakie | o której',
  ),
  offerLeads: phrases('czy macie | macie | czy mają państwo | czy jest'),
  paying: {
    tip: phrases(`
      napiwek | napiwku | dla kierowcy | dla dostawcy
    `),
    noTip: phrases(`
      bez napiwku
    `),
    keepChange: phrases(`
      reszty nie trzeba | bez reszty | proszę zatrzymać resztę
    `),
    percent: phrases(`
      procent | procenta | procentów
    `),
    cents: phrases(`
      grosz | grosze | groszy
    `),
    units: phrases(`
      złoty | złote | złotych | złotego | euro
    `),
    around: phrases(`
      proszę | dodać | i | z | plus | jeszcze | na | do | chcę | dodaję | oraz
    `),
  },
  numberParts: {
    start: phrases('zaczyna się od | początek to | na początku'),
    end: phrases('kończy się na | końcówka to | na końcu | ostatnie cyfry to'),
  },
  givesFirstName: false,
  ordinals: [
    phrases('pierwsza | pierwszy | pierwszą | numer jeden'),
    phrases('druga | drugi | drugą | numer dwa'),
    phrases('trzecia | trzeci | trzecią | numer trzy'),
    phrases('czwarta | czwarty | czwartą | numer cztery'),
  ],
  time: {
    morning,
    patterns: clockPatterns({
      asap: phrases(
        'jak najszybciej | najszybciej jak się da | od razu | natychmiast | jak najprędzej',
      ),
      asapWhenAsked: phrases('teraz | zaraz | obojętnie | jak będzie gotowe'),
      in: phrases('za | w ciągu'),
      about: phrases('około | jakieś | mniej więcej'),
      lengths: [
        ['pol godziny', 30],
        ['kwadrans', 15],
        ['3 kwadranse', 45],
        ['poltorej godziny', 90],
        ['1 godzine', 60],
        ['godzine', 60],
      ],
      hours: phrases('godziny | godzin'),
      minutes: phrases('minut | minuty | minutę'),
      noon: phrases('w południe | południe'),
      midnight: phrases('o północy | północ'),
      at: phrases('o | na | o godzinie | na godzinę | około | koło | godzina'),
      oclock: [],
      afterHour: [],
      beforeHour: [
        ['wpol do', -30],
        ['w pol do', -30],
        ['kwadrans po', 15],
        ['za kwadrans', -15],
        ['za 5', -5],
        ['za 10', -10],
        ['za 20', -20],
      ],
      plus: [],
      minus: [],
      past: ['po'],
      to: [],
      morning,
      evening: phrases('wieczorem | po południu | w nocy | dziś wieczorem'),
    }),
    days: daysOf(
      'pl',
      [
        phrases('dzisiaj | dziś | dziś wieczorem'),
        phrases('jutro | na jutro | jutro wieczorem'),
        phrases('pojutrze | na pojutrze'),
      ],
      [
        phrases('w poniedziałek'),
        phrases('we wtorek'),
        phrases('środę | w środę'),
        phrases('w czwartek'),
        phrases('w piątek'),
        phrases('sobotę | w sobotę'),
        phrases('niedzielę | w niedzielę'),
      ],
    ),
  },
  hints: {
    quantities: words('jeden jedna dwa dwie trzy cztery pięć sześć'),
    digits: words(
      'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć dwadzieścia trzydzieści czterdzieści',
    ),
    firstNames: words(`
      Jan Piotr Krzysztof Andrzej Tomasz Paweł Michał Marcin Jakub Adam Łukasz Mateusz Anna Maria Katarzyna Agnieszka
      Małgorzata Joanna Magdalena Ewa Zofia Julia Nowak Kowalski Wiśniewski Wójcik Kowalczyk
    `),
    orders: [
      ...[
        '{item}',
        '{quantity} {item}',
        'poproszę {quantity} {item}',
        '{item} {size}',
        '{quantity} razy {item}',
      ],
      ...[
        '{quantity} {item} i {quantity} {item}',
        '{item} bez {option}',
        '{item} z {option}',
        'bez {option}',
      ],
      ...[
        'podwójny {option}',
        'niech będą {quantity}',
        'proszę usunąć {item}',
        'ile kosztuje {item}',
        'czy macie {item}',
      ],
    ],
    choices: ['{choice}', '{choice} proszę', '{size}'],
    times: [
      'jak najszybciej',
      'teraz',
      'za pół godziny',
      'za godzinę',
      'o siódmej',
      'o wpół do ósmej',
      'o dziewiętnastej trzydzieści',
    ],
    names: ['{name}', 'nazywam się {name}', 'na nazwisko {name}'],
    addresses: ['ulica {name} {digit}', 'ulica {name} {digit} mieszkania {digit}'],
    digitStrings: ['{digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit}'],
  },
};

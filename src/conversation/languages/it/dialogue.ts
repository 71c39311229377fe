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
const morning = phrases('di mattina | del mattino | della mattina | di mattino');
const night = phrases('di notte');

/** How Italian-speaking callers say what is not food. */
export const lexicon: Lexicon = {
  numbers,
  ...rules,
  fillers: phrases(`
    per favore | per piacere | per cortesia | ehm | eh | ah | oh | beh | allora | dunque | ecco | senta | guardi | salve | ciao |
    buongiorno | buonasera | buon giorno | buona sera | pronto | grazie | grazie mille | scusi | mi scusi | signore | signora |
    signorina | e | poi | è | sarebbe | che | il | la | lo | i | gli | le | l' | un | una | a | in | con |
    per | alla | al | vorrei | volevo | voglio | mi dia | mi faccia | direi | magari | diciamo | insomma | quella | quello |
    prendo | facciamo | cioè | o | io
  `),
  affirm: phrases(`
    sì | sì sì | sì grazie | sì per favore | certo | certo che sì | certamente | sicuro | sicuramente | va bene | ok | okay |
    d'accordo | esatto | esattamente | giusto | è giusto | corretto | è corretto | è tutto giusto | tutto giusto | tutto corretto |
    perfetto | benissimo | bene | va benissimo | mi va bene | confermo | confermato | proprio così | proprio | volentieri |
    sì esatto | sì è giusto | sì va bene | sì perfetto | sì certo | ottimo | assolutamente sì | sì confermo | sì tutto giusto |
    sì tutto corretto | come no | sì è corretto
  `),
  deny: phrases(`
    no | no no | no grazie | non è giusto | non è corretto | è sbagliato | sbagliato | non va bene | no non è giusto |
    non è così | non esattamente | per niente | assolutamente no | meglio di no | non voglio | non mi va bene | non ancora |
    c'è un errore | no signora | no signore | niente affatto | neanche per idea
  `),
  finish: phrases(`
    è tutto | basta | basta così | nient'altro | niente altro | no basta | no è tutto | no basta così | no nient'altro | a posto |
    sono a posto | siamo a posto | a posto così | solo questo | niente | ho finito | va bene così | è tutto grazie |
    basta così grazie | questo è tutto | sarebbe tutto | per me è tutto | no va bene così | no siamo a posto | no sono a posto
  `),
  intents: {
    ask_for_person: phrases(`
      una persona | con una persona | parlare con una persona | parlare con qualcuno | una persona vera | un essere umano | un umano |
      con qualcuno | qualcuno dello staff | un operatore | un'operatrice | operatore | un impiegato | un cameriere | il titolare |
      il responsabile | un responsabile | il proprietario | il direttore | mi passi qualcuno | mi passi una persona | un reclamo |
      fare un reclamo | un rimborso | servizio clienti | prenotare un tavolo | prenotare | una prenotazione | un tavolo per |
      vorrei prenotare | parlare con il titolare
    `),
    leave_message: phrases(`
      lasciare un messaggio | un messaggio | messaggio | lascio un messaggio | essere richiamato | essere richiamata |
      richiamatemi | mi richiami | mi richiamate | lasciarle un messaggio
    `),
    place_order: phrases(`
      fare un ordine | un ordine | ordinare | vorrei ordinare | volevo ordinare | per ordinare | ordine | vorrei fare un ordine |
      volevo fare un ordine | ordinazione | un'ordinazione | fare un'ordinazione | devo ordinare | posso ordinare
    `),
    repeat: phrases(`
      ripeta | può ripetere | ripeti | mi può ripetere | come | come dice | come scusi | cosa | che cosa | cosa ha detto | prego |
      non ho capito | non ho sentito | non la sento | ancora una volta | potrebbe ripetere | ripetere | scusi non ho capito
    `),
    help: phrases(`
      aiuto | mi aiuti | ho bisogno di aiuto | cosa posso dire | come funziona | che opzioni ci sono | non so cosa dire |
      cosa devo dire | che cosa devo dire
    `),
    wait: phrases(`
      aspetti | un attimo | un momento | un secondo | un minuto | un attimino | aspetta | aspetti un attimo | aspetti un momento |
      mi faccia pensare | ci penso | mi faccia vedere | attenda | un attimo solo | resti in linea | sto guardando
    `),
    cancel: phrases(`
      annullare | annulli | annulla | annulli tutto | cancelli tutto | lasci perdere | lasci stare | ho cambiato idea | non
      voglio più niente | non voglio più ordinare | voglio annullare
    `),
    cancel_order: phrases(`
      annulli l'ordine | annullare l'ordine | cancelli l'ordine | annulli il mio ordine | annullare il mio ordine | cancellare
      il mio ordine | cancellare l'ordine | disdire l'ordine
    `),
    ask_placed_order: phrases(`
      dov'è il mio ordine | dove è il mio ordine | a che punto è il mio ordine | il mio ordine non è arrivato | l'ordine non è
      arrivato | non è ancora arrivato | non è ancora arrivata | sto aspettando il mio ordine | aspetto ancora il mio ordine |
      il mio ordine è in ritardo | ho già ordinato | ho fatto un ordine | ho ordinato prima | riguardo al mio ordine | per un
      ordine già fatto | ordine sbagliato
    `),
    ask_who: phrases(`
      pronto | pronto pronto | ciao | salve | buongiorno | buonasera | buon giorno | buona sera | mi sente | mi sentite | c'è
      qualcuno | è un robot | lei è un robot | sei un robot | è una macchina | è una persona | lei è una persona | chi è lei |
      chi è | chi sei | con chi parlo | sto parlando con un robot | sto parlando con una macchina | è una segreteria | come sta
      | come va
    `),
    goodbye: phrases(
      'arrivederci | a presto | buona giornata | buona serata | buonanotte | addio | alla prossima',
    ),
    thanks: phrases(
      'grazie | grazie mille | molte grazie | gentilissimo | gentilissima | grazie tante',
    ),
    ask_hours: phrases(`
      a che ora chiudete | a che ora aprite | fino a che ora siete aperti | quando chiudete | quando aprite | che orari avete |
      quali sono gli orari | siete aperti | gli orari | orari | gli orari di apertura | fino a che ora
    `),
    ask_wait: phrases(`
      quanto tempo ci vuole | quanto ci vuole | quanto ci mettete | quanto devo aspettare | quando è pronto | quando sarà pronto |
      quanto tempo | fra quanto è pronto | tra quanto è pronto | quanto c'è da aspettare | quanta attesa c'è
    `),
    ask_total: phrases(`
      quanto fa | quanto viene | quant'è | quanto è | quanto fa in tutto | quanto viene in tutto | quanto le devo | il totale |
      qual è il totale | quanto pago | quanto spendo | quanto costa tutto | quanto ho speso | quanto
    `),
    ask_order: phrases(`
      ripeta l'ordine | mi ripete l'ordine | ripetere l'ordine | cosa ho ordinato | che cosa ho ordinato | può ripetere l'ordine |
      il mio ordine | mi rilegge l'ordine | rilegga l'ordine | cosa ha segnato | riassuma l'ordine
    `),
    change_address: phrases(`
      l'indirizzo | cambiare l'indirizzo | indirizzo sbagliato | un altro indirizzo | il mio indirizzo | l'indirizzo è sbagliato
    `),
    change_time: phrases(`
      l'orario | l'ora | cambiare l'orario | cambiare l'ora | un altro orario | più tardi | più presto | prima | l'orario è sbagliato
    `),
    change_name: phrases(
      'il nome | cambiare il nome | il mio nome | un altro nome | il nome è sbagliato',
    ),
    change_phone: phrases(`
      il numero | il numero di telefono | cambiare il numero | un altro numero | il mio numero | il telefono | il numero è sbagliato
    `),
    order_usual: phrases(`
      il solito | come al solito | la solita | il mio solito ordine | il solito ordine | come sempre | il solito grazie
    `),
    order_last: phrases(`
      come l'ultima volta | lo stesso dell'ultima volta | il mio ultimo ordine | l'ultimo ordine | lo stesso ordine dell'ultima volta |
      ripeta il mio ultimo ordine | uguale all'ultima volta
    `),
    ask_cheaper: phrases(`
      gratis | gratuitamente | senza pagare | offre la casa | uno sconto | più economico
    `),
    pay_cash: phrases(`
      pagare in contanti | in contanti | pago in contanti | pagherò in contanti | contanti alla consegna | cash
    `),
    use_coupon: phrases(`
      un buono | ho un buono | un coupon | coupon | un codice sconto | codice sconto | ho un codice sconto | un codice promozionale |
      ho un coupon | un buono sconto
    `),
  },
  fulfilments: {
    pickup: phrases(`
      da asporto | asporto | d'asporto | per asporto | da portare via | da portar via | portare via | ritiro | da ritirare | passo a ritirare |
      passo a ritirarlo | passo a prendere | passo a prenderlo | passo a prenderla | passo a prenderle | vengo a prendere |
      vengo a prenderlo | vengo a prenderla | vengo a prenderle | vengo a ritirare | vengo a ritirarlo | lo ritiro io | le ritiro io |
      lo vengo a prendere | la vengo a prendere | le vengo a prendere | passo io | ritiro in negozio | vengo io
    `),
    delivery: phrases(`
      a domicilio | domicilio | consegna | consegna a domicilio | con consegna | da consegnare | consegnare | a casa |
      portare a casa | me lo portate | me la portate | me le portate | me lo porta | portatemelo | in consegna | spedizione |
      me lo consegnate | la consegna | ve lo faccio portare
    `),
    dine_in: phrases(`
      al tavolo | da mangiare lì | da mangiare qui | mangiare lì | mangiare sul posto | sul posto | al ristorante | lì da voi |
      da consumare lì | mangio lì | mangiamo lì
    `),
  },
  languages: {
    ...languageRequests('it', [
      ...['in {language}', 'parlare {language}', 'parlare in {language}', 'parla {language}'],
      ...['parlate {language}', 'può parlare {language}', '{language} per favore'],
    ]),
    it: phrases(
      'in italiano | parlare italiano | parla italiano | parlate italiano | italiano per favore',
    ),
  },
  nameLeads: phrases(`
    mi chiamo | il mio nome è | a nome di | a nome | il nome è | è a nome di | è a nome | metta a nome | sono | il cognome è
  `),
  nameLeadsWhenAsked: phrases(`
    è per | per | è | metta | scriva | a | signor | signora | signorina | io sono | nome | il nome | cognome | famiglia
  `),
  addressLeads: phrases(`
    il mio indirizzo è | l'indirizzo è | abito in | abito a | sto in | sono in | consegnate in | consegnare in | portatelo in |
    me lo portate in | me le portate in | portatemelo in | vivo in
  `),
  addressLeadsWhenAsked: phrases(
    "numero | il numero | al numero | è il numero | è | in | a | è in | sarebbe | sarebbe in | indirizzo | all'indirizzo",
  ),
  streetWords: phrases(`
    via | viale | piazza | piazzale | corso | largo | vicolo | strada | contrada | lungomare | lungotevere | borgo | salita |
    galleria | località | frazione | palazzo | scala | interno | piano | condominio | calle | rione | traversa
  `),
  phoneLeads: phrases(`
    il mio numero è | il mio telefono è | il mio cellulare è | il numero è | il telefono è | il cellulare è | è il
  `),
  postcodeLeads: phrases('codice postale | il codice postale è | cap | il cap è'),
  noteLeads: [
    { phrase: 'segni che', keep: false },
    { phrase: 'metta una nota', keep: false },
    { phrase: 'una nota', keep: false },
    { phrase: 'dica in cucina', keep: false },
    { phrase: 'dica alla cucina', keep: false },
    { phrase: 'dica al fattorino', keep: true },
    { phrase: 'dica al ragazzo', keep: true },
    { phrase: 'suoni', keep: true },
    { phrase: 'il citofono', keep: true },
    { phrase: 'al citofono', keep: true },
  ],
  allergens: {
    gluten: written('glutine | frumento | grano | celiaco | celiaca | orzo | segale'),
    crustaceans: written('crostacei | gamberi | gamberetti | scampi | granchio | frutti di mare'),
    eggs: written('uova | uovo'),
    fish: written('pesce'),
    peanuts: written('arachidi | arachide | noccioline'),
    soy: written('soia'),
    milk: written('latte | lattosio | latticini'),
    nuts: written(`
      frutta a guscio | noci | noce | mandorle | mandorla | nocciole | nocciola | pistacchi | pistacchio | anacardi | frutta secca
    `),
    celery: written('sedano'),
    mustard: written('senape'),
    sesame: written('sesamo'),
    sulphites: written('solfiti | solfito'),
    lupin: written('lupini | lupino'),
    molluscs: written('molluschi | cozze | vongole | calamari | polpo | ostriche | frutti di mare'),
  },
  allergyWords: phrases(`
    allergico | allergica | allergici | allergia | allergie | intollerante | intolleranza | celiaco | celiaca
  `),
  questionLeads: phrases(`
    dove | quando | chi | perché | come mai | quanti | quante | si può | posso | c'è | ci sono | accettate | avete | fate |
    qual è | quale | è possibile | potrei
  `),
  offerLeads: phrases("avete | c'è | ci sono | vendete | fate | servite | avete anche"),
  paying: {
    tip: phrases(`
      mancia | mance | per il fattorino
    `),
    noTip: phrases(`
      senza mancia | niente mancia
    `),
    keepChange: phrases(`
      tenga il resto | tieni il resto | può tenere il resto | tenete il resto
    `),
    percent: phrases(`
      per cento
    `),
    cents: phrases(`
      centesimo | centesimi
    `),
    units: phrases(`
      euro | franchi | dollari
    `),
    around: phrases(`
      per favore | aggiunga | aggiungi | metta | lasci | con | più | e | un | una | di | la | il | vorrei | lascio | come | anche | lasciare | posso | dare
    `),
  },
  numberParts: {
    start: phrases("inizia con | comincia con | l'inizio è | le prime cifre sono | all'inizio"),
    end: phrases(
      'finisce con | finisce per | la fine è | le ultime cifre sono | alla fine | termina con',
    ),
  },
  givesFirstName: false,
  ordinals: [
    phrases('la prima | il primo | prima | primo | numero uno | la uno'),
    phrases('la seconda | il secondo | seconda | secondo | numero due | la due'),
    phrases('la terza | il terzo | terza | terzo | numero tre | la tre'),
    phrases('la quarta | il quarto | quarta | quarto | numero quattro | la quattro'),
  ],
  time: {
    patterns: clockPatterns({
      asap: phrases(`
        il prima possibile | prima possibile | appena possibile | al più presto | il più presto possibile | subito subito |
        appena pronto | appena è pronto | immediatamente | quanto prima
      `),
      asapWhenAsked: phrases(
        'adesso | ora | subito | quando è pronto | quando potete | appena potete | presto | fa lo stesso',
      ),
      in: ['tra', 'fra', 'in', 'entro'],
      about: ['circa', 'piu o meno', '1'],
      lengths: [
        ['1 ora e mezza', 90],
        ['1 ora e mezzo', 90],
        ['1 ora', 60],
        ['mezz ora', 30],
        ['mezzora', 30],
        ['3 quarti d ora', 45],
        ['1 quarto d ora', 15],
      ],
      hours: ['ore'],
      minutes: ['minuti', 'min'],
      noon: ['mezzogiorno'],
      midnight: ['mezzanotte'],
      at: [
        ...[
          'verso le',
          'verso l',
          'per le',
          'per l',
          'dalle',
          'intorno alle',
          'intorno all',
          'alle ore',
        ],
        ...['circa alle', 'alle', 'all', 'a', 'le', 'l', 'ore'],
      ],
      oclock: ['in punto', 'ore'],
      afterHour: [
        ['e mezza', 30],
        ['e mezzo', 30],
        ['e 1 quarto', 15],
        ['e 3 quarti', 45],
        ['meno 1 quarto', -15],
      ],
      beforeHour: [['1 quarto alle', -15]],
      plus: ['e'],
      minus: ['meno'],
      past: [],
      to: ['alle'],
      morning,
      evening: [
        ...phrases('di sera | della sera | del pomeriggio | di pomeriggio | stasera'),
        ...night,
      ],
    }),
    morning,
    night,
    days: daysOf('it', [
      phrases('oggi | stasera | questa sera | oggi pomeriggio | a pranzo'),
      phrases('domani'),
      phrases('dopodomani | dopo domani'),
    ]),
  },
  hints: {
    quantities: words('un una due tre quattro cinque sei un’altra ancora'),
    digits: words('zero uno due tre quattro cinque sei sette otto nove doppio'),
    firstNames: words(`
      Giuseppe Giovanni Antonio Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Carlo Franco
      Domenico Bruno Paolo Michele Giorgio Aldo Luciano Marco Andrea Luca Matteo Alessandro Davide
      Simone Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca
      Paola Laura Giulia Chiara Sara Elena Martina Valentina Rossi Russo Ferrari Esposito Bianchi
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{quantity} {item} {size}', 'vorrei {quantity} {item}'],
      ...['{quantity} {item} e {quantity} {item}', 'mi fa {quantity} {item}'],
      ...['volevo {quantity} {item} {size}', '{quantity} {item} per favore'],
      ...['{quantity} {item} con {option}', '{quantity} {item} senza {option}', 'senza {option}'],
      ...['con {option}', 'aggiunta di {option}', 'facciamo {quantity}', 'anzi {quantity}'],
      ...['tolga {item}', 'lo stesso', 'cambi {item} con {item}', 'ancora {item}'],
      ...['quanto costa {item}', 'avete {item}', 'cosa c’è nella {item}'],
    ],
    choices: ['{choice} per favore', '{size}', '{choice} e {choice}', 'la {choice}', 'il {choice}'],
    times: [
      ...['il prima possibile', 'subito', 'tra mezz’ora', 'tra un’ora', 'tra venti minuti'],
      ...['tra {quantity} minuti', 'a mezzogiorno', 'all’una'],
      ...atEveryHour(words('sette otto nove dieci dodici tredici diciannove venti ventuno'), [
        ...[
          'alle {hour}',
          'alle {hour} e mezza',
          'alle {hour} e un quarto',
          'alle {hour} e trenta',
        ],
        ...['verso le {hour}', 'alle {hour} di sera'],
      ]),
    ],
    names: ['{name}', 'a nome {name}', 'mi chiamo {name}', 'sono {name}', 'a nome di {name}'],
    addresses: ['via {digit}', 'via {digit} {digit}', 'corso {digit}', 'piazza {digit}'],
    digitStrings,
  },
};

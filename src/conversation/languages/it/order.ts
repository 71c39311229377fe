import type { OrderLanguage } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { numbers } from './numbers.js';
import { rules } from './rules.js';

const phrases = (text: string): string[] => phrasesAsSaid(text, rules);

/** How people order in Italian. */
export const italian: OrderLanguage = {
  code: 'it',
  numbers,
  ...rules,
  indefinite: ['un', 'una', 'uno'],
  definite: phrases('il | lo | la | i | gli | le | l'),
  refusals: ['no'],
  nounFirst: true,
  linkWords: phrases(`
    di | del | della | dei | delle | degli | dell' | d' | la | le | il | lo | i | gli | l' | al | alla | ai | alle | all' | a | in
  `),
  andWords: ['&', 'e', 'ed'],
  inflections: [
    [
      ['(..)(?:che|chi)$', '$1c'],
      ['(..)(?:ghe|ghi)$', '$1g'],
      ['(..)(?:ie|io|ia|ii)$', '$1'],
      ['(..)[aeio]$', '$1'],
    ],
  ],
  sounds: [
    ['sch', 'sk'],
    ['ch', 'k'],
    ['gh', 'g'],
    ['gli', 'l'],
    ['gn', 'n'],
    ['sc(?=[ei])', '1'],
    ['c(?=[eiy])', '2'],
    ['g(?=[eiy])', 'j'],
    ['[cq]', 'k'],
    ['h', ''],
    ['v', 'f'],
    ['z', 's'],
    ['x', 'ks'],
    ['(?<=.)[aeiouyw]', ''],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    phrases('coca cola | coca | cola'),
    phrases('prosciutto | prosciutto cotto'),
    phrases('funghi | champignon'),
    phrases('patatine | patatine fritte | patate fritte'),
    phrases('hamburger | burger | amburger'),
    phrases('panino | sandwich'),
    phrases('maionese | maio'),
    phrases('decaffeinato | deca'),
    phrases('parmigiano | grana'),
    phrases('salsiccia | salsicce'),
    phrases('grande | maxi'),
    phrases('piccola | baby'),
    phrases('litro | l'),
    phrases('per cento | %'),
  ],
  sweepingWords: phrases('tutto | tutti | tutte | completa | completo'),
  pointingWords: phrases('lo | la | li | le | ne | quello | quella'),
  plainWords: phrases(`
    classico | classica | normale | semplice | fresco | fresca | della casa | casereccio | tradizionale | naturale |
    nostro | nostra | artigianale
  `),
  commonWords: phrases(`
    il | lo | la | i | gli | le | un | uno | una | di | del | della | dei | delle | degli | a | al | alla | ai | alle | da |
    dal | dalla | in | nel | nella | con | col | su | sul | sulla | per | tra | fra | e | ed | o | oppure | ma | se | che | chi |
    cosa | quale | quali | quanto | quanta | quanti | quando | come | dove | perché | non | no | sì | più | meno | molto |
    molta | tanto | tanta | tanti | tante | poco | poca | un po' | niente | nulla | tutto | tutta | tutti | tutte | altro |
    altra | altri | altre | stesso | stessa | questo | questa | questi | quello | quella | quelli | mio | mia | tuo | suo | sua |
    nostro | nostra | mi | ti | si | ci | vi | lo | ne | io | tu | lui | lei | noi | voi | loro | me | te | sono | è | era | sia |
    ho | ha | abbiamo | avete | hanno | avere | posso | può | potrei | potrebbe | potete | voglio | vorrei | vuole | vogliamo |
    vorremmo | volevo | prendo | prendiamo | prendere | prenderei | ordinare | ordino | ordine | desidero | mettere | metta |
    mettimi | mi metta | fare | fa | faccia | faccio | dare | dia | dammi | portare | porta | venire | vengo | passo | andare |
    vado | dire | dica | dico | ciao | salve | buongiorno | buonasera | grazie | prego | scusi | scusa | favore | piacere |
    cortesia | ecco | allora | dunque | poi | dopo | adesso | ora | subito | anche | pure | solo | soltanto | ancora | già | ah |
    eh | ehm | beh | bene | va | okay | perfetto | benissimo | oggi | stasera | domani | sera | mattina | pomeriggio | ore | ora |
    minuto | minuti | volta | volte | momento | attimo | persona | persone | gente | tavolo | casa | via | indirizzo | telefono |
    numero | nome | ritirare | ritiro | asporto | domicilio | consegna | mangiare | bere | cena | pranzo | piatto | piatti | menù |
    formato | misura | tipo | prezzo | costa | costano | euro | totale | carta | contanti | pagare | grande | piccolo | piccola |
    medio | media | doppio | doppia | mezzo | mezza | metà | intero | intera | primo | prima | secondo | seconda | ultimo | ultima |
    bambini | amico | moglie | marito | pronto | presto | possibile | essere | sarà | sarebbe | direi | facciamo | aggiungere
  `),
  cuesBehind: { allergen: phrases('contiene | contengono') },
  cues: {
    and: phrases(`
      e | ed | & | più | e poi | poi | e anche | anche | inoltre | e inoltre | e dopo | insieme a | assieme a | e per finire
    `),
    or: phrases('o | oppure | né'),
    with: phrases(`
      con | con sopra | con dentro | che abbia | con aggiunta di | con l'aggiunta di | accompagnato da | accompagnata da |
      ripieno di | farcita con | condita con | a base di | con la | con il | con i | con le | con gli
    `),
    without: phrases(`
      senza | niente | non | tranne | eccetto | escluso | meno | non metta | non mettere | non ci metta | non metteteci |
      senza la | senza il | senza i | senza le | senza gli | non voglio | togliendo | tutto tranne | e senza | ma senza | né | priva di |
      privo di | no
    `),
    but: phrases('ma | però | solo | soltanto | solamente | invece'),
    extra: phrases(`
      extra | doppio | doppia | doppi | doppie | molto | molta | molti | molte | tanto | tanta | tanti | tante | abbondante |
      aggiunta di | un'aggiunta di | più | ancora più | in più | doppia porzione di | una doppia porzione di | doppia dose di |
      triplo | supplemento di | un supplemento di | con doppia | con doppio | con extra
    `),
    light: phrases(`
      poco | poca | pochi | poche | un po' di | un pochino di | un po' meno | meno | non troppo | non troppa | non troppi |
      non troppe | non tanto | non tanta | un filo di | un pizzico di | leggero di | appena un po' di | con poco | con poca
    `),
    clause: phrases(`
      vorrei | vorremmo | volevo | volevamo | voglio | vogliamo | prendo | prendiamo | prenderei | prenderemmo | per me | desidero |
      mi dia | mi dà | mi dai | dammi | ci dia | mi fa | mi fai | mi faccia | mi porta | mi porti | mi metta | mi mette | mettimi |
      metta | ci metta | mi può fare | mi può mettere | mi può dare | può farmi | può mettermi | aggiunga | aggiungi | mi aggiunga |
      mi aggiunge | ordino | ordiniamo | vorrei ordinare | volevo ordinare | io prendo | gradirei | mi servono | mi serve |
      ci vorrebbe | facciamo | mandatemi | anche per me | aggiungere
    `),
    filler: phrases(`
      per favore | per piacere | per cortesia | grazie | grazie mille | salve | ciao | buongiorno | buonasera | ehm | eh | beh |
      allora | dunque | ecco | senta | scusi | mi scusi | guardi | va bene | d'accordo | è tutto | basta così | niente altro |
      nient'altro | se possibile | se è possibile | un attimo | un momento | da asporto | da portare via | a domicilio | un ordine |
      fare un ordine | no grazie | da bere | da mangiare | per cominciare | in tutto | adesso | come primo | come secondo |
      di formato | formato | direi | magari | diciamo | la prego
    `),
    unit: phrases(`
      porzione di | porzioni di | piatto di | piatti di | bicchiere di | bicchieri di | calice di | calici di | bottiglia di |
      bottiglie di | lattina di | lattine di | tazza di | tazze di | caraffa di | fetta di | fette di | pallina di | palline di |
      pezzo di | pezzi di | vaschetta di | scatola di | porzioni | pezzi
    `),
    times: phrases('volte | per | x'),
    aside: phrases('a parte | a lato | di lato | separato | separata'),
    all: phrases(`
      tutte | tutti | tutte e due | tutti e due | entrambe | entrambi | su tutte | su tutti | su entrambe | tutte con | tutti con |
      tutte e due con | per tutte | per tutti | tutte e tre | tutti e tre | le due | i due
    `),
    ofEach: phrases(
      'di ognuna | di ognuno | di ciascuna | di ciascuno | ciascuna | ciascuno | ognuna | ognuno | per tipo',
    ),
    halves: phrases('metà e metà'),
    half: phrases("metà | mezza | la metà | l'altra metà | su metà | mezzo"),
    one: phrases(`
      l'altra | l'altro | le altre | gli altri | la prima | il primo | la seconda | il secondo | l'ultima | l'ultimo |
      una di queste | una delle due | uno dei due | la terza | il terzo
    `),
    repair: phrases(`
      scusi | mi scusi | scusa | no scusi | volevo dire | anzi | no anzi | o meglio | meglio | no aspetti | aspetti | ho sbagliato |
      mi correggo | no no | cioè | o piuttosto | no meglio
    `),
    another: phrases(`
      un'altra | un altro | ancora una | ancora un | ancora uno | un'altra di | un altro di | una in più | uno in più
    `),
    same: phrases(`
      lo stesso | la stessa | la stessa cosa | uguale | un'altra uguale | un altro uguale | lo stesso per me | come prima |
      come lei | come lui | le stesse | gli stessi | idem
    `),
    drop: phrases(`
      tolga | togli | togliere | toglietemi | mi tolga | può togliere | elimini | elimina | eliminare | cancelli | cancella |
      levi | leva | rimuova | annulli | annulla | non voglio più | non la voglio più | non lo voglio più
    `),
    change: phrases(`
      cambi | cambia | cambiare | mi cambi | sostituisca | sostituisci | sostituire | può cambiare | vorrei cambiare | modifichi
    `),
    to: phrases('con una | con un | con'),
    instead: phrases(
      'invece di | invece della | invece del | al posto di | al posto della | al posto del | anziché',
    ),
    makeIt: phrases(`
      facciamo | facciamone | ne faccia | me ne faccia | la faccia | lo faccia | la voglio | lo voglio | le voglio | li voglio |
      me la faccia | me lo faccia | ne metta | ne prendo | meglio | anzi facciamo | la vorrei | le vorrei | che siano | che sia
    `),
    onto: phrases(
      "sulla | sul | sull' | nella | nel | alla | al | per la | per il | sulla mia | sul mio",
    ),
    undo: phrases(`
      annulli questo | annulla questo | tolga questo | lasci perdere | lasci stare | cancelli questo | annulli l'ultima |
      tolga l'ultima | tolga l'ultimo | come non detto
    `),
    startOver: phrases(`
      ricominciamo | ricominciare | da capo | ricominciamo da capo | cancelli tutto | annulli tutto | tolga tutto |
      annulli l'ordine | cancelli l'ordine | partiamo da zero | da zero
    `),
    price: phrases(`
      quanto costa | quanto costano | quanto viene | quanto vengono | quanto fa | qual è il prezzo di | qual è il prezzo della |
      qual è il prezzo del | il prezzo di | il prezzo della | che prezzo ha | quanto è | quant'è
    `),
    contents: phrases(`
      cosa c'è nella | cosa c'è nel | cosa c'è sulla | cosa c'è dentro | cosa c'è in | che cosa c'è nella | che cosa c'è nel |
      quali ingredienti ha | che ingredienti ha | con cosa è fatta | con cosa è fatto | com'è fatta | com'è fatto | cosa ha
    `),
    allergen: phrases(`
      c'è | ci sono | c'è del | c'è della | ha | hanno | c'è dentro | ci sono dei | ci sono delle
    `),
    offer: phrases(`
      cosa avete | che cosa avete | avete | cosa avete di | che cosa avete di | quali sono i vostri | quali sono le vostre |
      che tipo di | cosa c'è | cosa offrite | cosa mi consiglia | cosa avete come | che cosa avete come
    `),
  },
};

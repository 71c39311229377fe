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
const morning = phrases('da manhã | da madrugada | de manhã');
const night = phrases('da noite | à noite');

/** How Portuguese-speaking callers say what is not food. */
export const lexicon: Lexicon = {
  numbers,
  elided,
  fillers: phrases(`
    por favor | se faz favor | faz favor | eh | ah | oh | pois | então | olhe | olá | bom dia | boa tarde | boa noite | obrigado | obrigada |
    muito obrigado | desculpe | senhor | senhora | e | é | são | que | o | a | os | as | um | uma | em | com | para | ao | à | quero |
    queria | gostava | eu | ou | bem | ora | ora bem
  `),
  affirm: phrases(`
    sim | sim sim | sim por favor | sim obrigado | claro | claro que sim | com certeza | está bem | ok | certo | está certo | tudo certo |
    está tudo certo | correto | está correto | exato | exatamente | perfeito | muito bem | pode ser | confirmo | isso | isso mesmo |
    é isso | sim está certo | sim é isso | sim está tudo certo | sim pode ser | sim claro | sim confirmo | com todo o gosto | serve
  `),
  deny: phrases(`
    não | não não | não obrigado | não obrigada | não está certo | está errado | errado | não é isso | não está bem | de maneira nenhuma |
    ainda não | não quero | não serve | não me dá jeito | melhor não | não está correto | há um erro
  `),
  finish: phrases(`
    é tudo | mais nada | só isso | é só isso | é só | não é tudo | não mais nada | não é só isso | isso é tudo | nada mais | está tudo |
    já está | não é só | acabei | é tudo obrigado | nada | não está tudo
  `),
  intents: {
    ask_for_person: phrases(`
      uma pessoa | falar com uma pessoa | falar com alguém | com alguém | um humano | um funcionário | uma funcionária | um operador |
      o gerente | o dono | o patrão | o responsável | falar com o responsável | uma reclamação | um reembolso | reservar uma mesa |
      reservar mesa | uma reserva | uma mesa para
    `),
    leave_message: phrases(
      'deixar uma mensagem | uma mensagem | mensagem | deixar recado | deixar um recado | liguem-me | ligue-me',
    ),
    place_order: phrases(`
      fazer um pedido | um pedido | pedir | queria pedir | quero pedir | queria fazer um pedido | quero fazer um pedido | uma encomenda |
      fazer uma encomenda | queria fazer uma encomenda | encomendar | queria encomendar
    `),
    repeat: phrases(
      'repita | pode repetir | repita por favor | como | como disse | o quê | diga | não percebi | não ouvi | outra vez | desculpe não percebi',
    ),
    help: phrases('ajuda | ajude-me | preciso de ajuda | o que posso dizer | como funciona'),
    wait: phrases(
      'espere | um momento | um segundo | um minuto | só um momento | aguarde | deixe-me pensar | deixe-me ver | um instante',
    ),
    cancel: phrases(
      'cancelar | cancele | cancele o pedido | cancelar o pedido | cancele tudo | anular | esqueça | mudei de ideias | já não quero nada',
    ),
    goodbye: phrases('adeus | até logo | até à próxima | tchau | até breve'),
    thanks: phrases('obrigado | obrigada | muito obrigado | muito obrigada'),
    ask_hours: phrases(
      'a que horas fecham | a que horas abrem | até que horas estão abertos | qual é o horário | estão abertos | o horário',
    ),
    ask_wait: phrases(
      'quanto tempo demora | quanto demora | quando está pronto | quando fica pronto | quanto tempo',
    ),
    ask_total: phrases(
      'quanto é | quanto é tudo | qual é o total | o total | quanto fica | quanto dá | quanto devo | quanto custa tudo',
    ),
    ask_order: phrases(
      'repita o pedido | repita o meu pedido | o que pedi | o meu pedido | pode repetir o pedido | o que tenho',
    ),
    change_address: phrases(
      'a morada | mudar a morada | morada errada | outra morada | a morada está errada | o endereço',
    ),
    change_time: phrases('a hora | mudar a hora | outra hora | mais tarde | mais cedo'),
    change_name: phrases('o nome | mudar o nome | o meu nome | outro nome'),
    change_phone: phrases(
      'o número | o número de telefone | mudar o número | outro número | o meu número',
    ),
    order_usual: phrases(
      'o costume | o do costume | o mesmo do costume | o de sempre | o mesmo de sempre | como sempre',
    ),
    order_last: phrases(
      'o mesmo da última vez | como da última vez | o meu último pedido | o último pedido',
    ),
    pay_cash: phrases(`
      pagar em dinheiro | em dinheiro | pago em dinheiro | vou pagar em dinheiro | pagamento em dinheiro | com dinheiro
    `),
    use_coupon: phrases(
      'um cupão | tenho um cupão | cupão | um código de desconto | código de desconto | tenho um código | um vale',
    ),
  },
  fulfilments: {
    pickup: phrases(`
      para levantar | levantar | para levar | vou levantar | vou buscar | passo a buscar | venho buscar | para ir buscar | ir buscar |
      buscar | take away | takeaway | para viagem | retirar | vou aí buscar
    `),
    delivery: phrases(`
      para entrega | entrega | para entregar | entregar | ao domicílio | entrega ao domicílio | em casa | a casa | que me tragam |
      entrega em casa | para entregar em casa | domicílio
    `),
    dine_in: phrases(
      'para comer aqui | para comer aí | comer aí | comer aqui | no restaurante | na mesa',
    ),
  },
  languages: {
    ...languageRequests('pt', [
      ...[
        'em {language}',
        'falar {language}',
        'fala {language}',
        'falam {language}',
        '{language} por favor',
      ],
    ]),
    pt: phrases(
      'em português | português | falar português | fala português | português por favor',
    ),
  },
  nameLeads: phrases(
    'chamo-me | o meu nome é | meu nome é | em nome de | o nome é | fica em nome de | sou o | sou a',
  ),
  nameLeadsWhenAsked: phrases(
    'é para | para | é | ponha | em | senhor | senhora | dona | eu sou | sou | nome | o nome',
  ),
  addressLeads: phrases(
    'a minha morada é | a morada é | moro na | moro em | entregar na | entregar em | vivo na | estou na | o endereço é',
  ),
  addressLeadsWhenAsked: phrases('é | é na | é no | na | no | em | fica na | morada'),
  streetWords: phrases(
    'rua | avenida | praça | largo | travessa | estrada | alameda | beco | calçada | bairro | praceta | andar | bloco | lote',
  ),
  phoneLeads: phrases('o meu número é | o meu telefone é | o meu telemóvel é | o número é | é o'),
  postcodeLeads: phrases('código postal | o código postal é'),
  postcode: '\\d{4}[ -]?\\d{3}|\\d{5}-?\\d{3}',
  noteLeads: [
    { phrase: 'anote que', keep: false },
    { phrase: 'uma nota', keep: false },
    { phrase: 'diga a cozinha', keep: false },
    { phrase: 'toque a campainha', keep: true },
  ],
  allergens: {
    gluten: written('glúten | trigo | celíaco | celíaca'),
    crustaceans: written('crustáceos | camarão | camarões | gambas | marisco'),
    eggs: written('ovos | ovo'),
    fish: written('peixe'),
    peanuts: written('amendoins | amendoim'),
    soy: written('soja'),
    milk: written('leite | lactose | lacticínios'),
    nuts: written('frutos secos | nozes | noz | amêndoas | avelãs | cajus | pistácios'),
    celery: written('aipo'),
    mustard: written('mostarda'),
    sesame: written('sésamo | gergelim'),
    sulphites: written('sulfitos'),
    lupin: written('tremoço | tremoços'),
    molluscs: written('moluscos | mexilhões | amêijoas | lulas | polvo | marisco'),
  },
  allergyWords: phrases(
    'alérgico | alérgica | alergia | alergias | intolerante | intolerância | celíaco | celíaca',
  ),
  questionLeads: phrases(
    'onde | quando | quem | porquê | como | quantos | há | têm | aceitam | qual | posso | é possível',
  ),
  offerLeads: phrases('têm | há | vendem | servem | vocês têm'),
  paying: {
    tip: phrases(`
      gorjeta | gorjetas | para o estafeta
    `),
    noTip: phrases(`
      sem gorjeta | nenhuma gorjeta
    `),
    keepChange: phrases(`
      fique com o troco | pode ficar com o troco | fica com o troco
    `),
    percent: phrases(`
      por cento
    `),
    cents: phrases(`
      cêntimo | cêntimos | centavo | centavos
    `),
    units: phrases(`
      euro | euros | real | reais
    `),
    around: phrases(`
      por favor | acrescente | ponha | deixe | com | mais | e | um | uma | de | a | o | quero | queria | deixo | como | também
    `),
  },
  numberParts: {
    start: phrases('começa por | começa com | o início é'),
    end: phrases('acaba em | termina em | o fim é | acaba com'),
  },
  givesFirstName: true,
  ordinals: [
    phrases('a primeira | o primeiro | primeira | primeiro | número um'),
    phrases('a segunda | o segundo | segunda | segundo | número dois'),
    phrases('a terceira | o terceiro | terceira | terceiro | número três'),
    phrases('a quarta | o quarto | quarta | quarto | número quatro'),
  ],
  time: {
    patterns: clockPatterns({
      asap: phrases(
        'o mais cedo possível | o mais rápido possível | o quanto antes | quanto antes | imediatamente | assim que possível | agora mesmo',
      ),
      asapWhenAsked: phrases('agora | já | quando puder | quando estiver pronto | tanto faz'),
      in: ['daqui a', 'dentro de', 'em'],
      about: ['uns', 'cerca de', 'mais ou menos'],
      lengths: [
        ['1 hora e meia', 90],
        ['meia hora', 30],
        ['1 quarto de hora', 15],
        ['1 hora', 60],
      ],
      hours: ['horas'],
      minutes: ['minutos', 'min'],
      noon: ['meio dia'],
      midnight: ['meia noite'],
      at: ['por volta das', 'pelas', 'para as', 'as', 'a', 'ao'],
      oclock: ['em ponto', 'horas', 'hora', 'h'],
      afterHour: [
        ['e meia', 30],
        ['e 1 quarto', 15],
      ],
      beforeHour: [['1 quarto para as', -15]],
      plus: ['e'],
      minus: ['menos'],
      past: [],
      to: ['para as'],
      morning,
      evening: [...phrases('da tarde | à tarde'), ...night],
    }),
    morning,
    night,
    days: daysOf(
      'pt',
      [phrases('hoje | esta noite | logo à noite'), phrases('amanhã'), phrases('depois de amanhã')],
      [['segunda'], ['terca'], ['quarta'], ['quinta'], ['sexta'], [], []],
    ),
  },
  hints: {
    quantities: words('um uma dois duas três quatro cinco seis outra outro'),
    digits: words('zero um dois três quatro cinco seis sete oito nove meia'),
    firstNames: words(`
      Maria Ana João José António Manuel Pedro Paulo Carlos Luís Miguel Rui Tiago Ricardo Bruno Inês
      Sofia Marta Joana Catarina Beatriz Rita Teresa Silva Santos Ferreira Pereira Oliveira Costa
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{quantity} {item} {size}', 'queria {quantity} {item}'],
      ...['{quantity} {item} e {quantity} {item}', '{quantity} {item} por favor', 'sem {option}'],
      ...['{quantity} {item} com {option}', '{quantity} {item} sem {option}', 'com {option}'],
      ...['tire {item}', 'o mesmo', 'mais uma {item}', 'quanto custa {item}', 'têm {item}'],
    ],
    choices: ['{choice} por favor', '{size}', '{choice} e {choice}', 'a {choice}', 'o {choice}'],
    times: [
      ...['o mais cedo possível', 'agora', 'daqui a meia hora', 'daqui a uma hora', 'ao meio-dia'],
      ...atEveryHour(words('uma sete oito nove dez doze treze dezanove vinte'), [
        ...['às {hour}', 'às {hour} e meia', 'às {hour} horas'],
      ]),
    ],
    names: ['{name}', 'em nome de {name}', 'chamo-me {name}', 'é para {name}'],
    addresses: ['rua {digit}', 'avenida {digit}', 'rua {digit} {digit}'],
    digitStrings,
  },
};

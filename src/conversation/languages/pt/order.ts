import type { OrderLanguage } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { numbers } from './numbers.js';

const elided: readonly string[] = [];
const phrases = (text: string): string[] => phrasesAsSaid(text, { elided });

/** How people order in Portuguese. */
export const portuguese: OrderLanguage = {
  code: 'pt',
  numbers,
  elided,
  indefinite: ['um', 'uma', 'uns', 'umas'],
  definite: phrases('o | a | os | as'),
  refusals: ['nao'],
  nounFirst: true,
  linkWords: phrases('de | do | da | dos | das | o | a | os | as | ao | à | em | no | na'),
  andWords: ['&', 'e'],
  inflections: [
    [
      ['(..)oes$', '$1ao'],
      ['(..)ns$', '$1m'],
      ['(..)(?:es|as|os)$', '$1'],
      ['(..)[aeos]$', '$1'],
    ],
    [['(..)a$', '$1']],
  ],
  sounds: [
    ['ch', 'x'],
    ['lh', 'l'],
    ['nh', 'n'],
    ['ph', 'f'],
    ['qu|q', 'k'],
    ['c(?=[eiy])|ss|z', 's'],
    ['c', 'k'],
    ['g(?=[eiy])', 'j'],
    ['h', ''],
    ['(?<=.)[aeiouyw]', ''],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    phrases('mozzarella | muçarela | mussarela'),
    phrases('fiambre | presunto'),
    phrases('cogumelos | champignons'),
    phrases('coca cola | coca | cola'),
    phrases('sumo | suco'),
    phrases('batatas fritas | batata frita'),
    phrases('hambúrguer | burger'),
    phrases('média | médio'),
    phrases('por cento | %'),
  ],
  sweepingWords: phrases('tudo | todos | todas | completa | completo'),
  pointingWords: phrases('isso | esse | essa | ele | ela'),
  plainWords: phrases(
    'clássico | clássica | normal | simples | caseiro | caseira | da casa | fresco | fresca | tradicional',
  ),
  commonWords: phrases(`
    o | a | os | as | um | uma | de | do | da | dos | das | em | no | na | nos | nas | por | para | pra | com | sem | e | ou | mas | que |
    quem | qual | quando | como | onde | porque | se | sim | não | já | muito | muita | mais | menos | pouco | pouca | algo | alguma |
    nada | tudo | todos | todas | outro | outra | mesmo | mesma | este | esta | isto | esse | essa | isso | meu | minha | seu | sua |
    me | lhe | nos | eu | você | ele | ela | nós | é | são | era | seja | está | estão | tenho | tem | têm | temos | pode | podem |
    posso | podia | quero | quer | queremos | queria | gostava | gostaria | desejo | pedir | peço | pedido | encomenda | pôr | ponha |
    dar | dê | trazer | traga | levar | ver | ir | vou | vamos | fazer | faz | faça | dizer | diga | olá | bom | boa | dia | tarde |
    noite | obrigado | obrigada | favor | desculpe | pois | então | agora | depois | também | só | ainda | ah | eh | claro | perfeito |
    hoje | amanhã | hora | horas | minutos | momento | vez | vezes | pessoa | pessoas | mesa | casa | rua | morada | telefone |
    nome | número | levantar | entrega | comer | beber | prato | ementa | tamanho | tipo | preço | quanto | custa | euro | euros |
    total | grande | pequeno | pequena | médio | média | duplo | dupla | meio | meia | metade | extra | primeiro | segundo | último
  `),
  cues: {
    and: phrases(
      'e | & | e também | também | mais | e mais | e depois | depois | além disso | e ainda | ainda | junto com',
    ),
    or: phrases('ou | nem'),
    with: phrases(
      'com | que tenha | que leve | acompanhado de | acompanhada de | recheado de | e com',
    ),
    without: phrases(
      'sem | nada de | não | não ponha | não coloque | exceto | menos | tirando | não quero | tudo menos | mas sem | e sem | nem',
    ),
    but: phrases('mas | porém | só | apenas | somente'),
    extra: phrases(
      'extra | extra de | mais | muito | muita | muitos | muitas | bastante | dobro de | dose extra de | com extra de | com extra | reforço de | dupla de',
    ),
    light: phrases(
      'pouco | pouca | poucos | poucas | um pouco de | pouco de | com pouco | com pouca | menos | não muito | não muita | um bocadinho de | um pouquinho de',
    ),
    clause: phrases(`
      quero | queria | queríamos | queremos | gostava | gostava de | gostaria | gostaria de | desejo | eu quero | eu queria | dê-me | me dá |
      pode dar-me | traga-me | ponha | ponha-me | coloque | acrescente | adicione | peço | pedimos | queria pedir | quero pedir | para mim |
      vou querer | vou pedir | preciso de | pode pôr | pode ser | fico com | levo | eram | era
    `),
    filler: phrases(`
      por favor | se faz favor | faz favor | obrigado | obrigada | muito obrigado | olá | bom dia | boa tarde | boa noite | pois | então |
      olhe | eh | é tudo | mais nada | se for possível | um momento | para levantar | para levar | para entrega | um pedido | fazer um pedido |
      não obrigado | não obrigada | para beber | para comer | de tamanho | tamanho | no total | agora mesmo
    `),
    unit: phrases(`
      dose de | doses de | prato de | copo de | copos de | garrafa de | garrafas de | lata de | latas de | chávena de | fatia de | fatias de |
      bola de | bolas de | unidades de | jarro de | taça de
    `),
    times: phrases('vezes | x'),
    aside: phrases('à parte | ao lado | separado'),
    all: phrases(
      'todas | todos | as duas | os dois | ambas | ambos | em todas | em todos | nas duas | nos dois | as três | os três',
    ),
    ofEach: phrases('de cada | de cada uma | de cada um | cada uma | cada um'),
    half: phrases('metade | a metade | a outra metade | meia | meio a meio'),
    one: phrases(
      'a primeira | o primeiro | a segunda | o segundo | a última | o último | uma delas | um deles',
    ),
    repair: phrases(
      'desculpe | quero dizer | aliás | ou melhor | melhor | não espere | espere | enganei-me | não não | não desculpe',
    ),
    another: phrases('outra | outro | mais uma | mais um | outra de | outro de'),
    same: phrases(
      'o mesmo | a mesma | a mesma coisa | igual | os mesmos | as mesmas | o mesmo para mim',
    ),
    drop: phrases(
      'tire | tira | tirar | retire | retirar | remova | elimine | cancele | apague | já não quero | não quero mais',
    ),
    change: phrases('mude | mudar | troque | trocar | substitua | substituir | altere'),
    to: phrases('por | por uma | por um | para'),
    instead: phrases('em vez de | em vez do | em vez da | no lugar de | no lugar da | no lugar do'),
    makeIt: phrases(
      'que sejam | que seja | afinal são | afinal quero | afinal é | ponha antes | melhor ponha | faça antes | antes | sejam',
    ),
    onto: phrases('na | no | à | ao | para a | para o | na minha'),
    undo: phrases(
      'anule isso | desfaça isso | esqueça isso | tire isso | cancele isso | tire o último | tire a última',
    ),
    startOver: phrases(
      'começar de novo | vamos começar de novo | recomeçar | do início | cancele tudo | tire tudo | cancele o pedido | do zero',
    ),
    price: phrases(
      'quanto custa | quanto custam | quanto é | quanto são | qual é o preço de | qual é o preço da | qual é o preço do | o preço de',
    ),
    contents: phrases(
      'o que leva | o que tem | que ingredientes tem | quais são os ingredientes de | o que vem na | o que vem no',
    ),
    allergen: phrases('há | tem algum | leva algum'),
    offer: phrases(
      'o que têm | o que tem de | o que têm de | têm | vocês têm | que tipo de | quais são as vossas | quais são os vossos | o que há de | o que há',
    ),
  },
  cuesBehind: { allergen: phrases('tem | têm | leva | levam | contém | contêm') },
};

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
    phrases('maionese | mayo'),
    phrases('pimento | pimentão'),
    phrases('camarão | gambas'),
    phrases('sanduíche | sandes | sande'),
    phrases('gelado | sorvete'),
    phrases('tarte | torta | bolo'),
    phrases('queijo parmesão | parmesão'),
    phrases('bacon | toucinho'),
    phrases('ananás | abacaxi'),
    phrases('frango | galinha'),
    phrases('descafeinado | descafeinada'),
    phrases('litro | l'),
    phrases('por cento | %'),
  ],
  sweepingWords: phrases('tudo | todos | todas | completa | completo'),
  pointingWords: phrases('isso | esse | essa | ele | ela'),
  plainWords: phrases(
    'clássico | clássica | normal | simples | caseiro | caseira | da casa | fresco | fresca | tradicional | natural | nosso | nossa',
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
    and: phrases(`
      e | & | e também | também | mais | e mais | e depois | depois | além disso | e ainda | ainda | junto com |
      e a seguir | e para terminar | assim como | bem como | e para mim
    `),
    or: phrases(`
      ou | nem | ou então | ou senão
    `),
    with: phrases(`
      com | que tenha | que leve | acompanhado de | acompanhada de | recheado de | e com | que leva | que tem |
      recheado com | recheada com | servido com | servida com
    `),
    without: phrases(`
      sem | nada de | não | não ponha | não coloque | exceto | menos | tirando | não quero | tudo menos | mas sem | e sem |
      nem | que não tenha | que não leve | não me ponha | não meta | não coloquem | livre de | evite | salvo |
      sem nada de | mas não | retirando | não ponham | sem o | sem a | sem os | sem as
    `),
    but: phrases(`
      mas | porém | só | apenas | somente | unicamente | só que
    `),
    extra: phrases(`
      extra | extra de | mais | muito | muita | muitos | muitas | bastante | dobro de | dose extra de | com extra de |
      com extra | reforço de | dupla de | mais de | um extra de | uma dose extra de | dobro da | dupla dose de |
      dose dupla de | um pouco mais de | reforçado de | reforçada de | triplo de | a mais | bem de | um suplemento de
    `),
    light: phrases(`
      pouco | pouca | poucos | poucas | um pouco de | pouco de | com pouco | com pouca | menos | não muito | não muita |
      um bocadinho de | um pouquinho de | pouquinho | pouquinha | muito pouco | muito pouca | um toque de | uma pitada de |
      não demasiado | não demasiada | menos de | bem pouco | bem pouca | só um pouco de | leve de
    `),
    clause: phrases(`
      quero | queria | queríamos | queremos | gostava | gostava de | gostaria | gostaria de | desejo | eu quero |
      eu queria | dê-me | me dá | pode dar-me | traga-me | ponha | ponha-me | coloque | acrescente | adicione | peço |
      pedimos | queria pedir | quero pedir | para mim | vou querer | vou pedir | preciso de | pode pôr | pode ser |
      fico com | levo | eram | era | quero pedir também | também quero | também queria | arranje-me | arranja-me |
      sirva-me | mande-me | mande | me vê | me manda | me traz | pode me trazer | pode trazer | pode mandar | vou levar |
      vou tomar | tomo | eu fico com | acrescenta | adiciona | bota | coloca | põe | traz | seria | seriam |
      queríamos pedir | vamos querer | vamos pedir | nós queremos | gostaríamos de | apetecia-me | inclua | junte |
      gostava de pedir | gostaria de pedir | precisamos de | me dê | dá-me
    `),
    filler: phrases(`
      por favor | se faz favor | faz favor | obrigado | obrigada | muito obrigado | olá | bom dia | boa tarde | boa noite |
      pois | então | olhe | eh | é tudo | mais nada | se for possível | um momento | para levantar | para levar |
      para entrega | um pedido | fazer um pedido | não obrigado | não obrigada | para beber | para comer | de tamanho |
      tamanho | no total | agora mesmo | muito obrigada | está bem | ok | certo | bem | ora | ora bem | ora então | tipo |
      aí | né | tá | se possível | se puder ser | um segundo | espere um pouco | sendo assim | para começar |
      para partilhar | de bebida | de entrada | de sobremesa | para sobremesa | sem problema | já agora | quer dizer | vá |
      pronto | isso é tudo | seria tudo | só isso | de beber | de comer | um tamanho
    `),
    unit: phrases(`
      dose de | doses de | prato de | copo de | copos de | garrafa de | garrafas de | lata de | latas de | chávena de |
      fatia de | fatias de | bola de | bolas de | unidades de | jarro de | taça de | porção de | porções de | pratos de |
      chávenas de | xícara de | xícaras de | unidade de | unidades | caixa de | caixas de | jarros de | taças de |
      caneca de | canecas de | tigela de | doses | garrafinha de | pedaço de | pedaços de | pacote de | pacotes de
    `),
    times: phrases('vezes | x'),
    aside: phrases(`
      à parte | ao lado | separado | separadamente | em separado | num recipiente à parte | por fora
    `),
    all: phrases(`
      todas | todos | as duas | os dois | ambas | ambos | em todas | em todos | nas duas | nos dois | as três | os três |
      todas elas | todos eles | as quatro | os quatro | nas três | nos três | as duas com | os dois com | todas com |
      todos com | para todas | para todos
    `),
    ofEach: phrases(`
      de cada | de cada uma | de cada um | cada uma | cada um | cada | uma de cada | um de cada
    `),
    halves: phrases('meio a meio | meia por meia | metade metade'),
    half: phrases(`
      metade | a metade | a outra metade | meia | uma metade | na metade | meio |
      na outra metade
    `),
    one: phrases(`
      a primeira | o primeiro | a segunda | o segundo | a última | o último | uma delas | um deles | a terceira |
      o terceiro | a outra | o outro | as outras | os outros | a de cima
    `),
    repair: phrases(`
      desculpe | quero dizer | aliás | ou melhor | melhor | não espere | espere | enganei-me | não não | não desculpe |
      perdão | não perdão | corrijo | digo | não digo | desculpe não | ai não | não aliás | não melhor | me enganei |
      espere não | ou antes | quer dizer | peço desculpa
    `),
    another: phrases(`
      outra | outro | mais uma | mais um | outra de | outro de | mais outra | mais outro | mais uma de | mais um de |
      outra igual | outro igual
    `),
    same: phrases(`
      o mesmo | a mesma | a mesma coisa | igual | os mesmos | as mesmas | o mesmo para mim | igual ao dele |
      igual ao dela | o mesmo que ela | o mesmo que ele | o mesmo que antes | a mesma para mim | outra vez o mesmo |
      também isso
    `),
    drop: phrases(`
      tire | tira | tirar | retire | retirar | remova | elimine | cancele | apague | já não quero | não quero mais |
      tirem | pode tirar | pode retirar | remover | eliminar | cancelar | já não quero o | já não quero a | não ponha já |
      afinal não quero | esqueça o | esqueça a | esquece | corte | exclua | anule
    `),
    change: phrases(`
      mude | mudar | troque | trocar | substitua | substituir | altere | muda | troca | mudar a | mudar o | altere a |
      altere o | quero mudar | quero trocar | pode trocar | pode mudar | substitui
    `),
    to: phrases(`
      por | por uma | por um | para | por duas | por dois | pela | pelo | para uma | para um
    `),
    instead: phrases(`
      em vez de | em vez do | em vez da | no lugar de | no lugar da | no lugar do | em lugar de | em lugar do |
      em lugar da | ao invés de | ao invés do | ao invés da
    `),
    makeIt: phrases(`
      que sejam | que seja | afinal são | afinal quero | afinal é | ponha antes | melhor ponha | faça antes | antes |
      sejam | faça | é melhor | que seja antes | afinal queria | quero que seja | quero que sejam | a pizza que seja |
      deixe em | prefiro | seja | quero-a | quero-o | quero-as | quero-os | põe antes | melhor | afinal sejam
    `),
    onto: phrases(`
      na | no | à | ao | para a | para o | na minha | sobre a | sobre o | no meu | para a minha | à minha | em cima da |
      em cima do
    `),
    undo: phrases(`
      anule isso | desfaça isso | esqueça isso | tire isso | cancele isso | tire o último | tire a última | desfazer |
      desfaz isso | anula isso | volte atrás | tire essa última | tire esse último | isso não | apague isso |
      cancele o último | cancele a última | remova isso | retire isso
    `),
    startOver: phrases(`
      começar de novo | vamos começar de novo | recomeçar | do início | cancele tudo | tire tudo | cancele o pedido |
      do zero | comece de novo | começamos de novo | voltar ao início | apague tudo | anule tudo | anule o pedido |
      começar do zero | desde o início | do princípio | vamos recomeçar | esqueça tudo
    `),
    price: phrases(`
      quanto custa | quanto custam | quanto é | quanto são | qual é o preço de | qual é o preço da | qual é o preço do |
      o preço de | quanto vale | quanto valem | quanto fica | quanto ficam | que preço tem | que preço têm |
      qual é o preço das | qual é o preço dos | o preço da | o preço do | a quanto é | a quanto está | a como é |
      qual o preço de | qual o preço da | qual o preço do | quanto sai
    `),
    contents: phrases(`
      o que leva | o que tem | que ingredientes tem | quais são os ingredientes de | o que vem na | o que vem no |
      o que levam | que ingredientes leva | o que é que leva | o que é que tem | de que é | como é | o que é |
      o que há na | o que há no | quais os ingredientes da | quais os ingredientes do | quais são os ingredientes da |
      quais são os ingredientes do | do que é feita | do que é feito | vem com quê | o que vem com
    `),
    allergen: phrases(`
      há | tem algum | leva algum | contém algum | tem algo de | leva algo de | existe
    `),
    offer: phrases(`
      o que têm | o que tem de | o que têm de | têm | vocês têm | que tipo de | quais são as vossas | quais são os vossos |
      o que há de | o que há | o que é que têm | o que é que tem | que bebidas têm | que sobremesas têm | o que oferecem |
      o que me recomenda | o que recomendam | que tipos de | que opções têm | quais são as | quais são os | há algum |
      há alguma | o que servem | o que vendem | o que têm para
    `),
  },
  cuesBehind: { allergen: phrases('tem | têm | leva | levam | contém | contêm') },
};

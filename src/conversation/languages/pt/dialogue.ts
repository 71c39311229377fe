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
      por favor | se faz favor | faz favor | eh | ah | oh | pois | então | olhe | olá | bom dia | boa tarde | boa noite |
      obrigado | obrigada | muito obrigado | desculpe | senhor | senhora | e | é | são | que | o | a | os | as | um | uma |
      em | com | para | ao | à | quero | queria | gostava | eu | ou | bem | ora | ora bem | muito obrigada | perdão |
      menina | jovem | diga-se | sendo assim | quer dizer | creio que | acho que | gostaria | eh pá | hum | tá | né | ai |
      lo | para a | para o
    `),
  affirm: phrases(`
      sim | sim sim | sim por favor | sim obrigado | claro | claro que sim | com certeza | está bem | ok | certo |
      está certo | tudo certo | está tudo certo | correto | está correto | exato | exatamente | perfeito | muito bem |
      pode ser | confirmo | isso | isso mesmo | é isso | sim está certo | sim é isso | sim está tudo certo | sim pode ser |
      sim claro | sim confirmo | com todo o gosto | serve | sim é | sim está | sim está bem | sim quero | quero sim |
      tudo bem | por mim tudo bem | concordo | de acordo | combinado | positivo | ótimo | excelente | sem dúvida |
      naturalmente | confirmado | avance | pode avançar | fica bem | dá-me jeito | é correto | sim correto | sim perfeito |
      isso aí | tá bom | tá certo | beleza | sim senhor | sim senhora | efetivamente | certinho
    `),
  deny: phrases(`
      não | não não | não obrigado | não obrigada | não está certo | está errado | errado | não é isso | não está bem |
      de maneira nenhuma | ainda não | não quero | não serve | não me dá jeito | melhor não | não está correto |
      há um erro | não senhor | não senhora | nada disso | isso não | não exatamente | não é bem isso | de modo nenhum |
      está incorreto | incorreto | não concordo | agora não | assim não | claro que não | não pode ser | não me serve
    `),
  finish: phrases(`
      é tudo | mais nada | só isso | é só isso | é só | não é tudo | não mais nada | não é só isso | isso é tudo |
      nada mais | está tudo | já está | não é só | acabei | é tudo obrigado | nada | não está tudo | não quero mais nada |
      não preciso de mais nada | chega | já chega | assim está bem | assim está bom | não assim está bem | está bom assim |
      seria tudo | e é tudo | é tudo por agora | por agora é tudo | só | pronto é tudo | não já está | terminei |
      já está tudo | não é tudo obrigado | não obrigado é tudo
    `),
  intents: {
    ask_for_person: phrases(`
      uma pessoa | falar com uma pessoa | falar com alguém | com alguém | um humano | um funcionário | uma funcionária |
      um operador | o gerente | o dono | o patrão | o responsável | falar com o responsável | uma reclamação |
      um reembolso | reservar uma mesa | reservar mesa | uma reserva | uma mesa para | pessoa | uma pessoa de verdade |
      um ser humano | falar com um humano | alguém da equipa | um empregado | uma empregada | um atendente |
      uma atendente | atendente | operador | operadora | a gerente | a responsável | falar com o gerente |
      passe-me a alguém | passe-me a uma pessoa | quero reclamar | uma queixa | devolução | fazer uma reserva |
      quero reservar | queria reservar | passar a uma pessoa
    `),
    leave_message: phrases(`
      deixar uma mensagem | uma mensagem | mensagem | deixar recado | deixar um recado | liguem-me | ligue-me |
      deixar mensagem | um recado | recado | que me liguem | devolvam-me a chamada | queria deixar uma mensagem
    `),
    place_order: phrases(`
      fazer um pedido | um pedido | pedir | queria pedir | quero pedir | queria fazer um pedido | quero fazer um pedido |
      uma encomenda | fazer uma encomenda | queria fazer uma encomenda | encomendar | queria encomendar |
      gostava de pedir | gostaria de pedir | gostava de fazer um pedido | gostaria de fazer um pedido | para pedir |
      pedido | encomenda | pedir comida | fazer pedido | quero encomendar | vou fazer um pedido
    `),
    repeat: phrases(`
      repita | pode repetir | repita por favor | como | como disse | o quê | diga | não percebi | não ouvi | outra vez |
      desculpe não percebi | repete | pode repetir por favor | podia repetir | não entendi | não o ouvi | não ouvi bem |
      o que disse | perdão | que disse | mais uma vez por favor | pode dizer outra vez | importa-se de repetir |
      diga outra vez | repetir
    `),
    help: phrases(`
      ajuda | ajude-me | preciso de ajuda | o que posso dizer | como funciona | ajudem-me | pode ajudar-me |
      que opções há | que opções tenho | não sei o que dizer | o que tenho de dizer | quais são as opções
    `),
    wait: phrases(`
      espere | um momento | um segundo | um minuto | só um momento | aguarde | deixe-me pensar | deixe-me ver |
      um instante | espera | espere um momento | espere um pouco | um momentinho | um bocadinho | só um segundo |
      só um minuto | deixe-me pensar um pouco | não desligue | estou a ver | estou a pensar | dê-me um momento |
      dê-me um segundo | peraí | calma | um momento por favor
    `),
    cancel: phrases(`
      cancelar | cancele | cancele tudo | anular | esqueça | mudei de ideias | já não quero nada | quero cancelar | queria
      cancelar | quero anular | anule tudo | não quero pedir | desisto | deixe estar | esqueça o pedido | já não quero | cancela
    `),
    cancel_order: phrases(`
      cancele o pedido | cancelar o pedido | cancelar o meu pedido | cancele o meu pedido | anular o pedido | anule o pedido |
      anular o meu pedido | cancelar a encomenda | cancelar a minha encomenda
    `),
    ask_placed_order: phrases(`
      onde está o meu pedido | onde está a minha encomenda | o meu pedido não chegou | o meu pedido ainda não chegou | ainda não
      chegou | ainda não recebi | estou à espera do meu pedido | estou à espera da minha encomenda | o meu pedido está atrasado
      | já pedi | já encomendei | fiz um pedido | fiz uma encomenda | sobre o meu pedido | sobre a minha encomenda | pedido
      errado | veio errado
    `),
    ask_who: phrases(`
      olá | alô | estou | está lá | bom dia | boa tarde | boa noite | está aí | está alguém aí | está a ouvir-me | consegue
      ouvir-me | ouve-me | é um robô | você é um robô | é uma máquina | você é uma máquina | é uma pessoa | é uma pessoa real |
      quem é você | quem fala | com quem falo | com quem estou a falar | estou a falar com um robô | estou a falar com uma
      máquina | é uma gravação | como está
    `),
    goodbye: phrases(`
      adeus | até logo | até à próxima | tchau | até breve | até amanhã | até já | tenha um bom dia | xau | fique bem |
      então até logo
    `),
    thanks: phrases(`
      obrigado | obrigada | muito obrigado | muito obrigada | muito agradecido | muito agradecida | agradeço | valeu |
      mil obrigados
    `),
    ask_hours: phrases(`
      a que horas fecham | a que horas abrem | até que horas estão abertos | qual é o horário | estão abertos | o horário |
      quando abrem | quando fecham | até que horas | até que horas abrem | que horário têm | qual o horário | está aberto |
      vocês estão abertos | a que horas é que fecham | a que horas é que abrem | horário
    `),
    ask_wait: phrases(`
      quanto tempo demora | quanto demora | quando está pronto | quando fica pronto | quanto tempo | quanto tempo leva |
      quanto vai demorar | quanto tempo vai demorar | demora muito | quando estará pronto | quanto tenho de esperar |
      qual é a espera | em quanto tempo
    `),
    ask_total: phrases(`
      quanto é | quanto é tudo | qual é o total | o total | quanto fica | quanto dá | quanto devo | quanto custa tudo |
      quanto é ao todo | quanto é no total | quanto vai ser | quanto vai dar | quanto lhe devo | qual o total |
      quanto dá tudo | quanto fica tudo | quanto já vai | quanto soma | quanto é que é
    `),
    ask_order: phrases(`
      repita o pedido | repita o meu pedido | o que pedi | o meu pedido | pode repetir o pedido | o que tenho |
      leia o pedido | leia o meu pedido | o que é que pedi | o que já pedi | o que anotou | rever o pedido |
      qual é o meu pedido | pode ler o pedido
    `),
    change_address: phrases(`
      a morada | mudar a morada | morada errada | outra morada | a morada está errada | o endereço | a minha morada |
      outro endereço | mudar o endereço | o endereço está errado | endereço errado | mudar de morada | corrigir a morada
    `),
    change_time: phrases(`
      a hora | mudar a hora | outra hora | mais tarde | mais cedo | a hora está errada | mudar de hora | outro horário |
      mudar o horário
    `),
    change_name: phrases(`
      o nome | mudar o nome | o meu nome | outro nome | o nome está errado | nome errado | corrigir o nome
    `),
    change_phone: phrases(`
      o número | o número de telefone | mudar o número | outro número | o meu número | o telefone | o telemóvel |
      o número está errado | outro telefone | número errado | mudar o telefone
    `),
    order_usual: phrases(`
      o costume | o do costume | o mesmo do costume | o de sempre | o mesmo de sempre | como sempre |
      o meu pedido habitual | o pedido habitual | o habitual | o de costume | o costume por favor | o de sempre por favor |
      o mesmo que sempre
    `),
    order_last: phrases(`
      o mesmo da última vez | como da última vez | o meu último pedido | o último pedido | o mesmo que da última vez |
      igual à última vez | repetir o último pedido | repita o meu último pedido | o mesmo pedido da última vez |
      como na última vez
    `),
    ask_cheaper: phrases(`
      de graça | grátis | sem pagar | por conta da casa | um desconto | mais barato
    `),
    pay_cash: phrases(`
      pagar em dinheiro | em dinheiro | pago em dinheiro | vou pagar em dinheiro | pagamento em dinheiro | com dinheiro |
      pagarei em dinheiro | a dinheiro | pago a dinheiro | pagar a dinheiro | em notas | em espécie | pagar em espécie |
      pagamento a dinheiro
    `),
    use_coupon: phrases(`
      um cupão | tenho um cupão | cupão | um código de desconto | código de desconto | tenho um código | um vale |
      um cupom | tenho um cupom | cupom | um código promocional | código promocional | tenho um código de desconto |
      tenho um vale | um desconto | voucher | um voucher
    `),
  },
  fulfilments: {
    pickup: phrases(`
      para levantar | levantar | para levar | vou levantar | vou buscar | passo a buscar | venho buscar | para ir buscar |
      ir buscar | buscar | take away | takeaway | para viagem | retirar | vou aí buscar | passo aí | vou lá buscar |
      eu vou buscar | vou passar a buscar | levanto | levanto aí | recolher | para recolher | vou recolher | eu levanto |
      venho levantar | passo para levantar | retirada | para retirar | vou retirar | vou pegar
    `),
    delivery: phrases(`
      para entrega | entrega | para entregar | entregar | ao domicílio | entrega ao domicílio | em casa | a casa |
      que me tragam | entrega em casa | para entregar em casa | domicílio | entregue em casa | entregas |
      que me entreguem | tragam-me a casa | tragam a casa | trazer a casa | levar a casa | mandar a casa |
      entrega na morada | envio | para enviar | entreguem | em minha casa | na minha casa | delivery | entregar em casa |
      à domicílio | a domicílio
    `),
    dine_in: phrases(`
      para comer aqui | para comer aí | comer aí | comer aqui | no restaurante | na mesa | para comer no restaurante |
      comer no restaurante | para consumir aí | consumir no local | no local | para jantar aí | para almoçar aí |
      comemos aí
    `),
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
  nameLeads: phrases(`
      chamo-me | o meu nome é | meu nome é | em nome de | o nome é | fica em nome de | sou o | sou a | está em nome de |
      ponha em nome de | fica no nome de | em meu nome | sou | eu chamo-me | me chamo | o pedido é em nome de
    `),
  nameLeadsWhenAsked: phrases(`
      é para | para | é | ponha | em | senhor | senhora | dona | eu sou | sou | nome | o nome | pode ser | a | o | aqui é |
      aqui fala | no nome de | escreva
    `),
  addressLeads: phrases(`
      a minha morada é | a morada é | moro na | moro em | entregar na | entregar em | vivo na | estou na | o endereço é |
      minha morada é | meu endereço é | o meu endereço é | vivo em | moro no | vivo no | é para entregar na | estou em |
      tragam à | tragam para | leve à | mande para | enviar para | levar à
    `),
  addressLeadsWhenAsked: phrases(`
      é | é na | é no | na | no | em | fica na | morada | na morada | o endereço é | endereço | seria | seria na | número |
      ao | à
    `),
  streetWords: phrases(`
      rua | avenida | praça | largo | travessa | estrada | alameda | beco | calçada | bairro | praceta | andar | bloco |
      lote | urbanização | quinta | caminho | viela | rotunda | prédio | edifício | apartamento | porta | alto | passeio |
      cais | azinhaga | parque | rodovia | quarteirão | vila
    `),
  phoneLeads: phrases(`
      o meu número é | o meu telefone é | o meu telemóvel é | o número é | é o | meu número é | meu telefone é |
      meu celular é | o meu celular é | o telefone é | o telemóvel é | o meu número de telefone é | anote | é
    `),
  postcodeLeads: phrases(`
      código postal | o código postal é | o código é | cep | o cep é | meu código postal é | o meu código postal é
    `),
  postcode: '\\d{4}[ -]?\\d{3}|\\d{5}-?\\d{3}',
  noteLeads: [
    { phrase: 'anote que', keep: false },
    { phrase: 'uma nota', keep: false },
    { phrase: 'diga a cozinha', keep: false },
    { phrase: 'ponha uma nota', keep: false },
    { phrase: 'diga na cozinha', keep: false },
    { phrase: 'diga ao estafeta', keep: true },
    { phrase: 'nao toque a campainha', keep: true },
    { phrase: 'nao toque', keep: true },
    { phrase: 'a campainha', keep: true },
    { phrase: 'toque a campainha', keep: true },
  ],
  allergens: {
    gluten: written('glúten | trigo | celíaco | celíaca | cevada | centeio'),
    crustaceans: written(
      'crustáceos | camarão | camarões | gambas | marisco | mariscos | caranguejo | lagosta',
    ),
    eggs: written('ovos | ovo'),
    fish: written('peixe'),
    peanuts: written('amendoins | amendoim'),
    soy: written('soja'),
    milk: written('leite | lactose | lacticínios | laticínios | derivados do leite'),
    nuts: written('frutos secos | nozes | noz | amêndoas | avelãs | cajus | pistácios'),
    celery: written('aipo'),
    mustard: written('mostarda'),
    sesame: written('sésamo | gergelim'),
    sulphites: written('sulfitos'),
    lupin: written('tremoço | tremoços'),
    molluscs: written(
      'moluscos | mexilhões | amêijoas | lulas | polvo | ostras | marisco | mariscos',
    ),
  },
  allergyWords: phrases(`
      alérgico | alérgica | alergia | alergias | intolerante | intolerância | celíaco | celíaca | alérgicos | alérgicas |
      intolerantes | intolerâncias | alergénios | celíacos
    `),
  questionLeads: phrases(`
      onde | quando | quem | porquê | como | quantos | há | têm | aceitam | qual | posso | é possível | quem é | por que |
      quantas | fazem | podem | pode-se | dá para | existe | é verdade | quais
    `),
  offerLeads: phrases(`
      têm | há | vendem | servem | vocês têm | tem | fazem | ainda têm | vocês vendem | existe | existem
    `),
  paying: {
    tip: phrases(`
      gorjeta | gorjetas | para o estafeta
    `),
    noTip: phrases(`
      sem gorjeta | nenhuma gorjeta | não quero gorjeta | não deixo gorjeta | tire a gorjeta | retire a gorjeta |
      não quero dar gorjeta
    `),
    keepChange: phrases(`
      fique com o troco | pode ficar com o troco | fica com o troco | guarde o troco | o troco é para si |
      pode guardar o troco | fique com o resto
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
      por favor | deixar | dar | posso | vou | dou | adicione | coloque | ser | seja | é | para | acrescente | ponha | deixe | com | mais | e | um | uma | de | a | o | quero | queria | deixo | como | também
    `),
  },
  numberParts: {
    start: phrases(`
      começa por | começa com | o início é | os primeiros são | os primeiros algarismos são | começa em
    `),
    end: phrases(`
      acaba em | termina em | o fim é | acaba com | os últimos são | os últimos algarismos são | no fim é | termina com
    `),
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
      about: ['uns', 'umas', 'cerca de', 'mais ou menos', 'aproximadamente'],
      lengths: [
        ['1 hora e meia', 90],
        ['hora e meia', 90],
        ['3 quartos de hora', 45],
        ['meia hora', 30],
        ['1 quarto de hora', 15],
        ['quarto de hora', 15],
        ['1 hora', 60],
      ],
      hours: ['horas'],
      minutes: ['minutos', 'minutinhos', 'min'],
      noon: ['meio dia'],
      midnight: ['meia noite'],
      at: [
        ...[
          'por volta das',
          'por volta da',
          'a partir das',
          'la para as',
          'pelas',
          'pela',
          'para as',
        ],
        ...['para a', 'as', 'a', 'ao'],
      ],
      oclock: ['em ponto', 'horas', 'hora', 'h'],
      afterHour: [
        ['e meia', 30],
        ['e 1 quarto', 15],
        ['e quarto', 15],
        ['menos 1 quarto', -15],
        ['menos quarto', -15],
      ],
      beforeHour: [
        ['1 quarto para as', -15],
        ['1 quarto para a', -15],
        ['quarto para as', -15],
      ],
      plus: ['e'],
      minus: ['menos'],
      past: [],
      to: ['para as', 'para a'],
      morning,
      evening: [...phrases('da tarde | à tarde'), ...night],
    }),
    morning,
    night,
    days: daysOf(
      'pt',
      [
        phrases('hoje | esta noite | logo à noite | hoje à noite | esta tarde'),
        phrases('amanhã'),
        phrases('depois de amanhã'),
      ],
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

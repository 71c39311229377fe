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
const morning = phrases('de la mañana | de la madrugada | por la mañana');
const night = phrases('de la noche | por la noche');

/** How Spanish-speaking callers say what is not food. */
export const lexicon: Lexicon = {
  numbers,
  elided,
  fillers: phrases(`
    por favor | eh | em | este | pues | bueno | a ver | mire | oiga | hola | buenas | buenos días | buenas tardes |
    buenas noches | gracias | muchas gracias | perdone | señor | señora | señorita | y | entonces | es | sería | que |
    el | la | los | las | lo | un | una | a | en | con | para | al | quiero | quería | quisiera | me gustaría |
    la de | el de | ponga | póngame | mejor | creo que | o sea | verá | pues mire | ay | ah | oh | o | yo
  `),
  affirm: phrases(`
    sí | sí sí | sí por favor | sí gracias | claro | claro que sí | por supuesto | vale | ok | okey | de acuerdo | está bien |
    muy bien | perfecto | exacto | exactamente | correcto | así es | eso es | es correcto | es correcta | está correcto |
    todo correcto | todo bien | está todo bien | está perfecto | me parece bien | me va bien | me viene bien | confirmo |
    confirmado | adelante | desde luego | cómo no | sí correcto | sí es correcto | sí eso es | sí está bien | sí claro |
    sí perfecto | genial | estupendo | sí quiero | bien | venga | dale | sí todo correcto | efectivamente
  `),
  deny: phrases(`
    no | no no | no gracias | qué va | no es correcto | no es correcta | está mal | es incorrecto | incorrecto | no está bien |
    eso no es | no es eso | no exactamente | para nada | en absoluto | mejor no | no quiero | no me va bien | no me viene bien |
    todavía no | aún no | no está correcto | hay un error | no señor | no señora | así no
  `),
  finish: phrases(`
    eso es todo | es todo | nada más | nada más gracias | no nada más | no eso es todo | con eso está | ya está | ya está todo |
    eso sería todo | sería todo | sólo eso | solo eso | nada | no quiero nada más | con eso basta | he terminado | ya | ya está gracias |
    no ya está | así está bien | con eso vale | no así está bien | listo | eso
  `),
  intents: {
    ask_for_person: phrases(`
      una persona | con una persona | hablar con una persona | hablar con alguien | una persona de verdad | un humano | un ser humano |
      con alguien | alguien del equipo | un empleado | una empleada | un operador | una operadora | operador | operadora |
      el encargado | la encargada | el dueño | la dueña | el gerente | un camarero | páseme con alguien | páseme con una persona |
      una reclamación | quiero reclamar | una queja | un reembolso | devolución | atención al cliente | hablar con el encargado |
      un agente | reservar mesa | reservar una mesa | una reserva | hacer una reserva | una mesa para | quiero reservar
    `),
    leave_message: phrases(`
      dejar un mensaje | un mensaje | mensaje | dejar mensaje | dejar un recado | un recado | que me llamen | llámenme |
      que me devuelvan la llamada | dejarle un mensaje
    `),
    place_order: phrases(`
      hacer un pedido | un pedido | pedir | quiero pedir | quería pedir | quisiera pedir | para pedir | pedido | quiero hacer un pedido |
      quería hacer un pedido | quisiera hacer un pedido | ordenar | pedir comida | encargar | quería encargar | un encargo |
      me gustaría pedir | me gustaría hacer un pedido
    `),
    repeat: phrases(`
      repita | repítalo | repita por favor | puede repetir | me lo repite | me lo puede repetir | cómo | cómo dice | qué | perdón |
      qué ha dicho | otra vez | no le he oído | no le oigo | no le he entendido | no he entendido | no entiendo | cómo ha dicho | mande |
      puede repetirlo | repetir | podría repetir
    `),
    help: phrases(`
      ayuda | ayúdeme | necesito ayuda | qué puedo decir | cómo funciona | cómo va esto | qué opciones hay | qué opciones tengo |
      no sé qué decir | qué tengo que decir
    `),
    wait: phrases(`
      espere | espera | un momento | un segundo | un momentito | un minuto | espere un momento | espere un segundo | deme un momento |
      deme un segundo | déjeme pensar | déjeme ver | un momento por favor | no cuelgue | estoy mirando | lo estoy pensando | aguarde
    `),
    cancel: phrases(`
      cancelar | cancele | cancele todo | anular | anule | anule todo | déjelo | olvídelo | he cambiado de idea | ya no quiero
      nada | no quiero pedir | quiero cancelar | quiero anular
    `),
    cancel_order: phrases(`
      cancelar el pedido | cancele el pedido | cancelar mi pedido | cancele mi pedido | anular el pedido | anule el pedido |
      anular mi pedido | anule mi pedido
    `),
    ask_placed_order: phrases(`
      dónde está mi pedido | cómo va mi pedido | mi pedido no ha llegado | el pedido no ha llegado | todavía no ha llegado | aún
      no ha llegado | sigo esperando mi pedido | estoy esperando mi pedido | mi pedido llega tarde | ya he pedido | ya hice un
      pedido | hice un pedido | he hecho un pedido | sobre mi pedido | acerca de mi pedido | me han traído otra cosa | pedido
      equivocado
    `),
    ask_who: phrases(`
      hola | hola hola | buenas | buenos días | buenas tardes | buenas noches | me oye | me escucha | hay alguien | hay alguien
      ahí | está ahí | es un robot | es usted un robot | eres un robot | es una máquina | es usted una persona | es una persona
      real | quién es usted | quién eres | quién es | con quién hablo | estoy hablando con un robot | estoy hablando con una
      máquina | es un contestador | cómo está | cómo están
    `),
    goodbye: phrases(
      'adiós | hasta luego | hasta pronto | que tenga buen día | buen día | chao | hasta mañana',
    ),
    thanks: phrases('gracias | muchas gracias | muy amable | mil gracias'),
    ask_hours: phrases(`
      a qué hora cierran | a qué hora abren | hasta qué hora abren | hasta qué hora están abiertos | cuál es el horario | qué horario tienen |
      están abiertos | está abierto | el horario | horario | cuándo abren | cuándo cierran | hasta qué hora tienen abierto
    `),
    ask_wait: phrases(`
      cuánto tarda | cuánto tardan | cuánto tiempo | cuánto tiempo tarda | cuándo estará | cuándo estará listo | cuánto hay que esperar |
      para cuándo estaría | cuánto va a tardar | cuánta espera hay | en cuánto tiempo
    `),
    ask_total: phrases(`
      cuánto es | cuánto es todo | cuánto es en total | cuánto va a ser | cuánto sería | cuánto le debo | el total | cuál es el total |
      cuánto suma | cuánto sale | qué le debo | cuánto sale todo | cuánto cuesta todo | cuánto llevo | cuánto
    `),
    ask_order: phrases(`
      repita mi pedido | repita el pedido | repítame el pedido | qué he pedido | qué llevo pedido | qué llevo | qué tengo pedido |
      léame el pedido | mi pedido | qué ha apuntado | repasar el pedido | me repite el pedido | puede repetir el pedido
    `),
    change_address: phrases(`
      la dirección | cambiar la dirección | dirección equivocada | otra dirección | mi dirección | la dirección está mal
    `),
    change_time: phrases(`
      la hora | cambiar la hora | otra hora | más tarde | más temprano | antes | la hora está mal
    `),
    change_name: phrases(
      'el nombre | cambiar el nombre | mi nombre | otro nombre | el nombre está mal',
    ),
    change_phone: phrases(`
      el número | el número de teléfono | cambiar el número | otro número | mi número | el teléfono | el número está mal
    `),
    order_usual: phrases(`
      lo de siempre | lo mismo de siempre | mi pedido de siempre | como siempre | el pedido habitual | mi pedido habitual |
      lo habitual | lo de siempre por favor
    `),
    order_last: phrases(`
      lo mismo que la última vez | como la última vez | mi último pedido | el último pedido | repetir mi último pedido |
      repita mi último pedido | el mismo pedido que la última vez | igual que la última vez
    `),
    ask_cheaper: phrases(`
      gratis | de gratis | sin pagar | por cuenta de la casa | un descuento | una rebaja | más barato
    `),
    pay_cash: phrases(`
      pagar en efectivo | en efectivo | pago en efectivo | voy a pagar en efectivo | pagaré en efectivo | al contado | con efectivo
    `),
    use_coupon: phrases(`
      un cupón | tengo un cupón | cupón | un código de descuento | código de descuento | código promocional | un vale |
      tengo un código | tengo un código de descuento | un código promocional
    `),
  },
  fulfilments: {
    pickup: phrases(`
      para recoger | recoger | recogerlo | lo recojo | paso a recoger | paso a recogerlo | voy a recoger | voy a recogerlo |
      para llevar | para llevármelo | llevar | paso a buscarlo | a recoger | recogida | en el local para llevar | lo paso a buscar |
      lo voy a buscar | iré a recogerlo | voy a por ello | para pasar a recoger | venir a recogerlo
    `),
    delivery: phrases(`
      a domicilio | domicilio | entrega a domicilio | para entregar | entrega | para enviar | que me lo traigan | me lo traen |
      traer a casa | que me lo lleven | a casa | enviar a casa | envío | envío a domicilio | con envío | reparto | que lo traigan |
      que me lo manden | para que me lo traigan | servicio a domicilio
    `),
    dine_in: phrases(`
      para comer aquí | para comer ahí | comer ahí | comer aquí | para tomar ahí | para tomar aquí | en el local | en el restaurante |
      en mesa | para cenar ahí
    `),
  },
  languages: {
    ...languageRequests('es', [
      ...['en {language}', 'hablar {language}', 'hablar en {language}', 'habla {language}'],
      ...['habla usted {language}', 'puede hablar {language}', '{language} por favor'],
    ]),
    es: phrases(`
      en español | español | hablar español | habla español | español por favor | en castellano | castellano
    `),
  },
  nameLeads: phrases(`
    me llamo | mi nombre es | a nombre de | el nombre es | está a nombre de | ponga a nombre de | póngalo a nombre de | soy
  `),
  nameLeadsWhenAsked: phrases(`
    es para | para | es | ponga | apunte | a | señor | señora | señorita | don | doña | yo soy | aquí | nombre | el nombre
  `),
  addressLeads: phrases(`
    mi dirección es | la dirección es | vivo en | estoy en | llévelo a | llévenlo a | tráiganlo a | entregar en | a domicilio en |
    me lo traen a | envíelo a | envíenlo a | mándelo a
  `),
  addressLeadsWhenAsked: phrases(
    'número | el número | número es | al número | es el número | es | en | a | es en | es la | es el | la | el | sería | sería en | dirección',
  ),
  streetWords: phrases(`
    calle | avenida | plaza | paseo | carretera | camino | ronda | travesía | callejón | bulevar | glorieta | urbanización |
    polígono | barrio | piso | portal | escalera | puerta | edificio | bloque | rambla | vía | pasaje | cuesta | alameda
  `),
  phoneLeads: phrases(`
    mi número es | mi teléfono es | mi móvil es | el número es | el teléfono es | es el | mi número de teléfono es | apunte
  `),
  postcodeLeads: phrases('código postal | el código postal es | el código es'),
  noteLeads: [
    { phrase: 'anote que', keep: false },
    { phrase: 'ponga una nota', keep: false },
    { phrase: 'una nota', keep: false },
    { phrase: 'diga en cocina', keep: false },
    { phrase: 'diga a la cocina', keep: false },
    { phrase: 'diga al repartidor', keep: true },
    { phrase: 'llame al timbre', keep: true },
    { phrase: 'no llame al timbre', keep: true },
    { phrase: 'el timbre', keep: true },
  ],
  allergens: {
    gluten: written('gluten | trigo | celíaco | celíaca | cebada | centeno'),
    crustaceans: written(
      'crustáceos | gambas | camarones | langostinos | cangrejo | marisco | mariscos',
    ),
    eggs: written('huevo | huevos'),
    fish: written('pescado | pescados'),
    peanuts: written('cacahuetes | cacahuete | maní'),
    soy: written('soja | soya'),
    milk: written('leche | lactosa | lácteos'),
    nuts: written(`
      frutos secos | nueces | nuez | almendras | almendra | avellanas | avellana | pistachos | anacardos
    `),
    celery: written('apio'),
    mustard: written('mostaza'),
    sesame: written('sésamo | ajonjolí'),
    sulphites: written('sulfitos | sulfito'),
    lupin: written('altramuces | altramuz'),
    molluscs: written(
      'moluscos | mejillones | almejas | calamares | pulpo | ostras | marisco | mariscos',
    ),
  },
  allergyWords: phrases(`
    alérgico | alérgica | alérgicos | alergia | alergias | intolerante | intolerancia | celíaco | celíaca
  `),
  questionLeads: phrases(`
    dónde | cuándo | quién | por qué | cómo | cuántos | cuántas | se puede | puedo | hay | aceptan | tienen | hacen |
    cuál | es posible | podría
  `),
  offerLeads: phrases('tienen | tenéis | hay | venden | sirven | hacen | tiene usted | les queda'),
  paying: {
    tip: phrases(`
      propina | propinas | para el repartidor
    `),
    noTip: phrases(`
      sin propina | ninguna propina
    `),
    keepChange: phrases(`
      quédese con el cambio | quédese el cambio | quédate con el cambio | que se quede con el cambio
    `),
    percent: phrases(`
      por ciento
    `),
    cents: phrases(`
      céntimo | céntimos | centavo | centavos
    `),
    units: phrases(`
      euro | euros | dólar | dólares | peso | pesos
    `),
    around: phrases(`
      por favor | añada | añade | ponga | pon | deje | con | más | y | un | una | de | la | el | quiero | quisiera | dejo | como | también | dejar | puedo | dar | me gustaría
    `),
  },
  numberParts: {
    start: phrases(
      'empieza por | empieza con | el principio es | comienza por | las primeras cifras son',
    ),
    end: phrases(
      'termina en | acaba en | el final es | termina con | las últimas cifras son | los últimos son',
    ),
  },
  givesFirstName: true,
  ordinals: [
    phrases('la primera | el primero | primera | primero | número uno | la uno | el uno'),
    phrases('la segunda | el segundo | segunda | segundo | número dos | la dos | el dos'),
    phrases('la tercera | el tercero | tercera | tercero | número tres | la tres | el tres'),
    phrases('la cuarta | el cuarto | cuarta | cuarto | número cuatro | la cuatro | el cuatro'),
  ],
  time: {
    patterns: clockPatterns({
      asap: phrases(`
        lo antes posible | lo más pronto posible | cuanto antes | en cuanto pueda | en cuanto puedan | ya mismo | ahora mismo |
        lo más rápido posible | inmediatamente | en cuanto esté | lo antes que pueda
      `),
      asapWhenAsked: phrases(
        'ahora | ya | cuando pueda | cuando puedan | cuando esté | me da igual | enseguida | pronto',
      ),
      in: ['en', 'dentro de', 'de aqui a'],
      about: ['unos', 'unas', 'como', 'aproximadamente', 'mas o menos'],
      lengths: [
        ['1 hora y media', 90],
        ['hora y media', 90],
        ['1 hora', 60],
        ['media hora', 30],
        ['3 cuartos de hora', 45],
        ['1 cuarto de hora', 15],
        ['cuarto de hora', 15],
      ],
      hours: ['horas'],
      minutes: ['minutos', 'minutitos', 'min'],
      noon: ['mediodia'],
      midnight: ['medianoche'],
      at: [
        ...[
          'a eso de las',
          'a partir de las',
          'para las',
          'sobre las',
          'hacia las',
          'a las',
          'para la',
        ],
        ...['sobre la', 'a la', 'a', 'al', 'las', 'la'],
      ],
      oclock: ['en punto', 'horas', 'h'],
      afterHour: [
        ['y media', 30],
        ['y cuarto', 15],
        ['menos cuarto', -15],
      ],
      beforeHour: [['cuarto para las', -15]],
      plus: ['y', 'con'],
      minus: ['menos'],
      past: [],
      to: ['para las'],
      morning,
      evening: [...phrases('de la tarde | por la tarde | del mediodía'), ...night],
    }),
    morning,
    night,
    days: daysOf('es', [
      phrases('hoy | esta noche | esta tarde | este mediodía'),
      phrases('mañana'),
      phrases('pasado mañana'),
    ]),
  },
  hints: {
    quantities: words('un una dos tres cuatro cinco seis otra otro'),
    digits: words('cero uno dos tres cuatro cinco seis siete ocho nueve doble'),
    firstNames: words(`
      Antonio José Manuel Francisco Juan David Javier Daniel Carlos Jesús Alejandro Miguel Pablo
      Rafael Pedro Ángel Sergio Fernando Luis Jorge Alberto Álvaro Diego Adrián Raúl Iván Rubén
      María Carmen Ana Isabel Laura Cristina Marta Lucía Elena Pilar Sara Paula Rosa Raquel Beatriz
      Sofía Julia Andrea Irene Alba Claudia García Martínez López Sánchez González Rodríguez
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{quantity} {item} {size}', 'quiero {quantity} {item}'],
      ...['{quantity} {item} y {quantity} {item}', 'póngame {quantity} {item}'],
      ...['quería {quantity} {item} {size}', '{quantity} {item} por favor'],
      ...['{quantity} {item} con {option}', '{quantity} {item} sin {option}', 'sin {option}'],
      ...['con {option}', 'extra de {option}', 'mejor {quantity}', 'que sean {quantity}'],
      ...['quite {item}', 'lo mismo', 'cambie {item} por {item}', 'otra {item}'],
      ...['cuánto cuesta {item}', 'tienen {item}', 'qué lleva {item}'],
    ],
    choices: ['{choice} por favor', '{size}', '{choice} y {choice}', 'la {choice}', 'el {choice}'],
    times: [
      ...['lo antes posible', 'ahora mismo', 'en media hora', 'en una hora', 'en veinte minutos'],
      ...['en {quantity} minutos', 'al mediodía'],
      ...atEveryHour(words('una dos tres siete ocho nueve diez once doce'), [
        ...['a las {hour}', 'a las {hour} y media', 'a las {hour} y cuarto'],
        ...['a las {hour} menos cuarto', 'a las {hour} de la tarde', 'a las {hour} de la noche'],
      ]),
    ],
    names: ['{name}', 'a nombre de {name}', 'me llamo {name}', 'soy {name}', 'es para {name}'],
    addresses: ['calle {digit} {digit}', 'calle {digit}', 'avenida {digit}', 'plaza {digit}'],
    digitStrings,
  },
};

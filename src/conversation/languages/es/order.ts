import type { OrderLanguage } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { numbers } from './numbers.js';

const elided: readonly string[] = [];
const phrases = (text: string): string[] => phrasesAsSaid(text, { elided });

/** How people order in Spanish. */
export const spanish: OrderLanguage = {
  code: 'es',
  numbers,
  elided,
  indefinite: ['un', 'una', 'uno', 'unos', 'unas'],
  definite: phrases('el | la | los | las | mi'),
  refusals: ['no'],
  nounFirst: true,
  linkWords: phrases('de | del | la | las | el | los | al | a | en | estilo'),
  andWords: ['&', 'y', 'e'],
  inflections: [
    [
      ['(..)ces$', '$1z'],
      ['(..)(?:es|as|os)$', '$1'],
      ['(..)[aeos]$', '$1'],
    ],
  ],
  sounds: [
    ['ch', '1'],
    ['ll', 'y'],
    ['h', ''],
    ['v|w', 'b'],
    ['qu|q', 'k'],
    ['c(?=[eiy])|z', 's'],
    ['x', 's'],
    ['c', 'k'],
    ['gu(?=[ei])', 'g'],
    ['g(?=[ei])', 'j'],
    ['(?<=.)[aeiouy]', ''],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    phrases('mozzarella | mozarela | muzarela'),
    phrases('champiñón | seta | hongo'),
    phrases('mayonesa | mahonesa | mayo'),
    phrases('coca cola | coca | cola'),
    phrases('patatas fritas | papas fritas | patatas'),
    phrases('hamburguesa | burger | burguer'),
    phrases('bocadillo | sándwich | bocata'),
    phrases('zumo | jugo'),
    phrases('aceituna | oliva'),
    phrases('gambas | camarones'),
    phrases('jamón | jamón york'),
    phrases('pimiento | pimentón | chile'),
    phrases('descafeinado | descafeinada'),
    phrases('aguacate | palta'),
    phrases('tarta | pastel | torta'),
    phrases('pequeña | chica'),
    phrases('litro | l'),
    phrases('por ciento | %'),
  ],
  sweepingWords: phrases('todo | todos | todas | completa | completo'),
  pointingWords: phrases('lo | la | los | las | eso | esa | ese'),
  plainWords: phrases(`
    clásico | clásica | normal | casero | casera | de la casa | sencillo | sencilla | fresco | fresca |
    tradicional | natural | simple | nuestro | nuestra
  `),
  commonWords: phrases(`
    el | la | lo | los | las | un | una | unos | unas | de | del | a | al | en | con | sin | por | para | y | e | o | u |
    ni | que | qué | quien | cual | cuál | cuales | cuándo | cuando | cómo | como | dónde | donde | porque | si | sí |
    no | ya | muy | más | menos | mucho | mucha | muchos | muchas | poco | poca | algo | alguno | alguna | nada | nadie |
    todo | todos | todas | otro | otra | otros | otras | mismo | misma | este | esta | esto | estos | estas | ese | esa |
    eso | esos | esas | aquel | aquella | mi | mis | tu | tus | su | sus | nuestro | nuestra | me | te | se | le | les |
    nos | lo | yo | tú | usted | ustedes | él | ella | ellos | nosotros | mí | es | son | era | ser | está | están |
    estoy | hay | he | ha | han | haber | tengo | tiene | tienen | tener | puede | pueden | puedo | podría | podrían |
    quiero | quiere | queremos | quería | quisiera | querría | deseo | desea | gustaría | gusta | pedir | pido | pedimos |
    pedido | orden | ordenar | tomar | tomo | poner | ponga | póngame | pon | ponme | dar | deme | dame | traer | tráigame |
    llevar | llevo | ver | veo | ir | voy | vamos | va | hacer | hace | hago | haga | decir | dice | digo | diga | dígame |
    hola | buenas | buenos | días | tardes | noches | gracias | favor | perdón | perdone | disculpe | oiga | mire |
    vale | bueno | bien | pues | entonces | luego | ahora | después | también | tampoco | solo | sólo | solamente |
    además | encima | aparte | ah | eh | em | este | o sea | claro | perfecto | genial | estupendo | hoy | mañana | noche |
    tarde | hora | horas | minuto | minutos | rato | momento | vez | veces | cosa | cosas | persona | personas | gente |
    mesa | casa | calle | dirección | teléfono | nombre | número | recoger | llevar | domicilio | comer | beber | cenar |
    comida | bebida | plato | platos | menú | carta | tamaño | tipo | clase | precio | cuánto | cuánta | cuesta | cuestan |
    vale | euro | euros | total | tarjeta | efectivo | pagar | grande | pequeño | pequeña | mediano | mediana | doble |
    medio | media | mitad | entero | entera | extra | primero | primera | segundo | segunda | último | última | niño |
    niños | amigo | mujer | marido | listo | lista | rápido | seguro | posible | ser | será | sería
  `),
  cuesBehind: { allergen: phrases('lleva | llevan | contiene | contienen | tiene') },
  cues: {
    and: phrases(`
      y | e | & | y además | además | también | y también | y luego | luego | y después | después | más | y aparte | así como |
      junto con | y para terminar
    `),
    or: phrases('o | u | ni | o bien'),
    with: phrases(`
      con | que lleve | que tenga | que lleva | que tiene | acompañado de | acompañada de | y con | relleno de | rellena de |
      a base de | con un poco más
    `),
    without: phrases(`
      sin | nada de | no | que no lleve | que no tenga | que no lleven | no le ponga | no le pongas | no le pongan | no ponga |
      no pongas | no me ponga | no me pongas | ni | menos | excepto | salvo | quitando | sin la | sin el | sin los | sin las |
      no quiero | todo menos | todo excepto | sin nada de | evite | y sin | pero sin | libre de
    `),
    but: phrases('pero | solo que | sólo que | solo | solamente | únicamente | en cambio'),
    extra: phrases(`
      extra | extra de | con extra de | con extra | más | mucho | mucha | muchos | muchas | bastante | bien de | doble |
      doble de | ración extra de | doble ración de | suplemento de | un extra de | un poco más de | triple | más de | de más
    `),
    light: phrases(`
      poco | poca | pocos | pocas | un poco de | un poquito de | poquito | poquita | con poco | con poca | menos | menos de |
      no mucho | no mucha | no muchas | no muchos | no demasiado | no demasiada | un pelín de | una pizca de | un toque de |
      ligero de | algo de | muy poco | muy poca
    `),
    clause: phrases(`
      quiero | quería | quisiera | querría | queremos | queríamos | me gustaría | nos gustaría | deseo | póngame | ponme |
      me pone | me pones | me puede poner | me pondría | ponga | pónganos | nos pone | deme | dame | me da | me das | denos |
      tráigame | tráeme | me trae | tomaré | tomaría | voy a tomar | voy a querer | voy a pedir | vamos a pedir | pido |
      pediría | pedimos | quiero pedir | quería pedir | quisiera pedir | me apetece | añada | añádame | añade | agregue |
      agrega | agrégueme | apunte | apúnteme | ponga también | también quiero | también quería | para mí | necesito |
      necesitamos | me llevo | me llevaría | me lleva | sería | serían | mándeme | envíeme | poner | añadir | agregar | quiere
    `),
    filler: phrases(`
      por favor | gracias | muchas gracias | hola | hola buenas | buenas | buenas tardes | buenas noches | buenos días | eh |
      em | este | pues | bueno | a ver | vale | mire | oiga | o sea | en fin | de acuerdo | muy bien | eso es todo | nada más |
      eso sería todo | si puede ser | si es posible | si es tan amable | un momento | un segundo | espere | espera | puede ser |
      para llevar | para recoger | a domicilio | un pedido | hacer un pedido | no gracias | de beber | de comer |
      de primero | de segundo | para beber | para comer | de bebida | para empezar | en total | ahora mismo |
      no hay problema | para compartir | tamaño | de tamaño | un tamaño
    `),
    unit: phrases(`
      ración de | raciones de | porción de | porciones de | plato de | platos de | vaso de | vasos de | copa de | copas de |
      botella de | botellas de | lata de | latas de | taza de | tazas de | jarra de | jarras de | trozo de | trozos de |
      bola de | bolas de | rebanada de | cucharada de | caja de | cajas de | unidades de | unidad de | unidades | raciones
    `),
    times: phrases('veces | por | x'),
    aside: phrases('aparte | a un lado | al lado | por separado'),
    all: phrases(`
      todas | todos | todas ellas | todos ellos | las dos | los dos | ambas | ambos | en todas | en todos | a todas | a todos |
      las dos con | los dos con | todas con | todos con | para todas | para todos | en las dos | en los dos | las tres | los tres
    `),
    ofEach: phrases('de cada | de cada una | de cada uno | cada una | cada uno | cada'),
    halves: phrases('mitad y mitad'),
    half: phrases('mitad | la mitad | media | la otra mitad | en la mitad | medio'),
    one: phrases(`
      la otra | el otro | las otras | los otros | la primera | el primero | la segunda | el segundo | la última | el último |
      una de ellas | uno de ellos | la tercera | el tercero
    `),
    repair: phrases(`
      perdón | perdone | no perdón | no perdone | digo | no digo | mejor | mejor dicho | no mejor | no espere | espere no | quiero decir | o mejor |
      rectifico | me he equivocado | no no | ay no | no mejor ponga
    `),
    another: phrases(`
      otra | otro | otra más | otro más | una más | uno más | otra de | otro de
    `),
    same: phrases(`
      lo mismo | la misma | el mismo | igual | lo mismo que antes | otra igual | otro igual | lo mismo para mí | lo mismo que ella |
      lo mismo que él | igual que antes | las mismas | los mismos
    `),
    drop: phrases(`
      quite | quita | quitar | quíteme | quítame | quítele | elimine | elimina | eliminar | borre | borra | cancele | cancela | anule | anula |
      saque | saca | puede quitar | retire | retira | ya no quiero | no quiero ya | no ponga ya | mejor sin
    `),
    change: phrases(`
      cambie | cambia | cambiar | cámbieme | cámbiame | cambie la | cambie el | sustituya | sustituye | sustituir | reemplace |
      quiero cambiar | puede cambiar
    `),
    to: phrases('por | por una | por un | a'),
    instead: phrases('en vez de | en lugar de | en vez del | en lugar del | en vez de la'),
    makeIt: phrases(`
      que sean | que sea | ponga mejor | mejor ponga | mejor que sean | mejor que sea | póngalo | póngala | pónganla | hágala |
      hágalo | que la pizza sea | déjelo en | déjela en | que la haga | mejor póngame | sean | ponme mejor | la quiero | lo quiero |
      las quiero | los quiero
    `),
    onto: phrases('en la | en el | a la | al | sobre la | para la | para el | en mi | a mi'),
    undo: phrases(`
      deshaga eso | deshacer | deshaz eso | anule eso | cancele eso | quite eso | olvide eso | quite lo último | cancele lo último |
      borre eso | anule lo último | eso no | quita eso
    `),
    startOver: phrases(`
      empezar de nuevo | empecemos de nuevo | empiece de nuevo | volver a empezar | borre todo | cancele todo | anule todo |
      quite todo | desde el principio | cancele el pedido | anule el pedido | empezamos de cero | de cero
    `),
    price: phrases(`
      cuánto cuesta | cuánto cuestan | cuánto vale | cuánto valen | cuánto es | qué precio tiene | qué precio tienen | a cuánto está |
      a cuánto están | cuál es el precio de | cuál es el precio del | el precio de | cuánto sale | cuánto por | qué cuesta | qué vale
    `),
    contents: phrases(`
      qué lleva | qué llevan | qué tiene | de qué es | qué ingredientes lleva | qué ingredientes tiene | qué hay en | cómo es |
      qué trae | con qué viene | qué es
    `),
    allergen: phrases(`
      hay | es que lleva | tiene algo de | lleva algo de
    `),
    offer: phrases(`
      qué tienen | qué tenéis | qué hay de | tienen | tenéis | qué me ofrece | qué ofrecen | qué hay | hay algo de | tiene usted |
      cuáles son sus | qué me recomienda | qué tienen de | qué clase de | qué tipo de
    `),
  },
};

import { phrases, type OrderLanguage } from '../../understanding/language.js';
import * as numbers from './numbers.js';

/** How people order in English. */
export const english: OrderLanguage = {
  code: 'en',
  numbers,
  elided: [],
  prepositions: ['on', 'in', 'over', 'inside', 'of'],
  indefinite: ['a', 'an', 'another'],
  definite: phrases('the | that | those | my'),
  refusals: ['no', 'nope'],
  nounFirst: false,
  linkWords: phrases('of | the | on | in | style | flavored | flavoured | flavor | flavour'),
  andWords: ['&', 'and', 'n'],
  inflections: [
    [
      ['(ss|us|is)$', '$1'],
      ['(.)(ies|ie)$', '$1y'],
      ['(o)es$', '$1'],
      ['(ch|sh|x|ss|zz)es$', '$1'],
      ['che$', 'ch'],
      ['(ea|oa|al)ves$', '$1f'],
      ['(..)s$', '$1'],
    ],
  ],
  sounds: [
    ['^kn', 'n'],
    ['^wr', 'r'],
    ['^ps', 's'],
    ['ph', 'f'],
    ['gh', ''],
    ['t?ch', '1'],
    ['sh', '2'],
    ['th', '3'],
    ['ck', 'k'],
    ['d?g(?=[eiy])', 'j'],
    ['c(?=[eiy])', 's'],
    ['[cq]', 'k'],
    ['x', 'ks'],
    ['z', 's'],
    ['v', 'f'],
    ['(?<=.)[aeiouyhw]', ''],
    ['^[aeiou]', 'a'],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    phrases('mayo | mayonnaise'),
    phrases('parmesan | parm | parmigiana'),
    phrases('mozzarella | mozz'),
    phrases('veggie | vegetarian | vegetable | veg'),
    phrases('guac | guacamole'),
    phrases('bbq | barbecue | barbeque | bar b q'),
    phrases('pico | pico de gallo'),
    phrases('fries | french fries | french fry'),
    phrases('decaf | decaffeinated'),
    phrases('iced | ice | on ice'),
    phrases('medium | med'),
    phrases('large | lg | big'),
    phrases('extra large | xl | x large'),
    phrases('small | sm'),
    phrases('regular | reg'),
    phrases('cappuccino | capp | cap'),
    phrases('macchiato | mac'),
    phrases('percent | %'),
    phrases('saint | st'),
    phrases('ounce | oz | ounces'),
    phrases('liter | litre'),
    phrases('inch | in | inches'),
    phrases('whole wheat | wheat | wholewheat'),
    phrases('sub | submarine | hoagie | hero'),
    phrases('sandwich | sandwhich | sammich'),
    phrases('donut | doughnut'),
    phrases('ketchup | catsup'),
    phrases('pop | soda'),
    phrases('sour cream | sourcream'),
    phrases('hamburger | burger'),
    phrases('fat free | nonfat | non fat | skim | skimmed | skinny'),
    phrases('half and half | half half'),
    phrases('unsweetened | unsweet | non sweet'),
    phrases('sugar free | sugarfree | sugarless'),
    phrases('teriyaki | teryaki'),
    phrases('chipotle | chipolte'),
    phrases('espresso | expresso'),
    phrases('whipped cream | whip | whip cream'),
  ],
  sweepingWords: ['everything', 'all', 'every', 'works', 'loaded'],
  pointingWords: ['it', 'that', 'this', 'them', 'those'],
  plainWords: phrases(`
    plain | classic | regular | original | traditional | signature | famous | homemade | house |
    fresh | freshly | custom | create | build | own | your | our | topped | assorted
  `),
  bareWords: ['black'],
  dishWords: phrases(`
    sub | subs | hoagie | hoagies | hero | heroes | grinder | grinders | sandwich | sandwiches | roll | rolls | burger |
    burgers | wrap | wraps | bowl | bowls | plate | plates | platter | platters | combo | combos | dish | special |
    entree | basket | soda | sodas | pop | beverage
  `),
  commonWords: phrases(`
    the | this | that | these | those | some | any | my | your | our | his | her | their | its |
    it | them | they | he | she | we | us | me | i | you | im | ill | id | ive | is | are | was |
    were | be | been | being | am | s | re | ve | ll | do | does | did | done | has | had |
    having | will | would | shall | should | can | could | may | might | must | of | on | in |
    at | by | for | from | into | onto | up | down | out | off | over | under | about | around |
    to | as | than | then | there | here | if | so | because | since | while | when | where |
    who | whom | whose | which | what | why | how | too | very | really | just | only | even |
    still | yet | also | again | please | thanks | thank | hello | hi | hey | yes | yeah | yep |
    ok | okay | sure | alright | well | um | uh | er | hmm | ah | oh | like | today | tonight |
    tomorrow | now | later | soon | day | morning | evening | afternoon | night |
    time | minute | order | orders | ordering | ordered | place | placing | start | starting |
    begin | go | going | gonna | wanna | wanting | wanted | come | comes | coming | see | say |
    said | tell | think | guess | know | feel | feels | hope | wish | mean | love | loved |
    thing | things | stuff | something | anything | nothing | everyone | everybody | person |
    people | guy | guys | friend | kid | kids | wife | husband | family | man | sir | madam |
    favor | favour | pick | picking | pickup | delivery | deliver | delivered | carry | takeout |
    takeaway | way | ready | rush | hungry | size | sized | sizes | style | styled | kind | type |
    kinds | flavor | flavour | topping | toppings | side | sides | top | bottom | inside | great |
    good | nice | beautiful | best | perfect | awesome | cool | fine | lovely | welcome |
    appreciate | important | allergic | allergy | allergies | definitely | certainly | maybe |
    perhaps | probably | ahead | quick | quickly | let | lets | looking | look | trying | try |
    tried | get | got | getting | have | take | taking | give | want | need | make | put | throw |
    bring | grab | eat | eating | drink | drinks | drinking | food | meal | meals | choose |
    choice | option | rest | bit | lot | lots | much | many | few | more | most | less | least |
    same | other | others | else | another | each | both | all | every | one | ones | two |
    piece | pieces | first | second | third | last | next | total | totals | price | cost |
    though | although | however | actually | instead | sorry | excuse | pardon | wait | hold |
    moment | sec | call | calling | phone | name | number | address | table | pay | card | cash |
    money | dollar | dollars | bucks | cent | cents | not | no | nor | neither | never | none |
    dont | doesnt | didnt | wont | cant | isnt | arent | wasnt | shouldnt | wouldnt | couldnt |
    aint | whats | thats | theres | heres | hows | wheres | gotta | needs | wants | likes | and |
    or | but | with | without | plus | minus | except | hand | party | home | house | work |
    school | town | street | large | small | medium | hot | cold | warm | light | heavy | double |
    triple | half | whole | full | extra | little | big | mind | check | checking | service |
    server | helpful | help | possible | fast | long | short | ever | always | already | right |
    left | free | regarding | regards | include | includes | included | including | contain | contains |
    available | usual | kindly | further | set | case | dine | dining | bag | box
  `),
  cues: {
    and: phrases(`
      and | & | plus | also | as well as | and also | and then | then | as well | along with |
      together with | followed by | n | and as well | alongside | next to that
    `),
    or: phrases(`
      or | nor
    `),
    with: phrases(`
      with | w | topped with | including | adding | that has | which has | comes with |
      that comes with | has | loaded with | filled with | made with | served with | having |
      containing | covered with | on top of it | stuffed with | smothered in |
      with a side of extra | dressed with | featuring | and with | plus some
    `),
    without: phrases(`
      without | no | hold | hold the | hold on | hold on the | hold off on | hold off | skip |
      skip the | minus | leave off | leave off the | leave out | leave out the | leave the |
      except | except for | excluding | exclude | not | dont | do not | do no | doesnt |
      does not | didnt | avoid | none of | none of the | lose the | nix the | omit | omit the |
      wont | will not | never | everything but | everything except | all but | anything but |
      everything but the | everything on it but | everything on them but | not any | no more | nothing with | w o | wo | and no | with no |
      with out | sans | not with | ditch the | forget the | cant have | cannot have | isnt |
      is not | zero | free of | allergic to | keep off | keep off the | pass on | pass on the
    `),
    but: phrases(`
      but | however | only that | only | just
    `),
    extra: phrases(`
      extra | more | additional | lots of | lot of | a lot of | plenty of | loads of | tons of |
      a ton of | double | triple | heavy | heavy on | heavy on the | extra extra | double the |
      twice the | a bunch of | extra amount of | an extra | some extra | some more |
      more of | double up on | add extra | extra helping of | an extra helping of |
      an additional | generous | additional amount of | quadruple | a whole lot of | go heavy on |
      go heavy on the
    `),
    light: phrases(`
      light | lite | light on | light on the | easy | easy on | easy on the | go easy on |
      go easy on the | go light on | go light on the | little | a little | a little bit of |
      little bit of | a bit of | bit of | less | not much | not too much | not a lot of |
      not many | not too many | a drizzle of | drizzle of | a touch of | touch of | a hint of |
      a dash of | a sprinkle of | a splash of | splash of | a small amount of | just a little |
      just a bit of | only a little | a pinch of | a tad of | lightly | a light amount of |
      sprinkle of | dash of | a smidge of | half the | very little | a tiny bit of |
      dont put too much | a few | few | reduced
    `),
    clause: phrases(`
      want | need | like | love | order | get | have | take | try | give | grab | prefer | put |
      add | include | make | bring | throw | throw in | give me | get me | bring me |
      let me have | let me get | let me do | ill do | go with | go for | i want | i need |
      i would like | id like | ill do the | well do the | lets do the | lets do | ill have | ill take | ill get | adding on | and ill have |
      we want | well have | well take | we need | she wants | he wants | wants | would like |
      the only topping | for toppings | please add | and add | also add | includes | looking for |
      use | choose | go ahead and | make sure | let me
    `),
    filler: phrases(`
      please | thanks | thank you | thanks a lot | thank you very much | thanks so much | can i |
      can you | can we | could i | could you | could we | may i | can u | i can | you can |
      we can | have a great day | have a nice day | have a good day | have a good one |
      how are you | good evening | good morning | good afternoon | thats all | thats it |
      that is all | that is it | thatll be all | that will be all | will be all | all i want |
      all i need | im all set | all set | in all | do me a favor | shot of | shots of | for me | on it |
      on them | in it | on there | on that | for here | to go | a moment | a second |
      hold on a second | hold on a minute | hold on | a minute | not sure | if possible |
      if you can | a favor | no problem | not a problem | no worries | of course | um | uh |
      i appreciate it | for lunch | for dinner | for breakfast | for the party | for a party | i would | a good | a nice | a lot | all right | by the way | at all |
      for free | free of charge | no thanks | no thank you | do you think | my usual | nothing else | an order | order an |
      a pickup order | a delivery | have you | what about | how about | to start | a total of |
      total of | not too long | dont forget | dont forget the | do not forget | dont mind |
      a little hungry | no rush | a rush order | a delivery order | with it | with that |
      with them | with this order | with my order | with my | to eat | to drink | as my drink |
      as a drink | for my drink | as my side | as a side | for my side | as the side |
      for a side | for the side | for a drink | as a topping | as toppings | a topping |
      no question | why not | all of it | and all | if you have | a combo | as a meal |
      more please | no longer | like that | like this | one at | at most
    `),
    unit: phrases(`
      order of | orders of | side of | sides of | cup of | cups of | glass of | glasses of |
      bowl of | bowls of | plate of | plates of | slice of | slices of | piece of | pieces of |
      serving of | servings of | portion of | portions of | scoop of | scoops of | pump of |
      pumps of | bottle of | bottles of | can of | cans of | basket of |
      bag of | bags of | box of | boxes of | of the | of those | of your | of these | pack of |
      packs of | packet of | packets of | orders | pumps | pump | a side of | side order of |
      a side order of | side orders of | order for | orders for | helping of | helpings of |
      a helping of | a scoop of | a slice of | a pump of | pot of | pots of | mug of | mugs of |
      pitcher of | pitchers of | carton of | cartons of | cup | cups
    `),
    times: phrases(`
      times | x
    `),
    aside: phrases(`
      on the side | on side | at the side
    `),
    all: phrases(`
      all of them | on all of those | on all of them | on all of these | on both of them | on each of them | in all of them | for all of them | with all of them | all of those | them all | all | both | both of them | each of them |
      each with | all with | both with | on all | on each | on both | everything else |
      all of these | every one | for all
    `),
    one: phrases(`
      the other | the other one | other one | one of them | one of those | the first |
      the first one | the second | the second one | the third | the third one | the rest |
      the others | the last one | of them
    `),
    ofEach: phrases('of each | each | of both | apiece | of each of them | of both of them'),
    halves: phrases('half and half | half half'),
    half: phrases(`
      half | one half | half of it | on half | on one half | the other half | other half | on the other half |
      on half of it
    `),
    repair: phrases(`
      sorry | i mean | i meant | scratch that | wait | no wait | no sorry | oops | my mistake |
      rather | or rather | wait no | oh wait | make that |
      no make that | actually make that | actually | correction | excuse me | no i mean |
      on second thought
    `),
    another: phrases(`
      another | another one | one more | another of | one more of
    `),
    same: phrases(`
      the same | same | same thing | the same thing | the same one | same one | same again |
      the same again | same as her | same as hers | same as him | same as his | same as them | same as theirs |
      the same as her | the same as hers | the same as him | the same as his | the same as them |
      the same as before | what she is having | what hes having | what shes having | same for me |
      the same for me | same here | one like that | the same with | another one of those
    `),
    drop: phrases(`
      remove | remove the | take off | take off the | take out | take out the | cancel |
      cancel the | delete | delete the | drop the | get rid of | get rid of the | take away |
      take away the | take … off | take … away | take … out | leave … off | leave … out | dont want the | no longer want | i dont need the | forget about |
      forget about the | never mind the | nevermind the
    `),
    change: phrases(`
      change | change the | switch | switch the | swap | swap the | swap out | replace |
      replace the | substitute | exchange | turn
    `),
    to: phrases(`
      to | to a | for | for a | into
    `),
    instead: phrases(`
      instead of | instead | in place of | rather than
    `),
    makeIt: phrases(`
      make it | make that | make them | make the | make those | make | actually make it |
      can you make it | change it to | change that to | change them to | have it
    `),
    undo: phrases(`
      undo | undo that | cancel that | take that back | forget that |
      never mind that | remove that | take that off |
      delete that | remove it | cancel it
    `),
    startOver: phrases(`
      start over | start again | cancel everything | cancel my order | cancel the order |
      cancel the whole order | clear the order | remove everything | forget everything |
      from the beginning | start from scratch | cancel it all | cancel all of it
    `),
    onto: phrases('on the | to the | in the | for the | on that | to that | on my | to my | in my'),
    price: phrases(`
      how much is | how much are | how much does | how much do | how much for | how much would |
      whats the price of | what is the price of | the price of | what does | what do | how much |
      price of | price for | cost of | how expensive is
    `),
    contents: phrases(`
      whats the difference between | what is the difference between | whats in | what is in | whats on | what is on | what comes on | what comes in |
      what comes with | what are the ingredients | ingredients of | what kind of toppings |
      tell me about | what are in | what goes on | what does it come with
    `),
    allergen: phrases(`
      is there | are there | is there any | are there any | does it have | does it contain |
      does the | do the | does that have | does it have any | contain | contains | is it |
      is the | are the | is your | are your | does that contain | do you have anything without | does your
    `),
    offer: phrases(`
      what do you have | do you have | do you have any | do you sell | do you serve |
      do you guys have | have you got | have you got any | what kind of | what kinds of |
      what types of | what sort of | what other | what are your | what are the |
      whats your | whats the | what is your | what is the | what else do you have |
      whats on the menu | what is on the menu | any specials | would you recommend |
      do you recommend | what would you recommend | what do you recommend | how is the |
      how are the | how is your | how are your | whats good | what is good
    `),
  },
};

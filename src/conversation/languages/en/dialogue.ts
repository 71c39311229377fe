import type { Lexicon } from '../../agents/lexicon.js';
import { phrases } from '../../understanding/language.js';
import { parseDigits, parseNumberWords } from './numbers.js';

const words = (text: string): string[] => text.trim().split(/\s+/);
const hours = words('one two three four five six seven eight nine ten eleven twelve');

/** How English-speaking callers say what is not food. */
export const lexicon: Lexicon = {
  numbers: { parseNumberWords, parseDigits },
  elided: [],
  fillers: phrases(`
    please | um | uh | er | erm | hmm | well | so | oh | ah | okay then | and | thanks | thank you
    | hello | hi | hey | good evening | good morning | good afternoon | sorry | actually | sir |
    madam | then | just | i think | maybe | i would like | id like | can i have | i want | the |
    it | is | its | that | you | to | for | with | one | a | an | ill take | ill have | id like it
    | like | make it | make that
  `),
  affirm: phrases(`
    yes | yeah | yep | yup | ya | yes please | yes i do | yes i would | i do | sure | ok | okay |
    correct | thats correct | that is correct | right | thats right | that is right | exactly |
    absolutely | of course | definitely | certainly | sounds good | that sounds good | that works
    | that is fine | thats fine | fine | perfect | great | go ahead | i confirm | confirm |
    confirmed | all good | good | thats good | yes it is | yes that is | it is | yes thats right |
    all right | alright | i would | id love to | please do | looks good | thats perfect
  `),
  deny: phrases(`
    no | nope | nah | no thanks | no thank you | not really | not at all | wrong | thats wrong |
    that is wrong | its wrong | not correct | thats not correct | incorrect | that is not correct
    | thats not right | that is not right | not right | no it isnt | no i dont | i dont | it is
    not | its not | no its not | not quite | id rather not | dont | never mind | nevermind |
    negative | no it is not | not yet
  `),
  finish: phrases(`
    thats all | thats it | that is all | that is it | that will be all | thatll be all | that will
    be it | thatll be it | nothing else | nothing more | thats everything | that is everything |
    no more | im done | i am done | im good | i am good | all set | im all set | nothing | thats
    about it | thats all for now | thats all for me | that would be all | that would be it | thats
    the order | no thats all | no thats it
  `),
  intents: {
    ask_for_person: phrases(`
      a person | real person | a human | human | human being | somebody | someone | operator | an
      agent | representative | the manager | a manager | manager | staff | team member | a member
      of staff | speak to a person | talk to a person | talk to someone | speak to someone | speak
      with someone | talk with someone | speak to somebody | talk to somebody | an employee |
      transfer me | put me through | the owner | a complaint | complain | complaint | a refund |
      refund | customer service | a real person | a real human | an actual person | live person |
      book a table | reserve a table | make a reservation | a reservation | reservation | a
      booking | table for | catering
    `),
    leave_message: phrases(`
      leave a message | a message | leave message | take a message | message | voicemail | leave
      you a message | leave a voicemail | call me back | a callback | call back
    `),
    place_order: phrases(`
      place an order | id like to order | i would like to order | i want to order | order | make
      an order | an order | order some food | order food | order ahead | to order | put in an
      order | can i order | i want to place an order | start an order
    `),
    repeat: phrases(`
      repeat | repeat that | say that again | again | pardon | pardon me | excuse me | what did
      you say | what was that | come again | sorry what | what | say again | can you repeat | can
      you repeat that | could you repeat that | one more time | i didnt catch that | i didnt hear
      | i didnt hear you | i did not hear you | i cant hear you | please repeat | repeat the
      question | could you repeat | can you say that again | could you say that again
    `),
    help: phrases(`
      help | help me | what can i say | how does this work | what are my options | what can you do
      | i dont understand | i do not understand | im confused | what do i do | options | i need
      help
    `),
    wait: phrases(`
      wait | hold on | hang on | one moment | just a moment | one second | just a second | a
      second | give me a second | give me a minute | one minute | just a minute | a moment | hold
      on a second | hang on a second | hold on a minute | wait a minute | wait a second | let me
      think | let me see | let me check | bear with me | give me a moment | one sec | hold on one
      second | wait a moment
    `),
    cancel: phrases(`
      cancel | cancel everything | forget it | forget the order | cancel it | i changed my mind |
      forget about it | i dont want it anymore | i dont want to order anymore | i dont want to order
    `),
    cancel_order: phrases(`
      cancel my order | cancel the order | cancel that order | cancel the whole order | cancel an
      order | cancel our order | cancel my delivery
    `),
    ask_placed_order: phrases(`
      where is my order | wheres my order | where is my food | wheres my food | where is my pizza |
      wheres my pizza | where is my delivery | my order is late | my order hasnt arrived | my order
      has not arrived | my food hasnt arrived | my delivery is late | still not here | still hasnt
      arrived | still waiting for my order | still waiting for my food | the status of my order |
      status of my order | about my order | i ordered earlier | i ordered an hour ago | i placed an
      order | an order i placed | the wrong order | got the wrong | missing from my order | change
      my order from earlier
    `),
    ask_who: phrases(`
      hello | hi | hey | hello hello | hello there | hi there | are you there | anybody there |
      anyone there | is anybody there | is anyone there | is somebody there | can you hear me | do
      you hear me | are you a robot | are you a machine | are you a computer | are you a real person
      | are you real | are you human | are you a human | you are a robot | are you a bot | am i
      talking to a robot | am i talking to a machine | am i speaking to a robot | who is this | whos
      this | who are you | who am i talking to | who am i speaking to | what are you | how are you |
      how are you doing | is this a robot | is this a machine | is this a recording
    `),
    goodbye: phrases(`
      goodbye | bye | bye bye | good bye | good by | good buy | bye now | see you | have a nice day |
      good night
    `),
    thanks: phrases(`
      thanks | thank you | thank you very much | thanks a lot | cheers | thanks so much
    `),
    ask_hours: phrases(`
      what time do you close | what time do you open | when do you close | when do you open |
      opening hours | your hours | are you open | are you still open | how late are you open |
      what are your hours | until when are you open | are you closed | until what time | what time are
      you open until | when are you open | closing time | opening times
    `),
    ask_wait: phrases(`
      how long will it take | how long is the wait | how long | when will it be ready | how long
      does it take | how long would it take | whats the wait | how soon | what time will it be
      ready
    `),
    ask_total: phrases(`
      whats the total | what is the total | how much is it | how much is that | how much | how
      much is it all together | how much is the total | how much does it come to | how much do i
      owe | how much will it be | how much in total | how much altogether | whats my total | what
      is my total | how much is it in total | how much is everything | how much is my order | how
      much is the order | how much is it so far | how much is that so far | how much so far | the
      total so far | whats the total so far | what is the total so far
    `),
    ask_order: phrases(`
      repeat my order | repeat the order | read back my order | read my order | my order so far |
      what have i ordered | what do i have so far | what did i order | read back the order | whats
      in my order | what is in my order | read that back | what do i have | can you repeat my
      order | could you repeat my order | read me my order
    `),
    change_address: phrases(`
      the address | change the address | wrong address | a different address | another address |
      my address | the address is wrong | deliver it somewhere else
    `),
    change_time: phrases(`
      the time | change the time | a different time | another time | later | earlier | the time is
      wrong | change the pickup time
    `),
    change_name: phrases(`
      the name | change the name | my name | wrong name | the name is wrong | a different name
    `),
    change_phone: phrases(`
      the number | the phone number | change the number | change the phone number | wrong number |
      a different number | the phone number is wrong | my phone number | another number
    `),
    order_usual: phrases(`
      my usual | the usual | my usual order | the usual order | the same as usual | same as usual |
      the same as always | same as always | my regular order | what i usually have | my usual please
    `),
    order_last: phrases(`
      the same as last time | same as last time | my last order | repeat my last order | the last
      order | the same order as last time | same order as last time | what i had last time | reorder
      | the same again as last time | order the same as last time | the same thing as last time
    `),
    ask_cheaper: phrases(`
      for free | free of charge | on the house | at no charge | for nothing | a discount | any discount | get a discount | a better price | cheaper
    `),
    pay_cash: phrases(`
      pay cash | pay in cash | pay with cash | paying cash | paying in cash | in cash | cash on delivery | with cash | ill pay cash | ill pay in cash | i will pay cash | i will pay in cash | ill be paying cash | cash payment | by cash | can i pay cash | can i pay in cash | cash please
    `),
    use_coupon: phrases(`
      i have a coupon | a coupon | coupon | coupon code | a coupon code | promo code | a promo code |
      discount code | a discount code | a voucher | voucher | voucher code | i have a voucher
    `),
  },
  fulfilments: {
    pickup: phrases(`
      pickup | pick up | for pickup | for pick up | to pick up | pick it up | ill pick it up |
      collection | for collection | collect | collect it | takeaway | take away | takeout | take
      out | to go | carry out | carryout | ill come and get it | ill collect it | picking up |
      picking it up | ill come by | to collect
    `),
    delivery: phrases(`
      delivery | for delivery | deliver | delivered | deliver it | to be delivered | have it
      delivered | home delivery | bring it to me | get it delivered | delivering
    `),
    dine_in: phrases('dine in | eat in | to eat in | eat here | for here | eating in | dining in'),
  },
  languages: {
    en: phrases('in english | english | speak english | do you speak english'),
    fr: phrases(`
      in french | speak french | do you speak french | french | en francais | francais | parlez
      vous francais
    `),
    ur: phrases('in urdu | urdu | speak urdu'),
    tr: phrases('in turkish | speak turkish | turkce'),
    es: phrases('in spanish | spanish | speak spanish | en espanol | espanol'),
  },
  nameLeads: phrases(`
    my name is | my names | the name is | the names | name is | its under | under the name | under
    the name of | in the name of | order for
  `),
  nameLeadsWhenAsked: phrases(`
    its for | it is for | its | it is | for | this is | put it under | under | i am | im | call me
    | name | the name | make it | you can call me | just put | put
  `),
  addressLeads: phrases(`
    deliver to | deliver it to | delivered to | delivery to | my address is | the address is |
    address is | i live at | im at | i am at | bring it to
  `),
  addressLeadsWhenAsked: phrases(`
    number | the number is | number is | house number | its | it is | to | at | thats | that would be | for | my address | make it
  `),
  streetWords: phrases(`
    street | st | road | rd | avenue | ave | lane | drive | court | place | square | boulevard |
    blvd | way | broadway | terrace | crescent | close | apartment | apt | floor | building |
    house | parkway | highway | alley | row | hill | gardens
  `),
  phoneLeads: phrases(`
    my number is | my phone number is | the number is | phone number is | my cell is | number is |
    you can reach me at | call me at
  `),
  postcodeLeads: phrases('zip code | zip | postcode | post code | postal code'),
  noteLeads: [
    { phrase: 'please note that', keep: false },
    { phrase: 'please note', keep: false },
    { phrase: 'tell the kitchen', keep: false },
    { phrase: 'tell the chef', keep: false },
    { phrase: 'tell the driver', keep: true },
    { phrase: 'special instructions', keep: false },
    { phrase: 'special instruction', keep: false },
    { phrase: 'add a note', keep: false },
    { phrase: 'please ring', keep: true },
    { phrase: 'please leave it', keep: true },
    { phrase: 'cut it', keep: true },
  ],
  allergens: {
    gluten: phrases('gluten | wheat | celiac | coeliac | barley | rye'),
    crustaceans: phrases(`
      crustaceans | crustacean | shellfish | shrimp | shrimps | prawn | prawns | crab | lobster |
      seafood
    `),
    eggs: phrases('eggs | egg'),
    fish: phrases('fish | seafood'),
    peanuts: phrases('peanuts | peanut | nuts | nut'),
    soy: phrases('soy | soya | soybeans'),
    milk: phrases('milk | dairy | lactose'),
    nuts: phrases(`
      nuts | nut | tree nuts | almonds | almond | hazelnuts | hazelnut | walnuts | walnut | cashews
      | cashew | pistachios | pistachio | pecans | pecan
    `),
    celery: phrases('celery'),
    mustard: phrases('mustard'),
    sesame: phrases('sesame'),
    sulphites: phrases('sulphites | sulfites | sulphite | sulfite'),
    lupin: phrases('lupin | lupine'),
    molluscs: phrases(`
      molluscs | mollusks | shellfish | mussels | oysters | clams | squid | octopus | seafood
    `),
  },
  allergyWords: phrases(`
    allergic | allergy | allergies | intolerant | intolerance | celiac | coeliac | anaphylactic
  `),
  questionLeads: phrases(`
    where | when | who | why | how | which | is there | are there | do you | can i | can you | could
    i | is it | are you | what | does | do i | may i | is the | are the | have you
  `),
  offerLeads: phrases(`
    do you have | have you got | do you sell | do you serve | do you do | is there any | are there
    any | you have | got any
  `),
  paying: {
    tip: phrases(`
      tip | tips | gratuity | for the driver | for the delivery guy | for the delivery driver
    `),
    noTip: phrases(`
      no tip | without a tip | without tip | remove the tip | take off the tip | no gratuity
    `),
    keepChange: phrases(`
      keep the change | keep change | you can keep the change | he can keep the change | the driver can keep the change | they can keep the change
    `),
    percent: phrases(`
      percent | per cent
    `),
    cents: phrases(`
      cent | cents | pence
    `),
    units: phrases(`
      dollar | dollars | buck | bucks | euro | euros | pound | pounds | quid
    `),
    around: phrases(`
      please | add | put | leave | give | tip him | with | plus | also | and | a | an | of | as | to | on | the | in | for | i | want | would | like | id | ill | make | it | driver | him | her | you | lets | thanks | also add | and add | will | can i | could i | may i
    `),
  },
  numberParts: {
    start: phrases(`
      starts with | it starts with | begins with | it begins with | the beginning is | the start is
      | the first digits are
    `),
    end: phrases(`
      the end is | ends with | it ends with | ends in | it ends in | ending in | the last digits are
      | the last ones are | the last two are | the last four are | at the end
    `),
  },
  givesFirstName: true,
  ordinals: [
    ['the first one', 'the first', 'first', 'first one', 'number one'],
    ['the second one', 'the second', 'second', 'second one', 'number two', 'the latter'],
    ['the third one', 'the third', 'third', 'third one', 'number three'],
    ['the fourth one', 'the fourth', 'fourth', 'fourth one', 'number four'],
  ],
  time: {
    patterns: [
      {
        pattern:
          /\b(?:as soon as (?:possible|you can)|asap|right away|straight away|immediately|whenever its ready|as fast as (?:possible|you can)|the soonest|the earliest)\b/,
        meaning: 'asap',
      },
      { pattern: /\b(?:right now|now)$/, meaning: 'asap' },
      {
        pattern: /\bnow\b|\bsoonest\b|\bas soon as\b|\bwhenever\b|\bthe sooner the better\b/,
        meaning: 'asap',
        onlyWhenAsked: true,
      },
      {
        pattern: /\b(?:in )?(?:about )?(?:1|an) hour and a half\b/,
        meaning: 'in',
        plusMinutes: 90,
      },
      {
        pattern: /\b(?:in )?(?:about )?(?:half an hour|a half hour)\b/,
        meaning: 'in',
        plusMinutes: 30,
      },
      {
        pattern: /\b(?:in )?(?:about )?(?:3 quarters of an hour)\b/,
        meaning: 'in',
        plusMinutes: 45,
      },
      {
        pattern: /\b(?:in )?(?:about )?(?:a )?quarter of an hour\b/,
        meaning: 'in',
        plusMinutes: 15,
      },
      { pattern: /\bin (?:about )?(?:1|an) hour\b/, meaning: 'in', plusMinutes: 60 },
      { pattern: /\b(?:an|1) hour\b/, meaning: 'in', plusMinutes: 60, onlyWhenAsked: true },
      { pattern: /\b(?:in )?(?:about )?(?<hours>\d+) hours\b/, meaning: 'in' },
      { pattern: /\bin (?:about )?(?<minutes>\d+) (?:minutes|mins)\b/, meaning: 'in' },
      { pattern: /\b(?<minutes>\d+) (?:minutes|mins)\b/, meaning: 'in', onlyWhenAsked: true },
      {
        pattern: /\b(?:(?:at|for|by|around) )?(?:noon|midday)\b/,
        meaning: 'at',
        hour: 12,
        half: 'pm',
      },
      { pattern: /\b(?:(?:at|for|by|around) )?midnight\b/, meaning: 'at', hour: 24 },
      {
        pattern:
          /\b(?:(?:at|for|by|around) )?half past (?<hour>\d{1,2})\b(?: (?<half>am|pm|a m|p m))?/,
        meaning: 'at',
        plusMinutes: 30,
      },
      { pattern: /\b(?:at|for|by|around) half (?<hour>\d{1,2})\b/, meaning: 'at', plusMinutes: 30 },
      {
        pattern:
          /\b(?:(?:at|for|by|around) )?(?:a )?quarter past (?<hour>\d{1,2})\b(?: (?<half>am|pm|a m|p m))?/,
        meaning: 'at',
        plusMinutes: 15,
      },
      {
        pattern:
          /\b(?:(?:at|for|by|around) )?(?:a )?quarter (?:to|of|till) (?<hour>\d{1,2})\b(?: (?<half>am|pm|a m|p m))?/,
        meaning: 'at',
        plusMinutes: -15,
      },
      {
        pattern:
          /\b(?:(?:at|for|by|around) )?(?<minute>\d{1,2}) (?:minutes )?past (?<hour>\d{1,2})\b/,
        meaning: 'at',
      },
      {
        pattern: /\b(?<minute>\d{1,2}) (?:minutes )?(?:to|till) (?<hour>\d{1,2})\b/,
        meaning: 'at',
        before: true,
        onlyWhenAsked: true,
      },
      {
        pattern:
          /\b(?:(?:at|for|by|around|about) )?(?<hour>\d{1,2})(?: (?<minute>\d\d|oh \d))?(?: oclock)? (?<half>am|pm|a m|p m|in the morning|in the afternoon|in the evening|at night|tonight)\b/,
        meaning: 'at',
      },
      { pattern: /\b(?:(?:at|for|by|around) )?(?<hour>\d{1,2}) oclock\b/, meaning: 'at' },
      {
        pattern:
          /\b(?:at|by|around) (?:about |around )?(?<hour>\d{1,2})(?: (?<minute>\d\d|oh \d))?\b/,
        meaning: 'at',
      },
      { pattern: /\bfor (?<hour>\d{1,2}) (?<minute>\d\d|oh \d)\b/, meaning: 'at' },
      { pattern: /\b(?<hour>\d{1,2}) (?<minute>\d\d|oh \d)\b/, meaning: 'at', onlyWhenAsked: true },
      { pattern: /\b(?<hour>[012]\d)(?<minute>[0-5]\d)\b/, meaning: 'at', onlyWhenAsked: true },
      { pattern: /\b(?:for )?(?<hour>\d{1,2})\b/, meaning: 'at', onlyWhenAsked: true },
    ],
    morning: ['am', 'a m', 'in the morning'],
    days: [
      { phrase: 'today', day: { kind: 'in_days', days: 0 } },
      { phrase: 'tonight', day: { kind: 'in_days', days: 0 } },
      { phrase: 'this evening', day: { kind: 'in_days', days: 0 } },
      { phrase: 'the day after tomorrow', day: { kind: 'in_days', days: 2 } },
      { phrase: 'tomorrow', day: { kind: 'in_days', days: 1 } },
      { phrase: 'monday', day: { kind: 'weekday', weekday: 1 } },
      { phrase: 'tuesday', day: { kind: 'weekday', weekday: 2 } },
      { phrase: 'wednesday', day: { kind: 'weekday', weekday: 3 } },
      { phrase: 'thursday', day: { kind: 'weekday', weekday: 4 } },
      { phrase: 'friday', day: { kind: 'weekday', weekday: 5 } },
      { phrase: 'saturday', day: { kind: 'weekday', weekday: 6 } },
      { phrase: 'sunday', day: { kind: 'weekday', weekday: 7 } },
    ],
  },
  hints: {
    quantities: ['a', 'an', 'one', 'two', 'three', 'four', 'five', 'six', 'another', 'a couple of'],
    digits: words('zero oh one two three four five six seven eight nine double'),
    firstNames: words(`
      James John Robert Michael David William Richard Joseph Thomas Chris Daniel Matthew Anthony
      Mark Steven Paul Andrew Kevin Brian George Peter Eric Sam Alex Ben Jack Max Leo Mary
      Patricia Jennifer Linda Elizabeth Susan Jessica Sarah Karen Lisa Nancy Sandra Ashley Emily
      Michelle Laura Amanda Melissa Rebecca Anna Emma Olivia Sophie Kate Julia Maria Rachel
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{size} {item}', '{quantity} {size} {item}'],
      ...[
        '{quantity} {item} and {quantity} {item}',
        '{quantity} {size} {item} and {quantity} {item}',
      ],
      ...[
        '{quantity} {item} please',
        "I'd like {quantity} {item}",
        "I'd like {quantity} {size} {item}",
      ],
      ...[
        'can I have {quantity} {item}',
        '{quantity} {item} with {option}',
        '{item} with {option}',
      ],
      ...['{quantity} {item} without {option}', 'no {option}', 'without {option}', 'with {option}'],
      ...['extra {option}', 'make that {quantity}', 'make it {size}', 'remove the {item}'],
      ...['{quantity} more {item}', 'the same again', 'change the {item} to {item}', 'cancel that'],
      ...['how much is the {item}', 'do you have {item}', "what's in the {item}", 'start over'],
    ],
    choices: [
      '{choice} please',
      '{size}',
      '{size} please',
      '{choice} and {choice}',
      'the {choice}',
    ],
    times: [
      ...['as soon as possible', 'right away', 'now', 'in half an hour', 'in an hour', 'at noon'],
      ...[
        'in {quantity} minutes',
        'in twenty minutes',
        'in thirty minutes',
        'in forty five minutes',
      ],
      ...hours.flatMap((hour) => [
        `at ${hour}`,
        `${hour} thirty`,
        `at ${hour} fifteen`,
        `${hour} forty five`,
        `half past ${hour}`,
        `quarter past ${hour}`,
        `quarter to ${hour}`,
        `${hour} PM`,
        `${hour} o'clock`,
      ]),
    ],
    names: ['{name}', "it's {name}", "it's for {name}", 'my name is {name}', 'for {name}'],
    addresses: [
      '{digit} {digit} {digit} street',
      '{digit} {digit} street',
      '{digit} {digit} avenue',
    ],
    digitStrings: [
      '{digit} {digit} {digit} {digit} {digit}',
      '{digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit}',
    ],
  },
};

import type { RecognitionHints } from '../src/speech/ports.js';

/** A question of the dialogue: what is expected, and what callers say to it. */
export interface BenchQuestion {
  readonly hints: RecognitionHints;
  readonly said: readonly string[];
}

const items =
  'margherita pizza,pepperoni pizza,hawaiian pizza,four cheese pizza,calzone,spaghetti carbonara,penne arrabbiata,caesar salad,garlic bread,chicken wings,tiramisu,cheesecake,chocolate cake,coke,diet coke,lemonade,sparkling water,orange juice,cheeseburger,double cheeseburger,veggie burger,french fries,onion rings,fish and chips,tomato soup,mushroom risotto,ice cream,house red wine,lasagna'.split(
    ',',
  );

const plurals = items
  .filter((item) => !/s$|wine|bread|carbonara|arrabbiata/.test(item))
  .map((item) => `${item}s`);

/** The questions a restaurant's dialogue asks, with about forty answers. */
export const questions: readonly BenchQuestion[] = [
  {
    hints: {
      key: 'yes or no',
      language: 'en-US',
      closed: true,
      slots: {},
      sentences:
        "yes,yes please,yeah,yep,sure,that's right,that is correct,that's correct,correct,no,no thanks,no thank you,nope,that's all,nothing else,wrong,that's wrong".split(
          ',',
        ),
    },
    said: ['yes', 'no thank you', "yes that's right", 'yes please', 'nope', "no that's wrong"],
  },
  {
    hints: {
      key: 'how',
      language: 'en-US',
      closed: false,
      slots: { way: ['pickup', 'collection', 'takeaway', 'take out', 'delivery'] },
      sentences: [
        '{way}',
        'for {way}',
        '{way} please',
        "it's for {way}",
        "i'd like {way}",
        "i'll pick it up",
        "i'll come and get it",
        'deliver it please',
        'i would like to book a table',
        'i want to order',
      ],
    },
    said: ['for delivery please', "i'll pick it up", 'pickup', 'i would like to book a table'],
  },
  {
    hints: {
      key: 'order',
      language: 'en-US',
      closed: false,
      slots: {
        count: ['a', 'an', 'one', 'two', 'three', 'four', 'five', 'six'],
        size: ['small', 'medium', 'large'],
        item: [...items, ...plurals],
        extra: 'extra cheese,mushrooms,olives,bacon,onions,jalapenos,pineapple,ham'.split(','),
      },
      sentences: [
        '{item}',
        '{size} {item}',
        '{count} {item}',
        '{count} {size} {item}',
        '{count} {item} and {count} {item}',
        '{count} {size} {item} and {count} {item}',
        '{count} {size} {item} with {extra}',
        '{count} {item} with {extra}',
        '{count} {item} without {extra}',
        "i'd like {count} {item}",
        "i'd like {count} {size} {item}",
        'can i get {count} {item}',
        'can i have {count} {size} {item}',
        'and {count} {item}',
        'with {extra}',
        'no {extra}',
        'actually make it {count}',
        'remove the {item}',
        'how much is the {item}',
        "that's all",
        'what do you have',
        'talk to a person please',
      ],
    },
    said: [
      "i'd like two large pepperoni pizzas",
      'can i have a small margherita pizza with extra cheese',
      'a caesar salad and a lemonade',
      'one lasagna and two cokes',
      'two cheeseburgers without onions',
      'a large hawaiian pizza with olives',
      'three tiramisus',
      'remove the garlic bread',
      'how much is the mushroom risotto',
      "that's all",
      'a diet coke',
      'can i get a calzone and an orange juice',
      'one medium four cheese pizza',
      'spaghetti carbonara',
      'talk to a person please',
      'actually make it three',
    ],
  },
  {
    hints: {
      key: 'when',
      language: 'en-US',
      closed: false,
      slots: {
        hour: ['five', 'six', 'seven', 'eight', 'nine', 'noon'],
        minute: ['thirty', 'fifteen', 'forty five', "o'clock"],
        day: 'today,tomorrow,tonight,monday,tuesday,wednesday,thursday,friday,saturday,sunday'.split(
          ',',
        ),
      },
      sentences: [
        '{hour}',
        '{hour} {minute}',
        'at {hour}',
        'at {hour} {minute}',
        '{day} at {hour}',
        '{day} at {hour} {minute}',
        '{day}',
        'as soon as possible',
        'now',
        'in half an hour',
        'in an hour',
        'half past {hour}',
        'quarter past {hour}',
      ],
    },
    said: [
      'at seven thirty',
      'tomorrow at eight',
      'as soon as possible',
      'friday at six forty five',
      'half past seven',
      'in half an hour',
    ],
  },
  {
    hints: {
      key: 'how many',
      language: 'en-US',
      closed: false,
      slots: { count: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight'] },
      sentences: [
        '{count}',
        '{count} people',
        'for {count}',
        'there will be {count} of us',
        'just {count} of us',
        "we're {count}",
        'a table for {count}',
      ],
    },
    said: ['four people', 'there will be six of us', 'a table for two'],
  },
  {
    hints: {
      key: 'digits',
      language: 'en-US',
      closed: true,
      slots: { digit: 'zero,oh,one,two,three,four,five,six,seven,eight,nine'.split(',') },
      sentences: [3, 4, 5, 6, 7, 8, 9, 10].map((length) => '{digit} '.repeat(length)),
    },
    said: [
      'five five five oh one two three',
      'one zero zero four two',
      'two one two five five five six seven eight nine',
      'nine four three one',
    ],
  },
];

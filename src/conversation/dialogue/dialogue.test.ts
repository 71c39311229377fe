import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Offer } from '../../restaurant/deals.js';
import { price } from '../../restaurant/pricing.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { demoRestaurant, parsersFor } from '../../testing/dialogues/demoRestaurant.js';
import { settingOf } from '../../testing/dialogues/playDialogue.js';
import { orderParsersOf } from '../orderParsers.js';
import { startDialogue, step } from './dialogue.js';
import { fixedSentences } from './fixedSentences.js';
import { languageOf } from './languages.js';
import type { DialogueContext, DialogueInput, Reply } from './reply.js';
import type { DialogueState } from './state.js';

const now = new Date('2026-03-10T22:00:00Z');

function contextOf(profile: RestaurantProfile): DialogueContext {
  const phone = '+12125550187';
  return { profile, parsers: parsersFor(profile), caller: { phone, name: null }, hearing: {} };
}

const english = contextOf(demoRestaurant('bella-napoli'));
const french = contextOf(demoRestaurant('chez-marcel'));

const heard = (text: string, confidence = 0.9): DialogueInput => ({
  type: 'heard',
  hypotheses: [{ text, confidence }],
});

/** Whether a state is the same after it went through JSON, as it does where calls are kept. */
function isPlainData(state: DialogueState): boolean {
  const text = JSON.stringify(state);
  return JSON.stringify(JSON.parse(text)) === text && !/undefined|\[object/.test(text);
}

interface Played {
  readonly input: DialogueInput;
  readonly before: DialogueState;
  readonly state: DialogueState;
  readonly reply: Reply;
}

function play(context: DialogueContext, inputs: readonly DialogueInput[]): readonly Played[] {
  let state = startDialogue(context);
  return [{ type: 'start' } as const, ...inputs].map((input) => {
    const before = state;
    const next = step(context, before, input, now);
    state = next.state;
    return { input, before, ...next };
  });
}

/** An order up to its readback: calls that get that far are the ones in which something can go wrong. */
const orders = {
  en: ['two large pepperoni pizzas', 'pickup', 'as soon as possible', "that's all", 'Jo', 'yes'],
  fr: ['une quiche et deux cafés', 'à emporter', 'tout de suite', "c'est tout", 'Jo', 'oui'],
};

const sayings = {
  en: [
    ...['yes', 'no', 'pickup', 'delivery', 'as soon as possible', 'at seven', 'tomorrow', 'John'],
    ...[
      'two large pepperoni pizzas and a caesar salad',
      'a garden salad',
      'ranch',
      'make that three',
    ],
    ...[
      'remove the salad',
      'undo that',
      'start over',
      "that's all",
      '12 Main Street',
      'blue banana',
    ],
    ...[
      'how much is it',
      'a person please',
      'cancel',
      'goodbye',
      'hold on',
      'pardon',
      'help',
      'chicken',
    ],
    ...['yes and a cola', 'two one two five five five oh one two three', 'no onions', '', 'medium'],
  ],
  fr: [
    ...['oui', 'non', 'à emporter', 'en livraison', 'tout de suite', 'à vingt heures', 'Dupont'],
    ...[
      'deux steaks frites saignants',
      'un vin',
      'le rouge',
      'une bouteille',
      "c'est tout",
      'in english',
    ],
    ...[
      '12 rue de la Roquette 75011',
      '75017',
      'enlevez le steak',
      'quelqu’un',
      'annulez',
      'répétez',
    ],
    ...['yes', 'mettez-en trois', 'un café', 'en français', 'zéro six douze trente-quatre'],
  ],
};

function anyCall(language: 'en' | 'fr'): fc.Arbitrary<DialogueInput[]> {
  const texts = sayings[language];
  const text = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...texts) },
    { weight: 1, arbitrary: fc.string() },
  );
  const input: fc.Arbitrary<DialogueInput> = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        type: fc.constant('heard' as const),
        hypotheses: fc.array(
          fc.record({ text, confidence: fc.double({ min: 0, max: 1, noNaN: true }) }),
          { maxLength: 3 },
        ),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('digits' as const),
        digits: fc.constantFrom(
          '1',
          '2',
          '3',
          '9',
          '*',
          '0',
          '1930',
          '2599',
          '10001',
          '2125550123',
        ),
      }),
    },
    fc.constantFrom<DialogueInput>(
      { type: 'silence' },
      { type: 'fault' },
      { type: 'message_recorded' },
      { type: 'order_failed' },
      { type: 'order_placed', number: 7, promisedAt: now },
      { type: 'transfer_ended', outcome: 'busy' },
    ),
  );
  const order = orders[language].map((said) => heard(said));
  return fc
    .tuple(fc.nat(order.length), fc.array(input, { maxLength: 15 }))
    .map(([length, inputs]) => [...order.slice(0, length), ...inputs]);
}

describe.each([
  ['English', english, 'en'],
  ['French', french, 'fr'],
] as const)('whatever happens in %s', (_, context, language) => {
  it('nothing is thrown, and there is always something to do next', () => {
    fc.assert(
      fc.property(anyCall(language), (inputs) => {
        for (const { state, reply } of play(context, inputs)) {
          expect(isPlainData(state)).toBe(true);
          const waits = state.phase !== 'talking';
          expect(reply.expect === null).toBe(waits);
          for (const { text } of reply.say) expect(text).toMatch(/\S.*[.!?:]$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('an order goes out only on a yes to its readback, as it was read', () => {
    fc.assert(
      fc.property(anyCall(language), (inputs) => {
        for (const { input, before, state, reply } of play(context, inputs)) {
          for (const effect of reply.effects) {
            if (effect.type !== 'place_order') continue;
            expect(before.question.kind).toBe('readback');
            expect(before.phase).toBe('talking');
            expect(['heard', 'digits']).toContain(input.type);
            expect(before.readBack?.lines).toBe(JSON.stringify(state.cart.lines));
            const priced = price(context.profile, before.cart, {
              fulfilment: before.fulfilment,
              at: now,
            });
            expect(effect.order.totals).toEqual(priced.totals);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('every readback ends with the total of the cart as it is priced', () => {
    const silent = /person|quelqu|goodbye|annulez|cancel/;
    const more = fc.array(
      fc.constantFrom(...sayings[language].filter((text) => !silent.test(text))),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(more, (texts) => {
        const played = play(
          context,
          [...orders[language], ...texts].map((text) => heard(text)),
        );
        for (const { before, state, reply } of played) {
          const isRead = state.readBack !== null && state.readBack !== before.readBack;
          if (!isRead || state.question.kind !== 'readback') continue;
          const { totals } = price(context.profile, state.cart, {
            fulfilment: state.fulfilment,
            at: now,
          });
          const { spoken } = languageOf(state.language);
          const said = reply.say.map(({ text }) => text).join(' ');
          if (state.readBack.lines === before.readBack?.lines) continue;
          expect(said).toContain(spoken.amount(totals.total, context.profile.currency));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a yes at the readback', () => {
  const answer = (input: DialogueInput): readonly string[] => {
    const played = play(english, [...orders.en.map((text) => heard(text)), input]);
    return played.at(-1)?.reply.effects.map(({ type }) => type) ?? [];
  };

  it('places the order', () => {
    expect(answer(heard('yes'))).toEqual(['place_order']);
    expect(answer({ type: 'digits', digits: '1' })).toEqual(['place_order']);
  });

  it('tells of the payment when the order waits for it, and of none otherwise', () => {
    const lastWords = (context: DialogueContext, awaitsPayment: boolean): string => {
      const language = context === english ? 'en' : 'fr';
      const said = [...orders[language], language === 'en' ? 'yes' : 'oui'];
      const placed = { type: 'order_placed', number: 7, promisedAt: now, awaitsPayment } as const;
      const played = play(context, [...said.map((text) => heard(text)), placed]);
      return (played.at(-1)?.reply.say ?? []).map(({ text }) => text).join(' ');
    };
    expect(lastWords(english, true)).toContain('a text message with a link to pay');
    expect(lastWords(english, false)).not.toContain('link');
    expect(lastWords(french, true)).toContain('un lien pour payer');
  });

  it('does not when a price has changed since, and reads it again', () => {
    const happyHour: Offer = {
      id: 'happy',
      name: 'Happy hour',
      reduction: { kind: 'percentage', percent: 50 },
      availability: [{ until: '18:00' }],
    };
    const { profile } = english;
    const context = {
      ...english,
      profile: { ...profile, menu: { ...profile.menu, offers: [happyHour] } },
    };
    // It is six in New York: the last minute of the happy hour, and the first after it.
    const early = new Date(now.getTime() - 60_000);
    let state = startDialogue(context);
    for (const input of [{ type: 'start' } as const, ...orders.en.map((text) => heard(text))]) {
      state = step(context, state, input, early).state;
    }
    expect(state.question.kind).toBe('readback');
    const late = step(context, state, heard('yes'), now);
    expect(late.reply.effects).toEqual([]);
    expect(late.state.question.kind).toBe('readback');
    expect(late.state.readBack?.total).toBeGreaterThan(state.readBack?.total ?? Infinity);
    expect(step(context, late.state, heard('yes'), now).reply.effects).toMatchObject([
      { type: 'place_order', order: { totals: { total: late.state.readBack?.total } } },
    ]);
  });

  it('does not when the engine hardly believes it heard one', () => {
    expect(answer(heard('yes', 0.1))).toEqual([]);
  });

  it.each([
    'yes but change the name',
    'yeah no',
    'okay wait',
    'yes with onions',
    "that's all",
    'mm',
  ])('is not heard in "%s"', (text) => {
    expect(answer(heard(text))).toEqual([]);
  });
});

describe('the greeting', () => {
  it('names the restaurant and the assistant, and cannot be talked over until then', () => {
    const [greeting] = play(english, []);
    expect(greeting?.reply.say).toEqual([
      { text: 'Thank you for calling Bella Napoli!', interruptible: false },
      { text: "I'm an automated assistant.", interruptible: false },
      { text: 'Would you like to place an order?', interruptible: true },
    ]);
  });

  it('is made of sentences that can be prepared before any call', () => {
    for (const context of [english, french]) {
      const [greeting] = play(context, []);
      for (const { text, language } of greeting?.reply.say ?? []) {
        const spoken = language ?? context.profile.languages[0];
        expect(fixedSentences(context.profile, spoken)).toContain(text);
      }
    }
  });
});

describe('what is expected of the next answer', () => {
  const expectationAfter = (...texts: string[]): Reply['expect'] =>
    play(
      english,
      texts.map((text) => heard(text)),
    ).at(-1)?.reply.expect ?? null;

  it('gives a yes little time to end, a dictated number a lot', () => {
    expect(expectationAfter()).toMatchObject({ question: 'wants_order', endSilenceMs: 400 });
    expect(expectationAfter('yes', 'delivery')).toMatchObject({
      question: 'address',
      endSilenceMs: 1200,
    });
    expect(expectationAfter('a lasagna for pickup now', "that's all", 'Jo', 'no')).toMatchObject({
      question: 'phone',
      endSilenceMs: 1200,
      keypad: { maxDigits: 15, finishOn: '#' },
    });
  });

  it('waits 5, then 10, then 20 s for a word', () => {
    const silence: DialogueInput = { type: 'silence' };
    const patience = play(english, [silence, silence]).map(({ reply }) => reply.expect?.silenceMs);
    expect(patience).toEqual([5000, 10_000, 20_000]);
  });

  it('tells engines what is on the menu now, under a key that changes with it', () => {
    const hints = expectationAfter('yes', 'pickup', 'now')?.hints;
    expect(hints?.slots['item']).toContain('Lasagna');
    expect(hints?.sentences).toContain('{quantity} {size} {item}');
    const { menu } = english.profile;
    const soldOut = {
      ...menu,
      items: menu.items.map((item) => ({ ...item, soldOut: item.id === 'lasagna' })),
    };
    const changed = contextOf({ ...english.profile, menu: soldOut });
    const other = play(
      changed,
      ['yes', 'pickup', 'now'].map((text) => heard(text)),
    ).at(-1);
    expect(other?.reply.expect?.hints.slots['item']).not.toContain('Lasagna');
    expect(other?.reply.expect?.hints.key).not.toBe(hints?.key);
  });

  it('lets nothing but digits and calls for help be meant where a number is dictated', () => {
    const hints = expectationAfter('a lasagna for pickup now', "that's all", 'Jo', 'no')?.hints;
    expect(hints?.closed).toBe(true);
    expect(hints?.sentences).toContain('a person');
  });
});

describe("a card in letters that the caller's language does not have", () => {
  it('is read in the words that people say in theirs', () => {
    const { profile: urdu } = settingOf('ur');
    const openingPeriods = urdu.openingPeriods.map(({ weekday }) => ({
      ...{ weekday, opens: '00:00', closes: '24:00' },
    }));
    const profile: RestaurantProfile = { ...urdu, languages: ['ur-PK', 'en-GB'], openingPeriods };
    const context = { ...contextOf(profile), parsers: orderParsersOf(profile) };
    const spoken = play(context, [
      heard('English please'),
      heard(
        'two large margherita pizzas without olives and three cokes for pickup as soon as possible',
      ),
      heard("that's all"),
      heard('John'),
      heard('yes'),
    ]).map(({ reply }) => reply.say.map(({ text }) => text).join(' '));
    expect(spoken[2]).toContain('Two large margherita pizzas without olives and three cokes.');
    expect(spoken.at(-1)).toContain('The total is three thousand five hundred rupees');
    expect(spoken.slice(2).join(' ')).not.toMatch(/\p{Script=Arabic}/u);
  });
});

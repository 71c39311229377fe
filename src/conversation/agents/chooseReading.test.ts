import { describe, expect, it } from '@jest/globals';
import type { Cart, ChosenModifier } from '../../restaurant/cartLine.js';
import { chooseReading, type Reading } from './chooseReading.js';
import type { Command } from './commands.js';

const nothing: Cart = { lines: [] };
const cola: Cart = {
  lines: [{ id: 'l1', item: 'cola', quantity: 1, variant: null, modifiers: [] }],
};

function add(item: string, quantity = 1, modifiers: readonly ChosenModifier[] = []): Command {
  return { type: 'add_line', line: { item, quantity, variant: null, modifiers } };
}

function remove(item: string): Command {
  const target = { by: 'item', item, variant: null } as const;
  return { type: 'edit_cart', edit: { kind: 'remove_line', target, quantity: null } };
}

function withOption(option: string): ChosenModifier {
  return { group: 'toppings', option, action: 'add', amount: 'normal' };
}

function strange(text: string): Command {
  return { type: 'not_on_menu', text };
}

function reading(text: string, confidence: number, ...commands: Command[]): Reading {
  return { hypothesis: { text, confidence }, commands };
}

describe('the reading of an utterance that is acted on', () => {
  it('is the first that the menu makes sense of in full', () => {
    const chosen = chooseReading(
      [
        reading('too less on ya', 0.9, strange('less on ya')),
        reading('two lasagna and soap', 0.6, add('lasagna', 2), strange('soap')),
        reading('two lasagnas and a soup', 0.3, add('lasagna', 2), add('soup')),
      ],
      nothing,
    );
    expect(chosen).toEqual({
      text: 'two lasagnas and a soup',
      confidence: 0.3,
      commands: [add('lasagna', 2), add('soup')],
      disputed: false,
    });
  });

  it('keeps what the menu lacks rather than a reading that does not say it', () => {
    const asked = [add('cola'), strange('milkshake')];
    const chosen = chooseReading(
      [
        reading('a cola and a milkshake', 0.9, ...asked),
        reading('a cola', 0.45, add('cola')),
        reading('yes', 0.2, { type: 'affirm' }),
      ],
      nothing,
    );
    expect(chosen.commands).toEqual(asked);
  });

  it('changes what is in the cart rather than what is not', () => {
    const readings = [
      reading('remove the coal', 0.9, remove('coal')),
      reading('remove the cola', 0.3, remove('cola')),
    ];
    expect(chooseReading(readings, cola).commands).toEqual([remove('cola')]);
  });

  it('is the best one where the menu makes sense of none, and empty where nothing was heard', () => {
    const readings = [reading('hm', 0.6), reading('a yak', 0.5, strange('yak'))];
    expect(chooseReading(readings, nothing).commands).toEqual([strange('yak')]);
    expect(chooseReading([reading('hm', 0.6)], nothing).text).toBe('hm');
    expect(chooseReading([], nothing).commands).toEqual([]);
  });
});

describe('readings that are about as likely', () => {
  const colas = [add('soup'), add('cola', 2)];
  const cakes = [add('soup'), add('cake', 2)];

  it('become the question which dish is meant, in the words that differ', () => {
    const readings = [
      reading('a soup and two colas please', 0.5, ...colas),
      reading('a soup and two cakes please', 0.3, ...cakes),
    ];
    const { line } = add('cola', 2) as Command & { type: 'add_line' };
    expect(chooseReading(readings, nothing).commands).toEqual([
      add('soup'),
      {
        type: 'which_item',
        ambiguity: { text: 'colas', quantity: 2, items: ['cola', 'cake'], line },
      },
    ]);
  });

  it('become the question which option is meant', () => {
    const olives = withOption('olives');
    const onions = withOption('onions');
    const ham = withOption('ham');
    const readings = [
      reading(
        'a soup and a pizza with ham and olives',
        0.8,
        add('soup'),
        add('pizza', 1, [ham, olives]),
      ),
      reading(
        'a soup and a pizza with ham and onions',
        0.7,
        add('soup'),
        add('pizza', 1, [ham, onions]),
      ),
    ];
    expect(chooseReading(readings, nothing).commands).toMatchObject([
      add('soup'),
      add('pizza', 1, [ham]),
      {
        type: 'which_option',
        ambiguity: { text: 'olives', line: 1, candidates: [olives, onions], most: 1 },
      },
    ]);
  });

  it('are no question where the engine is clearly surer of one, or tells nothing', () => {
    for (const [best, other] of [
      [0.9, 0.45],
      [0, 0],
    ] as const) {
      const readings = [
        reading('two colas', best, ...colas),
        reading('two cakes', other, ...cakes),
      ];
      expect(chooseReading(readings, nothing).commands).toEqual(colas);
    }
  });

  it('are no question where the other makes no sense', () => {
    const readings = [
      reading('two colas', 0.5, add('cola', 2)),
      reading('two koalas', 0.4, strange('koalas')),
    ];
    expect(chooseReading(readings, nothing).commands).toEqual([add('cola', 2)]);
  });

  it('are disputed where one says yes and the other no', () => {
    const readings = [
      reading('yes', 0.6, { type: 'affirm' }),
      reading('no', 0.3, { type: 'deny' }),
    ];
    expect(chooseReading(readings, nothing).disputed).toBe(true);
    expect(chooseReading(readings.slice(0, 1), nothing).disputed).toBe(false);
  });
});

it('tells what the other readings make of an address', () => {
  const address = (text: string): Command => ({ type: 'give_address', text, postcode: null });
  const readings = [
    reading('twelve main street', 0.6, address('12 main street')),
    reading('twelve mane street', 0.5, address('12 mane street')),
  ];
  expect(chooseReading(readings, nothing).commands).toEqual([
    { ...address('12 main street'), otherReadings: ['12 mane street'] },
  ]);
});

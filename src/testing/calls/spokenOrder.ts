import type { Answers } from '../spokenCaller.js';

/** One thing a caller wants: how it is said, in other words the second time, and how we repeat it. */
export interface Wish {
  readonly say: readonly [string, string];
  readonly hear: string;
}

/** Answers the questions before and after the dishes by key: they are quick, and not what is tested. */
const byKeys = {
  wants_order: 'keys: 1',
  offer_usual: 'keys: 2',
  fulfilment: 'keys: 1',
  time_pickup: 'keys: 1',
  confirm_phone: 'keys: 1',
} satisfies Answers;

/**
 * The answers of a caller who picks up what is wished for, and who listens: what is not repeated is said again,
 * in other words, and a readback in which something lacks is not confirmed.
 */
export function ordering(wishes: readonly Wish[], answers: Answers = {}): Answers {
  const told = new Set<Wish>();
  const attempts = new Map<Wish, number>();
  const sayNext = (said: string): string | undefined => {
    for (const wish of wishes) if (said.includes(wish.hear)) told.add(wish);
    const next = wishes.find((wish) => !told.has(wish));
    if (!next) return undefined;
    const attempt = attempts.get(next) ?? 0;
    attempts.set(next, attempt + 1);
    return next.say[attempt % 2];
  };
  const lacks = (said: string): boolean => wishes.some(({ hear }) => !said.includes(hear));
  let readback = '';
  return {
    ...byKeys,
    items: (said) => sayNext(said) ?? 'keys: 2',
    more: (said) => sayNext(said) ?? 'keys: 2',
    name: ['My name is John.', 'John'],
    readback: (said) => {
      if (said.includes('The total is')) readback = said;
      if (!lacks(readback)) return 'keys: 1';
      told.clear();
      return 'keys: 2';
    },
    change: () => sayNext(readback) ?? 'keys: 1',
    ...answers,
  };
}

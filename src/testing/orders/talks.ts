import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { startDialogue, step } from '../../conversation/dialogue/dialogue.js';
import type { DialogueContext } from '../../conversation/dialogue/reply.js';
import type { DialogueState } from '../../conversation/dialogue/state.js';
import { parsersFor } from '../dialogues/demoRestaurant.js';
import { settingOf, usualNow } from '../dialogues/playDialogue.js';
import { shorthandOf } from './shorthand.js';
import { talkMenus } from './talkMenus.js';

/**
 * What callers said, one utterance a turn, and the cart that a good waiter has then, in shorthand and sorted. In the
 * files of `talks`: `> utterance` lines, `= line; line`, and an empty line between two talks.
 */
export interface OrderTalk {
  readonly said: readonly string[];
  readonly cart: readonly string[];
}

/** A restaurant of `talkMenus`. */
export type TalkMenu = keyof typeof talkMenus;

/** The language that is talked in each restaurant, ISO 639-1. */
export const talkLanguages: Readonly<Record<TalkMenu, string>> = {
  pizzeria: 'en',
  diner: 'en',
  sushi: 'en',
  curryHouse: 'en',
  cafe: 'en',
  taqueria: 'en',
  kebabhaus: 'de',
  sandwicherie: 'fr',
  taberna: 'es',
};

/**
 * The talks of a restaurant: those that may be looked at one by one, those that are only scored as a whole, or those of
 * callers who change their minds, all of which are understood.
 */
export function talksOf(half: 'dev' | 'heldOut' | 'changes', menu: TalkMenu): readonly OrderTalk[] {
  const file = new URL(`talks/${half}/${menu}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n\n')
    .map((block) => {
      const lines = block.split('\n');
      const after = (mark: string): string[] =>
        lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1).trim());
      const cart = after('=').flatMap((line) => line.split('; ').filter((text) => text !== ''));
      return { said: after('>'), cart: gathered(cart) };
    });
}

/** The cart, in sorted shorthand, that the machine has after a caller said all this to it when asked for the order. */
export function cartAfter(menu: TalkMenu, said: readonly string[]): readonly string[] {
  const language = talkLanguages[menu];
  const { profile: usual, caller } = settingOf(language);
  const profile = { ...usual, menu: talkMenus[menu], languages: [language] as const };
  const now = DateTime.fromSQL(usualNow, { zone: profile.timeZone }).toJSDate();
  const context: DialogueContext = {
    profile,
    parsers: parsersFor(profile),
    caller: { phone: caller, name: null },
    hearing: {},
  };
  const { state: greeted } = step(context, startDialogue(context), { type: 'start' }, now);
  let state: DialogueState = {
    ...greeted,
    wantsOrder: true,
    fulfilment: 'pickup',
    time: { at: null },
    question: { kind: 'items' },
  };
  for (const text of said) {
    const hypotheses = [{ text, confidence: 0.9 }];
    state = step(context, state, { type: 'heard', hypotheses }, now).state;
  }
  return gathered(state.cart.lines.map(shorthandOf));
}

/** One line for what stands in two: whether a machine counts up or adds a line is no difference to a cook. */
function gathered(lines: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const [quantity = '', ...rest] = line.split(' ');
    const what = rest.join(' ');
    counts.set(what, (counts.get(what) ?? 0) + Number(quantity));
  }
  return [...counts].map(([what, quantity]) => `${quantity} ${what}`).sort();
}

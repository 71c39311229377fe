import { describe, expect, it } from '@jest/globals';
import { demoRestaurant, parsersFor } from '../../testing/dialogues/demoRestaurant.js';
import { menus } from '../../testing/orders/menus.js';
import { shorthandOf } from '../../testing/orders/shorthand.js';
import { startDialogue, step } from './dialogue.js';
import type { DialogueContext } from './reply.js';

const profile = { ...demoRestaurant('bella-napoli'), menu: menus.burritos };
const phone = '+12125550187';
const context: DialogueContext = {
  profile,
  parsers: parsersFor(profile),
  caller: { phone, name: null },
  hearing: {},
};

/** What is in the cart and what was said last, after the caller said all this. */
function after(...texts: readonly string[]): { cart: string[]; said: string } {
  const now = new Date('2026-03-10T22:00:00Z');
  const inputs = texts.map(
    (text) => ({ type: 'heard', hypotheses: [{ text, confidence: 0.9 }] }) as const,
  );
  let turn = step(context, startDialogue(context), { type: 'start' }, now);
  for (const input of inputs) turn = step(context, turn.state, input, now);
  const said = turn.reply.say.map(({ text }) => text).join(' ');
  return { cart: turn.state.cart.lines.map(shorthandOf), said };
}

describe('an option that is not clear', () => {
  it('is asked for with what may be meant', () => {
    const { cart, said } = after('a chicken bowl with beans');
    expect(cart).toEqual(['1 burrito_bowl +chicken']);
    expect(said).toContain('For beans, do you mean Black beans, Pinto beans or Refried beans?');
  });

  it('goes onto the line once it is chosen', () => {
    const { cart, said } = after('a chicken bowl with beans and a large horchata', 'pinto');
    expect(cart).toEqual(['1 burrito_bowl +chicken +pinto_beans', '1 horchata +large']);
    expect(said).not.toContain('do you mean');
  });

  it('is left off where the caller wants none of them', () => {
    expect(after('a chicken bowl with beans', 'no').cart).toEqual(['1 burrito_bowl +chicken']);
  });

  it('is asked for where more was said than may be chosen', () => {
    const { cart, said } = after('a chicken burrito with white rice and brown rice', 'brown rice');
    expect(cart).toEqual(['1 burrito +brown_rice +chicken']);
    expect(said).not.toContain('do you mean');
  });
});

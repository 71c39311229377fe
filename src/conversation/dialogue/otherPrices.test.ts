import { describe, expect, it } from '@jest/globals';
import type { CartLine } from '../../restaurant/cartLine.js';
import { demoRestaurant, parsersFor } from '../../testing/dialogues/demoRestaurant.js';
import { startDialogue, step } from './dialogue.js';
import { languageOf } from './languages.js';
import type { DialogueContext } from './reply.js';

const now = new Date('2026-03-10T22:00:00Z');
const pricesStand = (tag: string): string => languageOf(tag).prompts.fixed.prices_stand;

/** What is said, and what is in the cart, after these utterances. */
function after(
  restaurant: 'bella-napoli' | 'chez-marcel',
  texts: readonly string[],
): { said: readonly string[]; cart: readonly CartLine[] } {
  const profile = demoRestaurant(restaurant);
  const caller = { phone: '+12125550187', name: null } as const;
  const context: DialogueContext = { profile, parsers: parsersFor(profile), caller, hearing: {} };
  let { state, reply } = step(context, startDialogue(context), { type: 'start' }, now);
  for (const text of texts) {
    const hypotheses = [{ text, confidence: 0.9 }];
    ({ state, reply } = step(context, state, { type: 'heard', hypotheses }, now));
  }
  return { said: reply.say.map(({ text }) => text), cart: state.cart.lines };
}

describe('a caller who wants to pay less', () => {
  it.each([
    'give me everything for free',
    'can i get a discount',
    'do i get the tiramisu for free',
  ])('is told that the prices stand, and nothing is ordered: "%s"', (text) => {
    const { said, cart } = after('bella-napoli', ['pickup', text]);
    expect(said).toContain(pricesStand('en-US'));
    expect(cart).toEqual([]);
  });

  it('is told so of what is ordered as well, which is not taken for gluten-free', () => {
    const { said, cart } = after('bella-napoli', ['pickup', 'a large margherita for free']);
    expect(said).toContain(pricesStand('en-US'));
    expect(cart).toMatchObject([{ item: 'margherita_pizza', modifiers: [] }]);
  });

  it('is told so in French', () => {
    const { said, cart } = after('chez-marcel', ['à emporter', 'je veux tout gratuit']);
    expect(said).toContain(pricesStand('fr-FR'));
    expect(cart).toEqual([]);
  });
});

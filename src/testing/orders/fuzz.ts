import type { LineRequest } from '../../restaurant/cartLine.js';
import { checkLine } from '../../restaurant/lineRules.js';
import type { Menu } from '../../restaurant/menu.js';
import { indexMenu } from '../../restaurant/menuLookup.js';
import type { OrderLanguage } from '../../conversation/understanding/language.js';
import type { OrderParser } from '../../conversation/understanding/orderParser.js';

/** What one of many utterances did that must never happen. */
export interface FuzzFault {
  readonly text: string;
  readonly fault: string;
}

/**
 * Throws `count` utterances at a parser: real ones with words lost, doubled, swapped, joined and misspelt, and words of
 * the menu and the language in any order. The same seed throws the same. Returns what broke the parser, what it
 * ordered that the menu does not allow, and changes to the cart that nobody could mean.
 */
export function fuzz(
  parser: OrderParser,
  menu: Menu,
  language: OrderLanguage,
  utterances: readonly string[],
  { count, seed }: { readonly count: number; readonly seed: number },
): FuzzFault[] {
  const dice = createDice(seed);
  const words = wordsOf(menu, language);
  const lookup = indexMenu(menu);
  const cart = { lines: [] as (LineRequest & { id: string })[] };
  const faults: FuzzFault[] = [];
  for (let thrown = 0; thrown < count; thrown += 1) {
    const known = utterances[dice(utterances.length)];
    const text =
      known === undefined || dice(3) === 0 ? randomText(words, dice) : mutated(known, words, dice);
    try {
      const { lines, ambiguities, edits } = parser.parse(text, thrown % 2 === 0 ? { cart } : {});
      for (const line of [...lines, ...ambiguities.map((unclear) => unclear.line)]) {
        const refusal = checkLine(lookup, line);
        if (refusal) faults.push({ text, fault: refusal.code });
      }
      const isNegative = edits.some(
        (edit) => 'quantity' in edit && edit.quantity !== null && edit.quantity < 1,
      );
      if (isNegative) faults.push({ text, fault: 'negative quantity' });
      const [line] = lines;
      if (line) cart.lines = [{ ...line, id: 'last' }];
    } catch (error) {
      faults.push({ text, fault: String(error) });
    }
  }
  return faults;
}

/** A whole number from 0 to below `sides`. */
type Dice = (sides: number) => number;

/** A linear congruential generator (Numerical Recipes): fast, and the same everywhere. */
function createDice(seed: number): Dice {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function wordsOf(menu: Menu, { cues }: OrderLanguage): string[] {
  return [
    ...menu.items.map(({ name }) => name),
    ...menu.items.flatMap(({ variants }) => variants.map(({ name }) => name)),
    ...menu.modifierGroups.flatMap(({ options }) => options.map(({ name }) => name)),
    ...Object.values(cues).flat(),
    ...['0', '1', '2', '12', '100', '-3', '½', 'xyzzy', ',', '.', '%', "'", '🍕', 'ﬁsh', 'İ'],
  ];
}

function randomText(words: readonly string[], dice: Dice): string {
  return Array.from({ length: 1 + dice(16) }, () => words[dice(words.length)]).join(' ');
}

function mutated(text: string, words: readonly string[], dice: Dice): string {
  const parts = text.split(' ');
  for (let times = 1 + dice(3); times > 0; times -= 1) {
    const at = dice(parts.length);
    const word = parts[at] ?? '';
    switch (dice(6)) {
      case 0:
        parts.splice(at, 1);
        break;
      case 1:
        parts.splice(at, 0, word);
        break;
      case 2:
        parts.splice(at, 1, words[dice(words.length)] ?? '');
        break;
      case 3:
        parts.splice(at, 2, parts[at + 1] ?? '', word);
        break;
      case 4:
        parts.splice(at, 2, word + (parts[at + 1] ?? ''));
        break;
      default: {
        const letter = dice(word.length + 1);
        parts.splice(at, 1, word.slice(0, letter) + word.slice(letter + 1));
      }
    }
  }
  return parts.join(' ');
}

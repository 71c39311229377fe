import type { Cart } from '../../restaurant/cartLine.js';
import type { LineRequest } from '../../restaurant/cartLine.js';
import type { Menu } from '../../restaurant/menu.js';
import { createElementReader } from './elements.js';
import type { OrderLanguage } from './language.js';
import { createMentionFinder } from './mentions.js';
import { createMenuFacts } from './menuFacts.js';
import { createMenuIndex } from './menuIndex.js';
import { divide } from './segments.js';
import { tokenise, wordsOf } from './tokens.js';
import type { OrderUnderstanding } from './types.js';

/** What the caller and the restaurant spoke of before. */
export interface ParseContext {
  readonly cart?: Cart;
  /** The item that the last question was about. */
  readonly focusItem?: string;
}

/** Understands orders from one menu in one language. Holds nothing of a conversation. */
export interface OrderParser {
  readonly parse: (text: string, context?: ParseContext) => OrderUnderstanding;
}

/** Compiles a menu into a parser. The parser may be kept as long as the menu stays the same. */
export function createOrderParser(menu: Menu, language: OrderLanguage): OrderParser {
  const index = createMenuIndex(menu, language);
  const sweeping = new Set(language.sweepingWords);
  const facts = createMenuFacts(menu, (name) =>
    wordsOf(name, language).some((word) => sweeping.has(word)),
  );
  const readElements = createElementReader(language, createMentionFinder(index, language));

  return {
    parse(text, context = {}) {
      const tokens = tokenise(text, language);
      const elements = readElements(tokens);
      const focus = context.focusItem ?? context.cart?.lines.at(-1)?.item;
      const item = focus === undefined ? undefined : facts.itemOf(focus);
      const segments = divide(elements, facts, { items: item ? [item] : [] });
      if (process.env['DEBUG_ORDER']) {
        console.error(
          elements
            .map(
              (e) =>
                `${tokens
                  .slice(e.from, e.to)
                  .map((t) => t.text)
                  .join(' ')}:${e.kind === 'cue' ? e.cue : e.kind}`,
            )
            .join(' | '),
        );
        console.error(
          segments
            .map((s) => `[${s.from}-${s.to} ${s.items.map((i) => i.id)} ${s.implied}]`)
            .join(' '),
        );
      }
      const lines: LineRequest[] = segments.flatMap((segment) => {
        const [item] = segment.items;
        if (!item || segment.reading.refused) return [];
        return [
          {
            item: item.id,
            quantity: segment.reading.quantity ?? 1,
            variant: segment.reading.variant ?? null,
            modifiers: segment.reading.choices.map(({ group, option, action, amount }) => ({
              group,
              option,
              action,
              amount,
            })),
          },
        ];
      });
      return { lines, edits: [], ambiguities: [], questions: [], unknown: [] };
    },
  };
}

import type { SpokenForms } from './spokenForms.js';

/** How a language says a line of the order one part after the other, so that nothing has to agree with anything. */
export interface ListedGrammar {
  /** "Two" before the thing; empty where one needs no number. */
  readonly count: (quantity: number) => string;
  readonly sizeFirst: boolean;
  /** The size as it goes with so many of a dish; left out, it never changes. */
  readonly sizeOf?: (size: string, name: string, quantity: number) => string;
  /** What stands between the parts. */
  readonly comma: string;
  /** `{options}` that come with it, and that are left out. */
  readonly with: string;
  readonly without: string;
  /** `{option}` with less and with more of it. */
  readonly amounts: { readonly light: string; readonly extra: string };
}

/** Makes the function that says a line: "iki büyük Margherita, ekstra zeytin ile, soğan olmadan". */
export function listedLine(grammar: ListedGrammar): SpokenForms['line'] {
  return ({ quantity, name, variant, chosen, added, removed }, words) => {
    const option = variant === null ? '' : words.option(variant);
    const size = grammar.sizeOf?.(option, name, quantity) ?? option;
    const thing = grammar.sizeFirst ? [size, name] : [name, size];
    const more = added.map((modifier) =>
      modifier.amount === 'normal'
        ? words.option(modifier.name)
        : grammar.amounts[modifier.amount].replace('{option}', words.option(modifier.name)),
    );
    const less = removed.map(words.option);
    return [
      [grammar.count(quantity), ...thing].filter(Boolean).join(' '),
      ...chosen.map(words.option),
      more.length > 0 ? grammar.with.replace('{options}', words.and(more)) : '',
      less.length > 0 ? grammar.without.replace('{options}', words.and(less)) : '',
    ]
      .filter(Boolean)
      .join(grammar.comma);
  };
}

import type { OrderLanguage } from './language.js';
import { wordsOf } from './tokens.js';
import type { WordForms } from './words.js';

/** A way to say a name, as the stems of its words, and how far it is from the name. */
export interface Spoken {
  readonly words: readonly string[];
  readonly cost: number;
  /** Whether the name puts two things together ("ham and cheese"), so that one of them is not yet the name. */
  readonly isPair: boolean;
}

/** Costs of the ways to say a name other than as it is written. */
const costs = {
  equivalent: 0.04,
  withoutAside: 0.02,
  withoutAnd: 0.05,
  joined: 0.02,
  plain: 0.1,
  amount: 0.06,
};

/** How many ways to say "no" or "light" before a name are tried where the name begins with one: the commonest. */
const mostAmountWords = 4;

/** Makes the function that lists the ways to say a name of the menu, given all the menu's names. */
export function createNameSpeller(
  language: OrderLanguage,
  forms: WordForms,
  names: readonly string[],
): (name: string) => Spoken[] {
  const links = new Set(language.linkWords);
  const plain = new Set(language.plainWords.map(forms.stemOf));
  const equivalents = language.equivalents.map((row) =>
    row.map((phrase) => contentOf(phrase.split(' ')).map(forms.stemOf)),
  );

  const amountWords = [language.cues.without, language.cues.light].map((cue) =>
    cue
      .filter((phrase) => !phrase.includes(' '))
      .slice(0, mostAmountWords)
      .map(forms.stemOf),
  );

  /**
   * "No ice" may be said as "without ice", "light ice" as "easy ice". Where the menu has the thing itself too, such
   * words say how much of that is wanted.
   */
  function withOtherAmountWord([first = '', ...rest]: readonly string[]): string[][] {
    if (rest.length === 0 || known.has(rest.join(' '))) return [];
    const others = amountWords.find((cue) => cue.includes(first)) ?? [];
    return others.filter((other) => other !== first).map((other) => [other, ...rest]);
  }

  function contentOf(words: readonly string[]): readonly string[] {
    const content = words.filter((word) => !links.has(word));
    return content.length > 0 ? content : words;
  }

  function stemsOf(text: string): string[] {
    return contentOf(wordsOf(text, language)).map(forms.stemOf);
  }

  /** The same words with each phrase that has equivalents replaced by one of them. */
  function replaced(words: readonly string[]): string[][] {
    return equivalents.flatMap((row) =>
      row.flatMap((phrase) => {
        const at = indexOfRun(words, phrase);
        if (at < 0) return [];
        return row
          .filter((other) => other !== phrase && !isRunOf(words, other, at))
          .map((other) => [...words.slice(0, at), ...other, ...words.slice(at + phrase.length)]);
      }),
    );
  }

  const known = new Set(
    names
      .map(stemsOf)
      .flatMap((words) => [words, ...replaced(words)])
      .map((words) => words.join(' ')),
  );

  return (name) => {
    const words = stemsOf(name);
    const isPair = words.includes('&');
    const ways: Omit<Spoken, 'isPair'>[] = [{ words, cost: 0 }];
    const aside = name.replace(/\([^)]*\)/g, ' ').trim();
    if (aside !== name && aside !== '') {
      ways.push({ words: stemsOf(aside), cost: costs.withoutAside });
    }
    if (isPair && words.length > 2) {
      ways.push({ words: words.filter((word) => word !== '&'), cost: costs.withoutAnd });
    }
    const special = words.filter((word) => !plain.has(word));
    if (special.length > 0 && special.length < words.length) {
      ways.push({ words: special, cost: costs.plain });
    }
    for (const other of replaced(words)) ways.push({ words: other, cost: costs.equivalent });
    for (const other of withOtherAmountWord(words)) {
      ways.push({ words: other, cost: costs.amount });
    }
    return ways.flatMap((way) => [way, ...joinedPairs(way)]).map((way) => ({ ...way, isPair }));
  };
}

/** The same name with two neighbouring words written as one. */
function joinedPairs({ words, cost }: Omit<Spoken, 'isPair'>): Omit<Spoken, 'isPair'>[] {
  return words.slice(1).flatMap((word, index) => {
    const before = words[index] ?? '';
    if (before.length < 3 || word.length < 3 || /\d/.test(before + word)) return [];
    const joined = [...words.slice(0, index), before + word, ...words.slice(index + 2)];
    return [{ words: joined, cost: cost + costs.joined }];
  });
}

function indexOfRun(words: readonly string[], run: readonly string[]): number {
  return words.findIndex((_, at) => run.every((word, offset) => words[at + offset] === word));
}

/** Whether a phrase stands around `at` already, so that replacing a part of it by it would say it twice. */
function isRunOf(words: readonly string[], run: readonly string[], at: number): boolean {
  const found = indexOfRun(words, run);
  return found >= 0 && found <= at && at < found + run.length;
}

import type { LetterRule, OrderLanguage } from './language.js';

/** How the words of one language are brought to forms that can be compared. Both forms are remembered. */
export interface WordForms {
  /** What a word shares with its inflections; a number word's figures. */
  readonly stemOf: (word: string) => string;
  /** How a stem sounds. */
  readonly soundOf: (stem: string) => string;
}

/** Makes the forms of a language's words from its rules. */
export function createWordForms(language: OrderLanguage): WordForms {
  const inflections = language.inflections.map((rules) => compileRules(rules, ''));
  const sounds = compileRules(language.sounds, 'g');
  const andWords = new Set(language.andWords);

  function stem(word: string): string {
    if (andWords.has(word)) return '&';
    const number = language.numbers.parseNumberWords([word], 0);
    if (number) return String(number.value);
    return inflections.reduce((form, rules) => {
      const rule = rules.find(([pattern]) => pattern.test(form));
      return rule ? form.replace(rule[0], rule[1]) : form;
    }, word);
  }

  function sound(form: string): string {
    return sounds.reduce((key, [pattern, replacement]) => key.replace(pattern, replacement), form);
  }

  return { stemOf: remembered(stem), soundOf: remembered(sound) };
}

/** The forms of a menu's words are asked for again and again; those of strangers must not fill the memory. */
const mostRemembered = 20_000;

function remembered(form: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = form(word);
    if (known.size < mostRemembered) known.set(word, made);
    return made;
  };
}

function compileRules(rules: readonly LetterRule[], flags: string): (readonly [RegExp, string])[] {
  return rules.map(([pattern, replacement]) => [new RegExp(pattern, flags), replacement] as const);
}

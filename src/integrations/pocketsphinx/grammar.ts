import { CLOSINGS, OPENINGS } from './languageModel.js';
import { wordsOf, type Phrase, type PhraseBook } from './phrases.js';

/**
 * Makes a closed grammar in the Java Speech Grammar Format (https://www.w3.org/TR/jsgf/): nothing but the
 * sentences, each with or without something polite around it, can be heard.
 */
export function grammar(book: PhraseBook): string {
  const names = new Map([...book.slots.keys()].map((slot, index) => [slot, `slot${index}`]));
  const sentence = (phrase: Phrase): string =>
    phrase
      .map((part) => ('word' in part ? part.word : `<${names.get(part.slot) ?? ''}>`))
      .join(' ');
  const texts = (values: readonly (readonly string[])[]): string =>
    values.map((words) => words.join(' ')).join(' | ');
  return [
    '#JSGF V1.0;',
    'grammar hints;',
    'public <utterance> = [<opening>] <sentence> [<closing>];',
    `<opening> = ${texts(OPENINGS.map(wordsOf))};`,
    `<closing> = ${texts(CLOSINGS.map(wordsOf))};`,
    `<sentence> = ${book.phrases.map(({ parts }) => sentence(parts)).join(' | ')};`,
    ...[...book.slots].map(([slot, values]) => `<${names.get(slot) ?? ''}> = ${texts(values)};`),
    '',
  ].join('\n');
}

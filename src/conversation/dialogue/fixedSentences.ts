import type { RestaurantProfile } from '../../restaurant/profile.js';
import { languageOf } from './languages.js';

/**
 * Every sentence of a restaurant in one of its languages (BCP 47) whose words are known before any call, so
 * that the sound of them can be made beforehand: the greeting first.
 */
export function fixedSentences(profile: RestaurantProfile, language: string): readonly string[] {
  const { fixed, questions, sentences } = languageOf(language).prompts;
  const levels = [0, 1, 2];
  return [
    ...new Set([
      sentences.welcome(profile.name),
      fixed.assistant_notice,
      questions.wants_order[0],
      ...levels.map((level) => sentences.fulfilment(profile.fulfilments, level)),
      ...Object.values(questions).flat(),
      ...Object.values(fixed),
      sentences.language(),
      sentences.languageNotSpoken(),
    ]),
  ];
}

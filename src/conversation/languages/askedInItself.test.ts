import { describe, expect, it } from '@jest/globals';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { parsersFor } from '../../testing/dialogues/demoRestaurant.js';
import { settingOf } from '../../testing/dialogues/playDialogue.js';
import { startDialogue, step } from '../dialogue/dialogue.js';
import { allLanguageCodes, languageOf } from '../dialogue/languages.js';
import type { DialogueContext } from '../dialogue/reply.js';
import { askedInItself } from './askedInItself.js';

/** Of each language in each other; the rest goes the same way. */
const MOST_TRIED = 2;

const now = new Date('2026-03-10T17:00:00Z');
const asks = Object.entries(askedInItself).map(([code, phrases]) => ({
  code,
  phrases: phrases.split('|').map((phrase) => phrase.trim()),
}));

/** The language that a talk goes on in, and what was said, after these words to its greeting. */
function afterHearing(
  line: string,
  other: string,
  words: readonly string[],
): { readonly language: string; readonly spoken: string } {
  const profile: RestaurantProfile = { ...settingOf(line).profile, languages: [line, other] };
  const caller = { phone: null, name: null };
  const context: DialogueContext = { profile, parsers: parsersFor(profile), caller, hearing: {} };
  let next = step(context, startDialogue(context), { type: 'start' }, now);
  for (const text of words) {
    const hypotheses = [{ text, confidence: 0.9 }];
    next = step(context, next.state, { type: 'heard', hypotheses }, now);
  }
  const spoken = next.reply.say.map(({ text }) => text).join(' ');
  return { language: next.state.language, spoken };
}

describe('asking for a language in that language', () => {
  it.each(allLanguageCodes)('is understood in every other: %s', (line) => {
    const others = asks.filter(({ code }) => code !== line);
    const misunderstood = others.flatMap(({ code, phrases }) =>
      phrases
        .slice(0, MOST_TRIED)
        .filter((phrase) => afterHearing(line, code, [phrase]).language !== code)
        .map((phrase) => `${code}: ${phrase}`),
    );
    expect(misunderstood).toEqual([]);
  });

  it('is understood in the midst of a talk that has settled on another', () => {
    const told = afterHearing('tr', 'en', ['iki büyük margarita lütfen', 'English please']);
    expect(told.language).toBe('en');
    expect(told.spoken).toContain("Of course, let's speak English.");
  });

  it.each(asks)('is what the greeting says to do: $code', ({ code, phrases: [first = ''] }) => {
    expect(languageOf(code).prompts.fixed.language_offer.toLowerCase()).toContain(first);
  });
});

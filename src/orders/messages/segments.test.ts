import { describe, expect, it } from '@jest/globals';
import { countSegments } from './segments.js';
import { messageTexts } from './texts.js';

describe('a text message', () => {
  it.each([
    ['160 plain characters', 'a'.repeat(160), 1],
    ['161 plain characters', 'a'.repeat(161), 2],
    ['307 plain characters', 'a'.repeat(307), 3],
    ['80 euro signs, which count twice', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['70 characters with one that GSM lacks', `ê${'a'.repeat(69)}`, 1],
    ['71 characters with one that GSM lacks', `ê${'a'.repeat(70)}`, 2],
    ['French accents that GSM has', `é${'è'.repeat(159)}`, 1],
  ])('of %s is billed as %s', (_, text, segments) => {
    expect(countSegments(text)).toBe(segments);
  });

  it.each(Object.entries(messageTexts))('of ours in %s fits into three', (_, texts) => {
    for (const text of Object.values(texts)) {
      const filled = text
        .replace('{restaurant}', 'Trattoria Bella Napoli')
        .replace('{url}', `https://checkout.stripe.com/c/pay/${'x'.repeat(60)}`)
        .replace(/\{(number|total|time|reason)\}/g, '12345678');
      expect(countSegments(filled)).toBeLessThanOrEqual(4);
    }
  });

  it('names the same places in every language', () => {
    const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const texts of Object.values(messageTexts)) {
      for (const [kind, text] of Object.entries(texts)) {
        const english = messageTexts['en']?.[kind as keyof typeof texts] ?? '';
        expect([kind, places(text)]).toEqual([kind, places(english)]);
      }
    }
    expect(Object.keys(messageTexts)).toHaveLength(12);
  });
});

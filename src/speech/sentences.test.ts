import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SentenceStream, sentencesFrom, splitSentences } from './sentences.js';

describe('splitting a reply into sentences', () => {
  it.each([
    ['Sure. Anything else?', ['Sure.', 'Anything else?']],
    ['That is $12.50. Is that right?', ['That is $12.50.', 'Is that right?']],
    ['We close at 9.30 p.m. on Friday.', ['We close at 9.30 p.m. on Friday.']],
    ['We close at 9 p.m. Anything else?', ['We close at 9 p.m.', 'Anything else?']],
    ['Thank you, Mr. Smith of St. Louis.', ['Thank you, Mr. Smith of St. Louis.']],
    ['Merci, M. Dupont. À bientôt !', ['Merci, M. Dupont.', 'À bientôt !']],
    ['He said "yes." Good!', ['He said "yes."', 'Good!']],
    ['Wait... what?', ['Wait...', 'what?']],
    ['آپ کا آرڈر تیار ہے۔ شکریہ۔', ['آپ کا آرڈر تیار ہے۔', 'شکریہ۔']],
    ['  ', []],
  ])('%j becomes %j', (reply, sentences) => {
    expect(splitSentences(reply)).toEqual(sentences);
  });

  it('cuts a long sentence at a comma, so that its beginning can be spoken while the rest is made', () => {
    const [first, ...rest] = splitSentences(
      'So that is one large pepperoni pizza with extra cheese and olives on a thin crust, two small lemonades, and a tiramisu.',
    );
    expect(first).toMatch(/crust,$/);
    expect(rest).toHaveLength(1);
  });

  it('leaves a short list in one piece', () => {
    expect(splitSentences('Small, medium, or large?')).toEqual(['Small, medium, or large?']);
  });

  it('cuts the very first sentence sooner, since the caller waits for it', () => {
    expect(
      splitSentences('We have three pizzas today, a calzone, and a salad of the season.'),
    ).toEqual(['We have three pizzas today,', 'a calzone, and a salad of the season.']);
  });

  it('gives each sentence of a text that is still being written as soon as it is complete', async () => {
    const written: string[] = [];
    const writing = async function* (): AsyncGenerator<string> {
      for (const piece of ['Sure. Any', 'thing el', 'se?']) {
        written.push(piece);
        yield await Promise.resolve(piece);
      }
    };
    const sentences = sentencesFrom(writing());
    expect(await sentences.next()).toEqual({ done: false, value: 'Sure.' });
    expect(written).toHaveLength(1);
    expect(await sentences.next()).toEqual({ done: false, value: 'Anything else?' });
  });

  it('gives the same sentences however the text arrives, and loses no word of it', () => {
    const word = fc.constantFrom('Hello', 'pizza,', '$9.99', 'Dr.', 'p.m.', 'yes!', 'no.', 'so…');
    fc.assert(
      fc.property(fc.array(word), fc.array(fc.nat(12)), (words, cuts) => {
        const text = words.join(' ');
        const stream = new SentenceStream();
        const pieces: string[] = [];
        let rest = text;
        for (const cut of cuts) {
          pieces.push(...stream.add(rest.slice(0, cut)));
          rest = rest.slice(cut);
        }
        pieces.push(...stream.add(rest), ...stream.end());
        expect(pieces).toEqual(splitSentences(text));
        expect(pieces.join(' ')).toBe(text.trim());
      }),
    );
  });
});

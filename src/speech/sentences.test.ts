import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SentenceStream, splitSentences } from './sentences.js';

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
    ['No. We have none.', ['No.', 'We have none.']],
    ['It is at no. 5 of our list.', ['It is at no. 5 of our list.']],
    ['Wir liefern am 3. Mai in die Str. 12.', ['Wir liefern am 3. Mai in die Str. 12.']],
    ['Mit Belag, z. B. Oliven. Gern!', ['Mit Belag, z. B. Oliven.', 'Gern!']],
    ['Sra. López, a su orden. Dígame.', ['Sra. López, a su orden.', 'Dígame.']],
    ['Godz. 18 jest wolna. Dobrze.', ['Godz. 18 jest wolna.', 'Dobrze.']],
    ['It has ca. twenty slices of sal. and more.', ['It has ca. twenty slices of sal. and more.']],
    ['هل تريد شيئا آخر؟ شكرا.', ['هل تريد شيئا آخر؟', 'شكرا.']],
    ['आपका ऑर्डर तैयार है। धन्यवाद।', ['आपका ऑर्डर तैयार है।', 'धन्यवाद।']],
    ['好的。还要别的吗？', ['好的。', '还要别的吗？']],
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

  it.each([
    'With the greatest of pleasure, I have put that down',
    'Our pizzas are all made by hand — and baked',
    'جی ضرور، میں نے یہ آپ کے آرڈر میں لکھ لیا ہے، اور',
  ])('has the first clause spoken while the rest of it is still being written: %s', (begun) => {
    const [first] = new SentenceStream().add(`${begun} and so on without any end of it`);
    expect(begun.startsWith(first ?? '-')).toBe(true);
  });

  it('gives each sentence of a text that is still being written as soon as it is complete', () => {
    const stream = new SentenceStream();
    const given = ['Sure. Any', 'thing el', 'se?'].map((piece) => stream.add(piece));
    expect([...given, stream.end()]).toEqual([['Sure.'], [], [], ['Anything else?']]);
  });

  it('cuts no number, price, time or abbreviation in two, wherever it stands', () => {
    const whole = fc.constantFrom(
      ...['12.50', '$12.50', '12,50 €', '1,234.50', '1.234,50', '٣٫٥٠', '9.30 p.m.', '18.30'],
      ...['Mr. Smith', 'Mme. Durand', 'St. Louis', 'no. 5', 'Str. 9', 'am 3. Mai', 'z. B. Oliven'],
      ...['J. Smith', 'ul. Długa', 'tel. 555', 'approx. 20'],
    );
    const plain = fc.constantFrom('pizza', 'pizza,', 'yes!', 'ok.', 'So', 'جی', 'ہاں۔', 'there;');
    fc.assert(
      fc.property(fc.array(plain), whole, fc.array(plain), (before, kept, after) => {
        const pieces = splitSentences([...before, kept, ...after].join(' '));
        expect(pieces.filter((piece) => piece.includes(kept))).toHaveLength(1);
      }),
    );
  });

  it.each([
    ['English', '.', 'the pizza is ready'],
    ['French', ' !', 'la pizza est prête'],
    ['Urdu', '۔', 'آپ کا آرڈر تیار ہے'],
    ['Arabic', '؟', 'هل تريد شيئا آخر'],
    ['Hindi', '।', 'आपका ऑर्डर तैयार है'],
  ])('ends a sentence in %s where it ends', (_, mark, words) => {
    const sentence = fc
      .array(fc.constantFrom(...words.split(' ')), { minLength: 1, maxLength: 12 })
      .map((some) => `A${some.join(' ')}${mark}`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1 }), (sentences) => {
        expect(splitSentences(sentences.join(' '))).toEqual(sentences);
      }),
    );
  });

  it('gives the same sentences however the text arrives, and loses no word of it', () => {
    const word = fc.constantFrom(
      'Hello',
      'pizza,',
      '$9.99',
      'Dr.',
      'p.m.',
      'yes!',
      'no.',
      'so…',
      '3.',
      '—',
    );
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

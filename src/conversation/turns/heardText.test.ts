import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heardText } from './heardText.js';

const reply = [
  { text: 'Two large Margheritas.', durationMs: 1500 },
  { text: 'The total is fifty dollars.', durationMs: 2000 },
  { text: 'Is this correct?', durationMs: 900 },
];

describe('what the caller has heard', () => {
  it('is everything once everything was sent', () => {
    expect(heardText(reply, 4400)).toBe(
      'Two large Margheritas. The total is fifty dollars. Is this correct?',
    );
  });

  it('is nothing before a sound was sent', () => {
    expect(heardText(reply, 0)).toBe('');
  });

  it('ends at the word that was on when we were interrupted', () => {
    expect(heardText(reply, 2500)).toBe('Two large Margheritas. The total is …');
  });

  it('never has a word that was not said, and never shrinks as more is sent', () => {
    fc.assert(
      fc.property(fc.nat(6000), fc.nat(6000), (one, more) => {
        const before = heardText(reply, one).replace(/ …$/, '');
        const after = heardText(reply, one + more).replace(/ …$/, '');
        expect(after.startsWith(before)).toBe(true);
        expect(heardText(reply, 4400).startsWith(after)).toBe(true);
      }),
    );
  });
});

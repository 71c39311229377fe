import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heardText, isBackChannel } from './bargeIn.js';

describe('a word said while we speak', () => {
  it('does not interrupt when it only means "go on"', () => {
    expect(isBackChannel('Mhm.', 'en-US')).toBe(true);
    expect(isBackChannel("D'accord", 'fr-FR')).toBe(true);
    expect(isBackChannel('oui, oui', 'fr')).toBe(true);
  });

  it('interrupts when it is an answer or a wish', () => {
    expect(isBackChannel('yes', 'en-US')).toBe(false);
    expect(isBackChannel('ok a cola too', 'en-US')).toBe(false);
    expect(isBackChannel('oui', 'fr-FR')).toBe(false);
  });
});

describe('what the caller has heard', () => {
  const reply = (sentMs: readonly [number, number, number]): string =>
    heardText([
      { text: 'Two large Margheritas.', durationMs: 1500, sentMs: sentMs[0] },
      { text: 'The total is fifty dollars.', durationMs: 2000, sentMs: sentMs[1] },
      { text: 'Is this correct?', durationMs: null, sentMs: sentMs[2] },
    ]);

  it('is everything once everything was sent', () => {
    expect(reply([1500, 2000, 1200])).toBe(
      'Two large Margheritas. The total is fifty dollars. Is this correct?',
    );
  });

  it('is nothing before a sound was sent', () => {
    expect(reply([0, 0, 0])).toBe('');
  });

  it('ends at the word that was on when we were interrupted', () => {
    expect(reply([1500, 1000, 0])).toBe('Two large Margheritas. The total is …');
  });

  it('never has a word that was not said, and never shrinks as more is sent', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (one, more) => {
        const before = reply([1500, one, 0]).replace(/ …$/, '');
        const after = reply([1500, one + more, 0]).replace(/ …$/, '');
        expect(after.startsWith(before)).toBe(true);
        expect(reply([1500, 2000, 2000]).startsWith(after)).toBe(true);
      }),
    );
  });
});

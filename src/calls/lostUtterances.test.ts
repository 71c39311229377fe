import { beforeEach, describe, expect, it } from '@jest/globals';
import { ProviderError } from '../kernel/errors.js';
import { LostUtterances } from './lostUtterances.js';

const passing = new ProviderError('cloud', 'busy', { retryable: true });
const lasting = new ProviderError('cloud', 'wrong key', { retryable: false });

let ladder: LostUtterances;

beforeEach(() => void (ladder = new LostUtterances()));

const lost = (...errors: unknown[]): string[] => errors.map((error) => ladder.lost(error));

describe('a call in which utterances are lost', () => {
  it('is asked again, then for keys, then given to a person', () => {
    expect(lost(passing, passing, passing, passing)).toEqual([
      'ask_again',
      'ask_for_keys',
      'ask_for_keys',
      'give_up',
    ]);
  });

  it('is asked for keys at once where asking again cannot help', () => {
    expect(lost(lasting, lasting, lasting)).toEqual(['ask_for_keys', 'ask_for_keys', 'give_up']);
    ladder.heard();
    expect(lost(new Error('a fault'))).toEqual(['ask_for_keys']);
  });

  it('begins anew when something is heard', () => {
    lost(passing, passing, passing);
    ladder.heard();
    expect(lost(passing)).toEqual(['ask_again']);
  });

  it('stays with the keys of who uses them', () => {
    lost(passing, passing, passing);
    ladder.keyed();
    expect(lost(passing, passing)).toEqual(['ask_for_keys', 'give_up']);
  });
});

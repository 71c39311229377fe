import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSecretKey, SecretKeys } from './secretKeys.js';

const key = randomBytes(32);
const keys = new SecretKeys(key);

describe('a sealed secret', () => {
  it('is opened by its key, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (secret) => {
        expect(keys.open(keys.seal(secret, 'trunk:ovh'), 'trunk:ovh')).toBe(secret);
      }),
    );
  });

  it('shows nothing of itself, and never looks the same twice', () => {
    const [one, other] = [keys.seal('sesame', 'x'), keys.seal('sesame', 'x')];
    expect(one.sealed.includes('sesame')).toBe(false);
    expect(one.sealed.equals(other.sealed)).toBe(false);
  });

  it('cannot be moved to another owner, nor changed by a single bit', () => {
    const kept = keys.seal('sesame', 'trunk:ovh');
    expect(() => keys.open(kept, 'trunk:twilio')).toThrow('sealed for another');
    for (let at = 0; at < kept.sealed.length; at += 1) {
      const sealed = Buffer.from(kept.sealed);
      sealed[at] = (sealed[at] ?? 0) ^ 1;
      expect(() => keys.open({ ...kept, sealed }, 'trunk:ovh')).toThrow('was changed');
    }
  });

  it('outlives a change of keys while the earlier key is known, and not longer', () => {
    const kept = keys.seal('sesame', 'x');
    const later = randomBytes(32);
    expect(new SecretKeys(later, [key]).open(kept, 'x')).toBe('sesame');
    expect(() => new SecretKeys(later).open(kept, 'x')).toThrow(`the key ${keys.currentId}`);
  });
});

describe('a key in the settings', () => {
  it('is 32 bytes in hexadecimal digits or base64', () => {
    for (const text of [
      key.toString('hex'),
      key.toString('base64'),
      key.toString('base64url'),
      key.toString('hex').toUpperCase(),
    ]) {
      expect(readSecretKey(text)?.equals(key)).toBe(true);
    }
    for (const text of [
      '',
      'change-me',
      key.toString('hex').slice(2),
      `${key.toString('hex')}00`,
    ]) {
      expect(readSecretKey(text)).toBeUndefined();
    }
  });
});

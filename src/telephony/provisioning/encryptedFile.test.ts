import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { encryptFile } from './encryptedFile.js';

describe('an encrypted configuration', () => {
  it.each(['md5', 'sha256'] as const)('is what openssl reads with the digest %s', (digest) => {
    const text = `<gs_provision>${'é'.repeat(100)}</gs_provision>`;
    const input = encryptFile(text, 'a password', digest);
    const options = ['-aes-256-cbc', '-md', digest, '-pass', 'pass:a password'];
    const stdio: ['pipe', 'pipe', 'ignore'] = ['pipe', 'pipe', 'ignore'];
    expect(execFileSync('openssl', ['enc', '-d', ...options], { input, stdio }).toString()).toBe(
      text,
    );
  });

  it('is another each time', () => {
    const once = encryptFile('same', 'password', 'md5');
    expect(encryptFile('same', 'password', 'md5').equals(once)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { answerChallenge, parseChallenge } from './sipDigest.js';

function answer(challenge: string, password: string, cnonce: string): string {
  const parsed = parseChallenge(challenge);
  if (!parsed) throw new Error('the challenge was not understood');
  return answerChallenge(parsed, {
    username: 'Mufasa',
    password,
    method: 'GET',
    uri: '/dir/index.html',
    cnonce,
  });
}

describe('digest authentication', () => {
  it('answers the example of RFC 7616, section 3.9.1', () => {
    const challenge =
      'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, ' +
      'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", ' +
      'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
    const cnonce = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ';
    const value = answer(challenge, 'Circle of Life', cnonce);
    expect(value).toContain('response="8ca523f5e9506fed4657c9700eebdbec"');
    expect(value).toContain('opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"');
  });

  it('answers the example of RFC 2617, section 3.5', () => {
    const challenge =
      'Digest realm="testrealm@host.com", qop="auth,auth-int", ' +
      'nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"';
    expect(answer(challenge, 'Circle Of Life', '0a4f113b')).toContain(
      'response="6629fae49393a05397450978507c4ef1"',
    );
  });

  it('answers without quality of protection as RFC 2069 did', () => {
    const challenge =
      'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"';
    const value = answer(challenge, 'Circle Of Life', 'unused');
    expect(value).toContain('response="670fd8c2df070c60b045671b8b24ff02"');
    expect(value).not.toContain('cnonce');
  });

  it('leaves a challenge alone that it cannot answer', () => {
    expect(parseChallenge('Digest realm="a", nonce="b", algorithm=SHA-256')).toBeUndefined();
    expect(parseChallenge('Basic realm="a"')).toBeUndefined();
  });
});

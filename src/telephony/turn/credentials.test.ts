import { describe, expect, it } from '@jest/globals';
import { turnCredentials } from './credentials.js';

describe('TURN credentials', () => {
  it('are the end of their time with their holder, and its HMAC-SHA1 in base64', () => {
    // echo -n 1800000000:staff | openssl dgst -sha1 -hmac secret -binary | base64
    expect(turnCredentials('secret', 'staff', new Date(1_800_000_000_999))).toEqual({
      username: '1800000000:staff',
      credential: 'L7JSoWhaNDaWrjGR5c3gEXhZlGM=',
      expiresAt: new Date(1_800_000_000_000),
    });
  });
});

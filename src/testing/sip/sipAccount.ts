import { randomBytes } from 'node:crypto';
import { answerChallenge, parseChallenge } from './sipDigest.js';
import { headerValues, type SipHeader, type SipResponse } from './sipMessage.js';

/** The account a telephone has at its registrar. */
export interface SipAccount {
  readonly username: string;
  readonly password: string;
}

/** A request that was refused, with the status the other side gave (`486 Busy Here`). */
export class SipFailure extends Error {
  override readonly name = 'SipFailure';
  readonly status: number;

  constructor(status: number, reason: string) {
    super(`${status} ${reason}`);
    this.status = status;
  }
}

/** The header that answers a 401 or 407; undefined when the response asks nothing we can answer. */
export function authorise(
  account: SipAccount,
  response: SipResponse,
  request: { method: string; uri: string },
): SipHeader | undefined {
  const asking = { 401: 'WWW-Authenticate', 407: 'Proxy-Authenticate' }[response.status];
  if (asking === undefined) return undefined;
  const challenge = headerValues(response, asking).map(parseChallenge).find(Boolean);
  if (!challenge) return undefined;
  const cnonce = randomBytes(8).toString('hex');
  const value = answerChallenge(challenge, { ...account, ...request, cnonce });
  return [response.status === 401 ? 'Authorization' : 'Proxy-Authorization', value];
}

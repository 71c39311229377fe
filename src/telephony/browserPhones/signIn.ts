import { randomBytes } from 'node:crypto';
import type { Access } from '../../kernel/access.js';
import type { Clock } from '../../kernel/clock.js';
import type { BrowserPhone, BrowserPhoneBook, SipAccounts } from './ports.js';

/** What signing in takes. */
export interface BrowserPhoneParts {
  readonly browserPhones: BrowserPhoneBook;
  readonly sipAccounts: SipAccounts;
  readonly clock: Clock;
}

/** A browser phone with its password, which is told this one time. */
export interface SignedIn {
  readonly phone: BrowserPhone;
  readonly password: string;
}

/** A long shift; the page signs in again before, and at every start. */
const SIGNED_IN_MS = 12 * 3_600_000;

/** What the SIP user name of every browser phone begins with. */
const PREFIX = 'browser-';

/**
 * Signs a browser in as a telephone of the restaurant: an account of its own, with a password that nobody
 * chose, gone after 12 hours. Accounts that have expired go on this occasion. Rejects with a `ProviderError`
 * when the PBX or the database is away.
 */
export async function signIn(
  { browserPhones, sipAccounts, clock }: BrowserPhoneParts,
  { tokenId }: Access,
  restaurantId: string,
): Promise<SignedIn> {
  const now = clock.now();
  for (const id of await browserPhones.takeExpired(now)) await sipAccounts.remove(id);
  const phone: BrowserPhone = {
    id: `${PREFIX}${randomBytes(8).toString('hex')}`,
    ...{ restaurantId, tokenId },
    expiresAt: new Date(now.getTime() + SIGNED_IN_MS),
  };
  const password = randomBytes(24).toString('base64url');
  await sipAccounts.put({ user: phone.id, password });
  await browserPhones.add(phone, now);
  return { phone, password };
}

/** Signs a browser phone out. Rejects as `signIn` does. */
export async function signOut(
  { browserPhones, sipAccounts }: BrowserPhoneParts,
  phone: BrowserPhone,
): Promise<void> {
  await sipAccounts.remove(phone.id);
  await browserPhones.remove(phone.id);
}

/** The endpoint of a browser phone, as Asterisk names it. */
export function endpointOf({ id }: Pick<BrowserPhone, 'id'>): string {
  return `PJSIP/${id}`;
}

/** The id of the browser phone that an endpoint is; undefined for any other endpoint. */
export function browserPhoneAt(endpoint: string): string | undefined {
  const [, id] = /^PJSIP\/(browser-[0-9a-f]{16})$/.exec(endpoint) ?? [];
  return id;
}

import { createHmac } from 'node:crypto';
import { written } from './boxPassword.js';
import type { Mac } from './mac.js';
import type { BoxAccount } from './template.js';

/**
 * The account of a box at the PBX: each has its own, so that one that is stolen can be shut out alone. The
 * password is made of the secret that all share and kept nowhere (HMAC-SHA-256, RFC 2104).
 */
export function boxAccount(secret: string, mac: Mac): BoxAccount {
  return { user: accountName(mac), password: derived(secret, `account ${mac}`) };
}

/** With which a box reads its configuration where that is encrypted. */
export function filePassword(secret: string, mac: Mac): string {
  return derived(secret, `file ${mac}`);
}

/** The name of a box's account. Without a dash, which a dialplan would leave out. */
export function accountName(mac: Mac): string {
  return `box${mac}`;
}

/** Whether a name is that of a box's account: a box shows it for a caller it knows nothing of. */
export function isAccountName(name: string): boolean {
  return /^box[0-9a-f]{12}$/.test(name);
}

function derived(secret: string, of: string): string {
  return written(createHmac('sha256', secret).update(of).digest().subarray(0, 24));
}

import { boxAccount, filePassword } from './boxAccount.js';
import type { GatewayBox } from './gatewayBox.js';
import type { FetchAccess, SipAccess } from './template.js';
import { templateOf } from './templates.js';

export type { FetchAccess, SipAccess } from './template.js';

/** A P-value as it is pushed. */
export interface PushedValue {
  readonly p: number;
  readonly value: string;
  /** It is never shown, and boxes leave it out of their exports. */
  readonly secret: boolean;
}

/** The folder that boxes fetch from, on the address at which the API is reached from outside. */
export function fetchUrl(publicUrl: string): URL {
  return new URL(`${publicUrl}/provisioning`);
}

/**
 * Everything that is pushed to a box, one entry for each number, in ascending order. What the box's own
 * settings say comes before what its model and country say. The plan must be without faults.
 */
export function pushedValues(box: GatewayBox, sip: SipAccess, fetch: FetchAccess): PushedValue[] {
  const values = new Map<number, PushedValue>();
  const put = (p: number, value: string, secret = false): void => {
    values.set(p, { p, value, secret });
  };
  templateOf(box.model).fill(put, box, {
    ...{ sip, fetch, account: boxAccount(sip.password, box.mac) },
    filePassword: box.encryption === 'none' ? undefined : filePassword(sip.password, box.mac),
  });
  for (const [name, value] of Object.entries(box.ownSettings)) put(Number(name.slice(1)), value);
  return [...values.values()].sort((one, other) => one.p - other.p);
}

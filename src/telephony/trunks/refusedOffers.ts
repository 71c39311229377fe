import { trunkEndpoint } from './renderTrunks.js';

/**
 * How many calls of a trunk Asterisk has refused since an instant because of the sound they offered: encrypted
 * otherwise than the trunk says, or in none of its codecs. `log` is what Asterisk wrote (`messages.log`), whose times
 * are those of this machine's zone. Nothing else tells of such a call: it never comes to the dialplan.
 */
export function refusedOffers(log: string, trunkId: string, since: Date): number {
  const line = new RegExp(
    `^\\[(\\S+) (\\S+)\\] .* ${trunkEndpoint(trunkId)}: Couldn't negotiate stream`,
    'gm',
  );
  return [...log.matchAll(line)].filter(
    ([, date = '', time = '']) => new Date(`${date}T${time}`) >= since,
  ).length;
}

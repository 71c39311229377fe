import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../kernel/logger.js';
import { ManualClock } from '../../kernel/manualClock.js';
import type { BoxContact } from './boxPbx.js';
import { BoxWatch } from './boxWatch.js';
import type { Mac } from './mac.js';
import type { BoxSighting, KeptBox } from './ports.js';

const mac = '000b82aabbcc' as Mac;
const box = { mac, model: 'HT841' } as KeptBox;
const contact = (reachable: boolean): BoxContact => ({
  ...{ address: '198.51.100.7:5061', userAgent: 'Grandstream HT841', reachable },
  ...{ rttMs: 12, expiresAt: new Date(0) },
});

/** A PBX and a book with one box, as the test wants them. */
function site(earlier: BoxSighting[] = []) {
  const noted: BoxSighting[] = [];
  const admitted: Mac[] = [];
  const now = { contacts: [] as BoxContact[], broken: false };
  const clock = new ManualClock();
  const watch = new BoxWatch({
    boxes: {
      list: () => Promise.resolve([box]),
      lastSightings: () => Promise.resolve(earlier),
      noteSighting: (sighting) => Promise.resolve(void noted.push(sighting)),
    },
    pbx: {
      admit: (one) => Promise.resolve(void admitted.push(one.mac)),
      present: () =>
        now.broken
          ? Promise.reject(new Error('away'))
          : Promise.resolve(new Set(now.contacts.some((one) => one.reachable) ? [mac] : [])),
      contactsOf: () => Promise.resolve(now.contacts),
    },
    ...{ clock, logger: silentLogger },
  });
  return { watch, noted, admitted, now, clock };
}

describe('a box that is watched', () => {
  it('is written down when it comes, falls silent and goes, each once', async () => {
    const { watch, noted, now } = site();
    await watch.look();
    for (const contacts of [[contact(true)], [contact(false)], []]) {
      now.contacts = contacts;
      await watch.look();
      await watch.look();
    }
    expect(noted.map(({ state, address }) => [state, address])).toEqual([
      ['registered', '198.51.100.7:5061'],
      ['unreachable', '198.51.100.7:5061'],
      ['gone', null],
    ]);
    await watch.close();
  });

  it('is not new to a process that starts anew', async () => {
    const at = new Date(0);
    const known = { mac, at, state: 'registered', address: 'x', userAgent: null } as const;
    const { watch, noted, now } = site([known]);
    now.contacts = [contact(true)];
    await watch.look();
    expect(noted).toEqual([]);
    await watch.close();
  });

  it('gets its account whenever the PBX comes up, and a fault in looking ends nothing', async () => {
    const { watch, noted, admitted, now } = site();
    now.broken = true;
    watch.pbxIsUp();
    await watch.look();
    now.broken = false;
    now.contacts = [contact(true)];
    watch.pbxIsUp();
    await watch.close();
    expect(admitted).toEqual([mac, mac]);
    expect(noted).toHaveLength(0);
    const again = site();
    again.now.contacts = [contact(true)];
    again.watch.pbxIsUp();
    while (again.noted.length === 0) await Promise.resolve();
    await again.watch.close();
  });
});

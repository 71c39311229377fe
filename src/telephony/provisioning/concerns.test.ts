import { describe, expect, it } from '@jest/globals';
import type { BoxContact } from './boxPbx.js';
import { concernsOf, readAgent } from './concerns.js';
import type { GatewayBox } from './gatewayBox.js';
import type { Mac } from './mac.js';
import type { BoxFetch } from './ports.js';

const mac = '000b82aabbcc' as Mac;
const box: GatewayBox = {
  ...{ mac, restaurantId: 'paris', model: 'HT841', country: 'FR' },
  ports: [{ port: 1, line: '+33142685300' }],
  ...{ ownSettings: {}, trustInferred: false, firmware: null, encryption: 'none' },
};
const url = new URL('https://tableline.example.com/provisioning');
const agent = `Grandstream Model HW HT841 SW 1.0.9.9 DevId ${mac}`;

const fetched = (minute: number, address: string, userAgent = agent): BoxFetch => ({
  ...{ mac, address, userAgent, outcome: 'served' },
  at: new Date(Date.UTC(2026, 2, 10, 12, -minute)),
});
const contact = (address: string): BoxContact => ({
  ...{ address, userAgent: '', reachable: true, rttMs: 12, expiresAt: new Date() },
});
const concerns = (
  fetches: BoxFetch[],
  changes: Partial<GatewayBox> = {},
  contacts: BoxContact[] = [],
): string[] => concernsOf({ ...box, ...changes }, { fetches, contacts, url });

describe('what a box says of itself', () => {
  it('is its model, firmware and address', () => {
    expect(readAgent(agent)).toEqual({ model: 'HT841', firmware: '1.0.9.9', mac });
    expect(readAgent('curl/8')).toEqual({ model: undefined, firmware: undefined, mac: undefined });
  });
});

describe('two boxes with one address', () => {
  it('are seen when they take turns in fetching', () => {
    const [here, there] = ['198.51.100.7', '203.0.113.9'];
    expect(concerns([fetched(0, here), fetched(5, there), fetched(9, here)])).toMatchObject([
      expect.stringMatching(/two boxes use .* one at 198\.51\.100\.7 and one at 203\.0\.113\.9/),
    ]);
  });

  it('are seen when they are registered from two places; two lines of one box are not that', () => {
    expect(
      concerns([], {}, [contact('198.51.100.7:5061'), contact('203.0.113.9:5061')]),
    ).toHaveLength(1);
    expect(concerns([], {}, [contact('198.51.100.7:5061'), contact('198.51.100.7:5063')])).toEqual(
      [],
    );
  });

  it('are not suspected when a box has moved, or its router has a new address', () => {
    expect(concerns([fetched(0, '203.0.113.9'), fetched(60, '198.51.100.7')])).toEqual([]);
    expect(
      concerns([fetched(0, 'a'), fetched(2 * 24 * 60, 'b'), fetched(3 * 24 * 60, 'a')]),
    ).toEqual([]);
  });
});

describe('a box that is not what it was taken for', () => {
  it('is told by its model, its firmware and its own address', () => {
    const other = 'Grandstream Model HW HT813 SW 1.0.3.5 DevId 000b82000001';
    const firmware = { version: '1.0.9.9', path: 'firmware.example.com/1.0.9.9' };
    expect(concerns([fetched(0, 'a', other)], { firmware })).toMatchObject([
      expect.stringContaining('00:0B:82:00:00:01'),
      expect.stringContaining('a HT813, and was added as HT841'),
      expect.stringContaining('runs firmware 1.0.3.5, and 1.0.9.9 is wanted'),
    ]);
    expect(concerns([fetched(0, 'a')], { firmware })).toEqual([]);
  });

  it('is warned of when its passwords travel in the open', () => {
    const plain = { fetches: [], contacts: [], url: new URL('http://192.168.1.2/provisioning') };
    expect(concernsOf(box, plain)).toMatchObject([expect.stringContaining('in the open')]);
    expect(concernsOf({ ...box, encryption: 'md5' }, plain)).toEqual([]);
  });
});

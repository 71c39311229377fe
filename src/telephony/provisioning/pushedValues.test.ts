import { describe, expect, it } from '@jest/globals';
import { LINE_COUNTRIES } from './countries.js';
import { boxAccount } from './boxAccount.js';
import type { GatewayBox } from './gatewayBox.js';
import { parseMac, type Mac } from './mac.js';
import { BOX_MODELS, linePortNumbers, linePorts } from './models.js';
import { parameters } from './parameters.js';
import { faultsOfPlan, toBeTried } from './planFaults.js';
import { pushedValues } from './pushedValues.js';
import { templateOf } from './templates.js';

const read = parseMac('000b82aabbcc');
const mac = (read.ok ? read.value : '') as Mac;

const paris: GatewayBox = {
  ...{ mac, restaurantId: 'paris', model: 'HT841', country: 'FR' },
  ports: [{ port: 1, line: '+33142685300' }],
  ...{ ownSettings: {}, trustInferred: false, firmware: null, encryption: 'none' },
};
const sip = { host: 'pbx.example.com', port: 5060, password: 'the secret of all boxes' };
const account = boxAccount(sip.password, mac);
const fetch = {
  url: new URL('https://tableline.example.com/provisioning'),
  ...{ user: mac, password: 'fetch-secret' },
};

function pushed(changes: Partial<GatewayBox> = {}, access = { sip, fetch }): Map<number, string> {
  const values = pushedValues({ ...paris, ...changes }, access.sip, access.fetch);
  return new Map(values.map(({ p, value }) => [p, value]));
}

describe('what a box in France is told', () => {
  const values = pushed();

  it('is to show who calls, hang up when the caller does, and fit the line', () => {
    expect(values.get(863)).toBe('1');
    expect(values.get(798)).toBe('2');
    expect([values.get(893), values.get(764)]).toEqual(['1', '200']);
    expect(values.get(712)).toBe('1');
    expect(values.get(841)).toBe('fxoch1-4:f1=440@-30,f2=440@-30,c=500/500;');
    expect([values.get(899), values.get(864)]).toEqual(['0', '4']);
  });

  it('is to log in as the PBX knows it, and to ring the number of the line', () => {
    expect([4061, 4091, 4121].map((p) => values.get(p))).toEqual([
      ...['box000b82aabbcc', 'box000b82aabbcc', account.password],
    ]);
    expect([4151, 4596].map((p) => values.get(p))).toEqual(['1', '1']);
    expect([3305, 3306, 3307].map((p) => values.get(p))).toEqual([
      ...['0033142685300', 'pbx.example.com', '5060'],
    ]);
  });

  it('is to obey us alone: no vendor, no DHCP, no stranger', () => {
    expect([1409, 1414, 145, 4428].map((p) => values.get(p))).toEqual(['0', '0', '0', '0']);
    expect([212, 8463, 22030].map((p) => values.get(p))).toEqual(['2', '1', '1']);
    expect(values.get(237)).toBe('tableline.example.com/provisioning');
    expect([1360, 1361].map((p) => values.get(p))).toEqual([mac, 'fetch-secret']);
  });

  it('is nothing that nobody has confirmed', () => {
    const doubtful = Object.values(parameters).filter(({ confidence }) => confidence === 'low');
    expect(doubtful.filter(({ p }) => values.has(p))).toEqual([]);
    // Gains are numbered otherwise on this box than on its siblings.
    expect([248, 283].filter((p) => values.has(p))).toEqual([]);
  });
});

describe('what boxes are told', () => {
  it('differs by country: who calls is shown otherwise in Britain and America', () => {
    expect(pushed({ country: 'GB' }).get(863)).toBe('9');
    expect(pushed({ country: 'US' }).get(863)).toBe('0');
    expect(pushed({ country: 'US' }).get(757)).toBe('0');
    expect(pushed({ country: 'DE' }).get(757)).toBe('8');
    expect(pushed({ country: 'US' }).get(841)).toBe('fxoch1-4:f1=480@-30,f2=620@-30,c=500/500;');
  });

  it('looks for no tone at hang-up where the tone is not known', () => {
    const values = pushed({ country: 'PK' });
    expect([values.get(712), values.has(841)]).toEqual(['0', false]);
    expect([values.get(899), values.get(849)]).toEqual(['1', '30']);
  });

  it.each(
    BOX_MODELS.flatMap((model) => LINE_COUNTRIES.map((country) => [model, country] as const)),
  )('fits what is known of every setting: %s, %s', (model, country) => {
    const known = Object.values(templateOf(model).parameters);
    const meanings = new Map(known.map((one) => [one.p, one]));
    const values = [...pushed({ model, country })];
    expect(values.filter(([p, value]) => meanings.get(p)?.values.test(value) === false)).toEqual(
      [],
    );
  });

  it('has numbers of its own on an HT813, which has one line', () => {
    const values = pushed({ model: 'HT813' });
    expect([735, 736, 734].map((p) => values.get(p))).toEqual([
      ...['box000b82aabbcc', 'box000b82aabbcc', account.password],
    ]);
    expect(values.get(841)).toBe('f1=440@-30,f2=440@-30,c=500/500;');
    expect([4061, 4151].filter((p) => values.has(p))).toEqual([]);
  });

  it('leaves out what an HT503 does not know', () => {
    const values = pushed({ model: 'HT503' });
    expect([735, 3305].map((p) => values.get(p))).toEqual(['box000b82aabbcc', '0033142685300']);
    expect(values.get(841)).toBe('f1=440@-30,f2=440@-30,c=500/500;');
    expect([1409, 8463, 4442, 190].filter((p) => values.has(p))).toEqual([]);
  });

  it('is written for all lines at once on a GXW410x, which numbers otherwise', () => {
    const ports = [1, 3].map((port) => ({ port, line: `+3314268530${port}` as const }));
    const values = pushed({ model: 'GXW4104', ports });
    expect(values.get(3607)).toBe('ch1:0033142685301;ch3:0033142685303;');
    expect([3603, 3604, 3600, 3404].map((p) => values.get(p))).toEqual([
      ...['ch1-4:Y;', 'ch1-4:200;', 'ch1-4:2;', 'ch1-4:2;'],
    ]);
    expect(values.get(3003)).toBe('ch1-4:f1=440@-11,f2=440@-11,c=50/50;');
    expect([3030, 3060, 3090, 3120, 3150].map((p) => values.get(p))).toEqual([
      ...['1', 'box000b82aabbcc', 'box000b82aabbcc', account.password, '3000'],
    ]);
    // What these numbers are on HT boxes, they are not here.
    expect([863, 841, 893, 747, 4061].filter((p) => values.has(p))).toEqual([]);
    expect(pushed({ model: 'GXW4108', country: 'GB' }).get(3631)).toBe('ch1-8:5;');
  });

  it('gives no two lines of a box the same number', () => {
    for (const model of BOX_MODELS) {
      const numbers = Array.from({ length: linePorts[model] }, (_, i) =>
        Object.values<unknown>({ ...linePortNumbers(model, i + 1) }),
      )
        .flat()
        .filter((one) => typeof one === 'number');
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  it('sends the calls of each line to its own number', () => {
    const ports = [2, 4].map((port) => ({ port, line: `+3314268530${port}` as const }));
    const values = pushed({ ports });
    expect([92_829, 92_831].map((p) => values.get(p))).toEqual(['0033142685302', '0033142685304']);
    expect(values.has(3305)).toBe(false);
  });

  it('goes without certificates where the address has none, and names a port that is not the usual', () => {
    const plain = { ...fetch, url: new URL('http://192.168.1.10:8001/provisioning') };
    const values = pushed({}, { sip: { ...sip, port: 5070 }, fetch: plain });
    expect([values.get(212), values.has(8463)]).toEqual(['1', false]);
    expect(values.get(237)).toBe('192.168.1.10:8001/provisioning');
    expect([values.get(747), values.get(3307)]).toEqual(['pbx.example.com:5070', '5070']);
  });

  it('is what the technician wants where that differs', () => {
    expect(pushed({ ownSettings: { P863: '5', P865: '1' } }).get(863)).toBe('5');
    expect(pushed({ ownSettings: { P865: '1' } }).get(865)).toBe('1');
  });
});

describe('a plan for a box', () => {
  const faults = (changes: Partial<GatewayBox>): string[] =>
    faultsOfPlan({ ...paris, ...changes }).map(({ place }) => place);

  it('is refused where the box has no such line, or has it twice', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ ports: [] })).toEqual(['ports']);
    expect(faults({ ports: [{ port: 5, line: '+33142685300' }] })).toEqual(['ports.5']);
    expect(faults({ model: 'HT813', ports: [{ port: 2, line: '+33142685300' }] })).toEqual([
      'ports.2',
    ]);
    const twice = [1, 1].map((port) => ({ port, line: '+33142685300' as const }));
    expect(faults({ ports: twice })).toEqual(['ports', 'ports']);
  });

  it('leaves numbers that are only inferred to who wants to try them', () => {
    const ports = [{ port: 5, line: '+33142685300' as const }];
    expect(faults({ model: 'HT881', ports })).toEqual(['ports.5']);
    expect(faults({ model: 'HT881', ports, trustInferred: true })).toEqual([]);
  });

  it('tries a GXW410x only where the technician wants to', () => {
    expect(faults({ model: 'GXW4104' })).toEqual(['ports.1']);
    expect(faults({ model: 'GXW4104', trustInferred: true })).toEqual([]);
    const own = { model: 'GXW4104', trustInferred: true } as const;
    expect(faults({ ...own, ownSettings: { P3600: 'ch1-4:6;' } })).toEqual([]);
    expect(faults({ ...own, ownSettings: { P863: '5' } })).toEqual(['ownSettings.P863']);
  });

  it('takes settings of its own that are known and fit, and no others', () => {
    const ownSettings = { P764: '250', P798: '20', P248: '1', P1361: 'x', P99999: '1' };
    expect(faults({ ownSettings })).toEqual([
      ...['ownSettings.P798', 'ownSettings.P248', 'ownSettings.P1361', 'ownSettings.P99999'],
    ]);
  });

  it('says what is to be tried on the line', () => {
    expect(toBeTried({ country: 'FR', model: 'HT841' }).join()).toContain('P863 = 1');
    expect(toBeTried({ country: 'PK', model: 'HT841' }).join()).toContain(
      'hang-up by tone: it is not known',
    );
  });
});

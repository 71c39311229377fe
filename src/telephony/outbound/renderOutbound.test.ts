import { describe, expect, it } from '@jest/globals';
import { trunkDefaults, type Trunk } from '../trunks/trunk.js';
import { callableNumbers } from './countries.js';
import { renderOutbound } from './renderOutbound.js';

const ovh: Trunk = {
  ...trunkDefaults.ovh,
  ...{ id: 'ovh', name: 'OVH', kind: 'ovh', host: 'siptrunk.ovh.net', country: 'FR' },
  ...{ user: '0033972001122', numbers: ['+33142685300'], callerId: '+33142685300' },
  outbound: { countries: ['FR', 'BE'], dialFormat: 'international', calls: 2, dailyMinutes: 60 },
};
const HOUR_MS = 3_600_000;

/** Whether a number fits a pattern of Asterisk's dialplan. */
function fits(pattern: string, number: string): boolean {
  const expression = pattern
    .replace('+', '\\+')
    .replaceAll('X', '\\d')
    .replaceAll('N', '[2-9]')
    .replaceAll('Z', '[1-9]')
    .replace(/\.$/, '.+');
  return new RegExp(`^${expression}$`).test(number);
}

function mayCall(country: string, number: string): boolean {
  const { callingCode, ordinary, barred = [] } = callableNumbers[country] ?? never;
  const fitsOne = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => fits(`+${callingCode}${pattern}`, number));
  return fitsOne(ordinary) && !fitsOne(barred);
}
const never = { callingCode: '', ordinary: [], barred: [] };

describe('what may be called in a country', () => {
  it.each([
    ['FR', '+33142685300', '+33899701234'],
    ['FR', '+33612345678', '+3361234567'],
    ['GB', '+442079460958', '+447012345678'],
    ['GB', '+447700900123', '+449098790001'],
    ['DE', '+4930123456', '+499001234567'],
    ['DE', '+4915112345678', '+491371234567'],
    ['IT', '+390612345678', '+39899123456'],
    ['ES', '+34612345678', '+34803123456'],
    ['US', '+12125550142', '+19005550142'],
    ['US', '+14155550142', '+18765550142'],
    ['TR', '+902123456789', '+909001234567'],
    ['PK', '+924212345678', '+92900123456'],
    ['NL', '+31201234567', '+31900123456'],
    ['PL', '+48221234567', '+48701234567'],
    ['PT', '+351211234567', '+351601234567'],
    ['BE', '+3221234567', '+3290212345'],
    ['CH', '+41441234567', '+41900123456'],
  ])('is, in %s, %s and not %s', (country, ordinary, dear) => {
    expect(mayCall(country, ordinary)).toBe(true);
    expect(mayCall(country, dear)).toBe(false);
  });
});

describe('the way out', () => {
  const text = renderOutbound([ovh], HOUR_MS);

  it('is open for the countries of the trunks alone, as the operator writes numbers', () => {
    expect(text).toContain('exten = _+33[1-7]XXXXXXXX,1,Goto(outbound-fr,${EXTEN},1)');
    expect(text).toContain('Dial(PJSIP/00${EXTEN:1}@trunk-ovh,60,L(${seconds}000))');
    expect(text).toContain('Set(CALLERID(num)=0033142685300)');
    expect(text).not.toContain('_+49');
  });

  it('writes national numbers where the operator wants them, and foreign ones whole', () => {
    const outbound = { ...ovh.outbound, dialFormat: 'national' } as const;
    const national = renderOutbound([{ ...ovh, outbound }], HOUR_MS);
    const [, france = '', belgium = ''] =
      /\[outbound-be\]([^]*)\[outbound-fr\]([^]*)/.exec(national) ?? [];
    expect(belgium).toContain('PJSIP/0${EXTEN:3}@trunk-ovh');
    expect(france).toContain('PJSIP/00${EXTEN:1}@trunk-ovh');
  });

  it('has no limit for emergencies, of the trunk’s country and of everywhere', () => {
    const [emergency = ''] = text.split('[outbound]');
    for (const number of ['112', '911', '15', '17', '18', '115', '100']) {
      expect(emergency).toContain(`exten = ${number},1,Goto(emergency-call,\${EXTEN},1)`);
    }
    expect(emergency).toContain('Dial(PJSIP/${EXTEN}@trunk-ovh,60)');
    expect(emergency).not.toMatch(/GROUP|DB\(|L\(/);
  });

  it('says that nobody can be reached when there is no trunk', () => {
    const none = renderOutbound([], HOUR_MS);
    expect(none).toContain('exten = 112,1,Goto(emergency-call');
    expect(none).toContain('Playback(ss-noservice,noanswer)');
    expect(none).not.toContain('Dial(');
  });
});

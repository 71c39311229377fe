import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differences, parseConfiguration, renderConfiguration } from './configuration.js';
import type { Mac } from './mac.js';
import type { PushedValue } from './pushedValues.js';

const mac = '000b82aabbcc' as Mac;
const value = (p: number, text: string, secret = false): PushedValue => ({
  p,
  value: text,
  secret,
});

function found(text: string): ReadonlyMap<number, string> {
  const read = parseConfiguration(text, mac);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
}

describe('the file of a box', () => {
  it('is XML as Grandstream boxes read it', () => {
    expect(
      renderConfiguration(mac, [value(30, 'pool.ntp.org'), value(4121, `a<b>&"c'`, true)]),
    ).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<gs_provision version="1">
  <mac>000b82aabbcc</mac>
  <config version="1">
    <P30>pool.ntp.org</P30>
    <P4121>a&lt;b&gt;&amp;&quot;c&apos;</P4121>
  </config>
</gs_provision>
`,
    );
  });

  it('says the same when it is read again, whatever is in it', () => {
    const texts = fc.string({ unit: 'grapheme-ascii', maxLength: 64 });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[1-9]\d{0,4}$/), texts), (settings) => {
        const entries = Object.entries(settings).map(([p, text]) => [Number(p), text] as const);
        fc.pre(entries.length > 0);
        const rendered = renderConfiguration(
          mac,
          entries.map(([p, text]) => value(p, text)),
        );
        expect([...found(rendered)].sort()).toEqual([...new Map(entries)].sort());
      }),
    );
  });
});

describe('what a box gives out', () => {
  it('is compared with what was pushed: changed values, and numbers that it does not know', () => {
    const exported = `<?xml version="1.0"?><!-- HT8X1 XML Provisioning Configuration -->
      <gs_provision version="1"><mac>000B82AABBCC</mac><config version="1">
      <P863>0</P863><P764> 200 </P764><P207/><P9999>other</P9999></config></gs_provision>`;
    const pushed = [value(207, ''), value(764, '200'), value(863, '1'), value(92_829, '0033')];
    expect(differences(pushed, found(exported))).toEqual([
      { p: 863, pushed: '1', found: '0' },
      { p: 92_829, pushed: '0033', found: null },
    ]);
  });

  it('is read as lines too', () => {
    expect(found('# HT813\nP863=1\nP841 = f1=440@-30;\n').get(841)).toBe('f1=440@-30;');
  });

  it('never shows a password', () => {
    expect(differences([value(4121, 'secret', true)], found('P4121=other'))).toEqual([]);
  });

  it('is refused when it is of another box, or no configuration', () => {
    const other = '<gs_provision><mac>000b82000001</mac><P1>1</P1></gs_provision>';
    expect(parseConfiguration(other, mac)).toEqual({
      ...{ ok: false, refusal: 'is of another box, 000b82000001' },
    });
    expect(parseConfiguration('%PDF-1.4', mac).ok).toBe(false);
    expect(parseConfiguration('', mac).ok).toBe(false);
  });

  it('is read in time, whatever is sent', () => {
    const hostile = `<gs_provision><P1>${'<P2'.repeat(100_000)}${'<!--'.repeat(100_000)}`;
    expect(parseConfiguration(hostile, mac).ok).toBe(false);
  });
});

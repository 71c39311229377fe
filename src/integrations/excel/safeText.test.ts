import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeText } from './safeText.js';

describe('a text in a spreadsheet', () => {
  it.each(['=1+1', '+1+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=HYPERLINK("http://x","y")'])(
    'is no formula when a caller says %j',
    (text) => expect(safeText(text)).toBe(`'${text}`),
  );

  it('stays as it is when it is none', () => {
    for (const text of ['Ada', '+12125550188', "'quoted", 'a=b', '', '🍕 ş é']) {
      expect(safeText(text)).toBe(text);
    }
  });

  it('is cut where a cell is full, and never begins like a formula or holds what XML cannot', () => {
    expect(safeText('x'.repeat(40_000))).toHaveLength(32_767);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '=', '\u0000', '\ud800'),
        (a, b) => {
          const text = safeText(b + a);
          if (!/^\+\d+$/.test(text)) expect(text).not.toMatch(/^[=+\-@\t\r]/);
          expect(text).not.toMatch(/(?![\t\n\r\x7f-\x9f])\p{Cc}/u);
          expect(Buffer.from(text).toString()).toBe(text);
        },
      ),
    );
  });
});

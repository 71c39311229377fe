import { describe, expect, it } from '@jest/globals';
import { inLatin } from './inLatin.js';
import { ticketBytes } from './ticketBytes.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe("a ticket's bytes", () => {
  const bytes = hex(ticketBytes('No. 12\nPICKUP 18:40\nCrème brûlée 5 €\nşiş köfte\n', null));

  it('begin with a reset and end with a cut', () => {
    // ESC @, and GS V 1: https://download4.epson.biz/sec_pubs/pos/reference_en/escpos/commands.html
    expect(bytes.startsWith('1b40')).toBe(true);
    expect(bytes).toMatch(/1d5601(0a0d)?$/);
  });

  it('choose a code page that has the letter, for é, € and ş alike', () => {
    // In page 437 è is 8a and û 96.
    expect(bytes).toContain(`${hex(Buffer.from('Cr'))}8a${hex(Buffer.from('me'))}`);
    // ESC t 19 is page 858, where the euro is d5; ESC t 13 is 857, where ş is 9f.
    expect(bytes).toMatch(/1b7413(?:(?!1b74).)*d5/);
    expect(bytes).toMatch(/1b740d(?:(?!1b74).)*9f69/);
    expect(bytes).not.toContain(hex(Buffer.from('?')));
  });

  it('print number and time twice as high, in bold, and the dishes as usual', () => {
    const [first = '', second = '', dish = ''] = bytes.split('0a0d');
    for (const line of [first, second]) expect(line).toMatch(/1b4501.*1d2101/);
    expect(dish).not.toContain('1d2101');
  });

  it('carry a banner, white on black, above everything', () => {
    const copy = hex(ticketBytes('No. 12\n', 'MAY BE A COPY'));
    const banner = copy.indexOf(hex(Buffer.from('MAY BE A COPY')));
    expect(copy.lastIndexOf('1d4201', banner)).toBeGreaterThan(0);
    expect(banner).toBeLessThan(copy.indexOf(hex(Buffer.from('No. 12'))));
  });
});

describe('what no printer prints readably', () => {
  it('is written in Latin letters', () => {
    expect(inLatin('علی رضا، ۱۲')).toBe("'li rda, 12");
    expect(inLatin('12,50\u202f€ “ok”…')).toBe('12,50 € "ok"...');
    expect(inLatin('Ayşe')).toBe('Ayşe');
  });

  it('leaves no Arabic letter in the bytes', () => {
    const bytes = hex(ticketBytes('علی\n', null));
    expect(bytes).toContain(hex(Buffer.from("'li")));
  });
});

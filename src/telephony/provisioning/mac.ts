import { accepted, refused, type Result } from '../../kernel/result.js';

/** The hardware address of a box: 12 lower-case hexadecimal digits, as Grandstream names its files by it. */
export type Mac = string & { readonly isMac: true };

/**
 * Reads a hardware address as labels, web pages and people write it: `000B82AABBCC`, `00:0b:82:aa:bb:cc`,
 * `00-0B-82-AA-BB-CC`, `000b.82aa.bbcc`. Refuses with a sentence that says what is wrong.
 */
export function parseMac(text: string): Result<Mac, string> {
  const digits = text.trim().replace(/[\s:.-]/g, '');
  const stranger = /[^0-9a-f]/i.exec(digits)?.[0];
  if (stranger !== undefined) {
    return refused(`"${stranger}" is no hexadecimal digit (0 to 9, A to F)`);
  }
  if (digits.length !== 12) {
    return refused(`has ${digits.length} digits in place of 12; it is on the label below the box`);
  }
  const mac = digits.toLowerCase();
  if (mac === '000000000000') return refused('is all zeros, which no box has');
  // IEEE 802: the lowest bit of the first octet marks a group of stations.
  if (Number.parseInt(mac.slice(0, 2), 16) % 2 === 1) {
    return refused('is the address of a group (its second digit is odd), which no box has');
  }
  return accepted(mac as Mac);
}

/** The address as labels show it: `00:0B:82:AA:BB:CC`. */
export function writtenMac(mac: Mac): string {
  return (mac.match(/../g) ?? []).join(':').toUpperCase();
}

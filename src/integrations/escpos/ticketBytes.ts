import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { inLatin } from './inLatin.js';

/** Columns of a 58 mm printer, which an 80 mm one has too. */
const COLUMNS = 32;

/** Code pages that also plain printers have, in the order in which they are tried: Latin, Turkish, Cyrillic, Greek. */
const CODE_PAGES = ['cp437', 'cp858', 'cp857', 'cp852', 'cp866', 'cp737'] as const;

/**
 * A ticket as ESC/POS commands (Epson's, which all network printers know): its first two lines, number and
 * time, twice as high, then the rest, then a cut. Letters are looked for in the printer's code pages, so
 * that é, € and ş are printed in one ticket; what no page has is written in Latin letters. `banner` stands
 * above all, white on black.
 */
export function ticketBytes(text: string, banner: string | null): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({
    ...{ language: 'esc-pos', columns: COLUMNS, codepageMapping: 'epson' },
    codepageCandidates: [...CODE_PAGES],
  });
  encoder.initialize().codepage('auto');
  if (banner !== null) encoder.invert(true).line(inLatin(banner)).invert(false);
  inLatin(text)
    .trimEnd()
    .split('\n')
    .forEach((line, i) => {
      if (i < 2) encoder.bold(true).height(2).line(line).height(1).bold(false);
      else encoder.line(line);
    });
  return encoder.newline(3).cut('partial').encode();
}

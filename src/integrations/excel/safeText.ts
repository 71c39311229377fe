/** What a cell may hold (https://support.microsoft.com, Excel specifications and limits). */
const LONGEST_TEXT = 32_767;

/** What makes a spreadsheet, or one made from its CSV, take a text for a formula (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

const phoneNumber = /^\+[1-9]\d{3,14}$/;

/** What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets). */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/**
 * The text as a cell may hold it: nothing that XML cannot write, not too long, and never the beginning of
 * a formula: such a text gets an apostrophe before it. A number in E.164 is left as it is: a plus and
 * digits reckon nothing.
 */
export function safeText(text: string): string {
  const written = text.replace(unwritable, '\u{FFFD}');
  const safe = formulaStart.test(written) && !phoneNumber.test(written) ? `'${written}` : written;
  return safe.length <= LONGEST_TEXT ? safe : `${safe.slice(0, LONGEST_TEXT - 2)} …`;
}

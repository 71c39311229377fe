/** What stands in a text where the number of a payment card was. */
export const CARD_PLACEHOLDER = '[card number]';

const SHORTEST = 13;
const LONGEST = 19;

/** How many digits a telephone number has. */
const SHORTEST_PHONE = 7;
const LONGEST_PHONE = 12;

/** Groups of figures with no more than this between them are one number. */
const BETWEEN = /^[ \u00a0.\-–/]{1,3}$/;

/**
 * Whether digits have a card number among them: 13 to 19 of them with the check digit of ISO/IEC 7812-1.
 * A telephone number that was said twice is none.
 */
export function hasCardNumber(digits: string): boolean {
  if (isSaidTwice(digits)) return false;
  for (let from = 0; from + SHORTEST <= digits.length; from += 1) {
    for (let to = from + SHORTEST; to <= Math.min(from + LONGEST, digits.length); to += 1) {
      if (isCardNumber(digits.slice(from, to))) return true;
    }
  }
  return false;
}

/**
 * A text that was written, without the numbers of payment cards in it: a number begins and ends where a group of
 * figures does, so that neither a telephone number nor an address is taken for a part of one.
 */
export function withoutCardFigures(text: string): string {
  const groups = [...text.matchAll(/\d+/g)].map(({ index, 0: figures }) => ({ index, figures }));
  let written = '';
  let done = 0;
  for (let from = 0; from < groups.length; from += 1) {
    const to = endOfCard(text, groups, from);
    const [first, last] = [groups[from], groups[to ?? from]];
    if (to === undefined || !first || !last) continue;
    written += text.slice(done, first.index) + CARD_PLACEHOLDER;
    done = last.index + last.figures.length;
    from = to;
  }
  return written + text.slice(done);
}

interface FigureGroup {
  readonly index: number;
  readonly figures: string;
}

/** The group with which a card number ends that begins with this one; the longest counts. */
function endOfCard(text: string, groups: readonly FigureGroup[], from: number): number | undefined {
  let digits = '';
  let end: number | undefined;
  for (let at = from; at < groups.length; at += 1) {
    const [group, before] = [groups[at], at === from ? undefined : groups[at - 1]];
    if (!group) break;
    const gap = before && text.slice(before.index + before.figures.length, group.index);
    if (gap !== undefined && !BETWEEN.test(gap)) break;
    digits += group.figures;
    if (digits.length > LONGEST) break;
    if (digits.length >= SHORTEST && isCardNumber(digits)) end = at;
  }
  return end;
}

function isCardNumber(digits: string): boolean {
  // Payment cards begin with 2 to 6 (ISO/IEC 7812-1, annex B).
  return /^[2-6]/.test(digits) && passesLuhn(digits);
}

/** Whether all the digits are a telephone number and the same once more. What repeats faster is no telephone number. */
function isSaidTwice(digits: string): boolean {
  const most = Math.min(LONGEST_PHONE, Math.floor(digits.length / 2));
  for (let length = 1; length <= most; length += 1) {
    if (digits.slice(length) === digits.slice(0, -length)) return length >= SHORTEST_PHONE;
  }
  return false;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const counted = i % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

/** A word in the two forms in which words are compared. */
export interface Spelt {
  readonly written: Written;
  readonly sound: Written;
}

/** A text with the set of its letters, a bit for each, by which most comparisons are over before they begin. */
interface Written {
  readonly text: string;
  readonly letters: number;
}

/** How alike two words are that sound the same and are not written the same. */
const SAME_SOUND = 0.95;

/** The words of a street's name: lower case, without accents and signs. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/ß/g, 'ss')
      .replace(/œ/g, 'oe')
      .replace(/ø/g, 'o')
      .replace(/ł/g, 'l')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Spells a word. */
export function spell(word: string): Spelt {
  return { written: written(word), sound: written(soundOf(word)) };
}

/** How alike two words are: 1 is the same word, 0 nothing alike. Who is heard over the telephone is spelt by ear. */
export function likeness(one: Spelt, other: Spelt): number {
  if (one.written.text === other.written.text) return 1;
  const seen = nearness(one.written, other.written);
  const heard = nearness(one.sound, other.sound);
  if (seen + heard === 0 || /\d/.test(one.written.text + other.written.text)) return 0;
  // A few consonants are soon the same: the letters have a say as well.
  return Math.max(seen, SAME_SOUND * (0.75 * heard + 0.25 * seen));
}

/**
 * What a European ear keeps of a word: one sign for the letters that sound alike, one for all vowels, none for
 * what is often mute.
 */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/sch|sh|ch/g, 'x'],
  [/th/g, 't'],
  [/[cs]+(?=[eiy])|[szç]+/g, 's'],
  [/ck|[cqk]u?/g, 'k'],
  [/g(?=[eiy])|j/g, 'j'],
  [/[wv]/g, 'v'],
  [/h/g, ''],
  [/(?<=\p{L}{3})(e?s|e|t|d|x|p)$/u, ''],
  [/[aeiouy]+/g, 'a'],
  [/(\p{L})\1+/gu, '$1'],
];

function soundOf(word: string): string {
  return sounds.reduce((form, [letters, sign]) => form.replace(letters, sign), word);
}

/** Words of which a larger share of letters differs are not alike. */
const MOST_CHANGED = 0.45;

/** 1 less the share of letters that have to be changed; 0 where they are too many. */
function nearness(one: Written, other: Written): number {
  const longest = Math.max(one.text.length, other.text.length);
  const most = Math.floor(longest * MOST_CHANGED);
  if (longest === 0 || leastChanges(one, other) > most) return 0;
  const changed = changes(one.text, other.text, most);
  return changed > most ? 0 : 1 - changed / longest;
}

/** Changes that there must be, told from the lengths and from which letters occur. */
function leastChanges(one: Written, other: Written): number {
  const lengths = Math.abs(one.text.length - other.text.length);
  const lost = bits(one.letters & ~other.letters);
  const added = bits(other.letters & ~one.letters);
  return Math.max(lengths, lost, added);
}

/** Letters to insert, delete or replace (Levenshtein), or more than `most` as soon as that is certain. */
function changes(one: string, other: string, most: number): number {
  const row = new Uint8Array(other.length + 1);
  for (let j = 1; j <= other.length; j += 1) row[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    let diagonal = i - 1;
    let left = i;
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const above = row[j] ?? 0;
      const replaced = diagonal + (one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1);
      const changed = Math.min(replaced, above + 1, left + 1);
      row[j - 1] = left;
      diagonal = above;
      left = changed;
      if (changed < least) least = changed;
    }
    row[other.length] = left;
    if (least > most) return least;
  }
  return row[other.length] ?? 0;
}

function written(text: string): Written {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) % 32);
  return { text, letters };
}

/** The ones of a 32-bit number. */
function bits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

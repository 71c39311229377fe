/**
 * Guesses how a word sounds from its spelling, as phones of the CMU set. The rules are read from the
 * longest spelling to the shortest; they know Italian and French names of food better than English oddities,
 * which the dictionary has. Takes lower-case letters; never empty.
 */
export function soundOut(word: string): string {
  const phones: string[] = [];
  const letters = word.replace(/[^a-z]/g, '').replace(/([b-df-hj-np-tv-z])\1/g, '$1');
  for (let at = 0; at < letters.length;) {
    const rest = letters.slice(at);
    const rule = RULES.find(([spelling, , end]) =>
      end === true ? rest === spelling : rest.startsWith(spelling),
    );
    if (rule?.[1]) phones.push(rule[1]);
    at += rule?.[0].length ?? 1;
  }
  return phones.join(' ') || 'AH';
}

/** A spelling, its phones ('' is silent), and whether it is so at the end of a word only. */
type Rule = readonly [spelling: string, phones: string, end?: true];

/** Longest first: `tion` before `t`. */
const RULES: readonly Rule[] = [
  ['tion', 'SH AH N'],
  ['ture', 'CH ER'],
  ['ette', 'EH T', true],
  ['elle', 'EH L', true],
  ['aise', 'EH Z', true],
  ['gli', 'L Y IY'],
  ['sch', 'SH'],
  ['tch', 'CH'],
  ['igh', 'AY'],
  ['eau', 'OW'],
  ['cia', 'CH AH'],
  ['gia', 'JH AH'],
  ['cio', 'CH OW'],
  ['gio', 'JH OW'],
  ['iya', 'IY AH'],
  ['gue', 'G', true],
  ['que', 'K', true],
  ['ed', 'D', true],
  ['es', 'IH Z', true],
  ['le', 'AH L', true],
  ['er', 'ER', true],
  ['ch', 'CH'],
  ['sh', 'SH'],
  ['th', 'TH'],
  ['ph', 'F'],
  ['gh', 'G'],
  ['gn', 'N Y'],
  ['ck', 'K'],
  ['ng', 'NG'],
  ['qu', 'K W'],
  ['wh', 'W'],
  ['wr', 'R'],
  ['kn', 'N'],
  ['ce', 'S EH'],
  ['ci', 'S IH'],
  ['cy', 'S IY'],
  ['ge', 'JH EH'],
  ['gi', 'JH IH'],
  ['ai', 'EY'],
  ['ay', 'EY'],
  ['au', 'AO'],
  ['aw', 'AO'],
  ['ea', 'IY'],
  ['ee', 'IY'],
  ['ei', 'EY'],
  ['ew', 'UW'],
  ['ey', 'IY'],
  ['ie', 'IY'],
  ['oa', 'OW'],
  ['oi', 'OY'],
  ['oo', 'UW'],
  ['ou', 'UW'],
  ['ow', 'OW'],
  ['oy', 'OY'],
  ['ar', 'AA R'],
  ['er', 'ER'],
  ['ir', 'IH R'],
  ['or', 'AO R'],
  ['ur', 'ER'],
  ['a', 'AH', true],
  ['e', '', true],
  ['i', 'IY', true],
  ['o', 'OW', true],
  ['y', 'IY', true],
  ['a', 'AE'],
  ['b', 'B'],
  ['c', 'K'],
  ['d', 'D'],
  ['e', 'EH'],
  ['f', 'F'],
  ['g', 'G'],
  ['h', 'HH'],
  ['i', 'IH'],
  ['j', 'JH'],
  ['k', 'K'],
  ['l', 'L'],
  ['m', 'M'],
  ['n', 'N'],
  ['o', 'AA'],
  ['p', 'P'],
  ['q', 'K'],
  ['r', 'R'],
  ['s', 'S'],
  ['t', 'T'],
  ['u', 'AH'],
  ['v', 'V'],
  ['w', 'W'],
  ['x', 'K S'],
  ['y', 'Y'],
  ['z', 'Z'],
] satisfies Rule[];

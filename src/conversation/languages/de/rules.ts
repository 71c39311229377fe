/** How words are compared: a vowel written out (`haette`, `fuenf`) like the umlaut. */
export const rules = {
  elided: [],
  cuts: [
    ['ae', 'a'],
    ['oe', 'o'],
    ['(?<![aeq])ue', 'u'],
  ],
} as const;

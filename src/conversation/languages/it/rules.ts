/** How words are cut: at an apostrophe, and behind a hundred (`centoventidue`). */
export const rules = {
  elided: [
    ...[
      'l',
      'd',
      'c',
      'un',
      'all',
      'dell',
      'nell',
      'sull',
      'dall',
      'coll',
      'quell',
      'quest',
      'quant',
    ],
    ...['mezz', 'com', 'cos', 'dov', 'anch', 'buon', 'tutt', 'qualcos', 'nient', 'senz', 's', 'm'],
  ],
  cuts: [['^((?:due|tre|quattro|cinque|sei|sette|otto|nove)?cento)(..+)$', '$1 $2']],
} as const;

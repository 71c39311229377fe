import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseScripts } from '../../testing/dialogues/dialogueScript.js';
import { playDialogue } from '../../testing/dialogues/playDialogue.js';

const scripts = {
  en: 'src/testing/dialogues/english.txt',
  fr: 'src/testing/dialogues/french.txt',
} as const;

describe.each(['en', 'fr'] as const)('whole dialogues (%s)', (language) => {
  it.each(parseScripts(readFileSync(scripts[language], 'utf8')))('$title', (script) => {
    const played = playDialogue(language, script);
    for (const [i, turn] of script.turns.entries()) {
      const { said, spoken, cart, effects } = played[i] ?? {};
      const done = effects?.map(({ type }) => type).join(' ');
      for (const text of turn.spoken)
        expect({ said, spoken }).toEqual({ said, spoken: containing(text) });
      if (turn.cart !== null) expect({ said, cart }).toEqual({ said, cart: turn.cart });
      expect({ said, done }).toEqual({ said, done: turn.effects ?? '' });
    }
  });
});

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

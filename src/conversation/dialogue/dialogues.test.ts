import { describe, expect, it } from '@jest/globals';
import { languages } from '../languages/languages.js';
import { playDialogue } from '../../testing/dialogues/playDialogue.js';
import { scriptsOf } from '../../testing/dialogues/scripts.js';

describe.each(Object.keys(languages))('whole dialogues (%s)', (language) => {
  it.each(scriptsOf(language))('$title', (script) => {
    const played = playDialogue(language, script);
    for (const [i, turn] of script.turns.entries()) {
      const { said, spoken, cart, effects, question, ticket } = played[i] ?? {};
      const done = effects?.map(({ type }) => type).join(' ');
      for (const text of turn.spoken)
        expect({ said, spoken }).toEqual({ said, spoken: containing(text) });
      for (const text of turn.unspoken)
        expect({ said, spoken }).toEqual({ said, spoken: expect.not.stringContaining(text) });
      for (const text of turn.ticket)
        expect({ said, ticket }).toEqual({ said, ticket: containing(text) });
      if (turn.cart !== null) expect({ said, cart }).toEqual({ said, cart: turn.cart });
      if (turn.question !== null)
        expect({ said, question }).toEqual({ said, question: turn.question });
      expect({ said, done }).toEqual({ said, done: turn.effects ?? '' });
    }
  });
});

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

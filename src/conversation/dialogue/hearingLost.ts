import { transfer } from './leaving.js';
import type { QuestionKind } from './state.js';
import { change, sayFixed, type Turn } from './turn.js';

/** Questions that no key answers. */
const spokenOnly: ReadonlySet<QuestionKind> = new Set(['items', 'address']);

/**
 * Nobody can hear the caller any more: the talk goes on by the keys of their telephone as far as keys reach,
 * and a person takes over where they don't. What was ordered so far stays.
 */
export function takeHearingLost(turn: Turn): void {
  const { question } = turn.state;
  turn.understood = true;
  if (spokenOnly.has(question.kind)) {
    sayFixed(turn, 'fault');
    transfer(turn, 'fault');
    return;
  }
  sayFixed(turn, 'keypad_only');
  turn.level = 2;
  if (question.kind === 'name') change(turn, { nameSkipped: true });
  else turn.next = question;
}

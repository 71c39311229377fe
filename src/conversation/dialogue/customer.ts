import { toE164 } from '../../kernel/phone.js';
import { change, say, sayFixed, sentencesOf, type Turn } from './turn.js';

/** Takes the name for the order. */
export function giveName(turn: Turn, name: string): void {
  turn.understood = true;
  change(turn, { name });
  if (turn.state.question.kind === 'name') say(turn, sentencesOf(turn).nameSet(name));
}

/** Takes a phone number as it was dictated or keyed; it is read back before it counts. */
export function givePhone(turn: Turn, digits: string): void {
  const phone = toE164(digits, turn.context.profile.country);
  if (phone) {
    turn.understood = true;
    change(turn, { phone, phoneConfirmed: false });
    return;
  }
  sayFixed(turn, 'phone_invalid');
}

/** Keeps a remark for the kitchen or the driver. */
export function addNote(turn: Turn, text: string): void {
  turn.understood = true;
  const note = turn.state.note ? `${turn.state.note}; ${text}` : text;
  change(turn, { note });
  say(turn, sentencesOf(turn).noted(text));
}

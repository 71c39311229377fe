import { change, say, sentencesOf, type Turn } from './turn.js';

/** Takes the name for the order. */
export function giveName(turn: Turn, name: string): void {
  turn.understood = true;
  change(turn, { name });
  if (turn.state.question.kind === 'name') say(turn, sentencesOf(turn).nameSet(name));
}

/** Keeps a remark for the kitchen or the driver. */
export function addNote(turn: Turn, text: string): void {
  turn.understood = true;
  const note = turn.state.note ? `${turn.state.note}; ${text}` : text;
  change(turn, { note });
  say(turn, sentencesOf(turn).noted(text));
}

import { primarySubtag } from './languages.js';
import { say, sayFixed, type Turn } from './turn.js';

/** Gives the restaurant's own answer to a question. */
export function answerFaq(turn: Turn, id: string): void {
  const entry = turn.context.faq?.find((known) => known.id === id);
  const answer = entry?.answers.find(
    ({ language }) => language === primarySubtag(turn.state.language),
  );
  if (!answer) return;
  turn.understood = true;
  say(turn, answer.answer);
}

/**
 * Passes a question on to the manager that nothing we know answers. It does not count as understood: who is
 * not understood time and again gets a person.
 */
export function askUnknown(turn: Turn, text: string, about: 'menu' | 'other'): void {
  turn.effects.push({ type: 'note_question', text, language: turn.state.language });
  if (about === 'other') sayFixed(turn, 'question_noted');
}

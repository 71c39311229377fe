import type { CartLine } from '../../../restaurant/cartLine.js';
import type { Hypothesis } from '../../../speech/ports.js';
import type { ToolDesk } from './toolDesk.js';

/** So many other readings of an utterance are worth the model's while. */
const MOST_READINGS = 3;

/**
 * What the model is told with an utterance: where the order stands, what was asked, and the caller's words, which stand last and
 * between quotation marks that they cannot close.
 */
export function situationOf(desk: ToolDesk, hypotheses: readonly Hypothesis[]): string {
  const { state, view } = desk;
  const { cart, fulfilment, address, name, phone, time } = state;
  const [best, ...others] = hypotheses.slice(0, MOST_READINGS).map(({ text }) => quoted(text));
  const asked = state.lastSaid.at(-1);
  return [
    `Language: ${state.language}`,
    `Order: ${cart.lines.length === 0 ? 'empty' : cart.lines.map(lineText).join('; ')}`,
    `Known: ${[
      `way ${fulfilment ?? 'not chosen'}`,
      `time ${time === null ? 'not said' : (time.at ?? 'as soon as possible')}`,
      `address ${address === null ? 'not given' : 'given'}`,
      `name ${name === null ? 'not given' : 'given'}`,
      `phone ${phone === null ? 'not given' : 'given'}`,
    ].join(', ')}`,
    `The system asked (${view.answer}): ${asked === undefined ? 'nothing yet' : quoted(asked)}`,
    ...(others.length > 0 ? [`The recogniser also heard: ${others.join(' or ')}`] : []),
    `The caller said: ${best ?? '""'}`,
  ].join('\n');
}

/** A caller's words for the memory of the call. */
export function quoted(text: string): string {
  return `"${text.replace(/["\s]+/g, ' ').trim()}"`;
}

function lineText({ id, item, quantity, variant, modifiers }: CartLine): string {
  const options = modifiers.map(
    ({ action, group, option, amount }) =>
      `${action === 'add' ? 'with' : 'without'} ${amount === 'normal' ? '' : `${amount} `}${group}/${option}`,
  );
  const size = variant === null ? '' : ` ${variant}`;
  return `[${id}] ${quantity} x${size} ${item}${options.length > 0 ? ` (${options.join(', ')})` : ''}`;
}

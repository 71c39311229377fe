import { isDeepStrictEqual } from 'node:util';
import type { Cart, ChosenModifier, LineRequest } from '../../restaurant/cartLine.js';
import type { Hypothesis } from '../../speech/ports.js';
import type { Proposal } from './agent.js';
import type { Command } from './commands.js';

/** One of a recogniser's readings of an utterance, with what it would have the dialogue do. */
export interface Reading {
  readonly hypothesis: Hypothesis;
  readonly commands: readonly Command[];
}

/** How much surer the recogniser must be of one reading than of another for the other not to be asked about. */
const CLEAR_LEAD = 0.3;

/** A yes is no yes where a no is half as likely: an order may hang on it. */
const DISPUTED_SHARE = 0.5;

/**
 * Chooses among a recogniser's readings, best first with confidences of 0 to 1, the one to act on: the
 * first in which the menu and the cart make sense of every word, unless it only leaves out what an earlier reading has besides; then
 * the first of which they make sense in part; then the first that says anything.
 *
 * Where a reading that is about as sure makes as much sense and differs in one dish or one option, the
 * choice is turned into the question which of the two is meant (`which_item`, `which_option`). Where one
 * says yes and the other no, the proposal is `disputed`. An engine that tells no confidences (0) is taken at its
 * first word. An empty list yields a proposal without commands.
 */
export function chooseReading(readings: readonly Reading[], cart: Cart): Proposal {
  const best = bestOf(readings, cart);
  if (!best) return { text: '', confidence: 0, commands: [], disputed: false };
  const { text, confidence } = best.hypothesis;
  const rivals = readings.filter((other) => other !== best && isClose(other, best));
  const doubted = rivals
    .filter(({ commands }) => commands.every((command) => makesSense(command, cart)))
    .map((rival) => withQuestion(best, rival))
    .find((commands) => commands !== undefined);
  return {
    text,
    confidence,
    commands: withOtherAddresses(doubted ?? best.commands, readings),
    disputed: readings.some((other) => disputes(other, best)),
  };
}

/** Whether a command is more than words in which nothing was found that the restaurant has or answers. */
export function saysSomething({ type }: Command): boolean {
  return type !== 'not_on_menu' && type !== 'ask_unknown';
}

/** Whether something can be done about a command as things stand: it changes nothing that is not in the cart. */
function makesSense(command: Command, cart: Cart): boolean {
  if (!saysSomething(command)) return false;
  if (command.type !== 'edit_cart' || !('target' in command.edit)) return true;
  const { target } = command.edit;
  return target.by !== 'item' || cart.lines.some(({ item }) => item === target.item);
}

function bestOf(readings: readonly Reading[], cart: Cart): Reading | undefined {
  const sensible = ({ commands }: Reading): readonly Command[] =>
    commands.filter((command) => makesSense(command, cart));
  const inPart = readings.find((reading) => sensible(reading).length > 0);
  const whole = readings.find(
    ({ commands }) => commands.length > 0 && commands.every((command) => makesSense(command, cart)),
  );
  // "A coke and a milkshake" is not better heard as "a coke" because there are no milkshakes.
  const isShortened =
    whole !== undefined &&
    inPart !== undefined &&
    readings.indexOf(inPart) < readings.indexOf(whole) &&
    (whole.commands.length < sensible(inPart).length ||
      whole.commands.every((command) => has(sensible(inPart), command)));
  return (
    (isShortened ? inPart : whole) ??
    inPart ??
    readings.find(({ commands }) => commands.length > 0) ??
    readings[0]
  );
}

function isClose({ hypothesis: other }: Reading, { hypothesis: best }: Reading): boolean {
  return other.confidence > 0 && best.confidence - other.confidence < CLEAR_LEAD;
}

function disputes(other: Reading, best: Reading): boolean {
  const says = (type: Command['type'], { commands }: Reading): boolean =>
    commands.some((command) => command.type === type);
  const isLikely = other.hypothesis.confidence >= best.hypothesis.confidence * DISPUTED_SHARE;
  const contradicts =
    (says('affirm', best) && says('deny', other)) || (says('deny', best) && says('affirm', other));
  return isLikely && contradicts;
}

/** The commands with the one in which the other reading differs as a question; undefined where that cannot be asked. */
function withQuestion(
  { commands: taken, hypothesis }: Reading,
  { commands: other, hypothesis: otherHypothesis }: Reading,
): readonly Command[] | undefined {
  if (taken.length !== other.length) return undefined;
  const text = wordsApart(hypothesis.text, otherHypothesis.text);
  const differing = taken.flatMap((command, at) =>
    isDeepStrictEqual(command, other[at]) ? [] : [at],
  );
  const [at = -1] = differing;
  const command = taken[at];
  const rival = other[at];
  if (differing.length !== 1 || command?.type !== 'add_line' || rival?.type !== 'add_line') {
    return undefined;
  }
  const before = taken.slice(0, at);
  const behind = taken.slice(at + 1);
  if (command.line.item !== rival.line.item) {
    return [...before, whichItem(text, command.line, rival.line), ...behind];
  }
  const place = before.filter(({ type }) => type === 'add_line').length;
  const asked = whichOption(text, command.line, rival.line, place);
  return asked && [...before, asked.clear, asked.question, ...behind];
}

/** The words of a reading that the other does not have, as said: what stands between those that both have. */
function wordsApart(text: string, other: string): string {
  const words = text.split(' ');
  const others = other.split(' ');
  const most = Math.min(words.length, others.length);
  let same = 0;
  while (same < most && words[same] === others[same]) same += 1;
  let end = 0;
  while (end < most - same && words.at(-1 - end) === others.at(-1 - end)) end += 1;
  return words.slice(same, words.length - end).join(' ') || text;
}

function whichItem(text: string, line: LineRequest, rival: LineRequest): Command {
  const { item, quantity } = line;
  return { type: 'which_item', ambiguity: { text, quantity, items: [item, rival.item], line } };
}

/** The line without the one option in which the readings differ, and the question which is meant. */
function whichOption(
  text: string,
  line: LineRequest,
  rival: LineRequest,
  place: number,
): { readonly clear: Command; readonly question: Command } | undefined {
  const lacking = (one: LineRequest, other: LineRequest): ChosenModifier[] =>
    one.modifiers.filter((modifier) => !has(other.modifiers, modifier));
  const [mine, ...more] = lacking(line, rival);
  const [theirs, ...others] = lacking(rival, line);
  const isOne = more.length + others.length === 0;
  const isSame = isDeepStrictEqual({ ...line, modifiers: [] }, { ...rival, modifiers: [] });
  if (!mine || !theirs || !isOne || !isSame || mine.group !== theirs.group) return undefined;
  if (mine.option === theirs.option || mine.action !== 'add' || theirs.action !== 'add') {
    return undefined;
  }
  const modifiers = line.modifiers.filter((modifier) => modifier !== mine);
  const target = { by: 'item', item: line.item, variant: line.variant } as const;
  return {
    clear: { type: 'add_line', line: { ...line, modifiers } },
    question: {
      type: 'which_option',
      ambiguity: {
        text,
        why: 'unclear',
        line: place,
        target,
        candidates: [mine, theirs],
        most: 1,
      },
    },
  };
}

/** What else an address may have been, for who can compare it with the streets there are. */
function withOtherAddresses(
  commands: readonly Command[],
  readings: readonly Reading[],
): readonly Command[] {
  const texts = readings.flatMap(({ commands: read }) =>
    read.flatMap((command) => (command.type === 'give_address' ? [command.text] : [])),
  );
  return commands.map((command) => {
    if (command.type !== 'give_address') return command;
    const otherReadings = [...new Set(texts)].filter((text) => text !== command.text);
    return otherReadings.length > 0 ? { ...command, otherReadings } : command;
  });
}

function has<T>(all: readonly T[], one: T): boolean {
  return all.some((known) => isDeepStrictEqual(known, one));
}

import type { AnswerKind } from '../agents/agent.js';
import { hintsFor } from './hints.js';
import { answerKindOf } from './questions.js';
import type { Expectation } from './reply.js';
import type { Turn } from './turn.js';

/** A pause this long ends a yes or a no, a sentence, and a number or an address that is being dictated. */
const SHORT_PAUSE_MS = 400;
const PAUSE_MS = 600;
const DICTATION_PAUSE_MS = 1200;

/** How a kind of answer comes: the pause that ends it, and its digits if it is keyed. */
const manners: Readonly<Record<AnswerKind, Pick<Expectation, 'endSilenceMs' | 'keypad'>>> = {
  yes_no: { endSilenceMs: SHORT_PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  confirmation: { endSilenceMs: SHORT_PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  order: { endSilenceMs: PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  choice: { endSilenceMs: PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  fulfilment: { endSilenceMs: PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  time: { endSilenceMs: PAUSE_MS, keypad: { maxDigits: 4, finishOn: '#' } },
  address: { endSilenceMs: DICTATION_PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  postcode: { endSilenceMs: DICTATION_PAUSE_MS, keypad: { maxDigits: 9, finishOn: '#' } },
  name: { endSilenceMs: PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  phone_check: { endSilenceMs: PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  address_check: { endSilenceMs: PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  code: { endSilenceMs: DICTATION_PAUSE_MS, keypad: { maxDigits: 1, finishOn: null } },
  phone: { endSilenceMs: DICTATION_PAUSE_MS, keypad: { maxDigits: 15, finishOn: '#' } },
};

/** How long we wait for a word: first, after a gentle reminder, and after that. */
const PATIENCE_MS = [5_000, 10_000] as const;
/** What is dictated may have to be looked up, and is thought about between its parts. */
const DICTATION_PATIENCE_MS = [10_000] as const;
const LONGEST_PATIENCE_MS = 20_000;
/** A caller who asked us to wait is looking something up. */
const HOLDING_MS = 30_000;

/** What the answer to the question just asked will be like. */
export function expectationOf(turn: Turn): Expectation {
  const { question, silences, holding } = turn.state;
  const manner = manners[answerKindOf(question.kind)];
  const dictated = manner.endSilenceMs === DICTATION_PAUSE_MS;
  const patience = dictated ? DICTATION_PATIENCE_MS : PATIENCE_MS;
  return {
    question: question.kind,
    hints: hintsFor(turn),
    ...manner,
    silenceMs: holding ? HOLDING_MS : (patience[silences] ?? LONGEST_PATIENCE_MS),
  };
}

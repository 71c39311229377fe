import { staffCallWords } from '../conversation/staffCall/wording.js';
import type { Clock } from '../kernel/clock.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { StaffCall, StaffCaller, StaffCallOutcome } from '../orders/ports/tickets.js';
import type { Synthesizer } from '../speech/ports.js';
import type { Line } from '../telephony/line.js';
import type { StaffLeg } from '../telephony/staffLeg.js';
import { Reply } from './mouth.js';
import { SoundPath, type MediaParts } from './soundPath.js';

/** What calling the staff needs. */
export interface StaffCallerParts {
  readonly line: Pick<Line, 'health' | 'newStaffLeg'>;
  readonly media: MediaParts;
  readonly synthesizer: Synthesizer;
  readonly clock: Clock;
  readonly log: Logger;
}

/** How long their telephone rings: a kitchen has wet hands. */
const RING_MS = 40_000;

/** After the order was read, the patience with who looks for the key. */
const KEY_PATIENCE_MS = 8000;

/** Readings without a key: an answering machine is not read to for ever. */
const MOST_UNANSWERED = 3;

const ACCEPT_KEY = '1';
const REPEAT_KEY = '2';

/** Calls the staff over the line and reads orders out with the voice that callers hear. */
export function createStaffCaller(parts: StaffCallerParts): StaffCaller {
  return { call: (wish) => callStaff(parts, wish) };
}

async function callStaff(parts: StaffCallerParts, wish: StaffCall): Promise<StaffCallOutcome> {
  const { line, media } = parts;
  const { state, detail } = line.health();
  if (state !== 'up') throw new ProviderError('staff telephone', `no line: ${detail}`);
  const { restaurant, order, signal } = wish;
  const log = parts.log.child({ orderId: order.id, restaurant: restaurant.id });
  const call = line.newStaffLeg();
  const outcome = await call.ring({
    ...{ endpoint: restaurant.staffEndpoint, callerId: restaurant.name },
    ...{ timeoutMs: RING_MS, signal },
  });
  log.info({ outcome }, 'staff called about an order');
  if (outcome === 'cancelled') return 'needless';
  if (outcome !== 'answered') return outcome;
  try {
    const sound = await SoundPath.toStaff(call, media);
    if (!sound.ok) throw new ProviderError('staff telephone', 'no port is free for the sound');
    return await readOut({ ...parts, call, sound: sound.value }, wish).finally(() =>
      sound.value.close(),
    );
  } catch (error) {
    // Who picked up and hung up at once has not heard of the order, and was there.
    if (!call.isAnswered) return 'heard';
    log.error({ reason: messageOf(error) }, 'the order could not be read out');
    throw error;
  } finally {
    await call.close();
  }
}

interface Reading extends StaffCallerParts {
  readonly call: StaffLeg;
  readonly sound: SoundPath;
}

/** What ends a sentence of ours: a key, or that nobody needs to listen any more. */
type Answer = 'accept' | 'repeat' | 'gone' | 'needless' | undefined;

async function readOut(reading: Reading, wish: StaffCall): Promise<StaffCallOutcome> {
  const { restaurant, order, signal, accept } = wish;
  const words = staffCallWords(restaurant, order, reading.clock.now());
  const say = (texts: readonly string[], stop?: AbortSignal): Promise<Answer> =>
    sayAndListen(reading, texts, words.language, stop);
  for (let unanswered = 0; unanswered < MOST_UNANSWERED;) {
    const answer = await say([...words.order, words.keys], signal);
    if (answer === undefined) unanswered += 1;
    if (answer === 'gone') return 'heard';
    if (answer === 'accept' && (await accept())) {
      await say([words.accepted]);
      return 'accepted';
    }
    if (answer === 'accept' || answer === 'needless') {
      await say([words.needless]);
      return 'needless';
    }
  }
  await say([words.notAccepted]);
  return 'heard';
}

/** Speaks until a key is pressed and, with `stop`, waits a while for one; without, no key counts. */
async function sayAndListen(
  { call, sound: { queue }, synthesizer, clock }: Reading,
  texts: readonly string[],
  language: string,
  stop?: AbortSignal,
): Promise<Answer> {
  if (!call.isAnswered) return 'gone';
  if (stop?.aborted) return 'needless';
  const sentences = texts.map((text) => ({ text, interruptible: true }));
  const reply = new Reply({ queue, synthesizer, clock }, sentences, language);
  let unlisten: (() => void)[] = [];
  const answered = new Promise<Answer>((resolve) => {
    const needless = (): void => resolve('needless');
    stop?.addEventListener('abort', needless, { once: true });
    unlisten = [
      () => stop?.removeEventListener('abort', needless),
      call.events.on('hungUp', () => resolve('gone')),
      call.events.on('digit', (digit) => {
        if (stop && digit === ACCEPT_KEY) resolve('accept');
        if (stop && digit === REPEAT_KEY) resolve('repeat');
      }),
    ];
  });
  const waited = reply.finished.then(
    () =>
      new Promise<Answer>((resolve) => {
        const timer = clock.after(stop ? KEY_PATIENCE_MS : 0, () => resolve(undefined));
        unlisten.push(() => timer.cancel());
      }),
  );
  try {
    return await Promise.race([answered, waited]);
  } finally {
    for (const off of unlisten) off();
    reply.cut();
    await reply.finished.catch(() => undefined);
  }
}

import type { StaffBriefing } from '../conversation/dialogue/reply.js';
import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import type { Synthesizer } from '../speech/ports.js';
import type { StaffLeg } from '../telephony/staffLeg.js';
import { Reply } from './mouth.js';
import { SoundPath, type MediaParts } from './soundPath.js';

/** What briefing somebody takes. */
export interface BriefingParts {
  readonly media: MediaParts;
  readonly synthesizer: Synthesizer;
  readonly clock: Clock;
}

/** What came of it: they take the caller, they will not, they pressed nothing, or they are not there any more. */
export type BriefingOutcome = 'taken' | 'refused' | 'no_answer' | 'gone';

/** The keys that decide, as the briefing tells them. */
const TAKE = '1';
const REFUSE = '2';

/** How often the briefing is said, and how long a key is waited for each time. */
const TIMES = 2;
const KEY_PATIENCE_MS = 6000;

/**
 * Tells a member of staff who has answered who calls, and lets them decide with a key, at any moment. When
 * the telling itself fails they have the caller as on any other call. Never rejects; their leg is as before.
 */
export async function brief(
  parts: BriefingParts,
  leg: StaffLeg,
  briefing: StaffBriefing,
  signal: AbortSignal,
): Promise<BriefingOutcome> {
  const decision = decisionOf(leg, signal);
  const opened = await SoundPath.toStaff(leg, parts.media).catch(() => undefined);
  if (!leg.isAnswered) return 'gone';
  if (!opened?.ok) return 'taken';
  const sound = opened.value;
  try {
    return await tell(parts, sound, briefing, decision);
  } finally {
    sound.close();
    await leg.disconnectMedia();
  }
}

async function tell(
  { synthesizer, clock }: BriefingParts,
  { queue }: SoundPath,
  { text, keys, language }: StaffBriefing,
  decision: Promise<BriefingOutcome>,
): Promise<BriefingOutcome> {
  const sentences = [text, keys].map((said) => ({ text: said, interruptible: true }));
  for (let time = 0; time < TIMES; time += 1) {
    const reply = new Reply({ queue, synthesizer, clock }, sentences, language);
    const said = reply.finished.then(
      () => undefined,
      () => 'taken' as const,
    );
    const decided =
      (await Promise.race([decision, said])) ??
      (await within(clock, KEY_PATIENCE_MS, decision, undefined));
    reply.cut();
    if (decided) return decided;
  }
  return 'no_answer';
}

/** What they decide, once they do. */
function decisionOf(leg: StaffLeg, signal: AbortSignal): Promise<BriefingOutcome> {
  return new Promise((resolve) => {
    leg.events.on('digit', (digit) => {
      if (digit === TAKE) resolve('taken');
      if (digit === REFUSE) resolve('refused');
    });
    leg.events.once('hungUp', () => resolve('gone'));
    signal.addEventListener('abort', () => resolve('gone'), { once: true });
    if (signal.aborted) resolve('gone');
  });
}

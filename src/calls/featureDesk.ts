import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { NewId } from '../kernel/ids.js';
import type { Logger } from '../kernel/logger.js';
import type { AuditLog } from '../orders/ports/dataCare.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import type { Synthesizer } from '../speech/ports.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import { featureCodes, featureWording } from './featureCodes.js';
import { Reply } from './mouth.js';
import type { LineSettingsBook } from './ports/lineSettings.js';
import { SoundPath, type MediaParts } from './soundPath.js';

/** What codes dialled by the staff need. */
export interface FeatureDeskParts {
  readonly book: LineSettingsBook;
  /** The restaurants whose callers are put through to a telephone (`PJSIP/staff`). */
  readonly restaurantsAt: (endpoint: string) => Promise<readonly RestaurantProfile[]>;
  readonly audit: Pick<AuditLog, 'begin' | 'end'>;
  readonly media: MediaParts;
  readonly synthesizer: Synthesizer;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Logger;
}

/**
 * Takes a code that the staff have dialled: changes who takes the calls of every restaurant that this
 * telephone belongs to, from the next call on, writes it down and says what holds now. Rejects with a
 * `ProviderError` when the call itself does not work.
 */
export async function takeFeatureCode(parts: FeatureDeskParts, call: IncomingCall): Promise<void> {
  const { media, clock, synthesizer } = parts;
  const opened = await SoundPath.open(call, media);
  if (!opened.ok) return call.hangUp('congestion');
  const { text, language } = await confirmationOf(parts, call);
  const { queue } = opened.value;
  const reply = new Reply(
    { queue, synthesizer, clock },
    [{ text, interruptible: false }],
    language,
  );
  call.events.once('ended', () => reply.cut());
  await reply.finished.finally(() => opened.value.close());
  await call.hangUp();
}

async function confirmationOf(
  parts: FeatureDeskParts,
  call: IncomingCall,
): Promise<{ text: string; language: string }> {
  const code = call.parties.dialledNumber;
  let language = 'en';
  try {
    const restaurants = await parts.restaurantsAt(call.endpoint);
    language = restaurants[0]?.languages[0] ?? language;
    const mode = featureCodes[code];
    if (mode === undefined || restaurants.length === 0) {
      return { text: featureWording('unknown', language), language };
    }
    for (const { id } of restaurants) await change(parts, id, code, call.endpoint);
    return { text: featureWording(mode ?? 'as_planned', language), language };
  } catch (error) {
    parts.log.error({ code, reason: messageOf(error) }, 'a code of the staff was not carried out');
    return { text: featureWording('not_saved', language), language };
  }
}

async function change(
  { book, audit, clock, newId, log }: FeatureDeskParts,
  restaurantId: string,
  code: string,
  endpoint: string,
): Promise<void> {
  const id = newId();
  const actor = `phone:${endpoint}`;
  await audit.begin({
    ...{ id, at: clock.now(), actor, restaurantId, action: `dialled ${code}` },
    ...{ subject: { restaurantId }, requestId: null },
  });
  const mode = featureCodes[code] ?? null;
  const { modes } = await book.of(restaurantId);
  const override = mode && { mode, until: null };
  await book.change(restaurantId, { modes: { ...modes, override } }, clock.now());
  await audit.end(id, 200);
  log.info({ restaurant: restaurantId, mode, actor }, 'the staff changed who takes the calls');
}

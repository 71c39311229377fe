import { PassThrough } from 'node:stream';
import type { Clock } from '../../../kernel/clock.js';
import type { LiveEvent, LiveFeed } from '../../../orders/ports/tickets.js';

/** Events read at a time. */
const BATCH = 100;

/** How often something is said when nothing happens, so that proxies and clients see a live connection. */
const HEARTBEAT_MS = 15_000;

/** What a stream is made from. */
export interface LiveStreamParts {
  readonly feed: LiveFeed;
  readonly restaurantId: string | null;
  /** The event after which the client wants to go on; null is from now. */
  readonly after: number | null;
  /** The data of an event; undefined when there is nothing to show any more. */
  readonly present: (event: LiveEvent) => Promise<unknown>;
  /** The server closes: the stream ends. */
  readonly closing: AbortSignal;
  readonly clock: Clock;
}

/**
 * The live feed as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * The first event is `ready` with the place in the feed, or `reset` when the client was away for longer than
 * events are kept: it then reads the orders anew. Ends when its reader goes, the server closes or the database
 * fails: the client comes back with its last event id and misses nothing.
 */
export function openLiveStream(parts: LiveStreamParts): PassThrough {
  const out = new PassThrough();
  tell(parts, out)
    .catch(() => undefined)
    .finally(() => out.end());
  return out;
}

async function tell(
  { feed, restaurantId, after, present, closing, clock }: LiveStreamParts,
  out: PassThrough,
) {
  let wake = (): void => undefined;
  let heard = 0;
  const stopListening = feed.onNews(() => {
    heard += 1;
    wake();
  });
  const stop = (): void => wake();
  out.on('close', stop);
  closing.addEventListener('abort', stop);
  try {
    const { first, last } = await feed.bounds();
    const missed = after !== null && (after < first - 1 || after > last);
    let place = after === null || missed ? last : after;
    out.write(`event: ${missed ? 'reset' : 'ready'}\nid: ${String(place)}\ndata: {}\n\n`);
    const over = (): boolean => out.destroyed || closing.aborted;
    while (!over()) {
      const heardBefore = heard;
      const events = await feed.after(place, restaurantId, BATCH);
      for (const event of events) {
        const data = await present(event);
        place = event.id;
        if (data === undefined) continue;
        out.write(`event: ${event.kind}\nid: ${String(place)}\ndata: ${JSON.stringify(data)}\n\n`);
      }
      if (events.length > 0 || heard !== heardBefore || over()) continue;
      const beat = await new Promise<boolean>((resolve) => {
        const timer = clock.after(HEARTBEAT_MS, () => resolve(true));
        wake = () => {
          timer.cancel();
          resolve(false);
        };
      });
      if (beat) out.write(': still here\n\n');
    }
  } finally {
    stopListening();
    closing.removeEventListener('abort', stop);
  }
}

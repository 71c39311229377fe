import pg from 'pg';
import type { Clock, Timer } from '../kernel/clock.js';
import { TypedEmitter } from '../kernel/emitter.js';
import type { LiveEvent, LiveFeed } from '../orders/ports/tickets.js';
import type { Database } from './database.js';

const RECONNECT_MS = 1000;

/** The live feed, which listens for news of every process on a connection of its own. */
export interface ListeningFeed extends LiveFeed {
  /** Listens no more. Idempotent. */
  close(): Promise<void>;
}

/**
 * Opens the live feed, which connects when somebody first listens. Whenever its connection was broken there may be news that nobody told: it says so
 * once it listens again.
 */
export function openLiveFeed(database: Database, url: string, clock: Clock): ListeningFeed {
  const news = new TypedEmitter<{ news: [] }>();
  let client: pg.Client | undefined;
  let timer: Timer | undefined;
  let begun = false;
  let closed = false;

  const listen = async (): Promise<void> => {
    if (closed) return;
    const opened = new pg.Client({ connectionString: url, keepAlive: true });
    client = opened;
    let over = false;
    const again = (): void => {
      if (over) return;
      over = true;
      void opened.end().catch(() => undefined);
      if (!closed) timer = clock.after(RECONNECT_MS, () => void listen());
    };
    opened.on('error', again);
    opened.on('end', again);
    opened.on('notification', () => news.emit('news'));
    try {
      await opened.connect();
      await opened.query('listen live');
      news.emit('news');
    } catch {
      again();
    }
  };
  return {
    after: (id, restaurantId, limit) =>
      database.run(async (knex) => {
        const query = knex('live_events').where('id', '>', id).orderBy('id').limit(limit);
        if (restaurantId !== null) query.where('restaurant_id', restaurantId);
        return query.select<LiveEvent[]>({
          ...{ id: 'id', restaurantId: 'restaurant_id', kind: 'kind' },
          ...{ orderId: 'order_id', at: 'at' },
        });
      }),
    bounds: () =>
      database.run(async (knex) => {
        const [row] = await knex('live_events').select<{ first: number; last: number }[]>(
          knex.raw('coalesce(min(id), 0) as first, coalesce(max(id), 0) as last'),
        );
        return row ?? { first: 0, last: 0 };
      }),
    onNews: (listener) => {
      if (!begun) void listen();
      begun = true;
      return news.on('news', listener);
    },
    close: async () => {
      closed = true;
      timer?.cancel();
      news.removeAll();
      await client?.end().catch(() => undefined);
    },
  };
}

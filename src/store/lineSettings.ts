import type { LineSettings, LineSettingsBook } from '../calls/ports/lineSettings.js';
import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import { usualScreening, type CallScreening } from '../restaurant/callScreening.js';
import { usualLineModes, type LineModes } from '../restaurant/lineMode.js';
import type { Database } from './database.js';

type KeptModes = Omit<LineModes, 'override'> & {
  override: { mode: LineModes['mode']; until: string | null } | null;
};

interface LineSettingsRow {
  modes: KeptModes | null;
  screening: CallScreening | null;
}

/** The repository of how lines are answered. */
export function createLineSettings(database: Database): LineSettingsBook {
  return {
    of: (restaurantId) =>
      database.run(async (knex) => {
        const row = await knex('line_settings')
          .where('restaurant_id', restaurantId)
          .first<LineSettingsRow | undefined>();
        return toSettings(row);
      }),
    change: (restaurantId, { modes, screening }, at) =>
      database.run(async (knex) => {
        const columns = {
          ...(modes && { modes: JSON.stringify(modes) }),
          ...(screening && { screening: JSON.stringify(screening) }),
          updated_at: at,
        };
        const [row] = await knex('line_settings')
          .insert({ restaurant_id: restaurantId, ...columns })
          .onConflict('restaurant_id')
          .merge(columns)
          .returning<LineSettingsRow[]>('*');
        return toSettings(row);
      }),
  };
}

function toSettings(row: LineSettingsRow | undefined): LineSettings {
  return {
    modes: row?.modes ? toModes(row.modes) : usualLineModes,
    screening: { ...usualScreening, ...row?.screening },
  };
}

function toModes({ override, ...modes }: KeptModes): LineModes {
  if (!override) return { ...modes, override: null };
  const { mode, until } = override;
  return { ...modes, override: { mode, until: until === null ? null : new Date(until) } };
}

/** How long a call waits to be told how it is answered. */
const PATIENCE_MS = 300;

/**
 * Tells a call how its line is answered: as the database says now, or, when that is away or slow, as it said
 * last. Never rejects.
 */
export function lineSettingsNow({
  book,
  clock,
  logger,
}: {
  readonly book: Pick<LineSettingsBook, 'of'>;
  readonly clock: Clock;
  readonly logger: Logger;
}): (restaurantId: string) => Promise<LineSettings> {
  const known = new Map<string, LineSettings>();
  return (restaurantId) => {
    const lastKnown = known.get(restaurantId) ?? toSettings(undefined);
    const asked = book.of(restaurantId).then(
      (settings) => {
        known.set(restaurantId, settings);
        return settings;
      },
      (error: unknown) => {
        logger.warn({ reason: messageOf(error) }, 'a line is answered as last known');
        return lastKnown;
      },
    );
    return within(clock, PATIENCE_MS, asked, lastKnown);
  };
}

import { DateTime } from 'luxon';
import { openWindows } from './hours.js';
import type { RestaurantProfile } from './profile.js';

/**
 * Who takes a restaurant's calls: `always` Tableline; `staff_first` the staff for some seconds, then Tableline;
 * `overflow` the staff, and Tableline when they are busy or nobody comes; `after_hours` Tableline while the
 * restaurant is closed, else the staff alone; `off` the staff alone.
 */
export const LINE_MODES = ['always', 'staff_first', 'overflow', 'after_hours', 'off'] as const;

/** A way to share a restaurant's calls between Tableline and the staff. */
export type LineMode = (typeof LINE_MODES)[number];

/** A stretch of the week with a mode of its own. */
export interface LineModePeriod {
  /** The days on which it begins; 1 is Monday, 7 is Sunday (ISO 8601). */
  readonly weekdays: readonly number[];
  /** `HH:MM` in the restaurant's zone. */
  readonly from: string;
  /** `HH:MM`; earlier than or equal to `from` means the next day. */
  readonly to: string;
  readonly mode: LineMode;
}

/** Who takes a restaurant's calls, and when. */
export interface LineModes {
  /** When no period says otherwise. */
  readonly mode: LineMode;
  /** How long the staff's telephones ring first where the mode is `staff_first`. */
  readonly staffRingMs: number;
  /** The first that fits an instant counts. */
  readonly periods: readonly LineModePeriod[];
  /** Comes before everything else until an instant, or until it is taken back. */
  readonly override: { readonly mode: LineMode; readonly until: Date | null } | null;
}

/** What becomes of one call. */
export type LinePlan =
  | { readonly kind: 'tableline' }
  | { readonly kind: 'staff_first'; readonly ringMs: number }
  | { readonly kind: 'staff_only' };

/** What holds for a restaurant that has said nothing. */
export const usualLineModes: LineModes = {
  mode: 'always',
  staffRingMs: 10_000,
  periods: [],
  override: null,
};

/** How long the staff's telephones ring where the mode is `overflow`: as long as a caller waits. */
const OVERFLOW_RING_MS = 25_000;

/** The mode that holds at an instant. */
export function lineModeAt(
  { mode, periods, override }: LineModes,
  { timeZone }: Pick<RestaurantProfile, 'timeZone'>,
  at: Date,
): LineMode {
  if (override && (override.until === null || at < override.until)) return override.mode;
  const local = DateTime.fromJSDate(at, { zone: timeZone });
  return periods.find((period) => holds(period, local))?.mode ?? mode;
}

/** What becomes of a call that comes in at an instant. */
export function linePlanAt(
  modes: LineModes,
  restaurant: Pick<RestaurantProfile, 'timeZone' | 'openingPeriods' | 'specialDays'>,
  at: Date,
): LinePlan {
  switch (lineModeAt(modes, restaurant, at)) {
    case 'always':
      return { kind: 'tableline' };
    case 'staff_first':
      return { kind: 'staff_first', ringMs: modes.staffRingMs };
    case 'overflow':
      return { kind: 'staff_first', ringMs: OVERFLOW_RING_MS };
    case 'after_hours':
      return { kind: isOpen(restaurant, at) ? 'staff_only' : 'tableline' };
    case 'off':
      return { kind: 'staff_only' };
  }
}

function holds({ weekdays, from, to }: LineModePeriod, at: DateTime): boolean {
  const time = at.toFormat('HH:mm');
  const overnight = to <= from;
  const today = weekdays.includes(at.weekday) && time >= from && (overnight || time < to);
  const yesterday = at.minus({ days: 1 }).weekday;
  return today || (overnight && weekdays.includes(yesterday) && time < to);
}

function isOpen(restaurant: Parameters<typeof openWindows>[0], at: Date): boolean {
  return openWindows(restaurant, at, at).some(({ opens, closes }) => opens <= at && at < closes);
}

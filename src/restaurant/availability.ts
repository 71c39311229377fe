import { DateTime } from 'luxon';
import type { Channel, Fulfilment, Occasion } from './occasion.js';

/**
 * When and how something can be had. All that is stated has to hold; what is left out is not asked for.
 * Days and times are those of the restaurant's zone.
 */
export interface Availability {
  /** 1 is Monday, 7 is Sunday (ISO 8601). Of a stretch over midnight, the day on which it begins. */
  readonly weekdays?: readonly number[];
  /** `HH:MM`; left out, the day's beginning. */
  readonly from?: string;
  /** `HH:MM`, not included; earlier than or equal to `from` means the next day. Left out, midnight. */
  readonly until?: string;
  /** `YYYY-MM-DD`, the first day. */
  readonly fromDate?: string;
  /** `YYYY-MM-DD`, the last day. */
  readonly untilDate?: string;
  readonly channels?: readonly Channel[];
  readonly fulfilments?: readonly Fulfilment[];
}

/** Why something cannot be had although it has not run out. */
export type Unavailable =
  /** `next`: when it can be had again; null where that is not within a week of its season. */
  | { readonly reason: 'time'; readonly next: Date | null }
  | { readonly reason: 'fulfilment'; readonly offered: readonly Fulfilment[] }
  | { readonly reason: 'channel' };

const WEEK_DAYS = 8;

/**
 * Why something with these rules cannot be had on the occasion, or undefined when it can: one rule that
 * holds is enough, and without any it always can. While the fulfilment is open, it bars nothing.
 */
export function checkAvailability(
  rules: readonly Availability[] | undefined,
  occasion: Occasion,
): Unavailable | undefined {
  if (!rules || rules.length === 0) return undefined;
  const byChannel = rules.filter(
    ({ channels }) => channels === undefined || channels.includes(occasion.channel),
  );
  if (byChannel.length === 0) return { reason: 'channel' };
  const { fulfilment } = occasion;
  const fitting = byChannel.filter(
    ({ fulfilments }) =>
      fulfilment === null || fulfilments === undefined || fulfilments.includes(fulfilment),
  );
  if (fitting.length === 0) {
    const offered = byChannel.flatMap(({ fulfilments }) => fulfilments ?? []);
    return { reason: 'fulfilment', offered: [...new Set(offered)] };
  }
  const local = DateTime.fromJSDate(occasion.at, { zone: occasion.timeZone });
  if (fitting.some((rule) => holdsAt(rule, local))) return undefined;
  const starts = fitting.flatMap((rule) => nextStart(rule, local) ?? []);
  return { reason: 'time', next: starts.sort((a, b) => a.getTime() - b.getTime())[0] ?? null };
}

/** Whether what has these rules can be had on the occasion. */
export function isAvailable(
  rules: readonly Availability[] | undefined,
  occasion: Occasion,
): boolean {
  return checkAvailability(rules, occasion) === undefined;
}

function holdsAt(rule: Availability, local: DateTime): boolean {
  const { from = '00:00', until = '24:00' } = rule;
  // `HH:MM` sorts as text the way it sorts as time.
  const time = local.toFormat('HH:mm');
  if (from < until) return from <= time && time < until && holdsOn(rule, local);
  return (
    (from <= time && holdsOn(rule, local)) ||
    (time < until && holdsOn(rule, local.minus({ days: 1 })))
  );
}

function holdsOn({ weekdays, fromDate, untilDate }: Availability, day: DateTime): boolean {
  const date = day.toFormat('yyyy-MM-dd');
  return (
    (weekdays === undefined || weekdays.includes(day.weekday)) &&
    (fromDate === undefined || fromDate <= date) &&
    (untilDate === undefined || date <= untilDate)
  );
}

function nextStart(rule: Availability, local: DateTime): Date | undefined {
  const season = rule.fromDate && DateTime.fromISO(rule.fromDate, { zone: local.zone });
  const first = season && season > local ? season : local.startOf('day');
  const [hour = 0, minute = 0] = (rule.from ?? '00:00').split(':').map(Number);
  for (let days = 0; days < WEEK_DAYS; days++) {
    const start = first.plus({ days }).set({ hour, minute });
    if (start > local && holdsOn(rule, start)) return start.toJSDate();
  }
  return undefined;
}

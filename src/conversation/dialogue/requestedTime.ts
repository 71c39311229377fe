import { DateTime } from 'luxon';
import type { Cart } from '../../restaurant/cartLine.js';
import type { Fulfilment, RestaurantProfile } from '../../restaurant/profile.js';
import { promisedTime } from '../../restaurant/promisedTime.js';
import type { SpokenDay, SpokenTime } from '../agents/commands.js';

/** What the meaning of a spoken time depends on. */
export interface TimeSetting {
  readonly profile: RestaurantProfile;
  readonly cart: Cart;
  readonly fulfilment: Fulfilment;
  readonly now: Date;
}

/**
 * The instant that a caller means; null is as soon as possible. "Eight" is the first eight o'clock at
 * which the restaurant can serve, or could if it had the time, and otherwise the next eight o'clock.
 */
export function resolveTime(
  time: Exclude<SpokenTime, { kind: 'day' }>,
  setting: TimeSetting,
): Date | null {
  if (time.kind === 'asap') return null;
  if (time.kind === 'in') return new Date(setting.now.getTime() + time.minutes * 60_000);
  const candidates = instantsOf(time, setting);
  const fitting = candidates.find((at) => {
    const promise = promisedTime(
      setting.profile,
      setting.cart,
      setting.fulfilment,
      at,
      setting.now,
    );
    return promise.ok || promise.refusal.code === 'too_early';
  });
  return fitting ?? candidates[0] ?? null;
}

/** The instants that the words may mean, soonest first, none of them past. */
function instantsOf(
  time: Extract<SpokenTime, { kind: 'at' }>,
  { profile, now }: TimeSetting,
): readonly Date[] {
  const today = DateTime.fromJSDate(now, { zone: profile.timeZone }).startOf('day');
  const days = time.day ? daysOf(time.day, today) : [today, today.plus({ days: 1 })];
  return days
    .flatMap((day) =>
      hoursOf(time).map((hour) =>
        hour === 24
          ? day.plus({ days: 1 })
          : day.set({ hour, minute: time.minute, second: 0, millisecond: 0 }),
      ),
    )
    .map((at) => at.toJSDate())
    .filter((at) => at.getTime() >= now.getTime() - 60_000)
    .sort((one, other) => one.getTime() - other.getTime());
}

/** A day named on that very day is today; if its hour has passed, it is the one in a week. */
function daysOf(day: SpokenDay, today: DateTime): readonly DateTime[] {
  if (day.kind === 'in_days') return [today.plus({ days: day.days })];
  const ahead = (day.weekday - today.weekday + 7) % 7;
  return [today.plus({ days: ahead }), today.plus({ days: ahead + 7 })];
}

function hoursOf({ hour, half }: Extract<SpokenTime, { kind: 'at' }>): readonly number[] {
  if (hour > 12 || hour === 0) return [hour];
  const morning = hour % 12;
  if (half === 'am') return [morning];
  if (half === 'pm') return [morning + 12];
  return [morning, morning + 12];
}

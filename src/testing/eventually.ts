import { systemClock } from '../kernel/clock.js';

/** Longer than anything should take, also on a machine that does much else. */
const PATIENCE_MS = 60_000;
const POLL_MS = 50;

/**
 * Reads again and again until what it reads fits, for what nothing tells us of. Rejects after a minute, or
 * `withinMs`, with what it was waiting for and what it read last.
 */
export async function eventually<Value, Fit extends Value>(
  read: () => Promise<Value> | Value,
  fits: (value: Value) => value is Fit,
  what: string,
  withinMs?: number,
): Promise<Fit>;
export async function eventually<Value>(
  read: () => Promise<Value> | Value,
  fits: (value: Value) => boolean,
  what: string,
  withinMs?: number,
): Promise<Value>;
export async function eventually<Value>(
  read: () => Promise<Value> | Value,
  fits: (value: Value) => boolean,
  what: string,
  withinMs = PATIENCE_MS,
): Promise<Value> {
  const deadlineMs = systemClock.monotonicMs() + withinMs;
  for (;;) {
    const value = await read();
    if (fits(value)) return value;
    if (systemClock.monotonicMs() > deadlineMs) {
      throw new Error(`waited in vain until ${what}: ${JSON.stringify(value)}`);
    }
    await new Promise<void>((next) => void systemClock.after(POLL_MS, next));
  }
}

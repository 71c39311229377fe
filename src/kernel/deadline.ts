import type { Clock } from './clock.js';

/** What `work` comes to, or `otherwise` when it takes longer than `withinMs`; the work itself goes on. */
export function within<Value>(
  clock: Clock,
  withinMs: number,
  work: Promise<Value>,
  otherwise: Value,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(withinMs, () => resolve(otherwise));
    work.then(resolve, reject).finally(() => timer.cancel());
  });
}

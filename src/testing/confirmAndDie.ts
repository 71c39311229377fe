import { confirmOrder, type ConfirmTerms } from './confirmOrder.js';

/** An order, and the step of what follows at which the process dies. */
export type Crash = Omit<ConfirmTerms, 'step'> & { readonly at: number };

/** A process of its own that takes orders, goes as far with each as its step, and is killed there with all of them. */
const crashes = JSON.parse(process.env['CRASHES'] ?? '[]') as Crash[];
let going = crashes.length;

/** From the step on everything of the order waits for ever. */
function stepsUpTo(at: number): () => Promise<void> {
  let left = at;
  return () => {
    left -= 1;
    if (left > 0) return Promise.resolve();
    if (left === 0) going -= 1;
    if (going === 0) process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  };
}

for (const { at, ...terms } of crashes) {
  void confirmOrder({ ...terms, step: stepsUpTo(at) }).finally(() => process.exit(1));
}

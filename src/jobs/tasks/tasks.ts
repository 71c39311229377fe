import type { Tasks } from '../task.js';

/** Every task that this process does, by its name. */
export function createTasks(): Tasks {
  return {};
}

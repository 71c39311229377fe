import { constants, getPriority, setPriority } from 'node:os';

const { PRIORITY_HIGH, PRIORITY_NORMAL } = constants.priority;

/**
 * Puts the thread that sends every call's sound before what else this machine does, as far as the system allows it (on
 * Linux: root, CAP_SYS_NICE, or a limit of niceness), and tells whether it goes before. What a packet wakes would otherwise
 * run first, and the next packet wait. https://man7.org/linux/man-pages/man2/setpriority.2.html
 */
export function comeFirst(): boolean {
  try {
    setPriority(PRIORITY_HIGH);
  } catch {
    // Whoever started this process may have done it.
  }
  return getPriority() < PRIORITY_NORMAL;
}

/** Takes from a process that was just started what it inherited of `comeFirst`. Undefined is one that did not start. */
export function standBack(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    if (getPriority(pid) < PRIORITY_NORMAL) setPriority(pid, PRIORITY_NORMAL);
  } catch {
    // It has ended already.
  }
}

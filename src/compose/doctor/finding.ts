/** How something is: `unchecked` says that it could not be looked at, and is no fault. */
export type FindingState = 'ok' | 'warn' | 'fail' | 'unchecked';

/** What a check found out, for a technician. */
export interface Finding {
  /** What was looked at: `Asterisk`, `trunk ovh`. */
  readonly about: string;
  readonly state: FindingState;
  /** How it is, and what that means for callers. */
  readonly means: string;
  /** What to do about it; null when nothing is to be done. */
  readonly todo: string | null;
}

/** It is as it should be. */
export function ok(about: string, means: string): Finding {
  return { about, state: 'ok', means, todo: null };
}

/** It works, and will or may not for long. */
export function warn(about: string, means: string, todo: string): Finding {
  return { about, state: 'warn', means, todo };
}

/** It does not work. */
export function fail(about: string, means: string, todo: string): Finding {
  return { about, state: 'fail', means, todo };
}

/** It was not looked at, and why. */
export function unchecked(about: string, why: string, todo: string | null = null): Finding {
  return { about, state: 'unchecked', means: why, todo };
}

/** The findings as one line each, the faults last, where a terminal shows them. */
export function writeFindings(findings: readonly Finding[]): string {
  const order = ['ok', 'unchecked', 'warn', 'fail'];
  const sorted = findings.toSorted(
    (one, other) => order.indexOf(one.state) - order.indexOf(other.state),
  );
  const width = Math.max(0, ...findings.map(({ about }) => about.length));
  return sorted
    .map(({ about, state, means, todo }) => {
      const mark = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL', unchecked: '-   ' }[state];
      return `${mark}  ${about.padEnd(width)}  ${means}${todo === null ? '' : ` -> ${todo}`}`;
    })
    .join('\n');
}

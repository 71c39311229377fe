import type { E164 } from '../../kernel/phone.js';
import type { Mac } from './mac.js';

/** What is looked at in a check call, in this order. */
export const CHECK_STEPS = [
  'registered',
  'caller_id',
  'echo',
  'sound_to_caller',
  'digits',
  'sound_from_caller',
  'hang_up',
] as const;

/** One thing that is looked at. */
export type CheckStepName = (typeof CHECK_STEPS)[number];

/** What was found in one step. */
export interface CheckStep {
  readonly step: CheckStepName;
  /** `not_tested`: the call ended before, or another fault hid it. */
  readonly verdict: 'passed' | 'doubtful' | 'failed' | 'not_tested';
  /** What was seen, with its measure. */
  readonly found: string;
  /** What to try, in this order; empty when nothing needs mending. */
  readonly advice: readonly string[];
}

/** A check of one line of a box: the next call on it is no customer's, but the technician's. */
export interface LineCheck {
  readonly id: string;
  readonly mac: Mac;
  readonly restaurantId: string;
  readonly line: E164;
  readonly armedAt: Date;
  /** When the line is a restaurant's again, if nobody called. */
  readonly expiresAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** As far as it has come, in the order of `CHECK_STEPS`. */
  readonly steps: readonly CheckStep[];
}

/** The checks. Every method throws a `ProviderError` when the database is away. */
export interface LineCheckBook {
  /** Keeps a check that waits for its call; one that waits on the same line already waits no more. */
  arm(
    check: Pick<LineCheck, 'id' | 'mac' | 'restaurantId' | 'line' | 'armedAt' | 'expiresAt'>,
  ): Promise<void>;
  /** The check that waits for a call on this line, which begins with it. */
  take(line: string, at: Date): Promise<LineCheck | undefined>;
  note(id: string, step: CheckStep): Promise<void>;
  finish(id: string, at: Date): Promise<void>;
  byId(id: string): Promise<LineCheck | undefined>;
  /** The last checks of a box, the newest first. */
  checksOf(mac: Mac, limit: number): Promise<readonly LineCheck[]>;
}

/** How a check is now. */
export type CheckState = 'waiting' | 'running' | 'finished' | 'nobody_called';

/** How a check is now. */
export function stateOfCheck(
  { startedAt, finishedAt, expiresAt }: LineCheck,
  now: Date,
): CheckState {
  if (finishedAt) return 'finished';
  if (startedAt) return 'running';
  return expiresAt < now ? 'nobody_called' : 'waiting';
}

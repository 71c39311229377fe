import type { StaffBriefing } from '../conversation/dialogue/reply.js';
import type { StaffPhone, TransferTerms } from '../restaurant/transferTerms.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import type { StaffLeg, StaffOutcome } from '../telephony/staffLeg.js';
import { brief, type BriefingParts } from './staffBriefing.js';

/** What looking for somebody takes. */
export interface StaffSearchParts extends BriefingParts {
  readonly call: Pick<IncomingCall, 'newStaffLeg'>;
  /** What their telephones show: the caller's number, or `"Name" <number>`. */
  readonly callerId: string;
  readonly briefing: StaffBriefing;
  /** Headers for telephones that show what is in them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Why nobody has the caller. */
export type NobodyCame = Exclude<StaffOutcome, 'answered'>;

/** Somebody who takes the caller, and waits for them; or why there is nobody. */
export type StaffFound =
  | { readonly found: true; readonly leg: StaffLeg }
  | { readonly found: false; readonly why: NobodyCame };

/** What tells most about why nobody came, first. */
const reasons = ['cancelled', 'busy', 'no_answer', 'unavailable'] as const;

/** Which telephones ring together, one group after the other; those of browsers ring with the first. */
export function ringGroups(
  { phones, ring }: TransferTerms,
  browserPhones: readonly string[],
): readonly (readonly StaffPhone[])[] {
  const inBrowsers = browserPhones.map(
    // Their page shows the briefing before it is answered.
    (endpoint): StaffPhone => ({ endpoint, briefing: 'off' }),
  );
  if (ring === 'at_once') return [[...inBrowsers, ...phones]];
  return phones.map((phone, i) => (i === 0 ? [...inBrowsers, phone] : [phone]));
}

/**
 * Rings the groups in turn until somebody takes the caller; the others stop ringing at that moment, also
 * those who are being briefed. Never rejects; no leg but that of whoever takes the caller is left.
 */
export async function findStaff(
  parts: StaffSearchParts,
  groups: readonly (readonly StaffPhone[])[],
  ringMs: number,
  signal: AbortSignal,
): Promise<StaffFound> {
  let why: NobodyCame = 'unavailable';
  for (const group of groups) {
    const found = await ringGroup(parts, group, ringMs, signal);
    if (found.found || found.why === 'cancelled') return found;
    why = plainer(why, found.why);
  }
  return { found: false, why };
}

async function ringGroup(
  parts: StaffSearchParts,
  group: readonly StaffPhone[],
  ringMs: number,
  signal: AbortSignal,
): Promise<StaffFound> {
  const others = new AbortController();
  const either = AbortSignal.any([signal, others.signal]);
  return new Promise((resolve) => {
    const attempts = group.map(async (phone): Promise<NobodyCame> => {
      const leg = parts.call.newStaffLeg();
      const outcome = await ask(parts, phone, leg, { ringMs, signal: either });
      if (outcome === 'taken' && !either.aborted) {
        others.abort();
        resolve({ found: true, leg });
        return 'cancelled';
      }
      await leg.close();
      return outcome === 'taken' ? 'cancelled' : outcome;
    });
    void Promise.all(attempts).then((outcomes) => {
      resolve({ found: false, why: outcomes.reduce<NobodyCame>(plainer, 'unavailable') });
    });
  });
}

/** One telephone: whether whoever is there takes the caller. */
async function ask(
  parts: StaffSearchParts,
  { endpoint, briefing }: StaffPhone,
  leg: StaffLeg,
  { ringMs, signal }: { ringMs: number; signal: AbortSignal },
): Promise<'taken' | NobodyCame> {
  const { callerId, headers } = parts;
  const outcome = await leg.ring({ endpoint, callerId, timeoutMs: ringMs, signal, headers });
  if (outcome !== 'answered') return outcome;
  if (briefing === 'off') return 'taken';
  const decision = await brief(parts, leg, parts.briefing, signal);
  if (decision === 'refused') return 'busy';
  if (decision === 'gone') return signal.aborted ? 'cancelled' : 'no_answer';
  return decision;
}

function plainer(one: NobodyCame, other: NobodyCame): NobodyCame {
  return reasons.indexOf(one) <= reasons.indexOf(other) ? one : other;
}

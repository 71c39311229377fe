import type { Logger } from '../kernel/logger.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { usualTransfer, type StaffPhone } from '../restaurant/transferTerms.js';
import type { CallerIdentity } from '../telephony/identity.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import { findStaff, ringGroups, type NobodyCame } from './staffSearch.js';
import { CALL_HEADER, type TransferParts } from './staffTransfer.js';

/** A call that nobody has answered yet. */
export interface RingingCall {
  readonly call: IncomingCall;
  readonly profile: RestaurantProfile;
  readonly caller: CallerIdentity;
}

/** Nobody is briefed: who picks up has the caller, as on any other call. */
const noBriefing = { text: '', shown: '', keys: '', language: 'en' };

/**
 * Rings the staff before anybody answers, while the caller hears it ring. Who picks up has the caller, and
 * either side's hang-up ends the call. When nobody comes the call rings on, unanswered. Never rejects.
 */
export async function offerToStaff(
  parts: TransferParts,
  { call, profile, caller }: RingingCall,
  ringMs: number,
  log: Logger,
): Promise<'joined' | NobodyCame> {
  await call.indicateRinging().catch(() => undefined);
  const terms = profile.transfer ?? usualTransfer(profile.staffEndpoint);
  const inBrowsers = (await parts.browserPhones?.(profile.id).catch(() => [])) ?? [];
  const groups = ringGroups({ ...terms, ring: 'at_once' }, inBrowsers).map((group) =>
    group.map((phone): StaffPhone => ({ ...phone, briefing: 'off' })),
  );
  const search = {
    ...{ ...parts, call, briefing: noBriefing },
    callerId: caller.number ?? profile.name,
    headers: { [CALL_HEADER]: call.id },
  };
  const found = await findStaff(search, groups, ringMs, new AbortController().signal);
  log.info({ outcome: found.found ? 'answered' : found.why }, 'staff rung first');
  if (!found.found) return found.why;
  const joined = await call
    .answer()
    .then(() => call.joinStaff(found.leg))
    .catch(() => 'gone');
  return joined === 'joined' ? 'joined' : call.endedBy ? 'cancelled' : 'no_answer';
}

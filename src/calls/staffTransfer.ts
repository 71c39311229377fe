import type { StaffBriefing } from '../conversation/dialogue/reply.js';
import type { PlayoutQueue } from '../media/playout.js';
import type { Logger } from '../kernel/logger.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { usualTransfer } from '../restaurant/transferTerms.js';
import type { CallerIdentity } from '../telephony/identity.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import type { BriefingParts } from './staffBriefing.js';
import { findStaff, ringGroups, type NobodyCame } from './staffSearch.js';
import type { SoundPath } from './soundPath.js';
import { ringingTone } from './tones.js';

/** What putting callers through takes. */
export interface TransferParts extends BriefingParts {
  /** Endpoints of the browser phones that are signed in for a restaurant; left out, there are none. */
  readonly browserPhones?: (restaurantId: string) => Promise<readonly string[]>;
}

/** The call that is put through. */
export interface TransferredCall {
  readonly call: IncomingCall;
  readonly sound: SoundPath;
  readonly profile: RestaurantProfile;
  readonly caller: CallerIdentity;
}

/** How long a network may take to take a caller back: most refuse at once. */
const REFERRAL_MS = 5000;

/** The headers in which a browser phone finds what it shows. */
export const CALL_HEADER = 'X-Tableline-Call';
export const BRIEFING_HEADER = 'X-Tableline-Briefing';

/**
 * Puts a caller through to whoever takes the call, while they hear it ring. Either side's hang-up ends the
 * call then. Where the restaurant says so, the caller's own network is asked first (`referred`). When nobody
 * takes the call the caller is with us as before. Never rejects.
 */
export async function transferToStaff(
  parts: TransferParts,
  { call, sound, profile, caller }: TransferredCall,
  briefing: StaffBriefing,
  { signal, log }: { signal: AbortSignal; log: Logger },
): Promise<'joined' | 'referred' | NobodyCame> {
  const terms = profile.transfer ?? usualTransfer(profile.staffEndpoint);
  if (terms.referTo !== undefined) {
    const referred = await call.referTo(terms.referTo, REFERRAL_MS).catch(() => 'still_here');
    log.info({ outcome: referred }, 'the network was asked to put the caller through');
    if (referred === 'gone') return 'referred';
  }
  const stopTone = playRinging(sound.queue, profile.country);
  const inBrowsers = (await parts.browserPhones?.(profile.id).catch(() => [])) ?? [];
  const search = {
    ...parts,
    ...{ call, briefing },
    callerId: caller.number ?? profile.name,
    headers: {
      [CALL_HEADER]: call.id,
      // Anything but ASCII would have to be quoted in a SIP header; this needs none.
      [BRIEFING_HEADER]: encodeURIComponent(briefing.shown),
    },
  };
  const groups = ringGroups(terms, inBrowsers);
  const found = await findStaff(search, groups, terms.seconds * 1000, signal);
  stopTone();
  log.info({ outcome: found.found ? 'answered' : found.why }, 'staff rung');
  if (!found.found) return found.why;
  // Should the call end at this moment, or Asterisk not play along, nobody is there.
  const joined = await call.joinStaff(found.leg).catch(() => 'gone');
  return joined === 'joined' ? 'joined' : 'no_answer';
}

/** The caller hears what a caller hears while a telephone rings, until the function it answers with is called. */
export function playRinging(queue: PlayoutQueue, country: string): () => void {
  const cycle = ringingTone(country);
  let rings = true;
  const ring = async (): Promise<void> => {
    while (rings) {
      const tone = queue.begin();
      tone.write(cycle);
      tone.end();
      if ((await tone.done) === 'cleared') return;
    }
  };
  void ring();
  return () => {
    rings = false;
    queue.clear();
  };
}

import { toBeTried } from '../../../telephony/provisioning/planFaults.js';
import type { ExplainedDifference } from '../../../telephony/provisioning/boxCare.js';
import type { BoxRegistration } from '../../../telephony/provisioning/boxWatch.js';
import { stateOfCheck, type LineCheck } from '../../../telephony/provisioning/lineCheck.js';
import type { BoxFetch, BoxSighting, KeptBox } from '../../../telephony/provisioning/ports.js';
import type {
  BoxDifferencesJson,
  BoxFetchJson,
  BoxRegistrationJson,
  GatewayBoxFileJson,
  GatewayBoxJson,
  LineCheckJson,
} from '../../contract/gatewayBox.js';

/** A box as the client sees it. */
export function presentBox(box: KeptBox): GatewayBoxJson {
  const { mac, restaurantId, model, country, ports, ownSettings, trustInferred } = box;
  const { firmware, encryption } = box;
  return {
    ...{ mac, restaurantId, model, country, ports, ownSettings, trustInferred },
    ...{ firmware, encryption },
    createdAt: box.createdAt.toISOString(),
    servedAt: box.servedAt?.toISOString() ?? null,
    toBeTried: toBeTried(box),
  };
}

/** A box with its last fetches, and what looks wrong, as the client sees it. */
export function presentBoxFile(
  box: KeptBox,
  fetches: readonly BoxFetch[],
  concerns: readonly string[],
): GatewayBoxFileJson {
  return { ...presentBox(box), fetches: fetches.map(presentFetch), concerns };
}

/** A fetch as the client sees it. */
export function presentFetch({ mac, at, address, userAgent, outcome }: BoxFetch): BoxFetchJson {
  return { ...{ mac, at: at.toISOString(), address, userAgent, outcome } };
}

/** Where a box differs, as the client sees it. */
export function presentDifferences(found: readonly ExplainedDifference[]): BoxDifferencesJson {
  return {
    differences: found.map(({ p, meaning, pushed, found: value }) => ({
      ...{ setting: `P${p}`, meaning, pushed, found: value },
    })),
  };
}

/** How a box is registered, as the client sees it. */
export function presentRegistration(
  { state, since, contacts }: BoxRegistration,
  sightings: readonly BoxSighting[],
): BoxRegistrationJson {
  return {
    state,
    since: since?.toISOString() ?? null,
    contacts: contacts.map(({ address, userAgent, reachable, rttMs, expiresAt }) => ({
      ...{ address, userAgent, reachable, rttMs, expiresAt: expiresAt.toISOString() },
    })),
    changes: sightings.map((one) => ({
      ...{ at: one.at.toISOString(), state: one.state, address: one.address },
    })),
  };
}

/** A check as the client sees it. */
export function presentCheck(check: LineCheck, now: Date): LineCheckJson {
  const { id, mac, line, steps } = check;
  return {
    ...{ id, mac, line, steps, state: stateOfCheck(check, now) },
    armedAt: check.armedAt.toISOString(),
    expiresAt: check.expiresAt.toISOString(),
    startedAt: check.startedAt?.toISOString() ?? null,
    finishedAt: check.finishedAt?.toISOString() ?? null,
  };
}

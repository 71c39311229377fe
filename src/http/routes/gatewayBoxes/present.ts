import { toBeTried } from '../../../telephony/provisioning/planFaults.js';
import type { ExplainedDifference } from '../../../telephony/provisioning/boxCare.js';
import type { BoxFetch, KeptBox } from '../../../telephony/provisioning/ports.js';
import type {
  BoxDifferencesJson,
  BoxFetchJson,
  GatewayBoxFileJson,
  GatewayBoxJson,
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

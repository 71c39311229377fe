import { toBeTried } from '../../../telephony/provisioning/gatewayBox.js';
import type { ExplainedDifference } from '../../../telephony/provisioning/boxCare.js';
import type { BoxFetch, KeptBox } from '../../../telephony/provisioning/ports.js';
import type {
  BoxDifferencesJson,
  GatewayBoxFileJson,
  GatewayBoxJson,
} from '../../contract/gatewayBox.js';

/** A box as the client sees it. */
export function presentBox(box: KeptBox): GatewayBoxJson {
  const { mac, restaurantId, model, country, ports, ownSettings, trustInferred } = box;
  return {
    ...{ mac, restaurantId, model, country, ports, ownSettings, trustInferred },
    createdAt: box.createdAt.toISOString(),
    servedAt: box.servedAt?.toISOString() ?? null,
    toBeTried: toBeTried(box),
  };
}

/** A box with its last fetches as the client sees it. */
export function presentBoxFile(box: KeptBox, fetches: readonly BoxFetch[]): GatewayBoxFileJson {
  return {
    ...presentBox(box),
    fetches: fetches.map(({ at, address, userAgent, outcome }) => ({
      ...{ at: at.toISOString(), address, userAgent, outcome },
    })),
  };
}

/** Where a box differs, as the client sees it. */
export function presentDifferences(found: readonly ExplainedDifference[]): BoxDifferencesJson {
  return {
    differences: found.map(({ p, meaning, pushed, found: value }) => ({
      ...{ setting: `P${p}`, meaning, pushed, found: value },
    })),
  };
}

import type { KeptTrunk } from '../../../telephony/trunks/ports.js';
import type { TrunkStatus } from '../../../telephony/trunks/trunkDesk.js';
import type { TrunkJson } from '../../contract/trunk.js';

/** A trunk as the client sees it. */
export function presentTrunk(
  { createdAt, updatedAt, ...trunk }: KeptTrunk,
  status: TrunkStatus | undefined,
): TrunkJson {
  return {
    ...trunk,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    status: status ? presentStatus(status) : null,
  };
}

function presentStatus({ since, lastFault, ...condition }: TrunkStatus): TrunkJson['status'] {
  return {
    ...condition,
    since: since.toISOString(),
    lastFault: lastFault && { at: lastFault.at.toISOString(), message: lastFault.message },
  };
}

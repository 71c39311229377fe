import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import type { TrunkStatus } from '../../telephony/trunks/trunkDesk.js';
import { watchTrunks } from './trunkMetrics.js';

function statusOf(state: TrunkStatus['state']): TrunkStatus {
  return {
    ...{ state, registration: 'none', reachable: null, roundTripMs: null, fault: null },
    ...{ since: new Date(0), lastFault: null },
  };
}

describe('The metrics of the trunks', () => {
  it('tell which are up, and leave out those that are unknown or gone', async () => {
    const registry = new Registry();
    const statuses = new Map([
      ['ovh', statusOf('up')],
      ['twilio', statusOf('down')],
      ['new', statusOf('unknown')],
    ]);
    watchTrunks(registry, { statuses: () => statuses });
    const told = async (): Promise<string[]> =>
      (await registry.metrics()).split('\n').filter((line) => line.startsWith('tableline_'));
    expect(await told()).toEqual([
      'tableline_trunk_up{trunk="ovh"} 1',
      'tableline_trunk_up{trunk="twilio"} 0',
    ]);
    statuses.delete('twilio');
    expect(await told()).toEqual(['tableline_trunk_up{trunk="ovh"} 1']);
  });
});

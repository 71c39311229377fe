import { Gauge, type Registry } from 'prom-client';
import type { TrunkDesk } from '../../telephony/trunks/trunkDesk.js';

/** Tells of each trunk in use whether calls come and go by it; of one that nothing is known of, nothing. */
export function watchTrunks(registry: Registry, desk: Pick<TrunkDesk, 'statuses'>): void {
  new Gauge({
    name: 'tableline_trunk_up',
    help: 'Whether a trunk is up (1) or down (0).',
    labelNames: ['trunk'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [trunk, { state }] of desk.statuses()) {
        if (state !== 'unknown') this.set({ trunk }, state === 'up' ? 1 : 0);
      }
    },
  });
}

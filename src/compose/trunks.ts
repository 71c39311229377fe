import { systemClock as clock } from '../kernel/clock.js';
import { sharedFolder } from '../telephony/trunks/sharedFolder.js';
import { TrunkDesk } from '../telephony/trunks/trunkDesk.js';
import type { House } from './house.js';

/** Puts together what looks after the trunks, and begins to, in a process that answers the line or the API. */
export function openTrunks({
  config,
  logger,
  opened,
  store,
  probes,
}: Pick<House, 'config' | 'logger' | 'opened' | 'store' | 'probes'>): TrunkDesk {
  const { asteriskRunDirectory: runDirectory, ari, roles } = config;
  const pbx = runDirectory === undefined ? undefined : sharedFolder({ runDirectory, ari });
  const desk = new TrunkDesk({ book: store.trunks, pbx, clock, log: logger });
  if (!roles.includes('calls') && !roles.includes('http')) return desk;
  opened.push(() => desk.close());
  desk.start();
  probes.push({
    name: 'trunks',
    check: () => {
      const all = [...desk.statuses().values()];
      const up = all.filter(({ state }) => state === 'up').length;
      const state = all.some(({ fault }) => fault !== null) ? 'degraded' : 'ok';
      return Promise.resolve({ state, detail: `${up} of ${all.length} up` });
    },
  });
  return desk;
}

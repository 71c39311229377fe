import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../kernel/clock.js';
import { within } from '../../kernel/deadline.js';
import type { Room } from '../disk.js';

/** A network's file system that hangs must not keep back what else there is to tell. */
const PATIENCE_MS = 2000;

/** The disk, how much of it is to stay free, and the clock by which it is waited for. */
export interface Disk {
  readonly read: () => Promise<readonly Room[]>;
  readonly floorBytes: number;
  readonly clock: Clock;
}

/** Tells how much room there is for what is kept, and below what it is too little. */
export function watchDisk(registry: Registry, { read, floorBytes, clock }: Disk): void {
  const registers = [registry];
  new Gauge({
    name: 'tableline_disk_free_bytes',
    help: 'Free room of each file system that data is kept on, by what is kept there.',
    labelNames: ['kept'],
    registers,
    async collect() {
      const none: readonly Room[] = [];
      const rooms = await within(clock, PATIENCE_MS, read(), none).catch(() => none);
      this.reset();
      for (const { kept, freeBytes } of rooms) this.set({ kept }, freeBytes);
    },
  });
  new Gauge({
    name: 'tableline_disk_floor_bytes',
    help: 'The room that is to stay free (DISK_FLOOR_MIB).',
    registers,
  }).set(floorBytes);
}

import { collectDefaultMetrics, Registry } from 'prom-client';
import type { ProcessRole } from '../config/settings.js';
import type { TrunkDesk } from '../telephony/trunks/trunkDesk.js';
import { CallMetrics } from './metrics/callMetrics.js';
import { watchDisk, type Disk } from './metrics/diskMetrics.js';
import { JobMetrics } from './metrics/jobMetrics.js';
import { joinFamilies } from './metrics/joinFamilies.js';
import { watchQueue, type Queue } from './metrics/queueMetrics.js';
import { watchTrunks } from './metrics/trunkMetrics.js';

/** The metrics of another process, as text; undefined while it cannot tell. */
export type ReadOthers = () => Promise<string | undefined>;

/**
 * What Prometheus is told of this process (text format 0.0.4). Durations are in seconds, and no label names a call,
 * a caller or a restaurant: what concerns one call is in the call log.
 */
export class Metrics {
  /** The attempts of jobs that this process makes. */
  readonly jobs: JobMetrics;
  readonly #registry = new Registry();
  #askQueue: (() => Promise<void>) | undefined;
  #readOthers: ReadOthers | undefined;

  /** `roles` tell the machinery of this process (memory, CPU, event loop) from that of others. */
  constructor(roles: readonly ProcessRole[]) {
    collectDefaultMetrics({ register: this.#registry, labels: { process: roles.join('+') } });
    this.jobs = new JobMetrics(this.#registry);
  }

  /** Begins to measure calls, in a process that takes them. To be asked once. */
  openCalls(): CallMetrics {
    return new CallMetrics(this.#registry);
  }

  /** Looks at the queue whenever it is read. */
  watchQueue(queue: Queue): void {
    this.#askQueue = watchQueue(this.#registry, queue);
  }

  /** Tells which trunks are up. To be asked once. */
  watchTrunks(desk: Pick<TrunkDesk, 'statuses'>): void {
    watchTrunks(this.#registry, desk);
  }

  /** Tells how much room is left. To be asked once. */
  watchDisk(disk: Disk): void {
    watchDisk(this.#registry, disk);
  }

  /** Shows the metrics of a process that has no port of its own beside these. */
  include(readOthers: ReadOthers): void {
    this.#readOthers = readOthers;
  }

  /** What is known now, as Prometheus reads it, and its media type. */
  async read(): Promise<{ readonly type: string; readonly text: string }> {
    const [others] = await Promise.all([this.#readOthers?.(), this.#askQueue?.()]);
    const own = await this.#registry.metrics();
    const text = others === undefined ? own : joinFamilies(own, others);
    return { type: this.#registry.contentType, text };
  }
}

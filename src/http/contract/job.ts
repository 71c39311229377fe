/** A job of the queue: work that follows an order, a message to send for example. Instants are ISO 8601 in UTC. */
export interface JobJson {
  readonly id: string;
  readonly task: string;
  readonly payload: unknown;
  /** `dead` was given up after its last attempt and can be retried. */
  readonly state: 'waiting' | 'running' | 'retrying' | 'dead';
  readonly attempts: number;
  /** Not begun before this instant. */
  readonly runAt: string;
  readonly createdAt: string;
  readonly lastError: string | null;
}

/** Jobs in one state, the longest waiting first. */
export interface JobListJson {
  readonly items: readonly JobJson[];
  /** All jobs there are by how they do. */
  readonly counts: { readonly waiting: number; readonly running: number; readonly dead: number };
}

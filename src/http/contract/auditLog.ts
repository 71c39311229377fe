/** Something that was done through the API, or by a job. Instants are ISO 8601 in UTC. */
export interface AuditEntryJson {
  readonly id: string;
  readonly at: string;
  /** `token:<id>`, or the job. */
  readonly actor: string;
  readonly restaurantId: string | null;
  readonly action: string;
  readonly subject: Readonly<Record<string, unknown>>;
  /** Of the answer; null when it was begun and not heard of again. */
  readonly status: number | null;
  readonly requestId: string | null;
}

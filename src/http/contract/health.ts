/** How a part of the gateway does: `degraded` still serves, `down` does not. */
export type PartState = 'ok' | 'degraded' | 'down';

/** The gateway and its parts; `status` is the worst of them. */
export interface HealthJson {
  readonly status: PartState;
  readonly parts: readonly {
    readonly name: string;
    readonly state: PartState;
    readonly detail: string | null;
  }[];
}

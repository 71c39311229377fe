/** Who takes a restaurant's calls, and when. */
export interface LineModesJson {
  readonly restaurantId: string;
  readonly mode: string;
  readonly staffRingMs: number;
  readonly periods: readonly {
    readonly weekdays: readonly number[];
    readonly from: string;
    readonly to: string;
    readonly mode: string;
  }[];
  readonly override: { readonly mode: string; readonly until: string | null } | null;
  /** The mode that holds at this moment. */
  readonly modeNow: string;
}

/** Which callers a restaurant's line refuses. */
export interface CallScreeningJson {
  readonly restaurantId: string;
  readonly mostCalls: number;
  readonly withinMinutes: number;
  readonly mostSilentCalls: number;
  readonly anonymous: string;
  readonly numbers: readonly string[];
  readonly blockedCustomers: string;
}

/** A connection with an operator of telephone lines. Its secret is written, and never read. */
export interface TrunkJson {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly enabled: boolean;
  readonly host: string;
  readonly port: number | null;
  readonly transport: string;
  readonly outboundProxy: string | null;
  readonly user: string | null;
  readonly hasSecret: boolean;
  readonly numbers: readonly string[];
  readonly callerId: string | null;
  readonly country: string;
  readonly codecs: readonly string[];
  readonly srtp: boolean;
  readonly expiryS: number;
  readonly networks: readonly string[];
  readonly answersOptions: boolean;
  readonly outbound: {
    readonly countries: readonly string[];
    readonly dialFormat: string;
    readonly calls: number;
    readonly dailyMinutes: number;
  };
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Null while it is not in use, and in the first seconds. */
  readonly status: {
    readonly state: string;
    readonly since: string;
    readonly registration: string;
    readonly reachable: boolean | null;
    readonly roundTripMs: number | null;
    readonly fault: string | null;
    readonly lastFault: { readonly at: string; readonly message: string } | null;
  } | null;
}

/** A box that connects a restaurant's analogue lines. */
export interface GatewayBoxJson {
  /** 12 lower-case hexadecimal digits. */
  readonly mac: string;
  readonly restaurantId: string;
  readonly model: string;
  readonly country: string;
  readonly ports: readonly { readonly port: number; readonly line: string }[];
  readonly ownSettings: Readonly<Record<string, string>>;
  readonly trustInferred: boolean;
  /** The firmware it shall run; null: what it runs. */
  readonly firmware: { readonly version: string; readonly path: string } | null;
  /** `none`, or the digest that makes the key of its file: `md5` or `sha256`. */
  readonly encryption: string;
  readonly createdAt: string;
  /** When it last got its configuration; null as long as it never has. */
  readonly servedAt: string | null;
  /** What about its country is a start and no knowledge, to be tried on the line. */
  readonly toBeTried: readonly string[];
}

/** A wish for the configuration of a box. */
export interface BoxFetchJson {
  /** As it was asked for: it may be no box of ours. */
  readonly mac: string;
  readonly at: string;
  readonly address: string;
  readonly userAgent: string;
  /** `served`, `unknown_box`, `wrong_credentials` or `not_ready`. */
  readonly outcome: string;
}

/** The last wishes for configurations, the newest first. */
export interface BoxFetchesJson {
  readonly items: readonly BoxFetchJson[];
}

/** A box with its last fetches, the newest first. */
export interface GatewayBoxFileJson extends GatewayBoxJson {
  readonly fetches: readonly BoxFetchJson[];
  /** What looks wrong with it, such as two boxes under one address: sentences, the gravest first. */
  readonly concerns: readonly string[];
}

/** What is typed into the web page of a box, once. The password is not shown again. */
export interface FetchAccessJson {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** A box that was added, and how it fetches its configuration. */
export interface NewGatewayBoxJson extends GatewayBoxJson {
  readonly fetch: FetchAccessJson;
}

/** Where a box is not as it was pushed. */
export interface BoxDifferencesJson {
  readonly differences: readonly {
    /** Such as `P863`. */
    readonly setting: string;
    readonly meaning: string;
    readonly pushed: string;
    /** Null: its firmware does not know this number. */
    readonly found: string | null;
  }[];
}

/** How a box is registered at the PBX. */
export interface BoxRegistrationJson {
  /** `registered`; `unreachable`: registered, and answers no more; `gone`. */
  readonly state: string;
  /** Since when it is so, as far as it was watched. */
  readonly since: string | null;
  readonly contacts: readonly {
    readonly address: string;
    readonly userAgent: string;
    readonly reachable: boolean;
    readonly rttMs: number | null;
    readonly expiresAt: string;
  }[];
  /** The last changes, the newest first. */
  readonly changes: readonly {
    readonly at: string;
    readonly state: string;
    readonly address: string | null;
  }[];
}

/** What a box was told, and at how many places. */
export interface BoxToldJson {
  readonly event: string;
  readonly places: number;
}

/** A check of a line by a call of the technician. */
export interface LineCheckJson {
  readonly id: string;
  readonly mac: string;
  readonly line: string;
  /** `waiting` for the call, `running`, `finished`, or `nobody_called`. */
  readonly state: string;
  readonly armedAt: string;
  readonly expiresAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** What was found so far. */
  readonly steps: readonly {
    readonly step: string;
    /** `passed`, `doubtful`, `failed` or `not_tested`. */
    readonly verdict: string;
    readonly found: string;
    /** What to try, in this order. */
    readonly advice: readonly string[];
  }[];
}

/** The last checks of a box, the newest first. */
export interface LineChecksJson {
  readonly items: readonly LineCheckJson[];
}

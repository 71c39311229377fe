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
  readonly createdAt: string;
  /** When it last got its configuration; null as long as it never has. */
  readonly servedAt: string | null;
  /** What about its country is a start and no knowledge, to be tried on the line. */
  readonly toBeTried: readonly string[];
}

/** A box with its last fetches, the newest first. */
export interface GatewayBoxFileJson extends GatewayBoxJson {
  readonly fetches: readonly {
    readonly at: string;
    readonly address: string;
    readonly userAgent: string;
    readonly outcome: string;
  }[];
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

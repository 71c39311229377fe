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

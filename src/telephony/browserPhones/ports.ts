/** A browser in which somebody of the staff is signed in as a telephone. */
export interface BrowserPhone {
  /** Its SIP user name, and the name of its endpoint: `PJSIP/<id>`. */
  readonly id: string;
  readonly restaurantId: string;
  /** The API token that signed in. */
  readonly tokenId: string;
  readonly expiresAt: Date;
}

/** The browser phones that are signed in. */
export interface BrowserPhoneBook {
  add(phone: BrowserPhone, at: Date): Promise<void>;
  /** One that is signed in at that time. */
  byId(id: string, at: Date): Promise<BrowserPhone | undefined>;
  /** Those of a restaurant that are signed in at that time. */
  signedIn(restaurantId: string, at: Date): Promise<readonly BrowserPhone[]>;
  remove(id: string): Promise<void>;
  /** Forgets those that have expired and answers with their ids. */
  takeExpired(at: Date): Promise<readonly string[]>;
}

/** The PBX's accounts that are made while it runs. Both reject with a `ProviderError`. */
export interface SipAccounts {
  /** Makes an account, or gives one that is there this password. */
  put(account: { readonly user: string; readonly password: string }): Promise<void>;
  /** Takes an account away. Does nothing for one that is not there. */
  remove(user: string): Promise<void>;
}

/** What a browser needs to be a telephone. Instants are ISO 8601 in UTC. */
export interface BrowserPhoneJson {
  readonly id: string;
  /** Of SIP (digest authentication). */
  readonly user: string;
  readonly password: string;
  /** Until when the password is good. */
  readonly expiresAt: string;
  /** The path, on this server, of the WebSocket that SIP is spoken over (RFC 7118). */
  readonly socket: string;
  readonly restaurant: { readonly id: string; readonly name: string };
}

/** What `new RTCPeerConnection` takes as `iceServers`. */
export interface IceServersJson {
  readonly iceServers: readonly {
    readonly urls: readonly string[];
    readonly username?: string;
    readonly credential?: string;
  }[];
  /** Until when the credentials are good; null where there are none. */
  readonly expiresAt: string | null;
}

/** A call as the staff see it beside their telephone. */
export interface PhoneCallJson {
  readonly id: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly startedAt: string;
  /** Null while it goes on. */
  readonly outcome: string | null;
  /** What was said last, of calls that go on. */
  readonly lastWords: { readonly speaker: 'caller' | 'assistant'; readonly text: string } | null;
}

import { createHmac } from 'node:crypto';

/** TURN servers that share a secret with us. */
export interface TurnServers {
  /** `turn:turn.example.com:3478`, `turns:turn.example.com:5349?transport=tcp` (RFC 7065). */
  readonly urls: readonly string[];
  readonly secret: string;
}

/** Credentials for a while. */
export interface TurnCredentials {
  readonly username: string;
  readonly credential: string;
  readonly expiresAt: Date;
}

/**
 * Credentials that coturn takes with `use-auth-secret`: the user name is the end of their time (Unix seconds)
 * and who has them, the password its HMAC-SHA1 with the shared secret
 * (https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00).
 */
export function turnCredentials(secret: string, holder: string, expiresAt: Date): TurnCredentials {
  const seconds = Math.floor(expiresAt.getTime() / 1000);
  const username = `${String(seconds)}:${holder}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { username, credential, expiresAt: new Date(seconds * 1000) };
}

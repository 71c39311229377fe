import { createHash } from 'node:crypto';

/** What a registrar or proxy asks for in WWW-Authenticate or Proxy-Authenticate. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque?: string;
  /** Whether the quality of protection `auth` is offered; without it the older form is used. */
  readonly qopAuth: boolean;
}

/** Who answers a challenge, and for which request. */
export interface DigestAnswer {
  readonly username: string;
  readonly password: string;
  readonly method: string;
  readonly uri: string;
  /** The client's own nonce, fresh for each answer. */
  readonly cnonce: string;
}

/**
 * Reads a challenge. Answers undefined for another scheme or another algorithm than MD5, so that the
 * caller can try the next header (RFC 8760, section 2.3 lets a server send several).
 */
export function parseChallenge(value: string): DigestChallenge | undefined {
  if (!/^digest\s/i.test(value)) return undefined;
  const found = new Map<string, string>();
  for (const match of value
    .slice(7)
    .matchAll(/([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gi)) {
    found.set(match[1]?.toLowerCase() ?? '', match[2] ?? match[3] ?? '');
  }
  const realm = found.get('realm');
  const nonce = found.get('nonce');
  const md5 = (found.get('algorithm') ?? 'MD5').toUpperCase() === 'MD5';
  if (realm === undefined || nonce === undefined || !md5) return undefined;
  const opaque = found.get('opaque');
  return {
    realm,
    nonce,
    ...(opaque === undefined ? {} : { opaque }),
    qopAuth: (found.get('qop') ?? '').split(/\s*,\s*/).includes('auth'),
  };
}

/** The value of (Proxy-)Authorization (RFC 7616, section 3.4; RFC 3261, section 22.4). */
export function answerChallenge(challenge: DigestChallenge, answer: DigestAnswer): string {
  const identity = md5(`${answer.username}:${challenge.realm}:${answer.password}`);
  const request = md5(`${answer.method}:${answer.uri}`);
  const count = '00000001';
  const response = challenge.qopAuth
    ? md5([identity, challenge.nonce, count, answer.cnonce, 'auth', request].join(':'))
    : md5([identity, challenge.nonce, request].join(':'));
  return [
    `Digest username="${answer.username}"`,
    `realm="${challenge.realm}"`,
    `nonce="${challenge.nonce}"`,
    `uri="${answer.uri}"`,
    `response="${response}"`,
    'algorithm=MD5',
    ...(challenge.opaque === undefined ? [] : [`opaque="${challenge.opaque}"`]),
    ...(challenge.qopAuth ? ['qop=auth', `nc=${count}`, `cnonce="${answer.cnonce}"`] : []),
  ].join(', ');
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

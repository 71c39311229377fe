/** A header field as it stood on the wire: name and value, the order kept. */
export type SipHeader = readonly [name: string, value: string];

/** A request: a method on a request-URI (RFC 3261, section 7.1). */
export interface SipRequest {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly SipHeader[];
  readonly body: string;
}

/** A response: a status from 100 to 699 (RFC 3261, section 7.2). */
export interface SipResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly SipHeader[];
  readonly body: string;
}

/** Anything that travels in a SIP datagram. */
export type SipMessage = SipRequest | SipResponse;

/** An address with its display name and header parameters: `"Ada" <sip:ada@host>;tag=1`. */
export interface NameAddress {
  readonly displayName: string;
  readonly uri: string;
  readonly params: Readonly<Record<string, string>>;
}

const VERSION = 'SIP/2.0';

/** The one-letter names of RFC 3261, section 7.3.3. */
const COMPACT: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  m: 'contact',
  i: 'call-id',
  l: 'content-length',
  c: 'content-type',
};

/** Reads one datagram. Answers undefined for what is not SIP 2.0, such as a keep-alive. */
export function parseSip(datagram: string): SipMessage | undefined {
  const split = datagram.indexOf('\r\n\r\n');
  if (split < 0) return undefined;
  // A line that starts with white space continues the one before it (RFC 3261, section 7.3.1).
  const lines = datagram
    .slice(0, split)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const startLine = lines.shift() ?? '';
  const headers = lines.flatMap((line): SipHeader[] => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
  });
  const rest = { headers, body: datagram.slice(split + 4) };

  const response = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(startLine);
  if (response) {
    return { kind: 'response', status: Number(response[1]), reason: response[2] ?? '', ...rest };
  }
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(startLine);
  if (!request) return undefined;
  return { kind: 'request', method: request[1] ?? '', uri: request[2] ?? '', ...rest };
}

/** Writes one datagram; the length of the body is added, so the headers must not name it. */
export function serialiseSip(message: SipMessage): string {
  const startLine =
    message.kind === 'request'
      ? `${message.method} ${message.uri} ${VERSION}`
      : `${VERSION} ${message.status} ${message.reason}`;
  const headers = message.headers.map(([name, value]) => `${name}: ${value}`);
  const length = `Content-Length: ${Buffer.byteLength(message.body)}`;
  return [startLine, ...headers, length, '', message.body].join('\r\n');
}

/** Every value of a header, in order; the name may be asked for in any case. */
export function headerValues(message: SipMessage, name: string): string[] {
  const wanted = name.toLowerCase();
  return message.headers
    .filter(([given]) => (COMPACT[given.toLowerCase()] ?? given.toLowerCase()) === wanted)
    .map(([, value]) => value);
}

/** The first value of a header, empty when there is none. */
export function headerValue(message: SipMessage, name: string): string {
  return headerValues(message, name)[0] ?? '';
}

/** The number and method of a message's CSeq. */
export function cseqOf(message: SipMessage): { number: number; method: string } {
  const [number, method] = headerValue(message, 'CSeq').split(/\s+/);
  return { number: Number(number), method: method ?? '' };
}

/** The branch of the topmost Via, which names the transaction (RFC 3261, section 8.1.1.7). */
export function branchOf(message: SipMessage): string {
  return /;\s*branch=([^;,\s]+)/i.exec(headerValue(message, 'Via'))?.[1] ?? '';
}

/** Reads the value of From, To, Contact, P-Asserted-Identity or Diversion. */
export function parseNameAddress(value: string): NameAddress {
  const bracketed = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*))\s*<([^>]*)>(.*)$/.exec(value);
  if (bracketed) {
    const [, quoted, token, uri, params] = bracketed;
    const displayName = quoted?.replace(/\\(.)/g, '$1') ?? token?.trim() ?? '';
    return { displayName, uri: uri ?? '', params: parseParams(params ?? '') };
  }
  // Without brackets the parameters belong to the header, not to the URI (RFC 3261, section 20.10).
  const [uri, ...params] = value.split(';');
  return { displayName: '', uri: uri?.trim() ?? '', params: parseParams(params.join(';')) };
}

/** Writes an address; parameters are left to the caller. */
export function formatNameAddress(displayName: string, uri: string): string {
  return displayName === '' ? `<${uri}>` : `"${displayName.replace(/["\\]/g, '\\$&')}" <${uri}>`;
}

/** The user part of a SIP URI, percent-escapes undone: the number or name that was dialled. */
export function userOf(uri: string): string {
  const user = /^sips?:([^@]+)@/i.exec(uri)?.[1] ?? '';
  return decodeURIComponent(user.split(':')[0] ?? '');
}

function parseParams(text: string): Record<string, string> {
  const pairs = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): [string, string] => {
      const [name, ...value] = part.split('=');
      return [name?.toLowerCase() ?? '', value.join('=')];
    });
  return Object.fromEntries(pairs);
}

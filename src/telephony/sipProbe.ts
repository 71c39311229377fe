import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';

/** Who answers where SIP should be spoken. */
export interface SipAnswer {
  /** `closed`: the machine says that nobody listens. `silent`: nothing comes back. */
  readonly state: 'answered' | 'silent' | 'closed';
  /** What the answering program calls itself (Server, RFC 3261 section 20.35); empty when it does not say. */
  readonly server: string;
}

const TRIES = 3;
const WAIT_MS = 500;

/** Asks with an OPTIONS over UDP; any answer is one, a refusal too. */
export async function probeSip(place: { host: string; port: number }): Promise<SipAnswer> {
  const socket = createSocket('udp4');
  try {
    socket.connect(place.port, place.host);
    await once(socket, 'connect');
    const { address, port } = socket.address();
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = once(socket, 'message', { signal: AbortSignal.timeout(WAIT_MS) });
      socket.send(optionsRequest(place, `${address}:${port}`));
      const found = await answer.then(([bytes]) => String(bytes), codeOf);
      if (found === 'ECONNREFUSED') return { state: 'closed', server: '' };
      if (found !== 'ABORT_ERR') return { state: 'answered', server: serverIn(found) };
    }
    return { state: 'silent', server: '' };
  } catch (error) {
    return { state: codeOf(error) === 'ECONNREFUSED' ? 'closed' : 'silent', server: '' };
  } finally {
    socket.close();
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

function serverIn(answer: string): string {
  return /^(?:Server|User-Agent):\s*(.*?)\s*$/im.exec(answer)?.[1] ?? '';
}

function optionsRequest({ host, port }: { host: string; port: number }, local: string): string {
  const id = randomBytes(8).toString('hex');
  return [
    `OPTIONS sip:${host}:${port} SIP/2.0`,
    `Via: SIP/2.0/UDP ${local};branch=z9hG4bK${id};rport`,
    `From: <sip:doctor@${local}>;tag=${id}`,
    `To: <sip:${host}:${port}>`,
    `Call-ID: ${id}`,
    'CSeq: 1 OPTIONS',
    `Contact: <sip:doctor@${local}>`,
    'Max-Forwards: 70',
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n');
}

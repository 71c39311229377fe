import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { messageOf, ProviderError } from '../../kernel/errors.js';
import { stunLength } from './stunMessage.js';

/** How STUN messages go to a server and come back. */
export interface StunWire {
  /** Whether what is sent may be lost on the way. */
  readonly lossy: boolean;
  send(bytes: Buffer): void;
  /** Who hears each message; one at a time. */
  onMessage: (bytes: Buffer) => void;
  close(): void;
}

/** A server of STUN or TURN, as a URL names it (RFC 7064, RFC 7065). */
export interface IceServer {
  readonly kind: 'stun' | 'turn';
  readonly host: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp' | 'tls';
}

const CONNECT_TIMEOUT_MS = 5000;

/** Reads `stun:host`, `turn:host:port?transport=tcp`, `turns:host`; undefined for anything else. */
export function parseIceUrl(url: string): IceServer | undefined {
  const parts = /^(stun|turns?):([\w.-]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/.exec(url);
  if (!parts) return undefined;
  const [, scheme = '', host = '', port, named = 'udp'] = parts;
  const secure = scheme === 'turns';
  return {
    kind: scheme === 'stun' ? 'stun' : 'turn',
    host,
    port: Number(port ?? (secure ? 5349 : 3478)),
    transport: secure ? 'tls' : named === 'tcp' ? 'tcp' : 'udp',
  };
}

/**
 * Opens a way to a server. `localAddress` is where we send from; left out, the machine chooses. Rejects with a
 * `ProviderError` when the server is not there, which UDP does not tell.
 */
export async function openStunWire(
  server: Pick<IceServer, 'host' | 'port' | 'transport'>,
  localAddress?: string,
): Promise<StunWire> {
  try {
    return server.transport === 'udp'
      ? await overUdp(server, localAddress)
      : await overStream(server, localAddress);
  } catch (error) {
    const place = `${server.host}:${server.port}`;
    throw new ProviderError('turn', `${place} is out of reach: ${messageOf(error)}`);
  }
}

async function overUdp(
  { host, port }: Pick<IceServer, 'host' | 'port'>,
  localAddress: string | undefined,
): Promise<StunWire> {
  const socket = createSocket('udp4');
  const ready = once(socket, 'connect');
  socket.bind({ port: 0, ...(localAddress !== undefined && { address: localAddress }) }, () =>
    socket.connect(port, host),
  );
  try {
    await ready;
  } catch (error) {
    socket.close();
    throw error;
  }
  // A port where nobody listens is told of by ICMP; whoever waits for an answer finds that none comes.
  socket.on('error', () => undefined);
  const wire: StunWire = {
    lossy: true,
    send: (bytes) => socket.send(bytes),
    onMessage: () => undefined,
    close: () => socket.close(),
  };
  socket.on('message', (bytes) => wire.onMessage(bytes));
  return wire;
}

async function overStream(
  { host, port, transport }: Pick<IceServer, 'host' | 'port' | 'transport'>,
  localAddress: string | undefined,
): Promise<StunWire> {
  const place = { host, port, ...(localAddress !== undefined && { localAddress }) };
  const socket: Socket =
    transport === 'tls' ? connectTls({ ...place, servername: host }) : connectTcp(place);
  try {
    const signal = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
    await once(socket, transport === 'tls' ? 'secureConnect' : 'connect', { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  socket.on('error', () => undefined);
  const wire: StunWire = {
    lossy: false,
    send: (bytes) => void socket.write(bytes),
    onMessage: () => undefined,
    close: () => void socket.destroy(),
  };
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let length = stunLength(rest); length !== undefined && length <= rest.length;) {
      wire.onMessage(rest.subarray(0, length));
      rest = rest.subarray(length);
      length = stunLength(rest);
    }
  });
  return wire;
}

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect as connectTcp, type AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import type { TestCertificate } from '../certificate.js';

/** Where SIP is reached. */
export interface SipAddress {
  readonly host: string;
  readonly port: number;
}

/** How SIP messages travel between us and one other place. */
export interface SipWire {
  /** As Via names it (RFC 3261, section 20.42). */
  readonly transport: 'UDP' | 'TLS';
  readonly local: SipAddress;
  /** Who hears each message whole; one at a time. */
  onMessage: (text: string) => void;
  send(text: string): void;
  close(): void;
}

/** By UDP, from a free port of `localHost`. */
export async function overUdp(localHost: string, server: SipAddress): Promise<SipWire> {
  const socket = createSocket('udp4');
  socket.bind(0, localHost);
  await once(socket, 'listening');
  const { address, port } = socket.address();
  const wire: SipWire = {
    ...{ transport: 'UDP', local: { host: address, port }, onMessage: () => undefined },
    send: (text) => socket.send(text, server.port, server.host),
    close: () => socket.close(),
  };
  socket.on('message', (datagram) => wire.onMessage(datagram.toString('utf8')));
  // A server that is down answers with ICMP; the transaction's own time-out tells of it.
  socket.on('error', () => undefined);
  return wire;
}

/** By TLS, to a server whose certificate must be for `name` and trusted because of `ca` (PEM), else it rejects. */
export async function overTls(
  localHost: string,
  server: SipAddress,
  { name, ca }: { readonly name: string; readonly ca: string },
): Promise<SipWire> {
  const tcp = connectTcp({ ...server, localAddress: localHost });
  const socket = connect({ socket: tcp, servername: name, ca });
  await once(socket, 'secureConnect');
  const wire: SipWire = {
    ...{ transport: 'TLS', local: { host: localHost, port: tcp.localPort ?? 0 } },
    onMessage: () => undefined,
    send: (text) => void socket.write(text),
    close: () => void socket.destroy(),
  };
  hear(socket, wire);
  return wire;
}

/** By TLS, with whoever connects to a free port of `localHost`; what is sent goes to the one who came last. */
export async function awaitTls(localHost: string, own: TestCertificate): Promise<SipWire> {
  const sockets = new Set<TLSSocket>();
  const server = createServer(own);
  server.listen(0, localHost);
  await once(server, 'listening');
  const { address, port } = server.address() as AddressInfo;
  const wire: SipWire = {
    ...{ transport: 'TLS', local: { host: address, port }, onMessage: () => undefined },
    send: (text) => void [...sockets].at(-1)?.write(text),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  // Who does not trust our certificate goes away in the middle of the handshake.
  server.on('tlsClientError', () => undefined);
  server.on('secureConnection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    hear(socket, wire);
  });
  return wire;
}

/** In a stream a message is as long as its Content-Length says (RFC 3261, section 18.3). */
function hear(socket: TLSSocket, wire: SipWire): void {
  let rest = '';
  // Bodies are ASCII, so that a character is a byte.
  socket.setEncoding('latin1');
  socket.on('error', () => undefined);
  socket.on('data', (chunk: string) => {
    rest = (rest + chunk).replace(/^[\r\n]+/, '');
    for (let length = messageLength(rest); length <= rest.length; length = messageLength(rest)) {
      wire.onMessage(rest.slice(0, length));
      rest = rest.slice(length).replace(/^[\r\n]+/, '');
    }
  });
}

function messageLength(text: string): number {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return Infinity;
  const [, length = '0'] = /^(?:Content-Length|l)\s*:\s*(\d+)/im.exec(text.slice(0, end)) ?? [];
  return end + 4 + Number(length);
}

import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { ProviderError } from '../../kernel/errors.js';
import type { PbxSettings } from './settings.js';

/**
 * Makes sure that nobody else has the ports, for Asterisk starts without SIP when its port is taken and
 * only writes so in its log. Throws a `ProviderError` that names the port.
 */
export async function requireFreePorts(settings: PbxSettings): Promise<void> {
  const { sipBindAddress, sipPort, ariPort } = settings;
  if (!(await isUdpFree(sipBindAddress, sipPort)))
    throw taken('SIP', `udp ${sipBindAddress}`, sipPort);
  if (!(await isTcpFree('127.0.0.1', ariPort))) throw taken('ARI', 'tcp 127.0.0.1', ariPort);
}

function taken(what: string, address: string, port: number): ProviderError {
  const message = `the ${what} port (${address}:${port}) cannot be opened: another program has it`;
  return new ProviderError('asterisk', message, { retryable: false });
}

function isUdpFree(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ address, port, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

function isTcpFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

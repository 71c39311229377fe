import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock, type Timer } from '../kernel/clock.js';
import { renderTurnServer } from '../telephony/turn/render.js';
import { freeTcpPort } from './pbx.js';

/** Where `scripts/install/coturn` puts the programs. */
const PROGRAMS = fileURLToPath(new URL('../../.tools/bin/', import.meta.url));

const PATIENCE_MS = 60_000;
const POLL_MS = 50;

/** A real coturn with the product's configuration, in a folder of its own. */
export interface TestTurnServer {
  readonly host: string;
  readonly port: number;
  readonly secret: string;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}

/** An address of this machine that is not the loopback's, which no TURN server relays to. */
export function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const own = all.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!own) throw new Error('this machine has no address but the loopback');
  return own.address;
}

/** Starts one at this machine's address; `allowedPeers` may be relayed to although they are private. */
export async function startTestTurnServer(
  allowedPeers: readonly string[],
): Promise<TestTurnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'turn-'));
  const [host, port] = [ownAddress(), await freeTcpPort()];
  const secret = 'turn-secret-for-tests-turn-secret-for-tests';
  const configuration = await renderTurnServer(
    {
      ...{ secret, realm: 'turn.test', listeningAddress: host, port, allowedPeers },
      relayPorts: { first: 30_000, last: 30_999 },
    },
    folder,
  );
  const child = spawn(join(PROGRAMS, 'turnserver'), ['-c', configuration], {
    cwd: folder,
    stdio: 'ignore',
  });
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilItListens(host, port);
  } catch (error) {
    await close();
    throw error;
  }
  return { host, port, secret, close };
}

/** Asks what STUN asks first (a binding request, RFC 8489) until it is answered. */
async function untilItListens(host: string, port: number): Promise<void> {
  const socket = createSocket('udp4');
  const request = Buffer.from(`000100002112a442${randomBytes(12).toString('hex')}`, 'hex');
  const deadline = systemClock.monotonicMs() + PATIENCE_MS;
  try {
    await new Promise<void>((resolve, reject) => {
      const ask = (): void => {
        if (systemClock.monotonicMs() > deadline) reject(new Error('coturn does not answer'));
        else {
          socket.send(request, port, host);
          timer = systemClock.after(POLL_MS, ask);
        }
      };
      let timer: Timer | undefined;
      socket.once('message', () => {
        timer?.cancel();
        resolve();
      });
      socket.on('error', () => undefined);
      ask();
    });
  } finally {
    socket.close();
  }
}

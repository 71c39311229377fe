import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../kernel/clock.js';
import { AsteriskProcess } from '../telephony/pbx/asteriskProcess.js';
import type { PbxSettings } from '../telephony/pbx/settings.js';

/** Where `scripts/setup` puts Asterisk. */
const TOOLS = fileURLToPath(new URL('../../.tools/', import.meta.url));

/** A real Asterisk with the product's own configuration, on free ports and in a folder of its own. */
export interface TestPbx {
  readonly asterisk: AsteriskProcess;
  readonly program: string;
  readonly settings: PbxSettings;
  /** Stops it and removes its folder. Idempotent. */
  close(): Promise<void>;
}

/** Settings for an Asterisk beside others: free ports, a new run folder, known passwords. */
export async function newPbxSettings(): Promise<PbxSettings> {
  return {
    sipBindAddress: '127.0.0.1',
    sipPort: await freeUdpPort(),
    // Asterisk tries ports of its range until one is free, so many may share it.
    rtpPortRange: { first: 20_000, last: 29_999 },
    ariPort: await freeTcpPort(),
    ariUser: 'tableline',
    ariPassword: 'ari-password-for-tests',
    gatewayPassword: 'gateway-password-for-tests',
    staffPassword: 'staff-password-for-tests',
    staffPhones: ['bar', 'terrace'].map((name) => ({
      name,
      password: `${name}-password-for-tests`,
    })),
    staffRingMs: 25_000,
    toneZone: 'fr',
    promptLanguage: 'fr',
    runDirectory: await mkdtemp(join(tmpdir(), 'pbx-')),
    modulesDirectory: join(TOOLS, 'asterisk/modules'),
    dataDirectory: join(TOOLS, 'asterisk/data'),
  };
}

/** An Asterisk that is not started. */
export async function newTestPbx(changes: Partial<PbxSettings> = {}): Promise<TestPbx> {
  const settings = { ...(await newPbxSettings()), ...changes };
  const program = join(TOOLS, 'bin/asterisk');
  const asterisk = new AsteriskProcess({ program, settings, clock: systemClock });
  const close = async (): Promise<void> => {
    await asterisk.stop();
    await rm(settings.runDirectory, { recursive: true, force: true });
  };
  return { asterisk, program, settings, close };
}

/** An Asterisk that takes calls. */
export async function startTestPbx(changes: Partial<PbxSettings> = {}): Promise<TestPbx> {
  const pbx = await newTestPbx(changes);
  await pbx.asterisk.start();
  return pbx;
}

/**
 * Below the ports that the system gives to whoever asks for any: nobody's connection takes one of these between
 * our look at it and its use.
 */
const PORTS = { first: 10_000, last: 17_999 };

/** A TCP port of the loopback interface that is free now. */
export function freeTcpPort(): Promise<number> {
  return freePort(async (port) => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
  });
}

function freeUdpPort(): Promise<number> {
  return freePort(async (port) => {
    const socket = createSocket('udp4').bind(port, '127.0.0.1');
    try {
      await once(socket, 'listening');
    } finally {
      socket.close();
    }
    await once(socket, 'close');
  });
}

async function freePort(tryIt: (port: number) => Promise<void>): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.first, PORTS.last + 1);
    const isFree = await tryIt(port).then(
      () => true,
      () => false,
    );
    if (isFree) return port;
  }
}

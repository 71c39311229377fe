import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ownAddress, startTestTurnServer, type TestTurnServer } from '../../testing/turnServer.js';
import { turnCredentials, type TurnCredentials } from './credentials.js';

jest.setTimeout(60_000);

const CLIENT = fileURLToPath(new URL('../../../.tools/bin/turnutils_uclient', import.meta.url));

let server: TestTurnServer;
beforeAll(async () => {
  server = await startTestTurnServer([ownAddress()]);
});
afterAll(() => server.close());

let holders = 0;

/** Everybody is somebody else: an allocation that was not given back counts for a while. */
function credentials(inMinutes: number, secret = server.secret): TurnCredentials {
  holders += 1;
  return turnCredentials(secret, `staff${holders}`, new Date(Date.now() + inMinutes * 60_000));
}

/** coturn's own client relays a packet to itself, or to `peer`: what it says, and whether it got through. */
function relay(
  { username, credential }: TurnCredentials,
  peer?: string,
): Promise<{ through: boolean; said: string }> {
  const to = peer === undefined ? ['-y'] : ['-e', peer];
  const args = [
    '-p',
    String(server.port),
    '-u',
    username,
    '-w',
    credential,
    '-n',
    '1',
    '-c',
    ...to,
  ];
  return new Promise((resolve) => {
    execFile(CLIENT, [...args, server.host], { timeout: 20_000 }, (error, stdout, stderr) => {
      resolve({ through: error === null, said: `${stdout}${stderr}` });
    });
  });
}

describe('the TURN server', () => {
  it('relays for who has fresh credentials', async () => {
    const { through, said } = await relay(credentials(10));
    expect(said).toContain('Total lost packets 0');
    expect(through).toBe(true);
  });

  it.each([
    ['that have expired', () => credentials(-1)],
    ['made with another secret', () => credentials(10, 'a guess')],
    ['whose time was lengthened', () => ({ ...credentials(1), username: '1999999999:staff' })],
  ])('refuses credentials %s', async (_, make) => {
    const { through, said } = await relay(make());
    expect(said).toContain('Cannot complete Allocation');
    expect(through).toBe(false);
  });

  it.each(['10.1.2.3', '192.168.1.1', '169.254.169.254', '172.20.0.1', '127.0.0.1'])(
    'relays nothing to %s',
    async (peer) => {
      const { through, said } = await relay(credentials(10), peer);
      expect(said).toContain('403 (Forbidden IP)');
      expect(through).toBe(false);
    },
  );
});

import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Koa from 'koa';
import { sendSound } from './sendSound.js';

let directory: string;
let server: Server;
let url: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sound-'));
  await writeFile(join(directory, 'ten.wav'), '0123456789');
  const app = new Koa();
  app.use(async (ctx) => {
    if (!(await sendSound(ctx, join(directory, ctx.path), 'sum'))) ctx.status = 404;
  });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(directory, { recursive: true });
});

async function get(range?: string, method = 'GET'): Promise<readonly unknown[]> {
  const response = await fetch(`${url}/ten.wav`, { method, headers: range ? { range } : {} });
  return [response.status, await response.text(), response.headers.get('content-range')];
}

describe('Sound over HTTP', () => {
  it('comes whole, as sound, with the checksum as its tag', async () => {
    const response = await fetch(`${url}/ten.wav`);
    expect(await response.text()).toBe('0123456789');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...{ 'content-type': 'audio/wav', 'accept-ranges': 'bytes', etag: '"sum"' },
      ...{ 'content-length': '10', 'cache-control': 'private, no-cache' },
    });
  });

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-30', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
  ])('lets a player jump: %s', async (range, status, text, told) => {
    expect(await get(range)).toEqual([status, text, told]);
  });

  it.each(['bytes=10-', 'bytes=-0'])('refuses what lies behind its end: %s', async (range) => {
    expect(await get(range)).toEqual([416, '', 'bytes */10']);
  });

  it.each(['bytes=4-2', 'bytes=-', 'bytes=1-2,4-5', 'seconds=1-2'])(
    'comes whole for what makes no single range: %s',
    async (range) => {
      expect(await get(range)).toEqual([200, '0123456789', null]);
    },
  );

  it('is not there for a file that is not there', async () => {
    expect((await fetch(`${url}/nothing.wav`)).status).toBe(404);
  });

  it('tells its length to who asks for no more', async () => {
    const response = await fetch(`${url}/ten.wav`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '10']);
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { unaskedParts } from '../testing/unaskedParts.js';
import type { HealthJson } from './contract/health.js';
import type { Probe } from './routes/health/routes.js';
import { createHttpServer, type HttpParts, type HttpServer } from './server.js';

const servers: HttpServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function start(probes: Probe[], changes: Partial<HttpParts> = {}) {
  const server = createHttpServer({ ...unaskedParts(), probes, ...changes });
  servers.push(server);
  return { server, address: `http://127.0.0.1:${await server.start(0, '127.0.0.1')}` };
}

function probe(name: string, check: Probe['check']): Probe {
  return { name, check };
}

async function health(address: string): Promise<[number, HealthJson]> {
  const response = await fetch(`${address}/health`);
  return [response.status, (await response.json()) as HealthJson];
}

describe('health', () => {
  it('is fine when every part is, and asks nobody who they are', async () => {
    const { address } = await start([probe('database', () => Promise.resolve({ state: 'ok' }))]);
    expect(await health(address)).toEqual([
      200,
      { status: 'ok', parts: [{ name: 'database', state: 'ok', detail: null }] },
    ]);
  });

  it('still serves when a part is degraded', async () => {
    const { address } = await start([
      probe('speech', () => Promise.resolve({ state: 'degraded', detail: 'second engine' })),
      probe('database', () => Promise.resolve({ state: 'ok' })),
    ]);
    expect(await health(address)).toMatchObject([200, { status: 'degraded' }]);
  });

  it('is down with a part that fails, without telling why to everyone', async () => {
    const { address } = await start([
      probe('database', () => Promise.reject(new Error('password "hunter2" is wrong'))),
    ]);
    const [status, body] = await health(address);
    expect([status, body.status]).toEqual([503, 'down']);
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  it('is down with a part that does not answer within 2 s', async () => {
    const clock = new ManualClock();
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const silent = probe('asterisk', () => {
      asked();
      return new Promise(() => undefined);
    });
    const { address } = await start([silent], { clock });
    const answer = health(address);
    await isAsked;
    clock.advance(2000);
    expect(await answer).toMatchObject([503, { parts: [{ state: 'down', detail: 'no answer' }] }]);
  });
});

describe('the server', () => {
  it('lets a request that runs end before it is closed', async () => {
    let finish: () => void = () => undefined;
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const slow = probe('slow', () => {
      asked();
      return new Promise((resolve) => (finish = () => resolve({ state: 'ok' })));
    });
    const { server, address } = await start([slow]);
    const answer = health(address);
    await isAsked;
    const closed = server.close();
    finish();
    expect((await answer)[0]).toBe(200);
    await closed;
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  });

  it('breaks off a request that hangs when its patience is over', async () => {
    const clock = new ManualClock();
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const identify = (): Promise<never> => {
      asked();
      return new Promise(() => undefined);
    };
    const { server, address } = await start([], { clock, identify });
    const answer = fetch(`${address}/api/orders`, { headers: { Authorization: 'Bearer x' } });
    await isAsked;
    const closed = server.close();
    clock.advance(5000);
    await expect(answer).rejects.toThrow();
    await closed;
  });

  it('says when its port is taken', async () => {
    const { address } = await start([]);
    const { server } = await start([]);
    await expect(server.start(Number(new URL(address).port), '127.0.0.1')).rejects.toThrow();
  });

  it('answers 500 without a word of what broke, and logs it', async () => {
    const { address } = await start([], {
      identify: () => Promise.reject(new TypeError('secret of the house')),
    });
    const response = await fetch(`${address}/api/orders`, {
      headers: { Authorization: 'Bearer x' },
    });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });
});

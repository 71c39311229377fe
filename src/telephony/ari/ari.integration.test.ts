import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { WebSocketServer, type WebSocket } from 'ws';
import { ManualClock } from '../../kernel/manualClock.js';
import { EventSocket } from './eventSocket.js';

jest.setTimeout(60_000);

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(onRequest?: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(onRequest);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('the event socket', () => {
  async function open(autoPong: boolean): Promise<{
    clock: ManualClock;
    far: WebSocket;
    near: EventSocket;
    heard: string[];
  }> {
    const { server, url } = await listen();
    const connected = once(new WebSocketServer({ server, autoPong }), 'connection');
    const clock = new ManualClock();
    const heard: string[] = [];
    const settings = { url, user: 'u', password: 'p&w', application: 'tableline' };
    const near = await EventSocket.open(settings, clock, (text) => heard.push(text));
    const [far, request] = (await connected) as [WebSocket, { url: string }];
    expect(request.url).toBe('/ari/events?app=tableline&api_key=u%3Ap%26w');
    return { clock, far, near, heard };
  }

  it('takes a peer that leaves a ping unanswered for dead', async () => {
    const { clock, near } = await open(false);
    clock.advance(10_000);
    clock.advance(10_000);
    expect(await near.ended).toBe('ping not answered');
  });

  it('stays open with a peer that answers', async () => {
    const { clock, far, near, heard } = await open(true);
    for (let turn = 1; turn <= 3; turn += 1) {
      const pinged = once(far, 'ping');
      clock.advance(10_000);
      await pinged;
      const before = heard.length;
      // Told after the answer to the ping, so the answer has been heard when this is.
      far.send('after the pong');
      while (heard.length === before) await new Promise(setImmediate);
    }
    near.close();
    expect(await near.ended).toBe('closed by Asterisk');
  });

  it('ends also when Asterisk closes it cleanly', async () => {
    const { far, near } = await open(true);
    far.close(1000);
    expect(await near.ended).toBe('closed by Asterisk');
  });
});

describe('a description of the interface that cannot be read', () => {
  const answers: RequestListener = (request, response) => {
    response.setHeader('content-type', 'application/json');
    const path = request.url ?? '';
    if (path.startsWith('/ari/asterisk/info')) {
      response.end(JSON.stringify({ system: { version: '22.0.0' } }));
    } else if (path.endsWith('/resources.json')) {
      const basePath = `http://${request.headers.host ?? ''}/ari`;
      const apis = ['channels', 'bridges'].map((name) => ({ path: `/api-docs/${name}.{format}` }));
      response.end(JSON.stringify({ swaggerVersion: '1.1', basePath, apis }));
    } else {
      response.writeHead(503).end('{}');
    }
  };

  it('does not end the process, which tries again', async () => {
    const { url } = await listen(answers);
    const script = fileURLToPath(new URL('../../testing/sip/connectToAri.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const attempts: number[] = [];
    for await (const line of createInterface(child.stdout)) {
      attempts.push((JSON.parse(line) as { attempt: number }).attempt);
      if (attempts.length === 3) child.kill();
    }
    expect(attempts).toEqual([1, 2, 3]);
  });
});

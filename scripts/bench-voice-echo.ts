import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { systemClock as clock } from '../src/kernel/clock.js';
import { uuidv7 } from '../src/kernel/ids.js';
import { silentLogger } from '../src/kernel/logger.js';
import { Line } from '../src/telephony/line.js';
import type { IncomingCall } from '../src/telephony/incomingCall.js';
import type { TestPbx } from '../src/testing/pbx.js';

const HOST = '127.0.0.1';

/** Answers every call and gives back each packet as it is: what any gateway in this language costs at the least. */
export class BareEcho {
  readonly #line: Line;

  private constructor(line: Line) {
    this.#line = line;
    line.events.on('incoming', (call) => void echo(call));
  }

  static async start(pbx: TestPbx): Promise<BareEcho> {
    const { ariUser: user, ariPassword: password } = pbx.settings;
    const ari = { url: pbx.asterisk.ariUrl, user, password };
    const onStranger = (): 'hang_up' => 'hang_up';
    const line = new Line({ ari, clock, newId: uuidv7, log: silentLogger, onStranger });
    await line.start();
    return new BareEcho(line);
  }

  async close(): Promise<void> {
    await this.#line.close();
  }
}

async function echo(call: IncomingCall): Promise<void> {
  const lookup = (
    host: string,
    _: unknown,
    done: (error: null, address: string, family: number) => void,
  ): void => done(null, host, 4);
  const socket = createSocket({ type: 'udp4', lookup });
  const listening = once(socket, 'listening');
  socket.bind(0, HOST);
  await listening;
  call.events.once('ended', () => socket.close());
  await call.answer();
  const { port } = socket.address();
  const far = await call.connectMedia({ host: HOST, port, format: 'ulaw' });
  socket.on('message', (packet) => socket.send(packet, far.port, far.address));
}

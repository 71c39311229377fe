import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { accepted } from '../kernel/result.js';
import { decodePayload, encodePayload, type MediaFormat } from './formats.js';
import { PlayoutQueue } from './playout.js';
import { PlayoutClock } from './playoutClock.js';
import { PORT_REST_MS, PortPool } from './portPool.js';
import { RtpSession, type RtpStats } from './rtpSession.js';

const HOST = '127.0.0.1';
const opened: { close(): unknown }[] = [];

afterEach(() => {
  for (const thing of opened.splice(0)) thing.close();
});

function pulse(clock = new ManualClock()): PlayoutClock {
  return new PlayoutClock(clock, (error) => {
    throw error;
  });
}

async function openSession(
  clock = pulse(),
  format: MediaFormat = 'ulaw',
  ports: Pick<PortPool, 'take' | 'release'> = { take: () => accepted(0), release: () => undefined },
): Promise<RtpSession> {
  const result = await RtpSession.open({ ports, address: HOST, format, clock });
  if (!result.ok) throw new Error(result.refusal.code);
  opened.push(result.value);
  return result.value;
}

async function openPeer(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, HOST);
  await once(socket, 'listening');
  opened.push(socket);
  return socket;
}

function packet(sequence: number, payload: Uint8Array, payloadType = 0, timestamp = 0): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(0x8000 | payloadType, 0);
  header.writeUInt16BE(sequence, 2);
  header.writeUInt32BE(timestamp, 4);
  header.writeUInt32BE(4711, 8);
  return Buffer.concat([header, payload]);
}

const soundOf = (octet: number): Uint8Array => new Uint8Array(160).fill(octet);

/** Sends datagrams and waits until the session has seen them all. Loopback keeps their order. */
async function send(from: Socket, session: RtpSession, datagrams: Buffer[]): Promise<RtpStats> {
  const before = session.stats().received;
  for (const datagram of datagrams) from.send(datagram, session.port, HOST);
  while (session.stats().received < before + datagrams.length) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  return session.stats();
}

describe('the RTP session of a call', () => {
  it('hears the pinned address in order and tells each key once', async () => {
    const session = await openSession();
    const peer = await openPeer();
    session.pin({ address: HOST, port: peer.address().port });
    const heard: (number | string | undefined)[] = [];
    session.events.on('frame', (samples) => heard.push(samples[0]));
    session.events.on('digit', (digit) => heard.push(digit));
    const key = Buffer.from([5, 10, 0, 160]);
    const stats = await send(peer, session, [
      packet(1, soundOf(0x80)),
      packet(3, soundOf(0x00)),
      packet(2, soundOf(0xff)),
      packet(4, key, 101, 480),
      packet(5, key, 101, 480),
      packet(6, soundOf(0x80)),
    ]);
    expect(heard).toEqual([32124, 0, -32124, '5', 32124]);
    expect(stats).toMatchObject({ received: 6, filledFrames: 0 });
  });

  it('drops and counts all that does not belong to the call', async () => {
    const session = await openSession();
    const peer = await openPeer();
    const stranger = await openPeer();
    let frames = 0;
    session.events.on('frame', () => (frames += 1));
    await send(peer, session, [packet(1, soundOf(1))]);
    session.pin({ address: '127.0.0.2', port: peer.address().port });
    await send(peer, session, [packet(1, soundOf(1))]);
    session.pin({ address: HOST, port: peer.address().port });
    await send(stranger, session, [packet(1, soundOf(1)), packet(2, soundOf(1))]);
    const { dropped } = await send(peer, session, [
      packet(1, soundOf(1)),
      packet(1, soundOf(1)),
      packet(0, soundOf(1)),
      packet(2, soundOf(1), 8),
      Buffer.from('80c90001deadbeef', 'hex'),
      Buffer.from('not RTP at all'),
      Buffer.alloc(0),
    ]);
    expect(frames).toBe(1);
    expect(dropped).toEqual({
      not_pinned: 1,
      foreign_source: 3,
      duplicate: 1,
      late: 1,
      wrong_payload_type: 1,
      rtcp: 1,
      wrong_version: 1,
      too_short: 1,
      malformed: 0,
    });
  });

  it.each(['ulaw', 'alaw', 'slin'] as const)(
    'sends %s that runs on through silence',
    async (format) => {
      const clock = new ManualClock();
      const shared = pulse(clock);
      const session = await openSession(shared, format);
      const peer = await openPeer();
      session.pin({ address: HOST, port: peer.address().port });
      const packets: Buffer[] = [];
      const all = new Promise<void>((resolve) => {
        peer.on('message', (datagram) => {
          packets.push(datagram);
          if (packets.length === 5) resolve();
        });
      });

      const queue = new PlayoutQueue(shared, session);
      clock.advance(20);
      const speech = queue.begin();
      speech.write(new Int16Array(320).fill(1000));
      speech.end();
      clock.advance(60);
      await all;

      const bytesPerFrame = format === 'slin' ? 320 : 160;
      const expected = new Uint8Array(bytesPerFrame);
      encodePayload(expected, new Int16Array(160).fill(1000), format);
      const first = packets[0];
      expect(packets.map((datagram) => datagram.length)).toEqual(
        new Array(5).fill(12 + bytesPerFrame),
      );
      packets.forEach((datagram, i) => {
        expect(datagram.readUInt16BE(2)).toBe(((first?.readUInt16BE(2) ?? 0) + i) & 0xffff);
        expect(datagram.readUInt32BE(4)).toBe(((first?.readUInt32BE(4) ?? 0) + 160 * i) >>> 0);
        expect(datagram.readUInt32BE(8)).toBe(first?.readUInt32BE(8));
        expect(datagram.readUInt8(1) >> 7).toBe(i === 2 ? 1 : 0);
      });
      expect(decodePayload(packets[3]?.subarray(12) ?? expected, format)).toEqual(
        decodePayload(expected, format),
      );
      expect(session.stats().sent).toBe(5);
    },
  );

  it('begins every stream at another place', async () => {
    const peer = await openPeer();
    const starts = new Set<string>();
    for (let call = 0; call < 3; call += 1) {
      const session = await openSession();
      session.pin({ address: HOST, port: peer.address().port });
      const arrived = once(peer, 'message') as Promise<[Buffer]>;
      session.send(new Int16Array(160), false);
      const [datagram] = await arrived;
      starts.add(datagram.subarray(2, 12).toString('hex'));
    }
    expect(starts.size).toBe(3);
  });

  it('gives its port back to rest when it closes, once', async () => {
    const clock = new ManualClock();
    const probe = await openSession();
    const { port } = probe;
    probe.close();
    const range = { first: port - (port % 2), last: port + (port % 2), clock };
    const pool = new PortPool(range);
    const session = await openSession(pulse(), 'ulaw', pool);
    session.close();
    session.close();
    session.send(new Int16Array(160), false);
    expect(pool.take().ok && pool.take().ok).toBe(false);
    clock.advance(PORT_REST_MS);
    expect(pool.available).toBeGreaterThan(0);
  });

  it('refuses when no port is left', async () => {
    const ports = new PortPool({ first: 2, last: 1, clock: new ManualClock() });
    expect(await RtpSession.open({ ports, address: HOST, format: 'ulaw', clock: pulse() })).toEqual(
      { ok: false, refusal: { code: 'no_free_port' } },
    );
  });

  it('tries further ports when another program sits on some', async () => {
    const squatter = await openPeer();
    const squatted = Array.from({ length: 20 }, () => squatter.address().port);
    const taken = [...squatted, 0];
    const released: number[] = [];
    const session = await openSession(pulse(), 'ulaw', {
      take: () => accepted(taken.shift() ?? 0),
      release: (port) => released.push(port),
    });
    expect(session.port).toBeGreaterThan(0);
    expect(released).toEqual(squatted);
  });

  it('says so when the address is not this machine', async () => {
    const ports = { take: () => accepted(0), release: () => undefined };
    await expect(
      RtpSession.open({ ports, address: '192.0.2.1', format: 'ulaw', clock: pulse() }),
    ).rejects.toMatchObject({ name: 'ProviderError', provider: 'rtp' });
  });

  it('survives a listener that throws', async () => {
    const session = await openSession();
    const peer = await openPeer();
    session.pin({ address: HOST, port: peer.address().port });
    const errors: unknown[] = [];
    session.events.on('error', (error) => errors.push(error));
    session.events.on('frame', () => {
      throw new Error('the ear is broken');
    });
    await send(peer, session, [packet(1, soundOf(1)), packet(2, soundOf(1))]);
    expect(errors).toHaveLength(2);
  });
});

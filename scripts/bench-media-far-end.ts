import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { encode } from '../src/media/g711.js';
import { vowel } from '../src/testing/vowel.js';

/** What the benchmark asks of the far end. Instants are milliseconds of the machine's monotonic clock. */
export type FarEndRequest =
  | { readonly ask: 'open'; readonly calls: number }
  /** Send to these ports from now on. */
  | { readonly ask: 'connect'; readonly ports: readonly number[] }
  /** Forget what was received. */
  | { readonly ask: 'restart' }
  /** Speak on each call in turn, `everyMs` apart. */
  | { readonly ask: 'interrupt'; readonly everyMs: number }
  | { readonly ask: 'report' };

/** What was received on one call. */
export interface FarEndCall {
  readonly arrivedAtMs: readonly number[];
  /** Arrivals of packets with the marker bit. */
  readonly spurtsAtMs: readonly number[];
  readonly lastSpeechAtMs: number;
  readonly interruptedAtMs: number;
  readonly shortPackets: number;
}

/** How the far end answers. */
export type FarEndAnswer =
  | { readonly told: 'ports'; readonly ports: readonly number[] }
  | { readonly told: 'done' }
  | {
      readonly told: 'report';
      readonly calls: readonly FarEndCall[];
      /** When this process's own 20 ms timer ran: what the machine can do at best. */
      readonly timerRanAtMs: readonly number[];
    };

const FRAME_MS = 20;
const SLICES = 10;
const HEADER_BYTES = 12;
const PACKET_BYTES = HEADER_BYTES + 160;
/** Digital silence in mu-law. */
const SILENCE = 0xff;

/** Stands in for the PBX of one call: sends a frame every 20 ms and notes when ours arrive. */
class FarEnd {
  readonly #socket: Socket;
  readonly #packet = Buffer.alloc(PACKET_BYTES, SILENCE);
  readonly #speech = Buffer.from(encode(vowel(2000), 'ulaw'));
  #peerPort = 0;
  #sequence = 0;
  #spokenFrames: number | undefined;
  #arrivedAtMs: number[] = [];
  #spurtsAtMs: number[] = [];
  #lastSpeechAtMs = 0;
  #interruptedAtMs = 0;
  #shortPackets = 0;

  private constructor(socket: Socket, ssrc: number) {
    this.#socket = socket;
    this.#packet.writeUInt16BE(0x8000, 0);
    this.#packet.writeUInt32BE(ssrc, 8);
    socket.on('message', (packet) => this.#receive(packet));
  }

  static async open(ssrc: number): Promise<FarEnd> {
    const socket = createSocket({
      type: 'udp4',
      lookup: (host, _options, done) => done(null, host, 4),
    });
    const listening = once(socket, 'listening');
    socket.bind(0, '127.0.0.1');
    await listening;
    return new FarEnd(socket, ssrc);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  connect(port: number): void {
    this.#peerPort = port;
  }

  restart(): void {
    this.#arrivedAtMs = [];
    this.#spurtsAtMs = [];
    this.#shortPackets = 0;
  }

  interrupt(): void {
    this.#spokenFrames = 0;
    this.#interruptedAtMs = nowMs();
  }

  send(): void {
    if (this.#peerPort === 0) return;
    this.#sequence += 1;
    this.#packet.writeUInt16BE(this.#sequence & 0xffff, 2);
    this.#packet.writeUInt32BE(this.#sequence * 160, 4);
    this.#packet.fill(SILENCE, HEADER_BYTES);
    if (this.#spokenFrames !== undefined) {
      const at = this.#spokenFrames * 160;
      this.#speech.copy(this.#packet, HEADER_BYTES, at, at + 160);
      this.#spokenFrames = at + 160 < this.#speech.length ? this.#spokenFrames + 1 : undefined;
    }
    this.#socket.send(this.#packet, this.#peerPort, '127.0.0.1');
  }

  report(): FarEndCall {
    return {
      arrivedAtMs: this.#arrivedAtMs,
      spurtsAtMs: this.#spurtsAtMs,
      lastSpeechAtMs: this.#lastSpeechAtMs,
      interruptedAtMs: this.#interruptedAtMs,
      shortPackets: this.#shortPackets,
    };
  }

  #receive(packet: Buffer): void {
    const atMs = nowMs();
    this.#arrivedAtMs.push(atMs);
    if (packet.length !== PACKET_BYTES) this.#shortPackets += 1;
    if (packet.readUInt8(1) & 0x80) this.#spurtsAtMs.push(atMs);
    if (packet.subarray(HEADER_BYTES).some((octet) => octet !== SILENCE)) {
      this.#lastSpeechAtMs = atMs;
    }
  }
}

let ends: FarEnd[] = [];
let timerRanAtMs: number[] = [];

async function answer(request: FarEndRequest): Promise<FarEndAnswer> {
  switch (request.ask) {
    case 'open':
      ends = await Promise.all(Array.from({ length: request.calls }, (_, i) => FarEnd.open(i + 1)));
      return { told: 'ports', ports: ends.map(({ port }) => port) };
    case 'connect':
      for (const [i, end] of ends.entries()) end.connect(request.ports[i] ?? 0);
      sendForever();
      return { told: 'done' };
    case 'restart':
      for (const end of ends) end.restart();
      timerRanAtMs = [];
      return { told: 'done' };
    case 'interrupt':
      for (const [i, end] of ends.entries()) setTimeout(() => end.interrupt(), i * request.everyMs);
      return { told: 'done' };
    case 'report':
      return { told: 'report', calls: ends.map((end) => end.report()), timerRanAtMs };
  }
}

/** Callers do not speak in step: each tenth of the calls has its own 2 ms of the 20. */
function sendForever(): void {
  let dueMs = nowMs();
  let slice = 0;
  const step = (): void => {
    if (slice === 0) timerRanAtMs.push(nowMs());
    for (let i = slice; i < ends.length; i += SLICES) ends[i]?.send();
    slice = (slice + 1) % SLICES;
    dueMs += FRAME_MS / SLICES;
    setTimeout(step, Math.max(0, Math.ceil(dueMs - nowMs())));
  };
  step();
}

function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

process.on('message', (request: FarEndRequest) => {
  void answer(request).then((reply) => process.send?.(reply));
});

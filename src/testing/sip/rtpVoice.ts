import { randomInt } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Clock, Timer } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import { decode, encode } from '../../media/g711.js';
import { HeardSound } from './heardSound.js';
import { payloadTypeOf, type SdpCodec } from './sdp.js';
import { SrtpStream } from './srtp.js';
import { SpeechDetector, type SpeechChange } from './speechDetector.js';

/** What the phone's ear notices; times are the clock's monotonic milliseconds. */
export type VoiceEvents = {
  /** A packet of sound came. */
  packet: [atMs: number];
  /** The other side began to speak at `atMs`. */
  speechStarted: [atMs: number];
  /** The other side spoke its last sound at `atMs`; told 400 ms later. */
  speechStopped: [atMs: number];
  /** The call is over; nothing more is heard. */
  closed: [];
};

/** Where our sound goes, and how it is coded. */
export interface VoicePeer {
  readonly address: string;
  readonly port: number;
  readonly codec: SdpCodec;
  readonly digitPayloadType: number | undefined;
  /** What each side encrypts with; undefined: the sound goes in the clear. */
  readonly keys: { readonly ours: Buffer; readonly theirs: Buffer } | undefined;
}

type Outgoing =
  | { kind: 'speech'; samples: Int16Array; sent: number; done: () => void }
  | { kind: 'digit'; event: number; packets: number; startedAt: number; done: () => void };

const FRAME_MS = 20;
const FRAME_SAMPLES = 160;
/** Who is later than this goes on from there; who is less late catches up. */
const MOST_LATE_MS = 60;
const FRAMES_PER_DIGIT = 5;
/** The last event packet goes out three times (RFC 4733, section 2.5.1.4). */
const PACKETS_PER_DIGIT = FRAMES_PER_DIGIT + 2;
const DIGITS = '0123456789*#';

/** The mouth and ear of one call: G.711 over RTP (RFC 3550, RFC 3551) with RFC 4733 digits. */
export class RtpVoice {
  readonly events = new TypedEmitter<VoiceEvents>();
  readonly port: number;
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #heard = new HeardSound();
  readonly #detector = new SpeechDetector();
  readonly #ssrc = randomInt(2 ** 32);
  readonly #firstTimestamp = randomInt(2 ** 31);
  #sequence = randomInt(2 ** 15);
  #frames = 0;
  #startedMs = 0;
  #peer: VoicePeer | undefined;
  #sealed: { readonly out: SrtpStream; readonly in: SrtpStream } | undefined;
  #queue: Outgoing[] = [];
  #tick: Timer | undefined;
  #ownSpeechEndedMs = -Infinity;
  #speechStoppedMs = -Infinity;
  #closed = false;
  #muted = false;
  #echo: { readonly gain: number; readonly samples: number[] } | undefined;

  private constructor(socket: Socket, clock: Clock) {
    this.#socket = socket;
    this.#clock = clock;
    this.port = socket.address().port;
    socket.on('message', (datagram) => this.#receive(datagram));
    // A refused port (ICMP) is the other side's hang-up racing ours; the dialog will tell.
    socket.on('error', () => undefined);
  }

  /** Opens a socket on a free port of `host`. */
  static async open(host: string, clock: Clock): Promise<RtpVoice> {
    const socket = createSocket('udp4');
    socket.bind(0, host);
    await once(socket, 'listening');
    return new RtpVoice(socket, clock);
  }

  /** Starts sending to `peer`, or moves to it when already sending. */
  connect(peer: VoicePeer): void {
    this.#peer = peer;
    const { keys } = peer;
    this.#sealed = keys && { out: new SrtpStream(keys.ours), in: new SrtpStream(keys.theirs) };
    if (this.#tick || this.#closed) return;
    this.#startedMs = this.#clock.monotonicMs();
    this.#send();
  }

  /** Speaks PCM at 8 kHz after what is already queued; resolves when sent, or when the call is over. */
  say(samples: Int16Array): Promise<void> {
    return this.#enqueue((done) => ({ kind: 'speech', samples, sent: 0, done }));
  }

  /**
   * Presses one or more keys (`0`-`9`, `*`, `#`), 100 ms each and 60 ms apart. Throws for a key that is
   * not there, and when the other side takes no RFC 4733 events.
   */
  async press(digits: string): Promise<void> {
    if (this.#peer?.digitPayloadType === undefined) throw new Error('no digits were agreed on');
    for (const digit of digits) {
      const event = DIGITS.indexOf(digit);
      if (event < 0) throw new RangeError(`not a key of a telephone: ${digit}`);
      void this.#enqueue((done) => ({ kind: 'digit', event, packets: 0, startedAt: 0, done }));
      await this.say(new Int16Array(3 * FRAME_SAMPLES));
    }
  }

  /** Sends no packet any more, as a line whose sound is lost on its way. */
  mute(): void {
    this.#muted = true;
  }

  /** Gives back what is heard, so much softer, with what is said: a line with echo. */
  echo(gain: number): void {
    this.#echo = { gain, samples: [] };
  }

  /** Everything heard so far: PCM at 8 kHz whose first sample came at `startedAtMs`. */
  heard(): { startedAtMs: number | undefined; samples: Int16Array } {
    return { startedAtMs: this.#heard.startedAtMs, samples: this.#heard.samples() };
  }

  /** Whether the other side is speaking now. */
  get otherIsSpeaking(): boolean {
    return this.#detector.speaking;
  }

  /**
   * Waits until the other side has spoken, since we last did, and has then been silent for `quietMs`:
   * the moment a polite caller answers. Resolves also when the call is over.
   */
  untilQuiet(quietMs: number): Promise<void> {
    return new Promise((resolve) => {
      let timer: Timer | undefined;
      const finish = (): void => {
        for (const off of listening) off();
        timer?.cancel();
        resolve();
      };
      const wait = (stoppedMs: number): void => {
        const remainingMs = stoppedMs + quietMs - this.#clock.monotonicMs();
        timer = this.#clock.after(Math.max(0, remainingMs), finish);
      };
      const listening = [
        this.events.on('speechStarted', () => timer?.cancel()),
        this.events.on('speechStopped', wait),
        this.events.on('closed', finish),
      ];
      const alreadyAnswered = this.#speechStoppedMs > this.#ownSpeechEndedMs;
      if (this.#closed) finish();
      else if (alreadyAnswered && !this.#detector.speaking) wait(this.#speechStoppedMs);
    });
  }

  /** Stops sending and listening; what was heard stays. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#tick?.cancel();
    this.#socket.close();
    for (const item of this.#queue.splice(0)) item.done();
    this.events.emit('closed');
  }

  #enqueue(make: (done: () => void) => Outgoing): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((done) => this.#queue.push(make(done)));
  }

  /** Sends the frame that is due and arms the next, on deadlines counted from the start. */
  #send(): void {
    this.#notice(this.#detector.pass(this.#clock.monotonicMs()));
    const peer = this.#peer;
    if (peer) this.#sendFrame(peer);
    this.#frames += 1;
    const delayMs = this.#startedMs + this.#frames * FRAME_MS - this.#clock.monotonicMs();
    // No telephone sends in a burst what it was held up with: keys and sound would be lost on the way.
    if (delayMs < -MOST_LATE_MS) this.#startedMs -= delayMs;
    this.#tick = this.#clock.after(Math.max(0, delayMs), () => this.#send());
  }

  #sendFrame(peer: VoicePeer): void {
    const head = this.#queue[0];
    if (head?.kind === 'digit') {
      this.#sendDigit(peer, head);
      return;
    }
    const frame = new Int16Array(FRAME_SAMPLES);
    if (head?.kind === 'speech') {
      const part = head.samples.subarray(head.sent, head.sent + FRAME_SAMPLES);
      frame.set(part);
      head.sent += part.length;
      if (head.sent >= head.samples.length) this.#finishHead();
    }
    this.#addEcho(frame);
    const marker = this.#frames === 0;
    const payload = encode(frame, peer.codec === 'PCMU' ? 'ulaw' : 'alaw');
    this.#sendPacket(peer, payloadTypeOf(peer.codec), marker, this.#timestamp(), payload);
  }

  #addEcho(frame: Int16Array): void {
    const echo = this.#echo;
    if (!echo) return;
    const back = echo.samples.splice(0, frame.length);
    back.forEach((sample, i) => (frame[i] = (frame[i] ?? 0) + echo.gain * sample));
  }

  #sendDigit(peer: VoicePeer, digit: Outgoing & { kind: 'digit' }): void {
    if (digit.packets === 0) digit.startedAt = this.#timestamp();
    digit.packets += 1;
    const duration = Math.min(digit.packets, FRAMES_PER_DIGIT) * FRAME_SAMPLES;
    const end = digit.packets >= FRAMES_PER_DIGIT ? 0x80 : 0;
    const payload = Buffer.from([digit.event, end | 10, duration >> 8, duration & 0xff]);
    const type = peer.digitPayloadType;
    if (type !== undefined) {
      this.#sendPacket(peer, type, digit.packets === 1, digit.startedAt, payload);
    }
    if (digit.packets >= PACKETS_PER_DIGIT) this.#finishHead();
  }

  #finishHead(): void {
    const head = this.#queue.shift();
    this.#ownSpeechEndedMs = this.#clock.monotonicMs();
    head?.done();
  }

  #timestamp(): number {
    return (this.#firstTimestamp + this.#frames * FRAME_SAMPLES) >>> 0;
  }

  #sendPacket(
    peer: VoicePeer,
    payloadType: number,
    marker: boolean,
    timestamp: number,
    payload: Uint8Array,
  ): void {
    const header = Buffer.alloc(12);
    header.writeUInt8(0x80, 0);
    header.writeUInt8((marker ? 0x80 : 0) | payloadType, 1);
    header.writeUInt16BE(this.#sequence, 2);
    header.writeUInt32BE(timestamp, 4);
    header.writeUInt32BE(this.#ssrc, 8);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    if (this.#muted) return;
    const packet = this.#sealed?.out.seal(header, payload) ?? Buffer.concat([header, payload]);
    this.#socket.send(packet, peer.port, peer.address);
  }

  #receive(packet: Buffer): void {
    if (!codecOf(packet)) return;
    const datagram = this.#sealed ? this.#sealed.in.open(packet) : packet;
    const codec = datagram && codecOf(datagram);
    if (!codec) return;
    const nowMs = this.#clock.monotonicMs();
    const headerBytes = 12 + 4 * (datagram.readUInt8(0) & 0x0f);
    const samples = decode(datagram.subarray(headerBytes), codec);
    const timestamp = datagram.readUInt32BE(4);
    this.events.emit('packet', nowMs);
    this.#echo?.samples.push(...samples);
    this.#heard.add({ ssrc: datagram.readUInt32BE(8), timestamp, samples }, nowMs);
    this.#notice(this.#detector.hear(samples, nowMs));
  }

  #notice(change: SpeechChange | undefined): void {
    if (change?.kind === 'started') this.events.emit('speechStarted', change.atMs);
    if (change?.kind !== 'stopped') return;
    this.#speechStoppedMs = change.atMs;
    this.events.emit('speechStopped', change.atMs);
  }
}

function codecOf(datagram: Buffer): 'ulaw' | 'alaw' | undefined {
  if (datagram.length <= 12 || datagram.readUInt8(0) >> 6 !== 2) return undefined;
  const payloadType = datagram.readUInt8(1) & 0x7f;
  if (payloadType === payloadTypeOf('PCMU')) return 'ulaw';
  return payloadType === payloadTypeOf('PCMA') ? 'alaw' : undefined;
}

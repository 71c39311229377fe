import { randomInt } from 'node:crypto';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isRtcp, RtpPacket } from 'rtp.js/packets';
import { TypedEmitter } from '../kernel/emitter.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import { accepted, refused, type Result } from '../kernel/result.js';
import { decodePayload, encodePayload, formatShapes, type MediaFormat } from './formats.js';
import { FRAME_SAMPLES } from './frames.js';
import { InboundSound, type InboundPacket, type PacketContent } from './inboundSound.js';
import type { PlayoutClock } from './playoutClock.js';
import type { NoFreePort, PortPool } from './portPool.js';

/** What a session tells. */
export type RtpSessionEvents = {
  /** The next 20 ms of the caller: 160 samples of PCM, in order, without gaps. */
  frame: [samples: Int16Array];
  /** The caller pressed a key, one of `0123456789*#ABCD`. Told once, when the key goes down. */
  digit: [digit: string];
  /** The socket failed, or who listens to this session threw. The session goes on. */
  error: [error: unknown];
};

/** Why a datagram was not used. */
export type DropReason =
  | 'not_pinned'
  | 'foreign_source'
  | 'too_short'
  | 'wrong_version'
  | 'rtcp'
  | 'malformed'
  | 'wrong_payload_type'
  | 'duplicate'
  | 'late';

/** Counts since the session was opened. */
export interface RtpStats {
  readonly received: number;
  readonly sent: number;
  /** Packets of the sequence that did not come, or too late. */
  readonly lost: number;
  /** Frames made up for lost packets and for silence that was not sent. */
  readonly filledFrames: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
}

/** A UDP address. `address` is IPv4 in dotted form. */
export interface MediaAddress {
  readonly address: string;
  readonly port: number;
}

/** What a session is opened with. */
export interface RtpSessionOptions {
  readonly ports: Pick<PortPool, 'take' | 'release'>;
  /** The local IPv4 address to listen on. */
  readonly address: string;
  readonly format: MediaFormat;
  readonly clock: PlayoutClock;
}

/** Ports to try when another process sits on some of ours: as many in a row as a second gateway takes. */
const BIND_TRIES = 64;

/**
 * The sound of one call: one UDP socket, RTP both ways (RFC 3550) and telephone events in (RFC 4733). Only the
 * pinned address is listened to; everything else is dropped and counted.
 */
export class RtpSession {
  readonly events = new TypedEmitter<RtpSessionEvents>();
  readonly #socket: Socket;
  readonly #format: MediaFormat;
  readonly #sender: PacketWriter;
  readonly #inbound: InboundSound;
  readonly #leaveClock: () => void;
  readonly #releasePort: () => void;
  readonly #dropped: Record<DropReason, number> = {
    not_pinned: 0,
    foreign_source: 0,
    too_short: 0,
    wrong_version: 0,
    rtcp: 0,
    malformed: 0,
    wrong_payload_type: 0,
    duplicate: 0,
    late: 0,
  };
  #received = 0;
  #sent = 0;
  #peer: MediaAddress | undefined;
  #closed = false;

  private constructor(socket: Socket, options: RtpSessionOptions, releasePort: () => void) {
    this.#socket = socket;
    this.#format = options.format;
    this.#sender = new PacketWriter(options.format);
    this.#releasePort = releasePort;
    this.#inbound = new InboundSound({
      frame: (samples) => this.events.emit('frame', samples),
      digit: (digit) => this.events.emit('digit', digit),
    });
    socket.on('message', (datagram, source) => this.#guard(() => this.#receive(datagram, source)));
    socket.on('error', (error) => this.events.emit('error', error));
    this.#leaveClock = options.clock.join({ tick: () => this.#guard(() => this.#inbound.tick()) });
  }

  /**
   * Takes a port and listens on it. Refuses when no port is free. Rejects with a `ProviderError` when the address
   * is not this machine's, or other programs sit on the ports.
   */
  static async open(options: RtpSessionOptions): Promise<Result<RtpSession, NoFreePort>> {
    let failure: unknown;
    for (let tries = 0; tries < BIND_TRIES; tries += 1) {
      const taken = options.ports.take();
      if (!taken.ok) return refused(taken.refusal);
      const port = taken.value;
      const release = (): void => options.ports.release(port);
      try {
        const socket = await bind(options.address, port);
        return accepted(new RtpSession(socket, options, release));
      } catch (error) {
        release();
        failure = error;
      }
    }
    throw new ProviderError('rtp', messageOf(failure), { retryable: true, cause: failure });
  }

  /** The local port, to be told to the PBX. */
  get port(): number {
    return this.#socket.address().port;
  }

  /** From now on this address, and no other, is listened to and sent to. */
  pin(peer: MediaAddress): void {
    this.#peer = peer;
  }

  /**
   * Sends a frame of 160 samples. The timestamp runs on by one frame for each, so silence must be sent too.
   * `startsTalkSpurt` sets the marker bit (RFC 3551, section 4.1). Does nothing before the pin and after the
   * close.
   */
  send(frame: Int16Array, startsTalkSpurt: boolean): void {
    if (!this.#peer || this.#closed) return;
    const packet = this.#sender.next(frame, startsTalkSpurt);
    this.#sent += 1;
    this.#socket.send(packet, this.#peer.port, this.#peer.address);
  }

  /** What has happened so far. */
  stats(): RtpStats {
    return {
      received: this.#received,
      sent: this.#sent,
      lost: this.#inbound.lostPackets,
      filledFrames: this.#inbound.filledFrames,
      dropped: { ...this.#dropped },
    };
  }

  /** Stops both ways and puts the port to rest. Nothing is told any more. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#leaveClock();
    this.events.removeAll();
    this.#socket.close();
    this.#releasePort();
  }

  #receive(datagram: Buffer, source: RemoteInfo): void {
    this.#received += 1;
    const reason = this.#accept(datagram, source);
    if (reason) this.#dropped[reason] += 1;
  }

  #accept(datagram: Buffer, source: RemoteInfo): DropReason | undefined {
    if (!this.#peer) return 'not_pinned';
    if (source.port !== this.#peer.port || source.address !== this.#peer.address) {
      return 'foreign_source';
    }
    const packet = readPacket(datagram, this.#format);
    if (typeof packet === 'string') return packet;
    const rejected = this.#inbound.arrive(packet);
    return rejected ?? (packet.content.kind === 'other' ? 'wrong_payload_type' : undefined);
  }

  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.events.emit('error', error);
    }
  }
}

/** The payload type of telephone events, as Asterisk numbers it. */
const EVENT_PAYLOAD_TYPE = 101;

/** The keys by their event code (RFC 4733, section 3.2). */
const DIGITS = '0123456789*#ABCD';

const HEADER_BYTES = 12;

/** No packet holds more than this; RFC 3551 wants receivers to take 200 ms. */
const MAX_PACKET_SAMPLES = 10 * FRAME_SAMPLES;

/**
 * Reads one datagram that should be RTP in `format`. Answers with the packet, or with the reason why it is none.
 * A packet with a payload type that was not agreed on is a packet, whose content is `other`.
 */
export function readPacket(datagram: Uint8Array, format: MediaFormat): InboundPacket | DropReason {
  const view = new DataView(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  if (view.byteLength < 4) return 'too_short';
  if (view.getUint8(0) >> 6 !== 2) return 'wrong_version';
  if (isRtcp(view)) return 'rtcp';
  if (view.byteLength <= HEADER_BYTES) return 'too_short';
  const packet = parse(view);
  const content = packet && readContent(packet, format);
  if (!packet || !content) return 'malformed';
  return {
    ssrc: packet.getSsrc(),
    sequence: packet.getSequenceNumber(),
    timestamp: packet.getTimestamp(),
    content,
  };
}

function parse(view: DataView): RtpPacket | undefined {
  try {
    return new RtpPacket(view);
  } catch {
    return undefined;
  }
}

function readContent(packet: RtpPacket, format: MediaFormat): PacketContent | undefined {
  const { buffer, byteOffset, byteLength } = packet.getPayload();
  const payload = new Uint8Array(buffer, byteOffset, byteLength);
  const { payloadType, bytesPerSample } = formatShapes[format];
  if (packet.getPayloadType() === payloadType) {
    const samples = payload.length / bytesPerSample;
    if (samples < 1 || samples > MAX_PACKET_SAMPLES) return undefined;
    return { kind: 'sound', samples: decodePayload(payload, format) };
  }
  if (packet.getPayloadType() !== EVENT_PAYLOAD_TYPE) return { kind: 'other' };
  const [event] = payload;
  if (event === undefined || payload.length < 4) return undefined;
  const digit = DIGITS[event];
  return digit === undefined ? { kind: 'other' } : { kind: 'digit', digit };
}

/** Writes the packets of one stream: always into the same one, since the socket takes it over at once. */
class PacketWriter {
  readonly #format: MediaFormat;
  readonly #packet = new RtpPacket();
  readonly #bytes: Uint8Array;
  readonly #payload: Uint8Array;
  #sequence = randomInt(0x10000);
  #timestamp = randomInt(0x1_0000_0000);

  constructor(format: MediaFormat) {
    const { payloadType, bytesPerSample } = formatShapes[format];
    this.#format = format;
    this.#packet.setPayloadType(payloadType);
    this.#packet.setSsrc(randomInt(0x1_0000_0000));
    this.#packet.setPayload(new DataView(new ArrayBuffer(FRAME_SAMPLES * bytesPerSample)));
    this.#bytes = bytesOf(this.#packet.getView());
    this.#payload = bytesOf(this.#packet.getPayload());
  }

  next(frame: Int16Array, marker: boolean): Uint8Array {
    this.#packet.setSequenceNumber(this.#sequence);
    this.#packet.setTimestamp(this.#timestamp);
    this.#packet.setMarker(marker);
    encodePayload(this.#payload, frame, this.#format);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + FRAME_SAMPLES) >>> 0;
    return this.#bytes;
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function bind(address: string, port: number): Promise<Socket> {
  const socket = createSocket({
    type: 'udp4',
    // Peers are numeric: with an answer on the spot a packet leaves within `send`, before its memory is reused.
    lookup: (host, _options, done) => done(null, host, 4),
  });
  try {
    const listening = once(socket, 'listening');
    socket.bind(port, address);
    await listening;
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

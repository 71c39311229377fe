import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto';

/** Bytes of a master key with its salt, as SDP carries them (RFC 4568, section 6.2). */
export const SRTP_KEY_BYTES = 30;

const TAG_BYTES = 10;

/**
 * One direction of encrypted sound: AES_CM_128_HMAC_SHA1_80 (RFC 3711), one source at a time, packets in about
 * their order.
 */
export class SrtpStream {
  readonly #cipherKey: Buffer;
  readonly #authKey: Buffer;
  readonly #salt: Buffer;
  #source = -1;
  #lastSequence = 0;
  #rollovers = 0;

  /** The master key, and after it the salt. */
  constructor(master: Buffer) {
    const derive = (label: number, bytes: number): Buffer => {
      // Section 4.3.1, with a key derivation rate of zero.
      const input = Buffer.concat([master.subarray(16), Buffer.alloc(2)]);
      input[7] = (input[7] ?? 0) ^ label;
      return keystream(master.subarray(0, 16), input, Buffer.alloc(bytes));
    };
    this.#cipherKey = derive(0, 16);
    this.#authKey = derive(1, 20);
    this.#salt = derive(2, 14);
  }

  /** Encrypts the payload of an RTP packet and signs the whole. */
  seal(header: Buffer, payload: Uint8Array): Buffer {
    this.#count(header);
    const sealed = Buffer.concat([header, this.#crypt(header, payload)]);
    return Buffer.concat([sealed, this.#tag(sealed)]);
  }

  /** The RTP packet in the clear; undefined when it was not sealed with our key. */
  open(packet: Buffer): Buffer | undefined {
    if (packet.length <= 12 + TAG_BYTES) return undefined;
    const sealed = packet.subarray(0, -TAG_BYTES);
    this.#count(sealed);
    if (!timingSafeEqual(this.#tag(sealed), packet.subarray(-TAG_BYTES))) return undefined;
    const headerBytes = 12 + 4 * (sealed.readUInt8(0) & 0x0f);
    const header = sealed.subarray(0, headerBytes);
    return Buffer.concat([header, this.#crypt(header, sealed.subarray(headerBytes))]);
  }

  /** Sequence numbers begin anew after 65535; both sides count how often (section 3.3.1). */
  #count(header: Buffer): void {
    const [sequence, source] = [header.readUInt16BE(2), header.readUInt32BE(8)];
    if (source !== this.#source) this.#rollovers = 0;
    else if (this.#lastSequence - sequence > 0x8000) this.#rollovers += 1;
    this.#source = source;
    this.#lastSequence = sequence;
  }

  #crypt(header: Buffer, payload: Uint8Array): Buffer {
    // Section 4.1.1: the salt, with the source and the packet's index over it.
    const vector = Buffer.concat([this.#salt, Buffer.alloc(2)]);
    vector.writeUInt32BE((vector.readUInt32BE(4) ^ header.readUInt32BE(8)) >>> 0, 4);
    vector.writeUInt32BE((vector.readUInt32BE(8) ^ this.#rollovers) >>> 0, 8);
    vector.writeUInt16BE(vector.readUInt16BE(12) ^ header.readUInt16BE(2), 12);
    return keystream(this.#cipherKey, vector, payload);
  }

  #tag(sealed: Buffer): Buffer {
    const rollovers = Buffer.alloc(4);
    rollovers.writeUInt32BE(this.#rollovers);
    const signature = createHmac('sha1', this.#authKey).update(sealed).update(rollovers).digest();
    return signature.subarray(0, TAG_BYTES);
  }
}

function keystream(key: Buffer, vector: Buffer, over: Uint8Array): Buffer {
  return createCipheriv('aes-128-ctr', key, vector).update(over);
}

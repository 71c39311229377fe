import { decode, encodeInto } from './g711.js';
import { readLinear } from './linear.js';

/** How sound travels between the PBX and us, by Asterisk's names. All are mono at 8000 Hz. */
export type MediaFormat = 'ulaw' | 'alaw' | 'slin';

/** What a format looks like in a packet. */
export interface FormatShape {
  /** The RTP payload type: RFC 3551, table 4, and Asterisk's own number for 8 kHz linear sound. */
  readonly payloadType: number;
  readonly bytesPerSample: number;
}

/** The shape of each format. */
export const formatShapes: Readonly<Record<MediaFormat, FormatShape>> = {
  ulaw: { payloadType: 0, bytesPerSample: 1 },
  alaw: { payloadType: 8, bytesPerSample: 1 },
  slin: { payloadType: 10, bytesPerSample: 2 },
};

/** Turns a packet's payload into PCM. The last byte of a `slin` payload with an odd length is left out. */
export function decodePayload(payload: Uint8Array, format: MediaFormat): Int16Array {
  // RFC 3551, section 4.5.11: linear sound goes with its most significant byte first.
  return format === 'slin' ? readLinear(payload, { littleEndian: false }) : decode(payload, format);
}

/** Turns PCM into a packet's payload, in memory that is already there and as long as the payload. */
export function encodePayload(payload: Uint8Array, samples: Int16Array, format: MediaFormat): void {
  if (format !== 'slin') {
    encodeInto(payload, samples, format);
    return;
  }
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  for (let i = 0; i < samples.length; i += 1) view.setInt16(2 * i, samples[i] ?? 0);
}

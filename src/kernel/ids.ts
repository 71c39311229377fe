import { randomBytes } from 'node:crypto';

/** Makes an id that is unique everywhere. Passed in, so that tests can foresee the ids. */
export type NewId = () => string;

/**
 * A UUID version 7 (RFC 9562, section 5.7): the first 48 bits are the time in ms, so ids sort in the
 * order in which they were made and database indexes stay compact.
 */
export function uuidv7(nowMs: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

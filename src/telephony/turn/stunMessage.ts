import { createHash, createHmac } from 'node:crypto';

/** Types of STUN and TURN messages that we send or understand (RFC 8489, section 5; RFC 8656, section 17). */
export const stunTypes = {
  bindingRequest: 0x0001,
  bindingSuccess: 0x0101,
  allocateRequest: 0x0003,
  allocateSuccess: 0x0103,
  refreshRequest: 0x0004,
  permissionRequest: 0x0008,
  sendIndication: 0x0016,
  dataIndication: 0x0017,
} as const;

/** Attributes (RFC 8489, section 18.3; RFC 8656, section 18). */
export const stunAttributes = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedTransport: 0x0019,
  xorMappedAddress: 0x0020,
} as const;

/** A message with its attributes in their order. */
export interface StunMessage {
  readonly type: number;
  /** 12 bytes. */
  readonly transactionId: Buffer;
  readonly attributes: readonly StunAttribute[];
}

/** One attribute, without its padding. */
export interface StunAttribute {
  readonly type: number;
  readonly value: Buffer;
}

/** An IPv4 address with its port. */
export interface StunAddress {
  readonly address: string;
  readonly port: number;
}

const MAGIC_COOKIE = 0x2112a442;
const HEADER_BYTES = 20;
const INTEGRITY_BYTES = 24;

/** A message as bytes; with a key it ends with MESSAGE-INTEGRITY (RFC 8489, section 14.5). */
export function writeStun({ type, transactionId, attributes }: StunMessage, key?: Buffer): Buffer {
  const body = Buffer.concat(attributes.map(writeAttribute));
  const bytes = Buffer.concat([header(type, body.length, transactionId), body]);
  if (!key) return bytes;
  // What is signed counts the signature in its length already.
  bytes.writeUInt16BE(body.length + INTEGRITY_BYTES, 2);
  const value = createHmac('sha1', key).update(bytes).digest();
  return Buffer.concat([bytes, writeAttribute({ type: stunAttributes.messageIntegrity, value })]);
}

/** Reads a message; undefined when the bytes are none. */
export function readStun(bytes: Buffer): StunMessage | undefined {
  if (bytes.length < HEADER_BYTES || bytes.readUInt32BE(4) !== MAGIC_COOKIE) return undefined;
  const end = HEADER_BYTES + bytes.readUInt16BE(2);
  if (bytes.length < end) return undefined;
  const attributes: StunAttribute[] = [];
  for (let at = HEADER_BYTES; at + 4 <= end;) {
    const length = bytes.readUInt16BE(at + 2);
    if (at + 4 + length > end) return undefined;
    const value = bytes.subarray(at + 4, at + 4 + length);
    attributes.push({ type: bytes.readUInt16BE(at), value });
    at += 4 + length + padding(length);
  }
  return { type: bytes.readUInt16BE(0), transactionId: bytes.subarray(8, 20), attributes };
}

/** How many bytes the message that begins here has; undefined as long as its header is not complete. */
export function stunLength(bytes: Buffer): number | undefined {
  return bytes.length < HEADER_BYTES ? undefined : HEADER_BYTES + bytes.readUInt16BE(2);
}

/** The value of an attribute, the first of its kind. */
export function attributeOf(message: StunMessage, type: number): Buffer | undefined {
  return message.attributes.find((attribute) => attribute.type === type)?.value;
}

/** An address as XOR-MAPPED-ADDRESS has it (RFC 8489, section 14.2). */
export function writeXorAddress({ address, port }: StunAddress): Buffer {
  const value = Buffer.alloc(8);
  value.writeUInt8(1, 1);
  value.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 2);
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  value.writeUInt32BE((number ^ MAGIC_COOKIE) >>> 0, 4);
  return value;
}

/** Reads such an address; undefined for one that is not IPv4. */
export function readXorAddress(value: Buffer | undefined): StunAddress | undefined {
  if (value?.length !== 8 || value[1] !== 1) return undefined;
  const number = (value.readUInt32BE(4) ^ MAGIC_COOKIE) >>> 0;
  const address = [24, 16, 8, 0].map((bits) => (number >>> bits) & 0xff).join('.');
  return { address, port: value.readUInt16BE(2) ^ (MAGIC_COOKIE >>> 16) };
}

/** The code and words of a refusal, such as `401` and `Unauthorized`; undefined when the message is none. */
export function refusalIn(message: StunMessage): { code: number; reason: string } | undefined {
  const value = attributeOf(message, stunAttributes.errorCode);
  if (!value || value.length < 4) return undefined;
  const code = ((value[2] ?? 0) & 7) * 100 + (value[3] ?? 0);
  return { code, reason: value.subarray(4).toString('utf8') };
}

/** The key of long-term credentials (RFC 8489, section 9.2.2). */
export function longTermKey(username: string, realm: string, password: string): Buffer {
  return createHash('md5').update(`${username}:${realm}:${password}`).digest();
}

function header(type: number, length: number, transactionId: Buffer): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(length, 2);
  bytes.writeUInt32BE(MAGIC_COOKIE, 4);
  return Buffer.concat([bytes, transactionId]);
}

function writeAttribute({ type, value }: StunAttribute): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc(padding(value.length))]);
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4;
}

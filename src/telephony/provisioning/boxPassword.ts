import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 signs that are not mistaken for each other when a technician types them. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 20;

/** A new password for a box: 20 signs, 100 random bits. */
export function newBoxPassword(): string {
  return written(randomBytes(LENGTH));
}

/** Random bytes as signs, five bits each. */
export function written(bytes: Uint8Array): string {
  return [...bytes].map((byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** What is kept of a password. With 100 random bits a slow hash would add nothing. */
export function digestOf(password: string): Buffer {
  return createHash('sha256').update(password).digest();
}

/** Whether this is the password that the digest was made of. */
export function isPassword(password: string, digest: Buffer): boolean {
  return timingSafeEqual(digestOf(password), digest);
}

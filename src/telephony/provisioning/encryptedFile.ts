import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** Ways in which a configuration may be encrypted: by the digest that makes the key of the password. */
export const FILE_ENCRYPTIONS = ['none', 'md5', 'sha256'] as const;

/**
 * How a configuration is encrypted. Boxes do as `openssl enc -aes-256-cbc` did when their firmware was made:
 * `md5` before OpenSSL 1.1, `sha256` since; which of them an HT841 takes is not documented.
 */
export type FileEncryption = (typeof FILE_ENCRYPTIONS)[number];

const KEY_BYTES = 32;
const IV_BYTES = 16;
const SALT_BYTES = 8;

/**
 * Encrypts as `openssl enc -aes-256-cbc -salt -md DIGEST -k PASSWORD` does, which is what Grandstream's XML
 * Provisioning Guide asks for: `Salted__`, the salt, and the ciphertext. It hides passwords from who copies the
 * file on its way; that nobody changes it, HTTPS alone can promise.
 */
export function encryptFile(
  text: string,
  password: string,
  digest: Exclude<FileEncryption, 'none'>,
): Buffer {
  const salt = randomBytes(SALT_BYTES);
  const derived = deriveBytes(Buffer.from(password), salt, digest);
  const key = derived.subarray(0, KEY_BYTES);
  const iv = derived.subarray(KEY_BYTES, KEY_BYTES + IV_BYTES);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([Buffer.from('Salted__'), salt, cipher.update(text), cipher.final()]);
}

/** EVP_BytesToKey(3) with one round. */
function deriveBytes(password: Buffer, salt: Buffer, digest: string): Buffer {
  let all = Buffer.alloc(0);
  let block = Buffer.alloc(0);
  while (all.length < KEY_BYTES + IV_BYTES) {
    block = createHash(digest).update(block).update(password).update(salt).digest();
    all = Buffer.concat([all, block]);
  }
  return all;
}

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A secret as it is kept: nobody reads it without the key that its id names. */
export interface SealedSecret {
  readonly keyId: string;
  /** 12 bytes of nonce, 16 of authentication tag, then the ciphertext. */
  readonly sealed: Buffer;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Reads a key as it is written in the settings: 32 bytes as 64 hexadecimal digits or as base64. Undefined for
 * anything else.
 */
export function readSecretKey(text: string): Buffer | undefined {
  const isHex = /^[0-9a-f]{64}$/i.test(text);
  const isBase64 = /^[A-Za-z0-9+/_-]{43}=?$/.test(text);
  if (!isHex && !isBase64) return undefined;
  return Buffer.from(text, isHex ? 'hex' : 'base64');
}

/**
 * The keys that secrets are kept under (AES-256-GCM, NIST SP 800-38D): the current one seals, the others still
 * open what was sealed before a change of keys. A key's id is the beginning of its SHA-256.
 */
export class SecretKeys {
  readonly #current: Buffer;
  readonly #byId: ReadonlyMap<string, Buffer>;

  /** Throws a `RangeError` for a key that is not 32 bytes long. */
  constructor(current: Buffer, earlier: readonly Buffer[] = []) {
    const all = [current, ...earlier];
    if (all.some((key) => key.length !== KEY_BYTES)) throw new RangeError('a key has 32 bytes');
    this.#current = current;
    this.#byId = new Map(all.map((key) => [idOf(key), key]));
  }

  /** The id of the key that seals. */
  get currentId(): string {
    return idOf(this.#current);
  }

  /**
   * Seals a secret. `owner` names what it belongs to: moved to another owner in the database it cannot be
   * opened. The same secret is sealed differently each time.
   */
  seal(secret: string, owner: string): SealedSecret {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#current, nonce).setAAD(Buffer.from(owner));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return { keyId: this.currentId, sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]) };
  }

  /** Opens a secret. Throws an `Error` without a word of the secret when the key is missing or does not fit. */
  open({ keyId, sealed }: SealedSecret, owner: string): string {
    const key = this.#byId.get(keyId);
    if (!key) throw new Error(`the key ${keyId} is not among those of the settings`);
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(owner))
      .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch (error) {
      throw new Error(`the secret of ${owner} was changed or sealed for another`, { cause: error });
    }
  }
}

function idOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 12);
}

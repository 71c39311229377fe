import type { Clock } from '../../kernel/clock.js';
import { messageOf } from '../../kernel/errors.js';
import type { Logger } from '../../kernel/logger.js';
import { filePassword } from './boxAccount.js';
import { isPassword } from './boxPassword.js';
import type { BoxPbx } from './boxPbx.js';
import { renderConfiguration } from './configuration.js';
import { encryptFile } from './encryptedFile.js';
import { FetchThrottle } from './fetchThrottle.js';
import { parseMac } from './mac.js';
import type { BoxBook, FetchOutcome, KeptBox } from './ports.js';
import { pushedValues, type SipAccess } from './pushedValues.js';

/** What serving configurations needs. */
export interface FetchDeskParts {
  readonly boxes: Pick<BoxBook, 'byMac' | 'noteFetch'>;
  /** Undefined while the settings do not say where boxes reach the PBX. */
  readonly sip: SipAccess | undefined;
  /** Left out while there is no PBX to be asked. */
  readonly pbx?: Pick<BoxPbx, 'admit'>;
  /** The folder that boxes fetch from, as they reach it. */
  readonly url: URL;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Who asks for a configuration, as far as the request says it. */
export interface FetchRequest {
  /** The hardware address in the name of the file. */
  readonly mac: string;
  /** User and password (RFC 7617), when some were given. */
  readonly credentials: { readonly user: string; readonly password: string } | undefined;
  readonly address: string;
  readonly userAgent: string;
}

/** What whoever asks gets. */
export type FetchAnswer =
  | { readonly outcome: 'served'; readonly file: string | Buffer }
  | { readonly outcome: Exclude<FetchOutcome, 'served'> }
  | { readonly outcome: 'barred'; readonly forMs: number };

/** A user agent is not worth more; boxes say less. */
const LONGEST_AGENT = 200;

/**
 * Hands boxes their configuration, to each its own, and writes down who asked. Only the digest of a box's
 * password is kept: the one that goes into the file is the one that it has just shown.
 */
export class FetchDesk {
  readonly #parts: FetchDeskParts;
  readonly #throttle: FetchThrottle;

  constructor(parts: FetchDeskParts) {
    this.#parts = parts;
    this.#throttle = new FetchThrottle(parts.clock);
  }

  /** Answers who asks. Throws a `ProviderError` when the database is away. */
  async answer(request: FetchRequest): Promise<FetchAnswer> {
    const { boxes, clock, logger } = this.#parts;
    const { address } = request;
    const read = parseMac(request.mac);
    const mac = read.ok ? read.value : undefined;
    const forMs = this.#throttle.barredForMs(address, mac ?? 'none');
    if (forMs > 0) {
      logger.warn(
        { mac, address },
        'a configuration was asked for too often with wrong credentials',
      );
      return { outcome: 'barred', forMs };
    }
    if (mac === undefined) {
      this.#throttle.failed(address, 'none');
      logger.warn({ address }, 'a configuration was asked for with no hardware address');
      return { outcome: 'unknown_box' };
    }
    const answer = await this.#decide(mac, request.credentials);
    const { outcome } = answer;
    // A box asks without a password first, as RFC 7235 has it: nothing was tried yet.
    const tried = outcome === 'unknown_box' || request.credentials !== undefined;
    if (tried && outcome !== 'served' && outcome !== 'not_ready') {
      this.#throttle.failed(address, mac);
    }
    logger.info({ mac, address, outcome }, 'a configuration was asked for');
    const userAgent = request.userAgent.slice(0, LONGEST_AGENT);
    await boxes.noteFetch({ mac, at: clock.now(), address, userAgent, outcome });
    return answer;
  }

  async #decide(
    mac: Parameters<BoxBook['byMac']>[0],
    credentials: FetchRequest['credentials'],
  ): Promise<Exclude<FetchAnswer, { outcome: 'barred' }>> {
    const { boxes, sip, url } = this.#parts;
    const box = await boxes.byMac(mac);
    if (!box) return { outcome: 'unknown_box' };
    const isTheBox =
      credentials?.user.toLowerCase() === mac &&
      isPassword(credentials.password, box.passwordDigest);
    if (!isTheBox) return { outcome: 'wrong_credentials' };
    if (!sip) return { outcome: 'not_ready' };
    await this.#admit(box);
    const values = pushedValues(box, sip, { url, user: mac, password: credentials.password });
    const file = renderConfiguration(mac, values);
    if (box.encryption === 'none') return { outcome: 'served', file };
    const encrypted = encryptFile(file, filePassword(sip.password, mac), box.encryption);
    return { outcome: 'served', file: encrypted };
  }

  /** The account must be there before the box registers; a PBX that is away gets it when it is back. */
  async #admit(box: KeptBox): Promise<void> {
    const { pbx, logger } = this.#parts;
    await pbx?.admit(box).catch((error: unknown) => {
      logger.warn({ mac: box.mac, why: messageOf(error) }, 'a box has no account at the PBX yet');
    });
  }
}

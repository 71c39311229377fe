import type { Clock, Timer } from '../../kernel/clock.js';
import { messageOf } from '../../kernel/errors.js';
import type { Logger } from '../../kernel/logger.js';
import type { BoxContact, BoxPbx } from './boxPbx.js';
import type { Mac } from './mac.js';
import type { BoxBook, BoxState, KeptBox } from './ports.js';

/** What watching boxes needs. */
export interface BoxWatchParts {
  readonly boxes: Pick<BoxBook, 'list' | 'noteSighting' | 'lastSightings'>;
  readonly pbx: Pick<BoxPbx, 'admit' | 'present' | 'contactsOf'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Asterisk asks each box every half minute, so that looking more often would see nothing more. */
const LOOK_EVERY_MS = 15_000;

/**
 * Keeps an eye on the boxes: gives the PBX their accounts whenever it comes up, and writes down when one has
 * registered, from where, and when it is there no more.
 */
export class BoxWatch {
  readonly #parts: BoxWatchParts;
  #states: Map<Mac, BoxState> | undefined;
  #timer: Timer | undefined;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: BoxWatchParts) {
    this.#parts = parts;
  }

  /** The PBX is there, perhaps after it had forgotten the accounts. Never rejects. */
  pbxIsUp(): void {
    this.#timer?.cancel();
    this.#looking = this.#looking.then(() => this.#admitAll()).then(() => this.look());
  }

  /** Looks now, writes down what has changed, and looks again later. Never rejects. */
  async look(): Promise<void> {
    if (this.#closed) return;
    this.#timer?.cancel();
    await this.#lookOnce().catch((error: unknown) => {
      this.#parts.logger.warn({ why: messageOf(error) }, 'the boxes could not be looked at');
    });
    this.#timer?.cancel();
    this.#timer = this.#parts.clock.after(LOOK_EVERY_MS, () => {
      this.#looking = this.look();
    });
    if (this.#isClosed()) this.#timer.cancel();
  }

  /** Looks no more. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#looking;
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  async #admitAll(): Promise<void> {
    const { boxes, pbx, logger } = this.#parts;
    try {
      for (const box of await boxes.list(null)) await pbx.admit(box);
    } catch (error) {
      logger.warn({ why: messageOf(error) }, 'the boxes have no accounts at the PBX');
    }
  }

  async #lookOnce(): Promise<void> {
    const { boxes, pbx } = this.#parts;
    const kept = await boxes.list(null);
    if (kept.length === 0) return;
    this.#states ??= new Map(
      (await boxes.lastSightings()).map(({ mac, state }) => [mac, state] as const),
    );
    const present = await pbx.present();
    for (const { mac } of kept) {
      const was = this.#states.get(mac) ?? 'gone';
      if (present.has(mac) === (was === 'registered') && was !== 'unreachable') continue;
      await this.#note(mac, was);
    }
  }

  async #note(mac: Mac, was: BoxState): Promise<void> {
    const { boxes, pbx, clock, logger } = this.#parts;
    const contacts = await pbx.contactsOf(mac);
    const state = stateOf(contacts);
    if (state === was) return;
    const { address = null, userAgent = null } = contacts[0] ?? {};
    await boxes.noteSighting({ mac, at: clock.now(), state, address, userAgent });
    this.#states?.set(mac, state);
    if (state === 'registered') logger.info({ mac, address }, 'a box has registered');
    else logger.warn({ mac, state }, 'a box is not there any more');
  }
}

/** How a box is, by where it has registered. */
export function stateOf(contacts: readonly BoxContact[]): BoxState {
  if (contacts.length === 0) return 'gone';
  return contacts.some(({ reachable }) => reachable) ? 'registered' : 'unreachable';
}

/** What a box has registered, and since when, for whoever asks now. */
export interface BoxRegistration {
  readonly state: BoxState;
  /** Since when it is so, as far as it was watched; null for what was never seen. */
  readonly since: Date | null;
  readonly contacts: readonly BoxContact[];
}

/** Asks the PBX about one box. Rejects with a `ProviderError`. */
export async function registrationOf(
  { mac }: Pick<KeptBox, 'mac'>,
  { boxes, pbx }: { boxes: Pick<BoxBook, 'sightingsOf'>; pbx: Pick<BoxPbx, 'contactsOf'> },
): Promise<BoxRegistration> {
  const [contacts, [last]] = await Promise.all([pbx.contactsOf(mac), boxes.sightingsOf(mac, 1)]);
  const state = stateOf(contacts);
  return { state, contacts, since: last?.state === state ? last.at : null };
}

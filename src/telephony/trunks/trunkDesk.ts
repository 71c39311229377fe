import type { Clock, Timer } from '../../kernel/clock.js';
import { messageOf } from '../../kernel/errors.js';
import type { Logger } from '../../kernel/logger.js';
import type { KeptTrunk, TrunkBook, TrunkWithSecret } from './ports.js';
import {
  conditionOf,
  unknownCondition,
  type ConsoleLists,
  type TrunkCondition,
} from './trunkState.js';

/** The way to an Asterisk whose run folder we share. */
export interface TrunkPbx {
  /** Has Asterisk know these trunks, and no others. Rejects when it is away. */
  apply(trunks: readonly TrunkWithSecret[]): Promise<void>;
  /** What it says of them. Rejects when it is away. */
  lists(): Promise<ConsoleLists>;
}

/** What the desk needs. */
export interface TrunkDeskParts {
  readonly book: Pick<TrunkBook, 'list' | 'opened'>;
  /** Undefined while the settings do not say where Asterisk's run folder is. */
  readonly pbx: TrunkPbx | undefined;
  readonly clock: Clock;
  readonly log: Logger;
}

/** How a trunk is, and for how long it has been so. */
export interface TrunkStatus extends TrunkCondition {
  readonly since: Date;
  /** The last fault there was, also when it is over. */
  readonly lastFault: { readonly at: Date; readonly message: string } | null;
}

const ROUND_MS = 10_000;

/** Said of every trunk while the settings name no run folder. */
export const NO_RUN_FOLDER =
  'the setting ASTERISK_RUN_DIR is missing: Asterisk is not told of trunks';

/**
 * Looks after the trunks: Asterisk knows those that are kept, also after the database or Asterisk was away,
 * and how each is doing is known here and said in the log when it changes.
 */
export class TrunkDesk {
  readonly #parts: TrunkDeskParts;
  readonly #statuses = new Map<string, TrunkStatus>();
  #timer: Timer | undefined;
  #round: Promise<void> | undefined;
  #trouble: string | undefined;
  #closed = false;

  constructor(parts: TrunkDeskParts) {
    this.#parts = parts;
  }

  /** Begins; the first round runs on its own. */
  start(): void {
    void this.#runRounds();
  }

  /** Takes over what has been changed in the book. Never rejects: what does not work now is tried again. */
  async changed(): Promise<void> {
    await this.#round;
    await this.#once();
  }

  /** How each trunk in use was in the last round, by its id. */
  statuses(): ReadonlyMap<string, TrunkStatus> {
    return this.#statuses;
  }

  /** Stops looking. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#round;
  }

  async #runRounds(): Promise<void> {
    await this.#once();
    if (!this.#closed)
      this.#timer = this.#parts.clock.after(ROUND_MS, () => void this.#runRounds());
  }

  #once(): Promise<void> {
    this.#round ??= this.#look()
      .then(
        () => this.#say(undefined),
        (error: unknown) => this.#say(messageOf(error)),
      )
      .finally(() => (this.#round = undefined));
    return this.#round;
  }

  /** The same trouble is said once. */
  #say(trouble: string | undefined): void {
    if (trouble !== undefined && trouble !== this.#trouble) {
      this.#parts.log.warn({ reason: trouble }, 'the trunks are not looked after for the moment');
    }
    this.#trouble = trouble;
  }

  async #look(): Promise<void> {
    const { book, pbx } = this.#parts;
    const inUse = (await book.list()).filter(({ enabled }) => enabled);
    for (const id of this.#statuses.keys()) {
      if (!inUse.some((trunk) => trunk.id === id)) this.#statuses.delete(id);
    }
    if (!pbx) {
      for (const trunk of inUse) this.#note(trunk, unknownCondition(trunk, NO_RUN_FOLDER));
      return;
    }
    const { trunks, locked } = await book.opened();
    const usable = inUse.filter(({ id }) => !locked.includes(id));
    for (const trunk of inUse) if (!usable.includes(trunk)) this.#note(trunk, lockedOut(trunk));
    try {
      await pbx.apply(trunks);
      if (usable.length === 0) return;
      const lists = await pbx.lists();
      for (const trunk of usable) this.#note(trunk, conditionOf(trunk, lists));
    } catch (error) {
      for (const trunk of usable) this.#note(trunk, unknownCondition(trunk, messageOf(error)));
      throw error;
    }
  }

  #note(trunk: KeptTrunk, condition: TrunkCondition): void {
    const { clock, log } = this.#parts;
    const before = this.#statuses.get(trunk.id);
    const at = clock.now();
    const isNew = before?.state !== condition.state || before.fault !== condition.fault;
    this.#statuses.set(trunk.id, {
      ...condition,
      since: before?.state === condition.state ? before.since : at,
      lastFault:
        condition.fault === null || !isNew
          ? (before?.lastFault ?? null)
          : { at, message: condition.fault },
    });
    if (!isNew) return;
    const { state, registration, fault } = condition;
    const said = { trunk: trunk.id, state, registration, fault };
    if (state === 'up') log.info(said, 'a trunk is up');
    else log.warn(said, 'a trunk is not up');
  }
}

function lockedOut(trunk: KeptTrunk): TrunkCondition {
  const fault =
    'its secret cannot be opened: SECRETS_KEY is missing or another than it was sealed with';
  return { ...unknownCondition(trunk, fault), state: 'down' };
}

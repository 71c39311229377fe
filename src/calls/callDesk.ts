import { messageOf } from '../kernel/errors.js';
import { isE164, toE164, type E164 } from '../kernel/phone.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { identifyCaller, type CallerIdentity } from '../telephony/identity.js';
import type { IncomingCall, StaffFate } from '../telephony/incomingCall.js';
import { linePlanAt } from '../restaurant/lineMode.js';
import type { Admission } from './admission.js';
import { CallerHistory } from './callerHistory.js';
import { introduced, type Introduce } from './introduction.js';
import type { ArrivedCall } from './lineCheckCall.js';
import { enders, LiveCall } from './liveCall.js';
import type { LiveCallParts } from './liveCallParts.js';
import { Reply } from './mouth.js';
import type { CallEnder, CallOutcome, RestaurantDirectory } from './ports.js';
import type { LineSettings } from './ports/lineSettings.js';
import { screened } from './screening.js';
import { SoundPath } from './soundPath.js';
import { callBack, readStaffWish, takeOver, type StaffWish } from './staffDesk.js';
import { offerToStaff } from './staffFirst.js';

/** What the desk needs besides what every live call needs. */
export interface CallDeskParts extends LiveCallParts {
  /** The engines of one restaurant; left out, all have the same. */
  readonly speechOf?: (
    profile: RestaurantProfile,
  ) => Pick<LiveCallParts, 'transcriber' | 'synthesizer'>;
  readonly directory: RestaurantDirectory;
  readonly admission: Admission;
  /** Asks for what is known of a caller; left out, everybody is a stranger. */
  readonly introduce?: Introduce;
  /** Told of every call that is over, once it is known whether the staff took it if it was sent on to them. */
  readonly fateAtStaff?: (callId: string, fate: StaffFate) => void;
  /** Carries out the check that waits on the line of a call, if one does: answers whether the call was that. */
  readonly checkLine?: (arrived: ArrivedCall) => Promise<boolean>;
  /** The restaurant whose staff call from an endpoint, with their wishes; left out, nobody does. */
  readonly staffAt?: (endpoint: string) => Promise<RestaurantProfile | undefined>;
  /** Where a customer of a restaurant is called by; undefined when that is not to be. */
  readonly dialOut?: (restaurant: RestaurantProfile, number: E164) => Promise<string | undefined>;
  /** Names of the PBX's own accounts. */
  readonly ownAccounts: readonly string[];
  /** How a restaurant's line is answered at this moment; left out, as usual. Never rejects. */
  readonly lineSettings?: (restaurantId: string) => Promise<LineSettings>;
  /** Takes a code that the staff have dialled. */
  readonly takeFeatureCode?: (call: IncomingCall) => Promise<void>;
}

/** The line that was dialled, and whose it is. */
interface Routed {
  /** E.164 where it could be read. */
  readonly line: string;
  readonly profile: RestaurantProfile | undefined;
}

/** Said to who dials a number that no restaurant has. */
const UNKNOWN_LINE = "We're sorry, this number does not belong to a restaurant. Goodbye.";

/** Where calls arrive: finds the restaurant, sees whether there is room, and opens a live call, or sends it on. */
export class CallDesk {
  readonly #parts: CallDeskParts;
  readonly #open = new Set<Promise<void>>();
  /** Calls that are talked with, and when they are over. */
  readonly #live = new Map<LiveCall, Promise<CallOutcome>>();
  /** Calls that are over and not done with, and since when on the monotonic clock. */
  readonly #ending = new Map<IncomingCall, number>();
  readonly #history: CallerHistory;
  #closed = false;

  constructor(parts: CallDeskParts) {
    this.#parts = parts;
    this.#history = new CallerHistory(parts.clock);
  }

  /** Takes a call; it is looked after to its end. */
  receive(call: IncomingCall): void {
    call.events.once('ended', () => this.#ending.set(call, this.#parts.clock.monotonicMs()));
    const served = this.#serve(call)
      .catch((error: unknown) => this.#onFault(call, error))
      .finally(() => {
        this.#open.delete(served);
        this.#ending.delete(call);
      });
    this.#open.add(served);
    void Promise.all([call.fateAtStaff, served]).then(([fate]) =>
      this.#parts.fateAtStaff?.(call.id, fate),
    );
  }

  /** How many calls have been over for longer than this and still hold something. */
  lingering(longerThanMs: number): number {
    const nowMs = this.#parts.clock.monotonicMs();
    return [...this.#ending.values()].filter((endedMs) => nowMs - endedMs > longerThanMs).length;
  }

  /** Resolves when no call is left. */
  async whenIdle(): Promise<void> {
    while (this.#open.size > 0) await Promise.allSettled(this.#open);
  }

  /**
   * Gives every caller to the staff, those who still come too; who talks with them already is not disturbed.
   * Resolves when the call log has the last word about the calls given. Idempotent.
   */
  async close(): Promise<void> {
    this.#closed = true;
    const given = [...this.#live].filter(([live]) => live.giveToStaff());
    await Promise.all(given.map(([, over]) => over));
  }

  async #serve(call: IncomingCall): Promise<void> {
    if (call.fromStaff && call.parties.dialledNumber.startsWith('*')) {
      return this.#parts.takeFeatureCode?.(call) ?? call.hangUp();
    }
    const { dialledNumber } = call.parties;
    const staffOf = await this.#parts.staffAt?.(call.endpoint);
    const wish = staffOf && readStaffWish(dialledNumber, staffOf.country);
    if (staffOf && wish?.kind !== 'own_restaurant') return this.#serveStaff(call, staffOf, wish);
    const { line, profile } = staffOf
      ? { line: staffOf.phone ?? dialledNumber, profile: staffOf }
      : await this.#route(dialledNumber);
    const caller = identifyCaller(call.parties, {
      country: profile?.country ?? FALLBACK_COUNTRY,
      ownAccounts: this.#parts.ownAccounts,
    });
    // The staff may dial somebody else than the restaurant, which is no call of a customer.
    if (call.fromStaff && !profile && isE164(line)) return call.callOut(line);
    this.#begin(call, line, profile, caller);
    if (this.#closed) return this.#overflow(call, 'closing');
    if (!profile) return this.#apologise(call);
    const wasCheck = await this.#parts.checkLine?.({ call, line, caller, profile });
    if (wasCheck) {
      this.#end(call, 'no_order', 'gateway');
      return;
    }
    // The staff call to hear what a caller hears: always Tableline.
    if (!call.fromStaff && (await this.#isTaken(call, profile, caller))) return;
    const admitted = this.#parts.admission.admit();
    if (!admitted.ok) return this.#overflow(call, admitted.refusal.code);
    try {
      await this.#answer(call, profile, caller);
    } finally {
      admitted.value.release();
    }
  }

  async #serveStaff(
    call: IncomingCall,
    restaurant: RestaurantProfile,
    wish: Exclude<StaffWish, { kind: 'own_restaurant' }> | undefined,
  ): Promise<void> {
    const log = this.#parts.log.child({ callId: call.id, restaurant: restaurant.id });
    if (!wish) return call.hangUp('no_answer');
    if (wish.kind === 'call_back') {
      const endpoint = await this.#parts.dialOut?.(restaurant, wish.number);
      return callBack(call, restaurant, endpoint, log);
    }
    const live = [...this.#live.keys()].find(
      ({ id, restaurantId }) => id === wish.callId && restaurantId === restaurant.id,
    );
    return takeOver(call, live, log);
  }

  /** Whether the restaurant's settings have given the call to others than Tableline, or to nobody. */
  async #isTaken(
    call: IncomingCall,
    profile: RestaurantProfile,
    caller: CallerIdentity,
  ): Promise<boolean> {
    const { clock, lineSettings } = this.#parts;
    if (!lineSettings) return false;
    const { modes, screening } = await lineSettings(profile.id);
    const parts = { ...this.#parts, history: this.#history };
    const refusal = await screened(parts, screening, profile.id, caller);
    if (refusal !== undefined) {
      this.#parts.log.info({ callId: call.id, refusal }, 'call refused');
      await call.hangUp('busy');
      this.#end(call, 'refused', 'gateway');
      return true;
    }
    const plan = linePlanAt(modes, profile, clock.now());
    if (plan.kind === 'staff_only') await this.#overflow(call, 'line_mode');
    if (plan.kind !== 'staff_first') return plan.kind === 'staff_only';
    return this.#staffTake(call, profile, caller, plan.ringMs);
  }

  /** Whether the staff have taken the call, or it is over for another reason. */
  async #staffTake(
    call: IncomingCall,
    profile: RestaurantProfile,
    caller: CallerIdentity,
    ringMs: number,
  ): Promise<boolean> {
    const { callLog, clock, log } = this.#parts;
    const ended = new Promise<void>((resolve) => call.events.once('ended', () => resolve()));
    const answered = { call, profile, caller };
    const outcome = await offerToStaff(
      this.#parts,
      answered,
      ringMs,
      log.child({ callId: call.id }),
    );
    if (outcome === 'joined') {
      callLog.answered(call.id, clock.now());
      await ended;
      this.#end(call, 'transferred', enders[call.endedBy ?? 'us']);
      return true;
    }
    if (call.endedBy === undefined) return false;
    this.#end(call, 'abandoned', enders[call.endedBy]);
    return true;
  }

  /** The dialled number read with the rules of each country in which there is a restaurant. */
  async #route(dialled: string): Promise<Routed> {
    const { directory } = this.#parts;
    const countries = await directory.countries();
    const numbers = new Set(countries.map((country) => toE164(dialled, country)));
    numbers.delete(undefined);
    for (const number of numbers as Set<E164>) {
      const profile = await directory.byDialledNumber(number);
      if (profile) return { line: number, profile };
    }
    return { line: [...numbers][0] ?? dialled, profile: undefined };
  }

  #begin(
    call: IncomingCall,
    line: string,
    profile: RestaurantProfile | undefined,
    caller: CallerIdentity,
  ): void {
    const { clock, callLog, log } = this.#parts;
    callLog.begin({
      callId: call.id,
      restaurantId: profile?.id ?? null,
      line,
      callerNumber: caller.number ?? null,
      callerName: caller.name ?? null,
      callerWithheld: caller.withheld,
      divertedFrom: caller.divertedFrom ?? null,
      startedAt: clock.now(),
    });
    log.info(
      { callId: call.id, line, restaurant: profile?.id, pii: { caller: caller.number } },
      'call came in',
    );
  }

  async #answer(
    call: IncomingCall,
    profile: RestaurantProfile,
    caller: CallerIdentity,
  ): Promise<void> {
    const { media, callLog, clock, liveCalls } = this.#parts;
    const [opened, introduction] = await Promise.all([
      SoundPath.open(call, media),
      introduced(this.#parts.introduce, this.#parts, profile.id, caller.number ?? null),
    ]);
    if (!opened.ok) return this.#overflow(call, opened.refusal.code);
    callLog.answered(call.id, clock.now());
    const startedAt = clock.now();
    liveCalls.add({
      callId: call.id,
      restaurantId: profile.id,
      restaurantName: profile.name,
      callerNumber: caller.number ?? null,
      startedAt,
    });
    const live = new LiveCall(
      { ...this.#parts, ...this.#parts.speechOf?.(profile) },
      {
        ...{ call, profile, caller, introduction },
        busy: this.#parts.admission.busy,
        sound: opened.value,
      },
    );
    const over = live.run().finally(() => this.#live.delete(live));
    this.#live.set(live, over);
    const outcome = await over;
    if (outcome === 'silent' && caller.number) this.#history.noteSilence(profile.id, caller.number);
  }

  async #overflow(call: IncomingCall, why: string): Promise<void> {
    this.#parts.log.warn({ callId: call.id, why }, 'call sent on to the staff');
    await call.overflow();
    this.#end(call, 'overflow', 'gateway');
  }

  async #apologise(call: IncomingCall): Promise<void> {
    const { media, log, clock, synthesizer } = this.#parts;
    log.warn({ callId: call.id }, 'no restaurant has the dialled number');
    const opened = await SoundPath.open(call, media);
    if (opened.ok) {
      const { queue } = opened.value;
      const sentence = { text: UNKNOWN_LINE, interruptible: false };
      const reply = new Reply({ queue, synthesizer, clock }, [sentence], 'en');
      call.events.once('ended', () => reply.cut());
      await reply.finished.finally(() => opened.value.close());
    }
    await call.hangUp();
    this.#end(call, 'failed', 'gateway');
  }

  /** Whatever broke, the caller reaches the staff if the line still works. */
  async #onFault(call: IncomingCall, error: unknown): Promise<void> {
    this.#parts.log.error({ callId: call.id, reason: messageOf(error) }, 'call met a fault');
    const endedBefore = call.endedBy;
    await call.overflow().catch(() => call.hangUp('congestion'));
    if (endedBefore === 'caller') this.#end(call, 'abandoned', 'caller');
    else this.#end(call, 'failed', 'gateway');
  }

  #end(call: IncomingCall, outcome: CallOutcome, endedBy: CallEnder): void {
    const { callLog, clock } = this.#parts;
    callLog.end({
      callId: call.id,
      endedAt: clock.now(),
      outcome,
      endedBy,
      transferredToHuman: outcome === 'transferred',
      language: null,
      timings: {},
    });
  }
}

/** For reading a caller's number on a line that is nobody's. */
const FALLBACK_COUNTRY = 'US';

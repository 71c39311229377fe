import { fileURLToPath } from 'node:url';
import type { CallTranscriptJson } from '../../http/contract/call.js';
import type { HealthJson } from '../../http/contract/health.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import type { Order } from '../../restaurant/order.js';
import { openTestDatabase, type TestDatabase } from '../database.js';
import { fliteVoice, type CallerVoice } from '../fliteVoice.js';
import { House, type HouseOptions } from '../house.js';
import type { ReceivedCall } from '../sip/receivedCall.js';
import type { RtpVoice } from '../sip/rtpVoice.js';
import type { PlaceCallOptions, SipPhone } from '../sip/sipPhone.js';
import { SpokenCaller, type Answers } from '../spokenCaller.js';
import { eventually } from '../eventually.js';

const FLITE = fileURLToPath(new URL('../../../.tools/bin/flite', import.meta.url));

/** The line of the demonstration's American restaurant. */
const LINE = '+12125550142';

/** Longer than anything that is waited for takes. */
const PATIENCE_MS = 30_000;

/** Who calls, and how. */
export interface Caller {
  readonly from: string;
  /** Left out: the American restaurant. */
  readonly to?: string;
  readonly answers?: Answers;
  readonly presentation?: PlaceCallOptions;
  /** Left out: that of the house's callers. */
  readonly voice?: CallerVoice;
}

/** The house that the tests of one file share, with what is looked at in it: books, call log, telephones. */
export class HouseUnderTest {
  /** The callers' voice: a male one of Flite, another engine than the one that answers. */
  readonly voice: CallerVoice = fliteVoice(FLITE, 'rms');
  readonly #callers: SpokenCaller[] = [];
  #database: TestDatabase | undefined;
  #house: House | undefined;
  #phone: SipPhone | undefined;

  /** Opens it; before all tests. */
  async open(options: Omit<HouseOptions, 'databaseUrl'> = {}): Promise<void> {
    this.#database = await openTestDatabase();
    this.#house = await House.open({ databaseUrl: this.#database.url, ...options });
    this.#phone = await this.#house.openCallerPhone();
  }

  /** Closes it; after all tests. */
  async close(): Promise<void> {
    await this.#house?.close();
    await this.#database?.close();
  }

  /** The house. */
  get house(): House {
    if (!this.#house) throw new Error('the house is not open');
    return this.#house;
  }

  /** The callers' telephone. */
  get phone(): SipPhone {
    if (!this.#phone) throw new Error('the house is not open');
    return this.#phone;
  }

  /** A test after which no caller is left on the line, and which tells the gateway's last words when it fails. */
  scene(play: () => Promise<void>): () => Promise<void> {
    return async () => {
      try {
        await play();
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const told = `${error.message}\n\nThe gateway wrote last:\n${this.house.gateway.lastLines()}`;
        throw new Error(told, { cause: error });
      } finally {
        await Promise.all(this.#callers.splice(0).map((caller) => this.#hangUp(caller)));
      }
    };
  }

  /** A caller who answers what is asked; resolves when the gateway has noticed the call. */
  async call(asked: Caller): Promise<SpokenCaller> {
    const { from, to = LINE, answers = {}, presentation, voice = this.voice } = asked;
    const { gateway } = this.house;
    const { phone } = this;
    const options = { phone, gateway, voice, number: to, callerNumber: from, answers };
    const caller = await SpokenCaller.place(options, presentation);
    this.#callers.push(caller);
    return caller;
  }

  /** Changes how the American restaurant wants it, from the next call on. */
  async changeRestaurant(changes: Partial<RestaurantProfile>): Promise<void> {
    const { restaurants } = this.house.store;
    const profile = await restaurants.byLine(LINE);
    if (!profile) throw new Error('the line is not there');
    const { menu, ...terms } = profile;
    await restaurants.save([{ profile: { ...terms, ...changes }, menu, lines: [LINE] }]);
  }

  /** The next call at a staff telephone, which rings. */
  async nextRinging(staff: SipPhone): Promise<ReceivedCall> {
    const call = await this.soon(staff.nextCall(), 'the staff telephone rings');
    call.ring();
    return call;
  }

  /** Resolves when the dialogue asks this kind of question and listens. */
  async asked(caller: SpokenCaller, question: string): Promise<void> {
    const { gateway } = this.house;
    await gateway.line(
      (line) =>
        line.msg === 'listening' && line.callId === caller.callId && line['question'] === question,
    );
  }

  /** Resolves when we have said something that fits. */
  async said(caller: SpokenCaller, words: RegExp): Promise<void> {
    await this.house.gateway.line(
      ({ msg, callId, pii }) =>
        msg === 'said' && callId === caller.callId && words.test(pii?.['text'] ?? ''),
    );
  }

  /** The call in the API, once it has ended. */
  async logged(callId: string): Promise<CallTranscriptJson> {
    return eventually(
      async () => (await this.house.api(`/api/call-logs/${callId}`)) as CallTranscriptJson,
      ({ outcome }) => typeof outcome === 'string',
      'the call has ended in the log',
    );
  }

  /** What the database holds as orders of a call. */
  async ordersOf(callId: string): Promise<readonly Order[]> {
    return (await this.house.store.orders.list({ callId }, { after: null, limit: 10 })).entries;
  }

  /** What the gateway says about its parts; undefined while it answers nobody. */
  async health(): Promise<HealthJson | undefined> {
    return (await this.house.api('/health').catch(() => undefined)) as HealthJson | undefined;
  }

  /** Resolves when a voice begins to be heard. */
  async hears(voice: RtpVoice): Promise<void> {
    const started = new Promise<void>((resolve) =>
      voice.events.once('speechStarted', () => resolve()),
    );
    await this.soon(started, 'somebody is heard');
  }

  /** What a promise comes to; rejects when that takes longer than anything here should. */
  async soon<Value>(promise: Promise<Value>, what: string): Promise<Value> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`waited in vain until ${what}`)), PATIENCE_MS);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }

  async #hangUp({ call }: SpokenCaller): Promise<void> {
    call.hangUp();
    await call.whenEnded();
  }
}

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Effect } from '../conversation/dialogue/reply.js';
import { orderParsersOf } from '../conversation/orderParsers.js';
import { TypedEmitter } from '../kernel/emitter.js';
import { ProviderError } from '../kernel/errors.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { FRAME_MS, FRAME_SAMPLES } from '../media/frames.js';
import type { FoundAddress } from '../restaurant/foundAddress.js';
import type { KitchenLoad } from '../restaurant/kitchen.js';
import { PlayoutClock } from '../media/playoutClock.js';
import { PlayoutQueue } from '../media/playout.js';
import type { Menu } from '../restaurant/menu.js';
import { withMarks } from '../restaurant/soldOutMarks.js';
import type { Synthesizer, Transcript } from '../speech/ports.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { Ear } from './ear.js';
import { LiveCalls } from './liveCalls.js';
import { Minutes } from './minutes.js';
import { Talk } from './talk.js';

/** Every sentence lasts so long. */
const SENTENCE_MS = 1500;
const LOUD = new Int16Array(FRAME_SAMPLES).fill(8000);
const QUIET = new Int16Array(FRAME_SAMPLES);

const synthesizer: Synthesizer = {
  name: 'even',
  languages: '*',
  speak: async function* () {
    yield await Promise.resolve(new Int16Array(8 * SENTENCE_MS).fill(1));
  },
  close: () => Promise.resolve(),
};

let clock: ManualClock;
let ear: Ear;
let talk: Talk;
let said: string[];
let effects: Effect['type'][];
/** What the recogniser makes of the next utterances. */
let hears: (string | Error)[];
let speaking: boolean;
let load: KitchenLoad | undefined;
/** Where an address is found. */
let look: (text: string) => Promise<readonly FoundAddress[]>;
/** The menu as it is now. */
let menu: Menu;

beforeEach(() => {
  clock = new ManualClock();
  said = [];
  effects = [];
  hears = [];
  speaking = false;
  load = undefined;
  look = () => Promise.resolve([]);
  menu = bellaNapoli.menu;
  const queue = new PlayoutQueue(
    new PlayoutClock(clock, (error) => {
      throw error;
    }),
    { send: (frame) => (speaking = frame.some((sample) => sample !== 0)) },
  );
  ear = new Ear({
    hearing: {
      expect: () => undefined,
      begin: () => ({
        events: new TypedEmitter(),
        write: () => undefined,
        finish: transcribe,
        cancel: () => undefined,
      }),
      close: () => undefined,
    },
    voiceActivity: { process: (frame) => frame[0] !== 0, close: () => undefined },
    clock,
    whenFree: () => Promise.resolve(),
  });
  const liveCalls = new LiveCalls();
  liveCalls.events.on('said', ({ speaker, text }) => said.push(`${speaker}: ${text}`));
  const callLog = {
    begin: () => undefined,
    answered: () => undefined,
    utterance: () => undefined,
    writtenAnew: () => undefined,
    message: () => undefined,
    recording: () => undefined,
    notRecorded: () => undefined,
    end: () => undefined,
  };
  talk = new Talk({
    context: {
      profile: bellaNapoli,
      parsers: orderParsersOf(bellaNapoli),
      caller: { phone: null, name: null },
      hearing: {},
      locates: true,
    },
    mouth: { queue, synthesizer, clock },
    ear,
    minutes: new Minutes({ callId: 'call', clock, callLog, liveCalls }),
    kitchenLoad: () => load,
    locate: (search) => look(search.address.text),
    menuNow: () => Promise.resolve(menu),
    clock,
    log: silentLogger,
  });
  talk.events.on('effect', ({ type }) => effects.push(type));
});

function transcribe(): Promise<Transcript> {
  const text = hears.shift() ?? '';
  if (text instanceof Error) return Promise.reject(text);
  const hypotheses = text === '' ? [] : [{ text, confidence: 1 }];
  return Promise.resolve({ hypotheses, language: 'en-US', engine: 'scripted' });
}

/** Lets time pass while the line carries this sound from the caller. */
async function pass(ms: number, sound = QUIET): Promise<void> {
  for (let passedMs = 0; passedMs < ms; passedMs += FRAME_MS) {
    ear.listen(sound);
    clock.advance(FRAME_MS);
    await new Promise(setImmediate);
  }
}

/** The caller says this and then listens. */
async function callerSays(words: string | Error): Promise<void> {
  hears.push(words);
  await pass(600, LOUD);
  await pass(1100);
}

/** Until we have begun the sentence after so many. */
async function listenTo(sentences: number): Promise<void> {
  await pass(sentences * SENTENCE_MS + 300);
}

describe('a talk', () => {
  it('does not sell what has run out since the call came in', async () => {
    talk.tell({ type: 'start' });
    await listenTo(3);
    menu = withMarks(menu, [{ thing: { item: 'tiramisu' }, until: null }]);
    await callerSays('a tiramisu for pickup now');
    await listenTo(3);
    expect(said.join(' ')).toMatch(/tiramisu is sold out/i);
  });

  it('falls silent while the caller speaks over it, and answers what was said', async () => {
    talk.tell({ type: 'start' });
    await listenTo(2);
    expect(speaking).toBe(true);
    await pass(300, LOUD);
    expect(speaking).toBe(false);
    await callerSays('a large margherita');
    await listenTo(2);
    expect(said).toEqual([
      expect.stringContaining('automated assistant'),
      'caller: a large margherita',
      expect.stringContaining('assistant: A large Margherita'),
    ]);
  });

  it('does not talk over a caller who goes on speaking after a pause', async () => {
    talk.tell({ type: 'start' });
    await listenTo(3);
    hears.push('a large margherita', 'and a garlic bread');
    await pass(600, LOUD);
    await pass(600);
    await pass(400, LOUD);
    expect(speaking).toBe(false);
    await pass(1100);
    await listenTo(2);
    expect(said.at(-1)).toContain('Garlic Bread');
  });

  it('goes on from where it was when the interruption was only a sound', async () => {
    talk.tell({ type: 'start' });
    await listenTo(2);
    await callerSays('');
    expect(speaking).toBe(true);
    await listenTo(1);
    expect(said).toEqual([expect.stringContaining('Would you like to place an order?')]);
  });

  it('says that it is looking when an address takes long to find, and then where it is', async () => {
    let find: (found: readonly FoundAddress[]) => void = () => undefined;
    look = () => new Promise((resolve) => (find = resolve));
    talk.tell({ type: 'start' });
    await listenTo(3);
    await callerSays('delivery please');
    await listenTo(1);
    await callerSays('twelve maine street');
    await pass(1000);
    expect(speaking).toBe(true);
    const place = { lat: 40.7, lon: -74, meters: 3700, driveMinutes: null };
    find([{ address: { text: '12 Main Street', postcode: '10004', place }, confidence: 0.9 }]);
    await listenTo(4);
    expect(said.at(-2)).toContain('One moment');
    expect(said.at(-1)).toMatch(/12 Main Street.*2\.3 miles.*Is that right/);
  });

  it('promises what the kitchen can do at that moment', async () => {
    talk.tell({ type: 'start' });
    await listenTo(3);
    await callerSays('how long is the wait');
    await listenTo(2);
    const quick = said.at(-1);
    const pausedUntil = new Date(clock.now().getTime() + 20 * 60_000);
    load = { pausedUntil, deliveryPausedUntil: null, extraMinutes: 0, extraUntil: null, due: [] };
    await callerSays('a large margherita for pickup as soon as possible');
    await listenTo(4);
    expect(quick).toContain('it would be ready');
    expect(said.at(-1)).toContain('the kitchen is too busy');
  });

  it('takes the address as it was said when nobody finds it in time', async () => {
    look = () => new Promise(() => undefined);
    talk.tell({ type: 'start' });
    await listenTo(3);
    await callerSays('delivery please');
    await listenTo(1);
    await callerSays('twelve maine street');
    await listenTo(5);
    expect(said.at(-1)).toContain('12 maine street');
  });

  it('asks again when the recogniser loses an utterance spoken over us', async () => {
    talk.tell({ type: 'start' });
    await listenTo(2);
    await callerSays(new ProviderError('scripted', 'gone', { retryable: true }));
    await listenTo(2);
    expect(effects).toEqual([]);
    expect(said.at(-1)).toContain("Sorry, I didn't get that");
  });

  it('asks for keys when the recogniser loses what they say twice in a row, and keeps the order', async () => {
    talk.tell({ type: 'start' });
    await listenTo(3);
    await callerSays('a large margherita and a garlic bread');
    await listenTo(2);
    for (let lost = 0; lost < 2; lost += 1) {
      await callerSays(new ProviderError('scripted', 'gone', { retryable: true }));
      await listenTo(2);
    }
    expect(said.at(-1)).toMatch(/use your phone's keys.*press/i);
    talk.press('1');
    await listenTo(3);
    expect(effects).toEqual([]);
    expect(said.at(-2)).toBe('caller: 1');
    await callerSays('as soon as possible');
    await listenTo(3);
    expect(said.at(-2)).toBe('caller: as soon as possible');
    expect(effects).toEqual([]);
  });

  it('puts the caller through when they are not heard and press no key', async () => {
    talk.tell({ type: 'start' });
    await listenTo(3);
    for (let lost = 0; lost < 4; lost += 1) {
      await callerSays(new ProviderError('scripted', 'gone', { retryable: true }));
      await listenTo(3);
    }
    expect(effects).toEqual(['transfer']);
  });

  it('puts the caller through also when the apology before it is talked over', async () => {
    talk.tell({ type: 'start' });
    await listenTo(3);
    for (let lost = 0; lost < 3; lost += 1) {
      await callerSays(new ProviderError('scripted', 'bad key', { retryable: false }));
      if (lost < 2) await listenTo(2);
    }
    await callerSays('hello hello');
    await listenTo(3);
    expect(effects).toEqual(['transfer']);
  });
});

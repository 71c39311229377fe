import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { FRAME_MS } from '../media/frames.js';
import { PlayoutQueue } from '../media/playout.js';
import { PlayoutClock } from '../media/playoutClock.js';
import type { Synthesizer } from '../speech/ports.js';
import { Reply, type MouthParts, type Sentence } from './mouth.js';

/** Every sentence lasts so long. */
const SENTENCE_MS = 1000;

let clock: ManualClock;
let parts: MouthParts;
/** The sentences that the voice was given, in their order. */
let made: string[];
let playing: boolean;

const evenVoice: Synthesizer = {
  name: 'even',
  languages: '*',
  speak: async function* (text) {
    made.push(text);
    yield await Promise.resolve(new Int16Array(8 * SENTENCE_MS).fill(1));
  },
  close: () => Promise.resolve(),
};

beforeEach(() => {
  clock = new ManualClock();
  made = [];
  const queue = new PlayoutQueue(
    new PlayoutClock(clock, (error) => {
      throw error;
    }),
    { send: (frame) => void (playing = frame[0] !== 0) },
  );
  parts = { queue, synthesizer: evenVoice, clock };
});

async function pass(ms: number): Promise<void> {
  for (let passedMs = 0; passedMs < ms; passedMs += FRAME_MS) {
    clock.advance(FRAME_MS);
    await new Promise(setImmediate);
  }
}

const sentence = (text: string, interruptible = true): Sentence => ({ text, interruptible });

/** Sentences that come when the test says so. */
class Thoughts implements AsyncIterable<Sentence> {
  asked = 0;
  returned = false;
  #give: (next: IteratorResult<Sentence>) => void = () => undefined;
  #fail: (error: unknown) => void = () => undefined;

  async give(text: string, interruptible = true): Promise<void> {
    this.#give({ done: false, value: sentence(text, interruptible) });
    await new Promise(setImmediate);
  }

  end(): void {
    this.#give({ done: true, value: undefined });
  }

  fail(error: Error): void {
    this.#fail(error);
  }

  [Symbol.asyncIterator](): AsyncIterator<Sentence, undefined> {
    return {
      next: () => {
        this.asked += 1;
        return new Promise((resolve, reject) => {
          this.#give = resolve;
          this.#fail = reject;
        });
      },
      return: () => {
        this.returned = true;
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }
}

describe('a reply', () => {
  it('says its first sentence while the second is still being thought of', async () => {
    const thoughts = new Thoughts();
    const reply = new Reply(parts, thoughts, 'en');
    await thoughts.give('One large Margherita,');
    await pass(100);
    expect(playing).toBe(true);
    expect(thoughts.asked).toBe(2);
    await thoughts.give('and a cola.');
    expect(made).toEqual(['One large Margherita,', 'and a cola.']);
    thoughts.end();
    await pass(2 * SENTENCE_MS + 100);
    expect(await reply.finished).toMatchObject({
      cut: false,
      sentences: [{ sentMs: SENTENCE_MS }, { sentMs: SENTENCE_MS }],
    });
  });

  it('ends at once when it is cut while a sentence is waited for, and stops who thinks', async () => {
    const thoughts = new Thoughts();
    const reply = new Reply(parts, thoughts, 'en');
    await thoughts.give('One large Margherita,');
    await pass(200);
    reply.cut();
    const end = await reply.finished;
    expect(end.cut).toBe(true);
    expect(end.sentences.map(({ text }) => text)).toEqual(['One large Margherita,']);
    expect(thoughts.returned).toBe(true);
  });

  it('fails when the source of its sentences does, after what was said already', async () => {
    const thoughts = new Thoughts();
    const reply = new Reply(parts, thoughts, 'en');
    await thoughts.give('One large Margherita,');
    thoughts.fail(new Error('the model broke off'));
    await expect(reply.finished).rejects.toThrow('broke off');
    expect(made).toHaveLength(1);
    await pass(200);
    expect(playing).toBe(true);
  });

  it('may be talked over while nothing is known that must be heard', async () => {
    const thoughts = new Thoughts();
    const reply = new Reply(parts, thoughts, 'en');
    expect(reply.interruptible).toBe(true);
    await thoughts.give('Your card is charged now.', false);
    expect(reply.interruptible).toBe(false);
    await pass(SENTENCE_MS + 100);
    expect(reply.interruptible).toBe(true);
  });

  it('does not hold up another reply while its voice has not begun', async () => {
    let begin: () => void = () => undefined;
    const slow: Synthesizer = {
      ...evenVoice,
      speak: async function* () {
        await new Promise<void>((resolve) => (begin = resolve));
        yield new Int16Array(8 * SENTENCE_MS).fill(1);
      },
    };
    const answer = new Reply({ ...parts, synthesizer: slow }, [sentence('Two colas.')], 'en');
    const bridge = new Reply(parts, [sentence('One moment.')], 'en');
    await pass(500);
    expect(bridge.firstFrameMs).not.toBeNull();
    begin();
    await pass(2 * SENTENCE_MS);
    await Promise.all([bridge.finished, answer.finished]);
    expect((answer.firstFrameMs ?? 0) - (bridge.firstFrameMs ?? 0)).toBe(SENTENCE_MS);
  });

  it('plays the sound of a sentence that has its own, and tells how much of it was heard', async () => {
    const heardMs: number[] = [];
    const voice = {
      text: 'With pleasure.',
      sound: async function* () {
        yield await Promise.resolve(new Int16Array(8 * 400).fill(1));
      },
      heard: (ms: number) => void heardMs.push(ms),
    };
    const reply = new Reply(parts, [{ ...sentence(''), voice }, sentence('Anything else?')], 'en');
    await pass(200);
    expect(playing).toBe(true);
    reply.cut();
    const { sentences } = await reply.finished;
    expect(heardMs).toEqual([200]);
    expect(sentences[0]).toMatchObject({ text: 'With pleasure.', durationMs: 400, sentMs: 200 });
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLanguageModelAgent } from '../conversation/agents/languageModel/languageModelAgent.js';
import type { ChatModel, ChatPart, ChatRequest } from '../conversation/ports.js';
import { ProviderError } from '../kernel/errors.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { EvenVoice, LOUD, ScriptedHearing, TalkUnderTest } from '../testing/talkUnderTest.js';
import { AgentDesk } from './agentDesk.js';
import { UsageMeter } from './usage.js';

const SENTENCE_MS = 1000;

/** What an answer that is broken off has used up. */
const IN_VAIN = 1200;

/** A request to the model, which the test answers. */
interface Asked {
  readonly words: string;
  readonly signal: AbortSignal;
  give(part: ChatPart): Promise<void>;
  end(failure?: ProviderError): Promise<void>;
}

let clock: ManualClock;
let hearing: ScriptedHearing;
let voice: EvenVoice;
let call: TalkUnderTest;
let usage: UsageMeter;
let asked: Asked[];

const model: ChatModel = {
  name: 'small',
  async *stream({ messages, spent }: ChatRequest, signal) {
    const parts: (ChatPart | Error | null)[] = [];
    let wake: () => void = () => undefined;
    const add = async (part: ChatPart | Error | null): Promise<void> => {
      parts.push(part);
      wake();
      await new Promise(setImmediate);
    };
    signal.addEventListener('abort', () => {
      spent([{ engine: 'small', unit: 'tokens_in', quantity: IN_VAIN }]);
      void add(new ProviderError('small', 'aborted'));
    });
    const words = /The caller said: "(.*)"$/.exec(messages.at(-1)?.content ?? '')?.[1] ?? '';
    asked.push({ words, signal, give: add, end: (failure) => add(failure ?? null) });
    for (;;) {
      const part = parts.shift();
      if (part === null) return;
      if (part instanceof Error) throw part;
      if (part) yield part;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  },
};

const tiramisu: ChatPart = {
  type: 'call',
  call: {
    ...{ id: 'call_0', name: 'add_item' },
    arguments: JSON.stringify({ item: 'tiramisu', quantity: 2, size: null, options: [] }),
  },
};

async function open(foresees: boolean): Promise<void> {
  clock = new ManualClock(new Date('2026-03-10T22:00:00Z'));
  hearing = new ScriptedHearing({ interimResults: true });
  voice = new EvenVoice(SENTENCE_MS);
  asked = [];
  usage = new UsageMeter({});
  const agent = createLanguageModelAgent({ model, clock, foresees });
  const desk = new AgentDesk({ agents: [agent], patienceMs: 1500, clock, log: silentLogger });
  call = new TalkUnderTest({
    ...{ clock, profile: bellaNapoli, hearing, synthesizer: voice },
    agent: desk.open('call', usage),
  });
  call.talk.tell({ type: 'start' });
  await call.until(() => call.asked.length === 1);
}

/** The caller has said this and pauses, until the words may be acted upon. */
async function pausesAfter(words: string): Promise<void> {
  await call.pass(600, LOUD);
  hearing.tell(words);
  await call.pass(260);
}

/** Words that the rules cannot make anything of. */
const WORDS = 'a pair of those creamy coffee things from the fridge';

beforeEach(() => open(true));
afterEach(() => call.talk.close());

describe('a language model that is asked while the caller pauses', () => {
  it('has answered when the words are certain, and its answer is said at once', async () => {
    const greetings = voice.made.length;
    await pausesAfter(WORDS);
    await asked[0]?.give(tiramisu);
    await asked[0]?.end();
    await call.pass(40);
    expect(voice.made.slice(greetings)).toEqual([expect.stringMatching(/^Two Tiramisu/)]);
    let finish: (words: string) => void = () => undefined;
    hearing.hears.push(new Promise((resolve) => (finish = resolve)));
    await call.pass(500);
    expect(call.said).toHaveLength(1);
    finish(WORDS);
    expect(await call.until(() => call.speaking)).toBeLessThanOrEqual(40);
    await call.until(() => call.asked.length === 2);
    expect(call.said.at(-1)).toMatch(/^assistant: Two Tiramisu/);
    expect(asked).toHaveLength(1);
    expect(voice.made.filter((text) => text.startsWith('Two Tiramisu'))).toHaveLength(1);
    const [timings] = call.timings;
    expect(timings?.firstToken).toBeLessThan(timings?.detected ?? 0);
  });

  it('goes on with the answer that is still coming, also when the words are written otherwise', async () => {
    await pausesAfter(WORDS);
    hearing.hears.push(`A pair of those, creamy coffee things from the fridge.`);
    await call.pass(600);
    await asked[0]?.give({ type: 'text', text: 'With pleasure. They are ' });
    await call.pass(40);
    expect(call.speaking).toBe(true);
    await asked[0]?.give({ type: 'text', text: 'lovely.' });
    await asked[0]?.give(tiramisu);
    await asked[0]?.end();
    await call.until(() => call.asked.length === 2);
    expect(asked).toHaveLength(1);
    expect(call.said.at(-1)).toMatch(/^assistant: With pleasure\. They are lovely\. Two Tiramisu/);
  });

  it('has no effect on the order when the words turn out to be others, and is asked again', async () => {
    await pausesAfter(WORDS);
    await asked[0]?.give({ type: 'text', text: 'With pleasure. ' });
    await asked[0]?.give(tiramisu);
    const more = `${WORDS} no wait make that nothing`;
    hearing.hears.push(more);
    await call.pass(600, LOUD);
    await call.until(() => asked.length === 2);
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(asked[1]?.words).toBe(more);
    await asked[1]?.give({ type: 'text', text: 'As you like. ' });
    await asked[1]?.end();
    await call.until(() => call.asked.length === 2);
    expect(call.said.join(' ')).not.toMatch(/tiramisu|pleasure/i);
    expect(call.effects).toEqual([]);
    const [timings] = call.timings;
    expect(timings?.firstToken).toBeGreaterThanOrEqual(timings?.transcribed ?? Infinity);
  });

  it('is paid for also where it was asked in vain', async () => {
    await pausesAfter(WORDS);
    await asked[0]?.give({ type: 'text', text: 'With pleasure. ' });
    hearing.hears.push('just the garlic bread that everybody talks about in town');
    await call.until(() => asked.length === 2);
    expect(usage.total()).toMatchObject([{ unit: 'tokens_in', quantity: IN_VAIN }]);
  });

  it('is asked again when it failed before the words were certain', async () => {
    await pausesAfter(WORDS);
    await asked[0]?.end(new ProviderError('small', 'busy'));
    hearing.hears.push(WORDS);
    await call.until(() => asked.length === 2);
    await asked[1]?.give(tiramisu);
    await asked[1]?.end();
    await call.until(() => call.asked.length === 2);
    expect(call.said.at(-1)).toMatch(/Two Tiramisu/);
  });

  it('is asked no more than three times about one utterance, however often the caller pauses', async () => {
    let words = '';
    for (const more of ['a pair of', 'those creamy', 'coffee things', 'from the', 'fridge']) {
      words = `${words} ${more}`.trim();
      await pausesAfter(words);
    }
    expect(asked.map((each) => each.words)).toEqual([
      'a pair of',
      'a pair of those creamy',
      'a pair of those creamy coffee things',
    ]);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
  });

  it('is left when the caller hangs up', async () => {
    await pausesAfter(WORDS);
    call.talk.close();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(usage.total()).toHaveLength(1);
  });

  it('is not asked where the rules are certain, whose answer is prepared', async () => {
    const greetings = voice.made.length;
    await pausesAfter('a person please');
    expect(asked).toEqual([]);
    expect(voice.made.slice(greetings)).toEqual([expect.stringMatching(/transfer you/)]);
    expect(call.effects).toEqual([]);
  });
});

it('a language model that shall not be asked in vain is asked when the words are certain', async () => {
  await open(false);
  hearing.hears.push(WORDS);
  await pausesAfter(WORDS);
  expect(asked).toEqual([]);
  await call.until(() => asked.length === 1);
});

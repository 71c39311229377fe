import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Proposal } from '../conversation/agents/agent.js';
import type { AgentPart, DialogueAgent } from '../conversation/agents/dialogueAgent.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { EvenVoice, LOUD, ScriptedHearing, TalkUnderTest } from '../testing/talkUnderTest.js';
import { AgentDesk } from './agentDesk.js';
import { UsageMeter } from './usage.js';

const SENTENCE_MS = 1000;
const PATIENCE_MS = 1500;

let clock: ManualClock;
let hearing: ScriptedHearing;
let voice: EvenVoice;
let call: TalkUnderTest;
/** What the agent answers to the next utterance, piece by piece, as the test gives it. */
let give: (part: AgentPart) => Promise<void>;
let asked: string[];
let heard: string[];

const line = { item: 'tiramisu', quantity: 2, variant: null, modifiers: [] };
const proposal: Proposal = {
  ...{ text: 'two of those', confidence: 1, disputed: false },
  commands: [{ type: 'add_line', line }],
};

beforeEach(async () => {
  clock = new ManualClock(new Date('2026-03-10T22:00:00Z'));
  hearing = new ScriptedHearing({ interimResults: false });
  voice = new EvenVoice(SENTENCE_MS);
  asked = [];
  heard = [];
  const parts: AgentPart[] = [];
  let wake: () => void = () => undefined;
  give = async (part) => {
    parts.push(part);
    wake();
    await new Promise(setImmediate);
  };
  const agent: DialogueAgent = {
    name: 'scripted',
    open: () => ({
      async *propose({ hypotheses }) {
        asked.push(hypotheses[0]?.text ?? '');
        for (;;) {
          const part = parts.shift();
          if (part) yield part;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      },
      decided: () => undefined,
      callerSaid: () => undefined,
      weSaid: (text) => void heard.push(text),
    }),
  };
  const desk = new AgentDesk({
    agents: [agent],
    patienceMs: PATIENCE_MS,
    clock,
    log: silentLogger,
  });
  call = new TalkUnderTest({
    ...{ clock, profile: bellaNapoli, hearing, synthesizer: voice },
    agent: desk.open('call', new UsageMeter({})),
  });
  call.talk.tell({ type: 'start' });
  await call.until(() => call.asked.length === 1);
});

async function callerSays(words: string): Promise<void> {
  hearing.hears.push(words);
  await call.pass(600, LOUD);
  await call.until(() => asked.includes(words));
}

describe('a talk with an agent that takes its time', () => {
  it('says the first sentence while the rest of the answer comes', async () => {
    await callerSays('two of those');
    await give({ type: 'sentence', text: 'Good choice.' });
    await call.pass(40);
    expect(call.speaking).toBe(true);
    await give({ type: 'proposal', proposal });
    await call.until(() => call.asked.length === 2);
    expect(call.said.at(-1)).toMatch(/^assistant: Good choice\. Two Tiramisu/);
    expect(heard.at(-1)).toMatch(/^Good choice\./);
  });

  it('says something within two seconds when the agent does not, and has the rules answer', async () => {
    await callerSays('two tiramisu please');
    expect(await call.until(() => call.speaking)).toBeLessThan(2000);
    await call.until(() => call.asked.length === 2);
    expect(call.said.at(-1)).toMatch(/Two Tiramisu/);
  });

  it('does what was asked for also when the caller talks over the first sentence', async () => {
    await callerSays('two of those');
    await give({ type: 'sentence', text: 'Good choice.' });
    await call.pass(200);
    hearing.hears.push('and a cola');
    await call.pass(400, LOUD);
    await give({ type: 'proposal', proposal });
    await call.until(() => asked.includes('and a cola'));
    await call.until(() => call.asked.length === 2);
    expect(call.said.at(-1)).toMatch(/cola/i);
    hearing.hears.push('repeat my order');
    await call.pass(600, LOUD);
    await give({ type: 'proposal', proposal: { ...proposal, commands: [{ type: 'ask_order' }] } });
    await call.until(() => call.asked.length === 3);
    expect(call.said.at(-1)).toMatch(/two Tiramisus and a Cola/);
  });

  it('does nothing any more for a caller who has hung up', async () => {
    await callerSays('two of those');
    call.talk.close();
    const made = voice.made.length;
    await give({ type: 'proposal', proposal });
    await call.pass(100);
    expect(voice.made).toHaveLength(made);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { EvenVoice, LOUD, ScriptedHearing, TalkUnderTest } from '../testing/talkUnderTest.js';

/** Every sentence lasts so long. */
const SENTENCE_MS = 1500;

let clock: ManualClock;
let hearing: ScriptedHearing;
let voice: EvenVoice;
let line: TalkUnderTest;

function open({ interimResults }: { interimResults: boolean }): void {
  clock = new ManualClock();
  hearing = new ScriptedHearing({ interimResults });
  voice = new EvenVoice(SENTENCE_MS);
  line = new TalkUnderTest({ clock, profile: bellaNapoli, hearing, synthesizer: voice });
}

/** Until we have greeted and asked. */
async function greeted(): Promise<void> {
  line.talk.tell({ type: 'start' });
  await line.until(() => line.asked.length === 1);
}

/** While the greeting, which may be talked over, is being said. */
async function inTheGreeting(): Promise<void> {
  line.talk.tell({ type: 'start' });
  await line.pass(2 * SENTENCE_MS + 300);
  expect(line.speaking).toBe(true);
}

beforeEach(() => open({ interimResults: true }));

describe('when the caller speaks over us', () => {
  it('we are silent within 200 ms', async () => {
    await inTheGreeting();
    expect(await line.until(() => !line.speaking, LOUD)).toBeLessThanOrEqual(200);
  });

  it.each([
    ['of which the engine tells no words', true, 2000],
    ['before the engine can tell words', false, 6000],
  ])('we go on after a noise %s, though it goes on', async (_, interimResults, patienceMs) => {
    open({ interimResults });
    await inTheGreeting();
    await line.until(() => !line.speaking, LOUD);
    const silentMs = await line.until(() => line.speaking, LOUD);
    expect(silentMs).toBeLessThanOrEqual(patienceMs + 20);
    await line.pass(1000, LOUD);
    expect(line.speaking).toBe(true);
  });

  it('a noise of minutes, heard as several utterances, does not silence us again', async () => {
    voice = new EvenVoice(15_000);
    line = new TalkUnderTest({ clock, profile: bellaNapoli, hearing, synthesizer: voice });
    line.talk.tell({ type: 'start' });
    await line.pass(14_000);
    // The first utterance that is made of it ends after 20 s, in a sentence that may be talked over.
    await line.pass(16_600, LOUD);
    let silentMs = 0;
    for (let ms = 0; ms < 14_000; ms += 20) {
      await line.pass(20, LOUD);
      if (!line.speaking) silentMs += 20;
    }
    expect(silentMs).toBe(0);
  });

  it('we fall silent again in the middle of a noise when there are words', async () => {
    await inTheGreeting();
    await line.pass(2500, LOUD);
    expect(line.speaking).toBe(true);
    hearing.tell('a large margherita');
    await line.pass(40, LOUD);
    expect(line.speaking).toBe(false);
  });

  it('we do not fall silent for a word that means: go on', async () => {
    await inTheGreeting();
    await line.pass(100, LOUD);
    hearing.tell('mhm');
    hearing.hears.push('mhm');
    await line.pass(1000);
    expect(line.speaking).toBe(true);
    expect(line.said).toEqual([]);
  });

  it('we leave it to them although words come late', async () => {
    await inTheGreeting();
    await line.pass(1000, LOUD);
    hearing.tell('I would like');
    await line.pass(3000, LOUD);
    expect(line.speaking).toBe(false);
  });

  it('we take sounds for noise after two that meant nothing, until there are words', async () => {
    await greeted();
    hearing.hears.push('a large margherita', '', '', 'wait');
    await line.pass(500, LOUD);
    await line.until(() => line.speaking);
    for (let cough = 0; cough < 2; cough += 1) {
      await line.pass(200, LOUD);
      expect(line.speaking).toBe(false);
      await line.until(() => line.speaking);
    }
    await line.pass(300, LOUD);
    expect(line.speaking).toBe(true);
    hearing.tell('wait');
    await line.pass(100, LOUD);
    expect(line.speaking).toBe(false);
  });
});

describe('an utterance', () => {
  it('is over when its words are, whatever sounds behind the caller', async () => {
    await greeted();
    hearing.hears.push('a large margherita');
    await line.pass(600, LOUD);
    hearing.tell('a large margherita');
    await line.until(() => line.said.some((said) => said.startsWith('caller')), LOUD);
    expect(line.said.at(-1)).toBe('caller: a large margherita');
  });

  it('that a long pause cut in two is not cut by the next pause like it', async () => {
    await greeted();
    const heard = (): number => line.said.filter((said) => said.startsWith('caller')).length;
    hearing.hears.push('a large', 'margherita and a cola');
    await line.pass(500, LOUD);
    await line.pass(800);
    expect(heard()).toBe(1);
    await line.pass(500, LOUD);
    await line.pass(800);
    expect(heard()).toBe(1);
    await line.pass(500, LOUD);
    await line.until(() => heard() === 2);
  });
});

describe('an answer', () => {
  it('is prepared while the caller pauses, and said at once if that was all', async () => {
    await greeted();
    const greetings = voice.made.length;
    let finish: (words: string) => void = () => undefined;
    hearing.hears.push(new Promise((resolve) => (finish = resolve)));
    await line.pass(600, LOUD);
    hearing.tell('a large margherita');
    await line.pass(300);
    const [rehearsed, ...more] = voice.made.slice(greetings);
    expect(rehearsed).toMatch(/large Margherita/);
    expect(more).toEqual([]);
    await line.pass(300);
    finish('a large margherita');
    await line.pass(40);
    expect(line.speaking).toBe(true);
    expect(voice.made.filter((text) => text === rehearsed)).toHaveLength(1);
    expect(voice.left).toEqual([]);
  });

  it('that was prepared in vain is never heard and has no effect', async () => {
    await greeted();
    voice.ready = (text) =>
      text.includes('transfer') ? new Promise(() => undefined) : Promise.resolve();
    await line.pass(600, LOUD);
    hearing.tell('a person please');
    await line.pass(260);
    const rehearsed = voice.made.at(-1);
    expect(rehearsed).toMatch(/transfer you/);
    await line.pass(200, LOUD);
    hearing.tell('a large margherita');
    hearing.hears.push('a large margherita');
    await line.until(() => line.asked.length === 2);
    expect(voice.left).toContain(rehearsed);
    expect(line.said.join(' ')).not.toMatch(/transfer/);
    expect(line.effects).toEqual([]);
  });

  it('that keeps the caller waiting is bridged once, and said after the whole phrase', async () => {
    await greeted();
    let finish: (words: string) => void = () => undefined;
    hearing.hears.push(new Promise((resolve) => (finish = resolve)));
    await line.pass(600, LOUD);
    const silentMs = await line.until(() => line.speaking);
    expect(silentMs).toBeLessThanOrEqual(600 + 700 + 40);
    finish('a large margherita');
    await line.until(() => line.asked.length === 2);
    expect(line.said.slice(1)).toEqual([
      'caller: a large margherita',
      'assistant: One moment, please.',
      expect.stringContaining('large Margherita'),
    ]);
  });

  it('whose voice is slow is bridged by a phrase that is ready', async () => {
    await greeted();
    let begin: () => void = () => undefined;
    voice.ready = (text) =>
      text.includes('One moment')
        ? Promise.resolve()
        : new Promise<void>((resolve) => (begin = resolve));
    hearing.hears.push('a large margherita');
    await line.pass(600, LOUD);
    await line.until(() => line.speaking);
    await line.until(() => !line.speaking);
    voice.ready = () => Promise.resolve();
    begin();
    await line.until(() => line.asked.length === 2);
    expect(line.said.slice(1)).toEqual([
      'caller: a large margherita',
      'assistant: One moment, please.',
      expect.stringContaining('large Margherita'),
    ]);
  });

  it('to "okay", said before we bridged, is not taken for a sign to go on', async () => {
    await greeted();
    let finish: (words: string) => void = () => undefined;
    hearing.hears.push(new Promise((resolve) => (finish = resolve)));
    await line.pass(300, LOUD);
    await line.until(() => line.speaking);
    finish('okay');
    await line.until(() => line.asked.length === 2);
    expect(line.said).toContain('caller: okay');
  });

  it('is not due to who asked us to wait and talks with somebody else', async () => {
    await greeted();
    hearing.hears.push('hold on a second', 'darling are you back already');
    await line.pass(600, LOUD);
    await line.until(() => line.said.at(-1)?.includes('take your time') ?? false);
    await line.pass(600, LOUD);
    await line.pass(20_000);
    expect(line.said.at(-1)).toBe('caller: darling are you back already');
    await line.until(() => line.asked.length > 3);
    expect(line.said.at(-1)).toContain('Would you like to order something');
  });

  it('is not bridged when it comes in time', async () => {
    await greeted();
    hearing.hears.push('a large margherita');
    await line.pass(600, LOUD);
    await line.until(() => line.asked.length === 2);
    await line.pass(1000);
    expect(line.said.join(' ')).not.toContain('One moment');
  });
});

describe('a caller who says nothing', () => {
  const ours = (): string[] => line.said.filter((said) => said.startsWith('assistant'));

  /** For how long we are silent now. */
  const silenceMs = async (): Promise<number> => {
    await line.until(() => !line.speaking);
    return line.until(() => line.speaking);
  };

  it('is asked again after five seconds, and left alone while the staff are rung', async () => {
    await greeted();
    expect(await silenceMs()).toBeGreaterThan(4900);
    hearing.hears.push('a person please');
    await line.until(() => line.asked.length === 2);
    await line.pass(600, LOUD);
    await line.until(() => line.effects.length > 0);
    const said = line.said.length;
    await line.pass(45_000);
    expect(line.said).toHaveLength(said);
  });

  it('has all of their time after an answer to what they said while they could not interrupt us', async () => {
    voice = new EvenVoice(7000);
    line = new TalkUnderTest({ clock, profile: bellaNapoli, hearing, synthesizer: voice });
    line.talk.tell({ type: 'start' });
    await line.pass(2000);
    hearing.hears.push('a large margherita');
    await line.pass(600, LOUD);
    await line.until(() => line.asked.length === 2);
    expect(ours().at(-1)).toMatch(/Margherita/);
    await line.pass(60);
    expect(line.speaking).toBe(false);
    expect(await line.until(() => line.speaking)).toBeGreaterThan(4800);
  });

  it('is not forgotten after a key that means nothing', async () => {
    await greeted();
    line.talk.press('1');
    await line.until(() => line.asked.length === 2);
    hearing.hears.push('a large margherita for pickup');
    await line.pass(600, LOUD);
    await line.until(() => line.asked.length === 3);
    expect(ours().at(-1)).toMatch(/When would you like/);
    line.talk.press('#');
    expect(await silenceMs()).toBeGreaterThan(4900);
  });

  it('has longer to look up what is dictated', async () => {
    await greeted();
    hearing.hears.push('a large margherita for delivery');
    await line.pass(600, LOUD);
    await line.until(() => line.asked.at(-1) === 'address');
    expect(await silenceMs()).toBeGreaterThan(9900);
  });
});

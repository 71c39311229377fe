import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { LiveCalls } from './liveCalls.js';
import { Minutes } from './minutes.js';
import type { UtteranceRecord } from './ports.js';

function keepMinutes(): {
  minutes: Minutes;
  logged: UtteranceRecord[];
  clock: ManualClock;
  watched: UtteranceRecord[];
} {
  const logged: UtteranceRecord[] = [];
  const watched: UtteranceRecord[] = [];
  const liveCalls = new LiveCalls();
  liveCalls.events.on('said', (turn) => watched.push(turn));
  const callLog = {
    begin: () => undefined,
    answered: () => undefined,
    utterance: (utterance: UtteranceRecord) => logged.push(utterance),
    writtenAnew: (_: string, turn: number, text: string) => {
      const at = logged.findIndex(({ turnIndex }) => turnIndex === turn);
      const before = logged[at];
      if (before) logged[at] = { ...before, text };
    },
    message: () => undefined,
    recording: () => undefined,
    notRecorded: () => undefined,
    end: () => undefined,
  };
  const clock = new ManualClock();
  const minutes = new Minutes({ callId: 'call', clock, callLog, liveCalls });
  return { minutes, logged, watched, clock };
}

const spoken = {
  language: 'en-US',
  ...{ answeredAtMs: 0, firstSoundAtMs: 5, startedAtMs: 10, endedAtMs: 500 },
};

describe('Minutes', () => {
  it('tell how long a caller waited for a reply, and how much of it was ours', () => {
    const { minutes, logged, watched } = keepMinutes();
    minutes.said({
      text: 'A large Margherita.',
      language: 'en-US',
      ...{ answeredAtMs: 2615, firstSoundAtMs: 2628, startedAtMs: 2630, endedAtMs: 4000 },
      to: { endedAtMs: 2000, detectedAtMs: 2600, transcribedAtMs: 2612.25 },
    });
    const timings = {
      ...{ detected: 600, transcribed: 612.3, answered: 615 },
      ...{ firstSound: 628, firstFrame: 630, said: 2000 },
    };
    expect(watched).toMatchObject([{ speaker: 'assistant', latencyMs: 630, timings }]);
    expect(logged).toMatchObject([{ latencyMs: 630, timings }]);
  });

  it('keep the order of a talk in which the clock is set back', () => {
    const { minutes, logged, clock } = keepMinutes();
    const start = clock.now().getTime();
    minutes.said({ ...spoken, text: 'Hello.', to: null });
    clock.jump(-3_600_000);
    minutes.said({ ...spoken, ...{ startedAtMs: 900, endedAtMs: 1500 }, text: 'Well?', to: null });
    const times = logged.map(({ startedAt, endedAt }) => [+startedAt - start, +endedAt - start]);
    expect(times).toEqual([
      [10, 500],
      [900, 1500],
    ]);
  });

  it('count no wait for what nobody waited for, as the greeting', () => {
    const { minutes, watched } = keepMinutes();
    const greeting = { ...spoken, text: 'Hello.' };
    minutes.said({ ...greeting, to: null });
    expect(watched).toMatchObject([{ latencyMs: null, timings: null }]);
  });

  it('do not mention a reply of which the caller heard nothing', () => {
    const { minutes, logged } = keepMinutes();
    minutes.said({ ...spoken, text: '', to: null });
    expect(logged).toEqual([]);
  });

  it('have no card number, said or keyed, in one turn or in several', () => {
    const { minutes, logged, watched } = keepMinutes();
    const text = 'Four two four two '.repeat(4);
    const transcript = { hypotheses: [{ text, confidence: 1 }], language: 'en-US', engine: 'test' };
    const times = { startedAtMs: 0, endedAtMs: 1, detectedAtMs: 1, transcribedAtMs: 1 };
    minutes.heard(text, { transcript, ...times }, 'more');
    minutes.keyed('4242424242424242', 'en-US', 'phone');
    expect(logged.map((said) => said.text)).toEqual(['[card number]', '[card number]']);
    expect(watched.map((said) => said.text)).toEqual(['[card number]', '[card number]']);
  });

  it('have our own words as they were said, however many figures stand in a row', () => {
    const { minutes, logged } = keepMinutes();
    const text =
      'Two large Pepperoni Pizzas: thirty-nine ninety-eight. Subtotal thirty-nine ninety-eight, tax ' +
      'three fifty-five. The total is forty-three dollars and fifty-three cents.';
    minutes.said({ ...spoken, text, to: null });
    expect(logged.map((said) => said.text)).toEqual([text]);
  });

  it('have nothing of a card number that is keyed in parts once it is known', () => {
    const { minutes, logged } = keepMinutes();
    minutes.keyed('2', 'en-US', 'more');
    for (let part = 0; part < 4; part += 1) minutes.keyed('4242', 'en-US', 'more');
    expect(logged.map(({ text }) => text)).toEqual(Array(5).fill('[card number]'));
  });

  it('have the telephone number that was asked for, whatever figures were said around it', () => {
    const { minutes, logged } = keepMinutes();
    // 242424 2125550142 passes for a card's number.
    minutes.keyed('24242', 'en-US', 'more');
    minutes.keyed('4212555014', 'en-US', 'phone');
    minutes.keyed('2125550142', 'en-US', 'confirm_phone');
    expect(logged.map((said) => said.text)).toEqual(['24242', '4212555014', '2125550142']);
  });
});

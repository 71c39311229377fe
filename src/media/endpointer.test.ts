import { describe, expect, it } from '@jest/globals';
import { Endpointer, type EndpointerEvent } from './endpointer.js';

/** Feeds frames numbered from 0, one for each sign of `flags`: `#` is voiced. Frame n is heard at (n + 1) * 20. */
function hear(endpointer: Endpointer, flags: string, from = 0): EndpointerEvent[] {
  return flags.split('').flatMap((flag, i) => {
    const frame = new Int16Array(160).fill(from + i);
    return endpointer.process(frame, flag === '#', (from + i + 1) * 20) ?? [];
  });
}

function numbers(frames: readonly Int16Array[]): (number | undefined)[] {
  return frames.map((frame) => frame[0]);
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

const silence = '.'.repeat(30);

describe('the endpointer', () => {
  it('starts after 120 ms of speech, with the 300 ms before it', () => {
    const [started, ...more] = hear(new Endpointer(), `${'.'.repeat(50)}######`);
    expect(more).toEqual([]);
    expect(started).toMatchObject({ type: 'speech_started', startedAtMs: 1000 });
    expect(started?.type === 'speech_started' && numbers(started.lookBack)).toEqual(range(35, 55));
  });

  it('ends after 600 ms of silence and says when speech really ended', () => {
    const events = hear(new Endpointer(), `.....${'#'.repeat(20)}${silence}`);
    expect(events.at(-1)).toEqual({
      type: 'speech_ended',
      startedAtMs: 100,
      speechEndedAtMs: 500,
      durationMs: 400,
      reason: 'silence',
    });
  });

  it('gives every frame from the look-back to the end once', () => {
    const events = hear(new Endpointer(), `${'.'.repeat(20)}${'#'.repeat(20)}${silence}`);
    const heard = events.flatMap((event) => {
      if (event.type === 'speech_started') return numbers(event.lookBack);
      return event.type === 'speech_frame' ? numbers([event.samples]) : [];
    });
    expect(heard).toEqual(range(5, 68));
  });

  it.each([
    ['a click', '..###...........'],
    ['a row of clicks', '#....#....#....#....#....#....#....#....'],
  ])('does not take %s for speech', (_, flags) => {
    expect(hear(new Endpointer(), flags)).toEqual([]);
  });

  it('takes a word that flickers for speech', () => {
    const [started] = hear(new Endpointer(), '..##..##...##.');
    expect(started).toMatchObject({ type: 'speech_started', startedAtMs: 40 });
  });

  it('lets the caller think as long as the question allows', () => {
    const endpointer = new Endpointer();
    endpointer.adjust({ silenceMs: 1500 });
    const pause = '.'.repeat(74);
    const events = hear(endpointer, `##########${pause}#####${pause}.`);
    expect(events.filter(({ type }) => type !== 'speech_frame').map(({ type }) => type)).toEqual([
      'speech_started',
      'speech_ended',
    ]);
  });

  it('needs more speech to be interrupted when it is told so', () => {
    const endpointer = new Endpointer({ minSpeechMs: 240 });
    expect(hear(endpointer, '###########.....')).toEqual([]);
    expect(hear(endpointer, '############', 20)).toHaveLength(1);
  });

  it('ends an utterance that never stops, and takes what follows as the next', () => {
    const endpointer = new Endpointer({ maxUtteranceMs: 1000 });
    const events = hear(endpointer, '#'.repeat(100)).filter(({ type }) => type !== 'speech_frame');
    expect(events).toMatchObject([
      { type: 'speech_started', startedAtMs: 0 },
      { type: 'speech_ended', durationMs: 1000, reason: 'too_long' },
      { type: 'speech_started', startedAtMs: 1000 },
      { type: 'speech_ended', durationMs: 1000, reason: 'too_long' },
    ]);
  });

  it('does not repeat the last utterance in the look-back of the next', () => {
    const endpointer = new Endpointer();
    hear(endpointer, `##########${silence}`);
    const [started] = hear(endpointer, '..######', 40);
    expect(started?.type === 'speech_started' && numbers(started.lookBack)).toEqual(range(40, 47));
  });
});

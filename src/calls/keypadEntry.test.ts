import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { KeypadEntry } from './keypadEntry.js';

function keypad(): { entry: KeypadEntry; clock: ManualClock; answers: string[] } {
  const clock = new ManualClock();
  const answers: string[] = [];
  const complete = (digits: string): void => void answers.push(digits);
  return { entry: new KeypadEntry({ clock, pauseMs: 3000, complete }), clock, answers };
}

function press(entry: KeypadEntry, keys: string): void {
  for (const key of keys) entry.press(key);
}

describe('an answer on the keypad', () => {
  it('is complete at once when one digit is asked', () => {
    const { entry, answers } = keypad();
    entry.expect({ maxDigits: 1, finishOn: null });
    press(entry, '12');
    expect(answers).toEqual(['1', '2']);
  });

  it('ends with the finishing key, which is no part of it', () => {
    const { entry, answers } = keypad();
    entry.expect({ maxDigits: 15, finishOn: '#' });
    press(entry, '2125550142#');
    expect(answers).toEqual(['2125550142']);
  });

  it('ends when the caller pauses', () => {
    const { entry, clock, answers } = keypad();
    entry.expect({ maxDigits: 15, finishOn: '#' });
    press(entry, '21');
    clock.advance(2999);
    press(entry, '2');
    clock.advance(2999);
    expect(answers).toEqual([]);
    clock.advance(1);
    expect(answers).toEqual(['212']);
  });

  it('is forgotten when another question is asked', () => {
    const { entry, clock, answers } = keypad();
    entry.expect({ maxDigits: 15, finishOn: '#' });
    press(entry, '21');
    entry.expect({ maxDigits: 1, finishOn: null });
    clock.advance(10_000);
    press(entry, '#');
    expect(answers).toEqual(['#']);
  });

  it('is nothing when only the finishing key is pressed', () => {
    const { entry, answers } = keypad();
    entry.expect({ maxDigits: 4, finishOn: '#' });
    press(entry, '#');
    expect(answers).toEqual([]);
  });
});

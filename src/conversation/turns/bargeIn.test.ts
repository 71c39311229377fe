import { describe, expect, it } from '@jest/globals';
import {
  defaultBargeIn,
  isBackChannel,
  isEarlyAnswer,
  judgeSpeech,
  shouldResume,
} from './bargeIn.js';

const inReply = { speechMs: 200, playingMs: 3000, isGreeting: false, interruptible: true };

describe('interrupting us', () => {
  it('takes 200 ms of speech, so that a cough does not', () => {
    expect(judgeSpeech(defaultBargeIn, { ...inReply, speechMs: 199 })).toBe('wait');
    expect(judgeSpeech(defaultBargeIn, inReply)).toBe('interrupt');
  });

  it('is not possible while a sentence plays that has to be heard', () => {
    expect(judgeSpeech(defaultBargeIn, { ...inReply, interruptible: false })).toBe('ignore');
  });

  it('is not possible at the start of the greeting, when lines click', () => {
    const greeting = { ...inReply, isGreeting: true };
    expect(judgeSpeech(defaultBargeIn, { ...greeting, playingMs: 1600 })).toBe('ignore');
    expect(judgeSpeech(defaultBargeIn, { ...greeting, playingMs: 1701 })).toBe('interrupt');
  });

  it('is nothing but an answer when we are silent', () => {
    expect(judgeSpeech(defaultBargeIn, { ...inReply, playingMs: null })).toBe('listen');
  });

  it('does not count when it was only a sign of listening', () => {
    expect(isBackChannel('Mhm.', 'en', false)).toBe(true);
    expect(isBackChannel("D'accord", 'fr', false)).toBe(true);
    expect(isBackChannel('oui oui', 'fr', false)).toBe(true);
    expect(isBackChannel('yes a cola too', 'en', false)).toBe(false);
  });

  it('takes a yes for the answer once the question has been heard', () => {
    expect(isBackChannel('yes', 'en', true)).toBe(false);
  });

  it('lets us go on after two seconds when no words came of it', () => {
    expect(shouldResume(defaultBargeIn, { silentMs: 1999, wordsHeard: false })).toBe(false);
    expect(shouldResume(defaultBargeIn, { silentMs: 2000, wordsHeard: false })).toBe(true);
    expect(shouldResume(defaultBargeIn, { silentMs: 5000, wordsHeard: true })).toBe(false);
  });

  it('tells an answer that came early from one that was thought over', () => {
    expect(isEarlyAnswer(defaultBargeIn, -300)).toBe(true);
    expect(isEarlyAnswer(defaultBargeIn, 249)).toBe(true);
    expect(isEarlyAnswer(defaultBargeIn, 250)).toBe(false);
  });
});

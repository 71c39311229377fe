import { describe, expect, it } from '@jest/globals';
import { transcriptionOf } from './transcription.js';

const hints = {
  ...{ key: 'order', language: 'fr-FR', sentences: ['je voudrais {item}', "c'est tout"] },
  ...{ slots: { item: ['Quatre fromages', 'x'.repeat(60)] }, closed: false },
};
const prompt = "Quatre fromages, c'est tout";
const keywords = ['Quatre fromages', "c'est tout"];

describe('what a model of transcription is told', () => {
  it.each([
    ['gpt-transcribe', ['en-US', 'fr-FR'], { languages: ['fr', 'en'], keywords }],
    ['gpt-live-transcribe', ['fr-FR'], { languages: ['fr'], keywords }],
    ['gpt-realtime-whisper', ['fr-FR'], { language: 'fr' }],
    ['gpt-realtime-whisper', ['fr-FR', 'en-US'], {}],
    ['whisper-large', ['fr-FR'], { language: 'fr', prompt }],
    ['gpt-4o-transcribe', ['fr-FR', 'en-US'], { prompt }],
  ])('by %s, where callers speak %j, are the fields that it knows', (model, languages, told) => {
    const [first = '', ...others] = languages;
    expect(transcriptionOf(model, [first, ...others], hints)).toEqual({ model, ...told });
  });

  it('is nothing of words before there is a question', () => {
    const model = 'gpt-live-transcribe';
    expect(transcriptionOf(model, ['tr-TR'], undefined)).toEqual({ model, languages: ['tr'] });
  });
});

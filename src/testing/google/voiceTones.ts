import { sine, toneLevelDbfs } from '../../media/tone.js';
import { loudestOf } from '../whistle.js';
import { SENTENCE_MS } from './scriptedSpeech.js';

const LOWEST_HZ = 500;
const APART_HZ = 150;
const LEVEL_DBFS = -15;
/** Of what a tone has lost when it is still all of the sound: it went through G.711. */
const MARGIN_DB = 2;
const PIECE_SAMPLES = 8 * 100;

/** How Google's voices sound in a test: every locale is a tone of its own, so that it can be heard which one spoke. */
export class VoiceTones {
  readonly #tones = new Map<string, number>();

  /** A sentence in the voice of a locale: PCM at 8000 Hz. */
  readonly soundOf = (locale: string): Int16Array => {
    const hz = this.#tones.get(locale) ?? LOWEST_HZ + APART_HZ * this.#tones.size;
    this.#tones.set(locale, hz);
    return sine(hz, SENTENCE_MS, LEVEL_DBFS);
  };

  /** The locales whose voices are heard in some sound, one after the other. */
  heardIn(samples: Int16Array): readonly string[] {
    const heard: string[] = [];
    for (let at = 0; at + PIECE_SAMPLES <= samples.length; at += PIECE_SAMPLES) {
      const locale = this.#voiceOf(samples.subarray(at, at + PIECE_SAMPLES));
      if (locale !== undefined && locale !== heard.at(-1)) heard.push(locale);
    }
    return heard;
  }

  /** Undefined where nobody speaks all the time: where a sentence begins, or one follows another. */
  #voiceOf(piece: Int16Array): string | undefined {
    const hz = loudestOf(piece, [...this.#tones.values()]);
    if (hz === undefined || toneLevelDbfs(piece, hz) < LEVEL_DBFS - MARGIN_DB) return undefined;
    return [...this.#tones].find(([, tone]) => tone === hz)?.[0];
  }
}

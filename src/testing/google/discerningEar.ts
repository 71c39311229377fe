import { status } from '@grpc/grpc-js';
import { decode } from '../../media/g711.js';
import type { CallerVoice } from '../fliteVoice.js';
import { loudestOf, whistlingVowel } from '../whistle.js';
import {
  serveGoogle,
  type GrpcServer,
  type Message,
  type ServedTls,
  type Stream,
} from './speechServers.js';

/** One stream that a caller was heard on: what it listened for, and how long they spoke. */
export interface HeardStream {
  readonly languageCode: string;
  readonly alternativeLanguageCodes: readonly string[];
  readonly model: string;
  readonly soundMs: number;
}

/** Somebody whom the ear can tell from others. */
interface Speaker {
  readonly language: string;
  readonly streams: HeardStream[];
  words: string;
}

/** The settings of a stream, as they come over the wire. */
interface Config {
  readonly languageCode: string;
  readonly alternativeLanguageCodes: readonly string[];
  readonly model: string;
}

/** Models know these languages not, as Google's do. */
const unknownTo: Readonly<Record<string, readonly string[]>> = { telephony: ['ur'] };

const FIRST_WHISTLE_HZ = 3000;
const WHISTLES_APART_HZ = 60;
const UTTERANCE_MS = 700;

/**
 * Google's Speech-to-Text for several callers at once, whom it tells by the whistle in their voice. It understands a
 * caller only who speaks a language that the stream listens for; whatever else is said are words of the main language
 * that mean nothing.
 */
export class DiscerningGoogleEar {
  readonly #speakers = new Map<number, Speaker>();
  #server: GrpcServer | undefined;

  /** Opens the server. */
  static async open(tls?: ServedTls): Promise<DiscerningGoogleEar> {
    const ear = new DiscerningGoogleEar();
    ear.#server = await serveGoogle(
      '@google-cloud/speech',
      'google.cloud.speech.v1.Speech',
      {
        streamingRecognize: (stream: Stream) => ear.#listen(stream),
        recognize: () => undefined,
        longRunningRecognize: () => undefined,
      },
      tls,
    );
    return ear;
  }

  /** Its port. */
  get port(): number {
    return this.#server?.connection.port ?? 0;
  }

  /** The voice of a caller who speaks this language (BCP 47), and the streams that they were heard on. */
  voiceIn(language: string): {
    readonly say: CallerVoice;
    /** How every utterance of theirs sounds. */
    readonly sound: Int16Array;
    readonly streams: readonly HeardStream[];
  } {
    const whistleHz = FIRST_WHISTLE_HZ + WHISTLES_APART_HZ * this.#speakers.size;
    const speaker: Speaker = { language, streams: [], words: '' };
    this.#speakers.set(whistleHz, speaker);
    const sound = whistlingVowel(UTTERANCE_MS, whistleHz);
    return {
      ...{ sound, streams: speaker.streams },
      say: (text) => {
        speaker.words = text;
        return Promise.resolve(sound);
      },
    };
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  #listen(stream: Stream): void {
    let config: Config | undefined;
    const sound: Buffer[] = [];
    stream.on('data', ({ streamingConfig, audioContent }: Message) => {
      if (streamingConfig) config = (streamingConfig as { config: Config }).config;
      else sound.push(audioContent as Buffer);
      if (streamingConfig && config) refuseUnknown(stream, config);
    });
    stream.on('end', () => {
      if (config) this.#answer(stream, config, decode(Buffer.concat(sound), 'ulaw'));
    });
  }

  #answer(stream: Stream, config: Config, samples: Int16Array): void {
    const speaker = this.#speakers.get(loudestOf(samples, [...this.#speakers.keys()]) ?? 0);
    if (speaker) {
      const { languageCode, alternativeLanguageCodes, model } = config;
      const soundMs = samples.length / 8;
      speaker.streams.push({ languageCode, alternativeLanguageCodes, model, soundMs });
      stream.write({ results: [resultOf(speaker, config)] });
      speaker.words = '';
    }
    stream.end();
  }
}

function refuseUnknown(
  stream: Stream,
  { model, languageCode, alternativeLanguageCodes }: Config,
): void {
  const unknown = [languageCode, ...alternativeLanguageCodes].find((tag) =>
    unknownTo[model]?.includes(subtagOf(tag)),
  );
  if (unknown === undefined) return;
  const details = `Invalid recognition 'config': The requested model is currently not supported for language : ${unknown}.`;
  stream.emit('error', { code: status.INVALID_ARGUMENT, details });
}

function resultOf({ language, words }: Speaker, config: Config): Message {
  const asked = [config.languageCode, ...config.alternativeLanguageCodes];
  const heard = asked.find((tag) => subtagOf(tag) === subtagOf(language));
  const transcript = heard === undefined ? 'shim sham bo' : words;
  return {
    alternatives: transcript === '' ? [] : [{ transcript, confidence: 0.93 }],
    isFinal: true,
    languageCode: (heard ?? config.languageCode).toLowerCase(),
  };
}

function subtagOf(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

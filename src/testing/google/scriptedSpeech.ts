import { status } from '@grpc/grpc-js';
import {
  serveGoogle,
  type GrpcServer,
  type Message,
  type ServedTls,
  type Stream,
} from './speechServers.js';

/** What a scripted server hears next: words in a language, or a gRPC status with which it refuses. */
export type Hears = { readonly words: string; readonly language: string } | status;

/** Google's Speech-to-Text, of which a test writes what it hears. */
export class ScriptedGoogleEar {
  readonly hears: Hears[] = [];
  /** The settings of each stream that was opened. */
  readonly configs: Message[] = [];
  #server: GrpcServer | undefined;

  /** Opens the server. */
  static async open(): Promise<ScriptedGoogleEar> {
    const ear = new ScriptedGoogleEar();
    ear.#server = await serveGoogle('@google-cloud/speech', 'google.cloud.speech.v1.Speech', {
      streamingRecognize: (stream: Stream) => {
        stream.on('data', ({ streamingConfig }: Message) => {
          const { config } = (streamingConfig ?? {}) as { config?: Message };
          if (config) ear.configs.push(config);
        });
        stream.on('end', () => ear.#answer(stream));
      },
      recognize: () => undefined,
      longRunningRecognize: () => undefined,
    });
    return ear;
  }

  /** How an SDK's client reaches it. */
  get connection(): GrpcServer['connection'] {
    if (!this.#server) throw new Error('the server is not open');
    return this.#server.connection;
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  #answer(stream: Stream): void {
    const next = this.hears.shift();
    if (typeof next === 'number') {
      stream.emit('error', { code: next, details: 'refused' });
      return;
    }
    if (next) {
      const alternatives = [{ transcript: next.words, confidence: 0.95 }];
      const languageCode = next.language.toLowerCase();
      stream.write({ results: [{ alternatives, isFinal: true, languageCode }] });
    }
    stream.end();
  }
}

/** How long a scripted voice speaks, whatever it says. */
export const SENTENCE_MS = 300;

/** The sound of a sentence in a language: PCM at 8000 Hz. */
export type SoundOf = (language: string) => Int16Array;

const humming: SoundOf = () => new Int16Array(8 * SENTENCE_MS).fill(1000);

/** Google's Text-to-Speech: every sentence is a short sound. */
export class ScriptedGoogleVoice {
  /** What was said, in which language, and by which voice. */
  readonly said: { readonly text: string; readonly language: string; readonly voice: string }[] =
    [];
  /** What it does: speaks, refuses, or breaks off after half a sentence. */
  mood: 'speaks' | 'refuses' | 'breaks off' = 'speaks';
  readonly #soundOf: SoundOf;
  #server: GrpcServer | undefined;

  private constructor(soundOf: SoundOf) {
    this.#soundOf = soundOf;
  }

  /** Opens the server. */
  static async open(soundOf: SoundOf = humming, tls?: ServedTls): Promise<ScriptedGoogleVoice> {
    const voice = new ScriptedGoogleVoice(soundOf);
    voice.#server = await serveGoogle(
      '@google-cloud/text-to-speech',
      'google.cloud.texttospeech.v1.TextToSpeech',
      {
        streamingSynthesize: (stream: Stream) => {
          const requests: Message[] = [];
          stream.on('data', (request: Message) => requests.push(request));
          stream.on('end', () => voice.#speak(stream, requests));
        },
        synthesizeSpeech: () => undefined,
        listVoices: () => undefined,
      },
      tls,
    );
    return voice;
  }

  /** How an SDK's client reaches it. */
  get connection(): GrpcServer['connection'] {
    if (!this.#server) throw new Error('the server is not open');
    return this.#server.connection;
  }

  /** Its port. */
  get port(): number {
    return this.connection.port;
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  #speak(stream: Stream, [config, input]: readonly Message[]): void {
    const refusal = { code: status.UNAVAILABLE, details: 'refused' };
    if (this.mood === 'refuses') {
      stream.emit('error', refusal);
      return;
    }
    const { voice } = config?.['streamingConfig'] as {
      voice: { languageCode: string; name: string };
    };
    const { text } = input?.['input'] as { text: string };
    const { languageCode: language, name } = voice;
    this.said.push({ text, language, voice: name });
    const sound = Buffer.from(this.#soundOf(language).buffer);
    if (this.mood === 'breaks off') {
      stream.write({ audioContent: sound.subarray(0, sound.length / 2) });
      setImmediate(() => stream.emit('error', refusal));
      return;
    }
    stream.write({ audioContent: sound });
    stream.end();
  }
}

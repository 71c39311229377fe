import { setTimeout as wait } from 'node:timers/promises';
import {
  serveGoogle,
  type GrpcServer,
  type Message,
  type Stream,
} from '../src/testing/google/speechServers.js';
import { vowel } from '../src/testing/vowel.js';

/** Where the vendors listen. */
export interface VendorPorts {
  readonly googleSpeech: number;
  readonly googleVoice: number;
}

/** What is heard in turn: always something to do, and never the end of the talk. */
export const HEARD = ['a large margherita please', 'remove the margherita'];

/** How long every sentence is. */
export const SAID_MS = 1200;

const sound = Buffer.from(vowel(SAID_MS).buffer);

/** Google's Speech-to-Text: knows the words so long after the end of the sound. */
function serveSpeech(delayMs: number): Promise<GrpcServer> {
  let turn = 0;
  return serveGoogle('@google-cloud/speech', 'google.cloud.speech.v1.Speech', {
    streamingRecognize: (stream: Stream) => {
      stream.on('data', () => undefined);
      stream.on('end', () => {
        void wait(delayMs).then(() => {
          const transcript = HEARD[turn++ % HEARD.length];
          const alternatives = [{ transcript, confidence: 0.95 }];
          stream.write({ results: [{ alternatives, isFinal: true, languageCode: 'en-us' }] });
          stream.end();
        });
      });
    },
    recognize: () => undefined,
    longRunningRecognize: () => undefined,
  });
}

/** Google's Text-to-Speech: has the first sound so long after the text. */
function serveVoice(delayMs: number): Promise<GrpcServer> {
  return serveGoogle('@google-cloud/text-to-speech', 'google.cloud.texttospeech.v1.TextToSpeech', {
    streamingSynthesize: (stream: Stream) => {
      const requests: Message[] = [];
      stream.on('data', (request: Message) => requests.push(request));
      stream.on('end', () => {
        void wait(delayMs).then(() => {
          stream.write({ audioContent: sound });
          stream.end();
        });
      });
    },
    synthesizeSpeech: () => undefined,
    listVoices: () => undefined,
  });
}

const delayMs = Number(process.argv[2]);
if (process.send) {
  const [speech, voice] = await Promise.all([serveSpeech(delayMs), serveVoice(delayMs)]);
  process.send({
    googleSpeech: speech.connection.port,
    googleVoice: voice.connection.port,
  } satisfies VendorPorts);
  process.once('disconnect', () => process.exit(0));
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import { encode } from '../src/media/g711.js';
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
  readonly realtime: number;
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

/** How much sound a realtime model sends at once. */
const DELTA_MS = 100;

/** OpenAI's realtime protocol: knows the words, and has the first sound of its answer, so long after the end of the sound. */
async function serveRealtime(delayMs: number): Promise<number> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  const octets = Buffer.from(encode(vowel(SAID_MS), 'ulaw'));
  const deltas = Array.from({ length: SAID_MS / DELTA_MS }, (_, i) =>
    octets.subarray(8 * DELTA_MS * i, 8 * DELTA_MS * (i + 1)).toString('base64'),
  );
  server.on('connection', (client) => {
    const send = (event: object): void => client.send(JSON.stringify({ event_id: 'e', ...event }));
    let turn = 0;
    const hear = (): void => {
      const item_id = `i${++turn}`;
      send({ type: 'input_audio_buffer.committed', item_id });
      const type = 'conversation.item.input_audio_transcription.completed';
      const transcript = HEARD[turn % HEARD.length];
      void wait(delayMs).then(() => send({ type, item_id, transcript }));
    };
    const answer = async (response: { metadata?: unknown }): Promise<void> => {
      const id = `r${turn}`;
      const item = { response_id: id, item_id: `m${turn}` };
      send({ type: 'response.created', response: { id, metadata: response.metadata } });
      await wait(delayMs);
      send({ type: 'response.output_audio_transcript.delta', ...item, delta: 'Let me see.' });
      for (const delta of deltas) send({ type: 'response.output_audio.delta', ...item, delta });
      send({ type: 'response.done', response: { id, status: 'completed' } });
    };
    send({ type: 'session.created', session: {} });
    client.on('message', (data) => {
      const event = JSON.parse((data as Buffer).toString()) as {
        type: string;
        session?: object;
        response?: { metadata?: unknown };
      };
      if (event.type === 'session.update')
        send({ type: 'session.updated', session: event.session });
      if (event.type === 'input_audio_buffer.commit') hear();
      if (event.type === 'response.create') void answer(event.response ?? {});
    });
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const delayMs = Number(process.argv[2]);
if (process.send) {
  const [speech, voice] = await Promise.all([serveSpeech(delayMs), serveVoice(delayMs)]);
  process.send({
    realtime: await serveRealtime(delayMs),
    googleSpeech: speech.connection.port,
    googleVoice: voice.connection.port,
  } satisfies VendorPorts);
  process.once('disconnect', () => process.exit(0));
}

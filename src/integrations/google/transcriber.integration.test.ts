import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { systemClock, type Clock } from '../../kernel/clock.js';
import { ManualClock } from '../../kernel/manualClock.js';
import type { RecognitionHints, UtteranceHearing } from '../../speech/ports.js';
import {
  serveGoogle,
  type GrpcServer,
  type Message,
  type Stream,
} from '../../testing/google/speechServers.js';
import { GoogleTranscriber } from './transcriber.js';

jest.setTimeout(60_000);

const hints: RecognitionHints = {
  key: 'order',
  language: 'fr-FR',
  sentences: ['je voudrais {item}', "c'est tout"],
  slots: { item: ['Quatre fromages', 'x'.repeat(101)] },
  closed: false,
};
const soundOf = (ms: number): Int16Array => new Int16Array(8 * ms).fill(1000);

let server: GrpcServer;
let ear: GoogleTranscriber;
let requests: Message[];

interface Serving {
  /** What is done with a stream once the client has said all. */
  readonly answer?: (stream: Stream) => void;
  /** What is done with a stream when it opens. */
  readonly opened?: (stream: Stream) => void;
  readonly clock?: Clock;
}

async function open({ answer, opened, clock = systemClock }: Serving): Promise<void> {
  requests = [];
  server = await serveGoogle('@google-cloud/speech', 'google.cloud.speech.v1.Speech', {
    streamingRecognize: (stream: Stream) => {
      opened?.(stream);
      stream.on('data', (request: Message) => requests.push(request));
      stream.on('end', () => answer?.(stream));
    },
    recognize: () => undefined,
    longRunningRecognize: () => undefined,
  });
  const { connection } = server;
  ear = new GoogleTranscriber({ endpoint: '127.0.0.1', model: 'telephony', clock, connection });
}

afterEach(async () => {
  await server.close();
  await ear.close();
});

function begin(): UtteranceHearing {
  const session = ear.open({ callId: 'c', languages: ['en-US', 'fr-FR'] });
  session.expect(hints);
  return session.begin();
}

const final = (transcript: string, confidence = 0.9): Message => ({
  alternatives: [{ transcript, confidence }],
  isFinal: true,
  languageCode: 'fr-fr',
});

describe('hearing with Google', () => {
  it('sends the sound as it comes and answers with the readings, best first', async () => {
    await open({
      answer: (stream) => {
        stream.write({
          results: [
            {
              alternatives: [
                { transcript: 'une quatre fromages', confidence: 0.8 },
                { transcript: 'un quatre fromages' },
              ],
              isFinal: true,
              languageCode: 'fr-fr',
            },
          ],
        });
        stream.end();
      },
    });
    const hearing = begin();
    for (let frame = 0; frame < 12; frame += 1) hearing.write(soundOf(20));
    expect(await hearing.finish()).toEqual({
      engine: 'google',
      language: 'fr-fr',
      hypotheses: [
        { text: 'une quatre fromages', confidence: expect.closeTo(0.8) },
        { text: 'un quatre fromages', confidence: expect.closeTo(0.4) },
      ],
    });
    const [config, ...sound] = requests;
    expect(config).toMatchObject({
      streamingConfig: {
        interimResults: true,
        config: {
          encoding: 'MULAW',
          sampleRateHertz: 8000,
          languageCode: 'fr-FR',
          alternativeLanguageCodes: ['en-US'],
          model: 'telephony',
          speechContexts: [{ phrases: ['Quatre fromages', "c'est tout"] }],
        },
      },
    });
    const sizes = sound.map(({ audioContent }) => (audioContent as Buffer).length);
    expect(sizes).toEqual([800, 800, 320]);
  });

  it('joins what Google cut into several results', async () => {
    await open({
      answer: (stream) => {
        stream.write({ results: [final('deux pizzas', 0.9)] });
        stream.write({ results: [final('et une salade', 0.7)] });
        stream.end();
      },
    });
    const hearing = begin();
    hearing.write(soundOf(20));
    const { hypotheses } = await hearing.finish();
    expect(hypotheses).toEqual([
      { text: 'deux pizzas et une salade', confidence: expect.closeTo(0.7) },
    ]);
  });

  it('tells what it heard so far', async () => {
    await open({
      answer: (stream) => {
        stream.write({ results: [{ alternatives: [{ transcript: 'deux' }], isFinal: false }] });
        stream.write({ results: [final('deux pizzas')] });
        stream.end();
      },
    });
    const hearing = begin();
    const interim: string[] = [];
    hearing.events.on('interim', (text) => interim.push(text));
    hearing.write(soundOf(20));
    await hearing.finish();
    expect(interim).toEqual(['deux', 'deux pizzas']);
  });

  it('hears no words in silence', async () => {
    await open({ answer: (stream) => stream.end() });
    const hearing = begin();
    hearing.write(soundOf(20));
    expect((await hearing.finish()).hypotheses).toEqual([]);
  });

  it.each([
    ['a wrong key', status.UNAUTHENTICATED, false],
    ['a project without the API', status.PERMISSION_DENIED, false],
    ['a request that is wrong', status.INVALID_ARGUMENT, false],
    ['a used-up quota', status.RESOURCE_EXHAUSTED, true],
    ['an outage', status.UNAVAILABLE, true],
  ])('says of %s whether trying again may help', async (_, code, retryable) => {
    await open({ answer: (stream) => stream.emit('error', { code, details: 'refused' }) });
    const hearing = begin();
    hearing.write(soundOf(20));
    await expect(hearing.finish()).rejects.toMatchObject({ provider: 'google', retryable });
  });

  describe('languages that the model does not know', () => {
    const models = (): unknown[] =>
      requests.flatMap(({ streamingConfig }) => {
        const { config } = (streamingConfig ?? {}) as { config?: { model: string } };
        return config ? [config.model] : [];
      });
    const refuse = (stream: Stream): void => {
      const details = "Invalid recognition 'config': The requested model is not there for fr-FR.";
      stream.emit('error', { code: status.INVALID_ARGUMENT, details });
    };
    const answer = (stream: Stream): void => {
      stream.write({ results: [final('deux pizzas')] });
      stream.end();
    };

    it('are heard by the one that knows all, with the sound so far, and from then on at once', async () => {
      let heardAgain = (): void => undefined;
      const again = new Promise<void>((resolve) => (heardAgain = resolve));
      await open({
        opened: (stream) =>
          stream.once('data', ({ streamingConfig }: Message) => {
            const { config } = streamingConfig as { config: { model: string } };
            if (config.model === 'telephony') refuse(stream);
            else heardAgain();
          }),
        answer,
      });
      const hearing = begin();
      hearing.write(soundOf(100));
      await again;
      hearing.write(soundOf(120));
      expect((await hearing.finish()).hypotheses[0]?.text).toBe('deux pizzas');
      expect(models()).toEqual(['telephony', 'command_and_search']);
      const second = requests.findLastIndex(({ streamingConfig }) => streamingConfig);
      const sound = requests.slice(second + 1).map(({ audioContent }) => audioContent as Buffer);
      expect(Buffer.concat(sound)).toHaveLength(1760);

      const next = begin();
      next.write(soundOf(20));
      await next.finish();
      expect(models().slice(2)).toEqual(['command_and_search']);
    });

    it('are heard so also when that is told at the end only', async () => {
      await open({
        answer: (stream) => (models().length === 1 ? refuse(stream) : answer(stream)),
      });
      const hearing = begin();
      hearing.write(soundOf(120));
      expect((await hearing.finish()).hypotheses[0]?.text).toBe('deux pizzas');
    });
  });

  it('does not wait for ever for a stream that is left half open', async () => {
    const clock = new ManualClock();
    await open({ answer: () => clock.advance(4000), clock });
    const hearing = begin();
    hearing.write(soundOf(20));
    await expect(hearing.finish()).rejects.toMatchObject({ provider: 'google', retryable: true });
  });

  it('fails at once when nobody answers at its address', async () => {
    await open({});
    await server.close();
    const hearing = begin();
    hearing.write(soundOf(20));
    await expect(hearing.finish()).rejects.toMatchObject({ provider: 'google', retryable: true });
  });

  it('takes an utterance back that is not wanted any more', async () => {
    let hearing: UtteranceHearing | undefined;
    const takenBack = new Promise<void>((resolve) => {
      void open({
        opened: (stream) => {
          stream.on('cancelled', () => resolve());
          stream.on('data', () => hearing?.cancel());
        },
      }).then(() => {
        hearing = begin();
        hearing.write(soundOf(200));
      });
    });
    await takenBack;
    await expect(hearing?.finish()).rejects.toThrow('cancelled');
  });
});

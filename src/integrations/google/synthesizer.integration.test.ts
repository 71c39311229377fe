import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { writeWav } from '../../media/wav.js';
import {
  serveGoogle,
  type GrpcServer,
  type Message,
  type Stream,
} from '../../testing/google/speechServers.js';
import { GoogleSynthesizer } from './synthesizer.js';
import { voiceFor } from './voices.js';

jest.setTimeout(60_000);

type Answer = (error: null, value: Message) => void;

let server: GrpcServer;
let voice: GoogleSynthesizer;
let requests: Message[];

async function open(serving: {
  voices?: string[];
  stream?: (stream: Stream) => void;
  whole?: (answer: Answer) => void;
}): Promise<void> {
  requests = [];
  server = await serveGoogle(
    '@google-cloud/text-to-speech',
    'google.cloud.texttospeech.v1.TextToSpeech',
    {
      streamingSynthesize: (stream: Stream) => {
        stream.on('data', (request: Message) => requests.push(request));
        stream.on('end', () => serving.stream?.(stream));
      },
      synthesizeSpeech: (call: { request: Message }, answer: Answer) => {
        requests.push(call.request);
        serving.whole?.(answer);
      },
      listVoices: () => undefined,
    },
  );
  const { connection } = server;
  voice = new GoogleSynthesizer({
    endpoint: '127.0.0.1',
    voices: serving.voices ?? [],
    connection,
  });
}

afterEach(async () => {
  await server.close();
  await voice.close();
});

async function said(text: string, language: string, signal = new AbortController().signal) {
  const samples: number[] = [];
  for await (const sound of voice.speak(text, { language, signal })) samples.push(...sound);
  return samples;
}

describe('speaking with Google', () => {
  it('plays the sound of a streamed voice as it comes, wherever it was cut', async () => {
    const bytes = Buffer.from(Int16Array.of(1, -2, 3, -4).buffer);
    await open({
      stream: (stream) => {
        stream.write({ audioContent: bytes.subarray(0, 3) });
        stream.write({ audioContent: bytes.subarray(3) });
        stream.end();
      },
    });
    expect(await said('Bonjour !', 'fr-FR')).toEqual([1, -2, 3, -4]);
    expect(requests).toMatchObject([
      {
        streamingConfig: {
          voice: { languageCode: 'fr-FR', name: 'fr-FR-Chirp3-HD-Aoede' },
          streamingAudioConfig: { audioEncoding: 'PCM', sampleRateHertz: 8000 },
        },
      },
      { input: { text: 'Bonjour !' } },
    ]);
  });

  it('asks for a whole sentence of a voice that cannot be streamed', async () => {
    const samples = Int16Array.of(5, 6, 7);
    await open({
      voices: ['fr-FR-Neural2-A'],
      whole: (answer) => answer(null, { audioContent: writeWav({ rateHz: 8000, samples }) }),
    });
    expect(await said('Bonjour !', 'fr')).toEqual([5, 6, 7]);
    expect(requests).toMatchObject([
      {
        voice: { languageCode: 'fr-FR', name: 'fr-FR-Neural2-A' },
        audioConfig: { audioEncoding: 'LINEAR16', sampleRateHertz: 8000 },
      },
    ]);
  });

  it.each([
    ['a wrong key', status.UNAUTHENTICATED, false],
    ['a voice that does not exist', status.INVALID_ARGUMENT, false],
    ['a used-up quota', status.RESOURCE_EXHAUSTED, true],
  ])('says of %s whether trying again may help', async (_, code, retryable) => {
    await open({ stream: (stream) => stream.emit('error', { code, details: 'refused' }) });
    await expect(said('Hello', 'en')).rejects.toMatchObject({ provider: 'google', retryable });
  });

  it('stops when it is talked over, and that is no fault', async () => {
    const talkedOver = new AbortController();
    await open({
      stream: (stream) => {
        stream.write({ audioContent: Buffer.alloc(320) });
        talkedOver.abort();
      },
    });
    const samples = await said('A long story', 'en', talkedOver.signal);
    expect(samples.length).toBeLessThanOrEqual(160);
  });
});

describe('the voice for a language', () => {
  it('has the locale in which Google has a voice', () => {
    expect(voiceFor('ur', []).name).toBe('ur-IN-Chirp3-HD-Aoede');
    expect(voiceFor('ar-EG', []).languageCode).toBe('ar-XA');
    expect(voiceFor('fr-CA', []).languageCode).toBe('fr-CA');
  });

  it("is the owner's where they chose one for it", () => {
    const chosen = ['Charon', 'fr-FR-Neural2-A'];
    expect(voiceFor('fr-FR', chosen)).toMatchObject({ name: 'fr-FR-Neural2-A', streamed: false });
    expect(voiceFor('en-US', chosen)).toMatchObject({
      name: 'en-US-Chirp3-HD-Charon',
      streamed: true,
    });
  });
});

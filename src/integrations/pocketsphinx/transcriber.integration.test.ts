import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../../kernel/logger.js';
import { decode, encode } from '../../media/g711.js';
import type { HearingSession, RecognitionHints, Transcript } from '../../speech/ports.js';
import { fliteVoice } from '../../testing/fliteVoice.js';
import { PocketSphinxTranscriber } from './transcriber.js';

jest.setTimeout(60_000);

const tools = resolve('.tools');
const paths = {
  libraryDirectory: join(tools, 'speech/lib'),
  modelDirectory: join(tools, 'speech/model/en-us'),
  dictionaryFile: join(tools, 'speech/model/cmudict-en-us.dict'),
};
const say = fliteVoice(join(tools, 'bin/flite'), 'rms');

function hintsOf(
  key: string,
  sentences: string[],
  slots: RecognitionHints['slots'] = {},
): RecognitionHints {
  return { key, language: 'en-US', sentences, slots, closed: false };
}

const yesOrNo = hintsOf('yes or no', ['yes', 'yes please', "that's right", 'no', 'no thank you']);
const order = hintsOf(
  'order',
  ['{count} {size} {item}', '{count} {item} and {count} {item}', "i'd like {count} {item}"],
  {
    count: ['a', 'one', 'two', 'three'],
    size: ['small', 'medium', 'large'],
    item: ['pepperoni pizza', 'pepperoni pizzas', 'margherita pizza', 'caesar salad', 'Tiramisù'],
  },
);
const when = hintsOf('when', ['at {hour} thirty', 'tomorrow at {hour}', 'as soon as possible'], {
  hour: ['six', 'seven', 'eight'],
});
const digits = hintsOf(
  'digits',
  [3, 4, 5, 6].map((length) => '{digit} '.repeat(length)),
  {
    digit: 'zero oh one two three four five six seven eight nine'.split(' '),
  },
);

let transcriber: PocketSphinxTranscriber;
let cacheDirectory: string;

beforeAll(async () => {
  if (!existsSync(join(paths.libraryDirectory, 'libpocketsphinx.so.3'))) {
    throw new Error('run scripts/setup first');
  }
  cacheDirectory = await mkdtemp(join(tmpdir(), 'pocketsphinx-'));
  transcriber = new PocketSphinxTranscriber({
    ...paths,
    cacheDirectory,
    decoders: 1,
    logger: silentLogger,
  });
});
afterAll(async () => {
  await transcriber.close();
  expect(await readdir(cacheDirectory)).toEqual([]);
  await rm(cacheDirectory, { recursive: true });
});

/** The sound of a sentence as it comes over G.711, with the silence around it that endpointing leaves. */
async function overTheLine(text: string): Promise<Int16Array> {
  const speech = await say(text);
  const sound = new Int16Array(speech.length + 4000);
  sound.set(speech, 1600);
  return decode(encode(sound, 'ulaw'), 'ulaw');
}

async function understood(
  session: HearingSession,
  hints: RecognitionHints,
  sound: Int16Array,
  onInterim: (text: string) => void = () => undefined,
): Promise<Transcript> {
  session.expect(hints);
  const hearing = session.begin();
  hearing.events.on('interim', onInterim);
  for (let at = 0; at < sound.length; at += 160) hearing.write(sound.subarray(at, at + 160));
  return hearing.finish();
}

describe('the embedded recogniser', () => {
  it.each([
    [yesOrNo, 'yes please'],
    [yesOrNo, 'no thank you'],
    [order, 'two large pepperoni pizzas'],
    [order, "i'd like a caesar salad"],
    [order, 'one margherita pizza and three tiramisu'],
    [when, 'at seven thirty'],
    [when, 'as soon as possible'],
    [digits, 'one two three four five'],
  ])('understands the answer to a question: %#', async (hints, text) => {
    const session = transcriber.open();
    const transcript = await understood(session, hints, await overTheLine(text));
    session.close();
    expect(transcript.hypotheses[0]?.text).toBe(text);
    expect(transcript).toMatchObject({ engine: 'pocketsphinx', language: 'en-US' });
  });

  it('gives other readings besides the best, each less certain', async () => {
    const session = transcriber.open();
    const sound = await overTheLine('one pepperoni pizza and three tiramisu');
    const { hypotheses } = await understood(session, order, sound);
    expect(hypotheses.length).toBeGreaterThan(1);
    expect(hypotheses.length).toBeLessThanOrEqual(5);
    const certainties = hypotheses.map(({ confidence }) => confidence);
    expect(certainties).toEqual([...certainties].sort((a, b) => b - a));
    expect(certainties[0]).toBeLessThanOrEqual(1);
    expect(certainties.at(-1)).toBeGreaterThanOrEqual(0);
  });

  it('tells what it has understood so far while the caller speaks', async () => {
    const interim: string[] = [];
    const sound = await overTheLine('two large pepperoni pizzas');
    await understood(transcriber.open(), order, sound, (text) => interim.push(text));
    expect(interim.some((text) => text.startsWith('two large'))).toBe(true);
  });

  it('hears no words in silence', async () => {
    const silence = new Int16Array(16_000);
    const transcript = await understood(transcriber.open(), order, silence);
    expect(transcript.hypotheses).toEqual([]);
  });

  it('hears two calls at the same time', async () => {
    const sounds = await Promise.all(['yes please', 'no thank you'].map(overTheLine));
    const transcripts = await Promise.all(
      sounds.map((sound) => understood(transcriber.open(), yesOrNo, sound)),
    );
    expect(transcripts.map(({ hypotheses }) => hypotheses[0]?.text)).toEqual([
      'yes please',
      'no thank you',
    ]);
  });

  it('forgets an utterance that is not wanted any more and hears the next', async () => {
    const session = transcriber.open();
    session.expect(yesOrNo);
    const unwanted = session.begin();
    const sound = await overTheLine('yes please');
    unwanted.write(sound);
    unwanted.cancel();
    await expect(unwanted.finish()).rejects.toMatchObject({ provider: 'pocketsphinx' });
    const { hypotheses } = await understood(session, yesOrNo, sound);
    expect(hypotheses[0]?.text).toBe('yes please');
  });

  it('fails the utterance, not the call, when its decoder dies, and starts another', async () => {
    const session = transcriber.open();
    session.expect(yesOrNo);
    const lost = session.begin();
    const sound = await overTheLine('yes please');
    lost.write(sound);
    const [before] = transcriber.processIds;
    if (before === undefined) throw new Error('no decoder runs');
    process.kill(before, 'SIGKILL');
    await expect(lost.finish()).rejects.toMatchObject({
      provider: 'pocketsphinx',
      retryable: true,
    });
    while (transcriber.processIds.length === 0) await new Promise(setImmediate);
    expect(transcriber.processIds).not.toEqual([before]);
    const { hypotheses } = await understood(session, yesOrNo, sound);
    expect(hypotheses[0]?.text).toBe('yes please');
  });

  it('says how to mend a missing engine, and that trying again does not help', async () => {
    const nowhere = new PocketSphinxTranscriber({
      ...paths,
      libraryDirectory: '/nowhere',
      cacheDirectory,
      decoders: 1,
      logger: silentLogger,
    });
    const failure = understood(nowhere.open(), yesOrNo, new Int16Array(160));
    await expect(failure).rejects.toThrow(/scripts\/setup/);
    await expect(failure).rejects.toMatchObject({ retryable: false });
    await nowhere.close();
  });
});

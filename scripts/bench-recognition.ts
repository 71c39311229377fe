import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PocketSphinxTranscriber } from '../src/integrations/pocketsphinx/transcriber.js';
import { silentLogger } from '../src/kernel/logger.js';
import { LINE_RATE_HZ, type HearingSession, type RecognitionHints } from '../src/speech/ports.js';
import { questions } from './bench-recognition-questions.js';
import { overG711, speak, withNoise } from './bench-sound.js';
import { readCommandLine } from './command-line.js';

// Says what callers say, in six synthetic voices, over three kinds of line, to the embedded recogniser, and
// prints how much it understood: one JSON line for each line and question, voice, or all of them.

const usage = `npm run bench:recognition [-- --tools DIRECTORY]

Says what callers say, in synthetic voices over several kinds of line, to the embedded recogniser, and prints how much it
understood, as JSON lines. The voices are those that scripts/setup has put into .tools, or into DIRECTORY.`;

const { values: options } = readCommandLine(usage, {
  options: { tools: { type: 'string', default: '.tools' } },
});
const tools = resolve(options.tools);
const voices = ['slt', 'rms', 'awb', 'kal16', 'en-us', 'en-gb'];

/** Of so many utterances one is spoken at its real pace, to measure how long the answer takes after its end. */
const PACED = 8;
const FRAME = 160;

/** What a line does to sound at 8 kHz. */
const lines: Record<string, (sound: Float64Array) => Float64Array> = {
  voip: (sound) => sound,
  telephone: bandPass,
  'telephone with noise 20 dB down': (sound) => bandPass(withNoise(sound, 20)),
};

/** What came of one utterance. */
interface Score {
  errors: number;
  words: number;
  exact: boolean;
  amongBest: boolean;
  latencyMs: number | null;
}

async function padded(voice: string, text: string, folder: string): Promise<Float64Array> {
  const spoken = await speak(tools, voice, text, folder);
  const sound = new Float64Array(spoken.length + 4000);
  sound.set(Float64Array.from(spoken).subarray(0, -1), 1600);
  return sound;
}

/** 300 to 3400 Hz, as the analog network leaves speech: a windowed sinc. */
function bandPass(sound: Float64Array): Float64Array {
  const half = 128;
  const taps = Float64Array.from({ length: 2 * half + 1 }, (_, index) => {
    const n = index - half;
    const sinc = (hz: number): number =>
      n === 0
        ? (2 * hz) / LINE_RATE_HZ
        : Math.sin((2 * Math.PI * hz * n) / LINE_RATE_HZ) / (Math.PI * n);
    return (sinc(3400) - sinc(300)) * (0.54 + 0.46 * Math.cos((Math.PI * n) / half));
  });
  return sound.map((_, at) =>
    taps.reduce((sum, tap, index) => sum + tap * (sound[at + half - index] ?? 0), 0),
  );
}

async function understand(
  session: HearingSession,
  hints: RecognitionHints,
  said: string,
  sound: Int16Array,
  paced: boolean,
): Promise<Score> {
  session.expect(hints);
  const hearing = session.begin();
  for (let at = 0; at < sound.length; at += FRAME) {
    hearing.write(sound.subarray(at, at + FRAME));
    if (paced) await sleep(20);
  }
  const ended = performance.now();
  const { hypotheses } = await hearing.finish();
  const latencyMs = paced ? performance.now() - ended : null;
  const words = said.split(' ');
  const errors = editDistance(words, (hypotheses[0]?.text ?? '').split(' '));
  const amongBest = hypotheses.some(({ text }) => text === said);
  return { errors, words: words.length, exact: errors === 0, amongBest, latencyMs };
}

function editDistance(said: readonly string[], heard: readonly string[]): number {
  let row = heard.map((_, index) => index + 1);
  for (const [i, word] of said.entries()) {
    let diagonal = i;
    let left = i + 1;
    row = row.map((above, j) => {
      left = Math.min(above + 1, left + 1, diagonal + (word === heard[j] ? 0 : 1));
      diagonal = above;
      return left;
    });
  }
  return row.at(-1) ?? said.length;
}

/** Processor time of processes so far, in seconds (proc(5): `stat`, fields 14 and 15, in 1/100 s). */
async function cpuSeconds(processIds: readonly number[]): Promise<number> {
  const times = await Promise.all(
    processIds.map(async (pid) => {
      const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    }),
  );
  return times.reduce((sum, each) => sum + each, 0);
}

function report(line: string, of: string, scores: readonly Score[]): void {
  const sum = (value: (score: Score) => number): number =>
    scores.reduce((total, score) => total + value(score), 0);
  const share = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10;
  const latencies = scores.flatMap(({ latencyMs }) => latencyMs ?? []).sort((a, b) => a - b);
  const quantile = (q: number): number | undefined => latencies[Math.floor(q * latencies.length)];
  console.log(
    JSON.stringify({
      line,
      of,
      utterances: scores.length,
      exactPercent: share(
        sum(({ exact }) => Number(exact)),
        scores.length,
      ),
      amongBestPercent: share(
        sum(({ amongBest }) => Number(amongBest)),
        scores.length,
      ),
      wordErrorPercent: share(
        sum(({ errors }) => errors),
        sum(({ words }) => words),
      ),
      latencyP50Ms: quantile(0.5),
      latencyP95Ms: quantile(0.95),
    }),
  );
}

const folder = await mkdtemp(join(tmpdir(), 'bench-recognition-'));
const transcriber = new PocketSphinxTranscriber({
  libraryDirectory: join(tools, 'speech/lib'),
  modelDirectory: join(tools, 'speech/model/en-us'),
  dictionaryFile: join(tools, 'speech/model/cmudict-en-us.dict'),
  cacheDirectory: folder,
  decoders: 1,
  logger: silentLogger,
});
let spokenSeconds = 0;
try {
  // An utterance of silence waits until the decoder process has started.
  await transcriber.open().begin().finish();
  const cpuBefore = await cpuSeconds(transcriber.processIds);
  for (const [line, distort] of Object.entries(lines)) {
    const scores = new Map<string, Score[]>();
    let count = 0;
    for (const voice of voices) {
      const session = transcriber.open();
      for (const { hints, said } of questions) {
        for (const text of said) {
          const sound = overG711(distort(await padded(voice, text, folder)));
          spokenSeconds += sound.length / LINE_RATE_HZ;
          count += 1;
          const score = await understand(session, hints, text, sound, count % PACED === 0);
          for (const of of [hints.key, voice, 'all']) {
            scores.set(of, [...(scores.get(of) ?? []), score]);
          }
        }
      }
      session.close();
    }
    for (const [of, each] of scores) report(line, of, each);
  }
  const cpu = (await cpuSeconds(transcriber.processIds)) - cpuBefore;
  console.log(
    JSON.stringify({ cpuPerSecondOfSpeech: Math.round((1000 * cpu) / spokenSeconds) / 1000 }),
  );
} finally {
  await transcriber.close();
  await rm(folder, { recursive: true });
}

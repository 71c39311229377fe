import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import instantiate from '@echogarden/fvad-wasm';
import koffi from 'koffi';
import { Endpointer } from '../src/media/endpointer.js';
import { FRAME_MS, FRAME_SAMPLES } from '../src/media/frames.js';
import { levelDbfs } from '../src/media/level.js';
import { LoudnessGate } from '../src/media/loudnessGate.js';
import { resample } from '../src/media/resample.js';
import { LINE_RATE_HZ } from '../src/speech/ports.js';
import { babble, music, overG711, speak, withBehind, withNoise } from './bench-sound.js';
import { readCommandLine } from './command-line.js';

// Has synthetic and human voices speak over several kinds of line to several detectors of speech, each with the
// endpointer behind it, and prints what a caller would notice: one JSON line for each line and detector.

const usage = `npm run bench:vad [-- --tools DIRECTORY] [--silero silero_vad.onnx]

Has voices speak over several kinds of line to several detectors of speech and prints what a caller would notice, as JSON
lines. The voices are those that scripts/setup has put into .tools, or into DIRECTORY; --silero adds a detector of your own.`;

const { values: options } = readCommandLine(usage, {
  options: { tools: { type: 'string', default: '.tools' }, silero: { type: 'string' } },
});
const tools = resolve(options.tools);

/** One utterance of a session; instants in ms of its sound. */
interface Spoken {
  readonly startsMs: number;
  readonly endsMs: number;
}

/** What one caller says, with pauses between, and where it is speech. */
interface Session {
  readonly sound: Float64Array;
  readonly spoken: readonly Spoken[];
}

/** Tells for a frame whether it is speech. */
type Detector = (frame: Int16Array) => boolean;

const texts = [
  'two large pepperoni pizzas please',
  'yes',
  "no thank you that's all",
  'for delivery to twelve main street',
  'at half past seven',
  'can I have a caesar salad without croutons',
];

/** Between two utterances we speak. */
const PAUSE_MS = 2500;

/** Speech is what is less than so much softer than a voice's loudest frames; shorter breaks belong to it. */
const SPEECH_RANGE_DB = 35;
const WORD_BREAK_MS = 200;

/** Human voices: the prompts of Asterisk, decoded (GSM 06.10) with the library that its tree has. */
function humanSentences(language: string, most: number): Int16Array[] {
  const tree = join(tools, 'tree/asterisk/usr');
  const library = join(tree, 'lib/x86_64-linux-gnu/libgsm.so.1');
  const folder = join(tree, 'share/asterisk/sounds', language);
  if (!existsSync(library) || !existsSync(folder)) return [];
  const gsm = koffi.load(library);
  const create = gsm.func('void *gsm_create()') as () => unknown;
  const decodeFrame = gsm.func('int gsm_decode(void *, const uint8_t *, _Out_ int16_t *)') as (
    state: unknown,
    bytes: Uint8Array,
    samples: Int16Array,
  ) => number;
  const files = readdirSync(folder).filter((name) =>
    /^(vm|conf|agent|queue|dir)-.*gsm$/.test(name),
  );
  const step = Math.max(1, Math.floor(files.length / most));
  return files
    .filter((_, at) => at % step === 0)
    .slice(0, most)
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      const state = create();
      const samples = new Int16Array(Math.floor(bytes.length / 33) * FRAME_SAMPLES);
      for (let frame = 0; frame * FRAME_SAMPLES < samples.length; frame += 1) {
        const part = samples.subarray(frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES);
        decodeFrame(state, bytes.subarray(33 * frame, 33 * (frame + 1)), part);
      }
      return samples;
    });
}

/** Puts a caller's sentences one after the other and finds in the clean sound where they are speech. */
function sessionOf(sentences: readonly Int16Array[]): Session {
  const pause = new Float64Array((PAUSE_MS * LINE_RATE_HZ) / 1000);
  const parts = sentences.flatMap((sentence) => [pause, Float64Array.from(sentence)]);
  const sound = new Float64Array([...parts, pause].flatMap((part) => [...part]));
  const levels = framesOf(Int16Array.from(sound)).map(levelDbfs);
  const loudest = [...levels].sort((a, b) => b - a)[Math.floor(levels.length / 50)] ?? 0;
  const spoken: { startsMs: number; endsMs: number }[] = [];
  levels.forEach((level, frame) => {
    if (level < loudest - SPEECH_RANGE_DB) return;
    const last = spoken.at(-1);
    const atMs = frame * FRAME_MS;
    if (last && atMs - last.endsMs <= Math.max(WORD_BREAK_MS, 600)) last.endsMs = atMs + FRAME_MS;
    else spoken.push({ startsMs: atMs, endsMs: atMs + FRAME_MS });
  });
  return { sound, spoken };
}

function framesOf(samples: Int16Array): Int16Array[] {
  const frames: Int16Array[] = [];
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    frames.push(samples.subarray(at, at + FRAME_SAMPLES));
  }
  return frames;
}

const fvad = await instantiate();
const input = fvad._malloc(2 * FRAME_SAMPLES);

function webRtc(mode: number, gated: boolean): Detector {
  const detector = fvad._fvad_new();
  fvad._fvad_set_mode(detector, mode);
  const gate = new LoudnessGate();
  return (frame) => {
    fvad.HEAP16.set(frame, input / 2);
    const voiced = fvad._fvad_process(detector, input, frame.length) === 1;
    return gated ? gate.process(frame, voiced) : voiced;
  };
}

/** What is used of sherpa-onnx's detector. */
interface SherpaVad {
  acceptWaveform(samples: Float32Array): void;
  isDetected(): boolean;
  isEmpty(): boolean;
  pop(): void;
}

function silero(model: string): Detector {
  const { Vad } = createRequire(import.meta.url)('sherpa-onnx-node') as {
    Vad: new (config: unknown, seconds: number) => SherpaVad;
  };
  const sileroVad = { model, threshold: 0.5, minSilenceDuration: 0.02, minSpeechDuration: 0.02 };
  const vad = new Vad({ sileroVad, sampleRate: 16_000, numThreads: 1 }, 60);
  return (frame) => {
    const wide = resample(frame, LINE_RATE_HZ, 16_000);
    vad.acceptWaveform(Float32Array.from(wide, (sample) => sample / 32_768));
    while (!vad.isEmpty()) vad.pop();
    return vad.isDetected();
  };
}

const model = options.silero;
const detectors: Record<string, () => Detector> = {
  'webrtc 1': () => webRtc(1, false),
  'webrtc 2': () => webRtc(2, false),
  'webrtc 3': () => webRtc(3, false),
  'webrtc 3 and loudness': () => webRtc(3, true),
  ...(model === undefined ? {} : { silero: () => silero(resolve(model)) }),
};

/** What came of all sessions on one line with one detector. */
interface Tally {
  utterances: number;
  missed: number;
  endless: number;
  falseStarts: number;
  readonly startsMs: number[];
  readonly endsMs: number[];
  speechFrames: number;
  speechUnheard: number;
  quietFrames: number;
  quietTaken: number;
  cpuMs: number;
  soundMs: number;
}

/** One stretch that the endpointer took for an utterance: when it was certain of its start and of its end. */
interface Taken {
  readonly fromMs: number;
  readonly certainMs: number;
  endedMs: number;
}

function judge(tally: Tally, sound: Int16Array, { spoken }: Session, detect: Detector): void {
  const endpointer = new Endpointer();
  const taken: Taken[] = [];
  const startedAt = process.cpuUsage();
  const voiced = framesOf(sound).map(detect);
  const { user, system } = process.cpuUsage(startedAt);
  tally.cpuMs += (user + system) / 1000;
  tally.soundMs += voiced.length * FRAME_MS;
  voiced.forEach((isVoiced, frame) => {
    const atMs = (frame + 1) * FRAME_MS;
    const event = endpointer.process(new Int16Array(0), isVoiced, atMs);
    if (event?.type === 'speech_started') {
      taken.push({ fromMs: event.startedAtMs, certainMs: atMs, endedMs: Infinity });
    }
    const last = taken.at(-1);
    if (event?.type === 'speech_ended' && last) last.endedMs = atMs;
    const isSpeech = spoken.some(({ startsMs, endsMs }) => atMs > startsMs && atMs <= endsMs);
    const isNear = spoken.some(
      ({ startsMs, endsMs }) => atMs > startsMs - 200 && atMs <= endsMs + 200,
    );
    if (isSpeech) {
      tally.speechFrames += 1;
      if (!isVoiced) tally.speechUnheard += 1;
    } else if (!isNear) {
      tally.quietFrames += 1;
      if (isVoiced) tally.quietTaken += 1;
    }
  });
  tally.falseStarts += taken.filter(
    ({ fromMs }) =>
      !spoken.some(({ startsMs, endsMs }) => fromMs >= startsMs - 200 && fromMs <= endsMs + 200),
  ).length;
  for (const { startsMs, endsMs } of spoken) {
    tally.utterances += 1;
    const heard = taken.filter((one) => one.certainMs > startsMs && one.fromMs <= endsMs);
    const [first] = heard;
    const last = heard.at(-1);
    const open = taken.some((one) => one.fromMs < startsMs - 200 && one.endedMs > startsMs);
    if (!first && !open) tally.missed += 1;
    if (first && first.fromMs > startsMs - 200) tally.startsMs.push(first.certainMs - startsMs);
    if (!last) continue;
    const delayMs = last.endedMs - endsMs;
    if (delayMs > PAUSE_MS - 500) tally.endless += 1;
    else tally.endsMs.push(delayMs);
  }
}

function report(line: string, detector: string, tally: Tally): void {
  const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10;
  const quantile = (of: readonly number[], q: number): number | undefined =>
    [...of].sort((a, b) => a - b)[Math.floor(q * of.length)];
  console.log(
    JSON.stringify({
      line,
      detector,
      utterances: tally.utterances,
      missedPercent: percent(tally.missed, tally.utterances),
      endlessPercent: percent(tally.endless, tally.utterances),
      falseStartsPerMinute: Math.round((600_000 * tally.falseStarts) / tally.soundMs) / 10,
      speechUnheardPercent: percent(tally.speechUnheard, tally.speechFrames),
      quietTakenPercent: percent(tally.quietTaken, tally.quietFrames),
      startP50Ms: quantile(tally.startsMs, 0.5),
      startP95Ms: quantile(tally.startsMs, 0.95),
      endP50Ms: quantile(tally.endsMs, 0.5),
      endP95Ms: quantile(tally.endsMs, 0.95),
      cpuMsPerSecond: Math.round((100_000 * tally.cpuMs) / tally.soundMs) / 100,
    }),
  );
}

const folder = await mkdtemp(join(tmpdir(), 'bench-vad-'));
try {
  const callers: Int16Array[][] = [];
  for (const voice of ['slt', 'rms', 'awb', 'en-us', 'en-gb']) {
    const sentences: Int16Array[] = [];
    for (const text of texts) sentences.push(await speak(tools, voice, text, folder));
    callers.push(sentences);
  }
  const talkers = callers.flat();
  callers.push(humanSentences('en_US_f_Allison', 15), humanSentences('fr_CA_f_June', 15));
  const sessions = callers.filter(({ length }) => length > 0).map(sessionOf);
  const crowd = babble(talkers);
  const tune = music();
  const lines: Record<string, (sound: Float64Array) => Float64Array> = {
    clean: (sound) => sound,
    'white noise, 20 dB': (sound) => withNoise(sound, 20),
    'white noise, 10 dB': (sound) => withNoise(sound, 10),
    'babble, 20 dB': (sound) => withBehind(sound, crowd, 20),
    'babble, 10 dB': (sound) => withBehind(sound, crowd, 10),
    'music, 20 dB': (sound) => withBehind(sound, tune, 20),
    'music, 10 dB': (sound) => withBehind(sound, tune, 10),
  };
  for (const [line, distort] of Object.entries(lines)) {
    const heard = sessions.map((session) => ({ session, sound: overG711(distort(session.sound)) }));
    for (const [name, open] of Object.entries(detectors)) {
      const tally: Tally = {
        ...{ utterances: 0, missed: 0, endless: 0, falseStarts: 0, startsMs: [], endsMs: [] },
        ...{ speechFrames: 0, speechUnheard: 0, quietFrames: 0, quietTaken: 0 },
        ...{ cpuMs: 0, soundMs: 0 },
      };
      for (const { session, sound } of heard) judge(tally, sound, session, open());
      report(line, name, tally);
    }
  }
} finally {
  await rm(folder, { recursive: true });
}

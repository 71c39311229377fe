import { FRAME_SAMPLES, SAMPLES_PER_MS } from './frames.js';
import { levelDbfs, SILENCE_DBFS } from './level.js';

const RATE_HZ = 1000 * SAMPLES_PER_MS;

/** A sine at 8000 Hz; `levelDb` relative to full scale, as `levelDbfs` measures it. */
export function sine(hz: number, durationMs: number, levelDb: number): Int16Array {
  const amplitude = 32_768 * Math.SQRT2 * 10 ** (levelDb / 20);
  return Int16Array.from({ length: durationMs * SAMPLES_PER_MS }, (_, i) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hz * i) / RATE_HZ)),
  );
}

/**
 * How loud one frequency is within some sound, relative to full scale: measured over pieces of 50 ms, so that
 * lost packets and clocks that drift do not hide it (Goertzel's algorithm).
 */
export function toneLevelDbfs(samples: Int16Array, hz: number): number {
  const piece = 50 * SAMPLES_PER_MS;
  let power = 0;
  let pieces = 0;
  for (let from = 0; from + piece <= samples.length; from += piece) {
    power += powerAt(samples.subarray(from, from + piece), hz);
    pieces += 1;
  }
  return pieces === 0 || power === 0 ? SILENCE_DBFS : asDbfs(power / pieces);
}

/** A tone that is on and off in turn, as a telephone network plays it to who is left over. */
export interface HeardTone {
  /** One frequency or two, in Hz, the lower first; right to 5 Hz or so. */
  readonly hz: readonly [number] | readonly [number, number];
  readonly onMs: number;
  readonly offMs: number;
}

/** Softer than this nothing is taken for a tone. */
const FLOOR_DBFS = -45;
/** A frame belongs to a tone when so much of its power is at its two strongest frequencies. */
const TONAL_SHARE = 0.6;
/** Where the networks' tones lie (ITU-T E.180), and how finely they are told apart. */
const LOWEST_HZ = 350;
const HIGHEST_HZ = 650;
const STEP_HZ = 5;
const COARSE_HZ = 25;
const SHORTEST_MS = 100;
/** The second frequency is no more than this below the first, and not its own flank. */
const SECOND_WITHIN_DB = 10;
const APART_HZ = 80;

/**
 * The tone in some sound: on, off and on again; undefined when there is none. Of several turns the middle one by its
 * length is told, since lost packets shorten some.
 */
export function findTone(samples: Int16Array): HeardTone | undefined {
  const turns = turnsIn(tonalSpans(samples)).sort(
    (one, other) => one.onMs + one.offMs - other.onMs - other.offMs,
  );
  const turn = turns[Math.floor(turns.length / 2)];
  if (!turn) return undefined;
  const { fromMs, onMs, offMs } = turn;
  const middle = samples.subarray(
    (fromMs + 20) * SAMPLES_PER_MS,
    (fromMs + onMs - 20) * SAMPLES_PER_MS,
  );
  return { hz: frequenciesIn(middle), onMs, offMs };
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What may be a tone that was on, off, and is on again. */
function turnsIn(spans: readonly Span[]): { fromMs: number; onMs: number; offMs: number }[] {
  return spans.flatMap(({ fromMs, toMs }, i) => {
    const next = spans[i + 1];
    if (!next) return [];
    const [onMs, offMs] = [toMs - fromMs, next.fromMs - toMs];
    const isTurn = onMs >= SHORTEST_MS && offMs >= SHORTEST_MS && offMs <= 1000;
    return isTurn ? [{ fromMs, onMs, offMs }] : [];
  });
}

function tonalSpans(samples: Int16Array): Span[] {
  const spans: Span[] = [];
  let from: number | undefined;
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    const tonal = isTonal(samples.subarray(at, at + FRAME_SAMPLES));
    if (tonal) from ??= at;
    if (tonal || from === undefined) continue;
    spans.push({ fromMs: from / SAMPLES_PER_MS, toMs: at / SAMPLES_PER_MS });
    from = undefined;
  }
  return spans;
}

function isTonal(frame: Int16Array): boolean {
  if (levelDbfs(frame) < FLOOR_DBFS) return false;
  const total = 10 ** (levelDbfs(frame) / 10) * 32_768 ** 2;
  const [first = 0, second = 0] = strongest(frame, COARSE_HZ).map(({ power }) => power);
  return (first + second) / total > TONAL_SHARE;
}

function frequenciesIn(samples: Int16Array): HeardTone['hz'] {
  const [first, second] = strongest(samples, STEP_HZ);
  const strong = first?.hz ?? 0;
  if (!second || second.power * 10 ** (SECOND_WITHIN_DB / 10) < (first?.power ?? 0))
    return [strong];
  return strong < second.hz ? [strong, second.hz] : [second.hz, strong];
}

/** The strongest frequency, and the strongest that is not beside it. */
function strongest(samples: Int16Array, stepHz: number): { hz: number; power: number }[] {
  const found: { hz: number; power: number }[] = [];
  for (let hz = LOWEST_HZ; hz <= HIGHEST_HZ; hz += stepHz) {
    found.push({ hz, power: powerAt(samples, hz) });
  }
  found.sort((one, other) => other.power - one.power);
  const [first] = found;
  const second = found.find(({ hz }) => Math.abs(hz - (first?.hz ?? 0)) >= APART_HZ);
  return [first, second].filter((one) => one !== undefined);
}

/** The mean power of one frequency in some samples. */
function powerAt(samples: Int16Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / RATE_HZ);
  let [before, last] = [0, 0];
  for (const sample of samples) {
    const next = sample + coefficient * last - before;
    before = last;
    last = next;
  }
  const energy = last * last + before * before - coefficient * last * before;
  return (2 * energy) / samples.length ** 2;
}

function asDbfs(power: number): number {
  return Math.max(SILENCE_DBFS, 10 * Math.log10(power / 32_768 ** 2));
}

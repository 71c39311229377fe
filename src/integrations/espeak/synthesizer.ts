import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ProviderError } from '../../kernel/errors.js';
import type { Logger } from '../../kernel/logger.js';
import { standBack } from '../../kernel/priority.js';
import { Resampler } from '../../media/resample.js';
import { LINE_RATE_HZ, type SpeakOptions, type Synthesizer } from '../../speech/ports.js';
import { Seats } from './seats.js';
import { WavStream } from './wavStream.js';

/** What the embedded voice is made from. */
export interface EspeakOptions {
  /** The program: a path, or a name that the shell would find. */
  readonly command: string;
  readonly logger: Logger;
  /** How many programs may run at once; what comes later waits for its turn. */
  readonly atOnce?: number;
}

const NAME = 'espeak';

/** Words per minute: a calm speaker. The program's own 175 is hard to follow on a telephone. */
const RATE = '160';

/** Louder (the program's own 100) would clip; this speaks at about -20 dBFS. */
const AMPLITUDE = '90';

type Program = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * The embedded voice: more than a hundred languages, no account, no network. Runs the program eSpeak NG
 * (https://github.com/espeak-ng/espeak-ng), one process for each sentence, so that no synthesis happens on
 * the thread that sends sound. The program is GPL and is only ever run, never linked.
 */
export class EspeakSynthesizer implements Synthesizer {
  readonly name = NAME;
  readonly languages = '*';
  readonly #command: string;
  readonly #logger: Logger;
  readonly #seats: Seats;
  readonly #running = new Set<Program>();

  constructor(options: EspeakOptions) {
    this.#command = options.command;
    this.#logger = options.logger;
    this.#seats = new Seats(options.atOnce ?? 4);
  }

  async *speak(text: string, { language, signal }: SpeakOptions): AsyncGenerator<Int16Array> {
    const words = plainText(text);
    if (words === '') return;
    await this.#seats.take();
    try {
      if (!signal.aborted) yield* this.#run(words, voiceOf(language), signal);
    } finally {
      this.#seats.give();
    }
  }

  /** Ends the programs that still run. Idempotent. */
  close(): Promise<void> {
    for (const program of this.#running) program.kill('SIGKILL');
    return Promise.resolve();
  }

  async *#run(text: string, voice: string, signal: AbortSignal): AsyncGenerator<Int16Array> {
    const program = this.#start(voice);
    const ended = outcomeOf(program);
    const stop = (): void => void program.kill('SIGKILL');
    signal.addEventListener('abort', stop);
    try {
      program.stdin.end(text);
      yield* lineSound(program.stdout);
      const fault = await ended;
      if (fault && !signal.aborted) throw fault;
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
      await ended;
      this.#running.delete(program);
    }
  }

  #start(voice: string): Program {
    const options = ['--stdin', '--stdout', '-z', '-b', '1', '-s', RATE, '-a', AMPLITUDE];
    const program = spawn(this.#command, [...options, '-v', voice], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#running.add(program);
    standBack(program.pid);
    // A program that ends before it has read the text closes its side; its exit tells the story.
    program.stdin.on('error', (error) =>
      this.#logger.debug({ err: error }, 'espeak left its text'),
    );
    return program;
  }
}

/** The sound at the line's rate, as it comes. */
async function* lineSound(output: Readable): AsyncGenerator<Int16Array> {
  const wav = new WavStream();
  let resampler: Resampler | undefined;
  for await (const bytes of output) {
    const samples = wav.add(bytes as Buffer);
    if (wav.rateHz === undefined) continue;
    resampler ??= new Resampler(wav.rateHz, LINE_RATE_HZ);
    const sound = resampler.process(samples);
    if (sound.length > 0) yield sound;
  }
  const rest = resampler?.flush();
  if (rest && rest.length > 0) yield rest;
}

/** What went wrong, once the program has ended; undefined when it did its work. */
function outcomeOf(program: Program): Promise<ProviderError | undefined> {
  let complaint = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-500);
  });
  return new Promise((resolve) => {
    program.once('error', (error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT';
      const message = missing ? 'the program is missing: run scripts/setup' : error.message;
      resolve(new ProviderError(NAME, message, { retryable: !missing, cause: error }));
    });
    program.once('close', (code, signal) => {
      const message = complaint.trim() || `the program ended with ${signal ?? String(code)}`;
      resolve(code === 0 ? undefined : new ProviderError(NAME, message));
    });
  });
}

/**
 * Text as the program must see it to read it as text: it takes what stands in double brackets for phonemes.
 * (Markup is not read unless asked for.) Characters that end a text, or are no text, are left out.
 */
function plainText(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\[(?=\[)/g, '[ ')
    .trim();
}

/** The program's name for a language; refuses what is no language tag, so no tag is read as an option. */
function voiceOf(language: string): string {
  const tag = language.toLowerCase();
  const primary = /^[a-z]{2,3}(?=$|-[a-z0-9-]+$)/.exec(tag)?.[0];
  if (primary === undefined) {
    throw new ProviderError(NAME, `${language} is no language tag`, { retryable: false });
  }
  return VOICES[tag] ?? VOICES[primary] ?? primary;
}

/** Tags whose voice has a name of its own or differs by region. Others go by their primary language. */
const VOICES: Readonly<Record<string, string>> = {
  en: 'en-us',
  'en-gb': 'en-gb',
  'en-ie': 'en-gb',
  'en-au': 'en-gb',
  'es-mx': 'es-419',
  'es-us': 'es-419',
  'fr-be': 'fr-be',
  'fr-ch': 'fr-ch',
  no: 'nb',
  'pt-br': 'pt-br',
  zh: 'cmn',
};

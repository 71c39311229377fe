import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { HearingEngine, SpeakingEngine } from '../config/settings.js';
import type { Probe } from '../http/routes/health/routes.js';
import { EspeakSynthesizer } from '../integrations/espeak/synthesizer.js';
import { GoogleSynthesizer } from '../integrations/google/synthesizer.js';
import { GoogleTranscriber } from '../integrations/google/transcriber.js';
import { OpenAiLiveTranscriber } from '../integrations/openai/liveTranscriber.js';
import { OpenAiSynthesizer } from '../integrations/openai/synthesizer.js';
import { OpenAiTranscriber } from '../integrations/openai/transcriber.js';
import { PocketSphinxTranscriber } from '../integrations/pocketsphinx/transcriber.js';
import { SherpaSynthesizer } from '../integrations/sherpa/synthesizer.js';
import { SherpaTranscriber } from '../integrations/sherpa/transcriber.js';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { EngineHealth } from '../speech/engineHealth.js';
import type { EngineWatch } from '../speech/engineWatch.js';
import { FallbackSynthesizer } from '../speech/fallbackSynthesizer.js';
import { FallbackTranscriber } from '../speech/fallbackTranscriber.js';
import { servesLanguage, type Synthesizer, type Transcriber } from '../speech/ports.js';
import { PromptCache } from '../speech/promptCache.js';
import { watchedSynthesizer } from '../speech/watchedSynthesizer.js';
import { watchedTranscriber } from '../speech/watchedTranscriber.js';
import type { CallMetrics } from './metrics/callMetrics.js';

/** Sound of fixed sentences kept in memory for each voice: an hour of it. */
const PROMPT_CACHE_BYTES = 64 * 1024 * 1024;

/** What the engines are opened with. */
export interface SpeechParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Pick<CallMetrics, 'engineFailed'>;
  /** Hears of each request to an engine. */
  readonly watch?: EngineWatch;
  /** Hears before all others, whatever a restaurant has chosen: it also speaks. */
  readonly first?: Transcriber | undefined;
}

/** An ear and a voice, each made of several engines. */
export interface Speech {
  readonly transcriber: Transcriber;
  readonly synthesizer: Synthesizer;
}

/** The ear and the voice of the gateway: the engines of the settings, each the next one's predecessor. */
export function openSpeech(parts: SpeechParts): Speech & {
  /** With the engines that a restaurant has chosen from those of the settings, in its own order. */
  readonly speechOf: (profile: RestaurantProfile) => Speech;
  readonly probes: readonly Probe[];
  /** Makes sentences ready that will be said; without an engine that works they are made when they are said. */
  readonly learn: (texts: readonly string[], language: string) => Promise<void>;
} {
  const { config, clock, logger, metrics, watch, first } = parts;
  const watched = (ear: Transcriber): Transcriber => (watch ? watchedTranscriber(ear, watch) : ear);
  const before = first ? [watched(first)] : [];
  const hearing = config.hearing.engines.map((name) => earOf(name, parts));
  const ears = hearing.map(watched);
  const speaking = config.speaking.engines.map((name) => voiceOf(name, parts));
  const voices = speaking.map((voice) => (watch ? watchedSynthesizer(voice, watch) : voice));
  const earHealth = new EngineHealth<Transcriber>(clock, logger, metrics.engineFailed);
  const voiceHealth = new EngineHealth<Synthesizer>(clock, logger, metrics.engineFailed);
  const isDeaf = (ear: Transcriber): boolean =>
    ear instanceof PocketSphinxTranscriber && ear.processIds.length === 0;
  const deaf = ({ name }: Transcriber): boolean =>
    hearing.some((ear) => ear.name === name && isDeaf(ear));
  const namesOf = (engines: readonly { readonly name: string }[]): readonly string[] =>
    engines.map(({ name }) => name);
  return {
    transcriber: new FallbackTranscriber([...before, ...ears], earHealth, clock),
    synthesizer: new FallbackSynthesizer(voices, voiceHealth),
    speechOf: ({ speech }) => ({
      transcriber: new FallbackTranscriber(
        [...before, ...chosen(ears, speech?.hearing)],
        earHealth,
        clock,
      ),
      synthesizer: new FallbackSynthesizer(chosen(voices, speech?.speaking), voiceHealth),
    }),
    probes: [
      probeOf('hearing', () =>
        namesOf([...before, ...ears].filter((ear) => earHealth.rests(ear) || deaf(ear))),
      ),
      probeOf('speaking', () => namesOf(voices.filter((voice) => voiceHealth.rests(voice)))),
    ],
    learn: async (texts, language) => {
      const voice = speaking.find(({ languages }) => servesLanguage(languages, language));
      await voice?.learn(texts, language).catch((error: unknown) => {
        logger.warn({ language, reason: messageOf(error) }, 'sentences could not be made ready');
      });
    },
  };
}

/** The engines with these names, in their order; all of them where none was chosen that the settings have. */
function chosen<Engine extends { readonly name: string }>(
  engines: readonly Engine[],
  names: readonly string[] = [],
): readonly Engine[] {
  const named = names.flatMap((name) => engines.filter((engine) => engine.name === name));
  return named.length > 0 ? named : engines;
}

/** Where `scripts/models` puts what an owner has downloaded. */
function modelsOf({ toolsDirectory }: Config): string {
  return join(toolsDirectory, 'models');
}

function probeOf(name: string, failing: () => readonly string[]): Probe {
  return {
    name,
    check: () => {
      const names = [...new Set(failing())];
      if (names.length === 0) return Promise.resolve({ state: 'ok' });
      return Promise.resolve({ state: 'degraded', detail: `${names.join(', ')} failed` });
    },
  };
}

/** The engine of this name that hears, with its settings. */
export function earOf(
  name: HearingEngine,
  { config, clock, logger }: Pick<SpeechParts, 'config' | 'clock' | 'logger'>,
): Transcriber {
  const { google, openAi } = config;
  switch (name) {
    case 'google':
      return new GoogleTranscriber({
        endpoint: google.speechEndpoint,
        model: google.speechModel,
        clock,
        ...(google.keyFile === undefined ? {} : { keyFile: google.keyFile }),
      });
    case 'openai-live':
      return new OpenAiLiveTranscriber({ ...openAi, model: openAi.liveTranscriptionModel, clock });
    case 'openai':
      return new OpenAiTranscriber({ ...openAi, model: openAi.transcriptionModel });
    case 'sherpa':
      return new SherpaTranscriber({ modelsDirectory: modelsOf(config), clock });
    case 'pocketsphinx': {
      const speech = join(config.toolsDirectory, 'speech');
      return new PocketSphinxTranscriber({
        libraryDirectory: join(speech, 'lib'),
        modelDirectory: join(speech, 'model/en-us'),
        dictionaryFile: join(speech, 'model/cmudict-en-us.dict'),
        cacheDirectory: join(config.dataDirectory, 'recognition'),
        decoders: availableParallelism(),
        logger,
      });
    }
  }
}

/** Each voice remembers its own sentences: what one said while another failed is not taken for the other's. */
function voiceOf(name: SpeakingEngine, { config, logger }: SpeechParts): PromptCache {
  return new PromptCache({
    ...voiceEngineOf(name, { config, logger }),
    maxBytes: PROMPT_CACHE_BYTES,
    directory: join(config.dataDirectory, 'prompts'),
    logger,
  });
}

/** The engine of this name that speaks, with its settings, and what its voice is told from others by. */
export function voiceEngineOf(
  name: SpeakingEngine,
  { config, logger }: Pick<SpeechParts, 'config' | 'logger'>,
): { readonly engine: Synthesizer; readonly voice: string } {
  const { google, openAi } = config;
  switch (name) {
    case 'google': {
      const engine = new GoogleSynthesizer({
        endpoint: google.voiceEndpoint,
        voices: google.voices,
        ...(google.keyFile === undefined ? {} : { keyFile: google.keyFile }),
      });
      return { engine, voice: google.voices.join(',') };
    }
    case 'openai': {
      const { speechModel: model, voice } = openAi;
      const engine = new OpenAiSynthesizer({ ...openAi, model, voice });
      return { engine, voice: `${model} ${voice}` };
    }
    case 'sherpa': {
      const engine = new SherpaSynthesizer({ modelsDirectory: modelsOf(config) });
      return { engine, voice: 'piper' };
    }
    case 'espeak': {
      const command = join(config.toolsDirectory, 'bin/espeak-ng');
      return { engine: new EspeakSynthesizer({ command, logger }), voice: 'espeak-ng' };
    }
  }
}

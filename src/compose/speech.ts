import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { HearingEngine, SpeakingEngine } from '../config/settings.js';
import type { Probe } from '../http/routes/health/routes.js';
import { EspeakSynthesizer } from '../integrations/espeak/synthesizer.js';
import { GoogleSynthesizer } from '../integrations/google/synthesizer.js';
import { GoogleTranscriber } from '../integrations/google/transcriber.js';
import { OpenAiSynthesizer } from '../integrations/openai/synthesizer.js';
import { OpenAiTranscriber } from '../integrations/openai/transcriber.js';
import { PocketSphinxTranscriber } from '../integrations/pocketsphinx/transcriber.js';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import { FallbackSynthesizer } from '../speech/fallbackSynthesizer.js';
import { FallbackTranscriber } from '../speech/fallbackTranscriber.js';
import { servesLanguage, type Synthesizer, type Transcriber } from '../speech/ports.js';
import { PromptCache } from '../speech/promptCache.js';

/** Sound of fixed sentences kept in memory for each voice: an hour of it. */
const PROMPT_CACHE_BYTES = 64 * 1024 * 1024;

/** What the engines are opened with. */
export interface SpeechParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The ear and the voice of the gateway: the engines of the settings, each the next one's predecessor. */
export function openSpeech(parts: SpeechParts): {
  readonly transcriber: Transcriber;
  readonly synthesizer: Synthesizer;
  readonly probes: readonly Probe[];
  /** Makes sentences ready that will be said; without an engine that works they are made when they are said. */
  readonly learn: (texts: readonly string[], language: string) => Promise<void>;
} {
  const { config, clock, logger } = parts;
  const ears = config.hearing.engines.map((name) => earOf(name, parts));
  const voices = config.speaking.engines.map((name) => voiceOf(name, parts));
  const transcriber = new FallbackTranscriber(ears, clock, logger);
  const synthesizer = new FallbackSynthesizer(voices, clock, logger);
  const deaf = (ear: Transcriber): boolean =>
    ear instanceof PocketSphinxTranscriber && ear.processIds.length === 0;
  return {
    transcriber,
    synthesizer,
    probes: [
      probeOf('hearing', () => [
        ...transcriber.resting,
        ...ears.filter(deaf).map(({ name }) => name),
      ]),
      probeOf('speaking', () => synthesizer.resting),
    ],
    learn: async (texts, language) => {
      const voice = voices.find(({ languages }) => servesLanguage(languages, language));
      await voice?.learn(texts, language).catch((error: unknown) => {
        logger.warn({ language, reason: messageOf(error) }, 'sentences could not be made ready');
      });
    },
  };
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

function earOf(name: HearingEngine, { config, clock, logger }: SpeechParts): Transcriber {
  const { google, openAi } = config;
  switch (name) {
    case 'google':
      return new GoogleTranscriber({
        endpoint: google.speechEndpoint,
        model: google.speechModel,
        clock,
        ...(google.keyFile === undefined ? {} : { keyFile: google.keyFile }),
      });
    case 'openai':
      return new OpenAiTranscriber({ ...openAi, model: openAi.transcriptionModel });
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
  const { google, openAi } = config;
  const remembering = (engine: Synthesizer, voice: string): PromptCache =>
    new PromptCache({
      engine,
      voice,
      maxBytes: PROMPT_CACHE_BYTES,
      directory: join(config.dataDirectory, 'prompts'),
      logger,
    });
  switch (name) {
    case 'google': {
      const engine = new GoogleSynthesizer({
        endpoint: google.voiceEndpoint,
        voices: google.voices,
        ...(google.keyFile === undefined ? {} : { keyFile: google.keyFile }),
      });
      return remembering(engine, google.voices.join(','));
    }
    case 'openai': {
      const { speechModel: model, voice } = openAi;
      return remembering(new OpenAiSynthesizer({ ...openAi, model, voice }), `${model} ${voice}`);
    }
    case 'espeak': {
      const command = join(config.toolsDirectory, 'bin/espeak-ng');
      return remembering(new EspeakSynthesizer({ command, logger }), 'espeak-ng');
    }
  }
}

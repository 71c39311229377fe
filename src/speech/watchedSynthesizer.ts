import type { EngineWatch, WatchedRequest } from './engineWatch.js';
import type { SpeakOptions, Synthesizer } from './ports.js';

/** The same voice; each sentence that it makes is watched as a request, and none whose sound was there already. */
export function watchedSynthesizer(voice: Synthesizer, watch: EngineWatch): Synthesizer {
  const { name, languages } = voice;
  return {
    ...{ name, languages },
    speak: (text, options) => speak(voice, watch, text, options),
    close: () => voice.close(),
  };
}

async function* speak(
  voice: Synthesizer,
  watch: EngineWatch,
  text: string,
  options: SpeakOptions,
): AsyncGenerator<Int16Array> {
  const { callId, signal } = options;
  const requests: WatchedRequest[] = [];
  const spent = (engine: string, characters: number): void => {
    requests.push(watch.begin({ callId, engine, task: 'speaking' }));
    options.spent?.(engine, characters);
  };
  try {
    for await (const sound of voice.speak(text, { ...options, spent })) {
      for (const request of requests) request.came();
      yield sound;
    }
    for (const request of requests) request.end(signal.aborted ? 'dropped' : 'done');
  } catch (error) {
    for (const request of requests) request.end(signal.aborted ? 'dropped' : 'failed', error);
    throw error;
  } finally {
    // Who listened went away.
    for (const request of requests) request.end('dropped');
  }
}

import type { ChatModelSettings } from '../../config/derived.js';
import { systemClock } from '../../kernel/clock.js';
import { within } from '../../kernel/deadline.js';
import { messageOf, ProviderError } from '../../kernel/errors.js';
import { sine } from '../../media/tone.js';
import { servesLanguage, type RecognitionHints, type Synthesizer } from '../../speech/ports.js';
import { earOf, voiceEngineOf } from '../speech.js';
import type { Facts } from './facts.js';
import { fail, ok, warn, type Finding } from './finding.js';

const PATIENCE_MS = 10_000;
const LANGUAGE = 'en-US';
const WORDS = 'Yes, please.';
const HINTS: RecognitionHints = {
  key: 'doctor',
  ...{ language: LANGUAGE, sentences: ['yes please', 'yes', 'no', 'no thank you'], slots: {} },
  closed: true,
};

/** What an engine needs that does not work, by its name. */
const remedies: Readonly<Record<string, string>> = {
  espeak: 'run scripts/setup, and see that TOOLS_DIR names its folder',
  sherpa: 'run scripts/models, and see that TOOLS_DIR names its folder',
  pocketsphinx: 'run scripts/setup, and see that TOOLS_DIR names its folder',
  google:
    'see GOOGLE_KEY_FILE, that its account may use Speech-to-Text and Text-to-Speech, and the network',
  'openai-live':
    'see OPENAI_API_KEY and OPENAI_BASE_URL, that its server has the realtime API, and the network',
  openai: 'see OPENAI_API_KEY and OPENAI_BASE_URL, the account there, and the network',
};

/** Whether each engine of the settings speaks, and hears what is spoken to it. */
export async function checkEngines(facts: Facts): Promise<Finding[]> {
  const { config } = facts;
  const voices = config.speaking.engines;
  const spoken = await Promise.all(voices.map((name) => tryVoice(name, facts)));
  const sound = spoken.find(({ samples }) => samples.length > 0)?.samples ?? sine(440, 500, -20);
  const heard = await Promise.all(config.hearing.engines.map((name) => tryEar(name, sound, facts)));
  return [...spoken.map(({ finding }) => finding), ...heard, ...(await tryAgents(facts))];
}

async function tryVoice(
  name: Parameters<typeof voiceEngineOf>[0],
  { config, world }: Facts,
): Promise<{ samples: Int16Array; finding: Finding }> {
  const { engine } = voiceEngineOf(name, { config, logger: world.logger });
  const about = `voice ${name}`;
  const begunMs = performance.now();
  try {
    const samples = await withDeadline(speak(engine));
    if (samples.length === 0) throw new ProviderError(name, 'it answers without sound');
    const tookMs = performance.now() - begunMs;
    return { samples, finding: ok(about, `speaks, after ${Math.round(tookMs)} ms`) };
  } catch (error) {
    const finding = fail(about, messageOf(error), remedies[name] ?? 'see its settings');
    return { samples: new Int16Array(), finding };
  } finally {
    await engine.close();
  }
}

async function speak(engine: Synthesizer): Promise<Int16Array> {
  const language = servesLanguage(engine.languages, LANGUAGE) ? LANGUAGE : 'en';
  const chunks: number[] = [];
  const signal = AbortSignal.timeout(PATIENCE_MS);
  for await (const chunk of engine.speak(WORDS, { language, signal })) chunks.push(...chunk);
  return Int16Array.from(chunks);
}

async function tryEar(
  name: Parameters<typeof earOf>[0],
  sound: Int16Array,
  { config, world }: Facts,
): Promise<Finding> {
  const ear = earOf(name, { config, clock: systemClock, logger: world.logger });
  const about = `hearing ${name}`;
  const begunMs = performance.now();
  try {
    const session = ear.open({ callId: 'doctor', languages: [LANGUAGE] });
    session.expect(HINTS);
    const utterance = session.begin();
    utterance.write(sound);
    const { hypotheses } = await withDeadline(utterance.finish());
    session.close();
    const [best] = hypotheses;
    const tookMs = Math.round(performance.now() - begunMs);
    return best
      ? ok(about, `hears "${best.text}", after ${tookMs} ms`)
      : warn(about, 'answers, and heard no word in what was spoken to it', 'try a real call');
  } catch (error) {
    return fail(about, messageOf(error), remedies[name] ?? 'see its settings');
  } finally {
    await ear.close();
  }
}

/** The servers of the language models are asked for their models, which costs nothing and proves the keys. */
function tryAgents({ config: { agent } }: Facts): Promise<Finding[]> {
  const tried = (agent?.models ?? []).map((settings, place) => {
    const named = place === 0 ? 'AGENT' : 'AGENT_NEXT';
    return tryAgent(
      settings,
      `see ${named}_API_KEY and ${named}_BASE_URL; until then it answers nobody`,
    );
  });
  return Promise.all(tried);
}

async function tryAgent(
  { model, baseUrl, apiKey }: ChatModelSettings,
  todo: string,
): Promise<Finding> {
  const about = `agent ${model}`;
  try {
    const response = await fetch(`${baseUrl}/models`, {
      headers: apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return ok(about, 'its server answers and takes the key');
    const refused = response.status === 401 || response.status === 403;
    const means = refused ? 'its server refuses the key' : `HTTP ${response.status}`;
    return fail(about, means, todo);
  } catch (error) {
    return fail(about, `its server is out of reach: ${messageOf(error)}`, todo);
  }
}

async function withDeadline<Value>(work: Promise<Value>): Promise<Value> {
  const done = await within(
    systemClock,
    PATIENCE_MS,
    work.then((value) => ({ value })),
    undefined,
  );
  if (done) return done.value;
  throw new ProviderError('engine', `no answer within ${PATIENCE_MS / 1000} s`);
}

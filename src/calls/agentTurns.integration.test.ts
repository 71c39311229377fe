import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { refuse } from '../testing/openai/apiServer.js';
import { streamAnswer, type ScriptedTurn } from '../testing/openai/chatServer.js';
import { talkWithModel, type ModelTalk, type ModelTurn } from '../testing/openai/modelTalk.js';

let clock: ManualClock;
let talk: ModelTalk;

afterEach(() => talk.close());

async function open(
  script: readonly ScriptedTurn[],
  options: Parameters<typeof talkWithModel>[1] = {},
): Promise<void> {
  clock = new ManualClock();
  talk = await talkWithModel(script, { clock, ...options });
}

const add = (item: string, more: object = {}): { name: string; arguments: unknown } => ({
  name: 'add_item',
  arguments: { item, quantity: 1, size: null, options: [], ...more },
});
const tiramisu: ScriptedTurn = { calls: [add('tiramisu')] };

/** What the rules make nothing of. */
const WORDS = 'that creamy coffee thing out of the fridge if you have it';

const cartOf = ({ state }: ModelTurn): string[] => state.cart.lines.map(({ item }) => item);

describe('the next model', () => {
  it.each<[string, ScriptedTurn]>([
    ['is refused', (response) => refuse(response, 401, 'invalid_api_key')],
    ['breaks', (response) => refuse(response, 500, 'server_error')],
    ['drops the line', { calls: [add('garlic_bread')], ends: 'dropped' }],
    ['talks nonsense', { calls: [add('unicorn')] }],
  ])('reads what the first one could not, when that %s', async (_, turn) => {
    await open([turn], { next: [{ says: ['Sure.'], ...tiramisu }] });
    const answer = await talk.say(WORDS);
    expect(cartOf(answer)).toEqual(['tiramisu']);
    expect(answer.spoken).toMatch(/^Sure\. A Tiramisu/);
  });

  it('is asked at once where the first one rests, and knows what was said before', async () => {
    await open([(response) => refuse(response, 401, 'invalid_api_key')], {
      next: [tiramisu, { says: ['All right.'] }],
    });
    await talk.say(WORDS);
    talk.hears('A Tiramisu.');
    await talk.say('hmm well what shall I say to that now');
    expect(talk.server.requests).toHaveLength(1);
    const messages = talk.nextServer.requests[1]?.fields['messages'] as {
      role: string;
      content: string | null;
    }[];
    expect(messages.slice(1, -1).map(({ role, content }) => [role, content])).toEqual([
      ['user', `The caller said: "${WORDS}"`],
      ['assistant', null],
      ['tool', 'done'],
      ['assistant', 'A Tiramisu.'],
    ]);
  });

  it('leaves the first one its turn, which is told what was said meanwhile and nothing of what was not done', async () => {
    const broken: ScriptedTurn = { calls: [add('unicorn'), add('garlic_bread')] };
    await open([broken, (response) => refuse(response, 500, 'server_error'), { says: ['Yes.'] }], {
      next: [tiramisu],
    });
    await talk.say(WORDS);
    await talk.say('hmm well what shall I say to that now');
    const messages = talk.server.requests[2]?.fields['messages'] as { content: string | null }[];
    expect(messages.some(({ content }) => content === `The caller said: "${WORDS}"`)).toBe(true);
    expect(messages.some(({ content }) => content === 'done')).toBe(false);
  });

  it('is not asked when the first one has used up the patience of the caller', async () => {
    let ask: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const silent = (response: ServerResponse): void => {
      streamAnswer(response, { ends: 'never' });
      ask();
    };
    await open([silent], { next: [tiramisu] });
    const answered = talk.say('two tiramisu please and nothing besides');
    await asked;
    clock.advance(1500);
    expect(cartOf(await answered)).toEqual(['tiramisu']);
    expect(talk.nextServer.requests).toHaveLength(0);
  });

  it('is asked first where the restaurant has it so', async () => {
    const profile = { ...bellaNapoli, speech: { answering: ['elsewhere', 'next', 'small'] } };
    const broken: ScriptedTurn = (response) => refuse(response, 500, 'server_error');
    await open([tiramisu], { next: [broken], profile });
    expect(cartOf(await talk.say(WORDS))).toEqual(['tiramisu']);
    expect(talk.nextServer.requests).toHaveLength(1);
  });

  it('leaves it to the rules when it fails as well', async () => {
    const broken: ScriptedTurn = (response) => refuse(response, 500, 'server_error');
    await open([broken], { next: [broken] });
    expect(cartOf(await talk.say('I would like two tiramisu please'))).toEqual(['tiramisu']);
    expect(talk.nextServer.requests).toHaveLength(1);
  });
});

describe('what is asked of models', () => {
  /** Falls silent after its first words; resolves when it has. */
  function silentAfter(says: readonly string[]): [turn: ScriptedTurn, asked: Promise<void>] {
    let ask: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const turn = (response: ServerResponse): void => {
      streamAnswer(response, { says, ends: 'never' });
      ask();
    };
    return [turn, asked];
  }

  const request = { callId: 'call', task: 'answering' };

  it('is measured answer by answer, also what failed', async () => {
    const broken: ScriptedTurn = (response) => refuse(response, 500, 'server_error');
    await open([{ calls: [add('unicorn')] }, broken], { next: [tiramisu] });
    await talk.say(WORDS);
    expect(talk.ended).toMatchObject([
      { ...request, engine: 'small', outcome: 'done', firstMs: 0 },
      { ...request, engine: 'small', outcome: 'failed', firstMs: null },
      { ...request, engine: 'next', outcome: 'done', firstMs: 0 },
    ]);
  });

  it('has failed where it came too late, and not where the words had changed', async () => {
    const [foreseen, overheard] = silentAfter([]);
    const [late, asked] = silentAfter([]);
    await open([foreseen, late]);
    talk.pausesAfter('something sweet and creamy please');
    await overheard;
    const answered = talk.say(WORDS);
    await asked;
    clock.advance(1500);
    await answered;
    expect(talk.ended).toMatchObject([
      { ...request, outcome: 'dropped' },
      { ...request, outcome: 'failed', durationMs: 1500 },
    ]);
  });

  it('is counted at once when the caller hangs up in the midst of an answer', async () => {
    const [broken, asked] = silentAfter(['a'.repeat(400)]);
    await open([broken]);
    const answered = talk.say(WORDS);
    await asked;
    await new Promise(setImmediate);
    talk.hangsUp();
    const used = Object.fromEntries(
      talk.usage.total().map(({ unit, quantity }) => [unit, quantity]),
    );
    expect(used['tokens_in']).toBeGreaterThan(500);
    await answered;
    expect(talk.ended).toMatchObject([{ ...request, outcome: 'dropped' }]);
    expect(talk.usage.total()).toHaveLength(Object.keys(used).length);
  });

  it('is counted at once when the caller hangs up in a pause in which an answer was foreseen', async () => {
    const [foreseen, overheard] = silentAfter([]);
    await open([foreseen]);
    talk.pausesAfter(WORDS);
    await overheard;
    talk.hangsUp();
    expect(talk.usage.total()).toMatchObject([{ engine: 'small', unit: 'tokens_in' }]);
  });

  it('is counted at once when the caller hangs up while a foreseen answer is waited for', async () => {
    const [foreseen, overheard] = silentAfter([]);
    await open([foreseen]);
    talk.pausesAfter(WORDS);
    await overheard;
    const answered = talk.say(WORDS);
    await new Promise(setImmediate);
    talk.hangsUp();
    expect(talk.usage.total()).toMatchObject([{ engine: 'small', unit: 'tokens_in' }]);
    await answered;
  });
});

describe('the language that an engine heard', () => {
  const profile = { ...bellaNapoli, languages: ['en-US', 'fr-FR'] as const };

  it('is spoken from then on, also by the model', async () => {
    await open([{ says: ['Bien sûr, avec plaisir.'], ...tiramisu }], { profile });
    const answer = await talk.say('tiramisu', 'fr-FR');
    expect(answer.state.language).toBe('fr-FR');
    expect(answer.spoken).toMatch(/^Bien sûr, avec plaisir\. .*tiramisu/i);
    expect(JSON.stringify(talk.server.requests[0]?.fields['messages'])).toContain('fr-FR');
  });

  it('is asked about anew where the words were foreseen in another', async () => {
    let ask: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const overheard = (response: ServerResponse): void => {
      streamAnswer(response, { says: ['Sure.'] });
      ask();
    };
    await open([overheard, { says: ['Bien sûr.'], ...tiramisu }], { profile });
    talk.pausesAfter('tiramisu cassata');
    await asked;
    const answer = await talk.say('tiramisu cassata', 'fr-FR');
    expect(answer.spoken).toMatch(/^Bien sûr\./);
    expect(talk.server.requests).toHaveLength(2);
  });

  it('counts less than what words say', async () => {
    await open([tiramisu], { profile });
    const answer = await talk.say('yes hello I would like the coffee thing please', 'fr-FR');
    expect(answer.state.language).toBe('en-US');
  });
});

import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChatMessage, ChatPart, EngineUsage } from '../../conversation/ports.js';
import { ProviderError } from '../../kernel/errors.js';
import { refuse, type ApiServer } from '../../testing/openai/apiServer.js';
import { serveChat, streamAnswer, type ScriptedTurn } from '../../testing/openai/chatServer.js';
import { OpenAiChatModel } from './chatModel.js';

let server: ApiServer;
let used: EngineUsage[];

const spent = (usage: readonly EngineUsage[]): void => void used.push(...usage);

beforeEach(() => void (used = []));
afterEach(() => server.close());

const tool = {
  name: 'add_item',
  description: 'Adds a dish.',
  parameters: {
    type: 'object',
    properties: { item: { type: 'string', enum: ['cola'] } },
    required: ['item'],
    additionalProperties: false,
  },
};

async function ask(turn: ScriptedTurn, signal?: AbortSignal): Promise<ChatPart[]> {
  server = await serveChat([turn]);
  const model = new OpenAiChatModel({ apiKey: 'sk', baseUrl: server.baseUrl, model: 'small' });
  const parts: ChatPart[] = [];
  const messages: readonly ChatMessage[] = [
    { role: 'system', content: 'You understand callers.' },
    { role: 'user', content: 'The caller said: "a cola"' },
    {
      role: 'assistant',
      content: null,
      calls: [{ id: 'c1', name: 'add_item', arguments: '{"item":"cola"}' }],
    },
    { role: 'tool', callId: 'c1', content: 'done' },
  ];
  const abort = new AbortController();
  const request = { messages, tools: [tool], spent };
  for await (const part of model.stream(request, signal ?? abort.signal)) parts.push(part);
  return parts;
}

function failureOf(turn: ScriptedTurn): Promise<unknown> {
  return ask(turn).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a chat model behind the protocol of OpenAI', () => {
  it('gives words as they come and whole calls, and tells what they used up', async () => {
    const parts = await ask({
      says: ['Sure', '.'],
      calls: [
        { name: 'add_item', arguments: { item: 'cola' } },
        { name: 'add_item', arguments: { item: 'water' } },
      ],
    });
    expect(parts).toEqual([
      { type: 'text', text: 'Sure' },
      { type: 'text', text: '.' },
      {
        type: 'call',
        call: { id: 'call_0', name: 'add_item', arguments: '{"item":"cola"}' },
      },
      {
        type: 'call',
        call: { id: 'call_1', name: 'add_item', arguments: '{"item":"water"}' },
      },
    ]);
    expect(used).toEqual([
      { engine: 'small', unit: 'tokens_in', quantity: 200 },
      { engine: 'small', unit: 'tokens_in_cached', quantity: 1000 },
      { engine: 'small', unit: 'tokens_out', quantity: 30 },
    ]);
  });

  it('asks with strict tools and with the calls of before in their places', async () => {
    await ask({ says: ['Yes.'] });
    expect(server.requests[0]).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer sk',
      fields: {
        model: 'small',
        stream: true,
        tools: [{ type: 'function', function: { name: 'add_item', strict: true } }],
        messages: [
          { role: 'system' },
          { role: 'user' },
          { role: 'assistant', content: null, tool_calls: [{ id: 'c1', type: 'function' }] },
          { role: 'tool', tool_call_id: 'c1', content: 'done' },
        ],
      },
    });
  });

  it.each([
    ['small', { temperature: 0.2 }],
    ['gpt-4.1-mini', { temperature: 0.2 }],
    ['gpt-oss-20b', { temperature: 0.2 }],
    ['gpt-5-mini', {}],
    ['gpt-5.6-luna', { reasoning_effort: 'none' }],
    ['gpt-6-luna', { reasoning_effort: 'none' }],
    ['o4-mini', {}],
  ])('asks %s as steadily and as quickly as it can answer', async (name, asked) => {
    server = await serveChat([{ says: ['Yes.'] }]);
    const model = new OpenAiChatModel({ apiKey: 'sk', baseUrl: server.baseUrl, model: name });
    const request = { messages: [{ role: 'user', content: 'Hello' } as const], tools: [], spent };
    for await (const part of model.stream(request, new AbortController().signal))
      expect(part.type).toBe('text');
    const { temperature, reasoning_effort } = server.requests[0]?.fields ?? {};
    expect({ temperature, reasoning_effort }).toEqual({
      ...{ temperature: undefined, reasoning_effort: undefined },
      ...asked,
    });
  });

  it('is had from a server that asks for no key', async () => {
    server = await serveChat([{ says: ['Yes.'] }]);
    const model = new OpenAiChatModel({ apiKey: '', baseUrl: server.baseUrl, model: 'own' });
    const { signal } = new AbortController();
    const request = { messages: [{ role: 'user', content: 'Hello' } as const], tools: [], spent };
    const parts: ChatPart[] = [];
    for await (const part of model.stream(request, signal)) parts.push(part);
    expect(parts[0]).toEqual({ type: 'text', text: 'Yes.' });
  });

  it.each([
    ['a wrong key', 401, 'invalid_api_key', false],
    ['a used-up budget', 429, 'insufficient_quota', false],
    ['too many requests', 429, 'rate_limit_exceeded', true],
    ['a fault of the server', 500, 'server_error', true],
  ])('tells whether %s may pass', async (_, status, code, retryable) => {
    const error = await failureOf((response: ServerResponse) => {
      response.setHeader('retry-after', '1');
      refuse(response, status, code);
    });
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ retryable });
    // Who waits is a caller: it is asked once.
    expect(server.requests).toHaveLength(1);
  });

  it.each(['dropped', 'malformed'] as const)(
    'does not take an answer for whole that is %s',
    async (ends) => {
      const calls = [{ name: 'add_item', arguments: { item: 'cola' } }];
      expect(await failureOf({ calls, ends })).toBeInstanceOf(ProviderError);
    },
  );

  it('stops when nobody waits any more', async () => {
    const abort = new AbortController();
    const waiting = ask((response) => {
      streamAnswer(response, { says: ['Sure.'], ends: 'never' });
      abort.abort();
    }, abort.signal);
    await expect(waiting).rejects.toBeInstanceOf(ProviderError);
  });

  it('counts an answer that was broken off by what was asked and what has come of it', async () => {
    const abort = new AbortController();
    const says = ['a'.repeat(400)];
    server = await serveChat([{ says, ends: 'never' }]);
    const model = new OpenAiChatModel({ apiKey: 'sk', baseUrl: server.baseUrl, model: 'small' });
    const content = 'q'.repeat(4000);
    const request = { messages: [{ role: 'user', content } as const], tools: [], spent };
    // Who asked goes away after the first words.
    for await (const part of model.stream(request, abort.signal)) {
      expect(part.type).toBe('text');
      break;
    }
    expect(used.map(({ unit }) => unit)).toEqual(['tokens_in', 'tokens_out']);
    expect(used[0]?.quantity).toBeGreaterThanOrEqual(1000);
    expect(used[0]?.quantity).toBeLessThan(1050);
    expect(used[1]?.quantity).toBe(100);
  });

  it('does not count what was refused', async () => {
    await failureOf((response) => refuse(response, 500, 'server_error'));
    expect(used).toEqual([]);
  });
});

import type { ServerResponse } from 'node:http';
import { serveOpenAi, type ApiRequest, type ApiServer } from './apiServer.js';

/** One answer of a scripted model. */
export interface ScriptedAnswer {
  /** Its words, in pieces as they are streamed. */
  readonly says?: readonly string[];
  /** Its calls of tools. Arguments that are a text are sent as they are. */
  readonly calls?: readonly { readonly name: string; readonly arguments: unknown }[];
  /** How the stream ends: as it should, broken off, never, or with something that is no JSON. */
  readonly ends?: 'well' | 'dropped' | 'never' | 'malformed';
}

/** An answer, or what answers in its place. */
export type ScriptedTurn = ScriptedAnswer | ((response: ServerResponse) => void);

/** A model behind the chat protocol that answers each request with the next turn of its script, and then with nothing. */
export async function serveChat(
  script: readonly ScriptedTurn[],
): Promise<ApiServer & { readonly asked: readonly ApiRequest[] }> {
  const turns = [...script];
  const server = await serveOpenAi((response) => {
    const turn = turns.shift() ?? {};
    if (typeof turn === 'function') turn(response);
    else streamAnswer(response, turn);
  });
  return { ...server, asked: server.requests };
}

/**
 * Streams an answer as server-sent events, each call cut into a head and two halves of its arguments.
 * https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function streamAnswer(
  response: ServerResponse,
  { says = [], calls = [], ends = 'well' }: ScriptedAnswer,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (data: unknown): void => void response.write(`data: ${JSON.stringify(data)}\n\n`);
  const delta = (content: object, finish: string | null = null): void =>
    send({ ...chunk, choices: [{ index: 0, delta: content, finish_reason: finish }] });
  delta({ role: 'assistant', content: '' });
  for (const content of says) delta({ content });
  for (const [index, call] of calls.entries()) {
    const json =
      typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
    const half = Math.ceil(json.length / 2);
    const piece = (fields: object): void => delta({ tool_calls: [{ index, ...fields }] });
    piece({ id: `call_${index}`, type: 'function', function: { name: call.name, arguments: '' } });
    piece({ function: { arguments: json.slice(0, half) } });
    piece({ function: { arguments: json.slice(half) } });
  }
  if (ends === 'never') return;
  if (ends === 'dropped') {
    response.destroy();
    return;
  }
  if (ends === 'malformed') {
    response.end('data: {"choices": [\n\n');
    return;
  }
  delta({}, calls.length > 0 ? 'tool_calls' : 'stop');
  send({ ...chunk, choices: [], usage });
  response.end('data: [DONE]\n\n');
}

const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'scripted' };

const usage = {
  prompt_tokens: 1200,
  completion_tokens: 30,
  total_tokens: 1230,
  prompt_tokens_details: { cached_tokens: 1000 },
};

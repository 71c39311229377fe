import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** An event of either side. */
export type RealtimeEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** How the scripted model answers one utterance. */
export interface RealtimeAnswer {
  /** Its words, with so much sound behind each. */
  readonly says?: readonly { readonly words: string; readonly soundMs: number }[];
  readonly calls?: readonly { readonly name: string; readonly arguments: unknown }[];
  /** Whether it comes to its end, or falls silent in its midst, or the line drops there. */
  readonly ends?: 'well' | 'never' | 'dropped';
}

/** How the server behaves. */
export interface RealtimeScript {
  /** What the caller says, utterance by utterance, as the server transcribes it; null is never told. */
  readonly hears: readonly (string | null)[];
  readonly answers: readonly RealtimeAnswer[];
  /** The format in which it says it sends and takes sound, where that is not the one asked for. */
  readonly format?: string;
  /** Refuses connections with these statuses and codes, one after the other. */
  readonly refuses?: readonly { readonly status: number; readonly code: string }[];
  /** Does not answer to what it is told after the session was created. */
  readonly silent?: boolean;
}

/** A server that speaks the realtime protocol, on a port of its own. */
export interface RealtimeServer {
  readonly baseUrl: string;
  /** What clients have sent, oldest first, without the sound itself. */
  readonly received: readonly RealtimeEvent[];
  /** Bytes of the caller's sound. */
  readonly soundBytes: () => number;
  readonly connections: () => number;
  /** Resolves once a client has sent such an event, counted from now. */
  next(type: string): Promise<RealtimeEvent>;
  /** Sends an event on the open connection. */
  send(event: RealtimeEvent): void;
  /** Breaks the open connections. */
  drop(): void;
  close(): Promise<void>;
}

const BYTES_PER_MS = 8;

/** Serves the realtime protocol by a script. https://platform.openai.com/docs/api-reference/realtime */
export async function serveRealtime(script: RealtimeScript): Promise<RealtimeServer> {
  const received: RealtimeEvent[] = [];
  const waiting: { type: string; resolve: (event: RealtimeEvent) => void }[] = [];
  const hears = [...script.hears];
  const answers = [...script.answers];
  const refuses = [...(script.refuses ?? [])];
  let soundBytes = 0;
  let connections = 0;
  let items = 0;
  let responses = 0;
  let open: WebSocket | undefined;

  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    connections += 1;
    const refusal = refuses.shift();
    if (refusal) {
      const body = JSON.stringify({ error: { code: refusal.code, message: refusal.code } });
      socket.end(
        `HTTP/1.1 ${refusal.status} No\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      open = client;
      send({ type: 'session.created', session: {} });
      client.on('message', (data) =>
        onEvent(JSON.parse((data as Buffer).toString()) as RealtimeEvent),
      );
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');

  function send(event: RealtimeEvent): void {
    open?.send(JSON.stringify({ event_id: 'e', ...event }));
  }

  function onEvent(event: RealtimeEvent): void {
    if (event.type === 'input_audio_buffer.append') {
      soundBytes += Buffer.from(String(event['audio']), 'base64').length;
    } else received.push(event);
    if (!script.silent) reply(event);
    for (const one of waiting.filter(({ type }) => type === event.type)) {
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(event);
    }
  }

  function reply(event: RealtimeEvent): void {
    if (event.type === 'session.update')
      send({ type: 'session.updated', session: sessionOf(event) });
    if (event.type === 'input_audio_buffer.commit') hear();
    if (event.type === 'response.create') answer(event);
    if (event.type === 'response.cancel') {
      send({ type: 'response.done', response: { id: `r${responses}`, status: 'cancelled' } });
    }
  }

  function sessionOf(event: RealtimeEvent): unknown {
    const session = event['session'] as {
      audio: { input: { format: { type: string } }; output: { format: { type: string } } };
    };
    if (script.format === undefined) return session;
    const format = { type: script.format };
    return { ...session, audio: { input: { format }, output: { format } } };
  }

  function hear(): void {
    items += 1;
    const item = { item_id: `i${items}` };
    send({ type: 'input_audio_buffer.committed', ...item });
    const transcript = hears.shift();
    if (transcript === null || transcript === undefined) return;
    const base = 'conversation.item.input_audio_transcription';
    send({ type: `${base}.delta`, ...item, delta: transcript.slice(0, 3) });
    send({ type: `${base}.completed`, ...item, transcript });
  }

  function answer(event: RealtimeEvent): void {
    responses += 1;
    const id = `r${responses}`;
    const { metadata } = event['response'] as { metadata?: unknown };
    const { says = [], calls = [], ends = 'well' } = answers.shift() ?? {};
    send({ type: 'response.created', response: { id, metadata } });
    const item = { response_id: id, item_id: `m${responses}` };
    for (const { words, soundMs } of says) {
      send({ type: 'response.output_audio_transcript.delta', ...item, delta: words });
      const delta = Buffer.alloc(soundMs * BYTES_PER_MS, 0x90).toString('base64');
      send({ type: 'response.output_audio.delta', ...item, delta });
    }
    if (ends === 'never') return;
    if (ends === 'dropped') {
      open?.terminate();
      return;
    }
    for (const [index, call] of calls.entries()) {
      const fields = { call_id: `${id}c${index}`, name: call.name };
      send({
        type: 'response.output_item.done',
        response_id: id,
        item: { type: 'function_call', ...fields, arguments: JSON.stringify(call.arguments) },
      });
    }
    send({ type: 'response.done', response: { id, status: 'completed', usage } });
  }

  return {
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    received,
    soundBytes: () => soundBytes,
    connections: () => connections,
    next: (type) => new Promise((resolve) => void waiting.push({ type, resolve })),
    send,
    drop: () => sockets.clients.forEach((client) => client.terminate()),
    close: async () => {
      sockets.clients.forEach((client) => client.terminate());
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

const usage = {
  input_token_details: { text_tokens: 900, audio_tokens: 40, cached_tokens: 0 },
  output_token_details: { text_tokens: 10, audio_tokens: 60 },
};

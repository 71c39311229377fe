import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** An event of either side. */
export type RealtimeEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** Whose an event of an answer is. */
export interface AnswerIds {
  readonly response_id: string;
  readonly item_id: string;
}

/** How the scripted model answers one utterance. */
export interface RealtimeAnswer {
  /** Its words, with so much sound behind each. No words are sound without a transcript. */
  readonly says?: readonly {
    readonly words: string;
    readonly soundMs: number;
    /** What it sounds like, as it is sent; a hum when left out. */
    readonly sound?: Uint8Array;
  }[];
  /** What it sends besides; a text is sent as it is. */
  readonly sends?: (ids: AnswerIds) => readonly (RealtimeEvent | string)[];
  /** Its calls of tools. Arguments that are a text are sent as they are. */
  readonly calls?: readonly { readonly name: string; readonly arguments: unknown }[];
  /** Whether it comes to its end, or falls silent in its midst, or the line drops there. */
  readonly ends?: 'well' | 'never' | 'dropped';
  /** How its end is told, where it is not `completed`. */
  readonly done?: { readonly status: string; readonly status_details: object };
  /** It is not begun: the server answers with this error. */
  readonly refused?: { readonly code: string; readonly message: string };
}

/** How the server behaves. */
export interface RealtimeScript {
  /** What the caller says, utterance by utterance, as the server transcribes it; null is never told. */
  readonly hears: readonly (string | null)[];
  /** The languages that it tells with all that it hears; left out, none. */
  readonly languages?: readonly string[];
  readonly answers: readonly RealtimeAnswer[];
  /** The format in which it says it sends and takes sound, where that is not the one asked for. */
  readonly format?: string;
  /** Refuses connections with these statuses and codes, one after the other; null accepts one. */
  readonly refuses?: readonly ({ readonly status: number; readonly code: string } | null)[];
  /** Does not answer to what it is told after the session was created. */
  readonly silent?: boolean;
  /** Tells words while they are said: one with each piece of sound. */
  readonly live?: boolean;
  /** Goes on with answers that are cancelled. */
  readonly stubborn?: boolean;
}

/** A server that speaks the realtime protocol, on a port of its own. */
export interface RealtimeServer {
  readonly baseUrl: string;
  /** What clients have sent, oldest first, without the sound itself. */
  readonly received: readonly RealtimeEvent[];
  /** What the connections asked for, each as the query of its address. */
  readonly queries: readonly string[];
  /** Bytes of the caller's sound, and those themselves. */
  readonly soundBytes: () => number;
  readonly sound: () => Uint8Array;
  readonly connections: () => number;
  /** Resolves once a client has sent such an event, counted from now. */
  next(type: string): Promise<RealtimeEvent>;
  /** Sends an event on the connection that a client used last; a text as it is. */
  send(event: RealtimeEvent | string): void;
  /** Resolves when the client has read all that was sent to it on the open connection, or has closed that. */
  settled(): Promise<void>;
  /** The open connection is dead from now on, without anybody telling. */
  freeze(): void;
  /** Breaks the open connections. */
  drop(): void;
  close(): Promise<void>;
}

const BYTES_PER_MS = 8;
const TRANSCRIPTION = 'conversation.item.input_audio_transcription';

function humming(ms: number): Uint8Array {
  return new Uint8Array(ms * BYTES_PER_MS).fill(0x90);
}

/** Serves the realtime protocol by a script. https://platform.openai.com/docs/api-reference/realtime */
export async function serveRealtime(script: RealtimeScript): Promise<RealtimeServer> {
  const received: RealtimeEvent[] = [];
  const waiting: { type: string; resolve: (event: RealtimeEvent) => void }[] = [];
  const hears = [...script.hears];
  const answers = [...script.answers];
  const refuses = [...(script.refuses ?? [])];
  const queries: string[] = [];
  const sounds: Buffer[] = [];
  let connections = 0;
  let items = 0;
  /** Words of the utterance that is being said that were told. */
  let told = 0;
  let responses = 0;
  /** The response that has begun and not ended. */
  let active: string | undefined;
  let open: WebSocket | undefined;

  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    connections += 1;
    queries.push(request.url?.split('?')[1] ?? '');
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
      active = undefined;
      send({ type: 'session.created', session: {} });
      client.on('message', (data) => {
        open = client;
        onEvent(JSON.parse((data as Buffer).toString()) as RealtimeEvent);
      });
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');

  function send(event: RealtimeEvent | string): void {
    open?.send(typeof event === 'string' ? event : JSON.stringify({ event_id: 'e', ...event }));
  }

  function refuse({ event_id }: RealtimeEvent, code: string, message = code): void {
    send({ type: 'error', error: { type: 'invalid_request_error', code, message, event_id } });
  }

  function onEvent(event: RealtimeEvent): void {
    if (event.type === 'input_audio_buffer.append') {
      sounds.push(Buffer.from(String(event['audio']), 'base64'));
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
    if (event.type === 'input_audio_buffer.append' && script.live) overhear();
    if (event.type === 'input_audio_buffer.commit') hear();
    if (event.type === 'response.create') answer(event);
    if (event.type === 'response.cancel') cancel(event);
  }

  function cancel(event: RealtimeEvent): void {
    if (active === undefined) refuse(event, 'response_cancel_not_active');
    else if (!script.stubborn) end({ status: 'cancelled', usage });
  }

  function end(response: object): void {
    const id = active;
    active = undefined;
    send({ type: 'response.done', response: { id, ...response } });
  }

  function sessionOf(event: RealtimeEvent): unknown {
    const session = event['session'] as { audio: { input: object; output?: object } };
    if (script.format === undefined) return session;
    const format = { type: script.format };
    return { ...session, audio: { input: { format }, output: { format } } };
  }

  /** Tells the next word of what is being said. */
  function overhear(): void {
    const word = hears[0]?.split(' ')[told];
    if (word === undefined) return;
    send({ type: `${TRANSCRIPTION}.delta`, item_id: `i${items + 1}`, delta: ` ${word}` });
    told += 1;
  }

  function hear(): void {
    items += 1;
    const item = { item_id: `i${items}` };
    send({ type: 'input_audio_buffer.committed', ...item });
    const transcript = hears.shift();
    if (transcript === null || transcript === undefined) return;
    const rest = ` ${transcript}`.split(' ').slice(told + 1);
    told = 0;
    if (rest.length > 0)
      send({ type: `${TRANSCRIPTION}.delta`, ...item, delta: ` ${rest.join(' ')}` });
    const { languages } = script;
    send({
      type: `${TRANSCRIPTION}.completed`,
      ...item,
      transcript,
      ...(languages && { languages }),
    });
  }

  function answer(event: RealtimeEvent): void {
    if (active !== undefined) {
      refuse(event, 'conversation_already_has_active_response');
      return;
    }
    const { refused, says = [], sends, calls = [], ends = 'well', done } = answers.shift() ?? {};
    if (refused) {
      refuse(event, refused.code, refused.message);
      return;
    }
    responses += 1;
    const id = `r${responses}`;
    active = id;
    send({ type: 'response.created', response: { id } });
    const item = { response_id: id, item_id: `m${responses}` };
    for (const { words, soundMs, sound } of says) {
      if (words !== '')
        send({ type: 'response.output_audio_transcript.delta', ...item, delta: words });
      const delta = Buffer.from(sound ?? humming(soundMs)).toString('base64');
      send({ type: 'response.output_audio.delta', ...item, delta });
    }
    for (const each of sends?.(item) ?? []) send(each);
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
        item: { type: 'function_call', ...fields, arguments: jsonOf(call.arguments) },
      });
    }
    end({ status: 'completed', ...done, usage });
  }

  return {
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    received,
    queries,
    soundBytes: () => sounds.reduce((sum, { length }) => sum + length, 0),
    sound: () => Buffer.concat(sounds),
    connections: () => connections,
    next: (type) => new Promise((resolve) => void waiting.push({ type, resolve })),
    send,
    settled: () =>
      new Promise((resolve) => {
        open?.once('pong', () => resolve());
        open?.once('close', () => resolve());
        open?.ping();
      }),
    freeze: () => open?.pause(),
    drop: () => sockets.clients.forEach((client) => client.terminate()),
    close: async () => {
      sockets.clients.forEach((client) => client.terminate());
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function jsonOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const usage = {
  input_token_details: { text_tokens: 900, audio_tokens: 40, cached_tokens: 0 },
  output_token_details: { text_tokens: 10, audio_tokens: 60 },
};

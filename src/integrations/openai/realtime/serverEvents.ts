import { z } from 'zod';

const responseError = z.object({
  type: z.string().nullish(),
  code: z.string().nullish(),
  message: z.string().nullish(),
  /** Of the event of ours that it is about. */
  event_id: z.string().nullish(),
});

const tokens = z.object({
  input_token_details: z
    .object({
      audio_tokens: z.number().default(0),
      text_tokens: z.number().default(0),
      cached_tokens_details: z.object({ text_tokens: z.number() }).partial().optional(),
    })
    .partial()
    .optional(),
  output_token_details: z
    .object({ audio_tokens: z.number(), text_tokens: z.number() })
    .partial()
    .optional(),
});

const audioFormat = z.object({ type: z.string() });

/**
 * The events of a realtime session that we act upon, as far as we read them; the rest is passed over.
 * https://platform.openai.com/docs/api-reference/realtime-server-events
 */
const serverEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session.created') }),
  z.object({
    type: z.literal('session.updated'),
    session: z.object({
      audio: z.object({
        input: z.object({ format: audioFormat }),
        /** None where the session only transcribes. */
        output: z.object({ format: audioFormat }).optional(),
      }),
    }),
  }),
  z.object({ type: z.literal('input_audio_buffer.committed'), item_id: z.string() }),
  z.object({
    type: z.literal('conversation.item.input_audio_transcription.delta'),
    ...{ item_id: z.string(), delta: z.string().default('') },
  }),
  z.object({
    type: z.literal('conversation.item.input_audio_transcription.completed'),
    ...{ item_id: z.string(), transcript: z.string() },
    // Only some models tell them.
    languages: z.array(z.unknown()).default([]),
  }),
  z.object({
    type: z.literal('conversation.item.input_audio_transcription.failed'),
    ...{ item_id: z.string(), error: responseError },
  }),
  z.object({
    type: z.literal('response.created'),
    response: z.object({ id: z.string() }),
  }),
  z.object({
    type: z.literal('response.output_audio.delta'),
    ...{ response_id: z.string(), item_id: z.string(), delta: z.base64() },
  }),
  z.object({
    type: z.literal('response.output_audio_transcript.delta'),
    ...{ response_id: z.string(), item_id: z.string(), delta: z.string() },
  }),
  z.object({
    type: z.literal('response.output_item.done'),
    response_id: z.string(),
    item: z.object({
      ...{ type: z.string(), id: z.string().optional(), call_id: z.string().optional() },
      ...{ name: z.string().optional(), arguments: z.string().optional() },
    }),
  }),
  z.object({
    type: z.literal('response.done'),
    response: z.object({
      id: z.string(),
      status: z.string(),
      status_details: z.object({ error: responseError.nullish() }).nullish(),
      usage: tokens.nullish(),
    }),
  }),
  z.object({ type: z.literal('error'), error: responseError }),
]);

/** See `serverEvent`. */
export type ServerEvent = z.output<typeof serverEvent>;

/** Reads a message of the server; undefined for one that we have no use for, or that is none. */
export function readServerEvent(text: string): ServerEvent | undefined {
  try {
    return serverEvent.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

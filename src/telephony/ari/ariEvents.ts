import { z } from 'zod';

/** A channel as ARI describes it; only what we use (rest-api/api-docs/channels.json). */
const channel = z.object({
  id: z.string(),
  /** Technology and name: `PJSIP/gateway-00000001`, `UnicastRTP/127.0.0.1:4000-0x...`. */
  name: z.string(),
  /** `Down`, `Ring`, `Ringing`, `Up` ... */
  state: z.string(),
  caller: z.object({ name: z.string(), number: z.string() }),
  /** The number the call was forwarded from; older releases leave it out. */
  caller_rdnis: z.string().default(''),
  /** Where the channel is in the dialplan; `app_name` is `Stasis` while an application has it. */
  dialplan: z.object({ context: z.string(), exten: z.string(), app_name: z.string().default('') }),
});

const events = z.discriminatedUnion('type', [
  z.object({ type: z.literal('StasisStart'), args: z.array(z.string()), channel }),
  z.object({ type: z.literal('StasisEnd'), channel }),
  z.object({ type: z.literal('ChannelDestroyed'), cause: z.number(), channel }),
  /** Somebody or something wants the channel to end; `soft`: Asterisk itself, for the reason that `cause` then is. */
  z.object({
    type: z.literal('ChannelHangupRequest'),
    soft: z.boolean().default(false),
    cause: z.number().default(0),
    channel,
  }),
  z.object({ type: z.literal('ChannelDtmfReceived'), digit: z.string(), channel }),
  /** A dialled party's answer to the caller, whose channel it is: `ANSWER`, `BUSY`, `NOANSWER` ... */
  z.object({ type: z.literal('Dial'), dialstatus: z.string(), channel }),
  z.object({ type: z.literal('ApplicationReplaced') }),
]);

const known: ReadonlySet<string> = new Set(
  events.options.map((option) => option.shape.type.value as string),
);

/** A channel of the PBX. */
export type AriChannel = z.infer<typeof channel>;

/** What Asterisk tells us of; the other kinds of event are not read. */
export type AriEvent = z.infer<typeof events>;

/** One message of the event socket, read. */
export type ReadEvent =
  | { readonly kind: 'event'; readonly event: AriEvent }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'malformed'; readonly why: string };

/** Reads a channel from a REST answer. Throws a `ZodError`. */
export function readChannel(body: unknown): AriChannel {
  return channel.parse(body);
}

/** Reads one message. Never throws: a new Asterisk may send kinds of event that nobody has heard of. */
export function readEvent(text: string): ReadEvent {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { kind: 'malformed', why: 'not JSON' };
  }
  const { data } = z.object({ type: z.string() }).safeParse(body);
  if (!data) return { kind: 'malformed', why: 'no type' };
  if (!known.has(data.type)) return { kind: 'ignored' };
  if (data.type === 'Dial') body = withCallerAsChannel(body);
  if (body === undefined) return { kind: 'ignored' };
  const parsed = events.safeParse(body);
  return parsed.success
    ? { kind: 'event', event: parsed.data }
    : { kind: 'malformed', why: `${data.type}: ${z.prettifyError(parsed.error)}` };
}

/** Alone of all events `Dial` calls its channel `caller`; one that we dial ourselves has none. */
function withCallerAsChannel(body: unknown): unknown {
  const { data } = z.looseObject({ caller: z.unknown() }).safeParse(body);
  return data?.caller === undefined ? undefined : { ...data, channel: data.caller };
}

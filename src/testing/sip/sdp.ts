/** The names of the two G.711 laws in SDP (RFC 3551, section 6). */
export type SdpCodec = 'PCMU' | 'PCMA';

/** One party's end of an audio stream, as its session description tells it. */
export interface SdpAudio {
  readonly address: string;
  readonly port: number;
  /** The codecs we know of those it lists, in its order of preference. */
  readonly codecs: readonly SdpCodec[];
  /** The payload type of RFC 4733 events; undefined when it takes none. */
  readonly digitPayloadType: number | undefined;
  /** What its sender encrypts with (SDES, RFC 4568); undefined when it is sent in the clear. */
  readonly key: Buffer | undefined;
}

const SUITE = 'AES_CM_128_HMAC_SHA1_80';

const STATIC_PAYLOAD_TYPES = { PCMU: 0, PCMA: 8 } as const;

/** The static payload type of a codec (RFC 3551, table 4). */
export function payloadTypeOf(codec: SdpCodec): number {
  return STATIC_PAYLOAD_TYPES[codec];
}

/** Writes a session description with one audio stream, both ways, 20 ms a packet (RFC 8866). */
export function describeAudio(audio: SdpAudio, session: { id: number; version: number }): string {
  const payloadTypes: number[] = audio.codecs.map(payloadTypeOf);
  const maps = audio.codecs.map((codec) => `a=rtpmap:${payloadTypeOf(codec)} ${codec}/8000`);
  if (audio.digitPayloadType !== undefined) {
    payloadTypes.push(audio.digitPayloadType);
    maps.push(
      `a=rtpmap:${audio.digitPayloadType} telephone-event/8000`,
      `a=fmtp:${audio.digitPayloadType} 0-15`,
    );
  }
  return [
    'v=0',
    `o=- ${session.id} ${session.version} IN IP4 ${audio.address}`,
    's=-',
    `c=IN IP4 ${audio.address}`,
    't=0 0',
    `m=audio ${audio.port} RTP/${audio.key ? 'SAVP' : 'AVP'} ${payloadTypes.join(' ')}`,
    ...maps,
    ...(audio.key ? [`a=crypto:1 ${SUITE} inline:${audio.key.toString('base64')}`] : []),
    'a=ptime:20',
    'a=sendrecv',
    '',
  ].join('\r\n');
}

/** Reads the first audio stream of a session description; undefined when it has none that is open. */
export function parseAudio(text: string): SdpAudio | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('m=audio '));
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('m='));
  const media = lines.slice(start, length < 0 ? undefined : start + 1 + length);
  const [, port, profile, ...payloadTypes] = (media[0] ?? '').split(' ');
  // A connection line of the stream outweighs the session's (RFC 8866, section 5.7).
  const connection = [...media, ...lines].find((line) => line.startsWith('c=IN IP4 '));
  if (!connection || Number(port) === 0) return undefined;

  const names = new Map<string, string>([
    ['0', 'PCMU'],
    ['8', 'PCMA'],
  ]);
  for (const line of media) {
    const map = /^a=rtpmap:(\d+) ([^/]+)\/8000/.exec(line);
    if (map) names.set(map[1] ?? '', (map[2] ?? '').toUpperCase());
  }
  const digits = payloadTypes.find((type) => names.get(type) === 'TELEPHONE-EVENT');
  const key = new RegExp(`^a=crypto:1 ${SUITE} inline:([\\w+/=]+)`, 'm').exec(media.join('\n'));
  return {
    address: connection.slice('c=IN IP4 '.length).trim(),
    port: Number(port),
    codecs: payloadTypes.map((type) => names.get(type)).filter(isKnown),
    digitPayloadType: digits === undefined ? undefined : Number(digits),
    key: profile === 'RTP/SAVP' ? Buffer.from(key?.[1] ?? '', 'base64') : undefined,
  };
}

function isKnown(name: string | undefined): name is SdpCodec {
  return name === 'PCMU' || name === 'PCMA';
}

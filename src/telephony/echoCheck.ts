import { uuidv7 } from '../kernel/ids.js';
import type { Clock } from '../kernel/clock.js';
import { ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { MediaFormat } from '../media/formats.js';
import { FRAME_SAMPLES } from '../media/frames.js';
import { levelDbfs } from '../media/level.js';
import { PlayoutClock } from '../media/playoutClock.js';
import { PortPool } from '../media/portPool.js';
import { RtpSession, type RtpStats } from '../media/rtpSession.js';
import { sine } from '../media/tone.js';
import { AriConnection } from './ari/ariConnection.js';
import type { AriSettings } from './ari/ariHttp.js';
import { ChannelClaims } from './channelClaims.js';
import type { LineAccess } from './lineAccess.js';
import { MediaLeg } from './mediaLeg.js';

/** What is needed to hear an echo. */
export interface EchoCheckParts {
  readonly ari: Omit<AriSettings, 'application'>;
  readonly media: {
    readonly host: string;
    readonly ports: { readonly first: number; readonly last: number };
    readonly format: MediaFormat;
  };
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What came of the tone that was sent through Asterisk. */
export interface EchoHeard {
  /** How long after its first packet the tone was heard; undefined when it was not. */
  readonly delayMs: number | undefined;
  readonly stats: RtpStats;
  /** Where Asterisk wanted the sound sent to. */
  readonly asterisk: string;
}

/** An application of its own, so that calls are not disturbed. */
const APPLICATION = 'tableline-doctor';
/** Where the dialplan gives back what it hears (`asterisk/extensions.conf`). */
const ECHO = { context: 'echo', extension: 'echo' };
const PATIENCE_MS = 4000;
const CONNECT_PATIENCE_MS = 5000;
/** G.711 there and back changes little of its level. */
const TONE = sine(440, 1000, -12);
const HEARD_DBFS = -30;

/**
 * Sends a tone to Asterisk by the way that the sound of calls takes, has the dialplan send it back, and listens
 * for it. Rejects with a `ProviderError` when no leg comes about at all.
 */
export async function hearEcho({ ari, media, clock, logger }: EchoCheckParts): Promise<EchoHeard> {
  const connection = new AriConnection({
    ...{ settings: { ...ari, application: APPLICATION }, clock, log: logger },
    chance: Math.random,
  });
  const pulse = new PlayoutClock(clock, () => undefined);
  const opened = await RtpSession.open({
    ports: new PortPool({ ...media.ports, clock }),
    ...{ address: media.host, format: media.format, clock: pulse },
  });
  if (!opened.ok) throw new ProviderError('rtp', 'no port of MEDIA_PORTS is free');
  const session = opened.value;
  const claims = new ChannelClaims();
  connection.events.on('event', (event) => {
    if (event.type !== 'ApplicationReplaced') claims.dispatch(event);
  });
  const leg = new MediaLeg(lineOf(connection, claims, clock), () => undefined);
  try {
    await connected(connection, clock);
    const remote = await leg.open({ host: media.host, port: session.port, format: media.format });
    session.pin(remote);
    await connection.client.continueAt(leg.channelId, ECHO.context, ECHO.extension);
    const delayMs = await listen(session, pulse, clock);
    return { delayMs, stats: session.stats(), asterisk: `${remote.address}:${remote.port}` };
  } finally {
    await connection.client.hangUp(leg.channelId, 'normal').catch(() => undefined);
    await leg.close();
    session.close();
    await connection.close();
  }
}

function lineOf(connection: AriConnection, claims: ChannelClaims, clock: Clock): LineAccess {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    ...{ ari: connection.client, clock, newId: uuidv7 },
    claimChannel: (channelId, listener) => claims.add(channelId, listener),
    claimBridge: () => () => undefined,
    ...{ discardChannel: nothing, discardBridge: nothing },
  };
}

/** Connects, or gives up: the connection by itself would try for ever. */
async function connected(connection: AriConnection, clock: Clock): Promise<void> {
  const tooLate = new AbortController();
  const timer = clock.after(CONNECT_PATIENCE_MS, () => {
    tooLate.abort(new ProviderError('asterisk', 'the connection for events was not made in time'));
    void connection.close();
  });
  await connection.start().finally(() => timer.cancel());
  tooLate.signal.throwIfAborted();
}

/** Sends the tone until it is heard; answers after how long, undefined when it never was. */
function listen(
  session: RtpSession,
  pulse: PlayoutClock,
  clock: Clock,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const begunMs = clock.monotonicMs();
    let sent = 0;
    const leave = pulse.join({
      tick: () => {
        const at = (sent * FRAME_SAMPLES) % TONE.length;
        session.send(TONE.subarray(at, at + FRAME_SAMPLES), sent === 0);
        sent += 1;
      },
    });
    const finish = (delayMs: number | undefined): void => {
      timer.cancel();
      off();
      leave();
      resolve(delayMs);
    };
    const timer = clock.after(PATIENCE_MS, () => finish(undefined));
    const off = session.events.on('frame', (frame) => {
      if (levelDbfs(frame) > HEARD_DBFS) finish(clock.monotonicMs() - begunMs);
    });
  });
}

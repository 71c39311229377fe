import { ProviderError } from '../kernel/errors.js';
import { refused, accepted, type Result } from '../kernel/result.js';
import type { MediaFormat } from '../media/formats.js';
import { PlayoutQueue } from '../media/playout.js';
import type { PlayoutClock } from '../media/playoutClock.js';
import type { NoFreePort, PortPool } from '../media/portPool.js';
import { RtpSession } from '../media/rtpSession.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import type { SoundReport } from './liveCalls.js';
import type { MediaEndpoint, RemoteMedia } from '../telephony/mediaLeg.js';
import type { SnoopDirection } from '../telephony/snoopLeg.js';
import type { StaffLeg } from '../telephony/staffLeg.js';

/** Where and how calls exchange sound with Asterisk. */
export interface MediaParts {
  /** The address of ours that Asterisk sends to. */
  readonly host: string;
  readonly format: MediaFormat;
  readonly ports: PortPool;
  readonly playoutClock: PlayoutClock;
}

/** Takes down both sides of a call. */
export interface SoundRecorder {
  /** The next frame of the caller: 160 samples. */
  heard(frame: Int16Array): void;
  /** The next frame of ours, one each 20 ms, speech or silence. */
  sent(frame: Int16Array): void;
}

/** The sound of one answered leg: what is said there comes as frames, what we say goes into the queue. */
export class SoundPath {
  readonly session: RtpSession;
  readonly queue: PlayoutQueue;
  #recorder: SoundRecorder | undefined;

  private constructor(session: RtpSession, playoutClock: PlayoutClock) {
    this.session = session;
    this.queue = new PlayoutQueue(playoutClock, {
      send: (frame, startsTalkSpurt) => {
        session.send(frame, startsTalkSpurt);
        this.#recorder?.sent(frame);
      },
    });
    session.events.on('frame', (frame) => this.#recorder?.heard(frame));
  }

  /**
   * Answers the call and opens its sound. Refuses, with the call unanswered, when no port is free. Rejects
   * with a `ProviderError` and leaves nothing behind when Asterisk does not play along.
   */
  static async open(call: IncomingCall, media: MediaParts): Promise<Result<SoundPath, NoFreePort>> {
    const opened = await SoundPath.#connect(media, async (endpoint) => {
      await call.answer();
      return call.connectMedia(endpoint);
    });
    // A call that ended meanwhile has told its end to nobody who could close this.
    if (opened.ok && call.endedBy) {
      opened.value.close();
      throw new ProviderError('asterisk', 'the call is over', { retryable: false });
    }
    return opened;
  }

  /** Opens a sound of its own to a member of staff who has answered. Refuses and rejects as `open` does. */
  static async toStaff(leg: StaffLeg, media: MediaParts): Promise<Result<SoundPath, NoFreePort>> {
    return SoundPath.#connect(media, (endpoint) => leg.connectMedia(endpoint));
  }

  /**
   * Opens the sound of one way of a call whose caller talks with somebody else; what is said into it nobody hears.
   * Refuses and rejects as `open` does.
   */
  static listenIn(
    call: IncomingCall,
    direction: SnoopDirection,
    media: MediaParts,
  ): Promise<Result<SoundPath, NoFreePort>> {
    return SoundPath.#connect(media, (endpoint) => call.listenIn(direction, endpoint));
  }

  static async #connect(
    { host, format, ports, playoutClock }: MediaParts,
    connect: (endpoint: MediaEndpoint) => Promise<RemoteMedia>,
  ): Promise<Result<SoundPath, NoFreePort>> {
    const opened = await RtpSession.open({ ports, address: host, format, clock: playoutClock });
    if (!opened.ok) return refused(opened.refusal);
    const session = opened.value;
    try {
      session.pin(await connect({ host, port: session.port, format }));
    } catch (error) {
      session.close();
      throw error;
    }
    return accepted(new SoundPath(session, playoutClock));
  }

  /** Has both sides taken down from now on; undefined ends it. */
  recordTo(recorder: SoundRecorder | undefined): void {
    this.#recorder = recorder;
  }

  /** How it went so far. */
  report(): SoundReport {
    const { received, lost, filledFrames, dropped } = this.session.stats();
    return { received, lost, filledFrames, dropped, underflows: this.queue.underflows };
  }

  /** Stops both ways. Idempotent. */
  close(): void {
    this.queue.close();
    this.session.close();
  }
}

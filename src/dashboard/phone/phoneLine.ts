import {
  Invitation,
  Inviter,
  Registerer,
  RegistererState,
  SessionState,
  UserAgent,
  Web,
  type Session,
} from 'sip.js';
import type { BrowserPhoneJson } from '../../http/contract/phone.js';

/** How the line to the PBX is. `refused`: the account is not good any more. */
export type LineState = 'connecting' | 'ready' | 'lost' | 'refused';

/** A call that rings here, or is going on. */
export interface PhoneCall {
  /** The number of the other side, or what was dialled. */
  readonly who: string;
  /** What the assistant tells of a caller who is put through. */
  readonly briefing: string;
}

/** What the page is told. */
export interface PhoneLineListener {
  line(state: LineState): void;
  /** Somebody is put through. */
  incoming(call: PhoneCall): void;
  /** The other side's telephone rings. */
  ringing(): void;
  /** Both can talk; `sound` is what the other side says. */
  talking(sound: MediaStream): void;
  /** The call is over; with the SIP status when it did not come about by the other side's refusal. */
  ended(status?: number): void;
}

const RECONNECT_MS = [1000, 2000, 4000, 8000, 15_000];

/** A reverse proxy ends a WebSocket that is silent for a minute. */
const KEEP_ALIVE_S = 25;

/** Candidates that come later are of no use to a caller who waits. */
const GATHERING_MS = 1500;

/** SIP over the WebSocket of the server that the page is from, and one call at a time on it. */
export class PhoneLine {
  readonly #agent: UserAgent;
  readonly #registerer: Registerer;
  readonly #listener: PhoneLineListener;
  readonly #ice: () => Promise<RTCConfiguration>;
  #configuration: RTCConfiguration = {};
  #session: Session | undefined;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #registering = false;
  #closed = false;

  constructor(
    account: BrowserPhoneJson,
    ice: () => Promise<RTCConfiguration>,
    listener: PhoneLineListener,
  ) {
    this.#ice = ice;
    this.#listener = listener;
    const uri = UserAgent.makeURI(`sip:${account.user}@tableline.invalid`);
    if (!uri) throw new Error('the account has no name');
    const describe = Web.defaultSessionDescriptionHandlerFactory();
    this.#agent = new UserAgent({
      uri,
      authorizationUsername: account.user,
      authorizationPassword: account.password,
      transportOptions: {
        server: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${account.socket}`,
        keepAliveInterval: KEEP_ALIVE_S,
      },
      sessionDescriptionHandlerFactory: (session, options) =>
        describe(session, {
          ...options,
          iceGatheringTimeout: GATHERING_MS,
          peerConnectionConfiguration: this.#configuration,
        }),
      logLevel: 'error',
      delegate: {
        onInvite: (invitation) => this.#onInvite(invitation),
        onDisconnect: (error) => this.#onDisconnect(error),
      },
    });
    this.#registerer = new Registerer(this.#agent, { expires: 300 });
    this.#registerer.stateChange.addListener((state) => {
      // It renews by itself, and tells nobody else when that was refused.
      if (state === RegistererState.Unregistered && !this.#registering) this.#tryAgain();
    });
  }

  /** Connects, and stays connected until closed. */
  async open(): Promise<void> {
    this.#listener.line('connecting');
    try {
      await this.#agent.start();
      await this.#register();
    } catch {
      this.#tryAgain();
    }
  }

  /** Calls a number or a name that the PBX knows. Rejects as `getUserMedia` does without a microphone. */
  async call(target: string, microphone: MediaTrackConstraints | true): Promise<void> {
    await askForMicrophone(microphone);
    this.#configuration = await this.#ice();
    const uri = UserAgent.makeURI(`sip:${target}@tableline.invalid`);
    if (!uri || this.#session) return;
    const inviter = new Inviter(this.#agent, uri, {
      sessionDescriptionHandlerOptions: { constraints: { audio: microphone, video: false } },
    });
    this.#watch(inviter);
    await inviter.invite({
      requestDelegate: {
        onProgress: ({ message }) => {
          if ((message.statusCode ?? 0) >= 180) this.#listener.ringing();
        },
        onReject: ({ message }) => this.#forget(inviter, message.statusCode),
      },
    });
  }

  /** Takes the call that rings. Rejects like `call`. */
  async accept(microphone: MediaTrackConstraints | true): Promise<void> {
    await askForMicrophone(microphone);
    this.#configuration = await this.#ice();
    await this.#invitation()?.accept({
      sessionDescriptionHandlerOptions: { constraints: { audio: microphone, video: false } },
    });
  }

  /** Will not take the call that rings. */
  async refuse(): Promise<void> {
    await this.#invitation()?.reject({ statusCode: 603 });
  }

  /** Ends the call, in whatever state it is. */
  async hangUp(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    if (session.state === SessionState.Established) await session.bye();
    else if (session instanceof Inviter) await session.cancel();
    else await this.refuse();
  }

  /** Whether the other side hears us. */
  mute(muted: boolean): void {
    const senders = this.#handler()?.peerConnection?.getSenders() ?? [];
    for (const { track } of senders) if (track) track.enabled = !muted;
  }

  /** Presses a key of the telephone, behind those that are still on their way. */
  press(key: string): void {
    const senders = this.#handler()?.peerConnection?.getSenders() ?? [];
    const [keys] = senders.flatMap(({ dtmf }) => dtmf ?? []);
    // What is inserted takes the place of what has not been sent yet.
    keys?.insertDTMF(keys.toneBuffer + key);
  }

  /** Hangs up and leaves. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.hangUp().catch(() => undefined);
    await this.#registerer.unregister().catch(() => undefined);
    await this.#agent.stop().catch(() => undefined);
  }

  async #register(): Promise<void> {
    this.#registering = true;
    await this.#registerer.register({
      requestDelegate: {
        onAccept: () => {
          this.#registering = false;
          this.#tries = 0;
          this.#listener.line('ready');
        },
        onReject: ({ message }) => {
          this.#registering = false;
          // After the challenge was answered these mean that the account is gone.
          if ([401, 403, 404].includes(message.statusCode ?? 0)) this.#listener.line('refused');
          else this.#tryAgain();
        },
      },
    });
  }

  #onDisconnect(error: Error | undefined): void {
    if (error) this.#tryAgain();
  }

  #tryAgain(): void {
    if (this.#closed || this.#retry !== undefined) return;
    this.#listener.line('lost');
    const delayMs = RECONNECT_MS[Math.min(this.#tries, RECONNECT_MS.length - 1)] ?? 1000;
    this.#tries += 1;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.#reconnect();
    }, delayMs);
  }

  async #reconnect(): Promise<void> {
    if (this.#closed) return;
    try {
      await this.#agent.reconnect();
      await this.#register();
    } catch {
      this.#tryAgain();
    }
  }

  #onInvite(invitation: Invitation): void {
    if (this.#session) {
      void invitation.reject({ statusCode: 486 });
      return;
    }
    this.#watch(invitation);
    const { request } = invitation;
    this.#listener.incoming({
      who: request.from.uri.user ?? '',
      briefing: decode(request.getHeader('X-Tableline-Briefing')),
    });
  }

  #watch(session: Session): void {
    this.#session = session;
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) {
        const sound = this.#handler()?.remoteMediaStream;
        if (sound) this.#listener.talking(sound);
      }
      if (state === SessionState.Terminated) this.#forget(session);
    });
  }

  #forget(session: Session, status?: number): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    this.#listener.ended(status);
  }

  #invitation(): Invitation | undefined {
    const session = this.#session;
    return session instanceof Invitation ? session : undefined;
  }

  #handler(): Web.SessionDescriptionHandler | undefined {
    return this.#session?.sessionDescriptionHandler as Web.SessionDescriptionHandler | undefined;
  }
}

/** Asked before anything is sent, so that a refusal ends nothing. */
async function askForMicrophone(audio: MediaTrackConstraints | true): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio });
  for (const track of stream.getTracks()) track.stop();
}

function decode(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '');
  } catch {
    return '';
  }
}

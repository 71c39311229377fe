import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import { FRAME_MS } from '../media/frames.js';
import { levelDbfs, SILENCE_DBFS } from '../media/level.js';
import { findTone, sine, toneLevelDbfs } from '../media/tone.js';
import type { OpenVoiceActivityDetector } from '../media/voiceActivity.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import type { Synthesizer } from '../speech/ports.js';
import type { CallerIdentity } from '../telephony/identity.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import type { BoxRegistration } from '../telephony/provisioning/boxWatch.js';
import {
  judgeCallerId,
  judgeDigits,
  judgeEcho,
  judgeHangUp,
  judgeRegistration,
  judgeSoundFromCaller,
  judgeSoundToCaller,
  notTested,
  type HeardOfCaller,
} from '../telephony/provisioning/checkFindings.js';
import {
  CHECK_STEPS,
  type CheckStep,
  type CheckStepName,
  type LineCheck,
  type LineCheckBook,
} from '../telephony/provisioning/lineCheck.js';
import type { Mac } from '../telephony/provisioning/mac.js';
import type { BoxBook, KeptBox } from '../telephony/provisioning/ports.js';
import { lineCheckWords, type LineCheckWords } from './lineCheckWords.js';
import { Reply } from './mouth.js';
import { SoundPath, type MediaParts } from './soundPath.js';
import { beep } from './tones.js';

/** How long each part of a check may take. */
export interface CheckPatience {
  /** The quiet that the tone is compared with, and the tone. */
  readonly quietMs: number;
  readonly toneMs: number;
  /** For the digits, for counting aloud, and for the hang-up to be seen. */
  readonly digitsMs: number;
  readonly speechMs: number;
  readonly hangUpMs: number;
}

const USUAL_PATIENCE: CheckPatience = {
  ...{ quietMs: 1000, toneMs: 2500, digitsMs: 12_000, speechMs: 7000, hangUpMs: 40_000 },
};

/** What check calls need. */
export interface LineCheckParts {
  readonly checks: LineCheckBook;
  readonly boxes: Pick<BoxBook, 'byMac'>;
  /** How a box is registered; left out, that is not told. */
  readonly registrationOf?: (mac: Mac) => Promise<BoxRegistration>;
  readonly media: MediaParts;
  readonly synthesizer: Synthesizer;
  readonly openVoiceActivity: OpenVoiceActivityDetector;
  readonly clock: Clock;
  readonly log: Logger;
  /** Other than the usual patience. */
  readonly patience?: CheckPatience;
}

/** A call that may be a check, as the desk knows it. */
export interface ArrivedCall {
  readonly call: IncomingCall;
  /** E.164. */
  readonly line: string;
  readonly caller: CallerIdentity;
  readonly profile: RestaurantProfile;
}

/** A caller does not wait longer for the question whether the call is a check. */
const QUESTION_MS = 300;

/** The tone by which echo is measured: the one that telephone lines are measured with (ITU-T O.6), softer. */
const TONE_HZ = 1004;
const TONE_DBFS = -20;
/** The first of it the echo canceller needs to learn the line. */
const LEARNING_MS = 1000;

/**
 * Takes the check that waits on the line of this call, if one does, and carries it out to its end. Answers
 * whether the call was that. Rejects with a `ProviderError` when the sound of a check cannot be opened.
 */
export async function checkLine(parts: LineCheckParts, arrived: ArrivedCall): Promise<boolean> {
  const { checks, boxes, clock, log } = parts;
  const waiting = checks.take(arrived.line, clock.now()).catch((error: unknown) => {
    log.warn({ why: messageOf(error) }, 'whether a call is a check was not to be learned');
    return undefined;
  });
  let isLate = false;
  // Taken after the caller was served as a customer, it must be armed anew.
  void waiting
    .then((late) => (late && isLate ? checks.finish(late.id, clock.now()) : undefined))
    .catch(() => undefined);
  const check = await within(clock, QUESTION_MS, waiting, undefined);
  isLate = check === undefined;
  const box = check && (await boxes.byMac(check.mac));
  if (!box) return false;
  const { id } = check;
  log.info(
    { callId: arrived.call.id, checkId: id, mac: box.mac },
    'the call is a check of its line',
  );
  const call = new LineCheckCall(parts, { ...arrived, check, box });
  await call.run().finally(() => checks.finish(id, clock.now()));
  return true;
}

interface CheckedCall extends ArrivedCall {
  readonly check: LineCheck;
  readonly box: KeptBox;
}

/** One check call, from its answer to its end. */
class LineCheckCall {
  readonly #parts: LineCheckParts;
  readonly #of: CheckedCall;
  readonly #patience: CheckPatience;
  readonly #noted = new Set<CheckStepName>();
  readonly #ended: Promise<void>;
  #digits = '';
  /** While we listen, what is heard: frames, and of those the spoken ones. */
  #listening = false;
  #heard: Int16Array[] = [];
  #spoken: Int16Array[] = [];

  constructor(parts: LineCheckParts, of: CheckedCall) {
    this.#parts = parts;
    this.#of = of;
    this.#patience = parts.patience ?? USUAL_PATIENCE;
    this.#ended = new Promise((resolve) => of.call.events.once('ended', () => resolve()));
  }

  async run(): Promise<void> {
    const { media, openVoiceActivity } = this.#parts;
    const { call } = this.#of;
    await this.#noteWhatIsKnown();
    const opened = await SoundPath.open(call, media);
    if (!opened.ok) return call.hangUp('congestion');
    const sound = opened.value;
    const voiceActivity = openVoiceActivity();
    sound.session.events.on('frame', (frame) => {
      const spoken = voiceActivity.process(frame);
      if (this.#listening) this.#heard.push(frame);
      if (this.#listening && spoken) this.#spoken.push(frame);
    });
    call.events.on('digit', (digit) => (this.#digits += digit));
    try {
      await this.#go(sound);
    } finally {
      for (const step of CHECK_STEPS) {
        if (!this.#noted.has(step)) await this.#note(notTested(step, 'the call ended before'));
      }
      sound.close();
      voiceActivity.close();
      await call.hangUp();
    }
  }

  async #noteWhatIsKnown(): Promise<void> {
    const { registrationOf } = this.#parts;
    const { box, call, caller } = this.#of;
    const registration = await registrationOf?.(box.mac).catch(() => undefined);
    await this.#note(judgeRegistration(box, call.endpoint, registration));
    await this.#note(judgeCallerId(box, caller));
  }

  async #go(sound: SoundPath): Promise<void> {
    const { language, words } = lineCheckWords(this.#of.profile.languages[0]);
    const say = (word: keyof LineCheckWords): Promise<void> =>
      this.#say(sound, words[word], language);
    const { box } = this.#of;
    await say('quiet');
    await this.#measureEcho(sound);
    if (this.#isOver()) return;

    await say('press');
    await this.#listen(this.#patience.digitsMs, () => this.#digits.length >= 3);
    const pressed = this.#heardSoFar(sound);
    await this.#note(judgeSoundToCaller(pressed));
    await this.#note(judgeDigits(box, pressed));
    if (this.#isOver()) return;

    await say('count');
    await this.#listen(this.#patience.speechMs, () => this.#spokeMs >= ENOUGH_SPEECH_MS);
    await this.#note(judgeSoundFromCaller(box, this.#heardSoFar(sound)));
    if (this.#isOver()) return;

    await say('hangUp');
    await this.#measureHangUp(sound);
    if (!this.#isOver()) await say('goodbye');
  }

  async #measureEcho(sound: SoundPath): Promise<void> {
    const { quietMs, toneMs } = this.#patience;
    this.#heard = [];
    await this.#listen(quietMs, () => false);
    const noiseDbfs = toneLevelDbfs(joined(this.#heard), TONE_HZ);
    this.#heard = [];
    this.#listening = true;
    await this.#play(sound, sine(TONE_HZ, toneMs, TONE_DBFS));
    this.#listening = false;
    const frames = this.#heard.slice(Math.min(LEARNING_MS, toneMs / 2) / FRAME_MS);
    // A tone and its echo are no speech of the caller.
    this.#spoken = [];
    if (this.#isOver()) return;
    const backDbfs = toneLevelDbfs(joined(frames), TONE_HZ);
    const step = judgeEcho(this.#of.box, { sentDbfs: TONE_DBFS, backDbfs, noiseDbfs });
    await this.#note(frames.length === 0 ? notTested('echo', 'no sound came from the box') : step);
  }

  async #measureHangUp(sound: SoundPath): Promise<void> {
    const { clock } = this.#parts;
    const { call, box } = this.#of;
    await this.#play(sound, beep());
    if (this.#isOver()) {
      await this.#note(notTested('hang_up', 'the caller hung up before the beep'));
      return;
    }
    const waitedMs = this.#patience.hangUpMs;
    const beepAtMs = clock.monotonicMs();
    this.#heard = [];
    await this.#listen(waitedMs, () => false);
    const afterMs = call.endedBy === 'caller' ? clock.monotonicMs() - beepAtMs : null;
    const tone = findTone(joined(this.#heard));
    await this.#note(judgeHangUp(box, { afterMs, waitedMs, tone }));
  }

  #heardSoFar(sound: SoundPath): HeardOfCaller {
    const spoken = joined(this.#spoken);
    return {
      packets: sound.session.stats().received,
      spokeMs: this.#spokeMs,
      speechDbfs: spoken.length === 0 ? SILENCE_DBFS : levelDbfs(spoken),
      digits: this.#digits,
    };
  }

  get #spokeMs(): number {
    return this.#spoken.length * FRAME_MS;
  }

  /** Listens until the time is up, it is enough, or the call is over. */
  async #listen(forMs: number, isEnough: () => boolean): Promise<void> {
    const { clock } = this.#parts;
    const untilMs = clock.monotonicMs() + forMs;
    this.#listening = true;
    while (!this.#isOver() && !isEnough()) {
      const leftMs = untilMs - clock.monotonicMs();
      if (leftMs <= 0) break;
      await within(clock, Math.min(leftMs, LOOK_MS), this.#ended, undefined);
    }
    // Keys that are held or pressed twice come after the third.
    if (isEnough()) await within(clock, 2 * LOOK_MS, this.#ended, undefined);
    this.#listening = false;
  }

  async #say({ queue }: SoundPath, text: string, language: string): Promise<void> {
    if (this.#isOver()) return;
    const { synthesizer, clock } = this.#parts;
    const reply = new Reply(
      { queue, synthesizer, clock },
      [{ text, interruptible: false }],
      language,
    );
    const stop = this.#of.call.events.once('ended', () => reply.cut());
    await reply.finished.finally(stop);
  }

  async #play({ queue }: SoundPath, samples: Int16Array): Promise<void> {
    if (this.#isOver()) return;
    const speech = queue.begin();
    speech.write(samples);
    speech.end();
    await Promise.race([speech.done, this.#ended]);
  }

  async #note(step: CheckStep): Promise<void> {
    const { checks, log } = this.#parts;
    const { id: checkId, mac } = this.#of.check;
    this.#noted.add(step.step);
    const { verdict, found } = step;
    log.info({ checkId, mac, step: step.step, verdict, pii: { found } }, 'a line was checked');
    await checks.note(checkId, step);
  }

  #isOver(): boolean {
    return this.#of.call.endedBy !== undefined;
  }
}

/** Who has spoken for so long has been heard. */
const ENOUGH_SPEECH_MS = 1500;

const LOOK_MS = 200;

function joined(frames: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(frames.reduce((length, frame) => length + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    all.set(frame, at);
    at += frame.length;
  }
  return all;
}

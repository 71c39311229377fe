import type { BoxRegistration } from './boxWatch.js';
import { countryProfiles, type LineTone } from './countries.js';
import type { GatewayBox } from './gatewayBox.js';
import type { CheckStep, CheckStepName } from './lineCheck.js';
import type { BoxModel } from './models.js';
import { templateOf } from './templates.js';

/** Below this our own sound comes back so loud that callers hear themselves, and interrupt us without a word. */
const GOOD_ECHO_DB = 24;
const BAD_ECHO_DB = 12;

/** Speech softer than this is hard to understand. */
const SOFT_DBFS = -38;

/** The line must be free again this soon after the caller has hung up. */
export const HANG_UP_WITHIN_MS = 10_000;

const passed = (step: CheckStepName, found: string): CheckStep => ({
  ...{ step, verdict: 'passed', found, advice: [] },
});
const wrong = (
  step: CheckStepName,
  verdict: 'failed' | 'doubtful',
  found: string,
  advice: readonly string[],
): CheckStep => ({ step, verdict, found, advice });

/** A step that could not be looked at, and why. */
export function notTested(step: CheckStepName, found: string): CheckStep {
  return { step, verdict: 'not_tested', found, advice: [] };
}

/** Whether the call came through the box, and how the box is registered. */
export function judgeRegistration(
  box: Pick<GatewayBox, 'mac'>,
  endpoint: string,
  registration: Pick<BoxRegistration, 'state' | 'contacts'> | undefined,
): CheckStep {
  const [contact] = registration?.contacts ?? [];
  if (endpoint !== `PJSIP/box${box.mac}`) {
    return wrong('registered', 'failed', `the call came in through ${endpoint}, not this box`, [
      'see that the cable of the wall socket is in the LINE socket of this box, and the right one',
      'see that the number is not forwarded to a trunk already',
    ]);
  }
  if (registration?.state === 'registered' && contact) {
    const rtt = contact.rttMs === null ? '' : `, answers in ${Math.round(contact.rttMs)} ms`;
    return passed('registered', `registered from ${contact.address}${rtt}`);
  }
  return wrong('registered', 'doubtful', 'it calls, but is not registered or does not answer', [
    'turn SIP ALG off in the router, and keep its UDP connections open for 180 s or more',
  ]);
}

/** Whether the caller's number was seen. */
export function judgeCallerId(
  box: Pick<GatewayBox, 'model' | 'country'>,
  caller: { readonly number: string | undefined; readonly withheld: boolean },
): CheckStep {
  if (caller.number !== undefined) return passed('caller_id', `the call is from ${caller.number}`);
  if (caller.withheld) {
    const found = 'the caller hides the number, and that is told to us as it should be';
    return wrong('caller_id', 'doubtful', found, ['call again with the number shown']);
  }
  const { callerIdScheme, name } = countryProfiles[box.country];
  return wrong('caller_id', 'failed', 'no number came with the call', [
    'ask the operator whether caller id is part of the contract; try a telephone that shows numbers on the same socket',
    `let it ring at least twice (${pOf(box.model, 'ringsBeforePickup')}): the number comes after the first ring`,
    `try another scheme (${pOf(box.model, 'callerIdScheme')}): ${name} usually has ${callerIdScheme.value + (isGxw(box.model) ? 1 : 0)}; behind an internet box try Bellcore`,
  ]);
}

/** How much of our own sound comes back. */
export function judgeEcho(
  { model }: Pick<GatewayBox, 'model'>,
  measured: { readonly sentDbfs: number; readonly backDbfs: number; readonly noiseDbfs: number },
): CheckStep {
  const { sentDbfs, backDbfs, noiseDbfs } = measured;
  const isHidden = backDbfs < noiseDbfs + 3;
  const lossDb = Math.round(sentDbfs - Math.max(backDbfs, noiseDbfs));
  const found = `our tone comes back ${lossDb} dB softer${isHidden ? ' or more: the noise hides it' : ''}`;
  if (lossDb >= GOOD_ECHO_DB) return passed('echo', found);
  return wrong('echo', lossDb < BAD_ECHO_DB ? 'failed' : 'doubtful', found, [
    `fit the impedance to the line (${pOf(model, isGxw(model) ? 'impedance' : 'terminationCountry')}${isGxw(model) ? '' : ', P899, P849'})`,
    `see that the echo canceller of the line is on (${isGxw(model) ? pOf(model, 'echoCanceller') : `${pOf(model, 'disableLineEcho')}=0`})`,
    'unplug other telephones and old filters from the same line',
  ]);
}

/** What went between the two, as far as the call has shown it. */
export interface HeardOfCaller {
  /** Packets of sound that came from the box. */
  readonly packets: number;
  /** How long somebody spoke, and how loud. */
  readonly spokeMs: number;
  readonly speechDbfs: number;
  readonly digits: string;
}

/** So little speech is a cough, and so few packets are none. */
const LEAST_SPEECH_MS = 300;
const LEAST_PACKETS = 25;

/** Whether the caller hears us: who does what we ask has heard it. */
export function judgeSoundToCaller(heard: HeardOfCaller): CheckStep {
  if (heard.digits !== '') return passed('sound_to_caller', 'the caller did what was asked');
  const spoke = heard.spokeMs >= LEAST_SPEECH_MS;
  const found = spoke
    ? 'the caller speaks, and does nothing of what we ask: we are not heard'
    : 'the caller does nothing of what we ask';
  return wrong('sound_to_caller', spoke ? 'failed' : 'doubtful', found, [
    'see that the PBX knows its outside address (EXTERNAL_ADDRESS), else the box sends and gets nothing',
    "see that the router before the box lets UDP from the PBX's RTP ports in, and has no SIP ALG",
    'if the caller did hear us, look at the digits',
  ]);
}

/** Whether we hear the caller. */
export function judgeSoundFromCaller(
  { model }: Pick<GatewayBox, 'model'>,
  heard: HeardOfCaller,
): CheckStep {
  const step = 'sound_from_caller';
  if (heard.packets < LEAST_PACKETS) {
    return wrong(step, 'failed', 'no sound comes from the box at all', [
      'open the RTP ports of the PBX (RTP_PORTS, UDP) in its firewall and router',
      ...(isGxw(model)
        ? []
        : [`let sound go where sound comes from (${pOf(model, 'symmetricRtp')}=1)`]),
      'turn SIP ALG off in the router before the box',
    ]);
  }
  if (heard.spokeMs < LEAST_SPEECH_MS) {
    return wrong(step, 'failed', 'packets come from the box, and nobody is heard in them', [
      'listen on the wall socket with a plain telephone: is there a dial tone?',
      'try another cable from the wall socket to the LINE socket; use its two middle wires',
      `fit the impedance to the line (${pOf(model, isGxw(model) ? 'impedance' : 'terminationCountry')})`,
    ]);
  }
  const found = `the caller is heard at ${Math.round(heard.speechDbfs)} dB below full`;
  if (heard.speechDbfs >= SOFT_DBFS) return passed(step, found.replace('-', ''));
  return wrong(step, 'doubtful', `${found.replace('-', '')}: softly`, [
    'raise the gain from the line on the web page of the box, by 2 dB at a time (its numbers differ by model, so it is not pushed)',
  ]);
}

/** Whether 1, 2 and 3 came, each once. */
export function judgeDigits({ model }: Pick<GatewayBox, 'model'>, heard: HeardOfCaller): CheckStep {
  const { digits } = heard;
  if (digits === '123') return passed('digits', '1, 2 and 3 were seen');
  const ways = isGxw(model)
    ? `${pOf(model, 'dtmfMethods')}=ch1-4:2;`
    : `${pOf(model, 'dtmfFirst')}=101, ${pOf(model, 'dtmfSecond')}=102, ${pOf(model, 'dtmfThird')}=100, ${pOf(model, 'dtmfPayload')}=101`;
  if (digits === '') {
    if (heard.spokeMs < LEAST_SPEECH_MS) return notTested('digits', 'nobody pressed or spoke');
    return wrong('digits', 'failed', 'no digit was seen', [
      `digits go by RFC 2833 (${ways})`,
      'raise the gain from the line: tones that are too soft are no digits',
    ]);
  }
  const twice = /^(?:11|22|33)/.test(digits) || digits.length > 3;
  return wrong('digits', 'failed', `${digits} was seen in place of 123`, [
    twice
      ? `digits come twice, as sound and as events: let them go by RFC 2833 alone (${ways})`
      : `some are lost: press longer; then see that digits go by RFC 2833 (${ways})`,
  ]);
}

/** How soon the caller's hang-up was seen. */
export interface HangUpMeasured {
  /** From the beep to the end of the call; null when it was never seen. */
  readonly afterMs: number | null;
  readonly waitedMs: number;
  /** What the line played meanwhile, when it played something. */
  readonly tone: LineTone | undefined;
}

/** Whether the caller's hang-up is seen soon. */
export function judgeHangUp(
  box: Pick<GatewayBox, 'model' | 'country'>,
  { afterMs, waitedMs, tone }: HangUpMeasured,
): CheckStep {
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  if (afterMs !== null && afterMs <= HANG_UP_WITHIN_MS) {
    return passed('hang_up', `seen ${seconds(afterMs)} s after the beep`);
  }
  const found =
    afterMs === null
      ? `not seen within ${seconds(waitedMs)} s: the line would stay busy`
      : `seen ${seconds(afterMs)} s after the beep: the line stays busy too long`;
  return wrong('hang_up', 'failed', found, tone ? adviceOnTone(box, tone) : adviceOnDrop(box));
}

function adviceOnTone(
  { model, country }: Pick<GatewayBox, 'model' | 'country'>,
  tone: LineTone,
): string[] {
  const told = countryProfiles[country].disconnectTone;
  const { p } = parameterOf(model, 'disconnectTone');
  const written = templateOf(model).writtenTone(model, tone);
  const heard = `the line plays ${tone.hz.join('+')} Hz, ${tone.onMs} ms on and ${tone.offMs} ms off`;
  return [
    `${heard}${told ? `, and the box waits for ${told.hz.join('+')} Hz, ${told.onMs} and ${told.offMs} ms` : ', and the box waits for no tone'}: set P${p} to ${written} and ${pOf(model, 'toneDisconnect')} to ${isGxw(model) ? 'ch1-4:Y;' : '1'}`,
  ];
}

function adviceOnDrop({ model }: Pick<GatewayBox, 'model'>): string[] {
  const drop = pOf(model, 'currentDisconnectMs');
  return [
    `the line plays no tone, so that its current must drop: see that ${pOf(model, 'currentDisconnect')} is on, then try ${drop} from 100 to 400 in steps of 50`,
    `then try reversed polarity (${pOf(model, 'polarityReversal')}); one way at a time`,
    'behind an internet box, ask its maker or operator how it tells that the other side has hung up',
  ];
}

function isGxw(model: BoxModel): boolean {
  return model.startsWith('GXW');
}

function parameterOf(model: BoxModel, name: string): { readonly p: number } {
  const parameter = templateOf(model).parameters[name];
  if (!parameter) throw new RangeError(`${model} has no setting ${name}`);
  return parameter;
}

function pOf(model: BoxModel, name: string): string {
  const parameter = templateOf(model).parameters[name];
  return parameter ? `P${parameter.p}` : 'not a setting of this model';
}

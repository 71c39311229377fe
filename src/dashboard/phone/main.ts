import type { BrowserPhoneJson, PhoneCallJson } from '../../http/contract/phone.js';
import { Api, ApiRefusal } from './api.js';
import { Bell } from './bell.js';
import { CallLists, nameOf } from './callLists.js';
import { DeviceChoice } from './devices.js';
import { PhoneLine, type LineState } from './phoneLine.js';
import { fillTexts, text, type TextName } from './texts.js';

/** How often the lists are read. */
const REFRESH_MS = 3000;

/** What the tab keeps, so that it survives being loaded again. */
const KEPT_TOKEN = 'tableline.token';
const KEPT_RESTAURANT = 'tableline.restaurant';

/** With `?relay=1` all sound goes through the TURN server: for trying it out. */
const RELAY_ONLY = new URLSearchParams(location.search).has('relay');

/** The element of this id and kind, which the page has. */
function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no such #${id}`);
  return found;
}

function element(id: string): HTMLElement {
  return part(id, HTMLElement);
}

const sound = part('sound', HTMLAudioElement);
const bell = new Bell();
const microphone = new DeviceChoice(
  part('microphone', HTMLSelectElement),
  'audioinput',
  () => undefined,
);
const speaker = new DeviceChoice(part('speaker', HTMLSelectElement), 'audiooutput', () => {
  void sound.setSinkId(speaker.chosen).catch(() => undefined);
});

let api: Api | undefined;
let account: BrowserPhoneJson | undefined;
let line: PhoneLine | undefined;
let calls: readonly PhoneCallJson[] = [];
let lineState: LineState | 'signed_out' = 'signed_out';
/** Whom the call is with, while there is one. */
let busyWith: { readonly who: string; readonly briefing: string } | undefined;
let talkingSince: number | undefined;

const lists = new CallLists(
  { live: element('live'), latest: element('latest') },
  {
    takeOver: (call) => void place(`take-${call.id}`, nameOf(call)),
    callBack: (call) => void place(call.number ?? '', nameOf(call)),
  },
);

function show(id: string, visible: boolean): void {
  element(id).hidden = !visible;
}

function say(id: string, words: string): void {
  element(id).textContent = words;
}

function notice(name?: TextName, value?: string): void {
  show('notice', name !== undefined);
  say('notice', name === undefined ? '' : text(name, value));
}

const lineTexts: Readonly<Record<LineState | 'signed_out', TextName>> = {
  connecting: 'connecting',
  ready: 'ready',
  lost: 'lost',
  refused: 'connecting',
  signed_out: 'signedOut',
};

function onLine(state: LineState | 'signed_out'): void {
  lineState = state;
  element('line').dataset['state'] = state;
  say('line-state', text(lineTexts[state]));
  showCalls();
  // The account has ended, as after a long shift: a new one is made with the same token.
  if (state === 'refused') void begin();
}

function showCalls(): void {
  const free = lineState === 'ready' && !busyWith;
  part('own', HTMLButtonElement).disabled = !free;
  show('no-live', lists.show(calls, free) === 0);
}

function onIncoming(call: { who: string; briefing: string }): void {
  busyWith = call;
  notice();
  say('incoming-who', call.who === '' ? text('hidden') : call.who);
  say('briefing', call.briefing);
  show('incoming', true);
  bell.start();
  element('accept').focus();
  showCalls();
}

function showCall(state: TextName): void {
  bell.stop();
  show('incoming', false);
  show('call', true);
  say('call-state', text(state));
  say('call-who', busyWith?.who ?? '');
  say('call-briefing', busyWith?.briefing ?? '');
  showCalls();
}

function onTalking(stream: MediaStream): void {
  sound.srcObject = stream;
  void sound.play().catch(() => undefined);
  talkingSince = Date.now();
  showCall('talking');
  element('hang-up').focus();
  void microphone.refresh().catch(() => undefined);
  void speaker.refresh().catch(() => undefined);
}

/** What a SIP status means to a person. */
const refusals: Readonly<Record<number, TextName>> = {
  480: 'nobody',
  486: 'busy',
  408: 'nobody',
  503: 'noLine',
  603: 'nobody',
};

function onEnded(status?: number): void {
  bell.stop();
  busyWith = undefined;
  talkingSince = undefined;
  sound.srcObject = null;
  for (const id of ['incoming', 'call', 'keypad']) show(id, false);
  element('keys').setAttribute('aria-expanded', 'false');
  element('mute').setAttribute('aria-pressed', 'false');
  say('call-time', '');
  const known = status === undefined ? undefined : refusals[status];
  if (known) notice(known);
  else if (status !== undefined && status !== 487) notice('failed', String(status));
  void refresh();
}

function withMicrophone(): MediaTrackConstraints | true {
  return microphone.chosen === '' ? true : { deviceId: { exact: microphone.chosen } };
}

async function place(target: string, who: string): Promise<void> {
  if (!line || busyWith) return;
  notice();
  busyWith = { who, briefing: '' };
  showCall('calling');
  await orExplain(line.call(target, withMicrophone()));
}

/** Tells why a call did not begin. */
async function orExplain(begun: Promise<void>): Promise<void> {
  try {
    await begun;
  } catch (error) {
    await line?.hangUp().catch(() => undefined);
    onEnded();
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotFoundError') notice('missingMicrophone');
    else if (name === 'NotAllowedError') notice('noMicrophone');
    else notice('notReached');
  }
}

async function refresh(): Promise<void> {
  if (!api) return;
  try {
    calls = await api.calls();
  } catch {
    // The line's own state tells that the server is away.
  }
  showCalls();
}

async function ways(): Promise<RTCConfiguration> {
  const { iceServers = [] } = (await api?.iceServers().catch(() => undefined)) ?? {};
  return {
    iceServers: iceServers.map(({ urls, ...rest }) => ({ urls: [...urls], ...rest })),
    ...(RELAY_ONLY && { iceTransportPolicy: 'relay' as const }),
  };
}

/** Signs in with what the tab keeps, or asks for it. */
async function begin(): Promise<void> {
  const token = sessionStorage.getItem(KEPT_TOKEN);
  const old = line;
  line = undefined;
  await old?.close();
  if (token === null) {
    showSignIn();
    return;
  }
  api = new Api(token, sessionStorage.getItem(KEPT_RESTAURANT) ?? undefined);
  onLine('connecting');
  try {
    account = await api.signIn();
  } catch (error) {
    onSignInRefused(error);
    return;
  }
  notice();
  say('restaurant', account.restaurant.name);
  show('sign-in', false);
  show('desk', true);
  line = new PhoneLine(account, ways, {
    line: onLine,
    incoming: onIncoming,
    ringing: () => showCall('ringing'),
    talking: onTalking,
    ended: onEnded,
  });
  await Promise.all([line.open(), refresh()]);
}

function onSignInRefused(error: unknown): void {
  const status = error instanceof ApiRefusal ? error.status : 0;
  if (status !== 400 && status !== 401 && status !== 403 && status !== 404) {
    onLine('lost');
    notice('notReached');
    setTimeout(() => void begin(), REFRESH_MS);
    return;
  }
  if (status === 401 || status === 403) sessionStorage.removeItem(KEPT_TOKEN);
  showSignIn();
  const isKnown = status === 400 || status === 404;
  show('which', isKnown);
  notice(isKnown ? 'whichOne' : 'refusedToken');
  if (!isKnown) return;
  // The token was right: only the restaurant is still to be named.
  part('token', HTMLInputElement).value = sessionStorage.getItem(KEPT_TOKEN) ?? '';
  part('which-restaurant', HTMLInputElement).select();
}

function showSignIn(): void {
  api = undefined;
  onLine('signed_out');
  say('restaurant', text('title'));
  show('desk', false);
  show('sign-in', true);
  element('token').focus();
}

async function signOut(): Promise<void> {
  await line?.close();
  line = undefined;
  if (account) await api?.signOut(account.id).catch(() => undefined);
  for (const kept of [KEPT_TOKEN, KEPT_RESTAURANT]) sessionStorage.removeItem(kept);
  notice();
  showSignIn();
}

function on(id: string, act: () => void): void {
  element(id).addEventListener('click', act);
}

fillTexts();
show('speaker-choice', 'setSinkId' in HTMLMediaElement.prototype);
for (const key of '123456789*0#') {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = key;
  button.addEventListener('click', () => line?.press(key));
  element('keypad').append(button);
}
element('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEPT_TOKEN, part('token', HTMLInputElement).value.trim());
  const restaurant = part('which-restaurant', HTMLInputElement).value.trim();
  if (restaurant !== '') sessionStorage.setItem(KEPT_RESTAURANT, restaurant);
  part('token', HTMLInputElement).value = '';
  void begin();
});
on('own', () => void place('restaurant', text('ownRestaurant')));
on('accept', () => {
  showCall('calling');
  if (line) void orExplain(line.accept(withMicrophone()));
});
on('refuse', () => void line?.refuse());
on('hang-up', () => {
  bell.stop();
  if (line) void line.hangUp().catch(() => onEnded());
});
on('mute', () => {
  const muted = element('mute').getAttribute('aria-pressed') !== 'true';
  element('mute').setAttribute('aria-pressed', String(muted));
  line?.mute(muted);
});
on('keys', () => {
  const open = element('keypad').hidden;
  show('keypad', open);
  element('keys').setAttribute('aria-expanded', String(open));
});
on('sign-out', () => void signOut());
setInterval(() => void refresh(), REFRESH_MS);
setInterval(() => {
  if (talkingSince === undefined) return;
  const seconds = Math.floor((Date.now() - talkingSince) / 1000);
  const padded = String(seconds % 60).padStart(2, '0');
  say('call-time', `${String(Math.floor(seconds / 60))}:${padded}`);
}, 1000);
void microphone.refresh().catch(() => undefined);
void speaker.refresh().catch(() => undefined);
void begin();

import type { PhoneCallJson } from '../../http/contract/phone.js';
import { language, text } from './texts.js';

/** What the lists' buttons do. */
export interface CallActions {
  readonly takeOver: (call: PhoneCallJson) => void;
  readonly callBack: (call: PhoneCallJson) => void;
}

const clockTime = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });

/** Who called, as it is shown. */
export function nameOf({ number, name }: PhoneCallJson): string {
  if (number === null) return text('hidden');
  return name === null ? number : `${name} · ${number}`;
}

/** Shows the calls that go on and the others. Nothing is touched where nothing has changed. */
export class CallLists {
  readonly #live: HTMLElement;
  readonly #latest: HTMLElement;
  readonly #actions: CallActions;
  #shown = '';

  constructor(lists: { live: HTMLElement; latest: HTMLElement }, actions: CallActions) {
    this.#live = lists.live;
    this.#latest = lists.latest;
    this.#actions = actions;
  }

  /** Shows these; `free` is whether a call can be made now. Answers how many go on. */
  show(calls: readonly PhoneCallJson[], free: boolean): number {
    const live = calls.filter(({ outcome }) => outcome === null);
    const shown = JSON.stringify([calls, free]);
    if (shown === this.#shown) return live.length;
    this.#shown = shown;
    const { takeOver, callBack } = this.#actions;
    this.#live.replaceChildren(
      ...live.map((call) => entry(call, free && [text('takeOver'), () => takeOver(call)])),
    );
    this.#latest.replaceChildren(
      ...calls
        .filter(({ outcome }) => outcome !== null)
        .map((call) => {
          const can = free && call.number !== null;
          return entry(call, can && [text('callBack'), () => callBack(call)]);
        }),
    );
    return live.length;
  }
}

function entry(call: PhoneCallJson, action: [string, () => void] | false): HTMLLIElement {
  const item = document.createElement('li');
  const who = document.createElement('p');
  const number = document.createElement('strong');
  number.textContent = nameOf(call);
  const when = document.createElement('time');
  when.dateTime = call.startedAt;
  when.textContent = clockTime.format(new Date(call.startedAt));
  who.append(number, document.createElement('br'), when);
  item.append(who);
  if (action) {
    const [label, act] = action;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.setAttribute('aria-label', `${label}: ${nameOf(call)}`);
    button.addEventListener('click', act);
    item.append(button);
  }
  if (call.lastWords) {
    const words = document.createElement('p');
    words.className = 'words';
    words.textContent = `${text(call.lastWords.speaker)}: ${call.lastWords.text}`;
    item.append(words);
  }
  return item;
}

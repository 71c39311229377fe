import { text } from './texts.js';

/** A choice of devices in a `select`, kept in this browser. */
export class DeviceChoice {
  readonly #select: HTMLSelectElement;
  readonly #kind: MediaDeviceKind;

  constructor(select: HTMLSelectElement, kind: MediaDeviceKind, changed: () => void) {
    this.#select = select;
    this.#kind = kind;
    select.addEventListener('change', () => {
      localStorage.setItem(kind, select.value);
      changed();
    });
  }

  /** The chosen device's id; empty for the system's own choice. */
  get chosen(): string {
    return this.#select.value;
  }

  /** Lists what there is now. Browsers name devices only after the microphone was allowed. */
  async refresh(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices();
    const named = all.filter(({ kind, label }) => kind === this.#kind && label !== '');
    const options = named.map(({ deviceId, label }) => new Option(label, deviceId));
    this.#select.replaceChildren(new Option(text('usual'), ''), ...options);
    const kept = localStorage.getItem(this.#kind) ?? '';
    this.#select.value = named.some(({ deviceId }) => deviceId === kept) ? kept : '';
  }
}

import { EventEmitter } from 'node:events';

/** The shape of an event map: the event's name and the arguments its listeners take. */
export type EventMap = Record<string, readonly unknown[]>;

/**
 * An event emitter whose names and arguments are checked. Listeners run synchronously, in the order
 * they were added. The name `error` has no special meaning: an unheard event is never thrown.
 */
export class TypedEmitter<Events extends EventMap> {
  readonly #inner = new EventEmitter({ captureRejections: false });

  constructor() {
    this.#inner.setMaxListeners(0);
  }

  /** Adds a listener and returns the function that takes it away again. */
  on<Name extends keyof Events & string>(
    name: Name,
    listener: (...args: Events[Name]) => void,
  ): () => void {
    const call = (...args: unknown[]): void => listener(...(args as unknown as Events[Name]));
    const key = keyOf(name);
    this.#inner.on(key, call);
    return () => void this.#inner.off(key, call);
  }

  /** Adds a listener that runs for the next event only. */
  once<Name extends keyof Events & string>(
    name: Name,
    listener: (...args: Events[Name]) => void,
  ): () => void {
    const off = this.on(name, (...args) => {
      off();
      listener(...args);
    });
    return off;
  }

  /** Tells every listener of `name`. */
  emit<Name extends keyof Events & string>(name: Name, ...args: Events[Name]): void {
    this.#inner.emit(keyOf(name), ...args);
  }

  /** Takes every listener away. */
  removeAll(): void {
    this.#inner.removeAllListeners();
  }
}

/** Node throws what nobody hears under the name `error`. */
function keyOf(name: string): string {
  return name === 'error' ? ':error' : name;
}

import type { Clock, Timer } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { KitchenLoad } from '../restaurant/kitchen.js';
import type { KitchenBook } from './ports/kitchen.js';

/** What the watch needs. */
export interface KitchenWatchParts {
  readonly kitchens: Pick<KitchenBook, 'load'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How busy a kitchen is, for as long as somebody wants to know. */
export interface WatchedKitchen {
  /** As last known; undefined until the first look has been answered. */
  readonly load: KitchenLoad | undefined;
  /** Idempotent. */
  close(): void;
}

/** How soon a talk knows of what the staff say. */
const LOOK_EVERY_MS = 2000;

interface Watched {
  load: KitchenLoad | undefined;
  watchers: number;
  timer: Timer | undefined;
}

/**
 * Keeps how busy kitchens are at hand, so that what is promised in a talk is true at that moment and nobody
 * waits for the database. A kitchen is looked at every two seconds while a call wants to know, and at once when
 * it has changed; while the database is away it is taken as it was.
 */
export class KitchenWatch {
  readonly #parts: KitchenWatchParts;
  readonly #kitchens = new Map<string, Watched>();

  constructor(parts: KitchenWatchParts) {
    this.#parts = parts;
  }

  /** Begins to watch a kitchen. */
  watch(restaurantId: string): WatchedKitchen {
    const kitchen = this.#kitchens.get(restaurantId) ?? {
      ...{ load: undefined, watchers: 0, timer: undefined },
    };
    this.#kitchens.set(restaurantId, kitchen);
    kitchen.watchers += 1;
    if (kitchen.watchers === 1) void this.#look(restaurantId, kitchen);
    let open = true;
    return {
      get load() {
        return kitchen.load;
      },
      close: () => {
        if (open) this.#leave(restaurantId, kitchen);
        open = false;
      },
    };
  }

  /** Something has changed: whoever watches the kitchen knows of it when this resolves. Never rejects. */
  async changed(restaurantId: string): Promise<void> {
    const kitchen = this.#kitchens.get(restaurantId);
    if (kitchen) await this.#look(restaurantId, kitchen);
  }

  /** Watches nothing any more. Idempotent. */
  close(): void {
    for (const kitchen of this.#kitchens.values()) kitchen.timer?.cancel();
    this.#kitchens.clear();
  }

  #leave(restaurantId: string, kitchen: Watched): void {
    kitchen.watchers -= 1;
    if (kitchen.watchers > 0) return;
    kitchen.timer?.cancel();
    this.#kitchens.delete(restaurantId);
  }

  async #look(restaurantId: string, kitchen: Watched): Promise<void> {
    const { kitchens, clock, logger } = this.#parts;
    kitchen.timer?.cancel();
    try {
      kitchen.load = await kitchens.load(restaurantId, clock.now());
    } catch (error) {
      logger.warn({ restaurantId, reason: messageOf(error) }, 'kitchen taken as last known');
    }
    if (this.#kitchens.get(restaurantId) !== kitchen) return;
    kitchen.timer?.cancel();
    kitchen.timer = clock.after(LOOK_EVERY_MS, () => void this.#look(restaurantId, kitchen));
  }
}

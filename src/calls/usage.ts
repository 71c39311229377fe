import type { EngineUsage } from '../conversation/ports.js';
import type { Synthesizer } from '../speech/ports.js';
import type { CallUsage } from './ports.js';

/**
 * What a million units of an engine cost, by `engine:unit`, in the currency of its bill. What is missing has no
 * price that we know.
 */
export type EnginePrices = Readonly<Record<string, number>>;

const UNITS_PRICED = 1_000_000;

/** Counts what the engines of one call use up. */
export class UsageMeter {
  readonly #prices: EnginePrices;
  readonly #quantities = new Map<string, EngineUsage>();

  constructor(prices: EnginePrices) {
    this.#prices = prices;
  }

  /** Adds what was used up. */
  add(usage: readonly EngineUsage[]): void {
    for (const { engine, unit, quantity } of usage) {
      const key = `${engine}:${unit}`;
      const before = this.#quantities.get(key)?.quantity ?? 0;
      if (quantity > 0) this.#quantities.set(key, { engine, unit, quantity: before + quantity });
    }
  }

  /** The engine with this name had so much sound. */
  heard(engine: string, ms: number): void {
    this.add([{ engine, unit: 'audio_seconds', quantity: ms / 1000 }]);
  }

  /** The same voice as it speaks in a call, with what it says counted. */
  metered(voice: Synthesizer, callId: string): Synthesizer {
    const spent = (engine: string, characters: number): void =>
      this.add([{ engine, unit: 'characters', quantity: characters }]);
    return {
      name: voice.name,
      languages: voice.languages,
      speak: (text, options) => voice.speak(text, { ...options, callId, spent }),
      close: () => voice.close(),
    };
  }

  /** All of it so far, with what it costs. */
  total(): readonly CallUsage[] {
    return [...this.#quantities].map(([key, used]) => {
      const price = this.#prices[key];
      return { ...used, cost: price === undefined ? null : (used.quantity * price) / UNITS_PRICED };
    });
  }
}

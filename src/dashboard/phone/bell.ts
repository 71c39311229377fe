/** How loud the bell is, and its two tones. */
const LEVEL = 0.15;
const TONES_HZ = [523.25, 659.25];
const PERIOD_MS = 2400;
const TONE_S = 0.35;

/** The bell of the telephone, made in the browser. Silent where the page may not make sound yet. */
export class Bell {
  #context: AudioContext | undefined;
  #timer: number | undefined;

  /** Rings until stopped. */
  start(): void {
    this.stop();
    this.#context ??= new AudioContext();
    void this.#context.resume();
    this.#ring();
    this.#timer = window.setInterval(() => this.#ring(), PERIOD_MS);
  }

  /** Idempotent. */
  stop(): void {
    window.clearInterval(this.#timer);
  }

  #ring(): void {
    const context = this.#context;
    if (!context) return;
    TONES_HZ.forEach((hz, i) => {
      const begin = context.currentTime + i * TONE_S;
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setValueAtTime(LEVEL, begin);
      gain.gain.exponentialRampToValueAtTime(0.001, begin + TONE_S);
      const tone = new OscillatorNode(context, { frequency: hz });
      tone.connect(gain).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + TONE_S);
    });
  }
}

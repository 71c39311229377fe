import instantiate, { type FvadModule } from '@echogarden/fvad-wasm';
import { FRAME_SAMPLES } from './frames.js';
import { LoudnessGate } from './loudnessGate.js';

/**
 * The strictest of the detector's modes. The one below takes steady noise at 10 dB for speech in every call
 * measured; this one in one of six, and finds the start of speech as early.
 */
const MODE = 3;

/** Tells the caller's speech from anything else, for one call, frame by frame. */
export interface VoiceActivityDetector {
  /** Whether these 160 samples, which follow those of the last call, hold the caller's speech. */
  process(frame: Int16Array): boolean;
  /** Gives its memory back. Idempotent; no frame may follow. */
  close(): void;
}

/** Makes a detector for one call. */
export type OpenVoiceActivityDetector = () => VoiceActivityDetector;

/**
 * Loads the WebRTC project's voice activity detector (a Gaussian mixture over six bands of the telephone band),
 * once for the process, and puts a `LoudnessGate` behind it. Both spend a few microseconds on a frame.
 */
export async function loadVoiceActivity(): Promise<OpenVoiceActivityDetector> {
  const module = await instantiate();
  // Detectors run one after the other on one thread, so they can share the memory a frame is passed in.
  const input = module._malloc(2 * FRAME_SAMPLES);
  return () => new WebRtcDetector(module, input);
}

class WebRtcDetector implements VoiceActivityDetector {
  readonly #module: FvadModule;
  readonly #input: number;
  readonly #detector: number;
  readonly #gate = new LoudnessGate();
  #closed = false;

  constructor(module: FvadModule, input: number) {
    this.#module = module;
    this.#input = input;
    this.#detector = module._fvad_new();
    module._fvad_set_mode(this.#detector, MODE);
  }

  process(frame: Int16Array): boolean {
    this.#module.HEAP16.set(frame, this.#input / 2);
    const verdict = this.#module._fvad_process(this.#detector, this.#input, frame.length);
    if (verdict < 0) throw new RangeError(`not a frame of 20 ms: ${frame.length} samples`);
    return this.#gate.process(frame, verdict === 1);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#module._fvad_free(this.#detector);
  }
}

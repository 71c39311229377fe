/** What is used of the WebRTC voice activity detector compiled to WebAssembly (libfvad's C functions). */
declare module '@echogarden/fvad-wasm' {
  /** The instantiated module; pointers are byte offsets into its memory. */
  export interface FvadModule {
    /** The memory as 16-bit numbers. Replaced when the memory grows, so it must not be kept. */
    readonly HEAP16: Int16Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _fvad_new(): number;
    _fvad_free(detector: number): void;
    /** 0 when the mode (0 to 3) is known. */
    _fvad_set_mode(detector: number, mode: number): number;
    /** 1 for voice, 0 for none, -1 for a frame whose length is not 10, 20 or 30 ms. */
    _fvad_process(detector: number, samples: number, count: number): number;
  }

  /** Loads and starts the module. */
  export default function instantiate(): Promise<FvadModule>;
}

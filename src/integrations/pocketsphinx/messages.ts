import type { Hypothesis, RecognitionHints } from '../../speech/ports.js';

/** What a decoder process is started with, as JSON in its only argument. */
export interface DecoderSettings {
  readonly libraryDirectory: string;
  readonly modelDirectory: string;
  readonly dictionaryFile: string;
  /** Folder for this process's compiled language models. */
  readonly cacheDirectory: string;
}

/** What the gateway asks of a decoder process. Numbers name calls and utterances within the process. */
export type Request =
  /** Hints that the call's next utterance will probably be heard with. */
  | { readonly ask: 'prepare'; readonly hints: RecognitionHints }
  | {
      readonly ask: 'begin';
      readonly utterance: number;
      readonly call: number;
      readonly hints: RecognitionHints;
    }
  /** PCM at the line's rate. */
  | { readonly ask: 'hear'; readonly utterance: number; readonly samples: Int16Array }
  | { readonly ask: 'finish'; readonly utterance: number }
  | { readonly ask: 'cancel'; readonly utterance: number }
  /** The call is over: what was learnt about its line is forgotten. */
  | { readonly ask: 'forget'; readonly call: number };

/** What a decoder process tells. */
export type Report =
  | { readonly tell: 'ready' }
  | { readonly tell: 'interim'; readonly utterance: number; readonly text: string }
  | {
      readonly tell: 'final';
      readonly utterance: number;
      readonly hypotheses: readonly Hypothesis[];
    }
  | { readonly tell: 'failed'; readonly utterance: number; readonly message: string };

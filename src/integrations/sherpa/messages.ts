import type { Task } from './models.js';

/** What an engine process is started with, as JSON in its only argument. */
export interface EngineSettings {
  readonly task: Task;
  readonly modelsDirectory: string;
}

/** What the gateway asks of an engine process. `job` names an utterance or a sentence within the process. */
export type Request =
  /** The models of a language will be needed soon. */
  | { readonly ask: 'prepare'; readonly language: string }
  | { readonly ask: 'hear'; readonly job: number; readonly language: string }
  /** PCM at the line's rate. */
  | { readonly ask: 'sound'; readonly job: number; readonly samples: Int16Array }
  | { readonly ask: 'finish'; readonly job: number }
  | { readonly ask: 'cancel'; readonly job: number }
  | {
      readonly ask: 'speak';
      readonly job: number;
      readonly language: string;
      readonly text: string;
    };

/** What an engine process tells of a job. After `done` and `failed` nothing more comes of it. */
export type Report =
  | { readonly tell: 'interim'; readonly job: number; readonly text: string }
  /** PCM at the line's rate. */
  | { readonly tell: 'sound'; readonly job: number; readonly samples: Int16Array }
  | {
      readonly tell: 'done';
      readonly job: number;
      /** What was heard; empty when no words were, or when something was said. */
      readonly text: string;
      readonly confidence: number;
    }
  | {
      readonly tell: 'failed';
      readonly job: number;
      readonly message: string;
      readonly retryable: boolean;
    };

/** What the language model is told before a call's first words. */
export interface AiPromptJson {
  readonly restaurantId: string;
  /** The model that reads what callers say; null where the rules alone do. */
  readonly model: string | null;
  readonly prompt: string;
  /** Its tools, with the menu's own ids, as JSON Schema. */
  readonly tools: readonly {
    readonly name: string;
    readonly description: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  }[];
}

/** What is told of a span: facts, never words, names or numbers of people. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** A stretch of time in which something was done, with what was done for it. */
export interface SpanTree {
  readonly name: string;
  /** Who was asked: a request to somebody else (`client`), somebody else's to us (`server`), or our own work. */
  readonly kind: 'client' | 'server' | 'internal';
  readonly start: Date;
  readonly end: Date;
  readonly attributes: SpanAttributes;
  /** What happened meanwhile. */
  readonly events: readonly {
    readonly name: string;
    readonly at: Date;
    readonly attributes: SpanAttributes;
  }[];
  /** It came to nothing. */
  readonly failed: boolean;
  readonly children: readonly SpanTree[];
}

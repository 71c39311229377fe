import type { Asked } from './answeringServer.js';

/** A span as a collector knows it. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly name: string;
  /** The name of the span above it; undefined at the top. */
  readonly parent: string | undefined;
  readonly kind: string;
  readonly start: Date;
  readonly end: Date;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly { readonly name: string; readonly at: Date }[];
  readonly failed: boolean;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface JsonSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly events: readonly { readonly name: string; readonly timeUnixNano: string }[];
  readonly status: { readonly code?: number };
}

interface JsonTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly JsonSpan[] }[];
  }[];
}

/** The kinds by their number: https://github.com/open-telemetry/opentelemetry-proto, `trace.proto`. */
const kinds = ['unspecified', 'internal', 'server', 'client'];

const ERROR = 2;

/** What a collector was sent with OTLP in JSON: all spans, and the service that sent the last of them. */
export function readTraces(asked: readonly Asked[]): {
  readonly service: unknown;
  readonly spans: readonly ReceivedSpan[];
} {
  const resources = asked.flatMap(({ body }) => (JSON.parse(body) as JsonTraces).resourceSpans);
  const all = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  const names = new Map(all.map(({ spanId, name }) => [spanId, name]));
  const resource = attributesOf(resources.at(-1)?.resource.attributes ?? []);
  return {
    service: resource['service.name'],
    spans: all.map((span) => ({
      traceId: span.traceId,
      name: span.name,
      parent: span.parentSpanId === undefined ? undefined : names.get(span.parentSpanId),
      kind: kinds[span.kind] ?? '',
      start: instantOf(span.startTimeUnixNano),
      end: instantOf(span.endTimeUnixNano),
      attributes: attributesOf(span.attributes),
      events: span.events.map(({ name, timeUnixNano }) => ({ name, at: instantOf(timeUnixNano) })),
      failed: span.status.code === ERROR,
    })),
  };
}

function attributesOf(attributes: readonly Attribute[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

function instantOf(unixNano: string): Date {
  return new Date(Number(BigInt(unixNano) / 1_000_000n));
}

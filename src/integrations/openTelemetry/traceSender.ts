import { setImmediate } from 'node:timers/promises';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace';
import type { Clock } from '../../kernel/clock.js';
import { within } from '../../kernel/deadline.js';
import { messageOf } from '../../kernel/errors.js';
import type { Logger } from '../../kernel/logger.js';
import type { SpanTree } from './spanTree.js';

/** Where traces are sent. */
export interface TraceTarget {
  /** Where the collector takes OTLP over HTTP, without a slash at the end; `/v1/traces` is added. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As this gateway is called among others. */
  readonly serviceName: string;
}

/** What a sender of traces is made from. */
export interface TraceSenderParts extends TraceTarget {
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Spans that may wait: those of some ten calls. What comes while so many wait is lost. */
const WAITING_SPANS = 4096;

/** Spans sent at once: what it takes to write them down holds up no frame of sound. */
const BATCH_SPANS = 64;

const BATCH_DELAY_MS = 1000;

/** A collector that takes longer is not waited for. */
const SEND_TIMEOUT_MS = 5000;

/** How long the last spans may take at the end. */
const LAST_SPANS_MS = 2000;

const kinds = {
  client: SpanKind.CLIENT,
  server: SpanKind.SERVER,
  internal: SpanKind.INTERNAL,
};

/**
 * Sends traces to a collector with OTLP over HTTP, behind everything else: nothing waits for it, and where the collector
 * is away or slow spans are lost. https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export class TraceSender {
  readonly #clock: Clock;
  readonly #provider: TracerProvider;
  #written: Promise<void> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor({ endpoint, headers, serviceName, clock, logger }: TraceSenderParts) {
    this.#clock = clock;
    const exporter = new OTLPTraceExporter({
      ...{ url: `${endpoint}/v1/traces`, headers: { ...headers }, timeoutMillis: SEND_TIMEOUT_MS },
      // At the end all that waits is sent at once, beside what is on its way.
      concurrencyLimit: WAITING_SPANS / BATCH_SPANS + 1,
    });
    this.#provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': serviceName }),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: toldOf(exporter, logger),
          maxQueueSize: WAITING_SPANS,
          maxExportBatchSize: BATCH_SPANS,
          scheduledDelayMillis: BATCH_DELAY_MS,
        }),
      ],
    });
  }

  /** Sends a trace soon. Never throws. */
  send(tree: SpanTree): void {
    this.#written = this.#written.then(() => this.#write(tree));
  }

  /** Sends what waits, for up to 2 s. Idempotent. */
  close(): Promise<void> {
    return (this.#closing ??= within(
      this.#clock,
      LAST_SPANS_MS,
      this.#written.then(() => this.#provider.shutdown()).catch(() => undefined),
      undefined,
    ));
  }

  /** One branch after the other: many turns in one go would hold up the sound of other calls. */
  async #write(tree: SpanTree): Promise<void> {
    const root = this.#begin(tree, ROOT_CONTEXT);
    const below = trace.setSpan(ROOT_CONTEXT, root);
    for (const child of tree.children) {
      this.#add(child, below);
      await setImmediate();
    }
    root.end(tree.end);
  }

  #add(tree: SpanTree, parent: Context): void {
    const span = this.#begin(tree, parent);
    const below = trace.setSpan(parent, span);
    for (const child of tree.children) this.#add(child, below);
    span.end(tree.end);
  }

  #begin({ name, kind, start, attributes, events, failed }: SpanTree, parent: Context): Span {
    const tracer = this.#provider.getTracer('tableline');
    const options = { kind: kinds[kind], startTime: start, attributes: { ...attributes } };
    const span = tracer.startSpan(name, options, parent);
    for (const event of events) span.addEvent(event.name, { ...event.attributes }, event.at);
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    return span;
  }
}

/** The same exporter; when it begins to fail, and when it works again, that is logged. */
function toldOf(exporter: SpanExporter, logger: Logger): SpanExporter {
  let failing = false;
  return {
    export: (spans, done) => {
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && !failing) {
          logger.warn({ reason: messageOf(result.error) }, 'traces do not arrive');
        }
        if (!failed && failing) logger.info('traces arrive again');
        failing = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

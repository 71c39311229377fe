import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { systemClock, type Clock } from '../../kernel/clock.js';
import { silentLogger, type Logger } from '../../kernel/logger.js';
import { ManualClock } from '../../kernel/manualClock.js';
import { AnsweringServer, type Answer } from '../../testing/answeringServer.js';
import { readTraces } from '../../testing/otlp.js';
import type { SpanTree } from './spanTree.js';
import { TraceSender } from './traceSender.js';

jest.setTimeout(60_000);

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function openCollector(...answers: [Answer, ...Answer[]]): Promise<AnsweringServer> {
  const collector = await AnsweringServer.open(answers);
  opened.push(collector);
  return collector;
}

function openSender(
  endpoint: string,
  logger: Logger = silentLogger,
  clock: Clock = systemClock,
): TraceSender {
  const target = { endpoint, headers: { authorization: 'Bearer key' }, serviceName: 'roma' };
  const sender = new TraceSender({ ...target, clock, logger });
  opened.push(sender);
  return sender;
}

const taken: Answer = { status: 200, body: {} };

const at = (ms: number): Date => new Date(Date.UTC(2026, 2, 10, 18) + ms);

function tree(name: string, children: readonly SpanTree[] = []): SpanTree {
  const turn = { 'tableline.turn.index': 2, 'tableline.confidence': 0.5, 'tableline.last': true };
  return {
    ...{
      name,
      kind: 'client',
      start: at(0),
      end: at(250),
      attributes: turn,
      failed: false,
      children,
    },
    events: [{ name: 'first result', at: at(40), attributes: {} }],
  };
}

describe('What sends traces', () => {
  it('sends a trace as OTLP over HTTP, each span below its parent', async () => {
    const collector = await openCollector(taken);
    const sender = openSender(collector.url);
    sender.send(
      tree('call', [tree('turn', [{ ...tree('hearing'), failed: true }]), tree('other')]),
    );
    await sender.close();
    const [request] = collector.asked;
    expect(request?.path).toBe('/v1/traces');
    expect(request?.headers).toMatchObject({
      ...{ 'content-type': 'application/json', authorization: 'Bearer key' },
    });
    const { service, spans } = readTraces(collector.asked);
    expect(service).toBe('roma');
    const parents = new Map(spans.map((span) => [span.name, span.parent]));
    expect(parents).toEqual(
      new Map([
        ...([
          ['call', undefined],
          ['turn', 'call'],
        ] as const),
        ...([
          ['hearing', 'turn'],
          ['other', 'call'],
        ] as const),
      ]),
    );
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(spans.find(({ name }) => name === 'hearing')).toMatchObject({
      ...{ start: at(0), end: at(250), failed: true, kind: 'client' },
      attributes: {
        'tableline.turn.index': 2,
        'tableline.confidence': 0.5,
        'tableline.last': true,
      },
      events: [{ name: 'first result', at: at(40) }],
    });
    expect(spans.find(({ name }) => name === 'turn')).toMatchObject({ failed: false });
  });

  it('makes a trace of its own of each call', async () => {
    const collector = await openCollector(taken);
    const sender = openSender(collector.url);
    sender.send(tree('call'));
    sender.send(tree('call'));
    await sender.close();
    const { spans } = readTraces(collector.asked);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(2);
  });

  it('holds up nobody while the collector says nothing, neither with many calls nor at the end', async () => {
    const collector = await openCollector('silence');
    const clock = new ManualClock();
    const sender = openSender(collector.url, silentLogger, clock);
    for (let call = 0; call < 10_000; call += 1) sender.send(tree('call'));
    const closed = sender.close();
    clock.advance(2000);
    await closed;
    expect(collector.asked).toEqual([]);
  });

  it('says once that traces do not arrive, and that they do again', async () => {
    const collector = await openCollector(
      ...([{ status: 400, body: {} }, { status: 400, body: {} }, taken, taken] as const),
    );
    const told: string[] = [];
    let heard: () => void = () => undefined;
    const note = (_: unknown, message?: string): void => {
      told.push(message ?? String(_));
      heard();
    };
    const logger = { ...silentLogger, warn: note, info: note } as unknown as Logger;
    const sender = openSender(collector.url, logger);
    const again = new Promise<void>((resolve) => {
      heard = () => told.length === 2 && resolve();
    });
    // Each fills a batch, which leaves at once.
    const batch = tree(
      'call',
      Array.from({ length: 63 }, () => tree('turn')),
    );
    for (let sent = 0; sent < 4; sent += 1) sender.send(batch);
    await again;
    expect(told).toEqual(['traces do not arrive', 'traces arrive again']);
  });

  it('lives with a collector that is not there', async () => {
    const sender = openSender('http://127.0.0.1:9');
    sender.send(tree('call'));
    await sender.close();
    await sender.close();
  });
});

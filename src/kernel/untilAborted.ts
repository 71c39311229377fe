/**
 * What comes from `source` until it ends or `signal` aborts, also when it has nothing to give at that moment.
 * The source is told to stop and not waited for; what it throws after that is nobody's business.
 */
export async function* untilAborted<Value>(
  source: AsyncIterable<Value>,
  signal: AbortSignal,
): AsyncGenerator<Value> {
  const iterator = source[Symbol.asyncIterator]();
  let abort = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => (abort = () => resolve(undefined)));
  signal.addEventListener('abort', abort, { once: true });
  try {
    while (!signal.aborted) {
      const coming = iterator.next();
      const next = await Promise.race([coming, aborted]);
      if (!next) coming.catch(() => undefined);
      if (!next || next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    iterator.return?.().catch(() => undefined);
  }
}

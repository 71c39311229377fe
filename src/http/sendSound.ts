import { open, type FileHandle } from 'node:fs/promises';
import type { Context } from 'koa';

/** Octets of a file, the first and the last included. */
interface OctetRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Answers with a WAV file, or with the one range of it that was asked for, so that a player can jump (RFC 9110,
 * section 14; several ranges at once are answered with the whole file, which section 14.2 allows). False when there
 * is no such file. `etag` is the checksum of what the file holds.
 */
export async function sendSound(ctx: Context, path: string, etag?: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  const { size } = await file.stat();
  ctx.type = 'audio/wav';
  ctx.set('Accept-Ranges', 'bytes');
  ctx.set('Cache-Control', 'private, no-cache');
  if (etag !== undefined) ctx.set('ETag', `"${etag}"`);
  const range = rangeOf(ctx.get('Range'), size);
  if (range === 'outside') await refuse(ctx, file, size);
  else send(ctx, file, size, range);
  return true;
}

async function refuse(ctx: Context, file: FileHandle, size: number): Promise<void> {
  await file.close();
  ctx.set('Content-Range', `bytes */${size}`);
  ctx.body = null;
  // Koa takes no body for 204.
  ctx.status = 416;
}

function send(ctx: Context, file: FileHandle, size: number, range: OctetRange | undefined): void {
  const { first, last } = range ?? { first: 0, last: size - 1 };
  if (range) {
    ctx.status = 206;
    ctx.set('Content-Range', `bytes ${first}-${last}/${size}`);
  }
  ctx.length = last - first + 1;
  ctx.body = file.createReadStream({ start: first, end: Math.max(first, last) });
}

/** The range asked for; undefined for the whole, also when what was asked makes no sense. */
function rangeOf(header: string, size: number): OctetRange | 'outside' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'outside' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size) return 'outside';
  return last < first ? undefined : { first, last };
}

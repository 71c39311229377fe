import type { NewId } from '../kernel/ids.js';

/** What we make in the PBX for a call. */
export type OwnPart = 'media' | 'staff' | 'snoop' | 'bridge';

const PREFIX = 'tableline';

/**
 * The id of a part we are about to make. It is chosen before the request, so that the first event already
 * finds its owner, and it tells what the part is, so that a later process knows what it finds.
 */
export function newPartId(part: OwnPart, newId: NewId): string {
  return `${PREFIX}-${part}-${newId()}`;
}

/** What an id names, if we or an earlier process of ours made it. */
export function partOf(id: string): OwnPart | undefined {
  const [, part] = new RegExp(`^${PREFIX}-(media|staff|snoop|bridge)-`).exec(id) ?? [];
  return part as OwnPart | undefined;
}

/** The dialplan's variable with what a trunk said of forwardings: `Diversion` headers, `|`, `History-Info` headers. */
export const FORWARDING_VARIABLE = 'TRUNK_FORWARDING';

/**
 * The number that the caller dialled before the first of all forwardings, as it was written; empty when nothing was
 * forwarded. Of several `Diversion` entries the last is the oldest (RFC 5806, section 5.3); of several `History-Info`
 * entries the one with the lowest index is what was dialled, and one alone tells of no forwarding (RFC 7044, section
 * 5.1). What cannot be read is passed over.
 */
export function firstDialled(forwarding: string): string {
  const [diversion = '', history = ''] = forwarding.split('|');
  const diverted = entriesOf(diversion).map(userOf).filter(Boolean);
  if (diverted.length > 0) return diverted.at(-1) ?? '';
  const hops = entriesOf(history)
    .map((entry) => ({ index: indexOf(entry), user: userOf(entry) }))
    .filter(({ index, user }) => index.length > 0 && user !== '')
    .sort((one, other) => compare(one.index, other.index));
  return hops.length > 1 ? (hops[0]?.user ?? '') : '';
}

/** Parts them at commas, but not at those within a name or an address. */
function entriesOf(list: string): string[] {
  return list.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^,"<])+/g) ?? [];
}

/** The number or name in `<sip:0033142000000;phone-context=x@host>` or `<tel:+33142000000>`. */
function userOf(entry: string): string {
  const [, user = ''] = /<(?:sips?|tel):([^@;>?]*)/i.exec(entry) ?? [];
  try {
    return decodeURIComponent(user).trim();
  } catch {
    return '';
  }
}

/** `1.2.1` as its numbers. */
function indexOf(entry: string): number[] {
  const [, index] = />.*;\s*index\s*=\s*(\d+(?:\.\d+)*)/i.exec(entry) ?? [];
  return index === undefined ? [] : index.split('.').map(Number);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  for (let level = 0; level < length; level += 1) {
    const difference = (one[level] ?? 0) - (other[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

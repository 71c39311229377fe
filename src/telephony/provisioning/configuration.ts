import { refused, accepted, type Result } from '../../kernel/result.js';
import type { Mac } from './mac.js';
import type { PushedValue } from './pushedValues.js';

/** A setting of a box that is not as it was pushed. Values of secrets are never told. */
export interface Difference {
  readonly p: number;
  readonly pushed: string;
  /** Null: the box does not have this setting, so that its firmware does not know the number. */
  readonly found: string | null;
}

/** The file `cfg<mac>.xml`, in the form that HT8xx boxes read (documentation.grandstream.com). */
export function renderConfiguration(mac: Mac, values: readonly PushedValue[]): string {
  const rows = values.map(({ p, value }) => `    <P${p}>${escaped(value)}</P${p}>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gs_provision version="1">',
    `  <mac>${mac}</mac>`,
    '  <config version="1">',
    ...rows,
    '  </config>',
    '</gs_provision>',
    '',
  ].join('\n');
}

/**
 * Reads the configuration that a box gives out, as XML or as lines `P30=pool.ntp.org`: values by their number.
 * Refuses with a sentence what is neither, and what is of another box.
 */
export function parseConfiguration(
  text: string,
  mac: Mac,
): Result<ReadonlyMap<number, string>, string> {
  const owner = /<mac>\s*([0-9a-f]{12})\s*<\/mac>/i.exec(text)?.[1]?.toLowerCase();
  if (owner !== undefined && owner !== mac) return refused(`is of another box, ${owner}`);
  const isXml = text.includes('<gs_provision') || text.includes('<config');
  const values = isXml ? fromXml(text) : fromLines(text);
  if (values.size === 0) {
    return refused('holds no P-values; download the configuration from the web page of the box');
  }
  return accepted(values);
}

/** Where the box is not as it was pushed, by number. Secrets, which exports leave out, are not compared. */
export function differences(
  pushed: readonly PushedValue[],
  found: ReadonlyMap<number, string>,
): Difference[] {
  return pushed
    .filter(({ p, value, secret }) => !secret && found.get(p)?.trim() !== value)
    .map(({ p, value }) => ({ p, pushed: value, found: found.get(p)?.trim() ?? null }));
}

function fromXml(text: string): Map<number, string> {
  const elements = text.matchAll(/<P(\d{1,6})\s*(?:\/>|>([^<]*)<\/P\1\s*>)/g);
  return new Map([...elements].map(([, p, value]) => [Number(p), unescaped(value ?? '')]));
}

function fromLines(text: string): Map<number, string> {
  const lines = text.matchAll(/^[ \t]*P(\d{1,6})[ \t]*=(.*)$/gm);
  return new Map([...lines].map(([, p, value]) => [Number(p), (value ?? '').trim()]));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function unescaped(text: string): string {
  const signs = new Map(Object.entries(entities).map(([sign, entity]) => [entity, sign]));
  return text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => signs.get(entity) ?? entity);
}

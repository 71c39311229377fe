import type { MessageKind } from '../ports/messages.js';
import { messageTexts } from './texts.js';

/** What a message is filled with. */
export type MessageWords = Readonly<
  Record<'restaurant' | 'number' | 'total' | 'time' | 'url' | 'reason', string>
>;

/** The text of a message in a language (BCP 47), English where it is not written. */
export function textOf(kind: MessageKind, language: string, words: MessageWords): string {
  const texts = messageTexts[language.split('-')[0] ?? ''] ?? messageTexts['en'];
  return (texts?.[kind] ?? '')
    .replace(
      /\{(\w+)\}/g,
      (place, name: keyof MessageWords) => words[name] || (name === 'reason' ? '' : place),
    )
    .trim();
}

/** A time of day as people of the language write it. */
export function timeText(at: Date, zone: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: zone })
    .format(at)
    .replace(/[\u00a0\u202f]/g, ' ');
}

/** A message as an e-mail's page: the text, and its link as a button; right to left where it is written so. */
export function htmlOf(text: string, language: string, url: string): string {
  const direction = /^(ar|ur)\b/.test(language) ? 'rtl' : 'ltr';
  const plain = escapeHtml(url === '' ? text : text.replace(url, '').replace(/[\s:]+$/, ''));
  const button =
    url === ''
      ? ''
      : `<p><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;background:#14532d;color:#fff;border-radius:6px;text-decoration:none">${escapeHtml(new URL(url).host)}</a></p>`;
  return `<!doctype html><html lang="${escapeHtml(language)}" dir="${direction}"><body style="font-family:sans-serif;font-size:16px"><p>${plain}</p>${button}</body></html>`;
}

/** Until when something that can wait waits: the end of the quiet hours; undefined outside of them. */
export function quietUntil(
  quiet: { readonly from: string; readonly to: string } | null,
  zone: string,
  now: Date,
): Date | undefined {
  if (!quiet) return undefined;
  const minute = minuteOfDay(timeText(now, zone, 'en-GB'));
  const [from, to] = [minuteOfDay(quiet.from), minuteOfDay(quiet.to)];
  const isQuiet = from > to ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return undefined;
  // Where the clocks change in between it is looked at again then.
  return new Date(now.getTime() + ((to - minute + DAY_MINUTES) % DAY_MINUTES) * 60_000);
}

const DAY_MINUTES = 24 * 60;

function minuteOfDay(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

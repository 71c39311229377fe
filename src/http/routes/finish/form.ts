import type { FinishDetails } from '../../../orders/pendingView.js';
import type { Fulfilment } from '../../../restaurant/profile.js';

const ways: readonly Fulfilment[] = ['pickup', 'delivery', 'dine_in'];

/** What was written into the page's form. What cannot be read is as if it had not been written. */
export function readDetails(form: URLSearchParams): FinishDetails {
  const at = new Date(form.get('time') ?? '');
  const total = form.get('total') ?? '';
  return {
    name: textOf(form, 'name', 100),
    address: textOf(form, 'address', 300),
    postcode: textOf(form, 'postcode', 20),
    fulfilment: ways.find((way) => way === form.get('fulfilment')) ?? null,
    ...(Number.isNaN(at.getTime()) ? {} : { requestedAt: at }),
    total: /^\d{1,12}$/.test(total) ? Number(total) : null,
  };
}

/** One line of text without control characters, as long as its field takes. */
function textOf(form: URLSearchParams, name: string, most: number): string | null {
  const text = (form.get(name) ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, most);
  return text === '' ? null : text;
}

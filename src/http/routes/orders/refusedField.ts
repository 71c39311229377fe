/**
 * The field of the request that a refusal is about, as its sender wrote it: `lines.0` for the first line. Undefined
 * where no other field would help.
 */
export function refusedField(refusal: {
  readonly code: string;
  readonly lineId?: unknown;
  readonly missing?: unknown;
}): string | undefined {
  if (refusal.code === 'choices_missing' && Array.isArray(refusal.missing)) {
    const [first] = refusal.missing as readonly { readonly lineId?: unknown }[];
    return lineOf(first?.lineId);
  }
  return lineOf(refusal.lineId) ?? fields[refusal.code];
}

const fields: Readonly<Record<string, string>> = {
  order_changed: 'version',
  transition_not_allowed: 'status',
  not_a_delivery: 'status',
  payment_outstanding: 'status',
  already_paid: 'status',
  refund_too_large: 'amount',
  cart_empty: 'lines',
  fulfilment_not_offered: 'fulfilment',
  coupon_refused: 'coupon',
  tip_out_of_range: 'tip',
  ...{ closed: 'requestedAt', too_early: 'requestedAt', after_closing: 'requestedAt' },
  ...{ too_far_ahead: 'requestedAt', busy: 'requestedAt' },
};

/** Lines are numbered from 1 where they are checked, and from 0 where they were written. */
function lineOf(lineId: unknown): string | undefined {
  return typeof lineId === 'string' ? `lines.${String(Number(lineId) - 1)}` : undefined;
}

import { scale, type MinorUnits } from '../kernel/money.js';
import type { Fulfilment, PaymentPolicy } from './profile.js';

/** What is known of a customer's earlier orders at this restaurant. */
export interface CustomerHistory {
  readonly completed: number;
  /** Orders that expired because they were not paid. */
  readonly lapsed: number;
}

/** What is to be paid before the kitchen begins; 0 is nothing. The customer's own record goes before the rule for all. */
export function amountBeforehand(
  policy: PaymentPolicy | undefined,
  order: { readonly fulfilment: Fulfilment; readonly total: MinorUnits },
  history: CustomerHistory,
): MinorUnits {
  if (!policy) return 0;
  const { deposit, distrustAfterLapses, trustAfterOrders } = policy;
  if (distrustAfterLapses !== null && history.lapsed >= distrustAfterLapses) return order.total;
  const isTrusted = trustAfterOrders !== null && history.completed >= trustAfterOrders;
  if (isTrusted && history.lapsed === 0) return 0;
  if (policy.prepaid.includes(order.fulfilment)) return order.total;
  if (deposit && order.total >= deposit.from) return scale(order.total, deposit.share, 1_000_000);
  return 0;
}

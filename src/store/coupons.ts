import type { Knex } from 'knex';
import { accepted, refused, type Result } from '../kernel/result.js';
import type { CouponBook, NewOrder } from '../orders/ports.js';
import { plainCode } from '../restaurant/couponCode.js';
import { checkUses, type CouponRefusal } from '../restaurant/coupons.js';
import type { Database } from './database.js';

/** The repository of coupons' uses; they are written with their orders. */
export function createCoupons(database: Database): CouponBook {
  return {
    usesOf: (restaurantId, phone) =>
      database.run(async (knex) => {
        const rows = await countUses(knex, restaurantId, phone);
        return Object.fromEntries(
          rows.map(({ code, total, by_customer: byCustomer }) => [code, { total, byCustomer }]),
        );
      }),
  };
}

/**
 * Uses the coupon of an order that is about to be saved, or refuses when its limits are reached. To be called
 * in the transaction that saves the order, under the lock that lets one order of a restaurant be placed at a
 * time: what is counted here cannot change before it is written. The row refers to the order, which may
 * follow it within the transaction.
 */
export async function redeemCoupon(
  trx: Knex,
  { id, restaurantId, order, placedAt }: NewOrder,
): Promise<Result<void, CouponRefusal>> {
  const { coupon, customerPhone } = order;
  if (!coupon) return accepted(undefined);
  const code = plainCode(coupon.code);
  const rows = await countUses(trx, restaurantId, customerPhone, code);
  const row = rows[0] ?? { total: 0, by_customer: 0 };
  const refusal = checkUses(coupon, {
    isKnown: customerPhone !== null,
    uses: { total: row.total, byCustomer: row.by_customer },
  });
  if (refusal) return refused(refusal);
  await trx('coupon_redemptions').insert({
    order_id: id,
    restaurant_id: restaurantId,
    code,
    customer_phone: customerPhone,
    redeemed_at: placedAt,
  });
  return accepted(undefined);
}

interface UsesRow {
  code: string;
  total: number;
  by_customer: number;
}

async function countUses(
  knex: Knex,
  restaurantId: string,
  phone: string | null,
  code: string | null = null,
): Promise<UsesRow[]> {
  const { rows } = await knex.raw<{ rows: UsesRow[] }>(
    `select r.code, count(*) as total,
            count(*) filter (where r.customer_phone = :phone) as by_customer
       from coupon_redemptions r join orders o on o.id = r.order_id
      where r.restaurant_id = :restaurantId and (:code::text is null or r.code = :code)
        and o.status not in ('rejected', 'cancelled', 'expired')
      group by r.code`,
    { restaurantId, phone, code },
  );
  return rows;
}

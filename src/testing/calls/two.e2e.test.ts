import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SpokenCaller } from '../spokenCaller.js';
import { HouseUnderTest } from './houseUnderTest.js';
import { ordering } from './spokenOrder.js';

jest.setTimeout(150_000);

const at = new HouseUnderTest();
beforeAll(() => at.open());
afterAll(() => at.close());

const pepperoni = {
  say: ['Two large pepperoni pizzas.', 'Two large pepperoni.'],
  hear: 'Two large Pepperoni',
} as const;
const salad = {
  say: ['One caesar salad.', 'A caesar salad please.'],
  hear: 'Caesar Salad',
} as const;

async function orderedBy(caller: SpokenCaller): Promise<unknown> {
  await caller.call.whenEnded();
  const orders = await at.ordersOf(caller.callId);
  return orders.map(({ customerPhone, lines, totals: { total } }) => ({
    customerPhone,
    lines: lines.map(({ item, variant, quantity }) => ({ item, variant, quantity })),
    total,
  }));
}

describe('two callers at once', () => {
  it(
    'each get what they ordered',
    at.scene(async () => {
      const [anna, ben] = await Promise.all([
        at.call({ from: '+12125550191', answers: ordering([pepperoni]) }),
        at.call({ from: '+12125550192', answers: ordering([salad]) }),
      ]);
      expect(await Promise.all([orderedBy(anna), orderedBy(ben)])).toEqual([
        [
          {
            customerPhone: '+12125550191',
            lines: [{ item: 'pepperoni_pizza', variant: 'large', quantity: 2 }],
            total: 4353,
          },
        ],
        [
          {
            customerPhone: '+12125550192',
            lines: [{ item: 'caesar_salad', variant: null, quantity: 1 }],
            total: 979,
          },
        ],
      ]);
    }),
  );
});

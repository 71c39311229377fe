import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { OrderJson } from '../../http/contract/order.js';
import { HouseUnderTest } from './houseUnderTest.js';
import { ordering } from './spokenOrder.js';

jest.setTimeout(150_000);

const at = new HouseUnderTest();
beforeAll(() => at.open());
afterAll(() => at.close());

const wishes = [
  { say: ['Two large pepperoni pizzas.', 'Two large pepperoni.'], hear: 'Two large Pepperoni' },
  { say: ['One caesar salad.', 'A caesar salad please.'], hear: 'Caesar Salad' },
] as const;

describe('an order by telephone', () => {
  it(
    'becomes what was spoken, to the cent, and the owner reads the talk',
    at.scene(async () => {
      let readbacks = 0;
      const answers = ordering(wishes, {
        wants_order: ['Yes please.', 'keys: 1'],
      });
      const { readback: confirm } = answers;
      const caller = await at.call({
        from: '+12125550187',
        answers: {
          ...answers,
          // A spoken yes first: the key is for who is not understood.
          readback: (said) => {
            const key = typeof confirm === 'function' ? confirm(said) : 'keys: 1';
            readbacks += 1;
            return key === 'keys: 1' && readbacks === 1 ? 'Yes please.' : key;
          },
        },
      });
      const end = await caller.call.whenEnded();
      expect(end.by).toBe('them');

      const orders = await at.ordersOf(caller.callId);
      expect(orders).toHaveLength(1);
      const [order] = orders;
      expect(order).toMatchObject({
        restaurantId: 'bella-napoli',
        status: 'new',
        fulfilment: 'pickup',
        requestedAt: null,
        customerPhone: '+12125550187',
        lines: [
          { item: 'pepperoni_pizza', variant: 'large', quantity: 2, unitPrice: 1999, total: 3998 },
          { item: 'caesar_salad', variant: null, quantity: 1, unitPrice: 899, total: 899 },
        ],
        // 8.875 % of tax is added.
        totals: { subtotal: 4897, tax: 435, deliveryFee: 0, total: 5332 },
      });

      const log = await at.logged(caller.callId);
      expect(log).toMatchObject({
        restaurantId: 'bella-napoli',
        line: '+12125550142',
        caller: { number: '+12125550187' },
        outcome: 'order',
        endedBy: 'gateway',
        orderId: order?.id,
      });
      const talk = log.utterances.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n');
      expect(talk).toMatch(/^assistant: Thank you for calling Bella Napoli! I'm an automated/);
      expect(talk).toMatch(/caller: .*pepperoni/);
      expect(talk).toMatch(/The total is fifty-three dollars and thirty-two cents\./);
      const latencies = log.utterances.map(({ latencyMs }) => latencyMs ?? 0);
      expect(Math.max(...latencies)).toBeGreaterThan(0);

      const kitchen = (await at.house.api(`/api/orders/${order?.id ?? ''}`)) as OrderJson;
      expect(kitchen.totals.total).toBe(5332);
    }),
  );
});

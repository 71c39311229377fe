import { describe, expect, it } from '@jest/globals';
import { chezDeals } from '../testing/chezDeals.js';
import { bellaNapoli, cartOf, chezMarcel, modifier, wish } from '../testing/demoRestaurants.js';
import { confirmOrder, type OrderDraft } from './confirmOrder.js';
import type { ConfirmedOrder, Order } from './order.js';
import type { RestaurantProfile } from './profile.js';
import { TICKET_COLUMNS, ticketText } from './ticket.js';

const now = new Date('2026-06-02T22:30:00Z');

const draft: OrderDraft = {
  cart: cartOf(
    wish('margherita_pizza', {
      quantity: 2,
      variant: 'large',
      modifiers: [
        modifier('toppings', 'mushrooms', { amount: 'extra' }),
        modifier('toppings', 'onions', { action: 'remove' }),
      ],
    }),
    wish('caesar_salad'),
  ),
  fulfilment: 'delivery',
  address: { text: '350 5th Avenue', postcode: '10118' },
  requestedAt: null,
  name: 'Maria Rossi',
  phone: '+12125550150',
  language: 'en-US',
  note: 'Nut allergy',
};

function confirmed(
  restaurant: RestaurantProfile,
  changes: Partial<OrderDraft> = {},
): ConfirmedOrder {
  const result = confirmOrder(restaurant, { ...draft, ...changes }, now);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function inBooks(order: ConfirmedOrder, changes: Partial<Order> = {}): Order {
  return {
    ...order,
    id: 'o-1',
    restaurantId: 'bella-napoli',
    number: 42,
    callId: null,
    status: 'new',
    paymentStatus: 'unpaid',
    prepayment: 0,
    paidAmount: 0,
    customerEmail: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...changes,
  };
}

/** The ticket with the narrow spaces that Intl puts into times and amounts made plain. */
function ticket(restaurant: RestaurantProfile, order: ConfirmedOrder | Order): string {
  return ticketText(restaurant, order, now).replace(/[\u00a0\u202f]/g, ' ');
}

describe('a ticket', () => {
  it('tells the kitchen all it needs, in its own time', () => {
    expect(ticket(bellaNapoli, inBooks(confirmed(bellaNapoli)))).toBe(
      [
        '            No.  4 2',
        '        DELIVERY 7:15 PM',
        '--------------------------------',
        '2 x Margherita Pizza, large',
        '  + extra mushrooms',
        '  NO onions',
        '1 x Caesar Salad',
        '--------------------------------',
        '!! Nut allergy',
        '--------------------------------',
        'Maria Rossi',
        '(212) 555-0150',
        '350 5th Avenue',
        '10118',
        '--------------------------------',
        'Subtotal                  $53.97',
        'Tax                        $4.79',
        'Delivery                   $5.99',
        'TOTAL                     $64.75',
        '             TO PAY',
        '',
      ].join('\n'),
    );
  });

  it('is French in a French restaurant', () => {
    const cart = cartOf(
      wish('burger', {
        modifiers: [
          modifier('cuisson', 'a_point'),
          modifier('supplements', 'bacon', { amount: 'light' }),
          modifier('supplements', 'oignons', { action: 'remove' }),
        ],
      }),
    );
    const order = confirmed(chezMarcel, { cart, fulfilment: 'pickup', note: null, name: null });
    expect(ticket(chezMarcel, inBooks(order, { number: 7, paymentStatus: 'paid' }))).toBe(
      [
        '             N°  7',
        // 00:30 in Paris, twenty minutes for the burger.
        '        À EMPORTER 00:50',
        '--------------------------------',
        '1 x Burger maison',
        '  + à point',
        '  + bacon (peu)',
        '  SANS oignons',
        '--------------------------------',
        '(212) 555-0150',
        '--------------------------------',
        'Sous-total               17,90 €',
        'TOTAL                    17,90 €',
        'Dont TVA                  1,63 €',
        '              PAYÉ',
        '',
      ].join('\n'),
    );
  });

  it('tells halves, counts and whom not to hand it to, and all that the total is made of', () => {
    const halves = wish('max_a', {
      secondHalf: 'max_b',
      modifiers: [modifier('toppings', 'ham', { portion: 'second_half' })],
    });
    const modifiers = [modifier('syrups', 'vanilla', { count: 3 })];
    const cart = cartOf(halves, wish('wine'), wish('coffee', { variant: 'small', modifiers }));
    const reduction = { kind: 'percentage', percent: 10 } as const;
    const restaurant: RestaurantProfile = {
      ...chezDeals,
      languages: ['en-GB'],
      menu: {
        ...chezDeals.menu,
        offers: [{ id: 'tenth', name: 'A tenth off for whoever comes before noon', reduction }],
        charges: [{ id: 'bag', name: 'Bag', rate: { kind: 'order', amount: 20 } }],
      },
    };
    const order = confirmed(restaurant, { cart, fulfilment: 'pickup', tip: 150, note: null });
    expect(ticket(restaurant, order).split('\n').slice(2)).toEqual([
      '1 x ½ max_a + ½ max_b',
      '  2nd half: + ham',
      '1 x wine',
      '  !! CHECK AGE: 18+',
      '1 x coffee, small',
      '  + 3 x vanilla',
      '--------------------------------',
      'Maria Rossi',
      '(212) 555-0150',
      '--------------------------------',
      'Subtotal                  €23.64',
      'A tenth off for whoever c -€2.36',
      'Bag                        €0.20',
      'Tip                        €1.50',
      'TOTAL                     €22.98',
      'Tax included               €2.36',
      '             TO PAY',
      '',
    ]);
  });

  it('names the day of an order that is for later', () => {
    const order = confirmed(bellaNapoli, { requestedAt: new Date('2026-06-04T23:00:00Z') });
    expect(ticket(bellaNapoli, order)).toContain('DELIVERY Thu, Jun 4 7:00 PM');
  });

  it('never prints wider than the paper, nor what would command the printer', () => {
    const note = `${'please ring the bell at the back door '.repeat(3)}\u001bm\n${'x'.repeat(70)}`;
    const text = ticket(bellaNapoli, confirmed(bellaNapoli, { note }));
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(TICKET_COLUMNS);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

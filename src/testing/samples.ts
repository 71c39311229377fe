import type { Menu } from '../restaurant/menu.js';
import type { ConfirmedOrder, OrderLine } from '../restaurant/order.js';
import type { RestaurantProfile } from '../restaurant/profile.js';

/** A menu of one dish. */
export const sampleMenu: Menu = {
  categories: [{ id: 'pizza', name: 'Pizza' }],
  items: [
    {
      id: 'margherita',
      category: 'pizza',
      name: 'Margherita',
      synonyms: [],
      price: 1200,
      variants: [],
      modifierGroups: [],
      allergens: ['milk'],
      taxClass: 'standard',
      station: 'oven',
      prepMinutes: 12,
      soldOut: false,
    },
  ],
  modifierGroups: [],
};

/** A restaurant in New York without its menu; the id may be chosen. */
export function sampleRestaurant(id: string): Omit<RestaurantProfile, 'menu'> {
  return {
    id,
    name: 'Sample Pizza',
    languages: ['en-US', 'fr-FR'],
    country: 'US',
    timeZone: 'America/New_York',
    currency: 'USD',
    taxMode: 'added',
    taxRates: { standard: 88_750 },
    openingPeriods: [{ weekday: 5, opens: '17:00', closes: '02:00' }],
    fulfilments: ['pickup', 'delivery'],
    delivery: { fee: 500, minimumOrder: 2000, postcodes: ['10001'], minutes: 40 },
    prepMinutes: 20,
    staffEndpoint: 'PJSIP/staff',
    phone: '+12125550142',
  };
}

const lines: OrderLine[] = [
  {
    item: 'margherita',
    name: 'Margherita',
    variant: 'large',
    variantName: 'Large',
    quantity: 2,
    unitPrice: 1750,
    total: 3500,
    taxClass: 'standard',
    station: 'oven',
    modifiers: [
      {
        group: 'toppings',
        option: 'olives',
        action: 'add',
        amount: 'extra',
        name: 'Olives',
        price: 250,
      },
    ],
  },
  {
    item: 'cola',
    name: 'Cola',
    variant: null,
    variantName: null,
    quantity: 1,
    unitPrice: 300,
    total: 300,
    taxClass: 'standard',
    station: null,
    modifiers: [],
  },
];

/** A delivery of two large pizzas and a cola, confirmed; what matters to a test may be replaced. */
export function sampleOrder(changes: Partial<ConfirmedOrder> = {}): ConfirmedOrder {
  return {
    lines,
    totals: {
      subtotal: 3800,
      discount: 0,
      charges: 0,
      deliveryFee: 500,
      tax: 337,
      taxLines: [{ taxClass: 'standard', rate: 88_750, base: 3800, tax: 337 }],
      tip: 0,
      rounding: 0,
      total: 4637,
    },
    discounts: [],
    charges: [],
    coupon: null,
    fulfilment: 'delivery',
    currency: 'USD',
    customerName: 'Ada',
    customerPhone: '+12125550188',
    language: 'en-US',
    address: { text: '11 Broadway, apartment 4', postcode: '10004' },
    requestedAt: null,
    promisedAt: new Date('2026-03-10T18:40:00Z'),
    note: 'allergy: nuts',
    ...changes,
  };
}

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../../../kernel/clock.js';
import { uuidv7 } from '../../../kernel/ids.js';
import { silentLogger } from '../../../kernel/logger.js';
import { sendFinishLink } from '../../../orders/finishLink.js';
import type { OrderSoFar } from '../../../restaurant/orderSoFar.js';
import type { FoundAddress } from '../../../restaurant/foundAddress.js';
import { openStore, type Store } from '../../../store/store.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/database.js';
import { sampleMenu, sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let aheadMs = 0;
const places = new Map<string, readonly FoundAddress[]>();

const clock = { ...systemClock, now: () => new Date(Date.now() + aheadMs) };

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  const profile = {
    ...{ ...sampleRestaurant('rome'), name: 'Sample & <Pizza>', openingPeriods: [] },
    languages: ['en-US', 'ar'] as const,
  };
  await store.restaurants.save([{ profile, lines: [], menu: sampleMenu }]);
  const { orders, restaurants, coupons, kitchens, pendingOrders } = store;
  server = createHttpServer({
    ...{ ...unaskedParts(), orders, restaurants, coupons, kitchens, pendingOrders },
    locate: (_, { address: { text } }) => Promise.resolve(places.get(text) ?? []),
    ...{ clock, newId: uuidv7 },
  });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await database.close();
});

const line = { id: 'l1', item: 'margherita', quantity: 2, variant: null, modifiers: [] };
const agreed: OrderSoFar = {
  ...{ language: 'en-US', cart: { lines: [line] }, fulfilment: 'delivery', address: null },
  ...{ requestedAt: null, name: null, note: null, allergies: [], coupon: null },
  ...{ tip: null, paysCash: false },
};

/** Sends a link as a call does, and reads it in the message. */
async function link(draft: Partial<OrderSoFar> = {}): Promise<string> {
  const callId = uuidv7();
  await store.calls.begin({
    ...{ callId, restaurantId: 'rome', line: '+12125550142', callerNumber: '+12125550188' },
    ...{ callerName: null, callerWithheld: false, divertedFrom: null, startedAt: clock.now() },
  });
  const call = { restaurantId: 'rome', callId, to: '+12125550188' } as const;
  const parts = { ...store, pending: store.pendingOrders, clock, newId: uuidv7 };
  await sendFinishLink({ ...parts, publicUrl: address }, call, { ...agreed, ...draft });
  const { entries } = await store.outbox.list({}, { after: null, limit: 1 });
  const [, url = ''] = /(http\S+)$/.exec(entries[0]?.text ?? '') ?? [];
  return url;
}

function fill(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

async function ordersOf(name: string): Promise<number> {
  const { entries } = await store.orders.list({}, { after: null, limit: 100 });
  return entries.filter(({ customerName }) => customerName === name).length;
}

const home = { address: '12 Main Street', postcode: '10001', total: '3113' };

describe('The page on which an order is finished', () => {
  it('shows the order and its total, and asks only what is missing', async () => {
    const page = await fetch(await link({ name: 'Ada' }));
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; style-src");
    expect(text).toContain('<html lang="en-US" dir="ltr">');
    expect(text).toContain('2 × Margherita');
    expect(text).toContain('$31.13');
    expect(text).toContain('Sample &amp; &lt;Pizza&gt;');
    expect(text).toContain('name="address"');
    expect(text).not.toContain('name="name"');
    expect(text).not.toContain('name="time"');
  });

  it('speaks the language of the call, right to left where it is written so', async () => {
    const text = await (await fetch(await link({ language: 'ar' }))).text();
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain('رقم المنزل والشارع');
  });

  it('places the order as a spoken one, once however often it is sent', async () => {
    const url = await link({ note: 'no onions' });
    const sent = await Promise.all([1, 2, 3].map(() => fill(url, { ...home, name: 'Grace' })));
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await ordersOf('Grace')).toBe(1);
    const { entries } = await store.orders.list({}, { after: null, limit: 1 });
    expect(entries[0]).toMatchObject({
      ...{ status: 'new', customerPhone: '+12125550188', note: 'no onions' },
      address: { text: '12 Main Street', postcode: '10001' },
      totals: { total: 3113 },
    });
    const jobs = await store.jobs.list('waiting', 100);
    const kitchen = jobs.filter(({ task, payload }) => {
      return task === 'kitchen.send' && JSON.stringify(payload).includes(entries[0]?.id ?? '');
    });
    expect(kitchen).toHaveLength(1);
    const after = await fetch(url);
    expect(after.status).toBe(200);
    expect(await after.text()).toContain(`order number ${String(entries[0]?.number)}`);
    expect((await fill(url, { ...home, name: 'Grace' })).status).toBe(303);
    expect(await ordersOf('Grace')).toBe(1);
  });

  it.each([
    ['no name', {}, 'name', 'Please write your name.'],
    ['no address', { name: 'Eve', address: '' }, 'address', 'Please write the address.'],
    ['no house number', { name: 'Eve', address: 'Main Street' }, 'address', 'house number, too'],
    ['no postcode', { name: 'Eve', postcode: '' }, 'postcode', 'Please write the postcode.'],
    ['an address far away', { name: 'Eve', postcode: '99999' }, 'address', 'do not deliver'],
  ])('says at which field it fails: %s', async (_, fields, field, text) => {
    const answer = await fill(await link(), { ...home, ...fields });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toMatch(new RegExp(`<p class="fault" id="${field}-fault"[^>]*>[^<]*${text}`));
    expect(page).toContain(`aria-describedby="${field}-fault"`);
    expect(await ordersOf('Eve')).toBe(0);
  });

  it('keeps what was written, as text and never as markup', async () => {
    const answer = await fill(await link(), { ...home, address: '"><script>1</script>' });
    const page = await answer.text();
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;1&lt;/script&gt;"');
    expect(page).not.toContain('<script');
  });

  it('asks which address is meant when several may be', async () => {
    const found = ['Main Street 12, Eastville', 'Main Street 12, Westville'].map((text) => ({
      ...{ address: { text, postcode: '10001' }, confidence: 0.9 },
    }));
    places.set('12 Main', found);
    const answer = await fill(await link(), { ...home, name: 'Eve', address: '12 Main' });
    expect(await answer.text()).toContain(
      'Main Street 12, Eastville, 10001; Main Street 12, Westville',
    );
  });

  it('takes no other total than the one that was shown', async () => {
    const answer = await fill(await link(), { ...home, name: 'Eve', total: '1' });
    expect(await answer.text()).toContain('The total is now $31.13.');
    expect(await ordersOf('Eve')).toBe(0);
  });

  it('lets a caller who lives too far away pick the order up, at its own total', async () => {
    const url = await link();
    const refused = await fill(url, { ...home, name: 'Joan', postcode: '99999' });
    expect(await refused.text()).toContain('value="pickup"');
    const shown = await fill(url, { ...home, name: 'Joan', fulfilment: 'pickup' });
    expect(await shown.text()).toContain('The total is now $26.13.');
    await fill(url, { name: 'Joan', fulfilment: 'pickup', total: '2613' });
    expect(await ordersOf('Joan')).toBe(1);
  });

  it('is there for 30 minutes and no longer', async () => {
    const url = await link();
    aheadMs = 31 * 60_000;
    const page = await fetch(url);
    const posted = await fill(url, { ...home, name: 'Late' });
    aheadMs = 0;
    expect([page.status, posted.status]).toEqual([410, 410]);
    expect(await page.text()).toContain('This link is not valid any more.');
    expect(await ordersOf('Late')).toBe(0);
  });

  it('is a secret that the database does not know', async () => {
    const url = await link();
    const token = url.split('/').at(-1) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    const row = await store.pendingOrders.byToken(token);
    expect(row).toBeDefined();
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('bars who tries links, for a while', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1) {
      const answer = await fetch(`${address}/finish/wrong${String(i)}`, {
        headers: { 'Accept-Language': 'fr-FR,fr;q=0.9' },
      });
      statuses.push(answer.status);
      if (i === 0) expect(await answer.text()).toContain('Ce lien est inconnu.');
    }
    expect(statuses.slice(0, 20).every((status) => status === 404)).toBe(true);
    expect(statuses.slice(20)).toEqual([429, 429]);
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import Stripe from 'stripe';
import twilio from 'twilio';
import { createHttpServer, type HttpServer } from '../http/server.js';
import { StripeGateway } from '../integrations/stripe/gateway.js';
import { TwilioMessenger } from '../integrations/twilio/messenger.js';
import { createTwilioReader } from '../integrations/twilio/webhook.js';
import { systemClock as clock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { keptMessenger } from '../orders/messages/keptMessenger.js';
import { writeMessage } from '../orders/messages/writeMessage.js';
import { refundPayment } from '../orders/refundPayment.js';
import { takeOrder } from '../orders/takeOrder.js';
import type { Order } from '../restaurant/order.js';
import { openStore, type Store } from '../store/store.js';
import { eventually } from '../testing/eventually.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { PaymentVendors, type FakeSession } from '../testing/paymentVendors.js';
import { sampleOrder, sampleRestaurant } from '../testing/samples.js';
import { unaskedParts } from '../testing/unaskedParts.js';
import { JobRunner } from './jobRunner.js';
import { deliverMessageTask } from './tasks/deliverMessage.js';
import { refundPaymentTask } from './tasks/refundPayment.js';
import { requestPaymentTask } from './tasks/requestPayment.js';
import { writeMessageTask } from './tasks/writeMessage.js';

jest.setTimeout(90_000);

const webhookSecret = 'whsec_test';
const authToken = 'twilio-token';
const publicUrl = 'https://tableline.example';
const stripe = new Stripe('sk_test_1');

let database: TestDatabase;
let store: Store;
let vendors: PaymentVendors;
let gateway: StripeGateway;
let server: HttpServer;
let address: string;
let runner: JobRunner;
const tickets: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  vendors = await PaymentVendors.open();
  gateway = new StripeGateway({
    ...{ secretKey: 'sk_test_1', webhookSecret, apiUrl: vendors.url, publicUrl },
  });
  const payment = {
    ...{ prepaid: ['delivery'] as const, deposit: null, trustAfterOrders: null },
    ...{ distrustAfterLapses: null, linkMinutes: 60 },
  };
  await store.restaurants.save([{ profile: { ...sampleRestaurant('rome'), payment }, lines: [] }]);
  const { orders, restaurants, outbox, jobs } = store;
  const parts = { orders, restaurants, outbox, jobs, gateway, clock, newId: uuidv7 };
  const sms = new TwilioMessenger({
    ...{ accountSid: 'AC1', authToken, from: '+12125550142', apiUrl: vendors.url, publicUrl },
  });
  runner = new JobRunner({
    ...{ databaseUrl: database.url, queue: jobs, concurrency: 4, clock, logger: silentLogger },
    tasks: {
      'kitchen.send': ({ orderId }) => Promise.resolve(void tickets.push(orderId)),
      'payment.request': requestPaymentTask(parts),
      'payment.refund': refundPaymentTask(parts),
      'message.write': writeMessageTask(parts),
      'message.deliver': deliverMessageTask({
        ...{ ...parts, messengers: { sms, email: keptMessenger } },
      }),
    },
  });
  await runner.start();
  const readTwilio = createTwilioReader(authToken, publicUrl);
  server = createHttpServer({ ...unaskedParts(), ...parts, readTwilio });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterAll(async () => {
  await server.close();
  await runner.close();
  await vendors.close();
  await store.close();
  await database.close();
});

async function take(): Promise<Order> {
  const { orders, restaurants } = store;
  const parts = { orders, restaurants, gateway, clock, newId: uuidv7 };
  const request = { restaurantId: 'rome', callId: uuidv7(), order: sampleOrder() };
  const taken = await takeOrder(parts, request);
  if (!taken.ok) throw new Error(taken.refusal.code);
  return taken.value;
}

function linkOf({ id }: Order): Promise<FakeSession> {
  return eventually(
    () => vendors.sessions.find(({ metadata }) => metadata.orderId === id),
    (session): session is FakeSession => session !== undefined && textsWith(session.url).length > 0,
    'the link is sent',
  );
}

async function confirmed(order: Order): Promise<void> {
  await eventually(
    () => confirmations(order),
    (sent) => sent.length > 0,
    `order ${order.number} is confirmed`,
  );
}

function textsWith(words: string): string[] {
  return vendors.texts.filter(({ body }) => body.includes(words)).map(({ body }) => body);
}

function confirmations({ number }: Order): string[] {
  return textsWith(`order ${number} is confirmed`);
}

async function tell(
  session: FakeSession,
  type: string,
  { eventId = `evt_${uuidv7()}`, secret = webhookSecret, ageSeconds = 0 } = {},
): Promise<number> {
  const payload = JSON.stringify({
    ...{ id: eventId, object: 'event', type: `checkout.session.${type}` },
    data: { object: vendors.tell(session) },
  });
  const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
  const header = stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const headers = { 'Stripe-Signature': header, 'Content-Type': 'application/json' };
  const response = await fetch(`${address}/webhook/stripe`, {
    ...{ method: 'POST', headers, body: payload },
  });
  return response.status;
}

describe('after the yes', () => {
  it('a prepaid order gets one link, and one ticket and one confirmation once it is paid', async () => {
    const order = await take();
    expect([order.status, order.prepayment]).toEqual(['awaiting_payment', 4637]);
    const session = await linkOf(order);
    expect([session.amount, session.currency]).toEqual([4637, 'usd']);
    session.status = 'complete';
    for (let i = 0; i < 3; i++) {
      expect(await tell(session, 'completed', { eventId: `evt_${order.id}` })).toBe(200);
    }
    await confirmed(order);
    expect(await tell(session, 'expired')).toBe(200);
    const paid = await store.orders.byId(order.id);
    expect(paid).toMatchObject({ status: 'new', paymentStatus: 'paid', paidAmount: 4637 });
    expect(tickets.filter((id) => id === order.id)).toHaveLength(1);
    expect(textsWith(session.url)).toHaveLength(1);
    expect(confirmations(order)).toHaveLength(1);
  });

  it('a webhook that is forged or late changes nothing', async () => {
    const order = await take();
    const session = await linkOf(order);
    session.status = 'complete';
    expect(await tell(session, 'completed', { secret: 'whsec_other' })).toBe(400);
    expect(await tell(session, 'completed', { ageSeconds: 600 })).toBe(400);
    expect((await store.orders.byId(order.id))?.status).toBe('awaiting_payment');
  });

  it('money that comes after the end is given back, and the staff are told', async () => {
    const order = await take();
    const session = await linkOf(order);
    session.status = 'expired';
    await tell(session, 'expired');
    expect((await store.orders.byId(order.id))?.status).toBe('expired');
    session.status = 'complete';
    await tell(session, 'async_payment_succeeded');
    await eventually(
      () => textsWith(`of order ${order.number} is being refunded`),
      (texts) => texts.length > 0,
      'the staff are told',
    );
    expect(vendors.refunds.map((form) => form.get('amount'))).toEqual(['4637']);
    const { entries } = await store.outbox.list({ orderId: order.id }, { after: null, limit: 20 });
    expect(entries.filter(({ channel }) => channel === 'board').map(({ kind }) => kind)).toEqual([
      'staff_paid_late',
      'staff_unpaid',
    ]);
    expect(tickets).not.toContain(order.id);
  });

  it('vendors that are away are asked again', async () => {
    vendors.outages.push(500, 429);
    const order = await take();
    expect((await linkOf(order)).amount).toBe(4637);
    expect(vendors.sessions.filter(({ metadata }) => metadata.orderId === order.id)).toHaveLength(
      1,
    );
  });

  it('a part of the money is given back to the cent, and never more than was paid', async () => {
    const order = await take();
    const session = await linkOf(order);
    session.status = 'complete';
    await tell(session, 'completed');
    const parts = { orders: store.orders, clock, newId: uuidv7 };
    const wish = { orderId: order.id, actor: 'token:1', reason: 'cold' };
    expect(await refundPayment(parts, { ...wish, amount: 1000 })).toMatchObject({ ok: true });
    expect(await refundPayment(parts, { ...wish, amount: 3638 })).toMatchObject({
      refusal: { code: 'refund_too_large', available: 3637 },
    });
    await refundPayment(parts, { ...wish, amount: null });
    await eventually(
      () => store.orders.byId(order.id),
      (now) => now?.paymentStatus === 'refunded',
      'all is refunded',
    );
    expect((await store.orders.byId(order.id))?.paidAmount).toBe(0);
  });

  it('fifty orders at once get a link, a ticket and a confirmation each', async () => {
    const orders = await Promise.all(Array.from({ length: 50 }, take));
    await Promise.all(
      orders.map(async (order) => {
        const session = await linkOf(order);
        session.status = 'complete';
        await Promise.all([tell(session, 'completed'), tell(session, 'completed')]);
        await confirmed(order);
      }),
    );
    for (const order of orders) {
      expect(confirmations(order)).toHaveLength(1);
      expect(tickets.filter((id) => id === order.id)).toHaveLength(1);
    }
  });
});

describe('an answer to a text message', () => {
  it('of STOP is obeyed when Twilio has signed it, and START takes it back', async () => {
    const send = (word: string, token = authToken): Promise<Response> => {
      const fields = { From: '+12125550199', Body: word };
      const url = `${publicUrl}/webhook/twilio/sms`;
      const signature = twilio.getExpectedTwilioSignature(token, url, fields);
      return fetch(`${address}/webhook/twilio/sms`, {
        method: 'POST',
        headers: { 'X-Twilio-Signature': signature },
        body: new URLSearchParams(fields),
      });
    };
    expect((await send('STOP', 'another')).status).toBe(400);
    expect(await store.outbox.hasOptedOut('+12125550199')).toBe(false);
    expect((await send(' stop ')).status).toBe(200);
    expect(await store.outbox.hasOptedOut('+12125550199')).toBe(true);
    await send('START');
    expect(await store.outbox.hasOptedOut('+12125550199')).toBe(false);
  });
});

describe('a missed caller', () => {
  it('is written to once in some hours however often he calls, and never after STOP', async () => {
    const { orders, restaurants, outbox } = store;
    const time = new ManualClock(new Date());
    const parts = { orders, restaurants, outbox, clock: time };
    const phone = '+12125550177';
    const miss = (): Promise<void> =>
      writeMessage(parts, {
        ...{ kind: 'missed_call', callId: uuidv7(), restaurantId: 'rome', phone, language: 'en' },
      });
    const written = async (): Promise<number> =>
      (await outbox.list({}, { after: null, limit: 500 })).entries.filter(
        ({ kind, to }) => kind === 'missed_call' && to === phone,
      ).length;
    await miss();
    await miss();
    expect(await written()).toBe(1);
    time.advance(7 * 3_600_000);
    await miss();
    expect(await written()).toBe(2);
    time.advance(7 * 3_600_000);
    await outbox.setOptOut(phone, true, time.now());
    await miss();
    expect(await written()).toBe(2);
  });
});

import Stripe from 'stripe';
import { createHttpServer } from '../http/server.js';
import { StripeGateway } from '../integrations/stripe/gateway.js';
import { TwilioMessenger } from '../integrations/twilio/messenger.js';
import { JobRunner } from '../jobs/jobRunner.js';
import { deliverMessageTask } from '../jobs/tasks/deliverMessage.js';
import { deliverTicketTask } from '../jobs/tasks/deliverTicket.js';
import { requestPaymentTask } from '../jobs/tasks/requestPayment.js';
import { sendTicketsTask } from '../jobs/tasks/sendTickets.js';
import { writeMessageTask } from '../jobs/tasks/writeMessage.js';
import { systemClock as clock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { keptMessenger } from '../orders/messages/keptMessenger.js';
import type { PaymentRecord } from '../orders/ports/payments.js';
import { takeOrder } from '../orders/takeOrder.js';
import { openStore } from '../store/store.js';
import { sampleOrder } from './samples.js';
import { unaskedParts } from './unaskedParts.js';

/** What one process does with an order, from the caller's yes to the confirmation. */
export interface ConfirmTerms {
  readonly databaseUrl: string;
  readonly vendorsUrl: string;
  readonly callId: string;
  /** Asked before and after everything that is written or sent, which goes on when it resolves. */
  readonly step: () => Promise<void>;
}

/** Takes the call's order and does all that follows, paying its link, until the confirmation is sent. */
export async function confirmOrder(terms: ConfirmTerms): Promise<void> {
  const { databaseUrl, vendorsUrl, callId, step } = terms;
  const store = await openStore({ databaseUrl, logger: silentLogger });
  const [publicUrl, webhookSecret] = ['https://tableline.example', 'whsec_test'];
  const gateway = stepping(
    new StripeGateway({
      ...{ secretKey: 'sk_test_1', webhookSecret, apiUrl: vendorsUrl, publicUrl },
    }),
    ['createLink'],
    step,
  );
  const orders = stepping(store.orders, ['place', 'change'], step);
  const outbox = stepping(store.outbox, ['write', 'note'], step);
  const tickets = stepping(store.tickets, ['add', 'begin', 'settle'], step);
  const twilio = new TwilioMessenger({
    ...{ accountSid: 'AC1', authToken: 't', from: '+12125550142', apiUrl: vendorsUrl, publicUrl },
  });
  const sms = stepping(twilio, ['send'], step);
  const { restaurants, jobs } = store;
  const parts = { orders, restaurants, outbox, jobs, gateway, clock, newId: uuidv7 };
  const output = async (_: unknown, { deliveryId }: { deliveryId: string }): Promise<void> => {
    await step();
    await fetch(`${vendorsUrl}/tickets/${deliveryId}`, { method: 'POST' });
    await step();
  };
  const ticketParts = {
    ...{ ...parts, tickets },
    outputs: { printer: output, webhook: output, email: output },
  };
  const tasks = {
    'kitchen.send': sendTicketsTask(ticketParts),
    'kitchen.deliver': deliverTicketTask(ticketParts),
    'payment.request': requestPaymentTask(parts),
    'message.write': writeMessageTask(parts),
    'message.deliver': deliverMessageTask({ ...parts, messengers: { sms, email: keptMessenger } }),
  };
  const runner = new JobRunner({
    ...{ databaseUrl, queue: jobs, tasks, concurrency: 4, clock, logger: silentLogger },
  });
  const request = { restaurantId: 'rome', callId, order: sampleOrder() };
  const taken = await takeOrder(parts, request);
  if (!taken.ok) throw new Error(taken.refusal.code);
  const orderId = taken.value.id;
  await runner.start();
  const server = createHttpServer({ ...unaskedParts(), ...parts, gateway });
  const port = await server.start(0, '127.0.0.1');
  for (let done = false; !done;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const open = (await orders.fileOf(orderId))?.payments.find(({ state }) => state === 'open');
    const { entries } = await outbox.list({ orderId }, { after: null, limit: 20 });
    const sent = entries.filter(({ state }) => state === 'sent').map(({ kind }) => kind);
    if (open && sent.includes('payment_link')) {
      await payByStripe(`http://127.0.0.1:${String(port)}`, {
        orderId,
        payment: open,
        webhookSecret,
      });
    }
    const states = ['waiting', 'running', 'retrying'] as const;
    const left = (await Promise.all(states.map((state) => jobs.list(state, 1000)))).flat();
    // What nobody here does, reminders and the watch over the ticket, is left for later.
    done = sent.includes('confirmation') && !left.some(({ task }) => task in tasks);
  }
  await server.close();
  await runner.close();
  await store.close();
}

/** Tells that the customer has paid, as Stripe does: signed, and of the same event whenever it tells it again. */
async function payByStripe(
  address: string,
  paid: { orderId: string; payment: PaymentRecord; webhookSecret: string },
): Promise<void> {
  const { orderId, payment, webhookSecret: secret } = paid;
  const { id: paymentId, sessionId: id, amount: amount_total, currency } = payment;
  const session = {
    ...{ object: 'checkout.session', id, status: 'complete', payment_status: 'paid', amount_total },
    ...{ currency: currency.toLowerCase(), payment_intent: 'pi_1' },
    metadata: { orderId, paymentId },
  };
  const payload = JSON.stringify({
    ...{ id: `evt_${orderId}`, object: 'event', type: 'checkout.session.completed' },
    data: { object: session },
  });
  const header = new Stripe('sk_test_1').webhooks.generateTestHeaderString({ payload, secret });
  const headers = { 'Stripe-Signature': header, 'Content-Type': 'application/json' };
  const told = await fetch(`${address}/webhook/stripe`, { method: 'POST', headers, body: payload });
  if (!told.ok) throw new Error(`the webhook answers ${String(told.status)}`);
}

/** The same thing, whose methods of these names take a step before and after. */
function stepping<Thing extends object>(
  thing: Thing,
  names: readonly (keyof Thing)[],
  step: () => Promise<void>,
): Thing {
  return new Proxy(thing, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const method = value.bind(target) as (...args: unknown[]) => unknown;
      if (!names.includes(name as keyof Thing)) return method;
      return async (...args: unknown[]) => {
        await step();
        const result = await method(...args);
        await step();
        return result;
      };
    },
  });
}

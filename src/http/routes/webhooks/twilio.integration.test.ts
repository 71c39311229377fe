import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import twilio from 'twilio';
import { createTwilioReader } from '../../../integrations/twilio/webhook.js';
import { systemClock as clock } from '../../../kernel/clock.js';
import { uuidv7 } from '../../../kernel/ids.js';
import { silentLogger } from '../../../kernel/logger.js';
import type { OutboxMessage } from '../../../orders/ports/messages.js';
import { openStore, type Store } from '../../../store/store.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/database.js';
import { sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

const token = 'the token of the account';
const publicUrl = 'https://tableline.example';

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let sid: string;
let messageId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save([{ profile: sampleRestaurant('rome'), lines: [] }]);
  const readTwilio = createTwilioReader(token, publicUrl);
  server = createHttpServer({ ...unaskedParts(), outbox: store.outbox, readTwilio, clock });
  address = `http://127.0.0.1:${String(await server.start(0, '127.0.0.1'))}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await database.close();
});

/** A message that Twilio has taken. */
beforeEach(async () => {
  const callId = uuidv7();
  sid = `SM${callId}`;
  const [to, at] = ['+12125550188' as const, clock.now()];
  const text = { language: 'en', subject: '', text: 'We missed you.', html: '' };
  await store.outbox.write(
    { kind: 'missed_call', callId, restaurantId: 'rome', phone: to, language: 'en' },
    'rome',
    [{ channel: 'sms', to, ...text }],
    at,
  );
  const { entries } = await store.outbox.list({}, { after: null, limit: 100 });
  messageId = entries.find((entry) => entry.callId === callId)?.id ?? '';
  await store.outbox.note(messageId, { state: 'sending', at, provider: 'twilio' });
  await store.outbox.note(messageId, { state: 'sent', at, provider: 'twilio', reference: sid });
});

async function tell(
  status: string,
  { signedBy = token, said = {}, error }: Partial<Telling> = {},
): Promise<number> {
  const fields: Record<string, string> = {
    ...{ MessageSid: sid, MessageStatus: status, To: '+12125550188' },
    ...(error !== undefined && { ErrorCode: error }),
  };
  const url = `${publicUrl}/webhook/twilio/status`;
  const response = await fetch(`${address}/webhook/twilio/status`, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': twilio.getExpectedTwilioSignature(signedBy, url, fields) },
    body: new URLSearchParams({ ...fields, ...said }),
  });
  return response.status;
}

interface Telling {
  readonly signedBy: string;
  /** What is said in place of what was signed. */
  readonly said: Record<string, string>;
  readonly error: string;
}

async function message(): Promise<Partial<OutboxMessage> | undefined> {
  const { state, error } = (await store.outbox.byId(messageId)) ?? {};
  return state && { state, error: error ?? null };
}

describe('what Twilio tells of a message', () => {
  it('is noted, however often it is told', async () => {
    for (let times = 0; times < 3; times += 1) expect(await tell('delivered')).toBe(200);
    expect(await message()).toEqual({ state: 'delivered', error: null });
  });

  it('is noted rightly in whatever order it comes', async () => {
    for (const status of ['delivered', 'sent', 'queued', 'undelivered']) {
      expect(await tell(status)).toBe(200);
    }
    expect((await message())?.state).toBe('delivered');
  });

  it('is seen when a message did not arrive, and why', async () => {
    await tell('undelivered', { error: '30003' });
    expect(await message()).toEqual({ state: 'failed', error: 'twilio: 30003' });
    // It was delivered all the same: the last word of the network counts.
    await tell('delivered');
    expect((await message())?.state).toBe('delivered');
  });

  it('changes nothing when it is forged', async () => {
    expect(await tell('delivered', { signedBy: 'another token' })).toBe(400);
    expect(await tell('sent', { said: { MessageStatus: 'delivered' } })).toBe(400);
    const unsigned = { method: 'POST', body: new URLSearchParams({ MessageSid: sid }) };
    expect((await fetch(`${address}/webhook/twilio/status`, unsigned)).status).toBe(400);
    expect((await message())?.state).toBe('sent');
  });

  it('of a message that is not ours is taken and forgotten', async () => {
    sid = 'SMnobody';
    expect(await tell('delivered')).toBe(200);
    expect((await message())?.state).toBe('sent');
  });
});

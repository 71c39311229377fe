import { afterEach, describe, expect, it } from '@jest/globals';
import { RecipientOptedOut, type OutboxMessage } from '../../orders/ports/messages.js';
import { AnsweringServer, type Answer } from '../../testing/answeringServer.js';
import { TwilioMessenger } from './messenger.js';

const at = new Date('2026-03-10T18:00:00Z');
const message: OutboxMessage = {
  ...{ id: 'm1', restaurantId: 'rome', orderId: 'o1', callId: null, kind: 'ready' },
  ...{ channel: 'sms', to: '+12125550188', language: 'en', subject: '', html: '' },
  ...{ text: 'Your order 7 is ready.', state: 'queued', provider: null, reference: null },
  ...{ segments: 0, error: null, createdAt: at, sendingAt: null, sentAt: null },
};

const refusal = (status: number, code: number): Answer => ({
  ...{ status, body: { status, code, message: 'about +12125550188' } },
});

let server: AnsweringServer;
afterEach(() => server.close());

async function messengerTo(...answers: [Answer, ...Answer[]]): Promise<TwilioMessenger> {
  server = await AnsweringServer.open(answers);
  return new TwilioMessenger({
    ...{ accountSid: 'AC1', authToken: 'token', from: '+12125550142', apiUrl: server.url },
    ...{ publicUrl: 'https://tableline.example', patienceMs: 300 },
  });
}

describe('Twilio', () => {
  it.each<[string, Answer]>([
    ['has too many requests', refusal(429, 20429)],
    ['is broken', refusal(500, 20500)],
    ['is away', refusal(503, 20503)],
    ['says nothing', 'silence'],
  ])('that %s is asked again, by the job', async (_, answer) => {
    const messenger = await messengerTo(answer, { status: 201, body: { sid: 'SM1' } });
    await expect(messenger.send(message)).rejects.toMatchObject({
      ...{ name: 'ProviderError', provider: 'twilio', retryable: true },
    });
    expect(server.asked).toHaveLength(1);
    expect(await messenger.send(message)).toEqual({ reference: 'SM1' });
  });

  it('that knows no such number is not asked again, and the number stays out of the fault', async () => {
    const messenger = await messengerTo(refusal(400, 21211));
    const sent = messenger.send(message);
    await expect(sent).rejects.toMatchObject({ retryable: false });
    await expect(sent).rejects.not.toThrow(/2125550188/);
  });

  it('tells of a number that wants no messages', async () => {
    const messenger = await messengerTo(refusal(400, 21610));
    await expect(messenger.send(message)).rejects.toBeInstanceOf(RecipientOptedOut);
  });

  it('is told where to tell what became of it', async () => {
    const messenger = await messengerTo({ status: 201, body: { sid: 'SM1' } });
    await messenger.send(message);
    const [asked] = server.asked;
    expect(asked?.path).toBe('/2010-04-01/Accounts/AC1/Messages.json');
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      ...{ To: '+12125550188', From: '+12125550142', Body: 'Your order 7 is ready.' },
      StatusCallback: 'https://tableline.example/webhook/twilio/status',
    });
  });
});

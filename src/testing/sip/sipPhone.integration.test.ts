import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { answerChallenge, parseChallenge } from './sipDigest.js';
import { describeAudio, parseAudio } from './sdp.js';
import {
  cseqOf,
  headerValue,
  parseSip,
  serialiseSip,
  type SipHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from './sipMessage.js';
import { SipPhone } from './sipPhone.js';

jest.setTimeout(60_000);

/** The other end of the wire: a PBX played by the test, one datagram at a time. */
let wire: Socket;
let phone: SipPhone;
let phonePort: number;
let inbox: SipMessage[];

beforeEach(async () => {
  inbox = [];
  wire = await openUdp();
  wire.on('message', (datagram, from) => {
    phonePort = from.port;
    const message = parseSip(datagram.toString());
    if (message) inbox.push(message);
  });
  phone = await SipPhone.open({
    account: { username: 'staff', password: 'secret' },
    server: { host: '127.0.0.1', port: wire.address().port },
  });
});

afterEach(async () => {
  await phone.close();
  wire.close();
});

async function openUdp(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

async function nextRequest(method: string): Promise<SipRequest> {
  const message = await next((each) => each.kind === 'request' && each.method === method);
  return message as SipRequest;
}

async function nextResponse(status: number, method: string): Promise<SipResponse> {
  const message = await next(
    (each) => each.kind === 'response' && each.status === status && cseqOf(each).method === method,
  );
  return message as SipResponse;
}

async function next(wanted: (message: SipMessage) => boolean): Promise<SipMessage> {
  for (;;) {
    const index = inbox.findIndex(wanted);
    const [found] = index < 0 ? [] : inbox.splice(index, 1);
    if (found) return found;
    await once(wire, 'message');
  }
}

function send(message: SipMessage): void {
  wire.send(serialiseSip(message), phonePort, '127.0.0.1');
}

function answer(request: SipRequest, status: number, headers: SipHeader[] = []): void {
  const kept = ['Via', 'From', 'To', 'Call-ID', 'CSeq'];
  const copied = kept.map((name): SipHeader => [name, headerValue(request, name)]);
  send({ kind: 'response', status, reason: 'Because', headers: [...copied, ...headers], body: '' });
}

async function register(): Promise<void> {
  const registered = phone.register();
  answer(await nextRequest('REGISTER'), 200);
  await registered;
}

function invite(method: string, cseq: number, rtpPort: number, toTag = ''): SipRequest {
  return {
    kind: 'request',
    method,
    uri: 'sip:staff@127.0.0.1',
    headers: [
      ['Via', `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK-${cseq}`],
      ['From', '"Camille" <sip:0612345678@pbx>;tag=pbx'],
      ['To', `<sip:staff@127.0.0.1>${toTag}`],
      ['Call-ID', 'the-call'],
      ['CSeq', `${cseq} ${method}`],
      ['Contact', '<sip:pbx@127.0.0.1>'],
    ],
    body:
      rtpPort === 0
        ? ''
        : describeAudio(
            {
              address: '127.0.0.1',
              port: rtpPort,
              codecs: ['PCMA'],
              digitPayloadType: 101,
              key: undefined,
            },
            { id: 1, version: 1 },
          ),
  };
}

describe('the telephone', () => {
  it('registers with the answer to the challenge it gets', async () => {
    const registered = phone.register();
    const first = await nextRequest('REGISTER');
    const challenge = 'Digest realm="pbx", nonce="n1", qop="auth", algorithm=MD5';
    answer(first, 401, [['WWW-Authenticate', challenge]]);
    const second = await nextRequest('REGISTER');
    const given = headerValue(second, 'Authorization');
    const cnonce = /cnonce="([^"]+)"/.exec(given)?.[1] ?? '';
    const parsed = parseChallenge(challenge);
    if (!parsed) throw new Error('the challenge was not understood');
    const { uri } = second;
    expect(given).toBe(
      answerChallenge(parsed, {
        username: 'staff',
        password: 'secret',
        method: 'REGISTER',
        uri,
        cnonce,
      }),
    );
    answer(second, 403);
    await expect(registered).rejects.toMatchObject({ name: 'SipFailure', status: 403 });
  });

  it('repeats its answer until it is acknowledged, and moves its sound when asked to', async () => {
    await register();
    const [first, second] = [await openUdp(), await openUdp()];
    const coming = phone.nextCall();
    send(invite('INVITE', 1, first.address().port));
    const call = await coming;
    expect([call.callerNumber, call.callerName]).toEqual(['0612345678', 'Camille']);
    call.ring();
    await nextResponse(180, 'INVITE');
    call.answer();
    await nextResponse(200, 'INVITE');
    const repeated = await nextResponse(200, 'INVITE');
    expect(parseAudio(repeated.body)).toMatchObject({ codecs: ['PCMA'], port: call.voice.port });
    const tag = /;tag=.*/.exec(headerValue(repeated, 'To'))?.[0] ?? '';
    send({ ...invite('ACK', 1, 0, tag) });
    await once(first, 'message');

    send(invite('INVITE', 2, second.address().port, tag));
    await nextResponse(200, 'INVITE');
    send(invite('ACK', 2, 0, tag));
    await once(second, 'message');

    const ended = call.whenEnded();
    send(invite('BYE', 3, 0, tag));
    await nextResponse(200, 'BYE');
    expect(await ended).toEqual({ by: 'them', status: undefined });
    first.close();
    second.close();
  });

  it('stops ringing when the caller gives up', async () => {
    await register();
    const coming = phone.nextCall();
    send(invite('INVITE', 1, 40_000));
    const call = await coming;
    const ended = call.whenEnded();
    send({
      ...invite('CANCEL', 1, 0),
    });
    await nextResponse(200, 'CANCEL');
    await nextResponse(487, 'INVITE');
    expect(await ended).toEqual({ by: 'them', status: 487 });
    call.answer();
    expect(call.isAnswered).toBe(false);
  });

  it('cancels a call it placed, also one that nobody has taken notice of yet', async () => {
    const call = await phone.call('100');
    const request = await nextRequest('INVITE');
    call.hangUp();
    expect(inbox).toEqual([]);
    answer(request, 180);
    const cancel = await nextRequest('CANCEL');
    expect(headerValue(cancel, 'Via')).toBe(headerValue(request, 'Via'));
    answer(cancel, 200);
    answer(request, 487);
    await nextRequest('ACK');
    expect(await call.whenEnded()).toEqual({ by: 'us', status: 487 });
    await expect(call.whenAnswered()).rejects.toMatchObject({ status: 487 });
  });
});

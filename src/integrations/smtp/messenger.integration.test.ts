import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ProviderError } from '../../kernel/errors.js';
import { SmtpMessenger } from './messenger.js';

/** What a mail server says to each command (RFC 5321); what is left out it takes. */
interface Manners {
  readonly greeting?: string;
  readonly auth?: string;
  readonly recipient?: string;
  readonly data?: string;
}

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

/** A mail server that keeps the letters it takes; `silent` never greets. */
async function startMailServer(
  manners: Manners | 'silent' = {},
): Promise<{ url: string; letters: string[]; manners: { now: Manners } }> {
  const letters: string[] = [];
  const state = { now: manners === 'silent' ? {} : manners };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (manners !== 'silent') converse(socket, state, letters);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://cook:secret@127.0.0.1:${String(port)}`, letters, manners: state };
}

function converse(socket: Socket, { now }: { now: Manners }, letters: string[]): void {
  const say = (line: string): boolean => socket.write(`${line}\r\n`);
  let letter: string[] | undefined;
  say(now.greeting ?? '220 mail.example ESMTP');
  createInterface({ input: socket }).on('line', (line) => {
    if (letter) {
      if (line !== '.') {
        letter.push(line);
        return;
      }
      const answer = now.data ?? '250 2.0.0 taken';
      if (answer.startsWith('2')) letters.push(letter.join('\n'));
      letter = undefined;
      say(answer);
      return;
    }
    const command = line.split(' ')[0]?.toUpperCase() ?? '';
    if (command === 'EHLO') socket.write('250-mail.example\r\n250 AUTH PLAIN LOGIN\r\n');
    else if (command === 'AUTH') say(now.auth ?? '235 2.7.0 welcome');
    else if (command === 'RCPT') say(now.recipient ?? '250 2.1.5 known');
    else if (command === 'DATA') {
      letter = [];
      say('354 go on');
    } else if (command === 'QUIT') socket.end('221 bye\r\n');
    else say('250 ok');
  });
}

const message = {
  ...{ id: '0199-id', to: 'ada@example.com', subject: 'Chez Marcel #7' },
  ...{ text: 'Votre commande est prête.', html: '<p>Votre commande est prête.</p>' },
};

function messengerTo(url: string, patienceMs?: number): SmtpMessenger {
  return new SmtpMessenger({
    ...{ url, from: 'Chez Marcel <orders@example.com>' },
    ...(patienceMs !== undefined && { patienceMs }),
  });
}

async function faultOf(attempt: Promise<unknown>): Promise<ProviderError> {
  const error: unknown = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProviderError) return error;
  throw new Error(`no ProviderError: ${String(error)}`);
}

describe('an e-mail', () => {
  it('reaches the mail server in plain text and HTML, under a name that it keeps', async () => {
    const { url, letters } = await startMailServer();
    const { reference } = await messengerTo(url).send(message);
    expect(reference).toBe('<0199-id@example.com>');
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain('Message-ID: <0199-id@example.com>');
    expect(letters[0]).toContain('To: ada@example.com');
    expect(letters[0]).toMatch(/text\/plain[^]*text\/html/);
  });

  it('of a sandbox reaches its one mailbox, which sees whom it was for', async () => {
    const { url, letters } = await startMailServer();
    const settings = { url, from: 'orders@example.com', onlyTo: 'me@example.com' };
    await new SmtpMessenger(settings).send(message);
    expect(letters[0]).toContain('To: me@example.com');
    expect(letters[0]).toContain('Subject: [ada@example.com] Chez Marcel #7');
  });

  it('is not tried again when the mail server refuses the password', async () => {
    const { url, letters } = await startMailServer({ auth: '535 5.7.8 bad credentials' });
    const fault = await faultOf(messengerTo(url).send(message));
    expect(fault).toMatchObject({ provider: 'smtp', retryable: false });
    expect(fault.message).toBe('smtp: refused with 535 (EAUTH)');
    expect(letters).toEqual([]);
  });

  it('is tried again when it is greylisted, and arrives then', async () => {
    const server = await startMailServer({ recipient: '451 4.7.1 greylisted, try again' });
    const messenger = messengerTo(server.url);
    expect(await faultOf(messenger.send(message))).toMatchObject({ retryable: true });
    server.manners.now = {};
    await messenger.send(message);
    expect(server.letters).toHaveLength(1);
  });

  it.each([
    ['that does not exist', { recipient: '550 5.1.1 no such mailbox' }],
    ['that takes no such letter', { data: '554 5.7.1 looks like spam' }],
  ])('to a mailbox %s is given up, without its address in the fault', async (_, manners) => {
    const { url } = await startMailServer(manners);
    const fault = await faultOf(messengerTo(url).send(message));
    expect(fault.retryable).toBe(false);
    expect(fault.message).not.toContain('ada');
  });

  it('waits no longer than it should for a mail server that says nothing', async () => {
    const { url } = await startMailServer('silent');
    const fault = await faultOf(messengerTo(url, 200).send(message));
    expect(fault).toMatchObject({
      retryable: true,
      message: 'smtp: refused with no answer (ETIMEDOUT)',
    });
  });

  it('is tried again when the mail server is busy or away', async () => {
    const busy = await startMailServer({ greeting: '421 4.3.2 come back later' });
    expect(await faultOf(messengerTo(busy.url).send(message))).toMatchObject({ retryable: true });
    const [server] = servers.splice(0);
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server?.close(done));
    expect(await faultOf(messengerTo(busy.url).send(message))).toMatchObject({ retryable: true });
  });
});

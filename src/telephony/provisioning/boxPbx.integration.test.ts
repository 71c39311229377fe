import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '../../kernel/ids.js';
import { eventually } from '../../testing/eventually.js';
import { startTestPbx, type TestPbx } from '../../testing/pbx.js';
import { SipPhone } from '../../testing/sip/sipPhone.js';
import { boxAccount } from './boxAccount.js';
import { createBoxPbx, type BoxPbx } from './boxPbx.js';
import type { Mac } from './mac.js';

jest.setTimeout(60_000);

const mac = '000b82aabbcc' as Mac;
const secret = 'what-the-passwords-are-made-of';

let site: TestPbx;
let pbx: BoxPbx;
const phones: SipPhone[] = [];

beforeAll(async () => {
  site = await startTestPbx();
  const { ariUser: user, ariPassword: password } = site.settings;
  const ari = { url: site.asterisk.ariUrl, user, password };
  pbx = createBoxPbx({ ari, secret, newId: uuidv7 });
});

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.close()));
});

afterAll(async () => {
  await site.close();
});

/** A telephone that plays the box. */
async function openBox(challengesNotify = false, of: Mac = mac): Promise<SipPhone> {
  const { user: username, password } = boxAccount(secret, of);
  const phone = await SipPhone.open({
    ...{ account: { username, password }, challengesNotify },
    server: { host: '127.0.0.1', port: site.settings.sipPort },
  });
  phones.push(phone);
  return phone;
}

function nextWord(phone: SipPhone): Promise<string> {
  return new Promise((resolve) => phone.events.once('notified', resolve));
}

async function presence(wanted: boolean): Promise<void> {
  await eventually(
    async () => (await pbx.present()).has(mac),
    (present) => present === wanted,
    wanted ? 'the box is there' : 'the box has left',
  );
}

describe('a box at the PBX', () => {
  it('registers with an account of its own once it is admitted, and not before', async () => {
    const box = await openBox();
    await expect(box.register()).rejects.toMatchObject({ status: 401 });
    await pbx.admit({ mac, model: 'HT841' });
    await box.register();
    const [contact] = await pbx.contactsOf(mac);
    expect(contact?.address).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(contact?.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  it('is told to fetch its configuration, and obeys who knows its password', async () => {
    await pbx.admit({ mac, model: 'HT841' });
    const box = await openBox(true);
    await box.register();
    const word = nextWord(box);
    expect(await pbx.tell(mac, 'check-sync')).toBe(1);
    expect(await word).toBe('check-sync');
    const again = nextWord(box);
    await pbx.tell(mac, 'resync');
    expect(await again).toBe('resync');
  });

  it('is told nothing where it is not', async () => {
    expect(await pbx.tell('000b82000001' as Mac, 'check-sync')).toBe(0);
  });

  it('calls under its own name, and is shut out alone', async () => {
    const other = '000b82aabbcd' as Mac;
    await pbx.admit({ mac, model: 'HT841' });
    await pbx.admit({ mac: other, model: 'HT813' });
    const [box, neighbour] = [await openBox(), await openBox(false, other)];
    await Promise.all([box.register(), neighbour.register()]);
    const call = await box.call('0033142685300');
    await call.whenAnswered();
    call.hangUp();
    await pbx.dismiss(mac);
    await expect((await box.call('0033142685300')).whenAnswered()).rejects.toMatchObject({
      status: 401,
    });
    const goesOn = await neighbour.call('0033142685300');
    await goesOn.whenAnswered();
    goesOn.hangUp();
  });

  it('is seen when it is there, measured, and missed when it leaves', async () => {
    await pbx.admit({ mac, model: 'HT841' });
    const box = await openBox();
    await box.register();
    await presence(true);
    const [contact] = await pbx.contactsOf(mac);
    expect(contact).toMatchObject({ reachable: true });
    expect(contact?.rttMs).toBeGreaterThan(0);
    await box.close();
    await eventually(
      () => pbx.contactsOf(mac),
      (contacts) => contacts.length === 0,
      'the box is nowhere',
    );
    await presence(false);
  });

  it('keeps its account when the PBX starts anew', async () => {
    await pbx.admit({ mac, model: 'HT841' });
    await site.asterisk.restart();
    await (await openBox()).register();
  });
});

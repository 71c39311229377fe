import { createAriAdmin, type AriAdmin } from '../ari/ariAdmin.js';
import type { AriSettings } from '../ari/ariHttp.js';
import { accountName, boxAccount } from './boxAccount.js';
import type { GatewayBox } from './gatewayBox.js';
import type { Mac } from './mac.js';
import { linePorts } from './models.js';

/** Where a box has registered from. */
export interface BoxContact {
  /** Address and port of the box, or of the router before it: `203.0.113.7:5061`. */
  readonly address: string;
  /** What the box says it is; empty when it says nothing. */
  readonly userAgent: string;
  /** Whether it answers when it is asked (OPTIONS, every half minute). */
  readonly reachable: boolean;
  /** How long an answer takes; null while none has come. */
  readonly rttMs: number | null;
  /** Until when it is taken to be there without a sign of life. */
  readonly expiresAt: Date;
}

/** What a box can be told: to fetch its configuration, in the words that Grandstream boxes know. */
export const BOX_EVENTS = ['check-sync', 'resync'] as const;

/** A word that a box can be told. */
export type BoxEvent = (typeof BOX_EVENTS)[number];

/** What the PBX does for boxes. Every method rejects with a `ProviderError`. */
export interface BoxPbx {
  /** Sees to it that a box can register and call with its own account. */
  admit(box: Pick<GatewayBox, 'mac' | 'model'>): Promise<void>;
  /** Shuts a box out: what it has registered holds until it expires, its calls are refused from now on. */
  dismiss(mac: Mac): Promise<void>;
  /** Boxes that are registered and answer. */
  present(): Promise<ReadonlySet<Mac>>;
  /** Where a box has registered from; empty when it has not. */
  contactsOf(mac: Mac): Promise<readonly BoxContact[]>;
  /** Tells a box something where it has registered; answers to how many places it went. */
  tell(mac: Mac, event: BoxEvent): Promise<number>;
}

/** The dialplan context that does things with boxes, and the one that takes their calls (`asterisk/extensions.conf`). */
const CARE_CONTEXT = 'box';
const CALL_CONTEXT = 'from-gateway';

/** The endpoint as which boxes are told things (`asterisk/pjsip.conf`). */
const CARE_ENDPOINT = 'boxcare';

/** What boxes need of the PBX. */
export interface BoxPbxParts {
  readonly ari: Omit<AriSettings, 'application'>;
  /** What the passwords of the accounts are made of. */
  readonly secret: string;
  readonly newId: () => string;
}

/** The PBX as boxes need it, through ARI alone. */
export function createBoxPbx({ ari: settings, secret, newId }: BoxPbxParts): BoxPbx {
  const ari = createAriAdmin(settings);
  // What is told goes out as one endpoint, whose password is that of one box at a time.
  let telling: Promise<unknown> = Promise.resolve();

  async function onChannel<Value>(use: (channelId: string) => Promise<Value>): Promise<Value> {
    const channelId = `box-${newId()}`;
    await ari.run({ context: CARE_CONTEXT, extension: 'ask', channelId });
    return use(channelId).finally(() => ari.hangUp(channelId).catch(() => undefined));
  }

  async function tell(mac: Mac, event: BoxEvent): Promise<number> {
    const uris = await onChannel((channelId) => urisOf(ari, channelId, mac));
    if (uris.length === 0) return 0;
    const name = accountName(mac);
    await ari.push('endpoint', CARE_ENDPOINT, {
      ...{ outbound_auth: name, transport: 'udp', from_user: 'tableline', context: CARE_CONTEXT },
      ...{ disallow: 'all', allow: 'alaw' },
    });
    for (const boxUri of uris) {
      await ari.run({
        ...{ context: CARE_CONTEXT, extension: 'tell', channelId: `box-${newId()}` },
        variables: { boxUri, boxEvent: event },
      });
    }
    return uris.length;
  }

  return {
    async admit({ mac, model }) {
      const { user, password } = boxAccount(secret, mac);
      await ari.push('auth', user, { auth_type: 'userpass', username: user, password });
      await ari.push('aor', user, {
        // Each line of a box may register for itself.
        ...{ max_contacts: String(linePorts[model]), remove_existing: 'yes' },
        ...{ qualify_frequency: '30', qualify_timeout: '3' },
      });
      await ari.push('endpoint', user, { ...endpointFields, auth: user, aors: user });
    },
    async dismiss(mac) {
      const name = accountName(mac);
      for (const kind of ['endpoint', 'aor', 'auth'] as const) await ari.withdraw(kind, name);
    },
    async present() {
      const names = [...(await ari.reachable())];
      return new Set(names.flatMap((name) => /^box([0-9a-f]{12})$/.exec(name)?.[1] ?? []) as Mac[]);
    },
    contactsOf: (mac) => onChannel((channelId) => contactsOf(ari, channelId, mac)),
    tell: (mac, event) => {
      const told = telling.then(() => tell(mac, event));
      telling = told.catch(() => undefined);
      return told;
    },
  };
}

/** As `gateway` has it in `asterisk/pjsip.conf`. */
const endpointFields = {
  ...{ context: CALL_CONTEXT, transport: 'udp', identify_by: 'auth_username,username' },
  ...{ disallow: 'all', allow: 'alaw,ulaw', dtmf_mode: 'rfc4733', direct_media: 'no' },
  ...{ rtp_symmetric: 'yes', force_rport: 'yes', rewrite_contact: 'yes' },
  ...{ allow_transfer: 'no', allow_subscribe: 'no', trust_id_inbound: 'yes' },
  ...{ rtp_timeout: '60', rtp_timeout_hold: '600' },
};

async function contactIdsOf(ari: AriAdmin, channelId: string, mac: Mac): Promise<string[]> {
  const ids = await ari.ask(channelId, `PJSIP_AOR(${accountName(mac)},contact)`).catch(() => '');
  return ids.split(',').filter((id) => id !== '');
}

async function contactsOf(ari: AriAdmin, channelId: string, mac: Mac): Promise<BoxContact[]> {
  const contacts: BoxContact[] = [];
  for (const id of await contactIdsOf(ari, channelId, mac)) {
    const ask = (field: string): Promise<string> =>
      ari.ask(channelId, `PJSIP_CONTACT(${id},${field})`);
    const rttUs = Number(await ask('rtt'));
    contacts.push({
      address: addressIn(await ask('uri')),
      userAgent: await ask('user_agent'),
      reachable: (await ask('status')) === 'Reachable',
      rttMs: rttUs > 0 ? rttUs / 1000 : null,
      expiresAt: new Date(Number(await ask('expiration_time')) * 1000),
    });
  }
  return contacts;
}

/** Where a box is told things. What it calls itself goes nowhere near the dialplan, only its address does. */
async function urisOf(ari: AriAdmin, channelId: string, mac: Mac): Promise<string[]> {
  const ids = await contactIdsOf(ari, channelId, mac);
  const uris = await Promise.all(ids.map((id) => ari.ask(channelId, `PJSIP_CONTACT(${id},uri)`)));
  const addresses = new Set(uris.map(addressIn).filter((address) => address !== ''));
  return [...addresses].map((address) => `sip:${accountName(mac)}@${address}`);
}

function addressIn(uri: string): string {
  return (
    /^sips?:(?:[^@]*@)?([\w.-]+(?::\d{1,5})?|\[[\da-f:]+\](?::\d{1,5})?)(?:[;?]|$)/i.exec(
      uri,
    )?.[1] ?? ''
  );
}

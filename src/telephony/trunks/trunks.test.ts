import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderTrunks } from './renderTrunks.js';
import { faultsOfTrunk, isUsableSecret, trunkDefaults, type Trunk } from './trunk.js';
import { conditionOf } from './trunkState.js';

const ovh: Trunk = {
  ...trunkDefaults.ovh,
  ...{ id: 'ovh', name: 'OVH', kind: 'ovh', host: 'siptrunk.ovh.net', country: 'FR' },
  ...{ user: '0033972001122', numbers: ['+33142685300'] },
};
const twilio: Trunk = {
  ...trunkDefaults.twilio,
  ...{ id: 'twilio', name: 'Twilio', kind: 'twilio', host: 'acme.pstn.twilio.com', country: 'US' },
  ...{ numbers: ['+12125550142'], transport: 'tls', srtp: true },
};
const rendered = (trunk: Trunk, secret: string | null = 'secret'): string =>
  renderTrunks([{ ...trunk, secret }]);

describe('a trunk', () => {
  it('is right as the guides of OVH and Twilio have it', () => {
    expect(faultsOfTrunk(ovh, true)).toEqual([]);
    expect(faultsOfTrunk(twilio, false)).toEqual([]);
  });

  it.each<[string, Partial<Trunk>, string]>([
    ['a name that would begin a section', { id: 'x]\n[y' }, 'id'],
    ['a server that would begin a line', { host: 'sip.example\npermit=0.0.0.0/0' }, 'host'],
    ['a port out of range', { port: 0 }, 'port'],
    ['no account to register with', { user: null }, 'user'],
    ['an account that would end its header', { user: 'a>b' }, 'user'],
    ['no codec', { codecs: [] }, 'codecs'],
    ['keys of sound in the clear', { srtp: true }, 'srtp'],
    ['a registration that never ends', { expiryS: 1_000_000 }, 'expiryS'],
    ['a network that is the whole world', { networks: ['0.0.0.0/0'] }, 'networks'],
    ['a country that is none', { country: 'XX' }, 'country'],
  ])('is refused for %s', (_, change, place) => {
    expect(faultsOfTrunk({ ...ovh, ...change }, true).map((fault) => fault.place)).toContain(place);
  });

  it('needs a secret for its account, or the addresses it calls from', () => {
    expect(faultsOfTrunk(ovh, false)).toMatchObject([{ place: 'secret' }]);
    expect(faultsOfTrunk({ ...twilio, networks: [] }, false)).toMatchObject([
      { place: 'networks' },
    ]);
  });
});

describe('what Asterisk is told of a trunk', () => {
  it('is a registration with a line of its own for OVH, A-law first', () => {
    const text = rendered(ovh);
    expect(text).toContain('[trunk-ovh-registration](trunk-registration)');
    expect(text).toContain('client_uri = sip:0033972001122@siptrunk.ovh.net');
    expect(text).toContain('expiration = 1800');
    expect(text).toContain('allow = alaw,ulaw');
    expect(text).not.toContain('type = identify');
  });

  it('is TLS, SRTP and the addresses of Twilio, and no registration', () => {
    const text = rendered(twilio, null);
    expect(text).toContain('[tls](tls-transport)');
    expect(text).toContain('media_encryption = sdes');
    expect(text).toContain('contact = sip:acme.pstn.twilio.com\\;transport=tls');
    expect(text.match(/^match = /gm)).toHaveLength(8);
    expect(text).not.toContain('registration');
  });

  it('is not asked whether it is there when it never answers', () => {
    expect(rendered({ ...ovh, answersOptions: false })).toContain('qualify_frequency = 0');
    expect(rendered(ovh)).not.toContain('qualify');
  });

  it('lets in, by the token of a registration, those addresses only that are named', () => {
    const text = rendered({ ...ovh, networks: ['91.121.128.0/23'] });
    expect(text).toContain('deny = 0.0.0.0/0.0.0.0\npermit = 91.121.128.0/23');
    expect(rendered(ovh)).not.toContain('permit');
  });

  it('stays on its line, whatever the secret is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }).filter(isUsableSecret), (secret) => {
        const line = rendered(ovh, secret)
          .split('\n')
          .find((one) => one.startsWith('password = '));
        // As Asterisk reads it: a semicolon ends the line unless a backslash stands before it.
        expect(line?.replaceAll('\\;', ';')).toBe(`password = ${secret.replaceAll('\\;', ';')}`);
        expect(line).not.toMatch(/(^|[^\\]);/);
      }),
    );
  });
});

/** As Asterisk 22 prints it. */
const registrations = `
 <Registration/ServerURI..............................>  <Auth....................>  <Status.......>
==========================================================================================

 trunk-ovh-registration/sip:siptrunk.ovh.net             trunk-ovh-auth              Registered        (exp. 1790s)
 trunk-ovh-two-registration/sip:siptrunk.ovh.net         trunk-ovh-two-auth          Rejected          (exp. 290s)
 trunk-gone-registration/sip:gone.example.com            trunk-gone-auth             Unregistered      (exp. 12s ago)
`;
const contacts = `
  Contact:  trunk-ovh/sip:siptrunk.ovh.net                 5b4bebb4d4 Avail        12.345
  Contact:  trunk-twilio/sip:acme.pstn.twilio.com;transp   0c0790d62f Unavail         nan
`;
const conditionIn = (trunk: Trunk) => conditionOf(trunk, { registrations, contacts });

describe('how a trunk is', () => {
  it('is up when it is registered', () => {
    expect(conditionIn(ovh)).toEqual({
      ...{ state: 'up', registration: 'registered', reachable: true, roundTripMs: 12.345 },
      fault: null,
    });
  });

  it('is down when it is refused, unanswered or not known, each with its reason', () => {
    expect(conditionIn({ ...ovh, id: 'ovh-two' })).toMatchObject({
      ...{ state: 'down', registration: 'rejected' },
      fault: expect.stringContaining('refuses the account'),
    });
    expect(conditionIn({ ...ovh, id: 'gone' }).fault).toContain('does not answer');
    expect(conditionIn({ ...ovh, id: 'new' }).fault).toContain('Asterisk does not know it');
  });

  it('is down when its server has fallen silent, though it is registered', () => {
    const silent = contacts.replace('Avail        12.345', 'Unavail         nan');
    expect(conditionOf(ovh, { registrations, contacts: silent })).toMatchObject({
      ...{ state: 'down', registration: 'registered', reachable: false },
      fault: expect.stringContaining('fallen silent'),
    });
  });

  it('is told by its answers where one does not register', () => {
    expect(conditionIn(twilio)).toMatchObject({ state: 'down', reachable: false });
    expect(conditionIn({ ...twilio, id: 'new' })).toMatchObject({ state: 'unknown', fault: null });
  });
});

import type { AriAdmin } from '../ari/ariAdmin.js';
import type { SipAccounts } from './ports.js';

/** What a browser needs: WebRTC, which for Asterisk means ICE, DTLS-SRTP and one port for RTP and RTCP. */
const BROWSER_ENDPOINT = {
  ...{ transport: 'ws', context: 'from-browser', webrtc: 'yes', dtls_auto_generate_cert: 'yes' },
  ...{ disallow: 'all', allow: 'alaw,ulaw', dtmf_mode: 'rfc4733', direct_media: 'no' },
  ...{ rewrite_contact: 'yes', allow_transfer: 'no', allow_subscribe: 'no' },
  ...{ identify_by: 'auth_username,username', rtp_timeout: '60', rtp_timeout_hold: '600' },
};

/** Accounts of browser phones, pushed to the PBX while it runs. */
export function browserAccounts(ari: Pick<AriAdmin, 'push' | 'withdraw'>): SipAccounts {
  return {
    async put({ user, password }) {
      await ari.push('auth', user, { auth_type: 'userpass', username: user, password });
      await ari.push('aor', user, { max_contacts: '1', remove_existing: 'yes' });
      await ari.push('endpoint', user, { ...BROWSER_ENDPOINT, aors: user, auth: user });
    },
    async remove(user) {
      for (const kind of ['endpoint', 'aor', 'auth'] as const) await ari.withdraw(kind, user);
    },
  };
}

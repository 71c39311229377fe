import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { Facts } from './facts.js';
import { fail, ok, unchecked, warn, type Finding } from './finding.js';
import { unlessAway } from './gateway.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Automatic certificates are renewed 30 days before their end: two weeks before it something is wrong. */
const WARN_DAYS = 14;
const TIMEOUT_MS = 5000;

/** Judges for how long a certificate is good. */
export function judgeCertificate(
  about: string,
  { validFrom, validTo }: { readonly validFrom: Date; readonly validTo: Date },
  now: Date,
): Finding {
  const renew =
    'renew it (certbot renew, or see the log of the reverse proxy) and reload who uses it';
  const days = Math.floor((validTo.getTime() - now.getTime()) / DAY_MS);
  const end = validTo.toISOString().slice(0, 10);
  if (now > validTo) return fail(about, `its certificate expired on ${end}`, renew);
  if (now < validFrom)
    return fail(about, 'its certificate is not valid yet', 'see that the clock is right');
  if (days < WARN_DAYS) return warn(about, `its certificate expires on ${end}`, renew);
  return ok(about, `its certificate is good until ${end}`);
}

/** Whether Asterisk's certificate, where it has one for SIP over TLS, is good. */
export function checkCertificates(facts: Facts): Promise<Finding[]> {
  return unlessAway('SIP over TLS', facts, async ({ transports }) => {
    const files = new Set(transports.map(({ certificateFile }) => certificateFile).filter(Boolean));
    if (files.size === 0) return [ok('SIP over TLS', 'is not used')];
    return Promise.all([...files].map((file) => checkFile(file, facts.world.clock.now())));
  });
}

async function checkFile(file: string, now: Date): Promise<Finding> {
  const about = 'SIP over TLS';
  const text = await readFile(file).catch(() => undefined);
  if (!text) return unchecked(about, `${file} cannot be read from here`);
  try {
    const { validFrom, validTo } = new X509Certificate(text);
    return judgeCertificate(
      about,
      { validFrom: new Date(validFrom), validTo: new Date(validTo) },
      now,
    );
  } catch {
    return fail(about, `${file} holds no certificate`, 'put the PEM file of the chain there');
  }
}

/** A certificate as a server shows it. */
export interface ShownCertificate {
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Why nobody should believe it; undefined when it can be believed. */
  readonly distrusted: string | undefined;
}

/** Judges the certificate that a server has shown; `consequence` says what comes of one that is not trusted. */
export function judgeShown(
  about: string,
  shown: ShownCertificate,
  consequence: string,
  now: Date,
): Finding[] {
  const age = judgeCertificate(about, shown, now);
  if (age.state === 'fail' || shown.distrusted === undefined) return [age];
  return [
    age,
    fail(
      about,
      `its certificate is not trusted (${shown.distrusted}): ${consequence}`,
      'get one from an authority, with its chain, for this name',
    ),
  ];
}

/**
 * The certificate that a server shows. It is judged by the authorities that everybody knows, or by `authorities`
 * (PEM); its name is not where the server is an IP address. Rejects when it shows none.
 */
export function shownCertificate(
  host: string,
  port: number,
  authorities?: readonly string[],
): Promise<ShownCertificate> {
  return new Promise((resolve, reject) => {
    // It is only looked at: what is wrong with it is said rather than thrown.
    const socket = connect({
      ...{ host, port, rejectUnauthorized: false },
      ...(isIP(host) ? { checkServerIdentity: () => undefined } : { servername: host }),
      ...(authorities && { ca: [...authorities] }),
    });
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const { valid_from: from, valid_to: to } = socket.getPeerCertificate();
      const fault = socket.authorized ? undefined : String(socket.authorizationError);
      socket.end();
      resolve({ validFrom: new Date(from), validTo: new Date(to), distrusted: fault });
    });
  });
}

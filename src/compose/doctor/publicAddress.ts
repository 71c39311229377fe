import { isIP } from 'node:net';
import { messageOf } from '../../kernel/errors.js';
import { readHealth } from './askGateway.js';
import { judgeShown, shownCertificate } from './certificates.js';
import type { Facts } from './facts.js';
import { fail, ok, warn, type Finding } from './finding.js';

/** Whether payments, messages and boxes reach us at `PUBLIC_BASE_URL`. */
export async function checkPublicAddress({ config, world, gateway }: Facts): Promise<Finding[]> {
  const { publicUrl } = config.http;
  const url = new URL(publicUrl);
  const findings: Finding[] = [];
  const local = url.hostname === 'localhost' || /^127\./.test(url.hostname);
  if (local && config.mode === 'production')
    findings.push(
      fail(
        'public address',
        `${publicUrl} leads nobody outside to us: links in messages and webhooks are dead`,
        'set PUBLIC_BASE_URL to the address at which the reverse proxy is reached',
      ),
    );
  else if (url.protocol === 'http:' && !local)
    findings.push(
      warn('public address', `${publicUrl} is not encrypted`, 'put a reverse proxy with TLS there'),
    );
  if (url.protocol === 'https:') findings.push(...(await checkTls(url, world.clock.now())));
  if (local && (await gateway()).kind === 'nobody')
    return [...findings, ok('public address', `${publicUrl} is this machine`)];
  const answer = await readHealth(publicUrl);
  if (answer.kind === 'gateway')
    return [...findings, ok('public address', `${publicUrl} leads to a gateway`)];
  const said = answer.kind === 'stranger' ? answer.said : 'nobody';
  return [
    ...findings,
    fail(
      'public address',
      `${publicUrl}/health does not answer as a gateway does (${said}): no webhook comes in`,
      'see DNS, firewall and that the reverse proxy hands requests to HTTP_PORT',
    ),
  ];
}

async function checkTls({ hostname, port }: URL, now: Date): Promise<Finding[]> {
  const about = 'public address';
  try {
    const shown = await shownCertificate(hostname, Number(port || 443));
    const distrusted = isIP(hostname) ? undefined : shown.distrusted;
    return judgeShown(about, { ...shown, distrusted }, 'vendors send no webhooks', now);
  } catch (error) {
    const todo = 'see that the reverse proxy runs and its port is open';
    return [fail(about, `${hostname} does not speak TLS: ${messageOf(error)}`, todo)];
  }
}

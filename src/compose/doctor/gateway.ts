import { messageOf } from '../../kernel/errors.js';
import { STASIS_APPLICATION } from '../../telephony/pbx/settings.js';
import type { Facts } from './facts.js';
import { fail, ok, unchecked, warn, type Finding } from './finding.js';

/** Older ones lack what the configuration uses. */
const OLDEST_ASTERISK = 20;

/** Without these no call is heard. */
const MODULES = [
  ...['chan_pjsip.so', 'chan_rtp.so', 'app_stasis.so', 'app_echo.so', 'pbx_config.so'],
  ...['res_ari_channels.so', 'res_ari_bridges.so', 'res_pjsip_session.so'],
  ...['res_pjsip_registrar.so', 'codec_alaw.so', 'codec_ulaw.so', 'bridge_simple.so'],
];

/** Whether the gateway runs here, and how its parts do by its own account. */
export async function checkGateway({ gateway, config }: Facts): Promise<Finding[]> {
  const answer = await gateway();
  const place = `port ${config.http.port}`;
  switch (answer.kind) {
    case 'nobody':
      return [
        warn(
          'gateway',
          `does not run here (nobody listens at ${place}); what only it knows is not checked`,
          'start it, if it should: npm start',
        ),
      ];
    case 'stranger':
      return [
        fail(
          'gateway',
          `another program has ${place} (${answer.said})`,
          'end that program, or choose another HTTP_PORT',
        ),
      ];
    case 'gateway':
      return answer.health.parts.map(({ name, state, detail }) => {
        const said = `says of ${name}: ${state}${detail === null ? '' : ` (${detail})`}`;
        if (state === 'ok') return ok('gateway', said);
        const todo = `see its log about ${name}`;
        return state === 'down' ? fail('gateway', said, todo) : warn('gateway', said, todo);
      });
  }
}

/** Whether Asterisk answers, is new enough, has what calls need, and gives calls to the gateway. */
export async function checkAsterisk({ asterisk, gateway, config }: Facts): Promise<Finding[]> {
  try {
    const { version, modules, applications } = await asterisk();
    const findings = [judgeVersion(version)];
    const missing = MODULES.filter((name) => !modules.has(name));
    findings.push(
      missing.length === 0
        ? ok('Asterisk', 'has the modules that calls need')
        : fail(
            'Asterisk',
            `lacks ${missing.join(', ')}`,
            'render its configuration anew and start it with that (asterisk/README.md)',
          ),
    );
    if (applications.includes(STASIS_APPLICATION))
      return [...findings, ok('Asterisk', 'gives calls to the gateway')];
    const runs = (await gateway()).kind === 'gateway' && config.roles.includes('calls');
    const means = 'no gateway is connected to it: calls ring the staff or are asked for a message';
    const todo = 'start the gateway, or see in its log why it does not connect';
    return [...findings, runs ? fail('Asterisk', means, todo) : warn('Asterisk', means, todo)];
  } catch (error) {
    const refused = messageOf(error).includes('refused (ari.conf)');
    const todo = refused
      ? 'make ARI_USER and ARI_PASSWORD those of ari.conf, and restart the gateway'
      : 'start Asterisk, and see that ARI_URL names its bindaddr and bindport (http.conf)';
    return [fail('Asterisk', `${messageOf(error)}: no call is taken`, todo)];
  }
}

function judgeVersion(version: string): Finding {
  const major = Number(/\d+/.exec(version)?.[0] ?? 0);
  return major >= OLDEST_ASTERISK
    ? ok('Asterisk', `${version} answers`)
    : fail(
        'Asterisk',
        `${version} is too old`,
        `install ${OLDEST_ASTERISK} or newer: scripts/setup`,
      );
}

/** What Asterisk tells, for checks that have nothing to say without it. */
export async function unlessAway(
  about: string,
  { asterisk }: Facts,
  check: (report: Awaited<ReturnType<Facts['asterisk']>>) => Promise<Finding[]>,
): Promise<Finding[]> {
  const report = await asterisk().catch(() => undefined);
  return report ? check(report) : [unchecked(about, 'Asterisk does not answer')];
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { uuidv7 } from '../../kernel/ids.js';
import { messageOf } from '../../kernel/errors.js';
import { askConsole } from '../../telephony/pbx/asteriskConsole.js';
import { createBoxPbx } from '../../telephony/provisioning/boxPbx.js';
import { writtenMac } from '../../telephony/provisioning/mac.js';
import type { KeptTrunk } from '../../telephony/trunks/ports.js';
import { refusedOffers } from '../../telephony/trunks/refusedOffers.js';
import { NO_RUN_FOLDER } from '../../telephony/trunks/trunkDesk.js';
import { conditionOf } from '../../telephony/trunks/trunkState.js';
import { judgeShown, shownCertificate } from './certificates.js';
import type { Facts } from './facts.js';
import { fail, ok, unchecked, warn, type Finding } from './finding.js';

/** Whether the operators' lines are up, as Asterisk says. */
export async function checkTrunks(facts: Facts): Promise<Finding[]> {
  const trunks = await trunksInUse(facts);
  if (!trunks) return [unchecked('trunks', 'the database cannot be read')];
  if (trunks.length === 0) return [ok('trunks', 'none in use')];
  const { asteriskRunDirectory: folder, secretKeys } = facts.config;
  if (folder === undefined)
    return [fail('trunks', NO_RUN_FOLDER, 'set ASTERISK_RUN_DIR to its run folder')];
  if (trunks.some(({ hasSecret }) => hasSecret) && !secretKeys)
    return [
      fail('trunks', 'their secrets cannot be opened without SECRETS_KEY', 'set it as it was'),
    ];
  try {
    const [registrations, contacts] = await Promise.all([
      askConsole(folder, 'pjsip show registrations'),
      askConsole(folder, 'pjsip show contacts'),
    ]);
    const findings = trunks.map(async (trunk) => [
      judgeTrunk(trunk, { registrations, contacts }),
      ...(await checkItsCertificate(trunk, facts)),
      ...(await checkRefusedOffers(trunk, folder, facts)),
    ]);
    return (await Promise.all(findings)).flat();
  } catch (error) {
    return [unchecked('trunks', messageOf(error), 'see that Asterisk runs in ASTERISK_RUN_DIR')];
  }
}

/** The trunks that are enabled; undefined when the database cannot tell. */
export async function trunksInUse({ database }: Facts): Promise<KeptTrunk[] | undefined> {
  const report = await database().catch(() => undefined);
  return report?.content?.trunks.filter(({ enabled }) => enabled);
}

function judgeTrunk(trunk: KeptTrunk, lists: Parameters<typeof conditionOf>[1]): Finding {
  const about = `trunk ${trunk.id}`;
  const { state, fault, roundTripMs } = conditionOf(trunk, lists);
  const numbers = trunk.numbers.join(', ') || 'its numbers';
  if (fault !== null)
    return fail(
      about,
      `${fault}; nobody gets through to ${numbers}`,
      `see that ${trunk.host} and the account are right, with the operator's own page at hand`,
    );
  if (!trunk.answersOptions && state === 'unknown')
    return unchecked(about, 'does not answer when asked (answersOptions): a call will show');
  if (state === 'unknown') return unchecked(about, 'was not asked yet by Asterisk');
  return ok(about, `up${roundTripMs === null ? '' : `, answers in ${roundTripMs.toFixed(0)} ms`}`);
}

const SIP_TLS_PORT = 5061;

/** Of a trunk over TLS. */
async function checkItsCertificate(trunk: KeptTrunk, facts: Facts): Promise<Finding[]> {
  if (trunk.transport !== 'tls') return [];
  const about = `trunk ${trunk.id}`;
  const { outboundProxy } = trunk;
  const place = outboundProxy ?? `${trunk.host}:${trunk.port ?? SIP_TLS_PORT}`;
  const [host = '', port = SIP_TLS_PORT] = place.split(':');
  try {
    const shown = await shownCertificate(host, Number(port), await authorities(facts));
    const consequence = 'Asterisk does not talk with it';
    return judgeShown(about, shown, consequence, facts.world.clock.now());
  } catch (error) {
    return [unchecked(about, `${place} shows no certificate: ${messageOf(error)}`)];
  }
}

/** Whom Asterisk believes, as far as one can see from here. */
async function authorities({ asterisk }: Facts): Promise<readonly string[]> {
  const report = await asterisk().catch(() => undefined);
  const file = report?.transports.find(({ protocol }) => protocol === 'tls')?.authoritiesFile;
  const own = file ? await readFile(file, 'utf8').catch(() => undefined) : undefined;
  return own === undefined ? rootCertificates : [...rootCertificates, own];
}

const DAY_MS = 24 * 3_600_000;

/** Calls that were refused before anybody could hear of them. */
async function checkRefusedOffers(
  { id, srtp }: KeptTrunk,
  runDirectory: string,
  { world }: Facts,
): Promise<Finding[]> {
  const log = await readFile(join(runDirectory, 'log/messages.log'), 'utf8').catch(() => '');
  const count = refusedOffers(log, id, new Date(world.clock.now().getTime() - DAY_MS));
  if (count === 0) return [];
  const wanted = srtp ? 'encrypted' : 'in the clear';
  return [
    fail(
      `trunk ${id}`,
      `${count} calls since yesterday were refused: their sound was not ${wanted}, or in no codec of the trunk`,
      "make the trunk's srtp and codecs what the operator has (Twilio: Secure Trunking)",
    ),
  ];
}

/** Whether the gateway boxes are registered. */
export async function checkBoxes({ database, asterisk, config }: Facts): Promise<Finding[]> {
  const report = await database().catch(() => undefined);
  const boxes = report?.content?.boxes;
  if (!boxes) return [unchecked('boxes', 'the database cannot be read')];
  if (boxes.length === 0) return [ok('boxes', 'none in use')];
  const { gatewaySip, ari } = config;
  if (!gatewaySip)
    return [
      fail(
        'boxes',
        `${boxes.length} are known and none can fetch its configuration`,
        'set GATEWAY_PASSWORD and GATEWAY_SIP_SERVER',
      ),
    ];
  if (!(await asterisk().catch(() => undefined)))
    return [unchecked('boxes', 'Asterisk does not answer')];
  const present = await createBoxPbx({
    ...{ ari, secret: gatewaySip.password, newId: uuidv7 },
  }).present();
  return boxes.map(({ mac, servedAt }) => {
    const about = `box ${writtenMac(mac)}`;
    if (present.has(mac)) return ok(about, 'is registered');
    return servedAt === null
      ? warn(about, 'has fetched nothing yet', 'type in what npm run provision -- add has shown')
      : fail(
          about,
          'has its configuration and is not registered: its lines are dead',
          'see power, network and that it reaches GATEWAY_SIP_SERVER',
        );
  });
}

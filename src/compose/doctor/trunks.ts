import { uuidv7 } from '../../kernel/ids.js';
import { messageOf } from '../../kernel/errors.js';
import { askConsole } from '../../telephony/pbx/asteriskConsole.js';
import { createBoxPbx } from '../../telephony/provisioning/boxPbx.js';
import { writtenMac } from '../../telephony/provisioning/mac.js';
import type { KeptTrunk } from '../../telephony/trunks/ports.js';
import { NO_RUN_FOLDER } from '../../telephony/trunks/trunkDesk.js';
import { conditionOf } from '../../telephony/trunks/trunkState.js';
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
    return trunks.map((trunk) => judgeTrunk(trunk, { registrations, contacts }));
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
  if (state === 'unknown') return unchecked(about, 'was not asked yet by Asterisk');
  return ok(about, `up${roundTripMs === null ? '' : `, answers in ${roundTripMs.toFixed(0)} ms`}`);
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

import { readConfig, type Config } from '../../config.js';
import { InvalidInputError } from '../../kernel/errors.js';
import { checkCertificates } from './certificates.js';
import { checkDatabase, checkJobs } from './database.js';
import { checkEngines } from './engines.js';
import { openFacts, type DoctorWorld, type Facts } from './facts.js';
import { fail, ok, type Finding } from './finding.js';
import { checkAsterisk, checkGateway } from './gateway.js';
import { checkDisk, checkMachine, couldNot } from './machine.js';
import { checkExternalAddress, checkIceServers } from './nat.js';
import { checkDns } from './names.js';
import { checkRtpPorts, checkSip } from './ports.js';
import { checkPublicAddress } from './publicAddress.js';
import { checkSecrets, withoutSecrets } from './secrets.js';
import { checkSound } from './sound.js';
import { checkClock } from './time.js';
import { checkBoxes, checkTrunks } from './trunks.js';

/** Everything that is looked at once the settings can be read, by the name that it is asked for. */
const checks = {
  secrets: checkSecrets,
  machine: checkMachine,
  disk: checkDisk,
  clock: checkClock,
  database: checkDatabase,
  jobs: checkJobs,
  gateway: checkGateway,
  asterisk: checkAsterisk,
  sip: checkSip,
  rtp: checkRtpPorts,
  sound: checkSound,
  trunks: checkTrunks,
  boxes: checkBoxes,
  nat: checkExternalAddress,
  turn: checkIceServers,
  dns: checkDns,
  engines: checkEngines,
  public: checkPublicAddress,
  certificates: checkCertificates,
} satisfies Record<string, (facts: Facts) => Promise<Finding[]>>;

/** A check by its name. */
export type CheckName = keyof typeof checks;

/** The names of all checks. */
export const checkNames = Object.keys(checks) as readonly CheckName[];

/**
 * Looks at the whole chain from the telephone line to the kitchen, or at these parts of it, and says of each how
 * it is and what to do. Never rejects; no finding has a secret of the settings in it.
 */
export async function diagnose(
  world: DoctorWorld,
  names: readonly CheckName[] = checkNames,
): Promise<Finding[]> {
  const { environment } = world;
  const read = readSettings(environment);
  if (!read.config) return withoutSecrets(read.findings, environment);
  const facts = openFacts(world, read.config);
  const found = await Promise.all(
    names.map((name) => checks[name](facts).catch((error: unknown) => [couldNot(name, error)])),
  );
  return withoutSecrets([...read.findings, ...found.flat()], environment);
}

function readSettings(environment: DoctorWorld['environment']): {
  config?: Config;
  findings: Finding[];
} {
  try {
    const config = readConfig(environment);
    return { config, findings: [ok('settings', `can be read (${config.mode})`)] };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const todo = 'mend it in .env, as .env.example tells; the rest is looked at then';
    return {
      findings: error.faults.map(({ place, message }) =>
        fail('settings', `${place} ${message}`, todo),
      ),
    };
  }
}

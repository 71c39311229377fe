import type { Clock } from '../../kernel/clock.js';
import { InvalidInputError } from '../../kernel/errors.js';
import type { NewId } from '../../kernel/ids.js';
import { accepted, type Result } from '../../kernel/result.js';
import { digestOf, newBoxPassword } from './boxPassword.js';
import { differences, parseConfiguration, type Difference } from './configuration.js';
import type { BoxPlan, GatewayBox } from './gatewayBox.js';
import type { LineCheck, LineCheckBook } from './lineCheck.js';
import type { Mac } from './mac.js';
import { linePortNumbers, linePorts, type BoxModel } from './models.js';
import { faultsOfPlan } from './planFaults.js';
import type { BoxBook, BoxRefusal, KeptBox } from './ports.js';
import { pushedValues, type SipAccess } from './pushedValues.js';
import { templateOf } from './templates.js';

/** What looking after boxes needs. */
export interface BoxCareParts {
  readonly boxes: BoxBook;
  readonly clock: Pick<Clock, 'now'>;
}

/** A difference, with what the setting does. */
export interface ExplainedDifference extends Difference {
  readonly meaning: string;
}

/**
 * Adds a box and makes the password with which it fetches its configuration, to be shown this once. Throws an
 * `InvalidInputError` that names all that is wrong with the plan.
 */
export async function addBox(
  { boxes, clock }: BoxCareParts,
  box: GatewayBox,
): Promise<Result<{ box: KeptBox; password: string }, BoxRefusal>> {
  check(box);
  const password = newBoxPassword();
  const added = await boxes.add(box, digestOf(password), clock.now());
  return added.ok ? accepted({ box: added.value, password }) : added;
}

/** Changes the plan of a box; it takes effect when the box fetches anew. Throws as `addBox`. */
export async function changeBox(
  { boxes, clock }: BoxCareParts,
  mac: Mac,
  plan: BoxPlan,
): Promise<Result<KeptBox, BoxRefusal> | undefined> {
  check(plan);
  return boxes.change(mac, plan, clock.now());
}

/** Gives a box a new password, to be shown this once; the old one opens nothing from now on. */
export async function renewPassword({ boxes, clock }: BoxCareParts, mac: Mac): Promise<string> {
  const password = newBoxPassword();
  await boxes.changePassword(mac, digestOf(password), clock.now());
  return password;
}

/**
 * Where a box is not as it is told to be, by the configuration that it gave out. Throws an `InvalidInputError`
 * for what is no configuration, or that of another box.
 */
export function compareBox(
  box: GatewayBox,
  { sip, url }: { readonly sip: SipAccess; readonly url: URL },
  exported: string,
): readonly ExplainedDifference[] {
  const found = parseConfiguration(exported, box.mac);
  if (!found.ok) {
    throw new InvalidInputError('the configuration cannot be compared', [
      { place: 'the file', message: found.refusal },
    ]);
  }
  // Passwords are not compared, so that the one for the fetch, which nobody keeps, need not be known.
  const pushed = pushedValues(box, sip, { url, user: box.mac, password: '' });
  return differences(pushed, found.value).map((difference) => ({
    ...difference,
    meaning: meaningOf(box.model, difference.p),
  }));
}

/** How long a line waits for the technician's call. */
const CHECK_WAITS_MS = 10 * 60_000;

/**
 * Lets the next call on a line of the box be a check; the line may be left out where the box has one. Undefined
 * for a socket that is no line of the box.
 */
export async function armCheck(
  parts: { checks: LineCheckBook; clock: Pick<Clock, 'now'>; newId: NewId },
  { mac, restaurantId, ports }: KeptBox,
  port: number | undefined,
): Promise<LineCheck | undefined> {
  const chosen =
    port === undefined && ports.length === 1 ? ports[0] : ports.find((one) => one.port === port);
  if (!chosen) return undefined;
  const armedAt = parts.clock.now();
  const expiresAt = new Date(armedAt.getTime() + CHECK_WAITS_MS);
  const armed = { id: parts.newId(), mac, restaurantId, line: chosen.line, armedAt, expiresAt };
  await parts.checks.arm(armed);
  return { ...armed, startedAt: null, finishedAt: null, steps: [] };
}

function check(plan: BoxPlan): void {
  const faults = faultsOfPlan(plan);
  if (faults.length > 0) throw new InvalidInputError('the box cannot be set up so', faults);
}

function meaningOf(model: BoxModel, p: number): string {
  const parameter = Object.values(templateOf(model).parameters).find((one) => one.p === p);
  if (parameter) return parameter.meaning;
  for (let port = 1; port <= linePorts[model]; port++) {
    const numbers: Readonly<Record<string, unknown>> = { ...linePortNumbers(model, port) };
    const name = Object.keys(numbers).find((key) => numbers[key] === p);
    if (name !== undefined) return `${portMeanings[name] ?? name} of line ${port}`;
  }
  return 'a setting of this box';
}

const portMeanings: Readonly<Record<string, string>> = {
  userId: 'SIP user',
  authenticateId: 'SIP user for the password',
  profile: 'profile',
  enabled: 'in use',
  channel: 'number of the socket',
  forwardUser: 'number that is rung for the calls',
  forwardServer: 'server that is rung for the calls',
  forwardPort: 'port that is rung for the calls',
};

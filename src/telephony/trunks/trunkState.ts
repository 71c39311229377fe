import { registers, type TrunkPlan } from './trunk.js';
import { trunkEndpoint } from './renderTrunks.js';

/** How a trunk's registration stands; `none` where one does not register. */
export type RegistrationState = 'registered' | 'unregistered' | 'rejected' | 'unknown' | 'none';

/** How a trunk is at this moment, as Asterisk says. */
export interface TrunkCondition {
  /** Whether calls can come and go by it, as far as one can know without a call. */
  readonly state: 'up' | 'down' | 'unknown';
  readonly registration: RegistrationState;
  /** Whether the operator's server answers OPTIONS; null: not asked, or not yet. */
  readonly reachable: boolean | null;
  readonly roundTripMs: number | null;
  /** What is wrong, for the technician; null when nothing is. */
  readonly fault: string | null;
}

/** What Asterisk's console prints of registrations and contacts. */
export interface ConsoleLists {
  /** `pjsip show registrations`. */
  readonly registrations: string;
  /** `pjsip show contacts`. */
  readonly contacts: string;
}

type TrunkInUse = Pick<TrunkPlan, 'kind' | 'transport'> & { readonly id: string };

/** Reads how a trunk is from the lists that Asterisk prints. */
export function conditionOf(trunk: TrunkInUse, lists: ConsoleLists): TrunkCondition {
  const name = trunkEndpoint(trunk.id);
  const contact = new RegExp(`^\\s*Contact:\\s+${name}/\\S+\\s+\\S+\\s+(\\w+)\\s+(\\S+)`, 'm').exec(
    lists.contacts,
  );
  const [, availability, roundTrip] = contact ?? [];
  const reachable = { Avail: true, Unavail: false }[availability ?? ''] ?? null;
  const roundTripMs = reachable === true ? Number(roundTrip) : null;
  const answers = { reachable, roundTripMs };
  if (!registers(trunk)) {
    if (reachable === null)
      return { ...answers, state: 'unknown', registration: 'none', fault: null };
    const fault = reachable
      ? null
      : `the server does not answer: check its name, port and firewall; ${IF_IT_NEVER_DOES}`;
    return { ...answers, state: reachable ? 'up' : 'down', registration: 'none', fault };
  }
  const registration = registrationIn(lists.registrations, name);
  // A registration lasts for half an hour, whether or not the other side is still there.
  if (registration === 'registered' && reachable === false)
    return { ...answers, state: 'down', registration, fault: FELL_SILENT };
  const why = registrationFaults[registration];
  // Asterisk makes no difference between an operator that refuses us and one that we do not believe.
  const distrust = why !== null && trunk.transport === 'tls' ? NO_TRUST : '';
  const fault = why && why + distrust;
  return { ...answers, state: fault === null ? 'up' : 'down', registration, fault };
}

/** How a trunk is when Asterisk cannot be asked. */
export function unknownCondition(trunk: TrunkInUse, fault: string): TrunkCondition {
  const registration = registers(trunk) ? 'unknown' : 'none';
  return { state: 'unknown', registration, reachable: null, roundTripMs: null, fault };
}

const IF_IT_NEVER_DOES = 'if this operator never answers OPTIONS, set answersOptions to false';
const FELL_SILENT = `it is registered, but its server has fallen silent: no call goes out, and none may come in; ${IF_IT_NEVER_DOES}`;
const NO_TRUST = '; or its certificate is not trusted: npm run doctor looks at it';

const registrationFaults: Readonly<Record<RegistrationState, string | null>> = {
  registered: null,
  none: null,
  unregistered:
    'it is not registered: the server does not answer; check its name, port and firewall',
  rejected: 'the operator refuses the account or its password, or it is registered elsewhere',
  unknown:
    'Asterisk does not know it: it has not read its configuration yet, or refused it (its log says why)',
};

function registrationIn(registrations: string, name: string): RegistrationState {
  const line = new RegExp(`^\\s*${name}-registration/.*$`, 'm').exec(registrations)?.[0] ?? '';
  const [, word] = /\s(Registered|Unregistered|Rejected|Stopping|Stopped)\b/.exec(line) ?? [];
  switch (word) {
    case 'Registered':
      return 'registered';
    case 'Rejected':
      return 'rejected';
    case undefined:
      return 'unknown';
    default:
      return 'unregistered';
  }
}

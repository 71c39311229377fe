import type { E164 } from '../../kernel/phone.js';
import { countryProfiles, type CountryProfile } from './countries.js';
import type { BoxPort, GatewayBox } from './gatewayBox.js';
import { linePortNumbers, SECOND_PROFILE, tonePrefix, type BoxModel } from './models.js';
import { parameters, type ParameterName } from './parameters.js';

/** Where a box reaches the PBX, and as whom. */
export interface SipAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** Where a box fetches its configuration, and as whom. */
export interface FetchAccess {
  /** The address of the folder, such as `https://tableline.example.com/provisioning`. */
  readonly url: URL;
  readonly user: string;
  readonly password: string;
}

/** A P-value as it is pushed. */
export interface PushedValue {
  readonly p: number;
  readonly value: string;
  /** It is never shown, and boxes leave it out of their exports. */
  readonly secret: boolean;
}

/** The folder that boxes fetch from, on the address at which the API is reached from outside. */
export function fetchUrl(publicUrl: string): URL {
  return new URL(`${publicUrl}/provisioning`);
}

const PCMA = '8';
const PCMU = '0';
const SIP_PORT = 5060;

/**
 * Everything that is pushed to a box, one entry for each number, in ascending order. What the box's own
 * settings say comes before what its model and country say. The plan must be without faults.
 */
export function pushedValues(box: GatewayBox, sip: SipAccess, fetch: FetchAccess): PushedValue[] {
  const profile = countryProfiles[box.country];
  const named: Partial<Record<ParameterName, string>> = {
    ...houseValues(fetch),
    ...lineValues(box.model, profile, sip),
  };
  const values = new Map<number, PushedValue>();
  const put = (p: number, value: string, secret = false): void => {
    values.set(p, { p, value, secret });
  };
  for (const [name, value] of Object.entries(named)) {
    const parameter = parameters[name as ParameterName];
    put(parameter.p, value, 'secret' in parameter);
  }
  for (const port of box.ports) putPort(put, box.model, port, sip);
  for (const [name, value] of Object.entries(box.ownSettings)) put(Number(name.slice(1)), value);
  return [...values.values()].sort((one, other) => one.p - other.p);
}

/** What makes the box obey us and nobody else. */
function houseValues({ url, user, password }: FetchAccess): Partial<Record<ParameterName, string>> {
  const encrypted = url.protocol === 'https:';
  return {
    configProtocol: encrypted ? '2' : '1',
    configPath: `${url.host}${url.pathname}`,
    configUser: user,
    configPassword: password,
    ...(encrypted && { validateCertificate: '1', validateHostName: '1' }),
    checkForConfig: '1',
    // Which firmware runs is the technician's choice: a new one on a Saturday night helps nobody.
    checkForFirmware: '2',
    dhcpMayRedirect: '0',
    remoteManagement: '0',
    thirdPartyProvisioning: '0',
    notifyUnauthenticated: '0',
    disableSsh: '1',
    webFromOutside: '2',
    noDirectCalls: '1',
  };
}

function lineValues(
  model: BoxModel,
  profile: CountryProfile,
  sip: SipAccess,
): Partial<Record<ParameterName, string>> {
  const isAmerican = profile.name === countryProfiles.US.name;
  const { termination, disconnectTone: tone } = profile;
  return {
    timeServer: profile.timeServer,
    timeZone: 'customize',
    ownTimeZone: profile.timeZone,
    lineProfile: '1',
    sipServer: sip.port === SIP_PORT ? sip.host : `${sip.host}:${sip.port}`,
    // What our PBX speaks today: SIP over UDP, and sound that is not encrypted.
    ...{ transport: '0', srtp: '0' },
    ...{ natTraversal: '2', keepAlive: '20' },
    ...{ register: '1', registerMinutes: '5', callUnregistered: '1' },
    ...{ onlyFromServer: '1', symmetricRtp: '1' },
    firstCodec: isAmerican ? PCMU : PCMA,
    secondCodec: isAmerican ? PCMA : PCMU,
    silenceSuppression: '0',
    ...{ dtmfPayload: '101', dtmfFirst: '101', dtmfSecond: '102', dtmfThird: '100' },
    callerIdScheme: String(profile.callerIdScheme.value),
    callerIdTransport: '0',
    ringsBeforePickup: String(profile.ringsBeforePickup),
    ...('country' in termination
      ? { terminationBy: '0', terminationCountry: String(termination.country) }
      : { terminationBy: '1', terminationImpedance: String(termination.impedance) }),
    currentDisconnect: '1',
    currentDisconnectMs: String(profile.currentDropMs.value),
    toneDisconnect: tone ? '1' : '0',
    ...(tone && { disconnectTone: `${tonePrefix(model)}${writtenTone(tone)}` }),
    ringThroughToPhone: '0',
    ...{ stages: '1', waitForDialTone: '0' },
    ...{ disableLineEcho: '0', disableEchoSuppressor: '1' },
  };
}

/** As Grandstream writes tones: frequencies with their level in dB, then on and off in milliseconds. */
function writtenTone({ hz, onMs, offMs }: NonNullable<CountryProfile['disconnectTone']>): string {
  const frequencies = hz.map((frequency, i) => `f${i + 1}=${frequency}@-30`);
  return `${frequencies.join(',')},c=${onMs}/${offMs};`;
}

function putPort(
  put: (p: number, value: string, secret?: boolean) => void,
  model: BoxModel,
  { port, line }: BoxPort,
  sip: SipAccess,
): void {
  const numbers = linePortNumbers(model, port);
  put(numbers.userId, sip.user);
  put(numbers.authenticateId, sip.user);
  put(numbers.password, sip.password, true);
  if (numbers.profile !== undefined) put(numbers.profile, SECOND_PROFILE);
  if (numbers.enabled !== undefined) put(numbers.enabled, '1');
  put(numbers.forwardUser, dialled(line));
  put(numbers.forwardServer, sip.host);
  put(numbers.forwardPort, String(sip.port));
}

/** The box cannot tell what was dialled, so it dials for the caller: the international form, in digits alone. */
function dialled(line: E164): string {
  return `00${line.slice(1)}`;
}

import { countryProfiles, type LineTone } from './countries.js';
import type { BoxPort, GatewayBox } from './gatewayBox.js';
import { linePortNumbers, linePorts, type BoxModel } from './models.js';
import { parameters, type ParameterName } from './parameters.js';
import {
  dialled,
  PCMA,
  PCMU,
  sipServer,
  type BoxAccess,
  type BoxTemplate,
  type Put,
} from './template.js';

/** The value of `profile` that stands for the second profile, the one of the outside lines. */
const SECOND_PROFILE = '1';

/** HT841, HT881 and HT813: one table of settings, with the sockets of each. */
export const ht8xx: BoxTemplate = {
  parameters,
  fill(put, box, access) {
    putNamed(put, namedValues(box, access));
    for (const port of box.ports) putPort(put, box.model, port, access);
  },
  writtenTone,
};

/** What a box of this family is told by name. */
export function namedValues(
  box: GatewayBox,
  access: BoxAccess,
): Partial<Record<ParameterName, string>> {
  return { ...houseValues(box, access), ...lineValues(box, access) };
}

/** Puts values by the names of their settings. */
export function putNamed(put: Put, values: Partial<Record<ParameterName, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameters[name as ParameterName];
    put(parameter.p, value, 'secret' in parameter);
  }
}

/** What makes the box obey us and nobody else. */
function houseValues(
  { firmware }: GatewayBox,
  { fetch: { url, user, password }, filePassword }: BoxAccess,
): Partial<Record<ParameterName, string>> {
  const encrypted = url.protocol === 'https:';
  return {
    configProtocol: encrypted ? '2' : '1',
    configPath: `${url.host}${url.pathname}`,
    configUser: user,
    configPassword: password,
    ...(encrypted && { validateCertificate: '1', validateHostName: '1' }),
    checkForConfig: '1',
    ...(filePassword !== undefined && { filePassword }),
    // Which firmware runs is the technician's choice: a new one on a Saturday night helps nobody.
    checkForFirmware: firmware ? '0' : '2',
    ...(firmware && { firmwarePath: firmware.path }),
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
  { model, country }: GatewayBox,
  { sip }: BoxAccess,
): Partial<Record<ParameterName, string>> {
  const isAmerican = country === 'US';
  const profile = countryProfiles[country];
  const { termination, disconnectTone: tone } = profile;
  return {
    timeServer: profile.timeServer,
    timeZone: 'customize',
    ownTimeZone: profile.timeZone,
    lineProfile: '1',
    sipServer: sipServer(sip),
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
    ...(tone && { disconnectTone: writtenTone(model, tone) }),
    ringThroughToPhone: '0',
    ...{ stages: '1', waitForDialTone: '0' },
    ...{ disableLineEcho: '0', disableEchoSuppressor: '1' },
  };
}

/** The sockets that it is for, frequencies with their level in dB, then on and off in milliseconds. */
export function writtenTone(model: BoxModel, { hz, onMs, offMs }: LineTone): string {
  const frequencies = hz.map((frequency, i) => `f${i + 1}=${frequency}@-30`);
  return `${tonePrefix(model)}${frequencies.join(',')},c=${onMs}/${offMs};`;
}

/** Puts what is of one socket. */
export function putPort(
  put: Put,
  model: BoxModel,
  { port, line }: BoxPort,
  { sip, account }: BoxAccess,
): void {
  const numbers = linePortNumbers(model, port);
  put(numbers.userId, account.user);
  put(numbers.authenticateId, account.user);
  put(numbers.password, account.password, true);
  if (numbers.profile !== undefined) put(numbers.profile, SECOND_PROFILE);
  if (numbers.enabled !== undefined) put(numbers.enabled, '1');
  if (numbers.forwardUser !== undefined) put(numbers.forwardUser, dialled(line));
  if (numbers.forwardServer !== undefined) put(numbers.forwardServer, sip.host);
  if (numbers.forwardPort !== undefined) put(numbers.forwardPort, String(sip.port));
}

/**
 * What is put before the tone for which a line is hung up: the sockets that it is for (`fxoch1-4:`). A box with
 * one line names none.
 */
function tonePrefix(model: BoxModel): string {
  return linePorts[model] === 1 ? '' : `fxoch1-${linePorts[model]}:`;
}

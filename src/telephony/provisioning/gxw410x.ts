import { countryProfiles, type LineCountry, type LineTone } from './countries.js';
import type { GatewayBox } from './gatewayBox.js';
import { gxw410xParameters as parameters } from './gxw410xParameters.js';
import { linePortNumbers, linePorts, type BoxModel } from './models.js';
import { dialled, PCMA, PCMU, sipServer, type BoxAccess, type BoxTemplate } from './template.js';

type Values = Partial<Record<keyof typeof parameters, string>>;

/** The value of `profile` that stands for the first profile. */
const FIRST_PROFILE = '3000';

/** P3631: what the European standard TBR 21 has, what Britain has, and 600 ohms where nothing better is known. */
const TBR21 = 2;
const BRITISH = 5;
const OHMS_600 = 0;
const impedances: Readonly<Record<LineCountry, number>> = {
  ...{ FR: TBR21, DE: TBR21, IT: TBR21, ES: TBR21, GB: BRITISH },
  ...{ US: OHMS_600, TR: OHMS_600, PK: OHMS_600 },
};

const A_DAY_MINUTES = '1440';

/** GXW4104 and GXW4108, which take outside lines alone and number their settings otherwise than the HT boxes. */
export const gxw410x: BoxTemplate = {
  parameters,
  fill(put, box, access) {
    const values: Values = { ...houseValues(box, access), ...lineValues(box, access) };
    for (const [name, value] of Object.entries(values)) {
      const parameter = parameters[name as keyof typeof parameters];
      put(parameter.p, value, 'secret' in parameter);
    }
    for (const { port } of box.ports) {
      const numbers = linePortNumbers(box.model, port);
      if (numbers.channel !== undefined) put(numbers.channel, String(port));
      put(numbers.userId, access.account.user);
      put(numbers.authenticateId, access.account.user);
      put(numbers.password, access.account.password, true);
      if (numbers.profile !== undefined) put(numbers.profile, FIRST_PROFILE);
    }
  },
  writtenTone,
};

function houseValues(
  { firmware }: GatewayBox,
  { fetch: { url, user, password }, filePassword }: BoxAccess,
): Values {
  return {
    configProtocol: '1',
    configPath: `${url.host}${url.pathname}`,
    configUser: user,
    configPassword: password,
    ...(filePassword !== undefined && { filePassword }),
    ...{ checkForConfig: '1', minutesBetweenChecks: A_DAY_MINUTES },
    checkForFirmware: firmware ? '0' : '2',
    ...(firmware && { firmwarePath: firmware.path }),
    dhcpMayRedirect: '0',
  };
}

function lineValues({ model, country, ports }: GatewayBox, { sip }: BoxAccess): Values {
  const isAmerican = country === 'US';
  const profile = countryProfiles[country];
  const { disconnectTone: tone } = profile;
  const all = (value: string | number): string => `ch1-${linePorts[model]}:${value};`;
  return {
    timeServer: profile.timeServer,
    ...{ keepAlive: '20', dtmfPayload: '101' },
    ...{ profile: '1', sipServer: sipServer(sip), register: '1', registerMinutes: '5' },
    ...{ transport: '1', natTraversal: '2', onlyFromServer: '101' },
    firstCodec: isAmerican ? PCMU : PCMA,
    secondCodec: isAmerican ? PCMA : PCMU,
    currentDisconnect: all('Y'),
    currentDisconnectMs: all(profile.currentDropMs.value),
    toneDisconnect: all(tone ? 'Y' : 'N'),
    ...(tone && { disconnectTone: writtenTone(model, tone) }),
    polarityReversal: all('N'),
    impedance: all(impedances[country]),
    ...{ waitForDialTone: all('N'), stages: all(1) },
    forwardUser: ports.map(({ port, line }) => `ch${port}:${dialled(line)};`).join(''),
    ...{ forwardServer: all('p1'), forwardPort: all(sip.port) },
    ringsBeforePickup: all(profile.ringsBeforePickup),
    // The same list as that of the HT boxes, counted from 1.
    callerIdScheme: all(profile.callerIdScheme.value + 1),
    callerIdTransport: all(1),
    silenceSuppression: all('N'),
    echoCanceller: all('Y'),
    dtmfMethods: all(2),
    srtp: all(1),
  };
}

/** All lines; durations in hundredths of a second, and both frequencies always. */
function writtenTone(model: BoxModel, { hz, onMs, offMs }: LineTone): string {
  const [first, second = first] = hz;
  return `ch1-${linePorts[model]}:f1=${first}@-11,f2=${second}@-11,c=${onMs / 10}/${offMs / 10};`;
}

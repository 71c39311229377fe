import type { Confidence, Source } from './sources.js';

/** A P-value: one numbered setting of a Grandstream box, with what is known of it. */
export interface Parameter {
  /** Its number: 863 is `P863`. */
  readonly p: number;
  /** What it does, with its values and units. */
  readonly meaning: string;
  /** What a value must look like. */
  readonly values: RegExp;
  readonly sources: readonly Source[];
  readonly confidence: Confidence;
  /** A value that is never shown and that boxes leave out of their exports. */
  readonly secret?: true;
}

const yesNo = /^[01]$/;
const number = /^\d{1,5}$/;
const text = /^[\x21-\x7e]{0,128}$/;

/**
 * Settings that the whole box, or its profile for outside lines, has once. The numbers are those of HT841,
 * HT881 and HT813; an HT503 has the same profile and fewer of the others. A GXW410x numbers otherwise.
 */
export const parameters = {
  configProtocol: {
    ...{ p: 212, meaning: 'how the configuration is fetched: 1 HTTP, 2 HTTPS', values: /^[12]$/ },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  configPath: {
    ...{ p: 237, meaning: 'where it is fetched: host[:port][/path], no scheme', values: text },
    ...{ sources: ['ht8x1', 'export'], confidence: 'high' },
  },
  configUser: {
    ...{ p: 1360, meaning: 'user name for the fetch', values: text },
    ...{ sources: ['ht8x1', 'export'], confidence: 'high' },
  },
  configPassword: {
    ...{ p: 1361, meaning: 'password for the fetch', values: text, secret: true },
    ...{ sources: ['ht8x1', 'export'], confidence: 'high' },
  },
  filePassword: {
    ...{ p: 1359, meaning: 'password of its file, when that is encrypted', values: text },
    ...{ secret: true, sources: ['ht503', 'guide'], confidence: 'high' },
  },
  firmwarePath: {
    ...{
      p: 192,
      meaning: 'where firmware is fetched: host[:port][/path], no scheme',
      values: text,
    },
    ...{ sources: ['ht8x1', 'ht503', 'export'], confidence: 'high' },
  },
  checkForConfig: {
    ...{
      p: 194,
      meaning: 'when it is fetched anew: 0 at boot, 1 daily, 2 weekly',
      values: /^[012]$/,
    },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  checkForFirmware: {
    p: 238,
    meaning: 'firmware: 0 always checked, 1 when its prefix changes, 2 never',
    values: /^[012]$/,
    sources: ['ht8x1', 'ht813'],
    confidence: 'high',
  },
  dhcpMayRedirect: {
    ...{ p: 145, meaning: 'DHCP option 66 or 160 overrides where it is fetched', values: yesNo },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  validateCertificate: {
    ...{ p: 8463, meaning: 'the certificate of HTTPS must be valid', values: yesNo },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  validateHostName: {
    ...{ p: 22030, meaning: 'the certificate must name the host', values: yesNo },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  remoteManagement: {
    ...{ p: 1409, meaning: 'TR-069, which leads to the vendor: 0 off, 1 on', values: yesNo },
    ...{ sources: ['export', 'ht8x1'], confidence: 'high' },
  },
  thirdPartyProvisioning: {
    ...{ p: 1414, meaning: '3CX may configure it: 0 off, 1 on', values: yesNo },
    ...{ sources: ['export', 'ht8x1'], confidence: 'high' },
  },
  notifyUnauthenticated: {
    ...{ p: 4428, meaning: 'NOTIFY is obeyed without a password: 0 no, 1 yes', values: yesNo },
    ...{ sources: ['export', 'ht8x1', 'ht813'], confidence: 'high' },
  },
  disableSsh: {
    ...{ p: 276, meaning: 'SSH: 1 off, 0 on', values: yesNo },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  webProtocol: {
    ...{ p: 1650, meaning: 'its web page: 0 HTTPS, 1 HTTP', values: yesNo },
    // An HT813 was out of reach after this was changed: tried on one box first, it is the technician's wish.
    ...{ sources: ['export', 'ht813', 'field'], confidence: 'low' },
  },
  webFromOutside: {
    p: 190,
    meaning: 'web page from the WAN side: 0 no, 1 yes, 2 unless the address is public',
    values: /^[012]$/,
    sources: ['export', 'ht813'],
    confidence: 'high',
  },
  noDirectCalls: {
    ...{ p: 277, meaning: 'calls to its bare address: 1 refused', values: yesNo },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  timeServer: {
    ...{ p: 30, meaning: 'NTP server', values: text },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  timeZone: {
    ...{ p: 64, meaning: 'time zone; customize takes P246', values: text },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  ownTimeZone: {
    ...{ p: 246, meaning: 'time zone in POSIX form', values: text },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  syslogServer: {
    ...{ p: 207, meaning: 'where it sends its log', values: text },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  syslogLevel: {
    ...{ p: 208, meaning: 'log: 0 none, 1 debug, 2 info, 3 warning, 4 error', values: /^[0-5]$/ },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  keepAlive: {
    ...{ p: 84, meaning: 'seconds between keep-alives through a router', values: number },
    ...{ sources: ['ht8x1', 'ht813'], confidence: 'high' },
  },
  lineProfile: {
    ...{ p: 401, meaning: 'profile of the outside lines: 1 in use', values: yesNo },
    ...{ sources: ['ht503', 'ht813', 'export'], confidence: 'high' },
  },
  sipServer: {
    ...{ p: 747, meaning: 'SIP server', values: text },
    ...{ sources: ['ht503', 'ht813', 'export'], confidence: 'high' },
  },
  transport: {
    ...{ p: 830, meaning: 'SIP over 0 UDP, 1 TCP, 2 TLS', values: /^[012]$/ },
    ...{ sources: ['ht503', 'ht813', 'export'], confidence: 'high' },
  },
  natTraversal: {
    ...{ p: 730, meaning: 'NAT: 0 nothing, 1 STUN, 2 keep-alive', values: /^[012]$/ },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  register: {
    ...{ p: 731, meaning: 'registers: 1 yes', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  registerMinutes: {
    ...{ p: 732, meaning: 'minutes that a registration lasts', values: number },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  callUnregistered: {
    ...{ p: 813, meaning: 'calls go out without a registration: 1 yes', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  onlyFromServer: {
    ...{ p: 743, meaning: 'SIP is taken from the server alone: 1 yes', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  symmetricRtp: {
    ...{ p: 460, meaning: 'sound goes to where sound comes from: 1 yes', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  firstCodec: {
    ...{ p: 757, meaning: 'first vocoder: 0 PCMU, 8 PCMA', values: number },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  secondCodec: {
    ...{ p: 758, meaning: 'second vocoder: 0 PCMU, 8 PCMA', values: number },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  silenceSuppression: {
    ...{ p: 750, meaning: 'silence is not sent: 0 off', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  srtp: {
    ...{ p: 443, meaning: 'SRTP: 0 off, 1 when asked, 2 always', values: /^[012]$/ },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  dtmfPayload: {
    ...{ p: 779, meaning: 'payload type of digits', values: number },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  dtmfFirst: {
    ...{
      p: 860,
      meaning: 'digits, first way: 100 in the sound, 101 RFC 2833, 102 INFO',
      values: number,
    },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  dtmfSecond: {
    ...{ p: 861, meaning: 'digits, second way', values: number },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  dtmfThird: {
    ...{ p: 862, meaning: 'digits, third way', values: number },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  callerIdScheme: {
    p: 863,
    meaning:
      'caller id: 0 Bellcore, 1 ETSI-FSK during ringing, 2 prior with DTAS, 3 prior with line reversal, 4 prior with ring pulse, 5 ETSI-DTMF during ringing, 6-8 ETSI-DTMF prior, 9 SIN227 (BT), 10 NTT',
    values: /^([0-9]|1[0-4])$/,
    sources: ['ht503', 'export'],
    confidence: 'high',
  },
  callerIdTransport: {
    ...{ p: 839, meaning: 'caller id goes into 0 From, 1 P-Asserted-Identity', values: /^[0-3]$/ },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  currentDisconnect: {
    ...{ p: 893, meaning: 'a drop of the current ends the call: 1 yes', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  currentDisconnectMs: {
    p: 764,
    meaning: 'milliseconds that the drop lasts at least, 50 to 800',
    values: /^([5-9]\d|[1-7]\d\d|800)$/,
    sources: ['ht503', 'manual', 'export'],
    confidence: 'high',
  },
  toneDisconnect: {
    ...{ p: 712, meaning: 'a busy tone ends the call: 1 yes', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  disconnectTone: {
    ...{ p: 841, meaning: 'that tone', values: text },
    ...{ sources: ['ht503', 'ht813', 'export'], confidence: 'high' },
  },
  terminationBy: {
    ...{ p: 899, meaning: 'impedance of the line by 0 country, 1 its number', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  terminationCountry: {
    p: 864,
    meaning: 'country: 0 US, 4 FR, 5 DE, 7 IT, 10 ES, 12 UK',
    values: /^(\d|1[0-4])$/,
    sources: ['ht503', 'export'],
    confidence: 'high',
  },
  terminationImpedance: {
    ...{
      p: 849,
      meaning: 'impedance: 30 is 600 ohms, 35 is 270+750 ohms || 150 nF',
      values: /^3[0-5]$/,
    },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  ringsBeforePickup: {
    ...{ p: 798, meaning: 'rings before it picks up, 1 to 10', values: /^([1-9]|10)$/ },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  ringThroughToPhone: {
    ...{ p: 842, meaning: 'the line rings the telephone at the FXS port: 0 no', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  stages: {
    ...{ p: 3304, meaning: 'calls out to the line dial in 1 stage or 2', values: /^[12]$/ },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  waitForDialTone: {
    ...{ p: 3303, meaning: 'waits for the dial tone: 0 no', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  disableLineEcho: {
    ...{ p: 825, meaning: 'echo canceller of the line: 0 on, 1 off', values: yesNo },
    ...{ sources: ['ht503', 'export'], confidence: 'high' },
  },
  disableEchoSuppressor: {
    p: 4442,
    meaning: 'echo suppressor: 1 off, so that callers can interrupt',
    values: yesNo,
    sources: ['ht802', 'export'],
    confidence: 'medium',
  },
  polarityReversal: {
    ...{
      p: 865,
      meaning: 'a reversed polarity ends the call (not documented for lines)',
      values: yesNo,
    },
    ...{ sources: ['ht802', 'export'], confidence: 'low' },
  },
  authenticateCalls: {
    ...{
      p: 2446,
      meaning: 'asks who calls it for a password (by analogy with P2346)',
      values: yesNo,
    },
    ...{ sources: ['export'], confidence: 'low' },
  },
} as const satisfies Record<string, Parameter>;

/** The name of a parameter. */
export type ParameterName = keyof typeof parameters;

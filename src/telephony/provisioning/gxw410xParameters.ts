import type { Parameter } from './parameters.js';

const yesNo = /^[01]$/;
const text = /^[\x21-\x7e]{0,256}$/;
/** Settings of lines are written for ranges of them: `ch1-4:Y;`. */
const perLine = /^(ch\d(-\d)?:[^;]*;)+$/;
const gxw = { sources: ['gxw410x'], confidence: 'medium' } as const;
/** The family's own numbers, which this model's template does not list. */
const inferred = { sources: ['ht503'], confidence: 'low' } as const;

/**
 * Settings of GXW4104 and GXW4108 (firmware 1.3.4.13). Many numbers stand for something else than on the HT
 * boxes: never push the one table to the other.
 */
export const gxw410xParameters = {
  configProtocol: { p: 212, meaning: 'how it fetches: 0 TFTP, 1 HTTP', values: yesNo, ...gxw },
  configPath: { p: 237, meaning: 'where it fetches: host[:port][/path]', values: text, ...gxw },
  configUser: { p: 1360, meaning: 'user name for the fetch', values: text, ...inferred },
  configPassword: {
    ...{ p: 1361, meaning: 'password for the fetch', values: text, secret: true, ...inferred },
  },
  filePassword: {
    ...{ p: 1359, meaning: 'password of its file', values: text, secret: true, ...inferred },
  },
  firmwarePath: { p: 192, meaning: 'where firmware is fetched', values: text, ...gxw },
  checkForFirmware: {
    ...{ p: 238, meaning: 'firmware: 0 always checked, 1 by its prefix, 2 never' },
    ...{ values: /^[012]$/, ...gxw },
  },
  checkForConfig: { p: 194, meaning: 'fetches anew by itself: 1 yes', values: yesNo, ...gxw },
  minutesBetweenChecks: {
    ...{ p: 193, meaning: 'minutes from one fetch to the next', values: /^\d{2,7}$/, ...gxw },
  },
  dhcpMayRedirect: {
    ...{ p: 145, meaning: 'DHCP overrides where it fetches', values: yesNo, ...gxw },
  },
  timeServer: { p: 30, meaning: 'NTP server', values: text, ...gxw },
  keepAlive: { p: 84, meaning: 'seconds between keep-alives', values: /^\d{1,3}$/, ...gxw },
  dtmfPayload: { p: 79, meaning: 'payload type of digits', values: /^\d{2,3}$/, ...gxw },
  profile: { p: 271, meaning: 'first profile: 1 in use', values: yesNo, ...gxw },
  sipServer: { p: 47, meaning: 'SIP server', values: text, ...gxw },
  register: { p: 31, meaning: 'registers: 1 yes', values: yesNo, ...gxw },
  registerMinutes: {
    ...{ p: 32, meaning: 'minutes that a registration lasts', values: /^\d{1,5}$/, ...gxw },
  },
  transport: { p: 130, meaning: 'SIP over 1 UDP, 2 TCP', values: /^[12]$/, ...gxw },
  natTraversal: {
    ...{ p: 52, meaning: 'NAT: 0 STUN, 1 nothing, 2 keep-alive', values: /^[012]$/, ...gxw },
  },
  onlyFromServer: {
    ...{
      p: 743,
      meaning: 'SIP from the server alone: 101 yes, 100 no',
      values: /^10[01]$/,
      ...gxw,
    },
  },
  firstCodec: { p: 57, meaning: 'first vocoder: 0 PCMU, 8 PCMA', values: /^\d{1,2}$/, ...gxw },
  secondCodec: { p: 58, meaning: 'second vocoder', values: /^\d{1,2}$/, ...gxw },
  currentDisconnect: {
    ...{ p: 3603, meaning: 'a drop of the current ends the call: Y', values: perLine, ...gxw },
  },
  currentDisconnectMs: {
    ...{ p: 3604, meaning: 'milliseconds that the drop lasts', values: perLine, ...gxw },
  },
  toneDisconnect: {
    ...{ p: 3605, meaning: 'the reorder tone ends the call: Y', values: perLine, ...gxw },
  },
  polarityReversal: {
    ...{ p: 3606, meaning: 'reversed polarity ends the call: Y', values: perLine, ...gxw },
  },
  disconnectTone: {
    ...{ p: 3003, meaning: 'the reorder tone, in hundredths of a second', values: perLine, ...gxw },
  },
  impedance: {
    ...{
      p: 3631,
      meaning:
        'impedance: 0 is 600 ohms, 2 is 270+750 ohms || 150 nF, 5 is 320+1050 ohms || 230 nF',
    },
    ...{ values: perLine, ...gxw },
  },
  waitForDialTone: { p: 3303, meaning: 'waits for the dial tone: N', values: perLine, ...gxw },
  stages: { p: 3304, meaning: 'calls out dial in 1 stage or 2', values: perLine, ...gxw },
  forwardUser: { p: 3607, meaning: 'number that is rung for the calls', values: perLine, ...gxw },
  forwardServer: { p: 3306, meaning: 'profile that rings for the calls', values: perLine, ...gxw },
  forwardPort: { p: 3307, meaning: 'port that is rung for the calls', values: perLine, ...gxw },
  ringsBeforePickup: { p: 3599, meaning: 'rings before it picks up', values: perLine, ...gxw },
  callerIdScheme: {
    ...{ p: 3600, meaning: 'caller id: 1 Bellcore, 2 ETSI-FSK during ringing, 10 SIN227 (BT)' },
    ...{ values: perLine, ...gxw },
  },
  callerIdTransport: {
    ...{ p: 3601, meaning: 'caller id goes into 1 From, 4 P-Asserted-Identity' },
    ...{ values: perLine, ...gxw },
  },
  silenceSuppression: { p: 3402, meaning: 'silence is not sent: N', values: perLine, ...gxw },
  echoCanceller: { p: 3403, meaning: 'echo canceller: Y on', values: perLine, ...gxw },
  dtmfMethods: {
    ...{ p: 3404, meaning: 'digits: 1 in the sound, 2 RFC 2833, 4 INFO', values: perLine, ...gxw },
  },
  srtp: { p: 3409, meaning: 'SRTP: 1 off, 2 when asked, 3 always', values: perLine, ...gxw },
} as const satisfies Record<string, Parameter>;

import type { E164 } from '../../kernel/phone.js';
import { trunkEndpoint } from '../trunks/renderTrunks.js';
import type { Trunk } from '../trunks/trunk.js';
import { callableNumbers } from './countries.js';

/** How long a called party's telephone may ring. */
const RING_S = 60;

/** What is never missing, wherever a telephone stands. */
const EVERYWHERE = ['112', '911'];

/**
 * The part of the dialplan by which calls go out, beside `asterisk/extensions.conf`: the context `outbound`
 * takes numbers in E.164 of the countries that some trunk may call, each trunk for as many calls at once and
 * minutes a day as it is told, and the context `emergency` takes emergency numbers, by every trunk, without
 * any limit. The trunks are tried in their order.
 */
export function renderOutbound(trunks: readonly Trunk[], longestCallMs: number): string {
  const countries = [...new Set(trunks.flatMap(({ outbound }) => outbound.countries))].sort();
  return [
    '; Written by the gateway from its list of trunks; what is changed here is lost.',
    emergencyContext(trunks),
    emergencyCalls(trunks),
    outboundContext(countries),
    ...countries.map((country) => countryContext(country, trunks, longestCallMs)),
    '',
  ].join('\n\n');
}

function emergencyContext(trunks: readonly Trunk[]): string {
  const countries = trunks.flatMap(({ country, outbound }) => [country, ...outbound.countries]);
  const numbers = countries.flatMap((country) => callableNumbers[country]?.emergency ?? []);
  return [
    '[emergency]',
    ...[...new Set([...EVERYWHERE, ...numbers])].map(
      (number) => `exten = ${number},1,Goto(emergency-call,\${EXTEN},1)`,
    ),
  ].join('\n');
}

function emergencyCalls(trunks: readonly Trunk[]): string {
  return [
    '[emergency-call]',
    'exten = _X.,1,NoOp()',
    ...trunks.flatMap((trunk) => [
      ...callerIdLines(trunk),
      ` same = n,Dial(PJSIP/\${EXTEN}@${trunkEndpoint(trunk.id)},${RING_S})`,
    ]),
    // No trunk took it: whoever calls must hear at once that this telephone is of no help.
    ' same = n,Progress()',
    ' same = n,Playback(ss-noservice,noanswer)',
    ' same = n,Congestion(10)',
    'exten = h,1,NoOp()',
  ].join('\n');
}

function outboundContext(countries: readonly string[]): string {
  const lines = countries.flatMap((country) => {
    const { callingCode, ordinary, barred = [] } = callableNumbers[country] ?? noNumbers;
    const exten = (pattern: string, what: string): string =>
      `exten = _+${callingCode}${pattern},1,${what}`;
    return [
      ...ordinary.map((pattern) => exten(pattern, `Goto(${contextOf(country)},\${EXTEN},1)`)),
      ...barred.map((pattern) => exten(pattern, 'Goto(barred,1)')),
    ];
  });
  // America and Canada are one plan.
  return ['[outbound]', ...new Map(lines.map((line) => [line.split(',')[0], line])).values()].join(
    '\n',
  );
}

const noNumbers = { callingCode: '', ordinary: [], barred: [] };

function contextOf(country: string): string {
  return `outbound-${country.toLowerCase()}`;
}

function countryContext(country: string, trunks: readonly Trunk[], longestCallMs: number): string {
  const able = trunks.filter(({ outbound }) => outbound.countries.includes(country));
  return [
    `[${contextOf(country)}]`,
    'exten = _+X.,1,Set(day=${STRFTIME(${EPOCH},UTC,%Y%m%d)})',
    ...able.flatMap((trunk) => attempt(trunk, country, Math.round(longestCallMs / 1000))),
    ' same = n,Progress()',
    ' same = n,Playback(all-circuits-busy-now,noanswer)',
    ' same = n,Congestion(10)',
    // Each begun minute of a call that was answered counts, also when the controller is away.
    'exten = h,1,GotoIf($["${ANSWEREDTIME}" = ""]?uncounted)',
    ' same = n,Set(minutes=$[CEIL((${ANSWEREDTIME} + 1) / 60)])',
    ' same = n,Set(DB(outbound-${by}/${day})=$[0${DB(outbound-${by}/${day})} + ${minutes}])',
    ' same = n(uncounted),NoOp()',
  ].join('\n');
}

/** One trunk: tried when it has a call and a minute left, and not for longer than its minutes last. */
function attempt(trunk: Trunk, country: string, longestS: number): string[] {
  const { id, outbound } = trunk;
  const { calls, dailyMinutes } = outbound;
  const left = `$[(${dailyMinutes} - \${spent}) * 60]`;
  return [
    ` same = n,Set(by=${id})`,
    ` same = n,Set(GROUP(${id})=out)`,
    ` same = n,GotoIf($[\${GROUP_COUNT(out@${id})} > ${calls}]?not-${id})`,
    ` same = n,Set(spent=$[0\${DB(outbound-${id}/\${day})}])`,
    ` same = n,GotoIf($[\${spent} >= ${dailyMinutes}]?not-${id})`,
    ` same = n,Set(seconds=\${IF($[${left} < ${longestS}]?${left}:${longestS})})`,
    ...callerIdLines(trunk),
    ` same = n,Dial(PJSIP/${dialled(trunk, country)}@${trunkEndpoint(id)},${RING_S},L(\${seconds}000))`,
    ` same = n(not-${id}),Set(GROUP(${id})=)`,
  ];
}

function callerIdLines(trunk: Trunk): string[] {
  const { callerId, country } = trunk;
  if (callerId === null) return [];
  return [` same = n,Set(CALLERID(num)=${written(trunk, country, callerId)})`];
}

/** `${EXTEN}`, which is in E.164, as the operator wants it. */
function dialled({ outbound, country: home }: Trunk, country: string): string {
  const { callingCode, trunkPrefix } = callableNumbers[country] ?? {
    callingCode: '',
    trunkPrefix: '',
  };
  switch (outbound.dialFormat) {
    case 'e164':
      return '${EXTEN}';
    case 'national':
      if (country === home) return `${trunkPrefix}\${EXTEN:${callingCode.length + 1}}`;
      return '00${EXTEN:1}';
    case 'international':
      return '00${EXTEN:1}';
  }
}

/** A number of ours as `dialled` has those of others. */
function written(trunk: Trunk, country: string, number: E164): string {
  return dialled(trunk, country).replace(/\$\{EXTEN(?::(\d+))?\}/, (_, cut: string | undefined) =>
    number.slice(Number(cut ?? 0)),
  );
}

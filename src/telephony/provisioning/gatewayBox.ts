import type { Fault } from '../../kernel/errors.js';
import type { E164 } from '../../kernel/phone.js';
import { countryProfiles, type LineCountry } from './countries.js';
import type { Mac } from './mac.js';
import { linePortNumbers, linePorts, type BoxModel } from './models.js';
import { parameters, type Parameter } from './parameters.js';

/** A socket of a box into which a line of the restaurant is plugged. */
export interface BoxPort {
  /** As it is written on the box: LINE 1 is 1. */
  readonly port: number;
  /** The restaurant's own number on that line: what a caller has dialled. */
  readonly line: E164;
}

/** What the technician decides about a box. */
export interface BoxPlan {
  readonly model: BoxModel;
  readonly country: LineCountry;
  readonly ports: readonly BoxPort[];
  /** P-values that this box has otherwise than its country and model would, such as `{ P863: '5' }`. */
  readonly ownSettings: Readonly<Record<string, string>>;
  /** Whether numbers that are inferred, and confirmed by nobody, may be pushed to it. */
  readonly trustInferred: boolean;
}

/** A box in the back room of a restaurant that connects its analogue lines. */
export interface GatewayBox extends BoxPlan {
  readonly mac: Mac;
  readonly restaurantId: string;
}

const known = new Map<string, Parameter>(
  Object.values(parameters).map((one) => [`P${one.p}`, one]),
);

/** All that is wrong with a plan, for the person who made it; empty when it can be pushed. */
export function faultsOfPlan({ model, ports, ownSettings, trustInferred }: BoxPlan): Fault[] {
  const faults: Fault[] = [];
  if (ports.length === 0) faults.push({ place: 'ports', message: 'name at least one line' });
  for (const { port } of ports) {
    const place = `ports.${port}`;
    if (!Number.isInteger(port) || port < 1 || port > linePorts[model]) {
      faults.push({ place, message: `an ${model} has the lines 1 to ${linePorts[model]}` });
    } else if (linePortNumbers(model, port).confidence === 'low' && !trustInferred) {
      const message = `where line ${port} of an ${model} sends its calls is set by numbers nobody has confirmed; try one box with trustInferred`;
      faults.push({ place, message });
    }
  }
  if (new Set(ports.map(({ port }) => port)).size < ports.length) {
    faults.push({ place: 'ports', message: 'each line of the box can be named once' });
  }
  if (new Set(ports.map(({ line }) => line)).size < ports.length) {
    faults.push({ place: 'ports', message: 'each number can be on one line only' });
  }
  for (const [name, value] of Object.entries(ownSettings)) {
    const parameter = known.get(name);
    const place = `ownSettings.${name}`;
    if (!parameter || parameter.secret) {
      faults.push({ place, message: 'is not among the settings that are known and may be pushed' });
    } else if (!parameter.values.test(value)) {
      faults.push({ place, message: `"${value}" does not fit: ${parameter.meaning}` });
    }
  }
  return faults;
}

/** What about the country of a box is a start and not knowledge, to be tried on the line: sentences. */
export function toBeTried({ country }: Pick<BoxPlan, 'country'>): string[] {
  const { name, callerIdScheme, termination, currentDropMs, disconnectTone } =
    countryProfiles[country];
  const doubts: [boolean, string][] = [
    [callerIdScheme.confidence !== 'high', `the caller id scheme (P863 = ${callerIdScheme.value})`],
    [termination.confidence !== 'high', 'the impedance of the line (P899, P849)'],
    [
      currentDropMs.confidence !== 'high',
      `hang-up by current drop (P764 = ${currentDropMs.value})`,
    ],
    [disconnectTone === null, 'hang-up by tone: it is not known here and off (P712, P841)'],
    [disconnectTone !== null && disconnectTone.confidence !== 'high', 'the tone at hang-up (P841)'],
  ];
  return doubts.filter(([doubt]) => doubt).map(([, what]) => `${name}: try ${what}`);
}

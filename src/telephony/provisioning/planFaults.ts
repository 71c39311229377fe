import type { Fault } from '../../kernel/errors.js';
import { countryProfiles } from './countries.js';
import type { BoxPlan } from './gatewayBox.js';
import { linePortNumbers, linePorts, type BoxModel } from './models.js';
import type { Parameter } from './parameters.js';
import { templateOf } from './templates.js';

/** A host with its port and path, as boxes are told where files are. */
const PATH = /^[a-z0-9][a-z0-9.-]*(:\d{1,5})?(\/[\w.~-]+)*\/?$/i;

/** All that is wrong with a plan, for the person who made it; empty when it can be pushed. */
export function faultsOfPlan(plan: BoxPlan): Fault[] {
  return [...faultsOfPorts(plan), ...faultsOfSettings(plan), ...faultsOfFirmware(plan)];
}

function faultsOfPorts({ model, ports, trustInferred }: BoxPlan): Fault[] {
  const faults: Fault[] = [];
  if (ports.length === 0) faults.push({ place: 'ports', message: 'name at least one line' });
  for (const { port } of ports) {
    const place = `ports.${port}`;
    if (!Number.isInteger(port) || port < 1 || port > linePorts[model]) {
      faults.push({
        place,
        message: `${withArticle(model)} has the lines 1 to ${linePorts[model]}`,
      });
    } else if (linePortNumbers(model, port).confidence === 'low' && !trustInferred) {
      faults.push({ place, message: unconfirmed(model, port) });
    }
  }
  if (new Set(ports.map(({ port }) => port)).size < ports.length) {
    faults.push({ place: 'ports', message: 'each line of the box can be named once' });
  }
  if (new Set(ports.map(({ line }) => line)).size < ports.length) {
    faults.push({ place: 'ports', message: 'each number can be on one line only' });
  }
  return faults;
}

function faultsOfSettings({ model, ownSettings }: BoxPlan): Fault[] {
  const known = new Map<string, Parameter>(
    Object.values(templateOf(model).parameters).map((one) => [`P${one.p}`, one]),
  );
  const faults: Fault[] = [];
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

function faultsOfFirmware({ firmware }: BoxPlan): Fault[] {
  if (!firmware) return [];
  const faults: Fault[] = [];
  if (!PATH.test(firmware.path)) {
    const message = 'write host[:port][/path] without http://';
    faults.push({ place: 'firmware.path', message });
  }
  if (!/^\d{1,3}(\.\d{1,3}){2,4}$/.test(firmware.version)) {
    faults.push({
      place: 'firmware.version',
      message: 'write it as the box does, such as 1.0.9.9',
    });
  }
  return faults;
}

function unconfirmed(model: BoxModel, port: number): string {
  const what = model.startsWith('GXW')
    ? `how ${withArticle(model)} gives its password when it fetches`
    : `where line ${port} of ${withArticle(model)} sends its calls`;
  return `${what} is set by numbers nobody has confirmed; try one box with trustInferred`;
}

function withArticle(model: BoxModel): string {
  return model.startsWith('HT') ? `an ${model}` : `a ${model}`;
}

/** What about the country of a box is a start and not knowledge, to be tried on the line: sentences. */
export function toBeTried({ country, model }: Pick<BoxPlan, 'country' | 'model'>): string[] {
  const isGxw = model.startsWith('GXW');
  const { name, callerIdScheme, termination, currentDropMs, disconnectTone } =
    countryProfiles[country];
  const doubts: [boolean, string][] = [
    [isGxw, 'everything: this model numbers its settings otherwise, and only a template was read'],
    [
      callerIdScheme.confidence !== 'high',
      isGxw
        ? `the caller id scheme (P3600 = ${callerIdScheme.value + 1})`
        : `the caller id scheme (P863 = ${callerIdScheme.value})`,
    ],
    [
      isGxw || termination.confidence !== 'high',
      `the impedance of the line (${isGxw ? 'P3631' : 'P899, P849'})`,
    ],
    [
      currentDropMs.confidence !== 'high',
      `hang-up by current drop (${isGxw ? 'P3604' : 'P764'} = ${currentDropMs.value})`,
    ],
    [
      disconnectTone === null,
      `hang-up by tone: it is not known here and off (${isGxw ? 'P3605, P3003' : 'P712, P841'})`,
    ],
    [
      disconnectTone !== null && disconnectTone.confidence !== 'high',
      `the tone at hang-up (${isGxw ? 'P3003' : 'P841'})`,
    ],
  ];
  return doubts.filter(([doubt]) => doubt).map(([, what]) => `${name}: try ${what}`);
}

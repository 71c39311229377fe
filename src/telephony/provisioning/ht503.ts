import { namedValues, putNamed, putPort, writtenTone } from './ht8xx.js';
import { parameters, type ParameterName } from './parameters.js';
import type { BoxTemplate } from './template.js';

/** What an HT503 (firmware 1.0.9.1) does not list; pushed to it they would be ignored, and look as if they held. */
const UNKNOWN: readonly ParameterName[] = [
  'validateCertificate',
  'validateHostName',
  'remoteManagement',
  'thirdPartyProvisioning',
  'webProtocol',
  // It knows yes and no, and no is what it has by itself.
  'webFromOutside',
  'disableEchoSuppressor',
  'authenticateCalls',
  'polarityReversal',
];

/** HT503: the forerunner of HT813, with fewer settings under the same numbers. No longer made. */
export const ht503: BoxTemplate = {
  parameters: Object.fromEntries(
    Object.entries(parameters).filter(([name]) => !UNKNOWN.includes(name as ParameterName)),
  ),
  fill(put, box, access) {
    const values = Object.entries(namedValues(box, access)).filter(
      ([name]) => !UNKNOWN.includes(name as ParameterName),
    );
    putNamed(put, Object.fromEntries(values));
    for (const port of box.ports) putPort(put, box.model, port, access);
  },
  writtenTone,
};

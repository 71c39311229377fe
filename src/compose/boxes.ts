import type { CallDeskParts } from '../calls/callDesk.js';
import { checkLine, type LineCheckParts } from '../calls/lineCheckCall.js';
import type { Config } from '../config.js';
import { systemClock as clock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import type { Line } from '../telephony/line.js';
import { createBoxPbx, type BoxPbx } from '../telephony/provisioning/boxPbx.js';
import { BoxWatch, registrationOf } from '../telephony/provisioning/boxWatch.js';
import type { House } from './house.js';

/** What the PBX does for boxes, where the settings tell of any. */
export function openBoxPbx({ ari, gatewaySip }: Pick<Config, 'ari' | 'gatewaySip'>): {
  pbx?: BoxPbx;
} {
  if (!gatewaySip) return {};
  return { pbx: createBoxPbx({ ari, secret: gatewaySip.password, newId: uuidv7 }) };
}

/** Carries out the checks that technicians want of the lines of boxes. */
export function openLineChecks(
  { config, store, logger }: House,
  parts: Pick<LineCheckParts, 'media' | 'synthesizer' | 'openVoiceActivity'>,
): NonNullable<CallDeskParts['checkLine']> {
  const { pbx } = openBoxPbx(config);
  const { lineChecks: checks, gatewayBoxes: boxes } = store;
  return (arrived) =>
    checkLine(
      {
        ...{ ...parts, checks, boxes, clock, log: logger },
        ...(pbx && { registrationOf: (mac) => registrationOf({ mac }, { boxes, pbx }) }),
      },
      arrived,
    );
}

/** Looks after the boxes of the line as long as it is up. */
export function watchBoxes({ config, logger, store, opened }: House, line: Line): void {
  const { pbx } = openBoxPbx(config);
  if (!pbx) return;
  const watch = new BoxWatch({ boxes: store.gatewayBoxes, pbx, clock, logger });
  opened.push(() => watch.close());
  line.events.on('up', () => watch.pbxIsUp());
}

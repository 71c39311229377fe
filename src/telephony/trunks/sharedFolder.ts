import { join } from 'node:path';
import { reloadModules, type AriSettings } from '../ari/ariHttp.js';
import { askConsole } from '../pbx/asteriskConsole.js';
import { LineFiles } from '../pbx/lineFiles.js';
import { renderOutbound } from '../outbound/renderOutbound.js';
import { LINES_FOLDER, LONGEST_CALL_MS } from '../pbx/settings.js';
import { leaveOperators } from './leaveOperators.js';
import { renderTrunks } from './renderTrunks.js';
import type { TrunkPbx } from './trunkDesk.js';

/** What reads the files that are written. */
const MODULES = ['res_pjsip.so', 'pbx_config.so'];

/** The way to an Asterisk whose run folder we share: files for it to read, and its console for questions. */
export function sharedFolder({
  runDirectory,
  ari,
}: {
  /** As we reach it, which need not be as Asterisk does. */
  readonly runDirectory: string;
  readonly ari: Omit<AriSettings, 'application'>;
}): TrunkPbx {
  const files = new LineFiles({
    folder: join(runDirectory, LINES_FOLDER),
    reload: () => reloadModules(ari, MODULES),
  });
  return {
    apply: async (trunks) => {
      const accounts = renderTrunks(trunks);
      await leaveOperators(runDirectory, accounts);
      await files.write(
        new Map([
          ['pjsip.conf', accounts],
          ['extensions.conf', renderOutbound(trunks, LONGEST_CALL_MS)],
        ]),
      );
    },
    lists: async () => {
      const [registrations, contacts] = await Promise.all([
        askConsole(runDirectory, 'pjsip show registrations'),
        askConsole(runDirectory, 'pjsip show contacts'),
      ]);
      return { registrations, contacts };
    },
  };
}

import { systemClock } from '../kernel/clock.js';
import { AsteriskProcess } from '../telephony/pbx/asteriskProcess.js';
import type { PbxSettings } from '../telephony/pbx/settings.js';

/** A process of its own that starts an Asterisk, says so, and waits to be killed. */
const { PROGRAM: program = '', SETTINGS = '{}' } = process.env;
const settings = JSON.parse(SETTINGS) as PbxSettings;
await new AsteriskProcess({ program, settings, clock: systemClock }).start();
process.stdout.write('ready\n');
process.stdin.resume();

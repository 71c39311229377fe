import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CallRecording } from '../calls/callRecording.js';
import type { CallLog } from '../calls/ports.js';
import type { SoundRecorder } from '../calls/soundPath.js';
import { languageOf } from '../conversation/dialogue/languages.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { FRAME_MS, FRAME_SAMPLES } from '../media/frames.js';

/** A minute of a call, with both sides audible. */
const CALL_MS = 60_000;

const [directory = '', mostBytes = ''] = process.argv.slice(2);

// A process of its own: no file of it becomes longer than this (RLIMIT_FSIZE; the error is EFBIG), as on a disk that
// becomes full. Whoever does not listen to the signal is ended by it.
process.on('SIGXFSZ', () => undefined);
await promisify(execFile)('prlimit', ['--pid', String(process.pid), `--fsize=${mostBytes}:`]);

const noted: unknown[] = [];
const nothing = (): void => undefined;
const callLog: CallLog = {
  ...{ begin: nothing, answered: nothing, utterance: nothing, writtenAnew: nothing },
  ...{ message: nothing, end: nothing },
  recording: (recording) => void noted.push(recording),
  notRecorded: (callId) => void noted.push({ notRecorded: callId }),
};
let recorder: SoundRecorder | undefined;
const sound = { recordTo: (to: SoundRecorder | undefined) => void (recorder = to) };
const clock = new ManualClock();
const call = { callId: 'one', sound, callLog, directory, clock, log: silentLogger };
const recording = new CallRecording(call);
recording.said(languageOf('en-US').prompts.fixed.recording_notice, 'en-US');
const frame = new Int16Array(FRAME_SAMPLES).fill(4000);
for (let at = 0; at < CALL_MS; at += FRAME_MS) {
  recorder?.heard(frame);
  recorder?.sent(frame);
  clock.advance(FRAME_MS);
}
await recording.close();
process.stdout.write(JSON.stringify(noted.at(-1)));

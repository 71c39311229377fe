import { setPriority } from 'node:os';
import { EngineHost } from './engineHost.js';
import { loadLibrary } from './library.js';
import type { EngineSettings, Report, Request } from './messages.js';

/**
 * The program of an engine process: takes `Request`s from the gateway that forked it and sends `Report`s, both
 * over Node's own channel. Its only argument is its `EngineSettings` as JSON. It ends with the gateway.
 */
const BELOW_THE_GATEWAY = 5;

// What sends sound to callers must never wait for what makes it.
setPriority(BELOW_THE_GATEWAY);
process.on('disconnect', () => process.exit());

// Both ends are the same version of the same program, so the shapes are known.
const settings = JSON.parse(process.argv[2] ?? '') as EngineSettings;
const tell = (report: Report): void => void process.send?.(report);
const host = new EngineHost(settings, loadLibrary(), tell);
process.on('message', (request: Request) => host.handle(request));

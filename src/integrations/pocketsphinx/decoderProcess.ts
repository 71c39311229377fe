import { setPriority } from 'node:os';
import { DecoderHost } from './decoderHost.js';
import type { DecoderSettings, Report, Request } from './messages.js';

/**
 * The program of a decoder process: takes `Request`s from the gateway that forked it and sends `Report`s,
 * both over Node's own channel. Its only argument is its `DecoderSettings` as JSON. It ends with the gateway.
 */
const BELOW_THE_GATEWAY = 5;

// What sends sound to callers must never wait for what understands them.
setPriority(BELOW_THE_GATEWAY);
process.on('disconnect', () => process.exit());

// Both ends are the same version of the same program, so the shapes are known.
const settings = JSON.parse(process.argv[2] ?? '') as DecoderSettings;
const tell = (report: Report): void => void process.send?.(report);
const host = new DecoderHost(settings, tell);
process.on('message', (request: Request) => host.handle(request));
tell({ tell: 'ready' });

import { createConnection } from 'node:net';
import { join } from 'node:path';
import { messageOf, ProviderError } from '../../kernel/errors.js';

/** More than any list that is asked for. */
const MOST_BYTES = 1024 * 1024;
const TIMEOUT_MS = 5000;

/**
 * Runs a command of Asterisk's console through the socket in its run folder, as `asterisk -rx` does, and
 * answers with what it prints. What ARI does not tell, such as the state of a registration, is told here.
 * Rejects with a `ProviderError` when nobody answers within 5 s.
 */
export function askConsole(runDirectory: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(join(runDirectory, 'asterisk.ctl'));
    const chunks: Buffer[] = [];
    let length = 0;
    const fail = (why: string): void => {
      socket.destroy();
      reject(new ProviderError('asterisk', `its console is out of reach: ${why}`));
    };
    socket.setTimeout(TIMEOUT_MS, () => fail('no answer'));
    socket.on('error', (error) => fail(messageOf(error)));
    // Asterisk closes the connection when the command has printed all.
    socket.write(`cli quit after ${command}\0`);
    socket.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MOST_BYTES) fail('it prints without end');
      else chunks.push(chunk);
    });
    socket.on('end', () => {
      socket.destroy();
      resolve(withoutGreeting(Buffer.concat(chunks).toString('utf8')));
    });
  });
}

/** The first line says who answers: `host/process/version`. */
function withoutGreeting(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}

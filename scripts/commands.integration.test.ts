import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const project = fileURLToPath(new URL('../', import.meta.url));

interface Ending {
  readonly status: number | string | null | undefined;
  readonly out: string;
  readonly err: string;
}

function run(command: string, word: string): Promise<Ending> {
  const words = ['--import', 'tsx', `scripts/${command}.ts`, word];
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: project, timeout: 60_000 }, (error, out, err) => {
      resolve({ status: error ? error.code : 0, out, err });
    });
  });
}

describe('a command', () => {
  it.each(['doctor', 'backup', 'understand', 'render-asterisk', 'bench-vad'])(
    '%s tells what it is for, and does nothing for a word that it does not know',
    async (command) => {
      const [helped, refused] = await Promise.all([
        run(command, '--help'),
        run(command, '--bogus'),
      ]);
      expect(helped).toMatchObject({ status: 0, out: expect.stringMatching(/^(npm run|npx|\.)/) });
      expect(refused).toMatchObject({ status: 64, out: '' });
      expect(refused.err).toContain("Unknown option '--bogus'\n\n");
    },
    120_000,
  );
});

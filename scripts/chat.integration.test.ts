import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';

/** Pipes a whole call into the terminal's chat and answers with what it printed. */
async function chat(options: readonly string[], said: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/chat.ts', ...options]);
  child.stdin.end(said.join('\n'));
  return text(child.stdout);
}

describe('npm run chat', () => {
  it('takes a whole order from a pipe, without a database, and ends with the ticket', async () => {
    const printed = await chat(
      ['--restaurant', 'english'],
      ['yes', '/key 1', 'now', 'two medium pepperoni pizzas', "that's all", 'Jo', 'yes', 'yes'],
    );
    expect(printed).toContain('2 x Pepperoni Pizza (Medium)  $33.98');
    expect(printed).toContain('order 1: pickup');
    expect(printed.trimEnd()).toMatch(/Goodbye!$/);
  });

  it('speaks French for the French restaurant', async () => {
    const printed = await chat(['--restaurant', 'french'], ['non']);
    expect(printed).toContain('vous êtes chez Marcel');
    expect(printed).toContain('a message is recorded');
  });

  it('says how it is used when it is asked for a restaurant that there is not', async () => {
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      'scripts/chat.ts',
      '--restaurant',
      'x',
    ]);
    expect(await text(child.stderr)).toContain('--restaurant english|french');
  });
});

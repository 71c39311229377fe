import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, it, jest } from '@jest/globals';

jest.setTimeout(120_000);

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

  it('knows a caller again, and answers questions', async () => {
    const printed = await chat(
      ['--known'],
      ['where can I park', 'yes', 'delivery', 'yes', "that's all", 'yes'],
    );
    expect(printed).toContain('Good to hear from you again, John!');
    expect(printed).toContain('free car park');
    expect(printed).toContain('the same address as last time');
    expect(printed).toContain('allergy: nuts');
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

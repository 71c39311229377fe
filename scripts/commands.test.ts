import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

function file(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
}

const { scripts } = JSON.parse(file('package.json')) as { scripts: Record<string, string> };

/** The commands of npm that run a program of this folder. */
const programs = Object.entries(scripts).flatMap(([command, line]) => {
  const [program] = /scripts\/[\w-]+\.ts/.exec(line) ?? [];
  return program === undefined ? [] : [{ command, program }];
});

describe('the commands of npm', () => {
  it.each(programs)('$command tells its use, and refuses what it does not know', ({ program }) => {
    const [, through] = /from '\.\/(render-command)\.js'/.exec(file(program)) ?? [];
    expect(file(through ? `scripts/${through}.ts` : program)).toMatch(/\breadCommandLine\(/);
  });

  it('read their arguments in one way', () => {
    const others = readdirSync(new URL('./', import.meta.url)).filter(
      (name) =>
        /(?<!command-line|test)\.ts$/.test(name) && file(`scripts/${name}`).includes('parseArgs'),
    );
    expect(others).toEqual([]);
  });
});

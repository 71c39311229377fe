import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../src/kernel/logger.js';
import { openStore, type Store } from '../src/store/store.js';
import { openTestDatabase, type TestDatabase } from '../src/testing/database.js';
import { sampleMenu, sampleRestaurant } from '../src/testing/samples.js';

jest.setTimeout(180_000);

let database: TestDatabase;
let store: Store;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tableline-provision-'));
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  const profile = { ...sampleRestaurant('paris'), country: 'FR' };
  await store.restaurants.save([{ profile, lines: ['+33142685300'], menu: sampleMenu }]);
});

afterAll(async () => {
  await store.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

/** Runs the command as a technician would. */
async function run(...args: string[]): Promise<{ code: number; out: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    PUBLIC_BASE_URL: 'https://tableline.example.com',
    GATEWAY_PASSWORD: 'the-password-of-the-line',
    GATEWAY_SIP_SERVER: 'pbx.example.com:5070',
  };
  const tsx = ['--import', 'tsx', join('scripts', 'provision.ts')];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...tsx, ...args], { env });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
}

describe('provision', () => {
  it('adds a box, says what to type into it, and finds where it differs', async () => {
    const toAdd = [
      'add',
      '00:0B:82:AA:BB:CC',
      '--restaurant',
      'paris',
      '--line',
      '1=01 42 68 53 00',
    ];
    const added = await run(...toAdd);
    expect(added).toMatchObject({ code: 0 });
    expect(added.out).toContain('Config Server Path    tableline.example.com/provisioning');
    expect(added.out).toMatch(/HTTP\/HTTPS Password {3}[a-z2-9]{20} /);
    expect(added.out).not.toContain('the-password-of-the-line');
    expect(await run(...toAdd)).toMatchObject({ code: 64 });
    expect((await run('show', '000b82aabbcc')).out).toContain(
      'HT841 FR  paris: line 1 +33142685300  (has fetched nothing yet)',
    );
    const file = join(folder, 'exported.xml');
    writeFileSync(file, '<gs_provision><P747>other.example.com</P747></gs_provision>');
    const compared = await run('compare', '000b82aabbcc', file);
    expect(compared.code).toBe(1);
    expect(compared.out).toContain(
      'P747: is other.example.com, told pbx.example.com:5070 (SIP server)',
    );
    expect(compared.out).toContain('P863: is not known to its firmware, told 1');
  });

  it('changes what is named, and writes the file for a box that cannot fetch', async () => {
    const mac = '000b82000002';
    const line = ['--restaurant', 'paris', '--line', '1=01 42 68 53 00'];
    await run('add', mac, ...line, '--encrypt', 'md5');
    const changed = await run(
      'change',
      mac,
      '--set',
      'P863=5',
      '--firmware',
      '1.0.9.9=fw.example.com/9',
    );
    expect(changed.out).toContain(`npm run provision -- sync ${mac}`);
    const file = join(folder, 'cfg.xml');
    expect(await run('file', mac, file)).toMatchObject({ code: 0 });
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('<P863>5</P863>');
    expect(text).toContain('<P192>fw.example.com/9</P192>');
    expect(text).toMatch(/<P1359>[a-z2-9]{24}<\/P1359>/);
    expect(text).not.toContain('P1361');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await run('file', mac, file)).toMatchObject({ code: 66 });
    const sheet = join(folder, 'sheet.html');
    expect(await run('sheet', mac, sheet)).toMatchObject({ code: 0 });
    expect(readFileSync(sheet, 'utf8')).toContain('+33142685300');
  });

  it('says what is wrong with what was typed', async () => {
    const wrong = await run('add', '00:0B', '--restaurant', 'paris', '--line', '1=0142685300');
    expect(wrong.code).toBe(64);
    expect(wrong.out).toContain('"00:0B" has 4 digits in place of 12');
    const faulty = await run(
      'add',
      '000b82000001',
      '--restaurant',
      'paris',
      '--line',
      '7=0142685300',
    );
    expect(faulty.out).toContain('ports.7: an HT841 has the lines 1 to 4');
    expect((await run('sell')).code).toBe(64);
  });
});

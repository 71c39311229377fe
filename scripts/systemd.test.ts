import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settingNames, secrets } from '../src/config/settings.js';

const script = fileURLToPath(new URL('install/systemd', import.meta.url));
let root: string;

const install = (): string => execFileSync(script, ['--root', root], { encoding: 'utf8' });
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const units = (): readonly string[] => readdirSync(join(root, 'etc/systemd/system')).sort();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'systemd-'));
  install();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the services of a bare machine', () => {
  it('are three, each hardened and started again when it ends', () => {
    expect(units()).toEqual([
      ...['tableline-asterisk.service', 'tableline-gateway.service', 'tableline-jobs.service'],
    ]);
    for (const unit of units()) {
      const text = read(`etc/systemd/system/${unit}`);
      expect(text).not.toMatch(/@(project|node|hardening)@/);
      const lines = text.split('\n');
      for (const line of [
        ...['User=tableline', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'PrivateTmp=yes'],
        ...[
          'CapabilityBoundingSet=',
          'Restart=always',
          'EnvironmentFile=/etc/tableline/tableline.env',
        ],
      ]) {
        expect([unit, lines]).toEqual([unit, expect.arrayContaining([line])]);
      }
    }
  });

  it('get settings that there are, and no password in the open', () => {
    const known = [
      ...settingNames,
      ...secrets.map((name) => `${name}_FILE`),
      'STAFF_PASSWORD_FILE',
    ];
    const set = [...read('etc/tableline/tableline.env').matchAll(/^([A-Z_]+)=(.*)$/gm)];
    expect(set.map(([, name = '']) => name).filter((name) => !known.includes(name))).toEqual([]);
    const inUnits = units().flatMap((unit) => [
      ...read(`etc/systemd/system/${unit}`).matchAll(/(?<=^Environment=.*)\b([A-Z_]+)=/gm),
    ]);
    const strange = inUnits
      .map(([, name = '']) => name)
      .filter((name) => name !== 'NODE_ENV' && !known.includes(name));
    expect(strange).toEqual([]);
    // What a unit sets for itself, a file of settings would take from it.
    const names = set.map(([, name = '']) => name);
    expect(names.filter((name) => inUnits.some(([, own]) => own === name))).toEqual([]);
    expect(statSync(join(root, 'etc/tableline/secrets/ari_password')).mode & 0o007).toBe(0);
    expect(read('etc/tableline/secrets/ari_password')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keep their settings and passwords when they are installed again', () => {
    const settings = join(root, 'etc/tableline/tableline.env');
    writeFileSync(settings, 'LOG_LEVEL=debug\n');
    const password = read('etc/tableline/secrets/ari_password');
    install();
    expect(read('etc/tableline/tableline.env')).toBe('LOG_LEVEL=debug\n');
    expect(read('etc/tableline/secrets/ari_password')).toBe(password);
  });
});

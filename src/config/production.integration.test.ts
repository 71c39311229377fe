import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

describe('the gateway', () => {
  it('does not start in production with faults: it tells them all and ends with 78', () => {
    const { PATH = '', HOME = '' } = process.env;
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      env: { PATH, HOME, ENV_MODE: 'production', ARI_PASSWORD: 'change-me-change-me' },
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(run.status).toBe(78);
    for (const name of ['ARI_PASSWORD', 'KITCHEN_WEBHOOK_SECRET', 'GEOCODERS']) {
      expect(run.stderr).toContain(`${name}: `);
    }
  }, 60_000);
});

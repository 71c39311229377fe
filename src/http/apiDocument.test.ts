import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { apiRoutes } from './server.js';

const nothing = (): Promise<never> => Promise.reject(new Error('not asked in this test'));

describe('docs/api.md', () => {
  it('names every route and who may ask it, and no other', () => {
    const routes = apiRoutes({
      ...{ orders: { byId: nothing, list: nothing }, calls: { byId: nothing, list: nothing } },
      ...{ restaurants: { byId: nothing }, identify: nothing, probes: [] },
      jobs: { list: nothing, retry: nothing, counts: nothing },
      ...{ clock: new ManualClock(), logger: silentLogger },
    });
    const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
    const told = [...page.matchAll(/^\| `([A-Z]+ \S+)` \| ([^|]+) \|/gm)].map(([, what, who]) => [
      what,
      who,
    ]);
    expect(told).toEqual(
      routes.map(({ method, path, roles }) => [
        `${method.toUpperCase()} ${path}`,
        roles === 'public' ? 'anyone' : roles.join(', '),
      ]),
    );
  });
});

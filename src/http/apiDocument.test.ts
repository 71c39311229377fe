import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { unaskedParts } from '../testing/unaskedParts.js';
import { apiRoutes } from './server.js';

describe('a technician', () => {
  it('is let in to boxes, trunks and metrics, and nowhere else', () => {
    const open = apiRoutes(unaskedParts()).filter(
      ({ roles }) => roles !== 'public' && roles.includes('technician'),
    );
    const strange = open.filter(
      ({ path }) => !/^\/(api\/(trunks|gateway-box)|provisioning\/|metrics$)/.test(path),
    );
    expect(strange).toEqual([]);
    expect(open.length).toBeGreaterThan(15);
  });
});

describe('docs/api.md', () => {
  it('names every route and who may ask it, and no other', () => {
    const routes = apiRoutes(unaskedParts());
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

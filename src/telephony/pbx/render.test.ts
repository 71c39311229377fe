import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillTemplates } from './render.js';
import { faultsOf, type PbxSettings } from './settings.js';

function fill(template: string, values: Record<string, string>): string | undefined {
  return fillTemplates(new Map([['x.conf', template]]), values).get('x.conf');
}

describe('a template', () => {
  it('gets its values, each wherever it is named', () => {
    expect(fill('a = {{one}}\nb = {{two}}{{one}}\n', { one: '1', two: '2' })).toBe(
      'a = 1\nb = 21\n',
    );
  });

  it('keeps a value as it is, also where it looks like a pattern or a placeholder', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[;\p{Cc}]/u.test(text)),
        (value) => {
          expect(fill('password = {{secret}}', { secret: value })).toBe(`password = ${value}`);
        },
      ),
    );
  });

  it.each([
    ['a line break', 'x\nexten = s,1,System(rm)'],
    ['a carriage return', 'x\r[user]'],
    ['a semicolon, which would cut it off', 'pass;word'],
  ])('refuses a value with %s', (_, value) => {
    expect(() => fill('password = {{secret}}', { secret: value })).toThrow('secret: must not');
  });

  it('names all that does not fit at once: what is not known, and what nobody uses', () => {
    expect(() => fill('a = {{sipport}}', { sipPort: '5060' })).toThrow(
      'x.conf: {{sipport}} is not known; sipPort: is used by no template',
    );
  });
});

const good: PbxSettings = {
  sipBindAddress: '0.0.0.0',
  sipPort: 5060,
  rtpPortRange: { first: 10_000, last: 10_199 },
  external: { address: '203.0.113.7', localNetworks: ['192.168.1.0/24', '10.0.0.0/8'] },
  ariPort: 8088,
  ariUser: 'tableline',
  ariPassword: 'a-long-password',
  gatewayPassword: 'a-long-password',
  staffPassword: 'a-long-password',
  staffRingMs: 25_000,
  toneZone: 'fr',
  promptLanguage: 'fr',
  runDirectory: '/run/tableline',
  modulesDirectory: '/usr/lib/asterisk/modules',
  dataDirectory: '/usr/share/asterisk',
};

describe('the settings of the PBX', () => {
  it('are right for a restaurant behind a router', () => {
    expect(faultsOf(good)).toEqual([]);
  });

  it.each<[string, Partial<PbxSettings>]>([
    ['sipPort', { sipPort: 70_000 }],
    ['ariPort', { ariPort: 0 }],
    ['rtpPortRange', { rtpPortRange: { first: 10_000, last: 10_002 } }],
    ['sipBindAddress', { sipBindAddress: 'localhost' }],
    ['external.localNetworks', { external: { address: 'x', localNetworks: ['192.168.1.0'] } }],
    ['ariUser', { ariUser: 'general]' }],
    ['gatewayPassword', { gatewayPassword: '1234' }],
    ['staffPassword', { staffPassword: '' }],
    ['modulesDirectory', { modulesDirectory: 'modules' }],
    ['runDirectory', { runDirectory: `/${'long'.repeat(30)}` }],
    ['staffRingMs', { staffRingMs: 0 }],
  ])('are refused for the sake of %s', (place, change) => {
    expect(faultsOf({ ...good, ...change }).map((fault) => fault.place)).toEqual([place]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { turnFaultsOf, type TurnServerSettings } from './settings.js';

const good: TurnServerSettings = {
  secret: 'a-secret-of-thirty-two-characters',
  realm: 'turn.example.com',
  listeningAddress: '0.0.0.0',
  port: 3478,
  relayPorts: { first: 49_152, last: 50_151 },
  externalAddress: '203.0.113.7',
  allowedPeers: ['192.168.1.10'],
  tls: { certificate: '/etc/turn/cert.pem', key: '/etc/turn/key.pem', port: 5349 },
};

describe('the settings of the TURN server', () => {
  it('are right for a restaurant behind a router', () => {
    expect(turnFaultsOf(good)).toEqual([]);
  });

  it.each<[string, Partial<TurnServerSettings>]>([
    ['secret', { secret: 'short' }],
    ['realm', { realm: 'turn server' }],
    ['listeningAddress', { listeningAddress: 'eth0' }],
    ['port', { port: 0 }],
    ['relayPorts', { relayPorts: { first: 50_000, last: 50_000 } }],
    ['externalAddress', { externalAddress: 'example.com' }],
    ['allowedPeers', { allowedPeers: ['192.168.1.0/24'] }],
    ['tls', { tls: { certificate: 'cert.pem', key: '/key.pem', port: 5349 } }],
  ])('are refused for the sake of %s', (place, change) => {
    expect(turnFaultsOf({ ...good, ...change }).map((fault) => fault.place)).toEqual([place]);
  });
});

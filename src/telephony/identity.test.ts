import { describe, expect, it } from '@jest/globals';
import { identifyCaller, type PresentedParties } from './identity.js';

const context = { country: 'FR', ownAccounts: ['gateway', 'staff'] };
const parties: PresentedParties = {
  callerNumber: '0612345678',
  callerName: '',
  presentation: 'allowed_not_screened',
  dialledNumber: '0142685300',
  divertedFrom: '',
};
const nobody = { number: undefined, name: undefined, withheld: false, divertedFrom: undefined };

describe('who calls', () => {
  it.each(['0612345678', '0033612345678', '33612345678', '+33612345678', '+33612345678;npdi'])(
    'is the same person for the trunk’s form %s',
    (callerNumber) => {
      const { number } = identifyCaller({ ...parties, callerNumber }, context);
      expect(number).toBe('+33612345678');
    },
  );

  it.each([
    ['an anonymous From', { callerNumber: 'anonymous', callerName: 'Anonymous' }],
    ['a name that says so', { callerNumber: '0612345678', callerName: 'ANONYMOUS' }],
    ['a number the network passes on with Privacy: id', { presentation: 'prohib_passed_screen' }],
  ])('is withheld with %s, and the number is not told', (_, presented) => {
    const identity = identifyCaller({ ...parties, ...presented }, context);
    expect(identity).toEqual({ ...nobody, withheld: true });
  });

  it.each([
    ['no number', { callerNumber: '', presentation: 'unavailable' }],
    ['the gateway box’s own account', { callerNumber: 'gateway', callerName: 'gateway' }],
    ['the restaurant’s own line', { callerNumber: '+33142685300' }],
    ['the PBX’s own name', { callerNumber: 'asterisk', callerName: 'asterisk' }],
  ])('is unknown, and did not ask to be, with %s', (_, presented) => {
    expect(identifyCaller({ ...parties, ...presented }, context)).toEqual(nobody);
  });

  it('keeps a name that tells more than the number', () => {
    const named = identifyCaller({ ...parties, callerName: 'Camille Martin' }, context);
    const numbered = identifyCaller({ ...parties, callerName: '06 12 34 56 78' }, context);
    expect(named.name).toBe('Camille Martin');
    expect(numbered.name).toBeUndefined();
  });

  it('keeps an extension of the house without a number', () => {
    const identity = identifyCaller({ ...parties, callerNumber: '12', callerName: 'Bar' }, context);
    expect(identity).toEqual({ ...nobody, name: 'Bar' });
  });

  it('tells which line was forwarded', () => {
    const { divertedFrom } = identifyCaller({ ...parties, divertedFrom: '33142685399' }, context);
    expect(divertedFrom).toBe('+33142685399');
    const itself = identifyCaller({ ...parties, divertedFrom: '+33142685300' }, context);
    expect(itself.divertedFrom).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../config.js';
import { InvalidInputError } from '../kernel/errors.js';

const complete = {
  ENV_MODE: 'production',
  ARI_PASSWORD: 'b7Qf0n2LrWk9zXv4',
  KITCHEN_WEBHOOK_SECRET: 'p3Hs8yTn5cJd1mVq',
  DATABASE_URL: 'embedded',
  HEARING_ENGINES: 'pocketsphinx',
  SPEAKING_ENGINES: 'espeak',
  GEOCODERS: 'streets',
  PAYMENT_PROVIDER: 'none',
  SMS_PROVIDER: 'outbox',
  EMAIL_PROVIDER: 'outbox',
};

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.faults.map(({ place }) => place);
  }
}

describe('production', () => {
  it('starts with secrets of its own and every vendor named, the embedded ones too', () => {
    const config = readConfig(complete);
    expect(config.mode).toBe('production');
    expect(config.databaseUrl).toBeUndefined();
  });

  it('names all that is missing and all that is an example at once', () => {
    const faults = faultsOf({ ENV_MODE: 'production', ARI_PASSWORD: 'change-me-change-me' });
    expect(faults).toEqual(
      expect.arrayContaining([
        ...['ARI_PASSWORD', 'KITCHEN_WEBHOOK_SECRET', 'DATABASE_URL'],
        ...['HEARING_ENGINES', 'SPEAKING_ENGINES', 'GEOCODERS'],
      ]),
    );
  });

  it('takes no vendor for named when only another is', () => {
    const { GEOCODERS, ...rest } = complete;
    expect(GEOCODERS).toBe('streets');
    expect(faultsOf(rest)).toEqual(['GEOCODERS']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readConfig, type Config } from '../config.js';
import { InvalidInputError } from '../kernel/errors.js';

const production = {
  ...{ ENV_MODE: 'production', ARI_PASSWORD: 'b7Qf0n2LrWk9zXv4', DATABASE_URL: 'embedded' },
  ...{ KITCHEN_WEBHOOK_SECRET: 'p3Hs8yTn5cJd1mVq', HEARING_ENGINES: 'pocketsphinx' },
  ...{ SPEAKING_ENGINES: 'espeak', GEOCODERS: 'streets', PAYMENT_PROVIDER: 'none' },
  ...{ SMS_PROVIDER: 'outbox', EMAIL_PROVIDER: 'outbox' },
};
const staging = { ...production, ENV_MODE: 'staging' };

const stripe = (provider: string, key: string) => ({
  ...{ PAYMENT_PROVIDER: provider, STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: 'whsec_1' },
});
const twilio = (provider: string, number?: string) => ({
  ...{ SMS_PROVIDER: provider, TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'token' },
  ...(number !== undefined && { TWILIO_PHONE_NUMBER: number }),
});

function read(environment: Record<string, string>): Config | string {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.faults.map(({ place, message }) => `${place} ${message}`).join('; ');
  }
}

describe('Stripe', () => {
  it('takes real money in production, and nowhere else', () => {
    expect(read({ ...production, ...stripe('stripe', 'sk_live_1') })).toHaveProperty('stripe');
    expect(read({ ...staging, ...stripe('stripe', 'rk_live_1') })).toMatch(
      /^STRIPE_SECRET_KEY .*sk_test_/,
    );
    expect(read({ ...staging, ...stripe('stripe', 'sk_test_1') })).toHaveProperty('stripe');
  });

  it('is its sandbox in production where that is named, and never by mistake', () => {
    const fault = read({ ...production, ...stripe('stripe', 'sk_test_1') });
    expect(fault).toMatch(/^STRIPE_SECRET_KEY .*PAYMENT_PROVIDER=stripe-sandbox/);
    expect(read({ ...production, ...stripe('stripe-sandbox', 'sk_test_1') })).toHaveProperty(
      'stripe',
    );
    expect(read({ ...production, ...stripe('stripe-sandbox', 'sk_live_1') })).toMatch(/real money/);
  });
});

describe('Twilio', () => {
  it('is its sandbox where that is named, which needs no number of its own', () => {
    expect(read({ ...production, ...twilio('twilio-sandbox') })).toMatchObject({
      twilio: { sandbox: true, from: '+15005550006' },
    });
    expect(read({ ...staging, ...twilio('twilio', '+12125550142') })).toMatchObject({
      twilio: { sandbox: false, from: '+12125550142' },
    });
  });

  it('is not named live with a number for tests, nor the other way round', () => {
    expect(read({ ...production, ...twilio('twilio', '+15005550006') })).toMatch(
      /^TWILIO_PHONE_NUMBER .*SMS_PROVIDER=twilio-sandbox$/,
    );
    expect(read({ ...staging, ...twilio('twilio-sandbox', '+12125550142') })).toMatch(
      /leave it out/,
    );
    expect(read({ ...staging, ...twilio('twilio') })).toMatch(
      'TWILIO_PHONE_NUMBER is missing, and SMS_PROVIDER names twilio',
    );
  });
});

describe('e-mail', () => {
  const smtp = { SMTP_URL: 'smtp://u:p@mail.example.com', EMAIL_FROM: 'orders@example.com' };

  it('goes to one mailbox in its sandbox, which has to be told', () => {
    const sandbox = { ...staging, ...smtp, EMAIL_PROVIDER: 'smtp-sandbox' };
    expect(read(sandbox)).toMatch(
      'EMAIL_SANDBOX_TO is missing, and EMAIL_PROVIDER names smtp-sandbox',
    );
    expect(read({ ...sandbox, EMAIL_SANDBOX_TO: 'me@example.com' })).toMatchObject({
      smtp: { onlyTo: 'me@example.com' },
    });
    const live = { ...sandbox, EMAIL_PROVIDER: 'smtp', EMAIL_SANDBOX_TO: 'me@example.com' };
    expect(read(live)).not.toHaveProperty('smtp.onlyTo');
  });
});

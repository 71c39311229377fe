import type { Fault } from '../kernel/errors.js';

/** From which Twilio's test credentials send: https://www.twilio.com/docs/iam/test-credentials */
export const TWILIO_TEST_NUMBER = '+15005550006';

/** Twilio's other numbers for tests, each of which meets a fault of its own. */
const twilioTestNumber = /^\+1500555\d{4}$/;

/**
 * Where a vendor is named live and its credentials are those of its sandbox, or the other way round. Real money is
 * for production; a sandbox is for any mode, production too, where it is named.
 */
export function sandboxFaults(values: Readonly<Record<string, string>>): readonly Fault[] {
  const { PAYMENT_PROVIDER: payment, SMS_PROVIDER: sms, ENV_MODE: mode } = values;
  const key = values['STRIPE_SECRET_KEY'] ?? '';
  const isLiveKey = /^[sr]k_live_/.test(key);
  const isTestKey = /^[sr]k_test_/.test(key);
  const number = values['TWILIO_PHONE_NUMBER'];
  const isTestNumber = number !== undefined && twilioTestNumber.test(number);
  const rules: readonly (readonly [broken: boolean, place: string, message: string])[] = [
    [
      isLiveKey && payment === 'stripe-sandbox',
      'STRIPE_SECRET_KEY',
      'takes real money, and PAYMENT_PROVIDER names stripe-sandbox: use a key sk_test_..., or name stripe',
    ],
    [
      isLiveKey && payment !== 'stripe-sandbox' && mode !== 'production',
      'STRIPE_SECRET_KEY',
      'takes real money, which is for ENV_MODE=production: use a key sk_test_...',
    ],
    [
      isTestKey && payment !== 'stripe-sandbox' && mode === 'production',
      'STRIPE_SECRET_KEY',
      'is of the sandbox, and nobody would be charged: use a key sk_live_..., or PAYMENT_PROVIDER=stripe-sandbox',
    ],
    [
      isTestNumber && sms === 'twilio',
      'TWILIO_PHONE_NUMBER',
      "is one of Twilio's for tests, and nobody would be written to: use your own, or SMS_PROVIDER=twilio-sandbox",
    ],
    [
      number !== undefined && !isTestNumber && sms === 'twilio-sandbox',
      'TWILIO_PHONE_NUMBER',
      `is not one that test credentials send from: leave it out for ${TWILIO_TEST_NUMBER}, or name twilio`,
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, place, message]) => ({ place, message }));
}

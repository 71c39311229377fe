import type { Fault } from '../kernel/errors.js';
import { agentModelsOf } from './derived.js';
import { OPENAI_URL, type Settings } from './settings.js';

/** What each vendor needs once it is named. */
const needs: readonly {
  readonly setting: 'GEOCODERS' | 'PAYMENT_PROVIDER' | 'SMS_PROVIDER' | 'EMAIL_PROVIDER';
  readonly vendor: string;
  readonly names: readonly (keyof Settings)[];
}[] = [
  { setting: 'GEOCODERS', vendor: 'google', names: ['GOOGLE_MAPS_API_KEY'] },
  {
    ...{ setting: 'PAYMENT_PROVIDER', vendor: 'stripe' },
    names: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  },
  {
    ...{ setting: 'PAYMENT_PROVIDER', vendor: 'stripe-sandbox' },
    names: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  },
  {
    ...{ setting: 'SMS_PROVIDER', vendor: 'twilio' },
    names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_PHONE_NUMBER'],
  },
  {
    ...{ setting: 'SMS_PROVIDER', vendor: 'twilio-sandbox' },
    names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
  },
  { setting: 'EMAIL_PROVIDER', vendor: 'smtp', names: ['SMTP_URL', 'EMAIL_FROM'] },
  {
    ...{ setting: 'EMAIL_PROVIDER', vendor: 'smtp-sandbox' },
    names: ['SMTP_URL', 'EMAIL_FROM', 'EMAIL_SANDBOX_TO'],
  },
];

/** Settings that are missing since another one names the vendor that needs them. */
export function contradictionsIn(env: Settings): readonly Fault[] {
  const unmet = needs
    .filter(({ setting, vendor }) => [env[setting]].flat().some((name) => name === vendor))
    .flatMap(({ setting, vendor, names }) =>
      names.filter((name) => env[name] === undefined).map((name) => [name, setting, vendor]),
    );
  if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === OPENAI_URL) {
    const [setting] = (['HEARING_ENGINES', 'SPEAKING_ENGINES'] as const).filter((name) =>
      env[name].some((engine) => engine.startsWith('openai')),
    );
    if (setting) unmet.push(['OPENAI_API_KEY', setting, 'openai']);
  }
  const lacksKey = agentModelsOf(env).some(
    ({ apiKey, baseUrl }) => apiKey === '' && baseUrl === OPENAI_URL,
  );
  if (env.AGENT === 'openai' && lacksKey) unmet.push(['OPENAI_API_KEY', 'AGENT', 'openai']);
  if (env.CONVERSATION === 'realtime' && !env.OPENAI_API_KEY && env.OPENAI_BASE_URL === OPENAI_URL)
    unmet.push(['OPENAI_API_KEY', 'CONVERSATION', 'realtime']);
  return unmet.map(([place = '', setting = '', vendor = '']) => ({
    place,
    message: `is missing, and ${setting} names ${vendor}`,
  }));
}

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';
import { settingNames } from './config/settings.js';
import { InvalidInputError } from './kernel/errors.js';

const password = 'sixteen-letters-long';

function faultsOf(environment: Record<string, string>): Record<string, string> {
  try {
    readConfig(environment);
    return {};
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return Object.fromEntries(error.faults.map(({ place, message }) => [place, message]));
  }
}

function readExample(): Record<string, string> {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
  return Object.fromEntries(
    lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2)),
  ) as Record<string, string>;
}

describe('the settings', () => {
  it('need nothing but the password of Asterisk', () => {
    const config = readConfig({ ARI_PASSWORD: password });
    expect(config.databaseUrl).toBeUndefined();
    expect(config.media.ports).toEqual({ first: 40000, last: 40399 });
  });

  it('ask for the key of a geocoder that needs one', () => {
    const google = { ARI_PASSWORD: password, GEOCODERS: 'streets, google' };
    expect(faultsOf(google)).toEqual({
      GOOGLE_MAPS_API_KEY: 'is missing, and GEOCODERS names google',
    });
    expect(readConfig({ ...google, GOOGLE_MAPS_API_KEY: 'key' }).geocoding.engines).toEqual([
      'streets',
      'google',
    ]);
    expect(faultsOf({ ARI_PASSWORD: password, GEOCODERS: 'oracle' })).toEqual({
      GEOCODERS: 'write a list of streets, ban, google',
    });
  });

  it('ask for the key of OpenAI also where only its live words are wanted', () => {
    const live = { ARI_PASSWORD: password, HEARING_ENGINES: 'openai-live, pocketsphinx' };
    expect(faultsOf(live)).toEqual({
      OPENAI_API_KEY: 'is missing, and HEARING_ENGINES names openai',
    });
    const { hearing, openAi } = readConfig({ ...live, OPENAI_API_KEY: 'sk' });
    expect(hearing.engines).toEqual(['openai-live', 'pocketsphinx']);
    expect(openAi.liveTranscriptionModel).toBe('gpt-live-transcribe');
  });

  it('name a second model, which is not shown the key of another vendor', () => {
    const cloud = { ARI_PASSWORD: password, AGENT: 'openai', OPENAI_API_KEY: 'sk' };
    const models = (more: Record<string, string>): unknown =>
      readConfig({ ...cloud, ...more }).agent?.models.slice(1);
    const baseUrl = 'http://127.0.0.1:11434/v1';
    expect(models({})).toEqual([]);
    expect(models({ AGENT_NEXT_MODEL: 'qwen3', AGENT_NEXT_BASE_URL: baseUrl })).toEqual([
      { model: 'qwen3', baseUrl, apiKey: '' },
    ]);
    expect(models({ AGENT_NEXT_MODEL: 'large' })).toEqual([
      { model: 'large', baseUrl: 'https://api.openai.com/v1', apiKey: 'sk' },
    ]);
    expect(
      faultsOf({
        ...{ ARI_PASSWORD: password, AGENT: 'openai', AGENT_BASE_URL: baseUrl },
        ...{ AGENT_NEXT_MODEL: 'large', AGENT_NEXT_BASE_URL: 'https://api.openai.com/v1' },
      }),
    ).toEqual({ OPENAI_API_KEY: 'is missing, and AGENT names openai' });
  });

  it('are all told at once when they are wrong, each with its name', () => {
    const faults = faultsOf({
      HTTP_PORT: '99999',
      MEDIA_PORTS: '500-400',
      MAX_CALLS: 'many',
      DATABASE_URL: 'mysql://db',
    });
    expect(Object.keys(faults).sort()).toEqual([
      'ARI_PASSWORD',
      'DATABASE_URL',
      'HTTP_PORT',
      'MAX_CALLS',
      'MEDIA_PORTS',
    ]);
    expect(faults['ARI_PASSWORD']).toBe('is missing; see .env.example');
    expect(faults['DATABASE_URL']).toContain('postgresql://');
  });

  it('have the jobs done in a process of its own in production, unless a process is told its roles', () => {
    const production = {
      ...{ ENV_MODE: 'production', ARI_PASSWORD: 'kfW8s1aQ0zPmR4tX', GEOCODERS: 'streets' },
      ...{ KITCHEN_WEBHOOK_SECRET: 'b7Tn2vLx9cHqY5eJ', DATABASE_URL: 'embedded' },
      ...{ HEARING_ENGINES: 'pocketsphinx', SPEAKING_ENGINES: 'espeak' },
      ...{ PAYMENT_PROVIDER: 'none', SMS_PROVIDER: 'outbox', EMAIL_PROVIDER: 'outbox' },
    };
    const told = { roles: ['calls', 'jobs'], jobsApart: false };
    expect(readConfig(production)).toMatchObject({ roles: ['calls', 'http'], jobsApart: true });
    expect(readConfig({ ...production, ROLES: 'jobs,calls' })).toMatchObject(told);
    expect(readConfig({ ARI_PASSWORD: password })).toMatchObject({
      ...{ roles: ['calls', 'http', 'jobs'], jobsApart: false },
    });
  });

  it('take a secret from the file that NAME_FILE names', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tableline-')), 'password');
    writeFileSync(file, `${password}\n`);
    expect(readConfig({ ARI_PASSWORD_FILE: file }).ari.password).toBe(password);
    expect(faultsOf({ ARI_PASSWORD_FILE: `${file}.gone` })['ARI_PASSWORD_FILE']).toContain(
      'cannot be read',
    );
  });

  it('cannot be changed afterwards', () => {
    const config = readConfig({ ARI_PASSWORD: password });
    expect(() => Object.assign(config.http, { port: 1 })).toThrow(TypeError);
  });

  it('are the ones that .env.example explains, with the defaults it shows', () => {
    const example = readExample();
    expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
    expect(readConfig({ ...example, ARI_PASSWORD: password })).toEqual(
      readConfig({ ARI_PASSWORD: password }),
    );
  });

  it('do not call missing what is there and wrong', () => {
    expect(faultsOf({ ARI_PASSWORD: password, MAX_CALLS: 'many' })['MAX_CALLS']).not.toContain(
      'missing',
    );
  });
});

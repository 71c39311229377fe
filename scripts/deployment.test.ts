import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DockerfileParser, type Instruction, type JSONInstruction } from 'dockerfile-ast';
import { parse } from 'yaml';
import { z } from 'zod';
import { secrets, settingNames } from '../src/config/settings.js';

const project = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, project), 'utf8');

const limits = z.strictObject({
  cpus: z.string().regex(/^\d+(\.\d+)?$/),
  memory: z.string().regex(/^\d+[MG]$/),
  pids: z.number().optional(),
});
const size = z.string().regex(/^\d+[mg]$/);
const seconds = z.string().regex(/^\d+s$/);
const volume = z.string().regex(/^(\.\/)?[\w./-]+:\/[\w./-]+(:ro)?$/);

/** What we use of https://github.com/compose-spec/compose-spec/blob/main/spec.md, and no more. */
const service = z.strictObject({
  image: z.string(),
  build: z
    .union([z.string(), z.strictObject({ context: z.string(), dockerfile: z.string() })])
    .optional(),
  profiles: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  user: z
    .string()
    .regex(/^[1-9]\d*:[1-9]\d*$/)
    .optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  network_mode: z.literal('host').optional(),
  ports: z.array(z.string()).optional(),
  restart: z.enum(['no', 'unless-stopped']),
  read_only: z.literal(true).optional(),
  tmpfs: z.array(z.string()).optional(),
  shm_size: size.optional(),
  cap_drop: z.array(z.literal('ALL')).optional(),
  cap_add: z.array(z.string()).optional(),
  security_opt: z.array(z.literal('no-new-privileges:true')).optional(),
  ulimits: z.record(z.string(), z.strictObject({ soft: z.number(), hard: z.number() })).optional(),
  cpu_shares: z.number().optional(),
  deploy: z.strictObject({ resources: z.strictObject({ limits }) }).optional(),
  stop_grace_period: seconds.optional(),
  healthcheck: z
    .union([
      z.strictObject({ disable: z.literal(true) }),
      z.strictObject({
        test: z.array(z.string()),
        interval: seconds,
        timeout: seconds,
        retries: z.number().optional(),
        start_period: seconds.optional(),
      }),
    ])
    .optional(),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({
        condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']),
      }),
    )
    .optional(),
  secrets: z.array(z.string()).optional(),
  volumes: z.array(volume).optional(),
  logging: z.object({ driver: z.literal('json-file') }),
});
const composeFile = z.object({
  name: z.string(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
  secrets: z.record(z.string(), z.strictObject({ file: z.string().regex(/^\.\/secrets\/\w+$/) })),
});

const compose = composeFile.parse(parse(read('docker-compose.yml'), { merge: true }));
const services = Object.entries(compose.services);
const gateways = ['gateway', 'jobs'];

/** The settings that a script takes from the environment: those of its schema. */
function settingsOf(script: string): readonly string[] {
  const schema = /const environment = z\.object\(\{(.*?)\n\}\);/s.exec(read(script))?.[1] ?? '';
  return [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = '']) => name);
}

function known(names: readonly string[], ofSecrets: readonly string[]): readonly string[] {
  return [...names, ...ofSecrets.map((name) => `${name}_FILE`)];
}

describe('docker-compose.yml', () => {
  it('names every image with its version', () => {
    for (const [name, { image }] of services) {
      expect([name, image]).toEqual([name, expect.stringMatching(/:\d+\.\d+[\w.-]*$/)]);
    }
  });

  it('holds no secret: what is one is a file that nobody commits', () => {
    for (const [name, { environment = {} }] of services) {
      const literal = Object.keys(environment).filter(
        (setting) =>
          /PASSWORD|SECRET|KEY|TOKEN|DATABASE_URL/.test(setting) && !setting.endsWith('_FILE'),
      );
      expect([name, literal]).toEqual([name, []]);
    }
    expect(read('.gitignore').split('\n')).toEqual(expect.arrayContaining(['secrets/', '.env']));
  });

  it('mounts each secret that a file setting names, and declares all it mounts', () => {
    for (const [name, { environment = {}, secrets: mounted = [] }] of services) {
      const wanted = Object.entries(environment).flatMap(([setting, value]) =>
        setting.endsWith('_FILE') ? [value.replace('/run/secrets/', '')] : [],
      );
      expect([name, [...mounted].sort()]).toEqual([name, wanted.sort()]);
    }
    const all = new Set(services.flatMap(([, { secrets: mounted = [] }]) => mounted));
    expect(Object.keys(compose.secrets).sort()).toEqual([...all].sort());
  });

  it('sets what the programs read, and nothing else', () => {
    const readBy: Record<string, readonly string[]> = {
      ...Object.fromEntries(gateways.map((name) => [name, known(settingNames, secrets)])),
      'asterisk-settings': known(settingsOf('scripts/render-asterisk.ts'), [
        ...['ARI_PASSWORD', 'GATEWAY_PASSWORD', 'STAFF_PASSWORD', 'TURN_SECRET'],
      ]),
      'coturn-settings': known(settingsOf('scripts/render-coturn.ts'), ['TURN_SECRET']),
      postgres: ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD_FILE'],
      proxy: ['TABLELINE_DOMAIN'],
    };
    for (const [name, { environment = {} }] of services) {
      const strange = Object.keys(environment).filter((set) => !readBy[name]?.includes(set));
      expect([name, strange]).toEqual([name, []]);
    }
  });

  it('has what .env.example names for it and for the programs that render', () => {
    const named = [...read('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
    const rendered = ['scripts/render-asterisk.ts', 'scripts/render-coturn.ts'].flatMap(settingsOf);
    const compared = [...rendered, ...settingNames, 'TABLELINE_DOMAIN'];
    expect(named.filter((name) => !compared.includes(name ?? ''))).toEqual([]);
    const asked = read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g);
    for (const [, name] of asked) expect(named).toContain(name);
  });

  it('lets those read certificates who show them, where .env.example says they are', () => {
    const paths = read('.env.example').matchAll(/^# (SIP_TLS|TURN)_\w+=(\/\S+)$/gm);
    for (const [, whose = '', path = ''] of paths) {
      const readers = { SIP_TLS: ['asterisk', 'gateway'], TURN: ['coturn'] }[whose] ?? [];
      for (const reader of readers) {
        const mounts = (compose.services[reader]?.volumes ?? []).map((one) => one.split(':')[1]);
        expect([reader, mounts]).toEqual([reader, expect.arrayContaining([dirname(path)])]);
      }
    }
  });

  it('gives what stays up a limit, a restart and a check', () => {
    for (const [name, { restart, deploy, healthcheck, build, logging }] of services) {
      expect(logging.driver).toBe('json-file');
      if (restart === 'no') continue;
      expect([name, deploy]).toEqual([name, expect.anything()]);
      expect([name, healthcheck ?? build]).toEqual([name, expect.anything()]);
    }
  });

  it('lets the sound go before everything else, without a capability', () => {
    const { gateway, asterisk, jobs } = compose.services;
    // A limit of niceness is written as 20 less that (setrlimit(2), RLIMIT_NICE).
    const wanted = 20 - constants.priority.PRIORITY_HIGH;
    expect(gateway?.ulimits?.['nice']).toEqual({ soft: wanted, hard: wanted });
    expect(jobs?.ulimits?.['nice']).toBeUndefined();
    const shares = [gateway, asterisk, jobs].map((one) => one?.cpu_shares ?? 1024);
    expect(shares).toEqual([...new Set(shares)].sort((a, b) => b - a));
  });

  it('shows nothing of the database to other machines, and the API only through the door', () => {
    expect(services.flatMap(([, { ports = [] }]) => ports)).toEqual(['127.0.0.1:5432:5432']);
    for (const name of gateways) {
      expect(compose.services[name]?.environment?.['HTTP_HOST']).toBe('127.0.0.1');
    }
    expect(read('deploy/Caddyfile')).toContain('reverse_proxy 127.0.0.1:8001');
  });

  it('has only volumes that it declares', () => {
    const named = services
      .flatMap(([, { volumes = [] }]) => volumes)
      .map((text) => text.split(':')[0] ?? '')
      .filter((source) => !source.startsWith('./'));
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('starts programs that there are', () => {
    const programs = services.flatMap(([, { command = [] }]) => command.slice(0, 1));
    const ours = programs.filter((program) => program.startsWith('scripts/'));
    expect(ours).toHaveLength(2);
    for (const program of ours) expect(existsSync(new URL(program, project))).toBe(true);
  });
});

describe.each(['Dockerfile', 'asterisk/Dockerfile'])('%s', (path) => {
  const instructions = DockerfileParser.parse(read(path)).getInstructions();
  const all = (keyword: string): Instruction[] =>
    instructions.filter((instruction) => instruction.getKeyword() === keyword);
  const text = (instruction: Instruction | undefined): string =>
    instruction?.getArgumentsContent() ?? '';

  it('builds on versions', () => {
    const stages = new Set<string>();
    for (const from of all('FROM')) {
      const [base = '', , stage] = text(from).split(' ');
      if (!stages.has(base)) expect(base).toMatch(/:(\d+\.\d+\.\d+|forky-\d{8})[\w.-]*$/);
      if (stage !== undefined) stages.add(stage);
    }
  });

  it('runs as somebody who is not root, under tini, and can be asked how it is', () => {
    expect(text(all('USER').at(-1))).toBe('tableline');
    const entry = all('ENTRYPOINT').at(-1) as JSONInstruction | undefined;
    expect(entry?.getOpeningBracket()).not.toBeNull();
    expect(text(entry)).toMatch(/^\["\/usr\/bin\/tini", "--"/);
    expect(all('HEALTHCHECK')).toHaveLength(1);
  });

  it('takes nothing from elsewhere but packages, and leaves no lists of them', () => {
    expect(all('ADD')).toEqual([]);
    for (const run of all('RUN').map(text)) {
      expect(run).not.toMatch(/\bcurl\b|\bwget\b|\bsudo\b/);
      if (!run.includes('apt-get')) continue;
      expect(run).toContain('--no-install-recommends');
      expect(run).toContain('rm -rf /var/lib/apt/lists/*');
    }
  });

  it('copies what is in the project, and what is let through to the builder', () => {
    const passed = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const ours = all('COPY').filter((copy) => !/--from=/.test(copy.toString()));
    for (const copy of ours.map(text)) {
      for (const source of copy.split(/\s+/).slice(0, -1)) {
        expect(passed).toContain(source.split('/')[0]);
        expect([source, existsSync(new URL(source, project))]).toEqual([source, true]);
      }
    }
  });
});

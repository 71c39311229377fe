/** One value of a metric. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric as Prometheus sees it. */
export interface Family {
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary';
  readonly help: string;
  readonly samples: Sample[];
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/y;

/**
 * Reads what a gateway tells Prometheus as Prometheus does, and throws on what it would refuse: a sample outside of
 * its family, a family or a series that stands there twice, buckets that do not add up.
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details
 */
export function readExposition(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const families = new Map<string, Family>();
  const series = new Set<string>();
  let help: readonly [name: string, text: string] = ['', ''];
  let current = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, kind, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (kind === 'HELP') help = [name, rest];
    if (kind === 'TYPE') {
      if (families.has(name)) throw new Error(`${name} stands there twice`);
      if (help[0] !== name) throw new Error(`${name} has no help`);
      families.set(name, { type: rest as Family['type'], help: help[1], samples: [] });
      current = name;
    }
    if (kind !== undefined || line.startsWith('#')) continue;
    const sample = readSample(line);
    const family = families.get(current);
    if (!family || !belongs(sample.name, current, family.type)) {
      throw new Error(`${sample.name} stands under ${current}`);
    }
    const key = `${sample.name} ${JSON.stringify(Object.entries(sample.labels).sort())}`;
    if (series.has(key)) throw new Error(`a series twice: ${line}`);
    series.add(key);
    family.samples.push(sample);
  }
  for (const [name, family] of families)
    if (family.type === 'histogram') checkBuckets(name, family);
  return families;
}

function readSample(line: string): Sample {
  const [, name, inBraces = '', value] = SAMPLE.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`no sample: ${line}`);
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  for (let at = 0; at < inBraces.length; at = LABEL.lastIndex) {
    const [, label, text] = LABEL.exec(inBraces) ?? [];
    if (label === undefined || text === undefined || label in labels) {
      throw new Error(`labels that cannot be read: ${line}`);
    }
    labels[label] = text;
  }
  const number = value === '+Inf' ? Infinity : Number(value);
  if (Number.isNaN(number) && value !== 'Nan' && value !== 'NaN')
    throw new Error(`no number: ${line}`);
  return { name, labels, value: number };
}

function belongs(sample: string, family: string, type: Family['type']): boolean {
  if (type === 'histogram')
    return ['_bucket', '_sum', '_count'].some((end) => sample === family + end);
  return sample === family;
}

function checkBuckets(name: string, { samples }: Family): void {
  const counts = samples.filter((sample) => sample.name === `${name}_count`);
  for (const { labels, value } of counts) {
    const buckets = samples.filter(
      (sample) =>
        sample.name === `${name}_bucket` &&
        Object.entries(labels).every(([label, text]) => sample.labels[label] === text),
    );
    const values = buckets.map((bucket) => bucket.value);
    const bounds = buckets.map(({ labels: { le } }) => (le === '+Inf' ? Infinity : Number(le)));
    const rises = (numbers: readonly number[]): boolean =>
      numbers.every((number, i) => i === 0 || number >= (numbers[i - 1] ?? 0));
    if (bounds.at(-1) !== Infinity || values.at(-1) !== value || !rises(values) || !rises(bounds)) {
      throw new Error(`the buckets of ${name} do not add up`);
    }
  }
}

/** The heading of a family: its name, help and type, as far as they are given. */
const HEADING = /^# (?:HELP|TYPE) (\S+)/;

/**
 * The metrics of several processes as one text. A family may stand in it once only: what several have goes under
 * the first one's heading, told apart by its labels.
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function joinFamilies(...texts: readonly string[]): string {
  const families = new Map<string, Set<string>>();
  for (const text of texts) {
    let family = new Set<string>();
    for (const line of text.split('\n')) {
      const name = HEADING.exec(line)?.[1];
      if (name !== undefined) {
        family = families.get(name) ?? new Set();
        families.set(name, family);
      }
      // The same heading again is there already.
      if (line !== '') family.add(line);
    }
  }
  return `${[...families.values()].map((lines) => [...lines].join('\n')).join('\n\n')}\n`;
}

import type { TimePattern } from '../agents/lexicon.js';
import { phrasesAsSaid } from '../understanding/tokens.js';
import { clockPatterns } from './clockPatterns.js';
import { roman } from './romanHindustani.js';

/** The words of Hindi or Urdu in its own script; those in Latin letters are put beside them. */
export type ClockScript = Readonly<Record<keyof typeof roman.time, string>> & {
  /** What stands between hour and minutes: "past". */
  readonly past: readonly string[];
  readonly halfHour: readonly string[];
  /** One and a half, two and a half: they have names of their own. */
  readonly oneAndHalf: readonly string[];
  readonly twoAndHalf: readonly string[];
};

/** How Hindi and Urdu tell the time: "साढ़े सात बजे", "paune aath baje", "شام سات بجے". */
export function southAsianClock(script: ClockScript): TimePattern[] {
  const both = (key: keyof typeof roman.time): string[] =>
    phrasesAsSaid(`${script[key]} | ${roman.time[key]}`, { elided: [] });
  const any = (words: readonly string[]): string => `(?:${words.join('|')})`;
  const hours = any(both('hours'));
  const oneAndHalf = any([...script.oneAndHalf, 'derh', 'dedh']);
  const twoAndHalf = any([...script.twoAndHalf, 'dhai', 'dhaai']);
  const oclock = any(both('oclock'));
  const named = (words: string, hour: number): TimePattern => ({
    pattern: new RegExp(`(?<=^| )${words} ${oclock}(?= |$)`),
    meaning: 'at',
    hour,
    plusMinutes: 30,
  });
  return [
    named(oneAndHalf, 1),
    named(twoAndHalf, 2),
    ...clockPatterns({
      asap: both('asap'),
      asapWhenAsked: both('asapWhenAsked'),
      in: [],
      about: both('about'),
      lengths: [
        [
          any([
            ...script.halfHour,
            'aadhe ghante',
            'aadha ghanta',
            'adhe ghante',
            'aadhay ghantay',
          ]),
          30,
        ],
        [`${oneAndHalf} ${hours}`, 90],
        [`${twoAndHalf} ${hours}`, 150],
      ],
      hours: both('hours'),
      minutes: both('minutes'),
      noon: [],
      midnight: both('midnight'),
      at: [],
      oclock: both('oclock'),
      afterHour: [],
      beforeHour: [
        [any(both('half')), 30],
        [any(both('quarterPast')), 15],
        [any(both('quarterTo')), -15],
      ],
      plus: [...script.past, 'baj kar', 'bajkar'],
      minus: [],
      past: [],
      to: [],
      behind: { in: both('behind'), hourEndings: [], past: [], to: [] },
      morning: both('morning'),
      evening: both('evening'),
    }),
  ];
}

import { describe, expect, it } from '@jest/globals';
import { DateTime, Info } from 'luxon';
import { splitWords } from '../agents/words.js';
import { createDetailReader } from '../agents/readDetails.js';
import { readTime } from '../agents/readTime.js';
import type { Prompts, Sentences } from '../dialogue/wording.js';
import type { Cue } from '../understanding/language.js';
import { tokenise, wordsOf } from '../understanding/tokens.js';
import { nationalFormat, type E164 } from '../../kernel/phone.js';
import type { Fulfilment } from '../../restaurant/profile.js';
import { playDialogue } from '../../testing/dialogues/playDialogue.js';
import { scriptsOf } from '../../testing/dialogues/scripts.js';
import type { Language } from './language.js';
import { languages } from './languages.js';

type SaidTime = NonNullable<ReturnType<typeof readTime>>['time'];

const ways: readonly Fulfilment[] = ['pickup', 'delivery', 'dine_in'];
const noon = DateTime.fromISO('2026-03-10T00:00', { zone: 'Europe/Paris' });

describe.each(Object.entries(languages))('in the language "%s"', (code, language) => {
  const { order, lexicon, prompts, spoken } = language;
  const read = (text: string): string[] => wordsOf(text, lexicon);

  describe('numbers', () => {
    it('from 0 to 99 are read as they are said', () => {
      for (let n = 0; n < 100; n += 1) {
        const said = spoken.number(n);
        const words = read(said);
        const expected = { said, value: n, length: words.length };
        expect({ said, ...lexicon.numbers.parseNumberWords(words, 0) }).toEqual(expected);
        expect({ said, ...order.numbers.parseNumberWords(words, 0) }).toEqual(expected);
      }
    });

    it('are read digit by digit', () => {
      for (const digits of ['0123456789', '9081726354', '5550142', '00770']) {
        const said = Array.from(digits, (digit) => spoken.number(Number(digit))).join(' ');
        expect(lexicon.numbers.parseDigits(read(said), 0)).toEqual({
          digits,
          length: read(said).length,
        });
      }
    });

    it.each<E164>(['+34612345678', '+33142685300', '+493012345678', '+12125550187'])(
      'of telephones are read as they are said (%s)',
      (number) => {
        const details = createDetailReader(lexicon);
        const words = splitWords(spoken.phone(number), lexicon);
        expect(details.digits(words, 5)[0]?.digits).toBe(nationalFormat(number).replace(/\D/g, ''));
      },
    );
  });

  describe('times', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour);

    it.each(hours)('are read as they are said, at %d hours', (hour) => {
      for (const minute of [0, 5, 10, 15, 20, 30, 45, 50]) {
        const at = noon.set({ hour, minute });
        const said = spoken.time(at.toJSDate(), noon.toJSDate(), 'Europe/Paris');
        const reading = readTime(splitWords(said, lexicon), lexicon.time, lexicon.numbers, true);
        expect({ said, time: reading?.time }).toEqual({
          said,
          time: expect.objectContaining({ kind: 'at', minute }),
        });
        expect({ said, hours: possibleHours(reading?.time) }).toEqual({
          said,
          hours: expect.arrayContaining([hour]),
        });
      }
    });

    it('of other days are read as they are said', () => {
      for (let days = 1; days < 7; days += 1) {
        const at = noon.plus({ days }).set({ hour: 19, minute: 30 });
        const said = spoken.time(at.toJSDate(), noon.toJSDate(), 'Europe/Paris');
        const words = splitWords(said, lexicon);
        const reading = readTime(words, lexicon.time, lexicon.numbers, false);
        const day =
          days === 1 ? { kind: 'in_days', days } : { kind: 'weekday', weekday: at.weekday };
        expect({ said, time: reading?.time }).toEqual({
          said,
          time: expect.objectContaining({ kind: 'at', minute: 30, day }),
        });
      }
    });

    it('know every day of the week', () => {
      const known = new Map(lexicon.time.days.map(({ phrase, day }) => [phrase, day]));
      for (const [i, name] of Info.weekdays('long', { locale: code }).entries()) {
        expect(known.get(read(name).join(' '))).toEqual({ kind: 'weekday', weekday: i + 1 });
      }
    });
  });

  describe('what we say', () => {
    it('tells all that it has to tell', () => {
      for (const { text, told } of everySentence(prompts.sentences, spoken.spelled('7'))) {
        for (const part of told) expect(text).toContain(part);
        expect(text).not.toMatch(/[[\]{}]|undefined|null| {2}| [.,]/);
      }
    });

    it('is complete', () => {
      const texts = [...Object.values(prompts.fixed), ...Object.values(prompts.questions).flat()];
      for (const text of texts) expect(text.trim()).not.toBe('');
    });

    it('is said in no other language', () => {
      const own = wholeTexts(prompts);
      for (const [other, { prompts: others }] of Object.entries(languages)) {
        if (other === code) continue;
        const shared = wholeTexts(others).filter((text) => own.includes(text));
        expect({ other, shared }).toEqual({ other, shared: [] });
      }
    });

    it('asks for answers that are understood', () => {
      for (const kind of ['readback', 'confirm_address', 'confirm_phone'] as const) {
        const question = ` ${read(prompts.questions[kind][1]).join(' ')} `;
        const says = (phrase: string): boolean => question.includes(` ${phrase} `);
        expect({ question, yes: lexicon.affirm.some(says) }).toEqual({ question, yes: true });
        expect({ question, no: lexicon.deny.some(says) }).toEqual({ question, no: true });
      }
    });

    it('names the ways to get the food as callers may name them', () => {
      for (const way of ways) {
        const question = ` ${read(prompts.sentences.fulfilment([way], 1)).join(' ')} `;
        const isNamed = lexicon.fulfilments[way].some((phrase) => question.includes(` ${phrase} `));
        expect({ question, isNamed }).toEqual({ question, isNamed: true });
      }
    });
  });

  describe('what callers say', () => {
    it('is known for every wish and every word of an order', () => {
      const lists = {
        ...Object.fromEntries(
          Object.entries(order.cues).map(([cue, list]) => [
            cue,
            [...list, ...(order.cuesBehind?.[cue as Cue] ?? [])],
          ]),
        ),
        ...lexicon.intents,
        ...lexicon.fulfilments,
        ...Object.fromEntries(
          Object.entries(lexicon).filter(
            ([name, list]) => Array.isArray(list) && name !== 'elided',
          ),
        ),
      };
      const missing = Object.entries(lists).filter(([, list]) => list.length === 0);
      expect(missing.map(([name]) => name)).toEqual([]);
      expect(lexicon.languages[code]).not.toEqual([]);
    });

    it('is written as it is compared', () => {
      // The two parts of "take … off" are compared one by one.
      const parts = phrasesOf(language).flatMap((phrase) => phrase.split(' … '));
      const misspelt = parts.filter(
        (phrase) =>
          tokenise(phrase, lexicon)
            .map(({ text }) => text)
            .join(' ') !== phrase,
      );
      expect(misspelt).toEqual([]);
    });

    it('is not both a yes and a no', () => {
      const deny = new Set(lexicon.deny);
      expect(lexicon.affirm.filter((phrase) => deny.has(phrase))).toEqual([]);
    });

    it('asks for every other language, in its own words too', () => {
      for (const [other, { lexicon: theirs }] of Object.entries(languages)) {
        const requests = new Set(lexicon.languages[other]);
        const own = (theirs.languages[other] ?? []).map((phrase) =>
          wordsOf(phrase, lexicon).join(' '),
        );
        expect({ other, missing: own.filter((phrase) => !requests.has(phrase)) }).toEqual({
          other,
          missing: [],
        });
        expect({ other, requests: requests.size }).not.toEqual({ other, requests: 0 });
      }
    });
  });

  describe('the dialogues', () => {
    const played = scriptsOf(code).map((script) => playDialogue(code, script));
    const turns = played.flat();

    it('are five at least', () => {
      expect(played.length).toBeGreaterThanOrEqual(5);
    });

    it('go from the greeting to a placed order and to a person', () => {
      const effects = turns.flatMap((turn) => turn.effects.map(({ type }) => type));
      expect(effects).toEqual(expect.arrayContaining(['place_order', 'hang_up', 'transfer']));
      const most = Math.max(...turns.map(({ state }) => state.cart.lines.length));
      expect(most).toBeGreaterThanOrEqual(3);
    });

    it('ask for the fulfilment, the time, the name and the number', () => {
      const asked = new Set(turns.map(({ question }) => question));
      for (const question of ['fulfilment', 'time_pickup', 'name', 'phone', 'readback']) {
        expect(asked).toContain(question);
      }
    });
  });
});

/** The hours of the day that a time may mean. */
function possibleHours(time: SaidTime | undefined): readonly number[] {
  if (time?.kind !== 'at') return [];
  const { hour, half } = time;
  if (hour === 24) return [0];
  if (hour > 12 || hour === 0) return [hour];
  const morning = hour % 12;
  return half === null ? [morning, morning + 12] : [half === 'am' ? morning : morning + 12];
}

/** The texts that never change, the short ones apart, which two languages may share. */
function wholeTexts({ fixed, questions }: Prompts): readonly string[] {
  return [...Object.values(fixed), ...Object.values(questions).flat()].filter(
    (text) => text.length > 12,
  );
}

/** Every phrase that is compared with what a caller says. */
function phrasesOf({ order, lexicon }: Language): readonly string[] {
  return [
    ...Object.values(order.cues).flat(),
    ...order.commonWords,
    ...order.linkWords,
    ...order.plainWords,
    ...order.sweepingWords,
    ...order.equivalents.flat(),
    ...Object.values(lexicon.intents).flat(),
    ...Object.values(lexicon.fulfilments).flat(),
    ...Object.values(lexicon.languages).flat(),
    ...[lexicon.fillers, lexicon.affirm, lexicon.deny, lexicon.finish].flat(),
    ...[lexicon.nameLeads, lexicon.nameLeadsWhenAsked, lexicon.phoneLeads].flat(),
    ...[lexicon.addressLeads, lexicon.addressLeadsWhenAsked, lexicon.streetWords].flat(),
    ...lexicon.postcodeLeads,
    ...lexicon.noteLeads.map(({ phrase }) => phrase),
    ...lexicon.ordinals.flat(),
    ...lexicon.time.days.map(({ phrase }) => phrase),
  ];
}

/** Every sentence with something to tell, as it is said, and what it has to tell. Capitals are left as they are. */
function everySentence(
  sentences: Sentences,
  seven: string,
): readonly { readonly text: string; readonly told: readonly string[] }[] {
  const said = (text: string, ...told: readonly string[]): { text: string; told: string[] } => ({
    text,
    told: [...told],
  });
  const { readback } = sentences;
  const lists = [
    { group: 'GROUP', open: 1, names: ['ONE', 'TWO'], more: false },
    { group: null, open: 1, names: ['THREE', 'FOUR'], more: true },
    { group: 'MANY', open: 2, names: ['FIVE', 'SIX'], more: true },
  ];
  const prices = [
    { variant: 'ONE', price: 'PRICE' },
    { variant: 'TWO', price: 'COST' },
  ];
  const facts = {
    name: 'NAME',
    number: 'NUMBER',
    fulfilment: 'pickup',
    lines: ['ONE', 'TWO'],
    total: 'SUM',
  } as const;
  const nothing = { name: null, number: null, fulfilment: null, lines: [], total: null };
  const problems = ['closed', 'too_early', 'after_closing', 'too_far_ahead'] as const;
  const reasons = ['asked', 'not_understood', 'fault', 'order_failed', 'allergens'] as const;
  return [
    said(sentences.welcome('NAME'), 'NAME'),
    said(sentences.closed('TIME'), 'TIME'),
    said(sentences.closed(null)),
    said(sentences.hours('TIME'), 'TIME'),
    said(sentences.hours(null)),
    ...[0, 1, 2].map((level) => said(sentences.fulfilment(ways, level))),
    ...ways.map((way) => said(sentences.fulfilmentNotOffered(way, ways))),
    said(sentences.language()),
    said(sentences.languageNotSpoken()),
    said(sentences.address('STREET', '7'), 'STREET', seven),
    said(sentences.address('STREET', null), 'STREET'),
    said(sentences.outsideZone('7'), seven),
    ...ways.map((way) => said(sentences.timeSet(way, 'TIME'), 'TIME')),
    said(sentences.timeSet('pickup', null)),
    ...problems.map((problem) => said(sentences.timeRefused(problem, 'TIME'), 'TIME')),
    ...problems.map((problem) => said(sentences.timeRefused(problem, null))),
    said(sentences.belowMinimum('LEAST', 'MORE'), 'LEAST', 'MORE'),
    said(sentences.changed(['ONE', 'TWO']), 'ONE', 'TWO'),
    said(sentences.removed('NAME'), 'NAME'),
    ...[0, 1].map((level) =>
      said(sentences.whichItem('TEXT', ['ONE', 'TWO'], level), 'TEXT', 'ONE', 'TWO'),
    ),
    said(sentences.whichItem('TEXT', ['ONE', 'TWO'], 2), '1', 'ONE', '2', 'TWO'),
    ...[0, 1].map((level) =>
      said(
        sentences.choices('LINE', lists, level),
        ...['LINE', 'GROUP', 'ONE', 'TWO', 'THREE', 'FOUR', 'MANY', 'FIVE', 'SIX'],
      ),
    ),
    said(sentences.choices('LINE', lists, 2), '1', 'ONE', '2', 'TWO'),
    said(sentences.notOnMenu('TEXT'), 'TEXT'),
    said(sentences.categories(['ONE', 'TWO']), 'ONE', 'TWO'),
    said(sentences.itemsOf('GROUP', ['ONE', 'TWO'], false), 'GROUP', 'ONE', 'TWO'),
    said(sentences.itemsOf('GROUP', ['ONE', 'TWO'], true), 'GROUP', 'ONE', 'TWO'),
    said(sentences.price('NAME', prices), 'NAME', 'ONE', 'PRICE', 'TWO', 'COST'),
    said(sentences.price('NAME', [{ variant: null, price: 'PRICE' }]), 'NAME', 'PRICE'),
    said(sentences.contents('NAME', ['ONE', 'TWO']), 'NAME', 'ONE', 'TWO'),
    said(sentences.contentsUnknown('NAME'), 'NAME'),
    said(sentences.allergenIn('NAME', 'NUTS'), 'NAME', 'NUTS'),
    said(sentences.allergenNotListed('NAME', 'NUTS'), 'NAME', 'NUTS'),
    said(sentences.soldOut('NAME'), 'NAME'),
    said(sentences.optionSoldOut('ONE'), 'ONE'),
    said(sentences.optionNotOffered('ONE', 'NAME'), 'ONE', 'NAME'),
    said(sentences.amount('extra', 'ONE'), 'ONE'),
    said(sentences.amount('light', 'ONE'), 'ONE'),
    said(sentences.tooMany('GROUP', 2), 'GROUP'),
    said(sentences.quantityTooHigh(20)),
    said(sentences.noted('TEXT'), 'TEXT'),
    said(sentences.waitTime('TIME'), 'TIME'),
    said(sentences.orderSoFar(['ONE', 'TWO']), 'ONE', 'TWO'),
    said(sentences.totalSoFar('SUM'), 'SUM'),
    said(sentences.nameSet('NAME'), 'NAME'),
    said(sentences.phone('7'), '7'),
    ...ways.map((way) => said(readback.intro(way, null))),
    said(readback.intro('delivery', 'STREET'), 'STREET'),
    said(readback.line('LINE', 'PRICE'), 'LINE', 'PRICE'),
    said(readback.note('TEXT'), 'TEXT'),
    said(readback.sums('SUM', 'TAX', 'FEE'), 'SUM', 'TAX', 'FEE'),
    said(readback.sums('SUM', null, null), 'SUM'),
    said(readback.total('SUM', true), 'SUM'),
    said(readback.total('SUM', false), 'SUM'),
    ...ways.map((way) => said(readback.time(way, 'TIME', true), 'TIME')),
    ...ways.map((way) => said(readback.time(way, 'TIME', false), 'TIME')),
    said(readback.newTotal('SUM'), 'SUM'),
    said(sentences.placed('NAME', '7'), 'NAME', '7'),
    said(sentences.placed(null, '7'), '7'),
    ...ways.map((way) => said(sentences.ready(way, 'TIME'), 'TIME')),
    ...reasons.map((reason) =>
      said(sentences.briefing({ reason, ...facts }), 'NAME', 'NUMBER', 'ONE', 'TWO', 'SUM'),
    ),
    said(sentences.briefing({ reason: 'asked', ...nothing })),
  ];
}

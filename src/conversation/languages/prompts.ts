import type { Fulfilment } from '../../restaurant/profile.js';
import type { ChoiceList, Prompts, Sentences, Spoken } from '../dialogue/wording.js';
import type { PromptTexts, SentenceTexts } from './promptTexts.js';

/** What fills a text, by name; null is not known. */
type Values = Readonly<Record<string, string | null>>;

/** Makes what we say from a language's texts. */
export function createPrompts(texts: PromptTexts, spoken: Spoken): Prompts {
  const { fixed, questions, sentences } = texts;
  return { fixed, questions, sentences: createSentences(texts, sentences, spoken) };
}

function createSentences(
  { ways, whyTransferred, at, locale }: PromptTexts,
  texts: SentenceTexts,
  spoken: Spoken,
): Sentences {
  const { and, or, option } = spoken;

  /** With a capital at the beginning, behind the sign that opens a question in Spanish. */
  function capital(text: string): string {
    return text.replace(/^[¿¡]?\p{Ll}/u, (start) => start.toLocaleUpperCase(locale));
  }

  function say(key: keyof SentenceTexts, values: Values = {}): string {
    return capital(fill(texts[key], values, at));
  }

  /** A piece of a sentence, which begins as it is written. */
  function part(key: keyof SentenceTexts, values: Values): string {
    return fill(texts[key], values, at);
  }

  function keys(names: readonly string[], key: 'key' | 'wayKey'): string {
    const each = names.map((name, i) => part(key, { key: String(i + 1), name }));
    return say('press', { keys: each.join(', ') });
  }

  function fulfilment(offered: readonly Fulfilment[], level: number): string {
    const names = offered.map((way) => ways[way]);
    if (level === 2) return keys(names, 'wayKey');
    return say(level === 0 ? 'fulfilment' : 'fulfilmentAgain', { ways: or(names) });
  }

  function choices(line: string, lists: readonly ChoiceList[], level: number): string {
    const [first] = lists;
    if (level === 2 && first) return keys(first.names.map(option), 'key');
    const parts = lists.map((list, i) =>
      part(i === 0 ? 'choiceFor' : 'choice', {
        line,
        what: whatOf(list),
        names: namesOf(list),
      }),
    );
    const values = { choices: parts.join(texts.choicesJoint) };
    return say(level === 0 ? 'choices' : 'choicesAgain', values);
  }

  function whatOf({ group, open }: ChoiceList): string {
    const values = {
      group: group === null ? texts.size : option(group),
      count: spoken.number(open),
    };
    return part(open > 1 ? 'several' : 'one', values);
  }

  function namesOf({ names, more }: ChoiceList): string {
    const list = or(names.map(option));
    return more ? part('examples', { names: list }) : list;
  }

  const refusals = {
    closed: 'refusedClosed',
    too_early: 'refusedTooEarly',
    after_closing: 'refusedAfterClosing',
    too_far_ahead: 'refusedTooFarAhead',
    busy: 'refusedBusy',
  } as const;

  const couponRefusals = {
    unknown: 'couponUnknown',
    not_valid_now: 'couponNotNow',
    used_up: 'couponUsedUp',
    below_minimum: 'couponBelowMinimum',
  } as const;

  return {
    welcome: (restaurant) =>
      say('welcome', { restaurant: withoutRepeat(texts.welcome, restaurant) }),
    welcomeBack: (name) => say('welcomeBack', { name }),
    closed: (opens) => say('closed', { opens }),
    hours: (closes) => (closes ? say('hours', { closes }) : say('openNow')),
    fulfilment,
    fulfilmentNotOffered: (wanted, offered) =>
      say('fulfilmentNotOffered', {
        way: ways[wanted],
        ways: or(offered.map((way) => ways[way])),
      }),
    language: () => say('language'),
    languageNotSpoken: () => say('languageNotSpoken'),
    address: (address, postcode) =>
      say('address', { address, postcode: postcode && spoken.spelled(postcode) }),
    distance: (distance, minutes) => say('distance', { distance, minutes }),
    whichAddress: (addresses, level) =>
      level < 2
        ? say(level === 0 ? 'whichAddress' : 'whichAddressAgain', { addresses: or(addresses) })
        : keys(addresses, 'key'),
    outsideZone: (postcode) => say('outsideZone', { postcode: spoken.spelled(postcode) }),
    timeSet: (way, time) => (time ? say('timeSet', { way: ways[way], time }) : say('timeSetAsap')),
    timeRefused: (code, nearest) =>
      [say(refusals[code]), nearest ? say('nearestTime', { nearest }) : ''].join(' ').trim(),
    belowMinimum: (minimum, missing) => say('belowMinimum', { minimum, missing }),
    changed: (lines) => say('changed', { lines: and(lines) }),
    removed: (name) => say('removed', { name }),
    whichItem: (text, names, level) =>
      level < 2
        ? say(level === 0 ? 'whichItem' : 'whichItemAgain', { text, names: or(names) })
        : keys(names, 'key'),
    choices,
    notOnMenu: (text) => say('notOnMenu', { text }),
    noLongerOffered: (names) => say('noLongerOffered', { names: and(names) }),
    upsell: (names, level) =>
      level < 2 ? say('upsell', { names: or(names) }) : keys(names, 'key'),
    couponTaken: () => say('couponTaken'),
    couponRefused: (why, minimum) => say(couponRefusals[why], { minimum }),
    categories: (names) => say('categories', { names: and(names.map(option)) }),
    itemsOf: (category, names, more) =>
      say(more ? 'itemsOfAndMore' : 'itemsOf', { category: option(category), names: and(names) }),
    price: (name, prices) => {
      const each = prices.map(({ variant, price }) =>
        part('priceOf', { price, variant: variant && option(variant) }),
      );
      return say('price', { name, prices: and(each) });
    },
    contents: (name, options) => say('contents', { name, options: and(options.map(option)) }),
    contentsUnknown: (name) => say('contentsUnknown', { name }),
    allergenIn: (name, allergen) => say('allergenIn', { name, allergen }),
    allergenNotListed: (name, allergen) => say('allergenNotListed', { name, allergen }),
    allergenTraces: (name, allergen) => say('allergenTraces', { name, allergen }),
    allergyNoted: (allergens) => say('allergyNoted', { allergens: and(allergens) }),
    allergyWarning: (name, allergens) => say('allergyWarning', { name, allergens: and(allergens) }),
    soldOut: (name) => say('soldOut', { name }),
    soldOutInstead: (name, others) => say('soldOutInstead', { name, others: or(others) }),
    unavailableNow: (name) => say('unavailableNow', { name }),
    servedAgain: (name, time) => say('servedAgain', { name, time }),
    onlyFor: (name, offered) => say('onlyFor', { name, ways: or(offered.map((way) => ways[way])) }),
    comesWith: (name, others) => say('comesWith', { name, others: or(others) }),
    wholeOnly: (name) => say('wholeOnly', { name }),
    halfAndHalf: (first, second) => part('halfAndHalf', { first, second }),
    ageCheck: (names) => say('ageCheck', { names: and(names) }),
    optionSoldOut: (name) => say('optionSoldOut', { option: option(name) }),
    optionNotOffered: (name, item) => say('optionNotOffered', { option: option(name), item }),
    amount: (amount, name) => (amount === 'normal' ? name : part(amount, { option: name })),
    tooMany: (group, most) => say('tooMany', { group: option(group), most: spoken.number(most) }),
    quantityTooHigh: (most) => say('quantityTooHigh', { most: spoken.number(most) }),
    noted: (note) => say('noted', { note }),
    tipSet: (amount) => say('tipSet', { amount }),
    waitTime: (time) => say('waitTime', { time }),
    orderSoFar: (lines) => say('orderSoFar', { lines: and(lines) }),
    totalSoFar: (total) => say('totalSoFar', { total }),
    nameSet: (name) => say('nameSet', { name }),
    phone: (number) => say('phone', { number }),
    readback: {
      intro: (way, address) => say('readback', { way: ways[way], address }),
      line: (line, price) => say('readbackLine', { line, price }),
      lastAddress: texts.lastAddress,
      allergies: (allergens) => say('readbackAllergies', { allergens: and(allergens) }),
      discount: (name, amount) => say('readbackDiscount', { name, amount }),
      charge: (name, amount) => say('readbackCharge', { name, amount }),
      note: (note) => say('readbackNote', { note }),
      tip: (amount) => say('readbackTip', { amount }),
      sums: (subtotal, tax, fee) =>
        capital(
          `${[
            subtotal && part('subtotal', { subtotal }),
            tax && part('tax', { tax }),
            fee && part('fee', { fee }),
          ]
            .filter(Boolean)
            .join(', ')}.`,
        ),
      total: (total, taxIncluded) => say(taxIncluded ? 'totalTaxIncluded' : 'total', { total }),
      time: (way, time, asap) => {
        if (way !== 'delivery') return say('willBeReady', { time });
        return say(asap ? 'willArriveAbout' : 'willArrive', { time });
      },
      newTotal: (total) => say('newTotal', { total }),
    },
    placed: (name, number) => say('placed', { name, number }),
    ready: (way, time) => say(way === 'delivery' ? 'arrives' : 'ready', { time }),
    briefing: ({ reason, name, number, fulfilment: way, lines, total }) =>
      say('briefing', {
        why: whyTransferred[reason],
        name,
        number,
        way: way && ways[way],
        order:
          lines.length > 0 ? say('briefingOrder', { lines: and(lines) }) : say('briefingNoOrder'),
        total,
      }),
  };
}

/** Puts the values into a text. Throws on a name that has no value here: the text asks for what is never known. */
function fill(text: string, values: Values, at: string): string {
  const known = text.replace(/\[([^\]]*)\]/g, (_, optional: string) =>
    namesIn(optional).every((name) => values[name]) ? optional : '',
  );
  return known.replace(/\{(bare )?(\w+)\}/g, (_, bare: string | undefined, name: string) => {
    const value = values[name];
    if (value === undefined || value === null) throw new RangeError(`no {${name}} in "${text}"`);
    return bare && value.startsWith(at) ? value.slice(at.length) : value;
  });
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(?:bare )?(\w+)\}/g)].map(([, name = '']) => name);
}

/** "Vous êtes chez {restaurant}" of a restaurant that is called "Chez Marcel" says "chez" once. */
function withoutRepeat(text: string, restaurant: string): string {
  const before = /(\p{L}+) \{restaurant\}/u.exec(text)?.[1]?.toLowerCase();
  const [first = '', ...rest] = restaurant.split(' ');
  return first.toLowerCase() === before && rest.length > 0 ? rest.join(' ') : restaurant;
}

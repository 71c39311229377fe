import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { orderLanguageOf } from '../src/conversation/languages/orderLanguages.js';
import { startDialogue, step } from '../src/conversation/dialogue/dialogue.js';
import { primarySubtag } from '../src/conversation/dialogue/languages.js';
import type { DialogueContext, DialogueInput, Effect } from '../src/conversation/dialogue/reply.js';
import type { DialogueState } from '../src/conversation/dialogue/state.js';
import { createOrderParser } from '../src/conversation/understanding/orderParser.js';
import { formatMoney } from '../src/kernel/money.js';
import type { CallerProfile } from '../src/restaurant/callerProfile.js';
import type { FaqEntry } from '../src/restaurant/faq.js';
import { parseMenuFile } from '../src/restaurant/menuFile.js';
import type { ConfirmedOrder, OrderLine, PricedCart } from '../src/restaurant/order.js';
import { price } from '../src/restaurant/pricing.js';
import type { RestaurantProfile, UpsellTerms } from '../src/restaurant/profile.js';
import { parseProfileFile } from '../src/restaurant/profileFile.js';
import { readCommandLine, refuseArguments } from './command-line.js';

const usage = `npm run chat -- [--restaurant english|french] [--menu FILE] [--languages en-US,fr-FR]
                [--known | --blocked]

Talks to the machine that answers the phone, by text and without a database. Type what a caller would say.
  /key 1      presses keys          /silence   says nothing
  /hangup     ends the call
--known: a caller with a usual order, a last address and an allergy; --blocked: one who is not served any more.
Reads standard input line by line, so a whole call can be piped in.`;

const demo = new URL('../db/demo/', import.meta.url);
const demoRestaurants = { english: 'bella-napoli', french: 'chez-marcel' };
const callerPhones: Readonly<Record<string, `+${string}`>> = {
  FR: '+33142685300',
  US: '+12125550187',
};

function fail(message: string): never {
  console.error(message);
  process.exit(64);
}

function readMenu(path: string | URL): ReturnType<typeof parseMenuFile> & { ok: true } {
  const file = parseMenuFile(readFileSync(path, 'utf8'));
  if (file.ok) return file;
  return fail(file.refusal.map(({ place, message }) => `${place}: ${message}`).join('\n'));
}

function loadProfile(
  restaurant: keyof typeof demoRestaurants,
  menuPath?: string,
): RestaurantProfile {
  const entries = parseProfileFile(readFileSync(new URL('demo.restaurants.json', demo), 'utf8'));
  if (!entries.ok) return fail(entries.refusal.map(({ message }) => message).join('\n'));
  const entry = entries.value.find(({ profile }) => profile.id === demoRestaurants[restaurant]);
  if (!entry) return fail(usage);
  const demoProfile = {
    ...entry.profile,
    menu: readMenu(new URL(entry.menuFile, demo)).value.menu,
  };
  if (menuPath === undefined) return demoProfile;
  const { restaurant: head, menu } = readMenu(menuPath).value;
  return {
    ...demoProfile,
    name: head.name,
    languages: [head.language],
    currency: head.currency,
    timeZone: head.timeZone,
    menu,
  };
}

/** What the demonstration knows of a caller, answers to questions and offers on top. */
interface People {
  readonly upsell: UpsellTerms;
  readonly faq: readonly FaqEntry[];
  readonly caller: CallerProfile;
}

function loadPeople(restaurant: keyof typeof demoRestaurants): People {
  const file = readFileSync(new URL('demo.people.json', demo), 'utf8');
  const people = (JSON.parse(file) as Record<string, People>)[demoRestaurants[restaurant]];
  return people ?? fail(usage);
}

function showLine(line: OrderLine, money: (amount: number) => string): string {
  const modifiers = line.modifiers.map(
    ({ action, amount, name }) =>
      `${action === 'add' ? '+' : '-'} ${amount === 'normal' ? '' : `${amount} `}${name}`,
  );
  const size = line.variantName === null ? '' : ` (${line.variantName})`;
  return [`${line.quantity} x ${line.name}${size}`, ...modifiers, money(line.total)].join('  ');
}

function showCart(cart: PricedCart, profile: RestaurantProfile): string {
  const money = (amount: number): string =>
    formatMoney(amount, profile.currency, profile.languages[0]);
  return [
    ...cart.lines.map((line) => `    | ${showLine(line, money)}`),
    `    | total ${money(cart.totals.total)}`,
  ].join('\n');
}

function showTicket(order: ConfirmedOrder, number: number, profile: RestaurantProfile): string {
  return [
    `\n===== ${profile.name}, order ${number}: ${order.fulfilment} =====`,
    `${order.customerName ?? '(no name)'}, ${order.customerPhone ?? '(no number)'}`,
    ...(order.address ? [`${order.address.text} ${order.address.postcode ?? ''}`] : []),
    ...(order.allergies ? [`allergy: ${order.allergies.join(', ')}`] : []),
    ...(order.note ? [`note: ${order.note}`] : []),
    `for ${order.promisedAt.toLocaleString(profile.languages[0], { timeZone: profile.timeZone })}`,
    showCart(order, profile),
  ].join('\n');
}

/** One call by text: takes lines, prints what the caller would hear. */
class Chat {
  readonly #context: DialogueContext;
  #state: DialogueState;
  #orders = 0;
  #over = false;

  constructor(context: DialogueContext) {
    this.#context = context;
    this.#state = startDialogue(context);
  }

  get over(): boolean {
    return this.#over;
  }

  take(input: DialogueInput): void {
    const { state, reply } = step(this.#context, this.#state, input, new Date());
    const cartChanged = state.cart !== this.#state.cart;
    this.#state = state;
    if (reply.say.length > 0) console.log(`  < ${reply.say.map(({ text }) => text).join(' ')}`);
    if (cartChanged) {
      const { profile } = this.#context;
      const { fulfilment, coupon } = state;
      const terms = { fulfilment, coupon, at: new Date() };
      console.log(showCart(price(profile, state.cart, terms), profile));
    }
    for (const effect of reply.effects) this.#act(effect);
  }

  #act(effect: Effect): void {
    switch (effect.type) {
      case 'locate':
        this.take({ type: 'located', found: [] });
        return;
      case 'place_order':
        this.#orders += 1;
        console.log(showTicket(effect.order, this.#orders, this.#context.profile));
        this.take({
          type: 'order_placed',
          number: this.#orders,
          promisedAt: effect.order.promisedAt,
        });
        return;
      case 'transfer':
        console.log(`    (transfer to the staff, who are told: ${effect.briefing.text})`);
        this.#over = true;
        return;
      case 'record_message':
        console.log('    (beep, a message is recorded)');
        this.take({ type: 'message_recorded' });
        return;
      case 'send_link':
        console.log(`    (a link to finish the order is texted to ${effect.link.to})`);
        return;
      case 'note_question':
        console.log(`    (noted for the manager: ${effect.text})`);
        return;
      case 'hang_up':
        this.#over = true;
    }
  }
}

function inputOf(line: string): DialogueInput {
  const keys = /^\/key\s+([\d*#]+)$/.exec(line);
  if (keys?.[1]) return { type: 'digits', digits: keys[1].replace(/#$/, '') };
  if (line === '/silence' || line === '') return { type: 'silence' };
  return { type: 'heard', hypotheses: [{ text: line, confidence: 1 }] };
}

const { values } = readCommandLine(usage, {
  options: {
    restaurant: { type: 'string', default: 'english' },
    menu: { type: 'string' },
    languages: { type: 'string' },
    known: { type: 'boolean', default: false },
    blocked: { type: 'boolean', default: false },
  },
});
const { restaurant } = values;
if (restaurant !== 'english' && restaurant !== 'french') {
  refuseArguments(usage, `there is no restaurant "${restaurant}"`);
}

const { upsell, faq, caller: knownCaller } = loadPeople(restaurant);
const house = loadProfile(restaurant, values.menu);
const [language = house.languages[0], ...others] = values.languages?.split(',') ?? house.languages;
const profile = { ...house, languages: [language, ...others] as const, upsell };
const parsers = Object.fromEntries(
  profile.languages.flatMap((tag) => {
    const language = orderLanguageOf(tag);
    return language ? [[primarySubtag(tag), createOrderParser(profile.menu, language)]] : [];
  }),
);
const phone = callerPhones[profile.country] ?? null;
const isKnown = values.known || values.blocked;
const chat = new Chat({
  ...{ profile, parsers, faq, hearing: {}, canSendLinks: true },
  caller: {
    ...{ phone, name: null },
    profile: isKnown ? { ...knownCaller, blocked: values.blocked } : null,
  },
});

const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
const interactive = process.stdin.isTTY;
chat.take({ type: 'start' });
if (interactive) lines.prompt();
for await (const line of lines) {
  const said = line.trim();
  if (!interactive) console.log(`> ${said}`);
  if (said === '/hangup') break;
  chat.take(inputOf(said));
  if (chat.over) break;
  if (interactive) lines.prompt();
}
lines.close();

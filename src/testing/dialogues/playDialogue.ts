import { DateTime } from 'luxon';
import { startDialogue, step } from '../../conversation/dialogue/dialogue.js';
import type { DialogueContext, DialogueInput, Effect } from '../../conversation/dialogue/reply.js';
import type { DialogueState } from '../../conversation/dialogue/state.js';
import type { E164 } from '../../kernel/phone.js';
import type { Cart } from '../../restaurant/cartLine.js';
import type { Menu } from '../../restaurant/menu.js';
import type { OpeningPeriod, RestaurantProfile } from '../../restaurant/profile.js';
import { ticketText } from '../../restaurant/ticket.js';
import { demoRestaurant, parsersFor } from './demoRestaurant.js';
import { pizzeria } from './pizzeria.js';
import { peopleOf, withDeals } from './people.js';
import type { DialogueScript } from './dialogueScript.js';

/** What came of one line of a script. */
export interface PlayedTurn {
  readonly said: string;
  readonly spoken: string;
  readonly cart: string;
  readonly effects: readonly Effect[];
  readonly question: string;
  /** The kitchen's ticket of the order that was placed in this turn; empty without one. */
  readonly ticket: string;
  readonly state: DialogueState;
}

/** A restaurant, and who calls it. */
export interface Setting {
  readonly profile: RestaurantProfile;
  readonly caller: E164;
}

const known = new Map<string, Setting>([
  ['en', { profile: demoRestaurant('bella-napoli'), caller: '+12125550187' }],
  ['fr', { profile: demoRestaurant('chez-marcel'), caller: '+33142685300' }],
]);

/** The restaurant that is called in a language: one of the demonstration, or the pizzeria in that language's words. */
export function settingOf(language: string): Setting {
  const setting = known.get(language) ?? pizzeria(language);
  known.set(language, setting);
  return setting;
}

/** Tuesday evening, early enough for dinner, by the restaurant's clock. */
export const usualNow = '2026-03-10 18:00';

/** Plays a script against the machine and tells what it said and did. Orders are placed under number 7. */
export function playDialogue(language: string, script: DialogueScript): readonly PlayedTurn[] {
  const { settings } = script;
  const { profile: usual, caller } = settingOf(language);
  const profile = withDeals(withSettings(usual, settings), settings);
  const { known: knownCaller, ...people } = peopleOf(profile, settings);
  const now = DateTime.fromSQL(settings['now'] ?? usualNow, { zone: profile.timeZone }).toJSDate();
  const phone =
    settings['phone'] === 'none' ? null : ((settings['phone'] as E164 | undefined) ?? caller);
  const hearing =
    settings['hearing'] === 'keypad_only' ? { [language]: 'keypad_only' as const } : {};
  const context: DialogueContext = {
    profile,
    parsers: parsersFor(profile),
    caller: { phone, name: null, ...(knownCaller && { profile: knownCaller }) },
    ...people,
    hearing,
  };
  let state = startDialogue(context);
  return script.turns.map(({ said }, i) => {
    const spoken: string[] = [];
    const effects: Effect[] = [];
    const inputs: DialogueInput[] = [i === 0 ? { type: 'start' } : inputOf(said)];
    for (let input = inputs.shift(); input; input = inputs.shift()) {
      // What a call keeps between two turns is data: a state that went through JSON is the same state.
      const before = JSON.parse(JSON.stringify(state)) as DialogueState;
      const next = step(context, before, input, now);
      state = next.state;
      spoken.push(...next.reply.say.map(({ text }) => text));
      effects.push(...next.reply.effects);
      inputs.push(...next.reply.effects.flatMap((effect) => answerTo(effect, script, said)));
    }
    return {
      said,
      spoken: spoken.join(' '),
      cart: showCart(state.cart, profile.menu),
      effects,
      question: state.question.kind,
      ticket: effects
        .map((effect) =>
          effect.type === 'place_order' ? ticketText(profile, effect.order, now) : '',
        )
        .join(''),
      state,
    };
  });
}

function answerTo(effect: Effect, script: DialogueScript, said: string): DialogueInput[] {
  if (effect.type === 'record_message') return [{ type: 'message_recorded' }];
  if (effect.type !== 'place_order') return [];
  const fails =
    script.turns.some((turn) => turn.said === '/order_failed') && said !== '/order_failed';
  return fails ? [] : [{ type: 'order_placed', number: 7, promisedAt: effect.order.promisedAt }];
}

function inputOf(said: string): DialogueInput {
  const [command = '', argument = ''] = said.split(' ');
  switch (command) {
    case '/key':
      return { type: 'digits', digits: argument };
    case '/silence':
      return { type: 'silence' };
    case '/transfer':
      return { type: 'transfer_ended', outcome: argument as 'no_answer' };
    case '/order_failed':
      return { type: 'order_failed' };
    case '/fault':
      return { type: 'fault' };
    default: {
      const readings = said.split('|').map((text) => text.trim());
      const hypotheses = readings.map((text, i) => ({ text, confidence: 0.9 - 0.2 * i }));
      return { type: 'heard', hypotheses };
    }
  }
}

function withSettings(
  profile: RestaurantProfile,
  settings: Readonly<Record<string, string>>,
): RestaurantProfile {
  const { hours, postcodes, sold_out, languages, fulfilments } = settings as Record<
    'hours' | 'postcodes' | 'sold_out' | 'languages' | 'fulfilments',
    string | undefined
  >;
  return {
    ...profile,
    ...(hours ? { openingPeriods: everyDay(hours) } : {}),
    ...(languages ? { languages: languages.split(' ') as [string, ...string[]] } : {}),
    ...(fulfilments
      ? { fulfilments: fulfilments.split(' ') as unknown as RestaurantProfile['fulfilments'] }
      : {}),
    ...(postcodes && profile.delivery
      ? { delivery: { ...profile.delivery, postcodes: postcodes.split(' ') } }
      : {}),
    ...(sold_out ? { menu: withSoldOut(profile.menu, sold_out.split(' ')) } : {}),
  };
}

function everyDay(hours: string): readonly OpeningPeriod[] {
  const [opens = '', closes = ''] = hours.split('-');
  return ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, opens, closes }));
}

function withSoldOut(menu: Menu, ids: readonly string[]): Menu {
  return {
    ...menu,
    items: menu.items.map((item) => (ids.includes(item.id) ? { ...item, soldOut: true } : item)),
    modifierGroups: menu.modifierGroups.map((group) => ({
      ...group,
      options: group.options.map((option) =>
        ids.includes(option.id) ? { ...option, soldOut: true } : option,
      ),
    })),
  };
}

/** The cart as scripts write it: `2 Pepperoni Pizza (large) +olives -onions, 1 Cola`. */
function showCart(cart: Cart, menu: Menu): string {
  return cart.lines
    .map(({ item, quantity, variant, modifiers }) => {
      const name = menu.items.find(({ id }) => id === item)?.name ?? item;
      const options = modifiers.map(
        ({ action, option, amount }) =>
          ` ${action === 'add' ? '+' : '-'}${option}${amount === 'normal' ? '' : `/${amount}`}`,
      );
      return `${quantity} ${name}${variant === null ? '' : ` (${variant})`}${options.join('')}`;
    })
    .join(', ');
}

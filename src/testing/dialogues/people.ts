import { readFileSync } from 'node:fs';
import type { DialogueContext } from '../../conversation/dialogue/reply.js';
import type { CallerProfile, RememberedLine } from '../../restaurant/callerProfile.js';
import type { Coupon } from '../../restaurant/deals.js';
import type { FaqEntry } from '../../restaurant/faq.js';
import type { Menu } from '../../restaurant/menu.js';
import type { RestaurantProfile, UpsellTerms } from '../../restaurant/profile.js';

/** What the demonstration knows of its callers and answers to their questions. */
interface DemoPeople {
  readonly upsell: UpsellTerms;
  readonly faq: readonly FaqEntry[];
  readonly caller: CallerProfile;
}

const file = new URL('../../../db/demo/demo.people.json', import.meta.url);
const people = JSON.parse(readFileSync(file, 'utf8')) as Record<string, DemoPeople>;

type Settings = Readonly<Record<string, string>>;

/** The part of a script's settings that is about people: who calls, and what is answered and offered. */
export function peopleOf(
  profile: RestaurantProfile,
  settings: Settings,
): Pick<DialogueContext, 'faq' | 'canSendLinks' | 'busy'> & { readonly known?: CallerProfile } {
  return {
    ...('faq' in settings && { faq: people[profile.id]?.faq ?? [] }),
    ...('links' in settings && { canSendLinks: true }),
    ...('busy' in settings && { busy: true }),
    ...('known' in settings && { known: knownCaller(profile, settings) }),
  };
}

/** The restaurant with the offers of the script: its upsell terms, and the coupon `SAVE10`. */
export function withDeals(profile: RestaurantProfile, settings: Settings): RestaurantProfile {
  const upsell = 'upsell' in settings ? people[profile.id]?.upsell : undefined;
  const coupon: Coupon = {
    code: 'SAVE10',
    name: 'SAVE10',
    reduction: { kind: 'percentage', percent: 10 },
    minimumOrder: 2000,
  };
  const menu: Menu = 'coupon' in settings ? { ...profile.menu, coupons: [coupon] } : profile.menu;
  return { ...profile, menu, ...(upsell && { upsell }) };
}

/**
 * A caller as scripts write one: `@ known Ann Lee`, and what else is known on lines of its own; orders as
 * `2 pepperoni_pizza large, 1 cola can`.
 */
function knownCaller({ menu }: RestaurantProfile, settings: Settings): CallerProfile {
  const { known, tongue, address, notes, allergies, usual, last, blocked } = settings;
  const [text = '', postcode] = address?.split(';').map((part) => part.trim()) ?? [];
  const order = (written: string | undefined): readonly RememberedLine[] | null =>
    written === undefined ? null : written.split(',').map((line) => rememberedLine(menu, line));
  return {
    name: known === undefined || known === '' ? null : known,
    language: tongue ?? null,
    address: text === '' ? null : { text, postcode: postcode ?? null },
    notes: notes ?? null,
    allergies: allergies?.split(' ') ?? [],
    usualOrder: order(usual),
    lastOrder: order(last ?? usual),
    blocked: blocked !== undefined,
  };
}

function rememberedLine(menu: Menu, written: string): RememberedLine {
  const [quantity = '1', item = '', variant] = written.trim().split(' ');
  const name = menu.items.find(({ id }) => id === item)?.name ?? item;
  return { item, name, quantity: Number(quantity), variant: variant ?? null, modifiers: [] };
}

import {
  chosenOf,
  type CallerProfile,
  type RememberedLine,
} from '../../restaurant/callerProfile.js';
import { checkZone } from '../../restaurant/delivery.js';
import { checkLine } from '../../restaurant/lineRules.js';
import { findItem } from '../../restaurant/menuLookup.js';
import { languageOf, speaksLanguage, primarySubtag } from './languages.js';
import { addLine } from './ordering.js';
import type { DialogueContext } from './reply.js';
import type { DialogueState } from './state.js';
import { change, say, sayFixed, sentencesOf, type Turn } from './turn.js';

/** What a known caller need not say again: language, name, number, allergies. */
export function rememberedOf(context: DialogueContext): Partial<DialogueState> {
  const { profile: known } = context.caller;
  if (!known) return {};
  const { languages } = context.profile;
  const language = languages.find(
    (tag) => known.language !== null && primarySubtag(tag) === primarySubtag(known.language),
  );
  const isHeard = language && context.hearing[primarySubtag(language)] !== 'keypad_only';
  return {
    ...(language && isHeard && speaksLanguage(language) ? { language } : {}),
    name: known.name,
    phoneConfirmed: context.caller.phone !== null,
    allergies: known.allergies,
  };
}

/** The name by which a known caller is greeted; null where only a family name is known. */
export function firstNameOf(known: CallerProfile, language: string): string | null {
  const [first = '', ...others] = known.name?.trim().split(/\s+/) ?? [];
  if (first === '') return null;
  const { givesFirstName } = languageOf(known.language ?? language).lexicon;
  return others.length > 0 || givesFirstName ? first : null;
}

/** The caller's name as it may be said: of a name that is only remembered, the first. */
export function spokenName({ context, state }: Turn): string | null {
  const { profile: known } = context.caller;
  const isRemembered = known && known.name === state.name;
  return isRemembered ? firstNameOf(known, state.language) : state.name;
}

/** Whether the address of last time can be offered: it is known, and delivered to today. */
export function offersLastAddress({ context, state }: Turn): boolean {
  const address = context.caller.profile?.address;
  if (!address || state.sameAddressAsked || state.address !== null) return false;
  return checkZone(context.profile, address) === undefined;
}

/** Takes the address of last time. */
export function takeLastAddress(turn: Turn): void {
  turn.understood = true;
  const address = turn.context.caller.profile?.address ?? null;
  change(turn, {
    address,
    addressConfirmed: true,
    addressRemembered: true,
    sameAddressAsked: true,
  });
}

/** Adds the caller's usual order, or the last one, as far as today's menu has it. */
export function orderAgain(turn: Turn, which: 'usualOrder' | 'lastOrder'): void {
  turn.understood = true;
  change(turn, { usualOffered: true, wantsOrder: true });
  const known = turn.context.caller.profile;
  const lines = known?.[which] ?? known?.lastOrder ?? [];
  if (lines.length === 0) {
    sayFixed(turn, 'no_earlier_order');
    return;
  }
  const cartBefore = turn.state.cart;
  const gone = lines.flatMap((line) => addRemembered(turn, line));
  change(turn, { cartBefore });
  if (gone.length > 0) say(turn, sentencesOf(turn).noLongerOffered(gone));
}

/** Adds one line of an earlier order. Answers with the names of what of it cannot be had today. */
function addRemembered(turn: Turn, remembered: RememberedLine): readonly string[] {
  const { lookup } = turn;
  const { name, ...line } = remembered;
  const item = findItem(lookup, line.item);
  const variant = item?.variants.find(({ id }) => id === line.variant)?.id ?? null;
  const modifiers = line.modifiers.filter(
    (modifier) => checkLine(lookup, { ...line, variant, modifiers: [modifier] }) === undefined,
  );
  const today = { ...line, variant, modifiers: modifiers.map(chosenOf) };
  if (checkLine(lookup, today)) return [name];
  addLine(turn, today);
  return line.modifiers
    .filter((modifier) => !modifiers.includes(modifier) && modifier.action === 'add')
    .map((modifier) => modifier.name);
}

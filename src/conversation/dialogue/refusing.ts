import type { Unavailable } from '../../restaurant/availability.js';
import { decide, evolve } from '../../restaurant/cart.js';
import { checkLines, type CartRefusal } from '../../restaurant/lineRules.js';
import { findOption } from '../../restaurant/menuLookup.js';
import { itemName } from './lineWording.js';
import { change, say, sentencesOf, spokenTime, wordsOf, type Turn } from './turn.js';

/** What is said when something cannot be in the cart. */
export function refusalOf(turn: Turn, refusal: CartRefusal): string {
  const sentences = sentencesOf(turn);
  const optionName = (group: string, option: string): string =>
    findOption(turn.lookup, group, option)?.name ?? option;
  switch (refusal.code) {
    case 'item_unknown':
      return sentences.notOnMenu(refusal.item);
    case 'item_sold_out':
      return sentences.soldOut(itemName(turn, refusal.item));
    case 'item_unavailable':
      return unavailable(turn, itemName(turn, refusal.item), refusal.why);
    case 'variant_unknown':
      return sentences.optionNotOffered(refusal.variant, itemName(turn, refusal.item));
    case 'option_sold_out':
      return sentences.optionSoldOut(optionName(refusal.group, refusal.option));
    case 'option_unavailable':
      return unavailable(turn, optionName(refusal.group, refusal.option), refusal.why);
    case 'option_not_open':
      return sentences.comesWith(
        optionName(refusal.group, refusal.option),
        refusal.openedBy.map(({ group, option }) => optionName(group, option)),
      );
    case 'option_not_offered':
      return sentences.optionNotOffered(
        optionName(refusal.group, refusal.option),
        itemName(turn, refusal.item),
      );
    case 'amount_not_offered':
      return sentences.optionNotOffered(
        sentences.amount(refusal.amount, optionName(refusal.group, refusal.option)),
        itemName(turn, refusal.item),
      );
    case 'too_many_choices':
      return sentences.tooMany(
        turn.lookup.groups.get(refusal.group)?.name ?? '',
        refusal.maxChoices,
      );
    case 'too_many_of_option':
      return sentences.tooMany(optionName(refusal.group, refusal.option), refusal.maxCount);
    case 'halves_not_offered':
      return sentences.wholeOnly(itemName(turn, refusal.secondHalf ?? refusal.item));
    case 'quantity_out_of_range':
      return sentences.quantityTooHigh(refusal.max);
    case 'line_unknown':
      return wordsOf(turn).prompts.fixed.which_line;
  }
}

/**
 * Takes out what cannot be had any more (its hour is over, or the time that the caller wants is not one of
 * its hours), and says so. True when something was taken out.
 */
export function dropRefusedLines(turn: Turn): boolean {
  let dropped = false;
  for (;;) {
    const refused = checkLines(turn.lookup, turn.state.cart);
    if (!refused) return dropped;
    dropped = true;
    say(turn, refusalOf(turn, refused.reason));
    const { lineId } = refused;
    const decision = decide(turn.lookup, turn.state.cart, { kind: 'remove_line', lineId });
    if (!decision.ok) return dropped;
    for (const event of decision.value) change(turn, { cart: evolve(turn.state.cart, event) });
    if (turn.state.cart.lines.length === 0) change(turn, { itemsFinished: false });
  }
}

function unavailable(turn: Turn, name: string, why: Unavailable): string {
  const sentences = sentencesOf(turn);
  switch (why.reason) {
    case 'time':
      return why.next
        ? sentences.servedAgain(name, spokenTime(turn, why.next))
        : sentences.unavailableNow(name);
    case 'fulfilment':
      return sentences.onlyFor(name, why.offered);
    case 'channel':
      return sentences.unavailableNow(name);
  }
}

import type { TipWish } from '../../restaurant/tip.js';
import { addNote } from './customer.js';
import { change, say, sayFixed, sentencesOf, priceOf, spokenPrice, type Turn } from './turn.js';

/** Takes a tip, or none; what is more than the food itself was misheard. */
export function giveTip(turn: Turn, tip: TipWish | null): void {
  const before = turn.state.tip;
  turn.understood = true;
  change(turn, { tip });
  if (tip === null) {
    sayFixed(turn, 'no_tip');
    return;
  }
  if (tip.kind === 'change') change(turn, { paysCash: true });
  const { totals } = priceOf(turn);
  if (turn.state.cart.lines.length > 0 && totals.tip > totals.subtotal) {
    change(turn, { tip: before });
    turn.understood = false;
    return;
  }
  // Before there is an order nobody knows what a share of it is.
  if (totals.tip > 0) say(turn, sentencesOf(turn).tipSet(spokenPrice(turn, totals.tip)));
  else sayFixed(turn, 'tip_noted');
}

/** Has the caller say how much the tip is. */
export function askTip(turn: Turn): void {
  turn.understood = true;
  change(turn, { tipAsked: true });
  sayFixed(turn, 'tip_how_much');
}

/** "Keep the change": the driver reads it. */
export function keepChange(turn: Turn, words: string): void {
  addNote(turn, words);
  change(turn, { paysCash: true });
}

/** Takes that the order is paid in cash, where the restaurant does not want its money before. */
export function payCash(turn: Turn): void {
  turn.understood = true;
  const { fulfilment } = turn.state;
  const prepaid = turn.context.profile.payment?.prepaid ?? [];
  if (fulfilment !== null && prepaid.includes(fulfilment)) {
    sayFixed(turn, 'cash_not_taken');
    return;
  }
  change(turn, { paysCash: true });
  sayFixed(turn, 'cash_noted');
}

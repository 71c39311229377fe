import type { DeliveryAddress } from './order.js';

/** An address that a search has found. */
export interface FoundAddress {
  /** With its `place` and the words that were `said`. */
  readonly address: DeliveryAddress;
  /** 0 to 1: how likely it is the one that was meant. */
  readonly confidence: number;
}

/** Addresses whose confidence is this much lower than the best one's are not worth a question. */
const CLEAR_LEAD = 0.12;
/** What can be heard once and chosen from. */
const MOST_CHOICES = 3;

/** The addresses that may be meant, likeliest first: one, unless others are about as likely. */
export function likelyAddresses(found: readonly FoundAddress[]): readonly DeliveryAddress[] {
  const sorted = [...found].sort((one, other) => other.confidence - one.confidence);
  const least = (sorted[0]?.confidence ?? 0) - CLEAR_LEAD;
  const likely = sorted.filter(({ confidence }) => confidence > least).map((one) => one.address);
  const names = likely.map(nameOf);
  return likely.filter((_, i) => names.indexOf(names[i] ?? '') === i).slice(0, MOST_CHOICES);
}

/** Two places of one name cannot be told apart by asking. */
function nameOf({ text, postcode }: DeliveryAddress): string {
  return `${text} ${postcode ?? ''}`.toLowerCase();
}

/**
 * Whether an address tells the house and not only the street: whether it has a figure, in any script's digits,
 * besides those of the street's own name (`5th Avenue`, `3. Sokak`, `rue du 8 mai 1945`).
 */
export function hasHouseNumber(address: string): boolean {
  return /\p{Nd}/u.test(address.replace(ordinals, ' ').replace(dates, ' '));
}

const ordinals = /(?<!\p{Nd})\p{Nd}+(?:st|nd|rd|th|\.)(?=\s+\p{L})/giu;
const dates = /\b(?:du|del)\s+\p{Nd}{1,2}\s+\p{L}+(?:\s+1[89]\p{Nd}\p{Nd})?/giu;

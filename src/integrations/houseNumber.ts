/** The house number of an address as it was said: at its beginning, or else at its end. */
export function houseNumberOf(address: string): string | undefined {
  const number = String.raw`\d{1,5}(?:\s?(?:bis|ter|quater|[a-h]))?`;
  const first = new RegExp(`^(${number})\\b`, 'i').exec(address)?.[1];
  return first ?? new RegExp(`\\s(${number})$`, 'i').exec(address)?.[1];
}

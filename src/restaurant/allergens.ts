/**
 * The fourteen allergens that must be told in the European Union (Regulation 1169/2011, annex II), by the
 * names that we use for them. Menus write them in the restaurant's own words.
 */
export const allergens = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const;

/** One of the fourteen. */
export type Allergen = (typeof allergens)[number];

/** Whether a text is the name of one of the fourteen. */
export function isAllergen(text: string): text is Allergen {
  return (allergens as readonly string[]).includes(text);
}

/** How a size agrees with the dish that follows it, where it ends like an adjective. */
export interface SizeEndings {
  /** Of one thing, of several, and of what is feminine. */
  readonly masculine: string;
  readonly several: string;
  readonly feminine: string;
  /** Last words of dishes that are feminine, and those that only look so: other words tell by their ending. */
  readonly feminineNouns: readonly string[];
  readonly masculineNouns: readonly string[];
}

/** Makes the function that puts a size before a dish: "बड़ा पिज़्ज़ा", "दो बड़े पिज़्ज़ा", "बड़ी कॉफ़ी". */
export function agreeingSize(
  endings: SizeEndings,
): (size: string, name: string, quantity: number) => string {
  const feminine = new Set(endings.feminineNouns);
  const masculine = new Set(endings.masculineNouns);
  const isFeminine = (name: string): boolean => {
    const noun = name.split(' ').at(-1) ?? '';
    return feminine.has(noun) || (!masculine.has(noun) && noun.endsWith(endings.feminine));
  };
  return (size, name, quantity) => {
    if (!size.endsWith(endings.masculine)) return size;
    const stem = size.slice(0, -endings.masculine.length);
    if (isFeminine(name)) return stem + endings.feminine;
    return quantity > 1 ? stem + endings.several : size;
  };
}

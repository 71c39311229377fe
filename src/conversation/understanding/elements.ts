import type { Portion } from '../../restaurant/cartLine.js';
import type { Cue, OrderLanguage } from './language.js';
import type { Meaning } from './meaning.js';
import type { Mention } from './mentions.js';
import type { Token } from './tokens.js';

/** A piece of an utterance that tells something, in the order in which it was said. */
export type Element = {
  /** The first token, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Whether a comma or full stop stands between this and the element before it. */
  readonly afterBreak: boolean;
  /** Whether a preposition stands before it that is no piece of its own: "ham on Italian". */
  readonly afterPreposition: boolean;
  /** Whether a word like "the" stands before it. */
  readonly definite: boolean;
} & (
  | {
      readonly kind: 'mention';
      readonly meaning: Meaning;
      /** The stems of all its words. */
      readonly stems: readonly string[];
      /** The half on which it goes, where that was said apart from it. */
      readonly portion?: Portion;
    }
  | { readonly kind: 'number'; readonly value: number; readonly indefinite: boolean }
  /** How many of each of several things: "two of each". */
  | { readonly kind: 'each'; readonly value: number }
  /** `behind`: it is said of what stands before it. */
  | { readonly kind: 'cue'; readonly cue: Cue; readonly behind?: true }
  /** A word with content that nothing on the menu is called by. */
  | { readonly kind: 'stranger' }
);

/** What a token is worth when it is read as something else than a name. */
const worth = { number: 0.9, indefinite: 0.5, cue: 0.62, cueTogether: 0.1, unit: 0.9, onto: 0.1 };

/** The greatest number that is taken for a quantity. */
const mostQuantity = 99;

/** Makes the function that cuts an utterance into the elements that explain most of its words. */
export function createElementReader(
  language: OrderLanguage,
  findMentions: (tokens: readonly Token[]) => Mention[],
  stemOf: (word: string) => string,
): (tokens: readonly Token[]) => Element[] {
  const cues = new Map<string, CuePhrase[]>();
  const addCues = (phrases: readonly string[], content: CueContent): void => {
    for (const phrase of phrases) {
      const [opening = '', closing = ''] = phrase.split(' … ');
      const words = opening.split(' ');
      const first = words[0] ?? '';
      const end = closing === '' ? [] : closing.split(' ');
      cues.set(first, [...(cues.get(first) ?? []), { words, end, content }]);
    }
  };
  for (const [cue, phrases] of Object.entries(language.cues) as [Cue, readonly string[]][]) {
    addCues(phrases, { kind: 'cue', cue });
  }
  const behind = Object.entries(language.cuesBehind ?? {}) as [Cue, readonly string[]][];
  for (const [cue, phrases] of behind) addCues(phrases, { kind: 'cue', cue, behind: true });
  const indefinite = new Set(language.indefinite);
  const refusals = new Set(language.refusals);
  const prepositions = new Set(language.prepositions);
  const definite = new Set(language.definite);
  const silent = new Set([
    ...language.commonWords,
    ...language.linkWords,
    ...language.plainWords,
    ...language.sweepingWords,
  ]);

  /** The ways to read the tokens, by their first. */
  function candidatesOf(tokens: readonly Token[], texts: readonly string[]): Candidate[][] {
    const starting: Candidate[][] = tokens.map(() => []);
    for (const mention of findMentions(tokens)) starting[mention.from]?.push(mention);
    for (const [from, candidates] of starting.entries()) {
      const text = texts[from] ?? '';
      for (const { words, end, content } of cues.get(text) ?? []) {
        if (!standsAt(texts, from, words)) continue;
        if (end.length > 0) {
          const closing = closingOf(tokens, texts, from + words.length, end);
          if (closing === undefined) continue;
          starting[closing]?.push({
            ...{ from: closing, to: closing + end.length, score: end.length * worth.cue },
            content: { kind: 'cue', cue: 'filler' },
          });
        }
        const together =
          words.length * worth.cue + (words.length - 1 + end.length) * worth.cueTogether;
        // A menu that names a container ("can") means more by it than a word that only counts.
        const { cue } = content;
        const score = cue === 'unit' || cue === 'onto' ? worth[cue] : together;
        candidates.push({ from, to: from + words.length, score, content });
      }
      const number = language.numbers.parseNumberWords(texts, from);
      if (number && !(number.length === 1 && indefinite.has(text))) {
        const { value, length } = number;
        if (value < 1 || value > mostQuantity) continue;
        const content = { kind: 'number', value, indefinite: false } as const;
        candidates.push({ from, to: from + length, score: worth.number * length, content });
      } else if (indefinite.has(text)) {
        candidates.push({ from, to: from + 1, score: worth.indefinite, content: article });
      }
    }
    return starting;
  }

  /** What a way to read tokens tells: a mention has not told the stems of its words yet. */
  function contentOf(candidate: Candidate | undefined, texts: readonly string[]): Content {
    if (!candidate) return stranger;
    if ('content' in candidate) return candidate.content;
    const { from, to, meaning } = candidate;
    return { kind: 'mention', meaning, stems: texts.slice(from, to).map(stemOf) };
  }

  return (tokens) => {
    const texts = tokens.map((token) => token.text);
    const path = bestPath(candidatesOf(tokens, texts));
    const elements: Element[] = [];
    let at = 0;
    let wasStranger = false;
    let afterBreak = false;
    let afterPreposition = false;
    while (at < tokens.length) {
      const chosen = path[at];
      const to = chosen?.to ?? at + 1;
      afterBreak ||= tokens[at]?.afterBreak ?? false;
      const isSilent = chosen
        ? 'content' in chosen && chosen.content.kind === 'cue' && chosen.content.cue === 'filler'
        : silent.has(tokens[at]?.text ?? '') || /^\d/.test(tokens[at]?.text ?? '');
      const last = elements.at(-1);
      const text = texts[at] ?? '';
      const isTakenBack =
        !chosen && refusals.has(text) && numberStartsAt(path, at + 1) && elements.length > 0;
      if (isTakenBack) {
        const place = { from: at, to, afterBreak, afterPreposition, definite: false };
        elements.push({ ...place, kind: 'cue', cue: 'repair' });
      } else if (!chosen && !isSilent && wasStranger && last && !afterBreak) {
        elements.splice(-1, 1, { ...last, to });
      } else if (!isSilent) {
        const content = contentOf(chosen, texts);
        const isDefinite = definite.has(tokens[at - 1]?.text ?? '');
        const place = { from: at, to, afterBreak, afterPreposition, definite: isDefinite };
        elements.push({ ...place, ...content });
      }
      afterPreposition = !chosen && isSilent && prepositions.has(tokens[at]?.text ?? '');
      if (!isSilent) afterBreak = false;
      wasStranger = !chosen && !isSilent;
      at = to;
    }
    return elements
      .map((element, at) => asCorrection(element, elements[at + 1], elements[at + 2], tokens))
      .flatMap((element, at, all) => asEach(element, all[at - 1], all[at + 1]));
  };

  /** "Two of each" is one piece: neither the number nor the rest means that alone. */
  function asEach(
    element: Element,
    before: Element | undefined,
    next: Element | undefined,
  ): Element[] {
    if (isEachCue(element) && before?.kind === 'number') return [];
    if (element.kind !== 'number' || !isEachCue(next)) return [element];
    return [{ ...element, to: next?.to ?? element.to, kind: 'each' }];
  }

  /**
   * "No" before a number takes back what was said: "a coke, no, a sprite", "no, just two". Before a thing that is known it
   * only begins a correction: "no, the coke large".
   */
  function asCorrection(
    element: Element,
    next: Element | undefined,
    afterNext: Element | undefined,
    tokens: readonly Token[],
  ): Element {
    const isOnly = next?.kind === 'cue' && next.cue === 'but';
    const counted = isOnly ? afterNext : next;
    const isRefusal =
      element.kind === 'cue' &&
      element.to - element.from === 1 &&
      refusals.has(tokens[element.from]?.text ?? '');
    const isKnown = next?.kind === 'mention' && next.definite;
    const corrects = isKnown || counted?.kind === 'number';
    return isRefusal && corrects ? { ...element, cue: 'repair' } : element;
  }
}

/** A phrase that does something; `end` are the words that close it further on ("take ... off"), if any. */
interface CuePhrase {
  readonly words: readonly string[];
  readonly end: readonly string[];
  readonly content: CueContent;
}

/** The most words between the two parts of a phrase. */
const mostBetween = 5;

/** Where the end of a phrase stands that began before `from`, in the same breath. */
function closingOf(
  tokens: readonly Token[],
  texts: readonly string[],
  from: number,
  end: readonly string[],
): number | undefined {
  for (let at = from; at <= from + mostBetween && !tokens[at]?.afterBreak; at += 1) {
    if (at > from && standsAt(texts, at, end)) return at;
  }
  return undefined;
}

type CueContent = Extract<Content, { kind: 'cue' }>;

function isEachCue(element: Element | undefined): boolean {
  return element?.kind === 'cue' && element.cue === 'ofEach';
}

/** What `Element` tells besides its place. */
type Content = Element extends infer One
  ? One extends Element
    ? Omit<One, 'from' | 'to' | 'afterBreak' | 'afterPreposition' | 'definite'>
    : never
  : never;

/** A mention, or something else that tokens may be. */
type Candidate =
  | Mention
  | {
      readonly from: number;
      readonly to: number;
      readonly score: number;
      readonly content: Content;
    };

const article = { kind: 'number', value: 1, indefinite: true } as const;
const stranger = { kind: 'stranger' } as const;

function standsAt(texts: readonly string[], from: number, words: readonly string[]): boolean {
  for (let offset = 0; offset < words.length; offset += 1) {
    if (texts[from + offset] !== words[offset]) return false;
  }
  return true;
}

/** Whether a number that is no article is read from this token on. */
function numberStartsAt(path: readonly (Candidate | undefined)[], at: number): boolean {
  const candidate = path[at];
  return candidate !== undefined && 'content' in candidate && candidate.content.kind === 'number';
}

/** The candidates that together score most without overlap, by their first token. */
function bestPath(starting: readonly (readonly Candidate[])[]): (Candidate | undefined)[] {
  const { length } = starting;
  const scores = new Float64Array(length + 1);
  const chosen = new Array<Candidate | undefined>(length).fill(undefined);
  for (let at = length - 1; at >= 0; at -= 1) {
    scores[at] = scores[at + 1] ?? 0;
    for (const candidate of starting[at] ?? []) {
      const score = candidate.score + (scores[candidate.to] ?? 0);
      if (score > (scores[at] ?? 0)) {
        scores[at] = score;
        chosen[at] = candidate;
      }
    }
  }
  return chosen;
}

/** Which callers a restaurant's line refuses, before it answers. Whoever has ordered before is never refused. */
export interface CallScreening {
  /** More calls than this from one number within the minutes are refused; 0: any number is taken. */
  readonly mostCalls: number;
  readonly withinMinutes: number;
  /** A number that called in silence so often within an hour is refused for the rest of it; 0: never. */
  readonly mostSilentCalls: number;
  /** Whether callers who hide their number are taken. */
  readonly anonymous: 'take' | 'refuse';
  /** Numbers in E.164, or their beginnings with `*` at the end: `+339480*`. */
  readonly numbers: readonly string[];
  /** What customers hear whom the restaurant has blocked: that no order is taken, or nothing: busy. */
  readonly blockedCustomers: 'message' | 'refuse';
}

/** What holds for a restaurant that has said nothing. */
export const usualScreening: CallScreening = {
  ...{ mostCalls: 8, withinMinutes: 10, mostSilentCalls: 3 },
  ...{ anonymous: 'take', numbers: [], blockedCustomers: 'message' },
};

/** Why a call is refused. */
export type ScreeningReason = 'listed_number' | 'anonymous' | 'too_many_calls' | 'silent_calls';

/** What is known of a call before it is answered. */
export interface ScreenedCall {
  /** E.164; undefined for a number that is hidden or missing. */
  readonly number: string | undefined;
  readonly withheld: boolean;
  /** Calls of this number within `withinMinutes`, this one among them. */
  readonly calls: number;
  /** Calls of this number within the hour in which nobody spoke. */
  readonly silentCalls: number;
}

/** Why a stranger's call is refused; undefined when it is taken. */
export function refusalOf(
  screening: CallScreening,
  { number, withheld, calls, silentCalls }: ScreenedCall,
): ScreeningReason | undefined {
  const { mostCalls, mostSilentCalls, anonymous, numbers } = screening;
  if (withheld && anonymous === 'refuse') return 'anonymous';
  if (number !== undefined && numbers.some((listed) => covers(listed, number))) {
    return 'listed_number';
  }
  if (mostCalls > 0 && calls > mostCalls) return 'too_many_calls';
  if (mostSilentCalls > 0 && silentCalls >= mostSilentCalls) return 'silent_calls';
  return undefined;
}

function covers(listed: string, number: string): boolean {
  return listed.endsWith('*') ? number.startsWith(listed.slice(0, -1)) : number === listed;
}

import { toE164, type E164 } from '../kernel/phone.js';
import { isAccountName } from './provisioning/boxAccount.js';

/** What the trunk or gateway box said of the two parties, untouched. */
export interface PresentedParties {
  /** The caller's number: From, or P-Asserted-Identity where the PBX trusts the trunk. */
  readonly callerNumber: string;
  readonly callerName: string;
  /** Asterisk's `CALLERID(num-pres)`: `allowed_not_screened`, `prohib_passed_screen`, `unavailable` ... */
  readonly presentation: string;
  /** The dialled number: the user part of the request-URI. */
  readonly dialledNumber: string;
  /** The number that was dialled before the call was first forwarded (Diversion, History-Info); empty: it was not. */
  readonly divertedFrom: string;
}

/** Who is on the line, as far as one may know. */
export interface CallerIdentity {
  /** Undefined for a caller whose number is withheld, missing or not a telephone number. */
  readonly number: E164 | undefined;
  /** The name the network gives, when it tells more than the number. */
  readonly name: string | undefined;
  /** The caller asked for the number not to be shown (CLIR, RFC 3323). */
  readonly withheld: boolean;
  /** The number that was dialled before a forwarding. */
  readonly divertedFrom: E164 | undefined;
}

/** What the restaurant's side knows: where national numbers belong, and which names are its own. */
export interface IdentityContext {
  /** ISO 3166-1 country of the restaurant. */
  readonly country: string;
  /** The PBX's own accounts: a gateway box shows its account for a caller it knows nothing of. */
  readonly ownAccounts: readonly string[];
}

/** What stands in place of a name or number when there is none, in the forms seen on trunks and boxes. */
const WITHHELD = new Set(['anonymous', 'restricted', 'private', 'withheld', 'anonyme', 'p']);
const NOTHING = new Set(['', 'unknown', 'unavailable', 'asterisk', '<unknown>', 'o', 'outofarea']);

/**
 * Tells who calls. A number that the caller asked to hide is not told even where the network passes it
 * on, and neither is one that only names our own side: the gateway's account or the dialled line itself.
 */
export function identifyCaller(
  parties: PresentedParties,
  context: IdentityContext,
): CallerIdentity {
  const divertedFrom = forwardedFrom(parties, context);
  const withheld =
    parties.presentation.startsWith('prohib') ||
    [parties.callerNumber, parties.callerName].some((text) => WITHHELD.has(plain(text)));
  if (withheld || isOurOwn(parties, context)) {
    return { number: undefined, name: undefined, withheld, divertedFrom };
  }
  const number = toE164(parties.callerNumber, context.country);
  return { number, name: nameOf(parties, context), withheld, divertedFrom };
}

/** A history also tells of hops between the operator's own servers, which lead to the number that was dialled. */
function forwardedFrom(parties: PresentedParties, { country }: IdentityContext): E164 | undefined {
  const number = toE164(parties.divertedFrom, country);
  return number === toE164(parties.dialledNumber, country) ? undefined : number;
}

function isOurOwn(parties: PresentedParties, { country, ownAccounts }: IdentityContext): boolean {
  if (ownAccounts.includes(parties.callerNumber) || isAccountName(parties.callerNumber))
    return true;
  const number = toE164(parties.callerNumber, country);
  return number !== undefined && number === toE164(parties.dialledNumber, country);
}

function nameOf(parties: PresentedParties, context: IdentityContext): string | undefined {
  const name = parties.callerName.trim();
  const saysNothing =
    NOTHING.has(plain(name)) ||
    name === parties.callerNumber ||
    context.ownAccounts.includes(name) ||
    isAccountName(name) ||
    toE164(name, context.country) !== undefined;
  return saysNothing ? undefined : name;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, '');
}

import { nationalFormat, toE164, type E164 } from '../../kernel/phone.js';
import type { SaidDigits } from '../agents/readDigits.js';
import { giveAddress } from './fulfilling.js';
import { change, sayFixed, type Turn } from './turn.js';

/** Longer than any number (ITU-T E.164): what has grown so long was not one number. */
const MOST_DIGITS = 15;
/** A number of so many digits is meant to be whole. */
const LEAST_WHOLE = 10;

/**
 * Takes a phone number as it was dictated or keyed; it is read back before it counts. Of all that the words
 * may mean, what is a number of the country is taken; where several are, the others are kept for a no. Digits
 * that are no number yet are the beginning of one.
 */
export function givePhone(turn: Turn, readings: readonly SaidDigits[]): void {
  const begun = turn.state.phoneBegun;
  const joined = begun === '' ? [] : readings.map((said) => withDigits(said, begun + said.digits));
  const numbers = validNumbers(turn, [...joined, ...readings]);
  if (numbers.length > 0) {
    takeNumbers(turn, numbers);
    return;
  }
  const next = (joined[0] ?? readings[0])?.digits ?? '';
  if (next.length < LEAST_WHOLE && next.length < MOST_DIGITS) {
    turn.understood = true;
    turn.listening = true;
    change(turn, { phoneBegun: next });
    sayFixed(turn, 'go_on');
    return;
  }
  change(turn, { phoneBegun: '' });
  sayFixed(turn, 'phone_invalid');
}

/** Puts other digits at one end of the number that was read back, or takes a whole new one. */
export function correctPhone(
  turn: Turn,
  part: 'start' | 'end' | null,
  readings: readonly SaidDigits[],
): void {
  const { phone } = turn.state;
  const whole = validNumbers(turn, readings);
  if (whole.length > 0 || phone === null) {
    givePhone(turn, readings);
    return;
  }
  const digits = nationalFormat(phone).replace(/\D/g, '');
  const mended = readings
    .filter((said) => said.digits.length < digits.length)
    .map((said) =>
      withDigits(
        said,
        part === 'start'
          ? said.digits + digits.slice(said.digits.length)
          : digits.slice(0, -said.digits.length) + said.digits,
      ),
    );
  const numbers = validNumbers(turn, mended);
  if (numbers.length > 0) takeNumbers(turn, numbers);
  else sayFixed(turn, 'phone_invalid');
}

/** The number was not right: reads the next that the words may have meant, or asks again. */
export function rejectPhone(turn: Turn): void {
  turn.understood = true;
  const [next, ...others] = turn.state.otherPhones;
  change(turn, { phone: next ?? null, otherPhones: others, phoneBegun: '' });
  if (next === undefined) turn.level = 1;
}

/** "No, Maple Street": the house number stands. */
export function correctStreet(turn: Turn, street: string): void {
  const { address } = turn.state;
  const [first = '', ...others] = (address?.said ?? address?.text ?? '').split(',');
  const number = /^\d+\S*(?: (?:bis|ter))?/.exec(first)?.[0] ?? '';
  const mended = [`${number} ${street}`.trim(), ...others].join(',');
  giveAddress(turn, mended, address?.postcode ?? null);
}

function takeNumbers(turn: Turn, [phone, ...others]: readonly E164[]): void {
  turn.understood = true;
  change(turn, {
    phone: phone ?? null,
    otherPhones: others.slice(0, 2),
    phoneConfirmed: false,
    phoneBegun: '',
  });
}

/**
 * The numbers that the readings may be: foreign ones only where no reading is one of the restaurant's country,
 * and of several those with the fewest groups, which are as likely.
 */
function validNumbers(turn: Turn, readings: readonly SaidDigits[]): readonly E164[] {
  const { country } = turn.context.profile;
  const valid = readings.flatMap(({ digits, groups }) => {
    const phone = toE164(digits, country);
    return phone ? [{ phone, groups, isOwn: isWithoutCountry(digits, phone) }] : [];
  });
  const own = valid.filter(({ isOwn }) => isOwn);
  const likely = own.length > 0 ? own : valid;
  const fewest = Math.min(...likely.map(({ groups }) => groups));
  return [...new Set(likely.filter(({ groups }) => groups === fewest).map(({ phone }) => phone))];
}

/** Whether the digits are the number as it is said in its own country, where the country's code is left out. */
function isWithoutCountry(digits: string, phone: E164): boolean {
  return phone !== `+${digits}` && phone.endsWith(digits.replace(/^0+/, ''));
}

function withDigits({ groups }: SaidDigits, digits: string): SaidDigits {
  return { digits, groups };
}

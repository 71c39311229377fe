import { nationalFormat, toE164, type E164 } from '../../kernel/phone.js';
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
export function givePhone(turn: Turn, readings: readonly string[]): void {
  const begun = turn.state.phoneBegun;
  const joined = begun === '' ? [] : readings.map((reading) => begun + reading);
  const numbers = validNumbers(turn, [...joined, ...readings]);
  if (numbers.length > 0) {
    takeNumbers(turn, numbers);
    return;
  }
  const next = joined[0] ?? readings[0] ?? '';
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
  readings: readonly string[],
): void {
  const { phone } = turn.state;
  const whole = validNumbers(turn, readings);
  if (whole.length > 0 || phone === null) {
    givePhone(turn, readings);
    return;
  }
  const digits = nationalFormat(phone).replace(/\D/g, '');
  const mended = readings
    .filter((reading) => reading.length < digits.length)
    .map((reading) =>
      part === 'start'
        ? reading + digits.slice(reading.length)
        : digits.slice(0, -reading.length) + reading,
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
  const number = /^\d+\S*/.exec(address?.said ?? address?.text ?? '')?.[0] ?? '';
  giveAddress(turn, `${number} ${street}`.trim(), address?.postcode ?? null);
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

/** The numbers that the readings may be; foreign ones only where no reading is one of the restaurant's country. */
function validNumbers(turn: Turn, readings: readonly string[]): readonly E164[] {
  const { country } = turn.context.profile;
  const numbers = readings.flatMap((reading) => {
    const number = toE164(reading, country);
    return number ? [{ number, isOwn: isWithoutCountry(reading, number) }] : [];
  });
  const own = numbers.filter(({ isOwn }) => isOwn);
  return [...new Set((own.length > 0 ? own : numbers).map(({ number }) => number))];
}

/** Whether the digits are the number as it is said in its own country, where the country's code is left out. */
function isWithoutCountry(digits: string, number: E164): boolean {
  return number !== `+${digits}` && number.endsWith(digits.replace(/^0+/, ''));
}

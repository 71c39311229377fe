/** The lengths in which digits are dictated: a postcode, a telephone number. */
export const digitStrings = [5, 9, 10].map((length) => Array(length).fill('{digit}').join(' '));

/** Every hour in every frame, with `{hour}` in the place of the hour: "at {hour}". */
export function atEveryHour(hours: readonly string[], frames: readonly string[]): string[] {
  return hours.flatMap((hour) => frames.map((frame) => frame.replace('{hour}', hour)));
}

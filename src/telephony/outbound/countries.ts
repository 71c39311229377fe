/** What may be called in a country. */
export interface CallableNumbers {
  readonly callingCode: string;
  /** What stands before a number within the country. */
  readonly trunkPrefix: string;
  /**
   * Ordinary numbers, fixed and mobile, as patterns of Asterisk's dialplan after the calling code (`X` 0-9,
   * `Z` 1-9, `N` 2-9, `.` one or more): numbers that cost extra, personal and shared-cost numbers are in none.
   */
  readonly ordinary: readonly string[];
  /** Among them, those that must not be called all the same. */
  readonly barred?: readonly string[];
  /** Never barred, never counted. */
  readonly emergency: readonly string[];
}

/**
 * Within the North American plan these are other countries' numbers, at their prices (nanpa.com), and 900.
 */
const DEAR_AREA_CODES = [
  ...['242', '246', '264', '268', '284', '345', '441', '473', '649', '658', '664', '721', '758'],
  ...['767', '784', '809', '829', '849', '868', '869', '876', '900'],
];

const northAmerica: Pick<CallableNumbers, 'callingCode' | 'trunkPrefix' | 'ordinary' | 'barred'> = {
  ...{ callingCode: '1', trunkPrefix: '', ordinary: ['NXXNXXXXXX'] },
  barred: DEAR_AREA_CODES.map((code) => `${code}XXXXXXX`),
};

/** The countries whose numbers are known, by the plans of their regulators. */
export const callableNumbers: Readonly<Record<string, CallableNumbers>> = {
  BE: {
    ...{ callingCode: '32', trunkPrefix: '0' },
    ordinary: ['[1-8]XXXXXXX', '4XXXXXXXX', '9[1-9]XXXXXX'],
    emergency: ['112', '100', '101'],
  },
  CA: { ...northAmerica, emergency: ['911', '988', '112'] },
  CH: {
    ...{ callingCode: '41', trunkPrefix: '0', ordinary: ['[2-7]XXXXXXXX'] },
    emergency: ['112', '117', '118', '144'],
  },
  DE: {
    ...{ callingCode: '49', trunkPrefix: '0' },
    // Not 0137, 018, 0700 and 0900.
    ordinary: ['1[567]XXXXXX.', '[2-68]XX.', '7[1-9]X.', '9[1-9]X.', '90[6-9]X.'],
    emergency: ['112', '110'],
  },
  ES: {
    ...{ callingCode: '34', trunkPrefix: '', ordinary: ['[67]XXXXXXXX', '[89][1-8]XXXXXXX'] },
    emergency: ['112', '061', '062', '080', '091', '092'],
  },
  FR: {
    // Not 08.
    ...{ callingCode: '33', trunkPrefix: '0', ordinary: ['[1-7]XXXXXXXX', '9XXXXXXXX'] },
    emergency: ['112', '15', '17', '18', '114', '115', '119', '191', '196', '197'],
  },
  GB: {
    // Not 070, 076, 08 and 09.
    ...{ callingCode: '44', trunkPrefix: '0' },
    ordinary: ['[123]XXXXXXXXX', '1XXXXXXXX', '7[1-57-9]XXXXXXXX'],
    emergency: ['999', '112'],
  },
  IT: {
    ...{ callingCode: '39', trunkPrefix: '', ordinary: ['0XXXXX.', '3XXXXXXXX.'] },
    emergency: ['112', '113', '115', '118'],
  },
  NL: {
    ...{ callingCode: '31', trunkPrefix: '0', ordinary: ['[1-57]XXXXXXXX', '6[1-58]XXXXXXX'] },
    emergency: ['112', '113'],
  },
  PK: {
    ...{ callingCode: '92', trunkPrefix: '0', ordinary: ['[24-9]XXXXXXX.', '3XXXXXXXXX'] },
    barred: ['900XXXXX.'],
    emergency: ['15', '16', '112', '115', '1122'],
  },
  PL: {
    // Not 70x.
    ...{ callingCode: '48', trunkPrefix: '', ordinary: ['[1-689]XXXXXXXX', '7[1-9]XXXXXXX'] },
    emergency: ['112', '997', '998', '999'],
  },
  PT: {
    ...{ callingCode: '351', trunkPrefix: '', ordinary: ['2XXXXXXXX', '9[1-36]XXXXXXX'] },
    emergency: ['112', '117'],
  },
  TR: {
    ...{ callingCode: '90', trunkPrefix: '0', ordinary: ['[2-5]XXXXXXXXX'] },
    emergency: ['112', '110', '155', '156'],
  },
  US: { ...northAmerica, emergency: ['911', '988', '112'] },
};

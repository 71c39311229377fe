/** The digits 0 to 9 of other scripts: Arabic-Indic, Extended Arabic-Indic (Urdu, Persian), Devanagari. */
const digits = ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९'];

/** Signs of the Arabic and Devanagari scripts, and those that stand for them here. */
const signs: Readonly<Record<string, string>> = {
  '،': ',',
  '؛': ';',
  '؟': '?',
  '۔': '.',
  '।': '.',
  '٫': '.',
  '٬': '',
  '٪': '%',
};

/** Letters that Unicode does not take apart, and variants of a letter that are typed for one another. */
const letters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ٱ: 'ا',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ى: 'ی',
  ي: 'ی',
  ك: 'ک',
  ں: 'ن',
  ء: '',
  ـ: '',
  'ँ': 'ं',
  '़': '',
};

/** The letters above, and an `n` before the consonant that it is spoken with, which is also written as a dot. */
const foldedLetters = new RegExp(
  `[${Object.keys(letters).join('')}]|ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])`,
  'g',
);

/** Accents and vowel points. The vowel signs of the Indic scripts are letters in all but name, so they stay. */
const accents = /(?![\u0900-\u0dff])\p{M}/gu;

/**
 * The same text with figures 0 to 9 for the digits of any script, Latin punctuation for the Arabic and Devanagari
 * kind, and without the invisible marks that join letters or turn the direction of writing.
 */
export function withPlainSigns(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[،؛؟۔।٫٬٪]/g, (sign) => signs[sign] ?? sign)
    .replace(/[٠-٩۰-۹०-९]/g, (digit) =>
      String(digits.map((ten) => ten.indexOf(digit)).find((value) => value >= 0)),
    );
}

/**
 * Brings a text to the form in which words are compared: lower case (the dotless i like the dotted one), without
 * accents and vowel points, with one letter for those that are written for one another.
 */
export function foldLetters(text: string): string {
  return withPlainSigns(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(accents, '')
    .replace(foldedLetters, (letter) => letters[letter] ?? 'ं');
}

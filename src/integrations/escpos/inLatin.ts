/**
 * Letters of the Arabic script as they are heard. Printers that have them print them apart and from left to
 * right, which nobody can read.
 */
const arabic: Readonly<Record<string, string>> = {
  ...{ ا: 'a', آ: 'a', أ: 'a', إ: 'i', ٱ: 'a', ب: 'b', پ: 'p', ت: 't', ٹ: 't', ث: 'th', ج: 'j' },
  ...{ چ: 'ch', ح: 'h', خ: 'kh', د: 'd', ڈ: 'd', ذ: 'dh', ر: 'r', ڑ: 'r', ز: 'z', ژ: 'zh' },
  ...{ س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: "'", غ: 'gh', ف: 'f', ق: 'q' },
  ...{ ک: 'k', ك: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', ں: 'n', ه: 'h', ھ: 'h', ہ: 'h', ة: 'a' },
  ...{ و: 'w', ؤ: 'w', ی: 'i', ي: 'i', ى: 'a', ئ: 'i', ے: 'e', ء: "'", '،': ',', '؟': '?' },
  ...{ '؛': ';', ـ: '' },
};

/** Spaces and dashes that code pages lack, narrow spaces of French prices among them. */
const plain: Readonly<Record<string, string>> = {
  ...{ '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u2011': '-', '\u2212': '-' },
  ...{ '\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"', '\u2026': '...' },
};

/** The text with what a printer cannot print readably in Latin letters and plain signs. */
export function inLatin(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u064b-\u065f\u0670]/g, '')
    .replace(/\p{Script=Arabic}|[،؟؛ـ]/gu, (letter) => arabic[letter] ?? '?')
    .replace(/[\u00a0\u202f\u2009\u2011\u2212\u2018\u2019\u201c\u201d\u2026]/g, (sign) => {
      return plain[sign] ?? sign;
    });
}

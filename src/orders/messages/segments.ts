/** The basic character set of GSM 03.38; one septet each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Its extension table; two septets each. */
const extension = new Set('^{}\\[~]|€\f');

/**
 * How many parts a text message is billed as: 160 septets in one, 153 in each of several; 70 and 67 UTF-16
 * units once a character is beyond GSM 03.38 (3GPP TS 23.040, 9.2.3.24.1).
 */
export function countSegments(text: string): number {
  let septets = 0;
  for (const character of text) {
    if (basic.has(character)) septets += 1;
    else if (extension.has(character)) septets += 2;
    else return parts(text.length, 70, 67);
  }
  return parts(septets, 160, 153);
}

function parts(length: number, alone: number, together: number): number {
  return length <= alone ? 1 : Math.ceil(length / together);
}

/** A sentence of a reply as it was made into sound. */
export interface PlayedSentence {
  readonly text: string;
  readonly durationMs: number;
}

/**
 * What the caller has heard of a reply of which `sentMs` of sound were sent: whole sentences, and of the one
 * that was cut as many words as its share of time. Words are as long as their letters.
 */
export function heardText(sentences: readonly PlayedSentence[], sentMs: number): string {
  const heard: string[] = [];
  let leftMs = sentMs;
  for (const { text, durationMs } of sentences) {
    if (leftMs <= 0) break;
    heard.push(leftMs >= durationMs ? text : cutText(text, leftMs / durationMs));
    leftMs -= durationMs;
  }
  return heard.filter((text) => text !== '').join(' ');
}

/** The words of `text` that are over by the `share` (0 to 1) of its time. */
function cutText(text: string, share: number): string {
  const words = text.split(/\s+/);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let spoken = 0;
  const whole = words.filter((word) => {
    spoken += word.length;
    return spoken <= share * letters;
  });
  return whole.length > 0 ? `${whole.join(' ')} …` : '';
}

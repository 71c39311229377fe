/** How the silence that ends an utterance follows the pauses a caller makes. */
export interface EndpointingPolicy {
  /** The silence lies between these shares of what the question asks for. */
  readonly leastShare: number;
  readonly mostShare: number;
  /** And is never longer than this. */
  readonly mostMs: number;
  /** A shorter break belongs to a word: the stop before a `t`. */
  readonly leastPauseMs: number;
  /** How much each pause counts against those before it. */
  readonly weight: number;
}

/** Narrow where it costs the caller's patience, wide where it would cut a slow speaker short. */
export const endpointingPolicy: EndpointingPolicy = {
  leastShare: 0.75,
  mostShare: 2,
  mostMs: 2000,
  leastPauseMs: 140,
  weight: 0.25,
};

/**
 * A running estimate of one caller's pauses within utterances, as shares of the silence that the question asks
 * for: who takes long over a phone number may be quick to say yes.
 */
export interface CallerPauses {
  readonly mean: number;
  readonly deviation: number;
}

/** Of a caller who was not heard yet: the silence is what the question asks for. */
export const unknownPauses: CallerPauses = { mean: 0.5, deviation: 0.25 };

/**
 * The estimate after one more pause, within an answer for which the question asks `askedMs`. Mean and mean
 * deviation run as those of RFC 6298, section 2.
 */
export function afterPause(pauses: CallerPauses, pauseMs: number, askedMs: number): CallerPauses {
  const { weight, leastPauseMs, mostShare } = endpointingPolicy;
  if (pauseMs < leastPauseMs) return pauses;
  const share = Math.min(pauseMs / askedMs, mostShare);
  return {
    mean: pauses.mean + weight * (share - pauses.mean),
    deviation: pauses.deviation + weight * (Math.abs(share - pauses.mean) - pauses.deviation),
  };
}

/** The silence that ends this caller's answer, in ms. */
export function endSilenceFor({ mean, deviation }: CallerPauses, askedMs: number): number {
  const { leastShare, mostShare, mostMs } = endpointingPolicy;
  const share = Math.min(Math.max(mean + 2 * deviation, leastShare), mostShare);
  return Math.min(share * askedMs, Math.max(mostMs, askedMs));
}

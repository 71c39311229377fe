/** For how many days personal data is kept; null is for ever. */
export interface Retention {
  /** The sound of messages that callers left. */
  readonly recordingsDays: number | null;
  /** What was said in calls, word by word. */
  readonly transcriptsDays: number | null;
  /** Who ordered: counted from the last order. The orders stay, without the person. */
  readonly customersDays: number | null;
}

/** What holds where a restaurant says nothing: half a year, half a year and three years. */
export const usualRetention: Retention = {
  recordingsDays: 180,
  transcriptsDays: 180,
  customersDays: 1095,
};

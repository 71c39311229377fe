/** A question that callers ask, and the restaurant's answer. */
export interface FaqEntryJson {
  readonly id: string;
  readonly answers: readonly {
    /** Primary language subtag, `en`. */
    readonly language: string;
    /** The ways to ask, at least one. */
    readonly questions: readonly string[];
    /** Said as it stands. */
    readonly answer: string;
  }[];
}

/** What one restaurant answers. */
export interface FaqJson {
  readonly restaurantId: string;
  readonly entries: readonly FaqEntryJson[];
}

/** A question of a caller that nothing answered. Instants are ISO 8601 in UTC. */
export interface UnansweredQuestionJson {
  readonly id: string;
  readonly restaurantId: string;
  readonly callId: string;
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly askedAt: string;
}

/** A customer. Instants are ISO 8601 in UTC. */
export interface CustomerJson {
  readonly id: string;
  readonly restaurantId: string;
  /** E.164. */
  readonly phone: string;
  readonly name: string | null;
  /** BCP 47 tag of the language spoken last. */
  readonly language: string;
  /** Of the staff, for the kitchen and the driver: never read out to callers. */
  readonly notes: string | null;
  /** Names of the fourteen allergens, or the customer's own words. */
  readonly allergies: readonly string[];
  /** No orders are taken from this number. */
  readonly blocked: boolean;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

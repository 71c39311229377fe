/** A place in a list that is sorted newest first: just after the entry with this instant and id. */
export interface PageMark {
  readonly at: Date;
  readonly id: string;
}

/** Which part of a list is wanted. */
export interface PageRequest {
  readonly after: PageMark | null;
  readonly limit: number;
}

/** A part of a list, newest first. Entries made meanwhile never shift or repeat what follows. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  /** Where the next part starts; null after the last entry. */
  readonly next: PageMark | null;
}

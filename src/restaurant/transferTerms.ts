/** A telephone of the staff. */
export interface StaffPhone {
  /** A name of the PBX (`PJSIP/staff`). */
  readonly endpoint: string;
  /**
   * `on`: who picks up is told who calls and what was ordered so far, and presses a key to take the call, so
   * that no answering machine takes it. `off`: who picks up has the caller.
   */
  readonly briefing: 'on' | 'off';
}

/** How callers who want a person are put through. Browser phones ring along with the first telephones. */
export interface TransferTerms {
  /** The first first where they ring in turn. */
  readonly phones: readonly [StaffPhone, ...StaffPhone[]];
  readonly ring: 'at_once' | 'in_turn';
  /** How long they ring: all of them together, or each. */
  readonly seconds: number;
  /** BCP 47 tag of the language that the staff are told in; left out, the restaurant's first. */
  readonly language?: string;
  /**
   * SIP URI that callers are sent to by their own network (REFER), which frees the line at once and tells us
   * nothing more of them. Left out, or where the network will not, the telephones ring.
   */
  readonly referTo?: string;
}

/** What holds for a restaurant that says nothing else: its one telephone, answered as any other call. */
export function usualTransfer(staffEndpoint: string): TransferTerms {
  return {
    phones: [{ endpoint: staffEndpoint, briefing: 'off' }],
    ring: 'at_once',
    seconds: 25,
  };
}

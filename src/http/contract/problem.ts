/** Every error of the API: `application/problem+json` (RFC 9457, type `about:blank`). */
export interface ProblemJson {
  readonly type: 'about:blank';
  /** The status in words. */
  readonly title: string;
  readonly status: number;
  /** What is wrong and how to mend it. */
  readonly detail: string;
  /** The request's id, which the gateway's log carries too. */
  readonly requestId: string;
  /** Why an expected wish was not granted, by its code and what belongs to it; there for 409 and 422. */
  readonly refusal?: { readonly code: string };
  /** Every fault of the request at once for 400; for 409 and 422 the field against which the rules are. */
  readonly faults?: readonly { readonly place: string; readonly message: string }[];
}

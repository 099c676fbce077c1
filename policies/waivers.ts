/**
 * A violation that somebody answers for until a day. It is data, reviewed like code: a waiver that is expired, unused or over-broad is
 * itself a violation of `exception-entries-valid`.
 */
export interface Waiver {
  /** The rule's id, or one of its parts: `cloudtrail-hardened/kms`. */
  readonly rule: string;
  /** The URN; `*` stands for any text, but not in the stack, and the name after the last `::` must be said. */
  readonly urn: string;
  /** The person or team who answers for it. */
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string;
  /** YYYY-MM-DD, the day it was granted. */
  readonly start: string;
  /** YYYY-MM-DD, the last day it holds: at most 180 days after `start`. */
  readonly end: string;
}

export const waivers: readonly Waiver[] = [];

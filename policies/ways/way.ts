import type { Decision } from "../iam/request";
import type { Check, Expectation } from "../kernel/check";
import type { View } from "../kernel/graph";

/** A way that a proof follows hop by hop, told in the words of the definition: `services.web in production: …`. */
export class Way {
  constructor(
    readonly check: Check,
    /** Whose way it is. */
    readonly words: string,
  ) {}

  /** One hop: `part` is its stable name, `message` what is wrong where it does not hold, `at` the resource that a person must change. */
  expect(part: string, holds: () => boolean, message: string, at?: Expectation["at"]): boolean {
    return this.check.expect(holds, `${this.words}: ${message}`, { part, ...(at === undefined ? {} : { at }) });
  }

  /** A hop to something that must be there; undefined where the way ends. */
  found<T>(part: string, find: () => T | undefined, message: string, at?: View): T | undefined {
    return this.check.found(find, `${this.words}: ${message}`, { part, ...(at === undefined ? {} : { at }) });
  }

  /** A hop that AWS decides: `decide` asks the evaluator, `says` tells what is not allowed then; the reason follows. */
  allowed(part: string, decide: () => Decision, says: string, at?: View): boolean {
    let reason = "";
    return this.check.expect(
      () => {
        const decision = decide();
        reason = decision.reason;
        return decision.allowed;
      },
      () => `${this.words}: ${says}: ${reason}`,
      { part, ...(at === undefined ? {} : { at }) },
    );
  }
}

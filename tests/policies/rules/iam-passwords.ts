import { fail, type Fixtures, foundation, make, pass, stack, UNKNOWN } from "../support";

const passwords = (props: object) =>
  make("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "shine-account-passwords", { ...props });

/** Passwords of an account. */
export const fixtures: Record<string, Fixtures> = {
  "iam-password-policy-exists": {
    good: pass(stack, passwords({})),
    bad: fail(stack),
    unset: fail(stack, make("aws:s3/bucket:Bucket", "shine-x")),
    unknown: pass(stack, passwords({ minimumPasswordLength: UNKNOWN })),
    "every foundation account": pass(...foundation([], passwords({}))),
    "a foundation account left out": fail(...foundation(["100000000002"], passwords({}))),
  },
};

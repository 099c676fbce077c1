import { fail, type Fixtures, foundation, make, pass, stack, UNKNOWN, unverifiable } from "../support";

const passwords = (props: object) =>
  make("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "shine-account-passwords", { ...props });
const kinds = {
  requireUppercaseCharacters: true,
  requireLowercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
};
const cis = { minimumPasswordLength: 14, passwordReusePrevention: 24, maxPasswordAge: 90 };

/** Passwords of an account. */
export const fixtures: Record<string, Fixtures> = {
  "iam-password-policy": {
    good: pass(passwords({ minimumPasswordLength: 8, ...kinds })),
    bad: fail(passwords({ minimumPasswordLength: 7, ...kinds })),
    unset: fail(passwords({})),
    unknown: unverifiable(passwords({ minimumPasswordLength: UNKNOWN, ...kinds })),
    "without symbols": fail(passwords({ minimumPasswordLength: 14, ...kinds, requireSymbols: false })),
  },
  "iam-password-policy-cis": {
    good: pass(passwords(cis)),
    bad: fail(passwords({ ...cis, maxPasswordAge: 365 })),
    unset: fail(passwords({})),
    unknown: unverifiable(passwords({ ...cis, minimumPasswordLength: UNKNOWN })),
  },
  "iam-password-policy-exists": {
    good: pass(stack, passwords({})),
    bad: fail(stack),
    unset: fail(stack, make("aws:s3/bucket:Bucket", "shine-x")),
    unknown: pass(stack, passwords({ minimumPasswordLength: UNKNOWN })),
    "every foundation account": pass(...foundation([], passwords({}))),
    "a foundation account left out": fail(...foundation(["100000000002"], passwords({}))),
  },
};

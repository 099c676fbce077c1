import { fail, type Fixtures, make, notApplicable, pass, UNKNOWN, unverifiable } from "../support";

const key = (props: object) => make("aws:kms/key:Key", "shine-production-data-key", { ...props });

export const fixtures: Record<string, Fixtures> = {
  "kms-key-rotation": {
    good: pass(key({ enableKeyRotation: true })),
    bad: fail(key({ enableKeyRotation: false })),
    unset: fail(key({})),
    unknown: unverifiable(key({ enableKeyRotation: UNKNOWN })),
    "an asymmetric key": notApplicable(key({ keyUsage: "SIGN_VERIFY" })),
  },
};

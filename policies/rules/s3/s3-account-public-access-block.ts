import { type Rule, STACK } from "../../rule";
import { heldAccounts } from "../../views/held-accounts";

export const rule: Rule = {
  id: "s3-account-public-access-block",
  title: "The account of every product has exactly one public access block for all of its buckets.",
  why: "The account's block covers buckets that were made by hand or are forgotten.",
  fix: "Make one aws.s3.AccountPublicAccessBlock in the product's stack.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: ["S3.1", "CIS5-2.1.4"],
  types: [STACK],
  check: (_stack, check) => {
    for (const { label, id, ofType } of heldAccounts(check)) {
      const blocks = ofType("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock");
      check.expect(() => blocks.length === 1, `${label} has no public access block, or two`);
      for (const at of blocks) {
        check.expect(() => [undefined, id].includes(at.text("accountId")), "the block is for another account", { at });
      }
    }
  },
};

import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "s3-no-force-destroy-in-production",
  title: "No store of production is emptied in order to be deleted.",
  why: "With it a deletion in the program takes all objects or images along; without it AWS refuses.",
  fix: "Remove forceDestroy, forceDelete; empty the store by hand when it is really to go.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:s3/bucket:Bucket", "aws:ecr/repository:Repository", "aws:backup/vault:Vault"],
  check: (store, check) => {
    // What stands under the account serves production too.
    if (store.environment === "staging" || store.environment === "development") return;
    check.expect(
      () => store.flag("forceDestroy") !== true && store.flag("forceDelete") !== true,
      "the store would be deleted with all that it holds",
    );
  },
};

import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "ssm-document-not-public",
  title: "No SSM document is shared with everyone.",
  why: "Documents hold commands, and often what the commands need.",
  fix: "Name the accounts in permissions.account_ids.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_303", "SSM.4"],
  types: ["aws:ssm/document:Document"],
  check: (document, check) => {
    // A map, whose keys the provider leaves as they are written: `type` and `account_ids` (ssm/document.go).
    check.expect(
      () =>
        !(document.text("permissions.account_ids") ?? document.texts("permissions.account_ids").join())
          .split(",")
          .some((account) => account.trim().toLowerCase() === "all"),
      "the document is public",
    );
  },
};

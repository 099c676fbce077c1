import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "ssm-document-not-public",
  title: "No SSM document is shared with everyone.",
  why: "Documents hold commands, and often what the commands need.",
  fix: "Name the accounts in permissions.accountIds.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_303", "SSM.4"],
  types: ["aws:ssm/document:Document"],
  check: (document, check) => {
    check.expect(
      () =>
        !(document.text("permissions.accountIds") ?? document.texts("permissions.accountIds").join())
          .split(",")
          .some((account) => account.trim().toLowerCase() === "all"),
      "the document is public",
    );
  },
};

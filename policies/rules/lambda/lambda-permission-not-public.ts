import type { Rule } from "../../rule";
import { accountOf } from "../../kernel/documents";
import { knownAccounts } from "../../views/accounts";

export const rule: Rule = {
  id: "lambda-permission-not-public",
  title: "Only whom we know may call a function.",
  why: "A service calls for any of its customers, and everybody calls whenever he likes.",
  fix: "Name the account as principal, or with a service give sourceArn or sourceAccount.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_301", "CKV_AWS_364", "AWS-0067", "Lambda.1"],
  types: ["aws:lambda/permission:Permission"],
  check: (permission, check) => {
    const known = (account: string | undefined): boolean =>
      account !== undefined && knownAccounts(check.registry).has(account);
    const principal = (): string => permission.text("principal") ?? "";
    const service = (): boolean => principal().endsWith(".amazonaws.com");
    check.expect(() => service() || known(accountOf(principal())), "accounts that nobody knows may call it", {
      part: "principal",
    });
    check.expect(
      () => {
        if (!service() || known(permission.text("sourceAccount"))) return true;
        // What another resource of the program is called is not known before it is there.
        if (permission.isUnknown("sourceArn")) return permission.sources("sourceArn").length > 0;
        return known(accountOf(permission.text("sourceArn") ?? ""));
      },
      "the service may call it for anybody",
      { part: "source" },
    );
  },
};

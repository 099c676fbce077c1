import type { Rule } from "../../rule";
import { accountOf, isEveryone, isNarrowed, statements } from "../../kernel/documents";
import { knownAccounts } from "../../views/accounts";

export const rule: Rule = {
  id: "ecr-policy-not-public",
  title: "Images are shared with accounts of the company only.",
  why: "An image holds the source of the application.",
  fix: 'Name account ids of the company as principals, or narrow "*" by aws:PrincipalOrgID.',
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_32", "AWS-0032", "NAG-ECR1", "190-4.2.3"],
  types: ["aws:ecr/repositoryPolicy:RepositoryPolicy", "aws:ecr/registryPolicy:RegistryPolicy"],
  check: (policy, check) => {
    const known = knownAccounts(check.registry);
    for (const statement of statements(policy, "policy").filter(({ effect }) => effect === "Allow")) {
      check.expect(() => !statement.principals.some(isEveryone) || isNarrowed(statement), "everybody may use it");
      check.expect(
        () =>
          statement.principals.every(
            ({ kind, value }) => kind !== "AWS" || value === "*" || known.has(accountOf(value) ?? ""),
          ),
        "an account that is not the company's may use it",
        { part: "account" },
      );
      check.expect(() => statement.notPrincipals.length === 0, "it admits everybody but some", {
        part: "not-principal",
      });
    }
  },
};

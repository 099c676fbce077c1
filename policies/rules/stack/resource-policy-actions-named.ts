import type { Rule } from "../../rule";
import { accountOf, statements } from "../../kernel/documents";
import { documentsOf, resourcePolicyTypes } from "../../views/documents";

/** Two wildcards have their place: the account's own root over its key, and the endpoint of a service over all that the service can. */
export const rule: Rule = {
  id: "resource-policy-actions-named",
  title: "A policy on a resource, and a role's trust, names the actions that it allows.",
  why: "A wildcard allows what AWS invents next year too, the actions that change the policy itself among them.",
  fix: "Name the actions: s3:PutObject, kms:Decrypt, sts:AssumeRole.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_72", "SQS.3"],
  types: [...resourcePolicyTypes, "aws:iam/role:Role", "aws:ec2/vpcEndpoint:VpcEndpoint"],
  check: (holder, check) => {
    const isEndpoint = holder.type === "aws:ec2/vpcEndpoint:VpcEndpoint";
    for (const { reader, path } of documentsOf(holder)) {
      // What a role's inline policies allow is for the rules of IAM.
      if (reader.raw(path) === undefined || (holder.type === "aws:iam/role:Role" && path !== "assumeRolePolicy"))
        continue;
      check.expect(
        () =>
          statements(reader, path)
            .filter(({ effect }) => effect === "Allow")
            .every(({ actions, notActions, principals }) => {
              const root =
                principals.length > 0 &&
                principals.every(({ value }) => /:root$|^\d{12}$/.test(value) && accountOf(value) !== undefined);
              const whole = (action: string): boolean =>
                (action === "kms:*" && root) || (isEndpoint && /^[a-z0-9-]+:\*$/.test(action));
              return (
                notActions.length === 0 &&
                actions.every((action) => !/^(\*|[\w-]+:[*?]+)$/.test(action) || whole(action))
              );
            }),
        "a statement allows every action",
      );
    }
  },
};

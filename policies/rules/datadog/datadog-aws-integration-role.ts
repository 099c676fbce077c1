import type { Rule } from "../../rule";
import { ROLE } from "../../views/tasks";
import { accountOf } from "../../kernel/documents";
import { isHarmlessRead } from "../../views/actions";
import { roleView } from "../../views/roles";

export const rule: Rule = {
  id: "datadog-aws-integration-role",
  title:
    "Datadog reads the account through a role that trusts Datadog alone, with the integration's external id, and only reads.",
  why: "Datadog's account is shared by all of its customers.",
  fix: "Set authConfig.awsAuthConfigRole to a role of the program with sts:ExternalId; allow Describe, List and Get of settings only.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["datadog:aws/integrationAccount:IntegrationAccount"],
  check: (integration, check) => {
    const at = "authConfig.awsAuthConfigRole";
    const role = () => check.graph.target(integration, `${at}.roleName`, ROLE);
    check.expect(() => !integration.isSet("authConfig.awsAuthConfigKeys"), "it uses an access key", { part: "keys" });
    check.expect(() => role() !== undefined, "its role is not the program's", { part: "role" });
    check.expect(
      () => {
        const found = role();
        return (
          found === undefined ||
          roleView(found)
            .trust()
            .every(
              ({ principals, conditions }) =>
                principals.every(
                  ({ kind, value }) => kind === "AWS" && accountOf(value) === check.registry.datadog.account,
                ) &&
                conditions.some(
                  ({ operator, key, values }) =>
                    operator === "StringEquals" &&
                    key === "sts:externalid" &&
                    values.join() === integration.text(`${at}.externalId`),
                ),
            )
        );
      },
      "its role may be taken by others, or without the integration's external id",
      { part: "trust" },
    );
    check.expect(
      () => {
        const found = role();
        if (found === undefined) return true;
        const { documents, managedPolicies } = roleView(found);
        return (
          managedPolicies().every((arn) => arn.endsWith(":policy/SecurityAudit")) &&
          documents
            .flatMap((document) => document.statements())
            .every(
              ({ effect, actions, notActions }) =>
                effect === "Deny" || (notActions.length === 0 && actions.every(isHarmlessRead)),
            )
        );
      },
      "its role may do more than read settings and figures",
      { part: "permissions" },
    );
  },
};

import type { Rule } from "../../rule";
import { isEveryone, isNarrowed, matches, statements } from "../../kernel/documents";

/** AWS's own buckets (image layers, packages, agents) are read with no identity of ours, hence reading them needs no condition. */
const providedByAws =
  /^arn:aws:s3:::[a-z0-9.-]*(starport-layer-bucket|al2023-repos|amazon-ssm|aws-ssm|patch-baseline-snapshot|birdwatcher-prod|amazoncloudwatch-agent)/;

/** The pack's own tightening of `vpc-endpoints-present`: an endpoint without a policy admits every account's credentials. */
export const rule: Rule = {
  id: "vpc-endpoint-policy-narrowed",
  title: "An endpoint's policy admits identities of known accounts alone.",
  why: "Without it credentials of a stranger carry our data through our endpoint into their bucket.",
  fix: "Set policy with aws:PrincipalAccount, aws:PrincipalOrgID or aws:ResourceAccount.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
  check: (endpoint, check) => {
    check.expect(() => endpoint.isSet("policy"), "the endpoint has no policy");
    check.expect(
      () =>
        statements(endpoint, "policy").every(
          (statement) =>
            statement.effect === "Deny" ||
            !statement.principals.some(isEveryone) ||
            isNarrowed(statement) ||
            (statement.resources.every((resource) => providedByAws.test(resource)) &&
              statement.actions.every((action) => matches("s3:Get*", action))),
        ),
      "the policy admits every account",
    );
    if (!/\.(s3|dynamodb)$/.test(endpoint.text("serviceName") ?? "")) return;
    check.expect(
      () =>
        statements(endpoint, "policy").every(
          (statement) =>
            statement.effect === "Deny" ||
            isNarrowed(statement, ["aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths"]) ||
            (statement.resources.length > 0 &&
              !statement.resources.some((resource) => /^(\*|arn:aws:s3:::\*)/.test(resource))),
        ),
      "data may be carried to any account's store",
      { part: "resources" },
    );
  },
};

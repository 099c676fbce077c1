import assert from "node:assert/strict";
import { Guardrail } from "../../../components/organization/guardrail";
import { guardrailStatements } from "../../../components/organization/guardrail-policy";
import { Organization } from "../../../components/organization/organization";
import { children, inputsOf, record } from "../../support/record";
import { scope } from "./scope";

const args = { regions: ["ap-northeast-1", "us-east-1"], deployRoleName: "platform-deploy" };

function guardrail(units: Record<string, string>): Guardrail {
  const organization = new Organization("organization-units", { scope, units: [] });
  return new Guardrail("organization-guardrail", { scope, organization, units, ...args });
}

describe("guardrail", () => {
  it("only denies, everywhere, each thing under its own name", () => {
    const statements = guardrailStatements(args);
    assert.ok(statements.every(({ effect, resources }) => effect === "Deny" && resources?.join() === "*"));
    assert.deepEqual(
      statements.map(({ sid }) => sid),
      ["LeaveOrganization", "DisableDetection", "DisableTrail", "DisableRecorder", "UseRoot", "UseOtherRegions"],
    );
  });

  for (const [sid, action] of [
    ["DisableRecorder", "config:StopConfigurationRecorder"],
    ["DisableDetection", "guardduty:UpdateDetector"],
  ] as const) {
    it(`lets the deploying role alone do what ${sid} denies`, () => {
      const statement = guardrailStatements(args).find((one) => one.sid === sid);
      assert.deepEqual(statement?.conditions, {
        ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/platform-deploy" },
      });
      assert.ok(statement?.actions.includes(action));
    });
  }

  it("lets nobody stop a trail", () => {
    assert.equal(guardrailStatements(args).find(({ sid }) => sid === "DisableTrail")?.conditions, undefined);
  });

  it("denies root, but for sessions that management opens with AssumeRoot", () => {
    assert.deepEqual(guardrailStatements(args).find(({ sid }) => sid === "UseRoot")?.conditions, {
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" },
      Null: { "aws:AssumedRoot": "true" },
    });
  });

  it("leaves open the services that have no region of their own, and closes the rest", async () => {
    const resources = await record(() => guardrail({}));
    const document = JSON.parse(String(inputsOf(resources, "organizations/policy:Policy")["content"]));
    const regions = document.Statement.find(({ Sid }: { Sid: string }) => Sid === "UseOtherRegions");
    assert.equal(regions.Action, undefined);
    assert.deepEqual(regions.Condition, {
      StringNotEquals: { "aws:RequestedRegion": ["ap-northeast-1", "us-east-1"] },
    });
    for (const action of ["iam:*", "sts:*", "route53:*", "cloudfront:*"]) assert.ok(regions.NotAction.includes(action));
    for (const action of ["ec2:*", "rds:*", "s3:*", "kms:*", "ecs:*"]) assert.ok(!regions.NotAction.includes(action));
  });

  it("fits into what Organizations takes, and holds for every unit", async () => {
    const units = { products: "ou-a1b2-products", foundation: "ou-a1b2-foundation" };
    const resources = await record(() => guardrail(units));
    const own = resources.filter(({ name }) => name.startsWith("organization-guardrail"));
    assert.deepEqual(children(own), [
      "aws:organizations/policy:Policy organization-guardrail-policy",
      "aws:organizations/policyAttachment:PolicyAttachment organization-guardrail-foundation-attachment",
      "aws:organizations/policyAttachment:PolicyAttachment organization-guardrail-products-attachment",
      "platform:organization:Guardrail organization-guardrail",
    ]);
    const policy = inputsOf(resources, "organizations/policy:Policy");
    assert.equal(policy["type"], "SERVICE_CONTROL_POLICY");
    assert.ok(String(policy["content"]).length <= 5120);
    const made = resources.find(({ type }) => type === "aws:organizations/policy:Policy");
    assert.ok(made?.dependsOn.some((urn) => urn.endsWith("::organization-units-organization")));
    const attachment = inputsOf(resources, "PolicyAttachment", "organization-guardrail-products-attachment");
    assert.equal(attachment["targetId"], "ou-a1b2-products");
  });
});

import assert from "node:assert/strict";
import { Guardrail } from "../../../components/organization/guardrail";
import { guardrailStatements } from "../../../components/organization/guardrail-policy";
import { children, inputsOf, record } from "../../support/record";
import { scope } from "./scope";

const args = { regions: ["ap-northeast-1", "us-east-1"], deployRoleName: "platform-deploy" };

describe("guardrail", () => {
  it("only denies, everywhere, each thing under its own name", () => {
    const statements = guardrailStatements(args);
    assert.ok(statements.every(({ effect, resources }) => effect === "Deny" && resources?.join() === "*"));
    assert.deepEqual(
      statements.map(({ sid }) => sid),
      ["LeaveOrganization", "DisableDetection", "DisableTrail", "DisableRecorder", "UseRoot", "UseOtherRegions"],
    );
  });

  it("lets the deploying role alone change the recorder", () => {
    const recorder = guardrailStatements(args).find(({ sid }) => sid === "DisableRecorder");
    assert.deepEqual(recorder?.conditions, {
      ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/platform-deploy" },
    });
    assert.ok(recorder?.actions.includes("config:StopConfigurationRecorder"));
  });

  it("leaves open the services that have no region of their own, and closes the rest", async () => {
    const resources = await record(() => new Guardrail("organization-guardrail", { scope, units: {}, ...args }));
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
    const resources = await record(() => new Guardrail("organization-guardrail", { scope, units, ...args }));
    assert.deepEqual(children(resources), [
      "aws:organizations/policy:Policy organization-guardrail-policy",
      "aws:organizations/policyAttachment:PolicyAttachment organization-guardrail-foundation-attachment",
      "aws:organizations/policyAttachment:PolicyAttachment organization-guardrail-products-attachment",
      "platform:organization:Guardrail organization-guardrail",
    ]);
    const policy = inputsOf(resources, "organizations/policy:Policy");
    assert.equal(policy["type"], "SERVICE_CONTROL_POLICY");
    assert.ok(String(policy["content"]).length <= 5120);
    const attachment = inputsOf(resources, "PolicyAttachment", "organization-guardrail-products-attachment");
    assert.equal(attachment["targetId"], "ou-a1b2-products");
  });
});

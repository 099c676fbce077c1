import assert from "node:assert/strict";
import { PreviewRole } from "../../../components/source/preview-role";
import { children, inputsOf, production, record } from "../../support/record";

const make = () =>
  record(
    () =>
      new PreviewRole("shine-account-preview", {
        scope: { ...production, environment: "account" },
        roleName: "platform-preview",
        trustedRoleArn: "arn:aws:iam::100000000000:role/organization-ci-preview",
      }),
  );

describe("PreviewRole", () => {
  it("makes a role that reads settings and nothing else", async () => {
    const resources = await make();
    assert.deepEqual(children(resources), [
      "aws:iam/role:Role shine-account-preview-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment shine-account-preview-audit-attachment",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment shine-account-preview-view-attachment",
      "platform:source:PreviewRole shine-account-preview",
    ]);
    const attached = resources
      .filter(({ type }) => type.endsWith("Attachment"))
      .map(({ inputs }) => inputs["policyArn"]);
    assert.deepEqual(attached, [
      "arn:aws:iam::aws:policy/SecurityAudit",
      "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
    ]);
  });

  it("trusts the organization's preview role alone", async () => {
    const role = inputsOf(await make(), "iam/role:Role");
    assert.equal(role["name"], "platform-preview");
    assert.deepEqual(JSON.parse(String(role["assumeRolePolicy"])).Statement, [
      {
        Sid: "Preview",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::100000000000:role/organization-ci-preview" },
        Action: "sts:AssumeRole",
      },
    ]);
  });
});

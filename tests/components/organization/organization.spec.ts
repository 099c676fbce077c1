import assert from "node:assert/strict";
import { MemberAccount } from "../../../components/organization/member-account";
import { Organization } from "../../../components/organization/organization";
import { children, inputsOf, record } from "../../support/record";
import { scope } from "./scope";

describe("Organization", () => {
  const organization = (): unknown => new Organization("organization", { scope, units: ["foundation", "products"] });

  it("makes the organization and its units, protected", async () => {
    const resources = await record(organization, true);
    assert.deepEqual(children(resources), [
      "aws:iam/organizationsFeatures:OrganizationsFeatures organization-root-access",
      "aws:organizations/organization:Organization organization-organization",
      "aws:organizations/organizationalUnit:OrganizationalUnit organization-foundation-unit",
      "aws:organizations/organizationalUnit:OrganizationalUnit organization-products-unit",
      "platform:organization:Organization organization",
    ]);
    const kept = resources.filter(({ type }) => type.startsWith("aws:organizations"));
    assert.ok(kept.length === 3 && kept.every(({ protect }) => protect));
  });

  it("has all features and the policies that guard it", async () => {
    const inputs = inputsOf(await record(organization, true), "organizations/organization:Organization");
    assert.equal(inputs["featureSet"], "ALL");
    assert.deepEqual(inputs["enabledPolicyTypes"], [
      "INSPECTOR_POLICY",
      "RESOURCE_CONTROL_POLICY",
      "SERVICE_CONTROL_POLICY",
    ]);
    for (const service of ["cloudtrail", "config", "guardduty", "securityhub", "sso"])
      assert.ok((inputs["awsServiceAccessPrincipals"] as string[]).includes(`${service}.amazonaws.com`));
  });

  it("takes root's credentials from accounts, and keeps a way to act as root, once it is there", async () => {
    const resources = await record(organization, true);
    const features = resources.find(({ type }) => type.endsWith("OrganizationsFeatures"));
    assert.deepEqual(features?.inputs, { enabledFeatures: ["RootCredentialsManagement", "RootSessions"] });
    assert.ok(features?.dependsOn.some((urn) => urn.endsWith("::organization-organization")));
  });

  it("puts its units below the root", async () => {
    const resources = await record(organization, true);
    const unit = resources.find(({ name }) => name === "organization-products-unit");
    assert.equal(unit?.inputs["name"], "products");
    assert.match(String(unit?.propertyDependencies["parentId"]), /organization-organization$/);
  });
});

describe("MemberAccount", () => {
  it("makes an account that this program never closes", async () => {
    const resources = await record(
      () =>
        new MemberAccount("organization-shine", {
          scope,
          accountName: "shine",
          email: "aws+shine@example.com",
          unitId: "ou-a1b2-c3d4e5f6",
          roleName: "platform-deploy",
        }),
      true,
    );
    const account = resources.find(({ custom }) => custom);
    assert.equal(resources.length, 2);
    assert.equal(account?.name, "organization-shine-account");
    assert.equal(account?.protect, true);
    assert.deepEqual(account?.ignoreChanges, ["roleName", "iamUserAccessToBilling"]);
    assert.deepEqual(account?.inputs, {
      name: "shine",
      email: "aws+shine@example.com",
      parentId: "ou-a1b2-c3d4e5f6",
      roleName: "platform-deploy",
      iamUserAccessToBilling: "ALLOW",
      closeOnDeletion: false,
      tags: { env: "account", service: "organization" },
    });
  });
});

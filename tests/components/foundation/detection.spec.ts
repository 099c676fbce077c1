import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { Detection } from "../../../components/foundation/detection";
import type { RecordedResource } from "../../../tools/offline/recorded";
import { inputsOf, record } from "../../support/record";
import { scope } from "./scope";

const NAME = "foundation-account-detection";
const made = (): Promise<RecordedResource[]> =>
  record(() => {
    const place = (account: string) => ({
      scope: { ...scope, account },
      providers: [new aws.Provider(account, { region: "ap-northeast-1", allowedAccountIds: [account] })],
    });
    return new Detection(NAME, {
      management: place("100000000000"),
      administrator: place("100000000001"),
      regions: { home: "ap-northeast-1", global: "us-east-1" },
      rootId: "r-a1b2",
    });
  }, true);
const all = (resources: readonly RecordedResource[], type: string): RecordedResource[] =>
  resources.filter((one) => one.type.endsWith(type) && one.custom);
/** `account region` of each. */
const places = (resources: readonly RecordedResource[]): string[] =>
  resources.map(({ provider, inputs }) => `${provider?.split("::").at(-1)} ${String(inputs["region"])}`).sort();
const [MANAGEMENT, SECURITY] = ["100000000000", "100000000001"];
const inBoth = (account: string): string[] => [`${account} ap-northeast-1`, `${account} us-east-1`];

describe("Detection", () => {
  it("is switched on in two accounts, in both regions", async () => {
    const resources = await made();
    assert.deepEqual(places(all(resources, ":Detector")), [...inBoth(MANAGEMENT), ...inBoth(SECURITY)]);
    assert.deepEqual(places(all(resources, "securityhub/account:Account")), inBoth(SECURITY));
  });

  it("is delegated by management, after that", async () => {
    const resources = await made();
    for (const type of ["guardduty/organizationAdminAccount", "securityhub/organizationAdminAccount"]) {
      const delegations = all(resources, `${type}:OrganizationAdminAccount`);
      assert.deepEqual(places(delegations), inBoth(MANAGEMENT));
      for (const { inputs, dependsOn } of delegations) {
        assert.equal(inputs["adminAccountId"], SECURITY);
        for (const noun of ["management", "administrator"])
          assert.ok(dependsOn.some((urn) => urn.endsWith(`::${NAME}-${noun}-us-east-1-detector`)));
      }
    }
    assert.deepEqual(places(all(resources, ":DelegatedAdminAccount")), inBoth(MANAGEMENT));
    assert.deepEqual(
      all(resources, ":DelegatedAdministrator").map(({ inputs }) => [inputs["servicePrincipal"], inputs["accountId"]]),
      [
        ["access-analyzer.amazonaws.com", SECURITY],
        ["config.amazonaws.com", SECURITY],
      ],
    );
  });

  it("is then set for every account, with all that GuardDuty has", async () => {
    const resources = await made();
    const members = all(resources, "guardduty/organizationConfiguration:OrganizationConfiguration");
    assert.deepEqual(places(members), inBoth(SECURITY));
    for (const { inputs, dependsOn } of members) {
      assert.equal(inputs["autoEnableOrganizationMembers"], "ALL");
      assert.ok(dependsOn.some((urn) => urn.endsWith(`::${NAME}-delegation-guardduty-us-east-1`)));
    }
    const features = all(resources, ":OrganizationConfigurationFeature");
    assert.equal(features.length, 12);
    assert.ok(features.every(({ inputs }) => inputs["autoEnable"] === "ALL"));
  });

  it("judges every account by two standards, told at home", async () => {
    const resources = await made();
    assert.deepEqual(inputsOf(resources, "FindingAggregator"), {
      linkingMode: "SPECIFIED_REGIONS",
      specifiedRegions: ["us-east-1"],
      region: "ap-northeast-1",
    });
    assert.deepEqual(inputsOf(resources, "ConfigurationPolicy")["configurationPolicy"], {
      serviceEnabled: true,
      enabledStandardArns: [
        "arn:aws:securityhub:ap-northeast-1::standards/aws-foundational-security-best-practices/v/1.0.0",
        "arn:aws:securityhub:ap-northeast-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
      ],
      securityControlsConfiguration: { disabledControlIdentifiers: [] },
    });
    assert.equal(inputsOf(resources, "ConfigurationPolicyAssociation")["targetId"], "r-a1b2");
    const after = (name: string): string[] =>
      resources.find((one) => one.name === name)?.dependsOn.map((urn) => urn.split("::").pop() ?? "") ?? [];
    assert.ok(after(`${NAME}-standards-central`).includes(`${NAME}-standards-aggregator`));
    assert.ok(after(`${NAME}-standards-policy`).includes(`${NAME}-standards-central`));
  });

  it("looks for access from outside in both regions, and at how everything is set from one place", async () => {
    const resources = await made();
    const analyzers = all(resources, ":Analyzer");
    assert.deepEqual(places(analyzers), inBoth(SECURITY));
    assert.ok(analyzers.every(({ inputs }) => inputs["type"] === "ORGANIZATION"));
    const source = inputsOf(resources, "ConfigurationAggregator")["organizationAggregationSource"];
    assert.equal((source as Record<string, unknown>)["allRegions"], true);
    assert.equal(
      inputsOf(resources, "iam/rolePolicyAttachment:RolePolicyAttachment")["policyArn"],
      "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations",
    );
  });

  it("scans by a policy on the root, which holds for accounts that are there before it", async () => {
    const resources = await made();
    const policy = inputsOf(resources, "organizations/policy:Policy");
    assert.equal(policy["type"], "INSPECTOR_POLICY");
    const here = {
      enable_in_regions: { "@@assign": ["ap-northeast-1", "us-east-1"] },
      disable_in_regions: { "@@assign": [] },
    };
    assert.deepEqual(JSON.parse(String(policy["content"])), {
      inspector: {
        enablement: {
          ec2_scanning: here,
          ecr_scanning: here,
          lambda_standard_scanning: { ...here, lambda_code_scanning: here },
        },
      },
    });
    assert.equal(inputsOf(resources, "organizations/policyAttachment:PolicyAttachment")["targetId"], "r-a1b2");
  });
});

import assert from "node:assert/strict";
import { CiRoles, type CiRolesArgs } from "../../../components/organization/ci-roles";
import { children, inputsOf, record } from "../../support/record";
import { scope } from "./scope";

const args: CiRolesArgs = {
  scope,
  organization: "example-inc",
  repository: "product-platform",
  rings: { "0": ["111122223333"], "1": ["444455556666", "777788889999"], "2": [] },
  deployRoleName: "platform-deploy",
  previewRoleName: "platform-preview",
};
const make = (change: Partial<CiRolesArgs> = {}) =>
  record(() => new CiRoles("organization-ci", { ...args, ...change }));
const json = (value: unknown) => JSON.parse(String(value)).Statement;

describe("CiRoles", () => {
  it("makes GitHub's provider, a role a ring that has accounts, and one that previews", async () => {
    assert.deepEqual(children(await make()), [
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider organization-ci-github",
      "aws:iam/role:Role organization-ci-preview-role",
      "aws:iam/role:Role organization-ci-ring-0-role",
      "aws:iam/role:Role organization-ci-ring-1-role",
      "aws:iam/rolePolicy:RolePolicy organization-ci-preview-policy",
      "aws:iam/rolePolicy:RolePolicy organization-ci-ring-0-policy",
      "aws:iam/rolePolicy:RolePolicy organization-ci-ring-1-policy",
      "platform:organization:CiRoles organization-ci",
    ]);
  });

  it("lets a ring's environment reach exactly the accounts of the ring", async () => {
    const resources = await make();
    const role = inputsOf(resources, "iam/role:Role", "organization-ci-ring-1-role");
    assert.deepEqual(json(role["assumeRolePolicy"])[0].Condition.StringEquals, {
      "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
      "token.actions.githubusercontent.com:sub": "repo:example-inc/product-platform:environment:ring-1",
    });
    assert.deepEqual(json(inputsOf(resources, "RolePolicy", "organization-ci-ring-1-policy")["policy"]), [
      {
        Sid: "AssumeRoles",
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: ["arn:aws:iam::444455556666:role/platform-deploy", "arn:aws:iam::777788889999:role/platform-deploy"],
      },
    ]);
  });

  it("lets a pull request, and the nightly comparison on main, reach only the role that reads", async () => {
    const resources = await make();
    const role = inputsOf(resources, "iam/role:Role", "organization-ci-preview-role");
    const [trust] = json(role["assumeRolePolicy"]);
    assert.deepEqual(trust.Condition.StringEquals["token.actions.githubusercontent.com:sub"], [
      "repo:example-inc/product-platform:pull_request",
      "repo:example-inc/product-platform:ref:refs/heads/main",
    ]);
    const [assume] = json(inputsOf(resources, "RolePolicy", "organization-ci-preview-policy")["policy"]);
    assert.equal(assume.Resource.length, 3);
    assert.ok(assume.Resource.every((resource: string) => resource.endsWith(":role/platform-preview")));
  });

  it("opens the state where it is kept in S3: a ring writes it, a preview reads it", async () => {
    const resources = await make({ state: { bucket: "example-pulumi-state", keyAlias: "alias/pulumi-state" } });
    const actions = (noun: string): string[] =>
      json(inputsOf(resources, "RolePolicy", `organization-ci-${noun}-policy`)["policy"]).flatMap(
        ({ Action }: { Action: string | string[] }) => Action,
      );
    assert.deepEqual(actions("preview"), ["sts:AssumeRole", "s3:ListBucket", "s3:GetObject", "kms:Decrypt"]);
    assert.ok(actions("ring-0").includes("s3:PutObject") && actions("ring-0").includes("kms:Encrypt"));
    const [, , , key] = json(inputsOf(resources, "RolePolicy", "organization-ci-ring-0-policy")["policy"]);
    assert.deepEqual(key.Condition, { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/pulumi-state"] } });
  });

  it("stands before the first product has an account", async () => {
    assert.deepEqual(children(await make({ rings: {} })), [
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider organization-ci-github",
      "aws:iam/role:Role organization-ci-preview-role",
      "platform:organization:CiRoles organization-ci",
    ]);
  });

  it("knows its ARNs beforehand", async () => {
    let roles: CiRoles | undefined;
    await record(() => {
      roles = new CiRoles("organization-ci", args);
    }, true);
    assert.deepEqual(roles?.ringRoleArns, {
      "0": "arn:aws:iam::100000000000:role/organization-ci-ring-0",
      "1": "arn:aws:iam::100000000000:role/organization-ci-ring-1",
    });
    assert.equal(roles?.previewRoleArn, "arn:aws:iam::100000000000:role/organization-ci-preview");
  });
});

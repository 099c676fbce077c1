import assert from "node:assert/strict";
import { CiRoles, type CiRolesArgs } from "../../../components/organization/ci-roles";
import { children, inputsOf, record } from "../../support/record";
import { scope } from "./scope";

const args: CiRolesArgs = {
  scope,
  organization: "example-inc",
  organizationId: 4711,
  repository: "product-platform",
  repositoryId: 815,
  rings: {
    "0": [{ stack: "shine", account: "111122223333" }],
    "1": [
      { stack: "remit", account: "444455556666" },
      { stack: "career", account: "777788889999" },
    ],
    "2": [],
  },
  deployRoleName: "platform-deploy",
  previewRoleName: "platform-preview",
  delegationReader: "platform-delegation-reader",
};
const state = { bucket: "example-pulumi-state", keyAlias: "alias/pulumi-secrets", project: "platform" };
const make = (change: Partial<CiRolesArgs> = {}) =>
  record(() => new CiRoles("organization-ci", { ...args, ...change }));
const json = (value: unknown) => JSON.parse(String(value)).Statement;
type Resources = Awaited<ReturnType<typeof make>>;
const rights = (resources: Resources, noun: string) =>
  json(inputsOf(resources, "RolePolicy", `organization-ci-${noun}-policy`)["policy"]) as {
    Sid: string;
    Action: string | string[];
    Resource: string | string[];
    Condition?: Record<string, Record<string, unknown>>;
  }[];

describe("CiRoles", () => {
  it("makes GitHub's provider, a role a ring that has stacks, one that previews and one that compares", async () => {
    assert.deepEqual(children(await make()), [
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider organization-ci-github",
      "aws:iam/role:Role organization-ci-compare-role",
      "aws:iam/role:Role organization-ci-preview-role",
      "aws:iam/role:Role organization-ci-ring-0-role",
      "aws:iam/role:Role organization-ci-ring-1-role",
      "aws:iam/rolePolicy:RolePolicy organization-ci-compare-policy",
      "aws:iam/rolePolicy:RolePolicy organization-ci-preview-policy",
      "aws:iam/rolePolicy:RolePolicy organization-ci-ring-0-policy",
      "aws:iam/rolePolicy:RolePolicy organization-ci-ring-1-policy",
      "platform:organization:CiRoles organization-ci",
    ]);
  });

  for (const [noun, run, seconds] of [
    ["ring-1", "environment:ring-1", 14_400],
    ["preview", "environment:preview", 3600],
    ["compare", "ref:refs/heads/main", 3600],
  ] as const) {
    it(`lets ${noun} be taken from ${run} of the one repository alone, for ${seconds} s`, async () => {
      const role = inputsOf(await make(), "iam/role:Role", `organization-ci-${noun}-role`);
      const claim = (name: string): string => `token.actions.githubusercontent.com:${name}`;
      assert.deepEqual(json(role["assumeRolePolicy"])[0].Condition, {
        StringEquals: {
          [claim("aud")]: "sts.amazonaws.com",
          [claim("repository_owner_id")]: "4711",
          [claim("repository_id")]: "815",
          [claim("sub")]: [
            `repo:example-inc/product-platform:${run}`,
            `repo:example-inc@4711/product-platform@815:${run}`,
          ],
        },
      });
      assert.equal(role["maxSessionDuration"], seconds);
    });
  }

  it("lets a ring reach exactly the accounts of the ring", async () => {
    assert.deepEqual(rights(await make(), "ring-1"), [
      {
        Sid: "AssumeRoles",
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: ["arn:aws:iam::444455556666:role/platform-deploy", "arn:aws:iam::777788889999:role/platform-deploy"],
      },
    ]);
  });

  for (const noun of ["preview", "compare"]) {
    it(`lets ${noun} reach only roles that read`, async () => {
      const [assume] = rights(await make(), noun);
      assert.deepEqual(assume?.Resource, [
        "arn:aws:iam::100000000000:role/platform-delegation-reader",
        "arn:aws:iam::111122223333:role/platform-preview",
        "arn:aws:iam::444455556666:role/platform-preview",
        "arn:aws:iam::777788889999:role/platform-preview",
      ]);
    });
  }

  it("opens to a ring the states of its own stacks, to write, and their secrets under their own context", async () => {
    const [, ...statements] = rights(await make({ state }), "ring-0");
    const under = (path: string): string => `arn:aws:s3:::example-pulumi-state/.pulumi/${path}`;
    assert.deepEqual(
      statements.map(({ Sid, Action, Resource }) => [Sid, Action, Resource]),
      [
        ["ListState", "s3:ListBucket", "arn:aws:s3:::example-pulumi-state"],
        ["ReadLayout", "s3:GetObject", under("meta.yaml")],
        ["UseState", ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], under("stacks/platform/shine.json*")],
        [
          "KeepHistory",
          ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
          ["backups", "history", "locks/organization"].map((folder) => under(`${folder}/platform/shine/*`)),
        ],
        ["OpenSecrets", ["kms:Decrypt", "kms:Encrypt"], "arn:aws:kms:ap-northeast-1:100000000000:key/*"],
      ],
    );
    assert.deepEqual(statements.at(-1)?.Condition, {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/pulumi-secrets"] },
      StringEquals: { "kms:EncryptionContext:stack": ["shine"] },
    });
  });

  it("opens to a preview and a comparison the states of all products to read, and never the organization's", async () => {
    const resources = await make({ state });
    for (const noun of ["preview", "compare"]) {
      const statements = rights(resources, noun);
      const actions = statements.flatMap(({ Action }) => Action);
      assert.deepEqual(actions, ["sts:AssumeRole", "s3:ListBucket", "s3:GetObject", "s3:GetObject", "kms:Decrypt"]);
      assert.ok(!JSON.stringify(statements).includes("platform/organization"));
      assert.deepEqual(statements.at(-1)?.Condition?.["StringEquals"], {
        "kms:EncryptionContext:stack": ["career", "remit", "shine"],
      });
    }
  });

  it("stands before the first product has an account, with no rights", async () => {
    assert.deepEqual(children(await make({ rings: {}, state })), [
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider organization-ci-github",
      "aws:iam/role:Role organization-ci-compare-role",
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
    assert.equal(roles?.compareRoleArn, "arn:aws:iam::100000000000:role/organization-ci-compare");
  });
});

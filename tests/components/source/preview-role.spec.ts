import assert from "node:assert/strict";
import { PreviewRole } from "../../../components/source/preview-role";
import { covers, matches, parseDocument } from "../../../policies/kernel/documents";
import { children, inputsOf, production, record } from "../../support/record";

const parameters = "arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine";
const contents = {
  parameters: [`${parameters}/production/infrastructures/*`],
  objects: ["arn:aws:s3:::shine-production-maintenance-111122223333/_maintenance/*"],
};

/** Contents of others. */
const reading = [
  { action: "ssm:GetParameter", resource: `${parameters}/production/applications/rails/secret-key-base` },
  { action: "s3:GetObject", resource: "arn:aws:s3:::shine-production-logs-111122223333/flow/a" },
  { action: "s3:GetObject", resource: "arn:aws:s3:::shine-production-uploads-111122223333/a" },
  { action: "secretsmanager:GetSecretValue", resource: "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:a" },
  { action: "kms:Decrypt", resource: "arn:aws:kms:ap-northeast-1:111122223333:key/a" },
  { action: "logs:GetLogEvents", resource: "arn:aws:logs:ap-northeast-1:111122223333:log-group:a:*" },
  { action: "ecr:BatchGetImage", resource: "arn:aws:ecr:ap-northeast-1:111122223333:repository/a" },
  { action: "sts:AssumeRole", resource: "arn:aws:iam::111122223333:role/a" },
  { action: "lambda:InvokeFunction", resource: "arn:aws:lambda:ap-northeast-1:111122223333:function:a" },
];

const make = () =>
  record(
    () =>
      new PreviewRole("shine-account-preview", {
        scope: { ...production, environment: "account" },
        roleName: "platform-preview",
        trustedRoleArns: [
          "arn:aws:iam::100000000000:role/organization-ci-preview",
          "arn:aws:iam::100000000000:role/organization-ci-compare",
        ],
        contents,
      }),
  );

describe("PreviewRole", () => {
  it("makes a role that reads settings and nothing else", async () => {
    const resources = await make();
    assert.deepEqual(children(resources), [
      "aws:iam/policy:Policy shine-account-preview-inventory",
      "aws:iam/policy:Policy shine-account-preview-settings",
      "aws:iam/role:Role shine-account-preview-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment shine-account-preview-inventory-attachment",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment shine-account-preview-settings-attachment",
      "platform:source:PreviewRole shine-account-preview",
    ]);
    const held = resources
      .filter(({ type }) => type === "aws:iam/policy:Policy")
      .flatMap(({ inputs }) => parseDocument(inputs["policy"]) ?? []);
    assert.ok(held.every(({ effect, resources: on }) => effect === "Allow" && on.length > 0));
    for (const { action, resource } of reading) {
      const may = held.some(
        (one) => covers(one, action) && one.resources.some((pattern) => matches(pattern, resource)),
      );
      assert.equal(may, false, `${action} on ${resource}`);
    }
  });

  it("reads of contents what the program wrote itself", async () => {
    const [own] = (await make())
      .filter(({ name }) => name === "shine-account-preview-settings")
      .map(({ inputs }) => parseDocument(inputs["policy"]) ?? []);
    const on = (action: string) => own?.filter((one) => covers(one, action)).flatMap(({ resources }) => resources);
    assert.deepEqual(on("ssm:GetParameter"), contents.parameters);
    assert.deepEqual(on("s3:GetObject"), contents.objects);
  });

  it("trusts the organization's roles that preview and compare, and nobody else", async () => {
    const role = inputsOf(await make(), "iam/role:Role");
    assert.equal(role["name"], "platform-preview");
    assert.deepEqual(JSON.parse(String(role["assumeRolePolicy"])).Statement, [
      {
        Sid: "Preview",
        Effect: "Allow",
        Principal: {
          AWS: [
            "arn:aws:iam::100000000000:role/organization-ci-preview",
            "arn:aws:iam::100000000000:role/organization-ci-compare",
          ],
        },
        Action: "sts:AssumeRole",
      },
    ]);
  });
});

import type { RoleClass, Right } from "../role-class";

const component = "platform:organization:CiRoles";
const state = "arn:aws:s3:::{stateBucket}";
const key = "arn:aws:kms:{home}:{management}:key/*";
const sealed = { "kms:resourcealiases": ["{stateKey}"], "kms:encryptioncontext:stack": ["{ciProduct}"] };

const looks: readonly Right[] = [
  { actions: ["s3:ListBucket"], resources: [state] },
  {
    actions: ["s3:GetObject"],
    resources: [`${state}/.pulumi/meta.yaml`, `${state}/.pulumi/stacks/{project}/{ciProduct}.json*`],
    patterns: true,
  },
  { actions: ["kms:Decrypt"], resources: [key], conditions: sealed },
];

/** What brings the stacks of one ring up: their accounts, states and secrets, and no other's. */
export const ring: RoleClass = {
  name: "CI ring",
  component,
  ends: "-role",
  takers: [{ kind: "workflow", repository: "{infrastructure}", run: "environment:ring-{ring}" }],
  rights: [
    ...looks,
    { actions: ["sts:AssumeRole"], resources: ["arn:aws:iam::{ciAccount}:role/{deploy}"] },
    {
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      resources: [
        `${state}/.pulumi/stacks/{project}/{ciProduct}.json*`,
        `${state}/.pulumi/backups/{project}/{ciProduct}/*`,
        `${state}/.pulumi/history/{project}/{ciProduct}/*`,
        `${state}/.pulumi/locks/organization/{project}/{ciProduct}/*`,
      ],
      patterns: true,
    },
    { actions: ["kms:Encrypt"], resources: [key], conditions: sealed },
  ],
};

const reads: readonly Right[] = [
  ...looks,
  {
    actions: ["sts:AssumeRole"],
    resources: ["arn:aws:iam::{ciAccount}:role/{preview}", "arn:aws:iam::{management}:role/{delegationReader}"],
  },
];

export const ciPreview: RoleClass = {
  name: "CI preview",
  component,
  ends: "-preview-role",
  takers: [{ kind: "workflow", repository: "{infrastructure}", run: "environment:preview" }],
  rights: reads,
};

export const ciCompare: RoleClass = {
  name: "CI compare",
  component,
  ends: "-compare-role",
  takers: [{ kind: "workflow", repository: "{infrastructure}", run: "ref:refs/heads/{branch}" }],
  rights: reads,
};

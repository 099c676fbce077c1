import type { RoleClass } from "../role-class";

/** By which CI reads again what a product's stack has made: settings, and what the program itself has written. */
export const preview: RoleClass = {
  name: "preview",
  component: "platform:source:PreviewRole",
  ends: "-role",
  takers: [
    { kind: "role", arn: "arn:aws:iam::{management}:role/{ciPreview}" },
    { kind: "role", arn: "arn:aws:iam::{management}:role/{ciCompare}" },
  ],
  rights: [
    { actions: "settings", resources: ["*"], patterns: true },
    {
      actions: ["s3:GetObject", "s3:GetObjectTagging"],
      resources: ["arn:aws:s3:::{product}-*-maintenance-{account}/_maintenance/*"],
      patterns: true,
    },
    {
      actions: ["ssm:GetParameter"],
      resources: ["arn:aws:ssm:{home}:{account}:parameter/{product}/*/infrastructures/*"],
      patterns: true,
    },
  ],
};

export const datadog: RoleClass = {
  name: "Datadog",
  component: "platform:monitoring:DatadogAccount",
  ends: "-role",
  takers: [{ kind: "party", account: "{datadog}" }],
  rights: [{ actions: "settings", resources: ["*"] }],
};

/** By which a product's stack delegates to its own zone, and to no other name. */
export const delegation: RoleClass = {
  name: "delegation",
  component: "platform:organization:Delegations",
  ends: "-role",
  takers: [{ kind: "role", arn: "arn:aws:iam::{delegatedAccount}:role/{deploy}" }],
  rights: [
    {
      actions: ["route53:ChangeResourceRecordSets"],
      resources: ["arn:aws:route53:::hostedzone/{parentZone}"],
      conditions: {
        "route53:changeresourcerecordsetsnormalizedrecordnames": ["{delegatedDomain}"],
        "route53:changeresourcerecordsetsrecordtypes": ["DS", "NS"],
      },
    },
    {
      actions: ["route53:GetHostedZone", "route53:ListResourceRecordSets"],
      resources: ["arn:aws:route53:::hostedzone/{parentZone}"],
    },
    { actions: ["route53:GetChange"], resources: ["arn:aws:route53:::change/*"] },
  ],
};

export const delegationReader: RoleClass = {
  name: "delegation reader",
  component: "platform:organization:Delegations",
  ends: "-reader-role",
  takers: [
    { kind: "role", arn: "arn:aws:iam::{management}:role/{ciPreview}" },
    { kind: "role", arn: "arn:aws:iam::{management}:role/{ciCompare}" },
  ],
  rights: [
    {
      actions: ["route53:GetHostedZone", "route53:ListResourceRecordSets"],
      resources: ["arn:aws:route53:::hostedzone/{parentZone}"],
    },
  ],
};

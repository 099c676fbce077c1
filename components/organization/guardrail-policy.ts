import type { Statement } from "../policy-document";

export interface GuardrailPolicyArgs {
  /** Regions that may be used; us-east-1 among them, where global services stand. */
  readonly regions: readonly string[];
  /** Name of the role that deploys in every account: it alone may change what records and detects, as the foundation's stack does. */
  readonly deployRoleName: string;
}

/** Services that have no region, or only one of their own. */
const global = [
  "account:*",
  "artifact:*",
  "aws-marketplace:*",
  "billing:*",
  "budgets:*",
  "ce:*",
  "cloudfront:*",
  "consolidatedbilling:*",
  "cur:*",
  "freetier:*",
  "globalaccelerator:*",
  "health:*",
  "iam:*",
  "invoicing:*",
  "networkmanager:*",
  "organizations:*",
  "payments:*",
  "pricing:*",
  "route53:*",
  "route53domains:*",
  "s3:GetAccountPublicAccessBlock",
  "s3:ListAllMyBuckets",
  "s3:PutAccountPublicAccessBlock",
  "shield:*",
  "sso:*",
  "sts:*",
  "support:*",
  "supportplans:*",
  "tax:*",
  "trustedadvisor:*",
  "wellarchitected:*",
];

const detection = [
  "access-analyzer:DeleteAnalyzer",
  "guardduty:DeleteDetector",
  "guardduty:DisassociateFromAdministratorAccount",
  "guardduty:DisassociateFromMasterAccount",
  "guardduty:StopMonitoringMembers",
  "guardduty:UpdateDetector",
  "inspector2:Disable",
  "securityhub:DisableSecurityHub",
  "securityhub:DisassociateFromAdministratorAccount",
  "securityhub:DisassociateFromMasterAccount",
];

const trail = [
  "cloudtrail:DeleteTrail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:StopLogging",
  "cloudtrail:UpdateTrail",
];

const recorder = [
  "config:DeleteConfigurationRecorder",
  "config:DeleteDeliveryChannel",
  "config:PutConfigurationRecorder",
  "config:PutDeliveryChannel",
  "config:StopConfigurationRecorder",
];

/** What nobody may do in a member account, whatever its own policies say. */
export function guardrailStatements(args: GuardrailPolicyArgs): Statement[] {
  const deny = (sid: string, actions: readonly string[], conditions?: Statement["conditions"]): Statement => ({
    sid,
    effect: "Deny",
    actions,
    resources: ["*"],
    ...(conditions === undefined ? {} : { conditions }),
  });
  const byOthers = { ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::*:role/${args.deployRoleName}` } };
  return [
    deny("LeaveOrganization", ["organizations:LeaveOrganization"]),
    deny("DisableDetection", detection, byOthers),
    deny("DisableTrail", trail),
    deny("DisableRecorder", recorder, byOthers),
    // A session of AssumeRoot is how the management account does what only root may, such as unlocking a bucket; it says of itself that it is one
    // (github.com/aws-samples/service-control-policy-examples, "Prevent root credentials management in member accounts").
    deny("UseRoot", ["*"], {
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" },
      Null: { "aws:AssumedRoot": "true" },
    }),
    {
      ...deny("UseOtherRegions", [], { StringNotEquals: { "aws:RequestedRegion": args.regions } }),
      notActions: global,
    },
  ];
}

import type { Statement } from "../policy-document";

export interface GuardrailPolicyArgs {
  /** Regions that may be used; us-east-1 among them, where global services stand. */
  readonly regions: readonly string[];
  /** Name of the role that deploys in every account: it alone may change what records. */
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
  return [
    deny("LeaveOrganization", ["organizations:LeaveOrganization"]),
    deny("DisableDetection", detection),
    deny("DisableTrail", trail),
    deny("DisableRecorder", recorder, {
      ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::*:role/${args.deployRoleName}` },
    }),
    deny("UseRoot", ["*"], { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } }),
    {
      ...deny("UseOtherRegions", [], { StringNotEquals: { "aws:RequestedRegion": args.regions } }),
      notActions: global,
    },
  ];
}

/** What no guardrail may let through, and what it must; each list is of calls that its source names. */
export interface Forbidden {
  /** The part of the rule that tells it. */
  readonly part: string;
  /** `leave the organization`, as a message goes on after who may. */
  readonly what: string;
  readonly calls: readonly string[];
  /** Who tries: every identity of an account, its root user, or whoever there is in a region that is not ours. */
  readonly by: "identities" | "root" | "anybody elsewhere";
  /** Whether the role that deploys may do it, since it makes what the calls are about. */
  readonly sparesDeploy: boolean;
}

/**
 * Sources: Organizations guide, "Example SCPs" (general, CloudTrail, Config, GuardDuty) and github.com/aws-samples/service-control-policy-examples; for
 * root, IAM guide, "Centrally manage root access"; of regions, typical calls by which something new is made and costs, or holds data.
 */
export const forbidden: readonly Forbidden[] = [
  {
    part: "leave",
    what: "leave the organization",
    calls: ["organizations:LeaveOrganization"],
    by: "identities",
    sparesDeploy: false,
  },
  {
    part: "detection",
    what: "blind what detects",
    calls: [
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
    ],
    by: "identities",
    sparesDeploy: true,
  },
  {
    part: "trail",
    what: "stop the trail",
    calls: [
      "cloudtrail:DeleteTrail",
      "cloudtrail:PutEventSelectors",
      "cloudtrail:StopLogging",
      "cloudtrail:UpdateTrail",
    ],
    by: "identities",
    sparesDeploy: false,
  },
  {
    part: "recorder",
    what: "stop the recorder",
    calls: [
      "config:DeleteConfigurationRecorder",
      "config:DeleteDeliveryChannel",
      "config:PutConfigurationRecorder",
      "config:PutDeliveryChannel",
      "config:StopConfigurationRecorder",
    ],
    by: "identities",
    sparesDeploy: true,
  },
  {
    part: "root",
    what: "act as root",
    calls: ["ec2:RunInstances", "iam:CreateAccessKey", "kms:PutKeyPolicy", "s3:GetObject", "sts:GetCallerIdentity"],
    by: "root",
    sparesDeploy: false,
  },
  {
    part: "regions",
    what: "use a region that is not ours",
    calls: [
      "dynamodb:CreateTable",
      "ec2:RunInstances",
      "ecs:RunTask",
      "kms:CreateKey",
      "lambda:CreateFunction",
      "rds:CreateDBCluster",
      "s3:CreateBucket",
      "sagemaker:CreateNotebookInstance",
    ],
    by: "anybody elsewhere",
    sparesDeploy: false,
  },
];

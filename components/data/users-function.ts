import { arn } from "../arn";
import type { Statement } from "../policy-document";
import type { Scope } from "../scope";

export interface UsersFunctionNeeds {
  readonly functionName: string;
  readonly logGroup: string;
  readonly clusterArn: string;
  /** Alias of the key that the master user's secret is encrypted with. */
  readonly secretKeyAlias: string;
}

/**
 * What the function that makes a cluster's users may do: read the secret of that cluster's master user, stand in the network, and write its
 * log. RDS chooses the secret's name but for its beginning, and tags it with the cluster that it is of ("Integration with AWS Secrets
 * Manager" in the Aurora user guide; AmazonRDSServiceRolePolicy), which nobody else can: tags that begin with `aws:` are AWS's own.
 */
export function usersFunctionStatements(scope: Scope, needs: UsersFunctionNeeds): Statement[] {
  const function_ = arn.of(scope, "lambda", `function:${needs.functionName}`);
  return [
    {
      sid: "MasterSecret",
      actions: ["secretsmanager:GetSecretValue"],
      resources: [arn.of(scope, "secretsmanager", "secret:rds!cluster-*")],
      conditions: { StringEquals: { "secretsmanager:ResourceTag/aws:rds:primaryDBClusterArn": needs.clusterArn } },
    },
    {
      sid: "MasterSecretKey",
      actions: ["kms:Decrypt"],
      resources: [arn.keys(scope)],
      conditions: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": [needs.secretKeyAlias] },
        StringEquals: { "kms:ViaService": `secretsmanager.${scope.region}.amazonaws.com` },
      },
    },
    {
      sid: "Log",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [arn.logStreams(scope, needs.logGroup)],
    },
    // Lambda looks whether the role could, with an interface that does not exist, before it makes the function: hence any of the account's.
    {
      sid: "Interfaces",
      actions: interfaceActions,
      resources: [arn.of(scope, "ec2", "*/*")],
    },
    { sid: "FindInterfaces", actions: findActions, resources: ["*"] },
    // Lambda itself attaches the interfaces; the code never does ("Security best practices" in the Lambda guide, "Giving functions access to a VPC").
    {
      sid: "NotTheCode",
      effect: "Deny",
      actions: [...interfaceActions, ...findActions],
      resources: ["*"],
      conditions: { ArnEquals: { "lambda:SourceFunctionArn": function_ } },
    },
    { sid: "Traces", actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], resources: ["*"] },
  ];
}

const interfaceActions = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:UnassignPrivateIpAddresses",
];
const findActions = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"];

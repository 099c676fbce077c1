import type { RoleClass } from "../role-class";

/** The function that makes users of a database: its master password, its log, and the interfaces by which Lambda attaches it. */
export const databaseUsers: RoleClass = {
  name: "database users",
  component: "platform:data:DatabaseUsers",
  ends: "-role",
  // Lambda says for no account when it takes a role; it takes none of another account's.
  takers: [{ kind: "service", name: "lambda.amazonaws.com", own: false }],
  rights: [
    {
      actions: ["secretsmanager:GetSecretValue"],
      resources: ["arn:aws:secretsmanager:{home}:{account}:secret:rds!cluster-*"],
      patterns: true,
      conditions: {
        "secretsmanager:resourcetag/aws:rds:primarydbclusterarn": [
          "arn:aws:rds:{home}:{account}:cluster:{product}-{environment}-*",
        ],
      },
    },
    {
      actions: ["kms:Decrypt"],
      resources: ["arn:aws:kms:{home}:{account}:key/*"],
      conditions: {
        "kms:resourcealiases": ["alias/{product}-{environment}-parameters"],
        "kms:viaservice": ["secretsmanager.{home}.amazonaws.com"],
      },
    },
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: ["arn:aws:logs:{home}:{account}:log-group:/{product}/{environment}/functions/*"],
    },
    {
      actions: [
        "ec2:AssignPrivateIpAddresses",
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:UnassignPrivateIpAddresses",
      ],
      resources: ["arn:aws:ec2:{home}:{account}:*/*"],
      patterns: true,
    },
    { actions: ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"], resources: ["*"] },
    { actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], resources: ["*"] },
  ],
};

export const backup: RoleClass = {
  name: "backup",
  component: "platform:data:Backup",
  ends: "-role",
  takers: [{ kind: "service", name: "backup.amazonaws.com", own: true }],
  rights: [],
  managed: ["arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"],
};

export const databaseMonitoring: RoleClass = {
  name: "database monitoring",
  component: "platform:data:DatabaseInstances",
  ends: "-role",
  takers: [{ kind: "service", name: "monitoring.rds.amazonaws.com", own: true }],
  rights: [],
  managed: ["arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"],
};

/** Of the aggregator of all accounts' configuration. */
export const configurationView: RoleClass = {
  name: "configuration view",
  component: "platform:detection:ConfigurationView",
  ends: "-role",
  takers: [{ kind: "service", name: "config.amazonaws.com", own: true }],
  rights: [],
  managed: ["arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations"],
};

/** Stands for what is taken away. */
export const GONE: unique symbol = Symbol("gone");

/** Where it stands, as policies/shapes.json writes it: of lists the first element; and what it was refused for. */
export type Change = readonly [type: string, path: string, ...values: readonly unknown[]];

const CLUSTER = "aws:rds/cluster:Cluster";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const CONTAINER = "containerDefinitions(json)[]";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
const SIGNING = "aws:cloudfront/originAccessControl:OriginAccessControl";
const LISTENER = "aws:lb/listener:Listener";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const PASSWORDS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const KEY = "aws:kms/key:Key";
const FUNCTION = "aws:lambda/function:Function";
const REPOSITORY = "github:index/repository:Repository";
const ACTIONS = "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions";
const TOKEN = "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const BUCKET = "aws:s3/bucket:Bucket";
const blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** By the name of a rule that is gone: changes that it refused. Each is refused now as what nobody has reviewed. */
export const changes: Readonly<Record<string, readonly Change[]>> = {
  "access-sessions-short": [["aws:ssoadmin/permissionSet:PermissionSet", "sessionDuration", "PT12H"]],
  "acm-validated-by-dns": [["aws:acm/certificate:Certificate", "validationMethod", "EMAIL", GONE]],
  "alb-drop-invalid-headers": [
    [BALANCER, "dropInvalidHeaderFields", false, GONE],
    [BALANCER, "desyncMitigationMode", "monitor"],
  ],
  "alb-https-only": [
    [LISTENER, "protocol", "HTTP", "TCP", GONE],
    [LISTENER, "defaultActions[].type", "forward"],
  ],
  "alb-modern-tls-policy": [
    [LISTENER, "sslPolicy", "ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06", GONE],
  ],
  "aurora-backup-seven-generations": [[CLUSTER, "backupRetentionPeriod", 6, 0, GONE]],
  "aurora-copy-tags": [[CLUSTER, "copyTagsToSnapshot", false, GONE]],
  "aurora-custom-admin-and-port": [
    [CLUSTER, "masterUsername", "admin", "postgres", "root", "", GONE],
    [CLUSTER, "port", 3306, 5432, 0, GONE],
  ],
  "aurora-iam-auth": [[CLUSTER, "iamDatabaseAuthenticationEnabled", false, GONE]],
  "aurora-minor-upgrade": [[INSTANCE, "autoMinorVersionUpgrade", false]],
  "aurora-no-data-api": [[CLUSTER, "enableHttpEndpoint", true]],
  "aurora-not-public": [[INSTANCE, "publiclyAccessible", true, GONE]],
  "cloudfront-applications-not-cached": [
    [DISTRIBUTION, "defaultCacheBehavior.cachePolicyId", "658327ea-f89d-4fab-a63d-7e88639e58f6", GONE],
    [DISTRIBUTION, "orderedCacheBehaviors[].allowedMethods[]", "POST", "PUT", "PATCH", "DELETE"],
  ],
  "cloudfront-origin-access-signs": [
    [SIGNING, "signingBehavior", "no-override", "never", GONE],
    [SIGNING, "signingProtocol", "sigv2", GONE],
  ],
  "cloudfront-origin-https": [
    [ORIGIN, "vpcOriginEndpointConfig.originProtocolPolicy", "http-only", "match-viewer", GONE],
    [ORIGIN, "vpcOriginEndpointConfig.originSslProtocols.items[]", "TLSv1", "TLSv1.1", "SSLv3"],
    [DISTRIBUTION, "origins[].customOriginConfig", { originProtocolPolicy: "match-viewer" }],
  ],
  "cloudfront-tls-minimum": [
    [DISTRIBUTION, "viewerCertificate.minimumProtocolVersion", "TLSv1.1_2016", GONE],
    [DISTRIBUTION, "viewerCertificate.sslSupportMethod", "vip", GONE],
    [DISTRIBUTION, "viewerCertificate.acmCertificateArn", GONE],
    [DISTRIBUTION, "viewerCertificate.cloudfrontDefaultCertificate", true],
  ],
  "cloudfront-viewer-https": [
    [DISTRIBUTION, "defaultCacheBehavior.viewerProtocolPolicy", "allow-all", GONE],
    [DISTRIBUTION, "orderedCacheBehaviors[].viewerProtocolPolicy", "allow-all", GONE],
  ],
  "ecr-immutable-tags": [
    ["aws:ecr/repository:Repository", "imageTagMutability", "MUTABLE", "IMMUTABLE_WITH_EXCLUSION", GONE],
  ],
  "ecs-awsvpc-network-mode": [
    [TASK, "networkMode", "host", "bridge", GONE],
    [TASK, "requiresCompatibilities[]", "EC2", "EXTERNAL"],
    [TASK, "requiresCompatibilities", [], GONE],
  ],
  "ecs-capabilities-dropped": [
    [TASK, `${CONTAINER}.linuxParameters.capabilities.drop[]`, "NET_RAW"],
    [TASK, `${CONTAINER}.linuxParameters.capabilities.drop`, [], GONE],
    [TASK, `${CONTAINER}.linuxParameters.capabilities.add`, ["SYS_ADMIN"], ["SYS_PTRACE"]],
    [TASK, `${CONTAINER}.linuxParameters`, GONE],
  ],
  "ecs-container-insights": [
    ["aws:ecs/cluster:Cluster", "settings[].value", "disabled"],
    ["aws:ecs/cluster:Cluster", "settings", [], GONE],
  ],
  "ecs-cpu-memory-bounded": [
    [TASK, "cpu", "0", GONE],
    [TASK, "memory", "0", GONE],
    [TASK, `${CONTAINER}.memoryReservation`, GONE],
  ],
  "ecs-efs-in-transit": [[TASK, "volumes[].efsVolumeConfiguration", { transitEncryption: "DISABLED" }]],
  "ecs-no-fault-injection": [[TASK, "enableFaultInjection", true]],
  "ecs-no-host-namespaces": [
    [TASK, "pidMode", "host"],
    [TASK, "ipcMode", "host"],
  ],
  "ecs-no-host-volume": [
    [TASK, "volumes[].hostPath", "/"],
    [TASK, "volumes[].dockerVolumeConfiguration", { scope: "shared" }],
  ],
  "ecs-no-interactive-container": [
    [TASK, `${CONTAINER}.interactive`, true],
    [TASK, `${CONTAINER}.pseudoTerminal`, true],
  ],
  "ecs-no-privileged-container": [[TASK, `${CONTAINER}.privileged`, true]],
  "ecs-readonly-root-filesystem": [[TASK, `${CONTAINER}.readonlyRootFilesystem`, false, GONE]],
  "ecs-service-no-public-ip": [["aws:ecs/service:Service", "networkConfiguration.assignPublicIp", true]],
  "github-access-by-team": [["github:index/teamRepository:TeamRepository", "permission", "admin"]],
  "github-actions-restricted": [
    [ACTIONS, "allowedActions", "all", GONE],
    [ACTIONS, "shaPinningRequired", false, GONE],
    [ACTIONS, "allowedActionsConfig.verifiedAllowed", true],
    [ACTIONS, "allowedActionsConfig.patternsAlloweds[]", "*", "*/*"],
  ],
  "github-repo-private": [
    [REPOSITORY, "visibility", "public", GONE],
    [REPOSITORY, "pages", { source: { branch: "main" } }],
  ],
  "github-workflow-token-read": [
    [TOKEN, "defaultWorkflowPermissions", "write", GONE],
    [TOKEN, "canApprovePullRequestReviews", true, GONE],
  ],
  "iam-password-policy": [
    [PASSWORDS, "minimumPasswordLength", 7, GONE],
    ...["Uppercase", "Lowercase"].map((kind): Change => [PASSWORDS, `require${kind}Characters`, false, GONE]),
    [PASSWORDS, "requireNumbers", false, GONE],
    [PASSWORDS, "requireSymbols", false, GONE],
  ],
  "iam-password-policy-cis": [
    [PASSWORDS, "minimumPasswordLength", 13],
    [PASSWORDS, "passwordReusePrevention", 5, GONE],
    [PASSWORDS, "maxPasswordAge", 365, 0, GONE],
  ],
  "kms-key-deletion-window": [[KEY, "deletionWindowInDays", 7, 13]],
  "kms-key-enabled": [[KEY, "isEnabled", false]],
  "kms-no-bypass-lockout-check": [[KEY, "bypassPolicyLockoutSafetyCheck", true]],
  "lambda-env-cmk": [[FUNCTION, "environment", { variables: { LEVEL: "info" } }]],
  "lambda-operational-guards": [
    [FUNCTION, "timeout", GONE],
    [FUNCTION, "memorySize", GONE],
    [FUNCTION, "tracingConfig.mode", "PassThrough"],
    [FUNCTION, "tracingConfig", GONE],
  ],
  "organization-accounts-stay": [["aws:organizations/account:Account", "closeOnDeletion", true]],
  "provider-no-static-credentials": [
    ["pulumi:providers:aws", "accessKey", "in clear"],
    ["pulumi:providers:aws", "secretKey", "in clear"],
    ["pulumi:providers:aws", "token", "in clear"],
    ["pulumi:providers:datadog", "apiKey", "in clear"],
    ["pulumi:providers:datadog", "appKey", "in clear"],
    ["pulumi:providers:github", "token", "in clear"],
    ["pulumi:providers:pagerduty", "token", "in clear"],
    ["pulumi:providers:pagerduty", "userToken", "in clear"],
  ],
  "route53-no-force-destroy": [["aws:route53/zone:Zone", "forceDestroy", true]],
  "s3-bucket-acl-not-public": [
    [BUCKET, "acl", "public-read", "authenticated-read"],
    [BUCKET, "grants", [{ type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers" }]],
  ],
  "s3-bucket-refuses-customer-keys": [
    [ENCRYPTION, "rules[].blockedEncryptionTypes[]", "NONE"],
    [ENCRYPTION, "rules[].blockedEncryptionTypes", [], GONE],
    [ENCRYPTION, "rules", [], GONE],
  ],
  "s3-no-website-hosting": [[BUCKET, "website", { indexDocument: "index.html" }]],
  "s3-public-access-block-all-true": [
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  ].flatMap((type) => blocks.map((block): Change => [type, block, false, GONE])),
  "sg-egress-restricted": [
    [EGRESS, "ipProtocol", "-1", GONE],
    ["aws:ec2/securityGroup:SecurityGroup", "egress", [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }]],
  ],
  "sg-no-mixed-rule-styles": [["aws:ec2/securityGroup:SecurityGroup", "ingress", [{ protocol: "tcp" }]]],
  "sg-no-ssh-at-all": [
    [INGRESS, "fromPort", 22, 0, GONE],
    [INGRESS, "toPort", 22, GONE],
    [INGRESS, "ipProtocol", "-1"],
    ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "ingress", [{ protocol: "tcp", fromPort: 22, toPort: 22 }]],
  ],
  "subnet-no-auto-public-ip": [
    ["aws:ec2/subnet:Subnet", "mapPublicIpOnLaunch", true],
    ["aws:ec2/subnet:Subnet", "assignIpv6AddressOnCreation", true],
  ],
  "waf-metrics": [
    ["aws:wafv2/webAcl:WebAcl", "visibilityConfig.cloudwatchMetricsEnabled", false, GONE],
    ["aws:wafv2/webAcl:WebAcl", "rules[].visibilityConfig.cloudwatchMetricsEnabled", false, GONE],
  ],
};

/** By the name of a rule that is gone: the types that it was about, of which no stack makes any. */
export const unmade: Readonly<Record<string, readonly string[]>> = {
  "aurora-not-public": ["aws:rds/instance:Instance"],
  "aurora-snapshots-private": [
    "aws:rds/clusterSnapshot:ClusterSnapshot",
    "aws:rds/snapshot:Snapshot",
    "aws:rds/snapshotCopy:SnapshotCopy",
    "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
  ],
  "datadog-downtime-bounded": ["datadog:index/downtimeSchedule:DowntimeSchedule"],
  "ecs-service-no-public-ip": ["aws:ecs/taskSet:TaskSet"],
  "github-access-by-team": [
    "github:index/repositoryCollaborator:RepositoryCollaborator",
    "github:index/repositoryCollaborators:RepositoryCollaborators",
    "github:index/organizationSettings:OrganizationSettings",
  ],
  "github-actions-restricted": ["github:index/actionsOrganizationPermissions:ActionsOrganizationPermissions"],
  "github-deploy-key-read-only": ["github:index/repositoryDeployKey:RepositoryDeployKey"],
  "github-webhook-secure": [
    "github:index/repositoryWebhook:RepositoryWebhook",
    "github:index/organizationWebhook:OrganizationWebhook",
  ],
  "github-workflow-token-read": [
    "github:index/actionsOrganizationWorkflowPermissions:ActionsOrganizationWorkflowPermissions",
  ],
  "iam-human-policies-require-mfa": ["aws:iam/group:Group", "aws:iam/groupPolicy:GroupPolicy"],
  "iam-managed-policy-deny-list": [
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  ],
  "iam-no-admin-star": ["aws:iam/groupPolicy:GroupPolicy", "aws:iam/userPolicy:UserPolicy"],
  "kms-no-bypass-lockout-check": ["aws:kms/keyPolicy:KeyPolicy"],
  "lambda-url-auth": ["aws:lambda/functionUrl:FunctionUrl"],
  "nacl-no-all-ports": [
    "aws:ec2/networkAcl:NetworkAcl",
    "aws:ec2/networkAclRule:NetworkAclRule",
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
  ],
  "nacl-no-world-admin-ports": ["aws:ec2/networkAclRule:NetworkAclRule"],
  "no-alternative-network-paths": [
    "aws:ec2/vpnConnection:VpnConnection",
    "aws:ec2/vpnGateway:VpnGateway",
    "aws:ec2/vpcEndpointService:VpcEndpointService",
    "aws:ec2clientvpn/endpoint:Endpoint",
    "aws:ram/resourceShare:ResourceShare",
    "aws:vpclattice/serviceNetworkVpcAssociation:ServiceNetworkVpcAssociation",
    "aws:directconnect/gateway:Gateway",
    "aws:networkmanager/vpcAttachment:VpcAttachment",
  ],
  "peering-accepter-refused": ["aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter"],
  "refused-types": ["aws:iam/accessKey:AccessKey", "aws:ec2/keyPair:KeyPair", "aws:elb/loadBalancer:LoadBalancer"],
  "s3-bucket-acl-not-public": ["aws:s3/bucketAcl:BucketAcl"],
  "s3-cors-no-wildcard-write": ["aws:s3/bucketCorsConfiguration:BucketCorsConfiguration"],
  "s3-no-website-hosting": ["aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration"],
  "s3-public-access-block-all-true": ["aws:s3/accessPoint:AccessPoint"],
  "secretsmanager-policy-not-public": ["aws:secretsmanager/secretPolicy:SecretPolicy"],
  "secretsmanager-recovery-window": ["aws:secretsmanager/secret:Secret"],
  "secretsmanager-rotation": ["aws:secretsmanager/secret:Secret", "aws:secretsmanager/secretRotation:SecretRotation"],
  "secretsmanager-rotation-within-90-days": ["aws:secretsmanager/secretRotation:SecretRotation"],
  "secretsmanager-secret-cmk": ["aws:secretsmanager/secret:Secret"],
  "ssm-document-not-public": ["aws:ssm/document:Document"],
  "ssm-session-manager-hardened": ["aws:ssm/document:Document"],
  "subnet-no-auto-public-ip": ["aws:ec2/defaultSubnet:DefaultSubnet"],
  "unreviewed-resource-types": ["aws:sqs/queue:Queue", "command:local:Command", "aws-native:s3:Bucket"],
  "vpc-no-default-vpc": ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"],
  "waf-metrics": ["aws:wafv2/ruleGroup:RuleGroup", "aws:wafv2/webAclRule:WebAclRule"],
};

/** Inputs with a change at a path. */
export function changed(inputs: unknown, path: string, value: unknown): unknown {
  return put(inputs, path.split(/(?=\[\])|(?=\(json\))|\./).flatMap(steps), value);
}

function steps(part: string): string[] {
  const inner = /^\(json\)(.+)$/.exec(part)?.[1];
  return inner === undefined ? [part] : ["(json)", inner];
}

function put(inputs: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (step === "(json)") return JSON.stringify(put(JSON.parse(String(inputs)), rest, value));
  if (step === "[]") {
    const [first, ...others] = Array.isArray(inputs) ? (inputs as readonly unknown[]) : [];
    return [put(first ?? {}, rest, value), ...others];
  }
  const fields: Record<string, unknown> = { ...Object(inputs) };
  if (rest.length === 0 && value === GONE) delete fields[step];
  else fields[step] = put(fields[step], rest, value);
  return fields;
}

/**
 * Where AWS's specification is not what decides: the provider keeps its own rules of what makes a new resource (`ForceNew` and `RequiresReplace` in
 * Terraform's provider, which Pulumi's is built from), splits what AWS has as one resource, or has inputs that no API knows.
 */
export interface ProviderTable {
  readonly types: readonly string[];
  /** Inputs whose change makes a new resource. */
  readonly replaces?: readonly string[];
  /** Inputs whose change may make one. */
  readonly may?: readonly string[];
  /** Inputs that change in place; `rest` for all that is not named here. */
  readonly stays?: readonly string[] | "rest";
  /**
   * The file that decides: repository, then path. Read so far: RDS clusters and their instances, accounts of Organizations, records of Route 53,
   * sources of log deliveries, repositories of GitHub. The others still have to be opened and compared with what is said here.
   */
  readonly source: string;
}

const aws = (path: string): string => `hashicorp/terraform-provider-aws ${path}`;
const github = (path: string): string => `integrations/terraform-provider-github github/${path}`;
const pagerduty = (path: string): string => `PagerDuty/terraform-provider-pagerduty pagerduty/${path}`;
const datadog = (path: string): string => `DataDog/terraform-provider-datadog datadog/${path}`;

/** What no table needs to say of each type, by provider: tags never replace, and another region is another thing. */
export const everywhere: ProviderTable = {
  types: ["aws:*"],
  replaces: ["region"],
  stays: ["tags", "forceDestroy", "skipDestroy", "timeouts"],
  source: aws("website/docs/guides/enhanced-region-support.html.markdown"),
};

export const providerTables: readonly ProviderTable[] = [
  // Where the provider differs from AWS's specification.
  {
    types: ["aws:rds/cluster:Cluster"],
    replaces: ["clusterIdentifier", "engine", "masterUsername", "kmsKeyId"],
    stays: [
      "port",
      "applyImmediately",
      "finalSnapshotIdentifier",
      "skipFinalSnapshot",
      "masterUserSecretKmsKeyId",
      "allowMajorVersionUpgrade",
    ],
    source: aws("internal/service/rds/cluster.go"),
  },
  {
    types: ["aws:rds/clusterInstance:ClusterInstance"],
    replaces: ["engine", "availabilityZone", "clusterIdentifier"],
    stays: [
      "autoMinorVersionUpgrade",
      "caCertIdentifier",
      "dbParameterGroupName",
      "instanceClass",
      "performanceInsightsKmsKeyId",
      "preferredMaintenanceWindow",
      "publiclyAccessible",
    ],
    source: aws("internal/service/rds/cluster_instance.go"),
  },
  {
    types: ["aws:route53/record:Record"],
    replaces: ["name", "zoneId"],
    stays: ["type", "setIdentifier", "aliases"],
    source: aws("internal/service/route53/record.go"),
  },
  {
    types: [
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    ],
    replaces: ["securityGroupId"],
    stays: "rest",
    source: aws("internal/service/ec2/vpc_security_group_ingress_rule.go"),
  },
  {
    types: ["aws:organizations/account:Account"],
    replaces: ["email", "name", "iamUserAccessToBilling", "roleName"],
    stays: ["closeOnDeletion"],
    source: aws("internal/service/organizations/account.go"),
  },
  {
    types: ["aws:cloudwatch/logDeliverySource:LogDeliverySource"],
    replaces: ["logType", "name", "resourceArn"],
    source: aws("internal/service/logs/delivery_source.go"),
  },
  {
    types: ["aws:ec2/routeTableAssociation:RouteTableAssociation"],
    replaces: ["subnetId", "gatewayId"],
    stays: ["routeTableId"],
    source: aws("internal/service/ec2/vpc_route_table_association.go"),
  },
  {
    types: ["aws:kms/key:Key"],
    replaces: ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId"],
    stays: ["deletionWindowInDays", "bypassPolicyLockoutSafetyCheck"],
    source: aws("internal/service/kms/key.go"),
  },
  { types: ["aws:wafv2/ipSet:IpSet"], replaces: ["ipAddressVersion"], source: aws("internal/service/wafv2/ip_set.go") },
  {
    types: ["aws:ecs/service:Service"],
    // In place with a forced deployment, and from one kind of capacity to another only.
    may: ["capacityProviderStrategies"],
    stays: ["waitForSteadyState", "forceNewDeployment"],
    source: aws("internal/service/ecs/service.go"),
  },
  {
    // A new revision each time; the old one is kept where `skipDestroy` says so.
    types: ["aws:ecs/taskDefinition:TaskDefinition"],
    stays: ["skipDestroy", "trackLatest"],
    source: aws("internal/service/ecs/task_definition.go"),
  },
  {
    types: ["aws:ssm/parameter:Parameter"],
    stays: ["insecureValue", "value", "overwrite", "keyId"],
    source: aws("internal/service/ssm/parameter.go"),
  },
  {
    types: ["aws:cloudtrail/trail:Trail"],
    stays: ["enableLogging"],
    source: aws("internal/service/cloudtrail/trail.go"),
  },
  {
    types: ["aws:organizations/organization:Organization"],
    stays: ["awsServiceAccessPrincipals", "enabledPolicyTypes"],
    source: aws("internal/service/organizations/organization.go"),
  },
  {
    types: ["aws:backup/selection:Selection"],
    replaces: ["iamRoleArn", "name", "planId", "resources"],
    source: aws("internal/service/backup/selection.go"),
  },
  { types: ["aws:backup/vault:Vault"], replaces: ["kmsKeyArn"], source: aws("internal/service/backup/vault.go") },
  { types: ["aws:backup/plan:Plan"], stays: ["name", "rules"], source: aws("internal/service/backup/plan.go") },
  {
    types: ["aws:ecs/clusterCapacityProviders:ClusterCapacityProviders"],
    replaces: ["clusterName"],
    source: aws("internal/service/ecs/cluster_capacity_providers.go"),
  },
  {
    // The specification has one block, the provider a name beside it.
    types: ["aws:cloudfront/cachePolicy:CachePolicy", "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy"],
    may: ["name"],
    source: aws("internal/service/cloudfront/cache_policy.go"),
  },
  {
    types: ["aws:ec2/vpcPeeringConnection:VpcPeeringConnection"],
    stays: ["accepter", "requester", "autoAccept"],
    source: aws("internal/service/ec2/vpc_peering_connection.go"),
  },
  {
    types: ["aws:cloudwatch/logDelivery:LogDelivery"],
    stays: ["s3DeliveryConfigurations"],
    source: aws("internal/service/logs/delivery.go"),
  },
  {
    types: ["aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination"],
    stays: ["deliveryDestinationConfiguration"],
    source: aws("internal/service/logs/delivery_destination.go"),
  },
  // Types that AWS's specification does not have, or not as the provider has them.
  {
    types: [
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "aws:s3/bucketLogging:BucketLogging",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "aws:s3/bucketVersioning:BucketVersioning",
    ],
    replaces: ["bucket"],
    stays: "rest",
    source: aws("internal/service/s3/"),
  },
  {
    types: ["aws:s3/bucketObjectv2:BucketObjectv2"],
    replaces: ["bucket", "key"],
    stays: "rest",
    source: aws("internal/service/s3/object.go"),
  },
  {
    types: ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"],
    replaces: ["accountId"],
    stays: "rest",
    source: aws("internal/service/s3control/account_public_access_block.go"),
  },
  {
    types: ["aws:account/alternativeContact:AlternativeContact"],
    replaces: ["accountId", "alternateContactType"],
    stays: "rest",
    source: aws("internal/service/account/alternate_contact.go"),
  },
  {
    types: ["aws:acm/certificateValidation:CertificateValidation"],
    replaces: ["certificateArn", "validationRecordFqdns"],
    source: aws("internal/service/acm/certificate_validation.go"),
  },
  {
    types: ["aws:appautoscaling/scheduledAction:ScheduledAction"],
    replaces: ["name", "resourceId", "scalableDimension", "serviceNamespace"],
    stays: "rest",
    source: aws("internal/service/appautoscaling/scheduled_action.go"),
  },
  {
    types: ["aws:appautoscaling/policy:Policy"],
    replaces: ["name"],
    source: aws("internal/service/appautoscaling/policy.go"),
  },
  {
    types: ["aws:backup/vaultLockConfiguration:VaultLockConfiguration"],
    replaces: ["backupVaultName", "minRetentionDays"],
    source: aws("internal/service/backup/vault_lock_configuration.go"),
  },
  {
    types: ["aws:cfg/recorderStatus:RecorderStatus"],
    replaces: ["name"],
    stays: "rest",
    source: aws("internal/service/configservice/configuration_recorder_status.go"),
  },
  {
    types: ["aws:ebs/defaultKmsKey:DefaultKmsKey"],
    replaces: ["keyArn"],
    source: aws("internal/service/ec2/ebs_default_kms_key.go"),
  },
  {
    types: ["aws:ebs/encryptionByDefault:EncryptionByDefault"],
    stays: "rest",
    source: aws("internal/service/ec2/ebs_encryption_by_default.go"),
  },
  {
    types: ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
    replaces: ["vpcId"],
    stays: "rest",
    source: aws("internal/service/ec2/vpc_default_security_group.go"),
  },
  {
    types: ["aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults"],
    stays: "rest",
    source: aws("internal/service/ec2/ec2_instance_metadata_defaults.go"),
  },
  {
    types: ["aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation"],
    replaces: ["routeTableId", "vpcEndpointId"],
    source: aws("internal/service/ec2/vpc_endpoint_route_table_association.go"),
  },
  { types: ["aws:ec2/flowLog:FlowLog"], replaces: ["vpcId"], source: aws("internal/service/ec2/vpc_flow_log.go") },
  {
    types: ["aws:ec2/internetGateway:InternetGateway"],
    stays: ["vpcId"],
    source: aws("internal/service/ec2/vpc_internet_gateway.go"),
  },
  {
    types: ["aws:ecr/lifecyclePolicy:LifecyclePolicy"],
    replaces: ["repository"],
    may: ["policy"],
    source: aws("internal/service/ecr/lifecycle_policy.go"),
  },
  {
    types: ["aws:ecr/repositoryPolicy:RepositoryPolicy"],
    replaces: ["repository"],
    stays: "rest",
    source: aws("internal/service/ecr/repository_policy.go"),
  },
  {
    types: [
      "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount",
      "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount",
    ],
    replaces: ["adminAccountId"],
    source: aws("internal/service/guardduty/organization_admin_account.go"),
  },
  {
    types: ["aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount"],
    replaces: ["accountId"],
    source: aws("internal/service/inspector2/delegated_admin_account.go"),
  },
  {
    types: [
      "aws:guardduty/organizationConfiguration:OrganizationConfiguration",
      "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature",
    ],
    replaces: ["detectorId", "name"],
    stays: "rest",
    source: aws("internal/service/guardduty/organization_configuration_feature.go"),
  },
  {
    types: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
    stays: "rest",
    source: aws("internal/service/iam/account_password_policy.go"),
  },
  {
    types: ["aws:iam/organizationsFeatures:OrganizationsFeatures"],
    stays: "rest",
    source: aws("internal/service/iam/organizations_features.go"),
  },
  {
    types: ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    replaces: ["role", "policyArn"],
    source: aws("internal/service/iam/role_policy_attachment.go"),
  },
  {
    types: ["aws:lambda/invocation:Invocation"],
    replaces: ["functionName", "qualifier"],
    may: ["input", "triggers"],
    stays: "rest",
    source: aws("internal/service/lambda/invocation.go"),
  },
  {
    types: ["aws:organizations/delegatedAdministrator:DelegatedAdministrator"],
    replaces: ["accountId", "servicePrincipal"],
    source: aws("internal/service/organizations/delegated_administrator.go"),
  },
  {
    types: ["aws:organizations/policyAttachment:PolicyAttachment"],
    replaces: ["policyId", "targetId"],
    source: aws("internal/service/organizations/policy_attachment.go"),
  },
  {
    types: ["aws:route53/queryLog:QueryLog"],
    replaces: ["cloudwatchLogGroupArn", "zoneId"],
    source: aws("internal/service/route53/query_log.go"),
  },
  {
    types: ["aws:route53/hostedZoneDnsSec:HostedZoneDnsSec"],
    stays: ["signingStatus"],
    source: aws("internal/service/route53/hosted_zone_dnssec.go"),
  },
  {
    types: ["aws:securityhub/configurationPolicyAssociation:ConfigurationPolicyAssociation"],
    stays: ["policyId"],
    source: aws("internal/service/securityhub/configuration_policy_association.go"),
  },
  {
    types: ["aws:securityhub/findingAggregator:FindingAggregator"],
    stays: "rest",
    source: aws("internal/service/securityhub/finding_aggregator.go"),
  },
  {
    types: ["aws:securityhub/organizationConfiguration:OrganizationConfiguration"],
    stays: "rest",
    source: aws("internal/service/securityhub/organization_configuration.go"),
  },
  {
    types: ["aws:servicequotas/serviceQuota:ServiceQuota"],
    replaces: ["serviceCode", "quotaCode"],
    stays: "rest",
    source: aws("internal/service/servicequotas/service_quota.go"),
  },
  {
    types: ["aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy"],
    replaces: ["permissionSetArn", "instanceArn"],
    stays: "rest",
    source: aws("internal/service/ssoadmin/permission_set_inline_policy.go"),
  },
  // Other providers.
  {
    types: ["github:index/repository:Repository"],
    // Renamed in place; GitHub forwards the old address until somebody takes the name.
    stays: "rest",
    source: github("resource_github_repository.go"),
  },
  {
    types: ["github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable"],
    replaces: ["repository", "environment", "variableName"],
    stays: "rest",
    source: github("resource_github_actions_environment_variable.go"),
  },
  {
    types: ["github:index/actionsVariable:ActionsVariable"],
    replaces: ["repository", "variableName"],
    stays: "rest",
    source: github("resource_github_actions_variable.go"),
  },
  {
    types: [
      "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions",
      "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions",
      "github:index/repositoryDependabotSecurityUpdates:RepositoryDependabotSecurityUpdates",
      "github:index/repositoryRuleset:RepositoryRuleset",
      "github:index/repositoryVulnerabilityAlerts:RepositoryVulnerabilityAlerts",
    ],
    replaces: ["repository"],
    stays: "rest",
    source: github("resource_github_repository_ruleset.go"),
  },
  {
    types: ["github:index/repositoryEnvironment:RepositoryEnvironment"],
    replaces: ["repository", "environment"],
    stays: "rest",
    source: github("resource_github_repository_environment.go"),
  },
  {
    types: ["github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy"],
    replaces: ["repository", "environment"],
    may: ["branchPattern", "tagPattern"],
    source: github("resource_github_repository_environment_deployment_policy.go"),
  },
  {
    types: ["github:index/repositoryFile:RepositoryFile"],
    replaces: ["repository", "file", "branch"],
    stays: "rest",
    source: github("resource_github_repository_file.go"),
  },
  {
    types: ["github:index/teamRepository:TeamRepository"],
    replaces: ["repository", "teamId"],
    stays: "rest",
    source: github("resource_github_team_repository.go"),
  },
  {
    types: [
      "pagerduty:index/escalationPolicy:EscalationPolicy",
      "pagerduty:index/schedule:Schedule",
      "pagerduty:index/service:Service",
      "pagerduty:index/team:Team",
      "pagerduty:index/user:User",
    ],
    stays: "rest",
    source: pagerduty("resource_pagerduty_service.go"),
  },
  {
    types: ["pagerduty:index/serviceIntegration:ServiceIntegration"],
    replaces: ["type"],
    may: ["service", "vendor"],
    stays: "rest",
    source: pagerduty("resource_pagerduty_service_integration.go"),
  },
  {
    types: ["pagerduty:index/teamMembership:TeamMembership"],
    replaces: ["userId", "teamId"],
    stays: "rest",
    source: pagerduty("resource_pagerduty_team_membership.go"),
  },
  {
    types: ["pagerduty:index/userContactMethod:UserContactMethod"],
    may: ["userId", "type"],
    stays: "rest",
    source: pagerduty("resource_pagerduty_user_contact_method.go"),
  },
  {
    types: ["pagerduty:index/userNotificationRule:UserNotificationRule"],
    may: ["userId"],
    stays: "rest",
    source: pagerduty("resource_pagerduty_user_notification_rule.go"),
  },
  {
    types: ["datadog:index/monitor:Monitor"],
    may: ["type"],
    stays: "rest",
    source: datadog("resource_datadog_monitor.go"),
  },
  {
    types: ["datadog:index/syntheticsTest:SyntheticsTest"],
    may: ["type", "subtype"],
    stays: "rest",
    source: datadog("resource_datadog_synthetics_test_.go"),
  },
  {
    types: ["datadog:aws/integrationAccount:IntegrationAccount"],
    may: ["awsAccountId"],
    stays: "rest",
    source: datadog("fwprovider/resource_datadog_integration_aws_account.go"),
  },
  {
    types: ["datadog:pagerduty/serviceObject:ServiceObject"],
    replaces: ["serviceName"],
    stays: "rest",
    source: datadog("resource_datadog_integration_pagerduty_service_object.go"),
  },
  {
    types: ["datadog:slack/channel:Channel"],
    replaces: ["accountName"],
    may: ["channelName"],
    stays: "rest",
    source: datadog("resource_datadog_integration_slack_channel.go"),
  },
];

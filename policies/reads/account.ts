import { global, type ReadTable, reads, regional } from "./read";

const iam = (kind: string) => global("iam", `${kind}/any`);
const key = regional("kms", "key/any");
const logs = (kind: string) => regional("logs", `${kind}:any`);

/** Identities, keys, logs, and how the account itself is set. */
export const account: ReadTable = {
  "aws:account/alternativeContact:AlternativeContact": reads("account/alternate_contact.go", [
    "account:GetAlternateContact",
    global("account", "account"),
  ]),
  "aws:cfg/deliveryChannel:DeliveryChannel": reads(
    "configservice/delivery_channel.go",
    "config:DescribeDeliveryChannels",
  ),
  "aws:cfg/recorder:Recorder": reads(
    "configservice/configuration_recorder.go",
    "config:DescribeConfigurationRecorders",
  ),
  "aws:cfg/recorderStatus:RecorderStatus": reads(
    "configservice/configuration_recorder_status.go",
    "config:DescribeConfigurationRecorders",
    "config:DescribeConfigurationRecorderStatus",
  ),
  "aws:cloudwatch/logDelivery:LogDelivery": reads(
    "logs/delivery.go",
    ["logs:GetDelivery", logs("delivery")],
    "logs:ListTagsForResource",
  ),
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": reads(
    "logs/delivery_destination.go",
    ["logs:GetDeliveryDestination", logs("delivery-destination")],
    "logs:ListTagsForResource",
  ),
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": reads(
    "logs/delivery_source.go",
    ["logs:GetDeliverySource", logs("delivery-source")],
    "logs:ListTagsForResource",
  ),
  "aws:cloudwatch/logGroup:LogGroup": reads("logs/group.go", "logs:DescribeLogGroups", "logs:ListTagsForResource"),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": reads(
    "logs/resource_policy.go",
    "logs:DescribeResourcePolicies",
  ),
  "aws:cloudwatch/metricAlarm:MetricAlarm": reads(
    "cloudwatch/metric_alarm.go",
    "cloudwatch:DescribeAlarms",
    "cloudwatch:ListTagsForResource",
  ),
  "aws:ebs/defaultKmsKey:DefaultKmsKey": reads("ec2/ebs_default_kms_key.go", "ec2:GetEbsDefaultKmsKeyId"),
  "aws:ebs/encryptionByDefault:EncryptionByDefault": reads(
    "ec2/ebs_encryption_by_default.go",
    "ec2:GetEbsEncryptionByDefault",
  ),
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": reads(
    "ec2/ec2_instance_metadata_defaults.go",
    "ec2:GetInstanceMetadataDefaults",
  ),
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": reads(
    "iam/account_password_policy.go",
    "iam:GetAccountPasswordPolicy",
  ),
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": reads("iam/openid_connect_provider.go", [
    "iam:GetOpenIDConnectProvider",
    iam("oidc-provider"),
  ]),
  "aws:iam/policy:Policy": reads(
    "iam/policy.go",
    ["iam:GetPolicy", iam("policy")],
    ["iam:GetPolicyVersion", iam("policy")],
  ),
  // Inline and attached policies are read with the role, whoever made them.
  "aws:iam/role:Role": reads(
    "iam/role.go",
    ["iam:GetRole", iam("role")],
    "iam:ListRolePolicies",
    ["iam:GetRolePolicy", iam("role")],
    "iam:ListAttachedRolePolicies",
  ),
  "aws:iam/rolePolicy:RolePolicy": reads("iam/role_policy.go", ["iam:GetRolePolicy", iam("role")]),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": reads(
    "iam/role_policy_attachment.go",
    "iam:ListAttachedRolePolicies",
  ),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": reads("iam/service_linked_role.go", [
    "iam:GetRole",
    iam("role/aws-service-role/any.amazonaws.com"),
  ]),
  "aws:kms/alias:Alias": reads("kms/alias.go", "kms:ListAliases"),
  "aws:kms/key:Key": reads(
    "kms/key.go",
    ["kms:DescribeKey", key],
    ["kms:GetKeyPolicy", key],
    ["kms:GetKeyRotationStatus", key],
    ["kms:ListResourceTags", key],
  ),
  "aws:servicequotas/serviceQuota:ServiceQuota": reads(
    "servicequotas/service_quota.go",
    "servicequotas:GetAWSDefaultServiceQuota",
    ["servicequotas:GetServiceQuota", regional("servicequotas", "any/any")],
    "servicequotas:GetRequestedServiceQuotaChange",
  ),
};

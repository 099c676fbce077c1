import { type Decisions, GONE } from "./decision";

export const account: Decisions = {
  "aws:servicequotas/serviceQuota:ServiceQuota": {
    removal: "no: less may run",
    apart: { link: ["serviceCode", "quotaCode"], capacity: ["value"] },
  },
  "aws:account/alternativeContact:AlternativeContact": {
    removal: "no: AWS writes to the root's address too",
    apart: { text: ["emailAddress", "phoneNumber", "title"], constant: ["alternateContactType"] },
  },
  "aws:cfg/deliveryChannel:DeliveryChannel": {
    removal: "weakens",
    weak: { s3BucketName: ["somebody-elses-bucket"] },
    apart: { timing: ["snapshotDeliveryProperties.*"] },
  },
  "aws:cfg/recorder:Recorder": {
    removal: "weakens",
    weak: {
      "recordingGroup.allSupported": [false],
      "recordingGroup.includeGlobalResourceTypes": [false, true, GONE],
      roleArn: ["arn:aws:iam::111122223333:role/config"],
      "recordingGroup.exclusionByResourceTypes+": [[{ resourceTypes: ["AWS::IAM::Role"] }]],
    },
    apart: { timing: ["recordingMode.recordingFrequency"] },
  },
  "aws:cfg/recorderStatus:RecorderStatus": { removal: "weakens", weak: { isEnabled: [false] } },
  "aws:cloudtrail/trail:Trail": {
    removal: "weakens",
    weak: {
      isOrganizationTrail: [false, GONE],
      isMultiRegionTrail: [false, GONE],
      includeGlobalServiceEvents: [false],
      enableLogging: [false],
      enableLogFileValidation: [false, GONE],
      s3BucketName: ["somebody-elses-bucket"],
      "eventSelectors+": [[{ readWriteType: "WriteOnly" }], [{ includeManagementEvents: false }]],
    },
  },
  "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion": {
    removal: "weakens",
    apart: { open: ["internetGatewayExclusionMode"] },
  },
  "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": {
    removal: "weakens",
    weak: { internetGatewayBlockMode: ["off"] },
  },
  "aws:cloudwatch/logDelivery:LogDelivery": {
    removal: "weakens",
    apart: {
      link: ["deliveryDestinationArn", "deliverySourceName"],
      name: ["s3DeliveryConfigurations[].suffixPath", "s3DeliveryConfigurations[].enableHiveCompatiblePath"],
    },
  },
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": {
    removal: "no: the delivery cannot be made; that it is gone is a mutant of it",
    weak: { "deliveryDestinationConfiguration.destinationResourceArn": ["arn:aws:s3:::somebody-elses-bucket"] },
    apart: { function: ["outputFormat"] },
  },
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": {
    removal: "weakens",
    apart: { constant: ["logType"] },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    removal: "weakens",
    weak: { retentionInDays: [1, GONE] },
    apart: { function: ["skipDestroy"], open: ["deletionProtectionEnabled"] },
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    removal: "no: AWS refuses to make what would write",
    apart: { name: ["policyName"] },
  },
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": {
    removal: "weakens",
    weak: { httpTokens: ["optional", "no-preference", GONE], httpPutResponseHopLimit: [64] },
  },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    removal: "weakens",
    weak: {
      minimumPasswordLength: [6, GONE],
      requireLowercaseCharacters: [false, GONE],
      requireNumbers: [false, GONE],
      requireSymbols: [false, GONE],
      requireUppercaseCharacters: [false, GONE],
      passwordReusePrevention: [1, GONE],
    },
    apart: { equal: ["allowUsersToChangePassword", "hardExpiry"], timing: ["maxPasswordAge"] },
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    removal: "no: nobody can sign in by it",
    weak: {
      clientIdLists: [["sts.amazonaws.com", "https://github.com/somebody"]],
      url: ["https://tokens.example.net"],
    },
  },
  "aws:iam/organizationsFeatures:OrganizationsFeatures": {
    removal: "weakens",
    weak: { enabledFeatures: [["RootSessions"], ["RootCredentialsManagement"]] },
  },
  "aws:iam/policy:Policy": { removal: "no: fewer rights" },
  "aws:iam/role:Role": {
    removal: "no: what uses it cannot be made",
    weak: {
      maxSessionDuration: [43200],
      "managedPolicyArns+": [["arn:aws:iam::aws:policy/AdministratorAccess"]],
    },
    apart: { function: ["forceDetachPolicies"] },
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    removal: "no: the service's first thing cannot be made, which a fresh world tells",
    apart: { constant: ["awsServiceName"] },
  },
  "aws:iam/rolePolicy:RolePolicy": { removal: "no: fewer rights", apart: { link: ["role"] } },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    removal: "no: fewer rights",
    weak: {
      policyArn: [
        "arn:aws:iam::aws:policy/AdministratorAccess",
        "arn:aws:iam::aws:policy/PowerUserAccess",
        "arn:aws:iam::aws:policy/AmazonS3FullAccess",
      ],
    },
    apart: { link: ["role"] },
  },
  "aws:organizations/account:Account": {
    removal: "no: `protect` stands before it",
    weak: { "closeOnDeletion+": [true] },
    apart: {
      name: ["email", "roleName"],
      link: ["parentId"],
      constant: ["iamUserAccessToBilling"],
      function: ["createGovcloud"],
    },
  },
  "aws:organizations/organization:Organization": {
    removal: "no: `protect` stands before it",
    weak: { featureSet: ["CONSOLIDATED_BILLING"], enabledPolicyTypes: [["RESOURCE_CONTROL_POLICY"], GONE] },
    apart: { function: ["awsServiceAccessPrincipals[]"], equal: ["returnOrganizationOnly"] },
  },
  "aws:organizations/organizationalUnit:OrganizationalUnit": {
    removal: "no: `protect` stands before it",
    apart: { link: ["parentId"] },
  },
  "aws:identitystore/group:Group": {
    removal: "no: nobody gets in",
    apart: { name: ["displayName"], constant: ["identityStoreId"] },
  },
  "aws:ssoadmin/accountAssignment:AccountAssignment": {
    removal: "no: nobody gets in",
    weak: { principalType: ["USER"], principalId: ["9067-a-group-of-elsewhere"], targetId: ["999988887777"] },
    apart: { constant: ["instanceArn", "targetType"], link: ["permissionSetArn"] },
  },
  "aws:ssoadmin/permissionSet:PermissionSet": {
    removal: "no: nobody gets in",
    weak: { sessionDuration: ["PT12H"] },
    apart: { constant: ["instanceArn"] },
  },
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": {
    removal: "no: whoever gets in may do nothing",
    apart: { constant: ["instanceArn"], link: ["permissionSetArn"] },
  },
  "aws:organizations/policy:Policy": {
    removal: "no: its attachments cannot be made; that they are gone is a mutant of them",
    apart: { constant: ["type"], function: ["skipDestroy"] },
  },
  "aws:organizations/policyAttachment:PolicyAttachment": {
    removal: "weakens",
    apart: { link: ["policyId", "targetId"], function: ["skipDestroy"] },
  },
};

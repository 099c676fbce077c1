/** Types that nobody may use, with what to use instead. */
export const refused: ReadonlyMap<string, string> = new Map([
  ["aws:elb/loadBalancer:LoadBalancer", "classic load balancers are refused: use an application load balancer"],
  ["aws:ec2/keyPair:KeyPair", "key pairs are refused: hosts are reached through Session Manager"],
  ["aws:lightsail/instance:Instance", "Lightsail is refused: use a service on ECS"],
  [
    "aws:iam/accessKey:AccessKey",
    "access keys are refused: people come through Identity Center, machines through roles",
  ],
  ["aws:iam/user:User", "IAM users are refused: people come through Identity Center, machines through roles"],
  ["aws:iam/userLoginProfile:UserLoginProfile", "IAM users are refused: people come through Identity Center"],
  ["aws:iam/userGroupMembership:UserGroupMembership", "IAM users are refused: people come through Identity Center"],
  ["aws:iam/userPolicy:UserPolicy", "IAM users are refused: give the policy to a role"],
  ["aws:iam/userPolicyAttachment:UserPolicyAttachment", "IAM users are refused: give the policy to a role"],
  [
    "aws:iam/policyAttachment:PolicyAttachment",
    "it takes the policy from everyone it does not name: use RolePolicyAttachment",
  ],
  ["aws:iam/serverCertificate:ServerCertificate", "certificates of IAM are refused: use ACM"],
  ["aws:iam/sshKey:SshKey", "SSH keys are refused: hosts are reached through Session Manager"],
  [
    "aws:ec2transitgateway/transitGateway:TransitGateway",
    "transit gateways are refused: networks are joined by peering",
  ],
  ["aws:ec2transitgateway/vpcAttachment:VpcAttachment", "transit gateways are refused: networks are joined by peering"],
  [
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "it is superseded: use aws.vpc.SecurityGroupIngressRule or EgressRule",
  ],
  [
    "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
    "the main route table stays empty: associate each subnet",
  ],
  ["aws:rds/snapshotCopy:SnapshotCopy", "copies of snapshots are for AWS Backup"],
  [
    "aws:cloudfront/originAccessIdentity:OriginAccessIdentity",
    "origin access identities are superseded: use OriginAccessControl",
  ],
  ["aws:s3/bucketObject:BucketObject", "it is superseded: use BucketObjectv2"],
  ["aws:s3/bucketAcl:BucketAcl", "buckets have no ACLs: use a policy"],
  ["aws:waf/webAcl:WebAcl", "WAF Classic is refused: use wafv2"],
  ["aws:wafregional/webAcl:WebAcl", "WAF Classic is refused: use wafv2"],
  ["datadog:index/downtime:Downtime", "it is superseded: use DowntimeSchedule"],
  ["github:index/branchProtectionV3:BranchProtectionV3", "it is superseded: use BranchProtection or a ruleset"],
]);

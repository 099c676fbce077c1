import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "stateful-resources-protected",
  title: "What holds data of production is protected by Pulumi too.",
  why: "A rename in the program would otherwise delete it and make another, empty one.",
  fix: "Pass protect: true in the resource's options.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [
    "aws:backup/vault:Vault",
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    "aws:cognito/userPool:UserPool",
    "aws:dynamodb/table:Table",
    "aws:ecr/repository:Repository",
    "aws:efs/fileSystem:FileSystem",
    "aws:kms/key:Key",
    "aws:rds/cluster:Cluster",
    "aws:rds/instance:Instance",
    "aws:route53/zone:Zone",
    "aws:s3/bucket:Bucket",
    "aws:secretsmanager/secret:Secret",
    "aws:cloudtrail/trail:Trail",
    "aws:organizations/account:Account",
    "aws:organizations/organization:Organization",
    "aws:organizations/organizationalUnit:OrganizationalUnit",
    // Partners admit it by its number, and AWS gives a number away at once.
    "aws:ec2/eip:Eip",
    // Its history, issues and pull requests; archived, nobody can write to it.
    "github:index/repository:Repository",
  ],
  check: (resource, check) => {
    // What stands under the account, in management or in the organization serves production too.
    if (resource.environment === "staging" || resource.environment === "development") return;
    if (resource.type === "aws:route53/zone:Zone" && resource.raw("vpcs") !== undefined) return;
    check.expect(() => resource.protect, "the resource is not protected");
  },
};

/**
 * Buckets that AWS keeps for everyone to read, which endpoints must lead to: image layers (ECR guide, "VPC endpoints"), packages of Amazon Linux,
 * the files of the SSM agent (Systems Manager guide, "SSM Agent communications with AWS managed S3 buckets"). `*` stands for a region.
 */
export const bucketsOfAws: readonly string[] = [
  "prod-*-starport-layer-bucket",
  "al2023-repos-*-de612dc2",
  "amazon-ssm-*",
  "amazon-ssm-packages-*",
  "aws-ssm-*",
  "aws-ssm-distributor-file-*",
  "aws-ssm-document-attachments-*",
  "patch-baseline-snapshot-*",
  "*-birdwatcher-prod",
  "amazoncloudwatch-agent-*",
];

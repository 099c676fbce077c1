import type { Mutant } from "./mutant";

/** A survivor that is known, and why no mandatory rule speaks of it. */
export interface Survivor {
  readonly stack: "shine" | "organization" | "foundation";
  readonly covers: (mutant: Mutant) => boolean;
  readonly reason: string;
}

function survivor(stack: Survivor["stack"], mutator: RegExp, type: string, change: RegExp, reason: string): Survivor {
  const covers = (mutant: Mutant): boolean =>
    mutator.test(mutant.mutator) && mutant.urn.includes(`${type}::`) && change.test(`${mutant.path} ${mutant.change}`);
  return { stack, covers, reason };
}

const condition = /^document: conditions? (removed|opened)$/;
const byArn = "aws:SourceArn holds the account too, and stays";

export const accepted: readonly Survivor[] = [
  survivor("shine", condition, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy", /WebAclLog.*SourceAccount/, byArn),
  survivor("shine", condition, "aws:kms/key:Key", /LogDelivery.*SourceAccount/, byArn),
  survivor("shine", condition, "aws:s3/bucketPolicy:BucketPolicy", /LoadBalancer.*SourceAccount/, byArn),
  survivor(
    "shine",
    condition,
    "aws:iam/policy:Policy",
    /Read: (no conditions|aws:RequestedRegion)/,
    "figures and settings, read by Datadog: the region narrows what it costs, not what it shows",
  ),
  survivor(
    "shine",
    condition,
    "aws:iam/rolePolicy:RolePolicy",
    /ReadRevisions: (no conditions|aws:RequestedRegion)/,
    "what a task definition says is no secret within the account, and no ARN narrows the question",
  ),
  survivor(
    "shine",
    /^document: (resource \*|conditions? (removed|opened))$/,
    "aws:iam/policy:Policy",
    /(Buckets|Events|OwnObjects): /,
    "the role that previews reads how buckets and buses are set, and objects that the program wrote itself: their account is the role's own, and their names hold too",
  ),
  survivor(
    "organization",
    condition,
    "aws:kms/key:Key",
    /Route53(Signs|Grants).*SourceArn/,
    "aws:SourceAccount holds the account, and stays; a zone's id is Route 53's to choose",
  ),
  survivor(
    "organization",
    condition,
    "aws:kms/key:Key",
    /Route53Grants.*GrantIsForAWSResource/,
    "the statement admits Route 53 alone, which grants to itself whatever the condition says",
  ),
  survivor(
    "foundation",
    condition,
    "aws:ecr/repositoryPolicy:RepositoryPolicy",
    /Pull: (without aws:Principal|aws:PrincipalOrg)/,
    "of the organization's id and its path each holds the organization, to whose accounts the platform's images are no secret",
  ),
];

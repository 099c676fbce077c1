import type { Conditions } from "./policy-document";

/** The organization, as conditions of policies name it. */
export interface OrganizationScope {
  /** AWS Organizations' own id, `o-…`. */
  readonly id: string;
  /** Id of its root, `r-…`. */
  readonly rootId: string;
}

/**
 * Admits identities of every account that is in a unit of the organization, those that will be made too, and no other. The management
 * account stands in no unit. `aws:PrincipalOrgPaths` holds a list, so it takes an operator for sets
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths).
 */
export function principalsOf({ id, rootId }: OrganizationScope): Conditions {
  return {
    StringEquals: { "aws:PrincipalOrgID": id },
    "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": `${id}/${rootId}/ou-*` },
  };
}

/**
 * Admits a service of AWS on behalf of any account of the organization, management among them
 * (docs.aws.amazon.com/controltower/latest/userguide/logging-s3-audit-bucket.html).
 */
export function onBehalfOf({ id }: OrganizationScope): Readonly<Record<string, string>> {
  return { "aws:SourceOrgID": id };
}

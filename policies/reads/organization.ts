import { type ReadTable, reads } from "./read";

/** What the organization's stack makes; an administrator previews it. */
export const organization: ReadTable = {
  "aws:organizations/account:Account": reads(
    "organizations/account.go",
    "organizations:DescribeAccount",
    "organizations:ListParents",
    "organizations:ListTagsForResource",
  ),
  "aws:organizations/organization:Organization": reads(
    "organizations/organization.go",
    "organizations:DescribeOrganization",
    "organizations:ListAccounts",
    "organizations:ListRoots",
    "organizations:ListAWSServiceAccessForOrganization",
  ),
  "aws:organizations/organizationalUnit:OrganizationalUnit": reads(
    "organizations/organizational_unit.go",
    "organizations:DescribeOrganizationalUnit",
    "organizations:ListParents",
    "organizations:ListAccountsForParent",
    "organizations:ListTagsForResource",
  ),
  "aws:organizations/policy:Policy": reads(
    "organizations/policy.go",
    "organizations:DescribePolicy",
    "organizations:ListTagsForResource",
  ),
  "aws:organizations/policyAttachment:PolicyAttachment": reads(
    "organizations/policy_attachment.go",
    "organizations:ListPoliciesForTarget",
  ),
};

import { type ReadTable, reads } from "./read";

/** What the stacks of the organization and of the foundation make; an administrator previews them. */
export const organization: ReadTable = {
  "aws:cloudtrail/trail:Trail": reads(
    "cloudtrail/trail.go",
    "cloudtrail:DescribeTrails",
    "cloudtrail:GetTrailStatus",
    "cloudtrail:GetEventSelectors",
    "cloudtrail:GetInsightSelectors",
    "cloudtrail:ListTags",
  ),
  "aws:identitystore/group:Group": reads("identitystore/group.go", "identitystore:DescribeGroup"),
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
  "aws:ssoadmin/accountAssignment:AccountAssignment": reads(
    "ssoadmin/account_assignment.go",
    "sso:ListAccountAssignments",
  ),
  "aws:ssoadmin/permissionSet:PermissionSet": reads(
    "ssoadmin/permission_set.go",
    "sso:DescribePermissionSet",
    "sso:ListTagsForResource",
  ),
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": reads(
    "ssoadmin/permission_set_inline_policy.go",
    "sso:GetInlinePolicyForPermissionSet",
  ),
};

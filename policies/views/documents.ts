import { statements, type Statement } from "../kernel/documents";
import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";

/** Where each type keeps policy documents: property, or list and property in it. */
export const documentProperties: Readonly<Record<string, readonly string[]>> = {
  "aws:backup/vaultPolicy:VaultPolicy": ["policy"],
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": ["policy"],
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": ["policyDocument"],
  "aws:ecr/registryPolicy:RegistryPolicy": ["policy"],
  "aws:ecr/repositoryPolicy:RepositoryPolicy": ["policy"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["policy"],
  "aws:iam/groupPolicy:GroupPolicy": ["policy"],
  "aws:iam/policy:Policy": ["policy"],
  "aws:iam/role:Role": ["assumeRolePolicy", "inlinePolicies[].policy"],
  "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive": [],
  "aws:iam/rolePolicy:RolePolicy": ["policy"],
  "aws:iam/userPolicy:UserPolicy": ["policy"],
  "aws:kms/key:Key": ["policy"],
  "aws:kms/keyPolicy:KeyPolicy": ["policy"],
  "aws:organizations/policy:Policy": ["content"],
  "aws:s3/bucket:Bucket": ["policy"],
  "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
  "aws:secretsmanager/secret:Secret": ["policy"],
  "aws:secretsmanager/secretPolicy:SecretPolicy": ["policy"],
  "aws:sns/topic:Topic": ["policy"],
  "aws:sns/topicPolicy:TopicPolicy": ["policy"],
  "aws:sqs/queue:Queue": ["policy"],
  "aws:sqs/queuePolicy:QueuePolicy": ["policy"],
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": ["inlinePolicy"],
};

/** The types whose documents say what their holder may do. */
export const permissionTypes: readonly string[] = [
  "aws:iam/policy:Policy",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
  "aws:iam/role:Role",
];

/** Every place of a resource that holds a policy document; reading one is left to the rule. */
export function documentsOf(view: View): { reader: Reader; path: string }[] {
  // Of an organization's policies, those that set a service up are no documents of IAM.
  const kind = view.type === "aws:organizations/policy:Policy" ? view.text("type") : undefined;
  if (kind !== undefined && !/^(SERVICE|RESOURCE)_CONTROL_POLICY$/.test(kind)) return [];
  return (documentProperties[view.type] ?? []).flatMap((property) => {
    const [list, inner] = property.split("[].");
    if (inner === undefined) return [{ reader: view, path: property }];
    return view.list(list).map((reader) => ({ reader, path: inner }));
  });
}

/** What an identity may do by this resource: of a role only its inline policies, not its trust. */
export function permissions(view: View): readonly Statement[] {
  return documentsOf(view)
    .filter(({ path }) => path !== "assumeRolePolicy")
    .flatMap(({ reader, path }) => statements(reader, path));
}

/** The types whose documents say who else may use a resource. */
export const resourcePolicyTypes: readonly string[] = [
  "aws:backup/vaultPolicy:VaultPolicy",
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  "aws:ecr/registryPolicy:RegistryPolicy",
  "aws:ecr/repositoryPolicy:RepositoryPolicy",
  "aws:kms/key:Key",
  "aws:kms/keyPolicy:KeyPolicy",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:secretsmanager/secret:Secret",
  "aws:secretsmanager/secretPolicy:SecretPolicy",
  "aws:sns/topic:Topic",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sqs/queue:Queue",
  "aws:sqs/queuePolicy:QueuePolicy",
];

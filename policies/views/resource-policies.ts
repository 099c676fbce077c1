import type { View } from "../kernel/graph";

/** Where a type's own policy stands: in itself, or in a resource that names it. */
const places: Readonly<
  Record<string, readonly { readonly type: string; readonly link: string; readonly path: string }[]>
> = {
  "aws:kms/key:Key": [{ type: "aws:kms/keyPolicy:KeyPolicy", link: "keyId", path: "policy" }],
  "aws:ecr/repository:Repository": [
    { type: "aws:ecr/repositoryPolicy:RepositoryPolicy", link: "repository", path: "policy" },
  ],
  "aws:s3/bucket:Bucket": [{ type: "aws:s3/bucketPolicy:BucketPolicy", link: "bucket", path: "policy" }],
  "aws:secretsmanager/secret:Secret": [
    { type: "aws:secretsmanager/secretPolicy:SecretPolicy", link: "secretArn", path: "policy" },
  ],
};

/** What holds the policy of a resource. */
export function satellitesWithPolicy(view: View): readonly { readonly at: View; readonly path: string }[] {
  const separate = (places[view.type] ?? []).flatMap(({ type, link, path }) =>
    view.graph.satellites(view, type, link).map((at) => ({ at, path })),
  );
  return view.isSet("policy") ? [...separate, { at: view, path: "policy" }] : separate;
}

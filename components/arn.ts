import type { Scope } from "./scope";

type Where = Pick<Scope, "account" | "region">;

/** ARNs built from names that we choose, so that the documents over them are known before anything exists. */
export const arn = {
  of: (at: Where, service: string, resource: string): string =>
    `arn:aws:${service}:${at.region}:${at.account}:${resource}`,
  root: (account: string): string => `arn:aws:iam::${account}:root`,
  role: (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`,
  /** Of a role that AWS makes for a service of its own. */
  linkedRole: (account: string, service: string, name: string): string =>
    `arn:aws:iam::${account}:role/aws-service-role/${service}/${name}`,
  policy: (account: string, name: string): string => `arn:aws:iam::${account}:policy/${name}`,
  oidcProvider: (account: string, host: string): string => `arn:aws:iam::${account}:oidc-provider/${host}`,
  bucket: (name: string): string => `arn:aws:s3:::${name}`,
  object: (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`,
  objects: (name: string, prefix = ""): string => `arn:aws:s3:::${name}/${prefix}*`,
  logGroup: (at: Where, name: string): string => `arn:aws:logs:${at.region}:${at.account}:log-group:${name}`,
  logStreams: (at: Where, name: string): string => `arn:aws:logs:${at.region}:${at.account}:log-group:${name}:*`,
  parameter: (at: Where, path: string): string => `arn:aws:ssm:${at.region}:${at.account}:parameter${path}`,
  imageRepository: (at: Where, name: string): string => `arn:aws:ecr:${at.region}:${at.account}:repository/${name}`,
  cluster: (at: Where, name: string): string => `arn:aws:ecs:${at.region}:${at.account}:cluster/${name}`,
  service: (at: Where, cluster: string, name: string): string =>
    `arn:aws:ecs:${at.region}:${at.account}:service/${cluster}/${name}`,
  /** Every task of a cluster: a task's id cannot be chosen. */
  tasks: (at: Where, cluster: string): string => `arn:aws:ecs:${at.region}:${at.account}:task/${cluster}/*`,
  /** What a service's deployments were, and what each of them ran. */
  serviceDeployments: (at: Where, cluster: string, name: string): string =>
    `arn:aws:ecs:${at.region}:${at.account}:service-deployment/${cluster}/${name}/*`,
  serviceRevisions: (at: Where, cluster: string, name: string): string =>
    `arn:aws:ecs:${at.region}:${at.account}:service-revision/${cluster}/${name}/*`,
  /** Every revision of a family. */
  taskDefinition: (at: Where, family: string): string =>
    `arn:aws:ecs:${at.region}:${at.account}:task-definition/${family}:*`,
  hostedZone: (id: string): string => `arn:aws:route53:::hostedzone/${id}`,
  /** Every change that Route 53 is still spreading: it chooses their ids. */
  hostedZoneChanges: (): string => "arn:aws:route53:::change/*",
  /** Every distribution of the account. */
  distributions: (account: string): string => `arn:aws:cloudfront::${account}:distribution/*`,
  /** Every key of the account: only together with a `kms:ResourceAliases` condition, since a key's id cannot be chosen. */
  keys: (at: Where): string => `arn:aws:kms:${at.region}:${at.account}:key/*`,
} as const;

import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  pass,
  policy,
  ref,
  UNKNOWN,
  unverifiable,
} from "../support";

/** Of rules that keep environments, accounts and identities apart, whatever the service. */
const production = environment("production");
const staging = environment("staging");
const parent = production;

const keyOf = (name: string, under = production) => make("aws:kms/key:Key", `shine-${name}`, {}, { parent: under });
const [own, other] = [keyOf("production-data"), keyOf("staging-data", staging)];
const shared = make("aws:kms/key:Key", "shine-account-data");
const group = (kmsKeyId: unknown) =>
  make("aws:cloudwatch/logGroup:LogGroup", "shine-production-web", { kmsKeyId }, { parent });

const ssm = "ssm.ap-northeast-1.amazonaws.com";

const keyPolicy = (document: unknown) => make("aws:kms/key:Key", "shine-production-data", { policy: document });
const everyone = (Action: string, Condition: object) =>
  policy({ Effect: "Allow", Principal: { AWS: "*" }, Action, Resource: "*", Condition });
const caller = { "kms:CallerAccount": "111122223333" };
const byService = { StringEquals: { ...caller, "kms:ViaService": [ssm] } };

const vpc = (provider?: object) => {
  const resource = make("aws:ec2/vpc:Vpc", "shine-production-vpc", { cidrBlock: UNKNOWN }, { parent });
  const urn = (name: string) => `urn:pulumi:shine::platform::pulumi:providers:aws::${name}`;
  return provider === undefined
    ? resource
    : {
        ...resource,
        provider: { urn: urn("shine-account-aws"), type: "pulumi:providers:aws", props: {}, ...provider },
      };
};
const byDefault = { urn: "urn:pulumi:shine::platform::pulumi:providers:aws::default_7_48_0" };

const network = (where: string) => make("aws:ec2/vpc:Vpc", `shine-${where}-network-vpc`);
const inVpc = (of: ReturnType<typeof network>): [ReturnType<typeof network>, ReturnType<typeof network>] => [
  make("aws:ec2/subnet:Subnet", "shine-production-network-a", { vpcId: ref(of) }),
  of,
];

export const fixtures: Record<string, Fixtures> = {
  "links-within-environment": {
    good: pass(own, group(ref(own))),
    bad: fail(own, other, group(ref(other))),
    unset: notApplicable(group(undefined)),
    unknown: notApplicable(group(UNKNOWN)),
    "the account's": pass(shared, group(ref(shared))),
    "a network of its own environment": pass(...inVpc(network("production"))),
    "a network of another": fail(...inVpc(network("staging"))),
    "a network of management": fail(...inVpc(network("management"))),
    "a key of the account": pass(...inVpc(network("account"))),
    "a peering with management": pass(
      make("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "shine-production-peering", {
        vpcId: ref(network("management")),
      }),
      network("management"),
    ),
    "a peering with another environment": fail(
      make("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "shine-production-peering", {
        vpcId: ref(network("staging")),
      }),
      network("staging"),
    ),
    "a key of an environment for the account": fail(
      make("aws:cloudwatch/logGroup:LogGroup", "shine-account-x", { kmsKeyId: ref(own) }),
      own,
    ),
    "an alias": fail(
      other,
      make("aws:kms/alias:Alias", "shine-production-data", { targetKeyId: ref(other) }, { parent }),
    ),
  },
  "kms-key-policy-through-services": {
    good: pass(keyPolicy(everyone("kms:Decrypt", byService))),
    bad: fail(keyPolicy(everyone("kms:Decrypt", { StringEquals: caller }))),
    unset: notApplicable(keyPolicy(undefined)),
    unknown: unverifiable(keyPolicy(UNKNOWN)),
    "any service": fail(keyPolicy(everyone("kms:Decrypt", { StringLike: { ...caller, "kms:ViaService": "*" } }))),
    grants: fail(keyPolicy(everyone("kms:CreateGrant", byService))),
    "grants for services": pass(
      keyPolicy(everyone("kms:CreateGrant", { ...byService, Bool: { "kms:GrantIsForAWSResource": "true" } })),
    ),
  },
  "provider-explicit": {
    good: pass(vpc({})),
    bad: fail(vpc(byDefault)),
    unset: fail(vpc()),
    unknown: pass(vpc({ props: { allowedAccountIds: UNKNOWN } })),
    "of another provider": fail(make("github:index/repository:Repository", "shine-account-web")),
  },
};

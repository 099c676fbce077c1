import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Rule } from "../../policies/rule";
import type { StackProgram } from "../../tools/offline/program";

/** A secret that must never be seen. */
export const CANARY = 'canary"9f2c7e\\1b';

class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: pulumi.Output<string>[];

  constructor(name: string, args: { readonly cidr: string }, opts?: pulumi.ComponentResourceOptions) {
    super("platform:network:Network", name, {}, opts);
    const child = { parent: this };
    const vpc = new aws.ec2.Vpc(`${name}-vpc`, { cidrBlock: args.cidr, tags: { env: name } }, child);
    this.vpcId = vpc.id;
    this.subnetIds = ["c", "a"].map(
      (letter, slot) =>
        new aws.ec2.Subnet(`${name}-private-${letter}`, { vpcId: vpc.id, cidrBlock: `172.27.${slot * 16}.0/20` }, child)
          .id,
    );
    this.registerOutputs({ vpcId: this.vpcId });
  }
}

class Store extends pulumi.ComponentResource {
  constructor(
    name: string,
    args: { readonly network: Network; readonly token: pulumi.Input<string> },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("platform:data:Store", name, {}, opts);
    const child = { parent: this };
    const group = new aws.rds.SubnetGroup(`${name}-subnets`, { subnetIds: args.network.subnetIds }, child);
    new aws.rds.Cluster(
      `${name}-cluster`,
      {
        engine: "aurora-mysql",
        dbSubnetGroupName: group.name,
        masterPassword: args.token,
        storageEncrypted: false,
        finalSnapshotIdentifier: `${name}-final`,
      },
      { ...child, protect: true },
    );
    new aws.s3.Bucket(
      `${name}-files`,
      { region: "us-east-1", tags: { token: "plain" } },
      { ...child, aliases: [{ name: `${name}-old` }] },
    );
    this.registerOutputs({});
  }
}

/** A small product in two environments, made of what reports must be able to tell. */
export function makeDemo(environments: readonly string[] = ["staging", "production"]): Record<string, unknown> {
  const token = new pulumi.Config("datadog").requireSecret("apiKey");
  const provider = new aws.Provider("demo-account-aws", {
    region: "ap-northeast-1",
    defaultTags: { tags: { product: "demo" } },
  });
  for (const environment of environments) {
    const network = new Network(`demo-${environment}-network`, { cidr: "172.27.0.0/16" }, { providers: [provider] });
    new Store(`demo-${environment}-store`, { network, token }, { providers: [provider] });
  }
  return { token };
}

export const demo: StackProgram = { stack: "demo", program: () => makeDemo(), config: { "datadog:apiKey": CANARY } };

/** One rule of each fate. */
export const rules: readonly Rule[] = [
  rule("store-encrypted", "mandatory", "aws:rds/cluster:Cluster", (subject, check) => {
    check.expect(() => subject.flag("storageEncrypted") === true, "storage is in clear");
  }),
  rule("bucket-named", "advisory", "aws:s3/bucket:Bucket", (subject, check) => {
    check.expect(() => subject.text("bucket") !== undefined, "the bucket's name is not chosen");
  }),
  rule("subnet-of-known-network", "mandatory", "aws:ec2/subnet:Subnet", (subject, check) => {
    check.expect(() => subject.text("vpcId") !== "", "the network must be said");
  }),
];

function rule(id: string, level: Rule["level"], type: string, check: Rule["check"]): Rule {
  const words = { title: id, why: "it is an example", fix: `mend ${id}` };
  return { id, ...words, severity: "high", level, kind: "resource", references: [], types: [type], check };
}

import assert from "node:assert/strict";
import { errorsOf, request, type Thing } from "../things";
import { but, document, Fresh } from "./given";
import { needed } from "./serving";

const ROLE = "arn:aws:iam::111122223333:role/users";
const allow = (actions: readonly string[]): object => ({ Effect: "Allow", Action: actions, Resource: "*" });
const rule = (type: "Ingress" | "Egress", name: string, from: string, to: string): Thing => [
  `aws:vpc/securityGroup${type}Rule:SecurityGroup${type}Rule`,
  name,
  { securityGroupId: from, referencedSecurityGroupId: to, ipProtocol: "tcp", fromPort: 3306, toPort: 3306 },
];

/** A network with a way out, a cluster, and the role of a function that signs in to it. */
const given: readonly Thing[] = [
  ...needed.slice(
    0,
    needed.findIndex(([, name]) => name === "execution"),
  ),
  ["aws:ec2/subnet:Subnet", "other", { vpcId: "@vpc", cidrBlock: "10.0.9.0/24", availabilityZone: "ap-northeast-1c" }],
  ["aws:iam/serviceLinkedRole:ServiceLinkedRole", "rds", { awsServiceName: "rds.amazonaws.com" }],
  ["aws:rds/subnetGroup:SubnetGroup", "subnets", { name: "subnets", subnetIds: ["@private", "@other"] }],
  ["aws:ec2/securityGroup:SecurityGroup", "database", { vpcId: "@vpc" }],
  [
    "aws:rds/cluster:Cluster",
    "cluster",
    {
      clusterIdentifier: "main",
      engine: "aurora-mysql",
      masterUsername: "root0",
      manageMasterUserPassword: true,
      dbSubnetGroupName: "subnets",
      vpcSecurityGroupIds: ["@database"],
      skipFinalSnapshot: true,
    },
  ],
  [
    "aws:rds/clusterInstance:ClusterInstance",
    "instance",
    { clusterIdentifier: "@cluster", engine: "aurora-mysql", instanceClass: "db.r8g.large" },
  ],
  rule("Egress", "database-out", "@tasks", "@database"),
  rule("Ingress", "database-in", "@database", "@tasks"),
  [
    "aws:iam/role:Role",
    "users",
    {
      name: "users",
      assumeRolePolicy: document({
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
    },
  ],
  [
    "aws:iam/rolePolicy:RolePolicy",
    "users-policy",
    {
      role: "users",
      policy: document(
        allow(["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces"]),
        allow(["secretsmanager:GetSecretValue"]),
      ),
    },
  ],
];
const made: Thing = [
  "aws:lambda/function:Function",
  "function",
  {
    name: "users",
    role: ROLE,
    runtime: "nodejs24.x",
    handler: "index.handler",
    s3Bucket: "code",
    vpcConfig: { subnetIds: ["@private"], securityGroupIds: ["@tasks"] },
  },
];

/** One thing that is missing → what the invocation says. */
const hops: Readonly<Record<string, readonly [changes: Record<string, object | undefined>, reason: RegExp]>> = {
  "there is no way out": [{ "nat-route": undefined }, /neither an endpoint nor a route/],
  "its group does not reach the database": [{ "database-out": undefined }, /no group lets it speak to cluster/],
  "the database does not admit it": [{ "database-in": undefined }, /the groups of cluster admit it not/],
  "the database has no instance": [{ instance: undefined }, /cluster has no instance/],
  "it may not read the secret": [
    {
      "users-policy": {
        policy: document(
          allow(["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces"]),
        ),
      },
    },
    /secretsmanager:GetSecretValue/,
  ],
};

function invoke(fresh: Fresh): string {
  const cluster = fresh.named("cluster").outputs;
  const [secret] = cluster["masterUserSecrets"] as { secretArn: string }[];
  const input = JSON.stringify({ host: cluster["endpoint"], port: 3306, secretArn: secret?.secretArn });
  const ask: Thing = ["aws:lambda/invocation:Invocation", "invocation", { functionName: "users", input }];
  try {
    fresh.cloud.create(request(fresh.cloud, ask));
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("a function in a fresh world", () => {
  it("does its work where it may, and reaches what it needs", () => {
    assert.equal(invoke(new Fresh().make(...given, made)), "");
  });

  for (const [name, [changes, reason]] of Object.entries(hops)) {
    it(`fails when ${name}`, () => {
      const said = invoke(new Fresh().make(...but(given, changes), made));
      assert.match(said, /FunctionError/);
      assert.match(said, reason);
    });
  }

  it("is not made for a network that its role may not stand in", () => {
    const fresh = new Fresh().make(
      ...but(given, { "users-policy": { policy: document(allow(["secretsmanager:GetSecretValue"])) } }),
    );
    assert.match(errorsOf(() => fresh.make(made))[0] ?? "", /permissions to call CreateNetworkInterface on EC2/);
  });
});

import type { Entity, World } from "../model";
import { accountOf } from "./accounts";
import { admitted, EGRESS, groupsOf, INGRESS, pathTo, type Position } from "./paths";
import { documentOf, mayOther, mayRole, roleAt } from "./rights";
import type { FreshCheck, Known, State } from "./state";

const FUNCTION = "aws:lambda/function:Function";
const CLUSTER = "aws:rds/cluster:Cluster";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const SUBNET = "aws:ec2/subnet:Subnet";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";

/** Lambda tries out whether the role can make its interfaces. Source: AWS Lambda guide, "Giving functions access to a VPC". */
const interfaces: FreshCheck = (subject, world, state) => {
  if (!subject.has("vpcConfig")) return undefined;
  const { region, account } = subject.place;
  const of = (kind: string): string => `arn:aws:ec2:${region}:${account}:${kind}/*`;
  const asks = [
    ...["network-interface", "subnet", "security-group"].map(
      (kind) => ["ec2:CreateNetworkInterface", of(kind)] as const,
    ),
    ["ec2:DeleteNetworkInterface", of("network-interface")] as const,
    ["ec2:DescribeNetworkInterfaces", "*"] as const,
  ];
  const role = subject.text("role") ?? "";
  for (const [action, resource] of asks) {
    const { allowed, reason } = mayRole({ role, action, resource, region }, world, state);
    const code = `InvalidParameterValueException: The provided execution role does not have permissions to call ${action.slice(4)} on EC2`;
    if (!allowed) return { path: "role", code, allowed: "a role that may stand in a network", fix: reason };
  }
  return undefined;
};

/**
 * A function that signs in to a database as its master user: its input names the secret and the host. It must be allowed to read the one, and
 * to reach both from where it stands.
 */
const signsIn: FreshCheck = (subject, world, state) => {
  const input = JSON.parse(subject.text("input") ?? "{}") as { host?: string; port?: number; secretArn?: string };
  const made = world.find([FUNCTION], subject.text("functionName") ?? "", subject.place);
  const cluster = world.all(CLUSTER).find(({ outputs }) => outputs["endpoint"] === input.host);
  if (input.secretArn === undefined || made === undefined || cluster === undefined) return undefined;
  const reasons = [...reasonsOf(made, cluster, input.secretArn, Number(input.port), world, state)];
  if (reasons.length === 0) return undefined;
  const fault = { path: "functionName", code: "invoking Lambda Function: FunctionError: Unhandled" };
  return { ...fault, allowed: "a function that does its work", fix: [...new Set(reasons)].join("; ") };
};

function* reasonsOf(
  made: Entity,
  cluster: Entity,
  secret: string,
  port: number,
  world: World,
  state: State,
): Generator<string> {
  const role = String(made.inputs["role"]);
  const trust = documentOf("its trust", roleAt(role, world)?.inputs["assumeRolePolicy"]);
  const caller = { kind: "service", name: "lambda.amazonaws.com" } as const;
  const taken = mayOther({ caller, action: "sts:AssumeRole", resource: role }, trust);
  if (!taken.allowed) yield taken.reason;
  const [network] = world.subject(made).blocks("vpcConfig");
  const subnets = network === undefined ? [] : world.referred(network, "subnetIds", SUBNET);
  const groups = network === undefined ? [] : world.referred(network, "securityGroupIds", GROUP);
  for (const subnet of subnets) yield* secretFaults({ subnet, groups }, role, secret, cluster, world, state);
  if (!world.all(INSTANCE).some(({ inputs }) => inputs["clusterIdentifier"] === cluster.id))
    yield `${cluster.name} has no instance`;
  const doors = groupsOf(cluster, "vpcSecurityGroupIds", world);
  if (!admitted(EGRESS, groups, { groups: doors, range: "" }, world, port))
    yield `no group lets it speak to ${cluster.name}`;
  if (!admitted(INGRESS, doors, { groups, range: "" }, world, port)) yield `the groups of ${cluster.name} admit it not`;
}

function* secretFaults(
  position: Position,
  role: string,
  secret: string,
  cluster: Entity,
  world: World,
  state: State,
): Generator<string> {
  const path = pathTo("secretsmanager", position, world);
  if ("blocked" in path) {
    yield path.blocked;
    return;
  }
  const context = { "secretsmanager:ResourceTag/aws:rds:primaryDBClusterArn": String(cluster.outputs["arn"]) };
  const { region } = position.subnet.place;
  const ask = {
    role,
    action: "secretsmanager:GetSecretValue",
    resource: secret,
    resourceAccount: accountOf(role),
    region,
    context,
  };
  const { allowed, reason } = mayRole({ ...ask, ...path }, world, state);
  if (!allowed) yield reason;
}

/** Functions: whether one that is made can do its work. */
export const functions: Known = {
  [FUNCTION]: { refuses: [interfaces] },
  "aws:lambda/invocation:Invocation": { refuses: [signsIn] },
};

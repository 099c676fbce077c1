import type { View } from "../kernel/graph";
import type { Request } from "../iam/request";
import { DATABASE_INSTANCE } from "../views/databases";
import { FUNCTION } from "../views/functions";
import { KEY, roleAsksKey } from "../views/key-use";
import { named, regionOf } from "../views/named";
import { accountIn, callerOf, roleAsks, serviceMayTake } from "../views/rights";
import { roleView } from "../views/roles";
import { roleNamed } from "../views/tasks";
import { originOf, toApi } from "./apis";
import { toCluster } from "./database";
import { INVOCATION } from "./database-user";
import { toGroup } from "./logs";
import { madeInTime } from "./time";
import type { Way } from "./way";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

const LINKED_ROLE = "aws:iam/serviceLinkedRole:ServiceLinkedRole";

/** Seconds: to wait for the database, and to be there before and do something after. */
const LEAST_SECONDS = 30;

/** What Lambda does by a function's role to let it stand in a network (Lambda guide, "Giving Lambda functions access to resources in an Amazon VPC"). */
const INTERFACES: Readonly<Record<string, readonly string[]>> = {
  "ec2:CreateNetworkInterface": [
    "network-interface/eni-0123456789abcdef0",
    "security-group/sg-0123456789abcdef0",
    "subnet/subnet-0123456789abcdef0",
  ],
  "ec2:DeleteNetworkInterface": ["network-interface/eni-0123456789abcdef0"],
  "ec2:AssignPrivateIpAddresses": ["network-interface/eni-0123456789abcdef0"],
  "ec2:UnassignPrivateIpAddresses": ["network-interface/eni-0123456789abcdef0"],
  "ec2:DescribeNetworkInterfaces": ["*"],
  "ec2:DescribeSubnets": ["*"],
};

/**
 * The users of a cluster are made: by a function that stands in its network, reads the master user's secret and signs in with it, and is called
 * once all of that is there.
 */
export function toUsersMade(way: Way, cluster: View): void {
  const { graph } = cluster;
  way.expect(
    "linked-role",
    () => graph.ofType(LINKED_ROLE).some((role) => role.text("awsServiceName") === "rds.amazonaws.com"),
    "nothing makes RDS's own role, without which it takes no subnet group in an account that is new to it",
    cluster,
  );
  const call = way.found(
    "call",
    () => graph.satellites(cluster, INVOCATION, "input")[0],
    "nothing calls it with the cluster's own endpoint and secret",
    cluster,
  );
  if (call === undefined) return;
  const called = way.found(
    "function",
    () => {
      const name = call.isUnknown("functionName") ? undefined : call.text("functionName");
      return graph.called(FUNCTION, name) ?? graph.target(call, "functionName", FUNCTION);
    },
    "what is called is no function of the program",
    call,
  );
  if (
    called !== undefined &&
    !way.expect(
      "function-own",
      () => called.environment === cluster.environment,
      "what is called is the function of another environment, which does not reach it",
      call,
    )
  )
    return;
  const role =
    called &&
    way.found("function-role", () => roleNamed(graph, called, "role"), "it has no role of the program", called);
  if (called === undefined || role === undefined) return;
  way.expect(
    "function-trust",
    () => serviceMayTake(role, "lambda.amazonaws.com"),
    "its role does not let functions of Lambda take it",
    role,
  );
  runs(way, called);
  toLog(way, called, role);
  const origin = originOf(way, called);
  if (origin === undefined) return;
  toInterfaces(way, called, role);
  const secret = toMasterSecret(way, role, cluster);
  const parts = [...toApi(way, origin, "secretsmanager", [secret]), ...toCluster(way, origin, cluster)];
  const rights = roleView(role).documents.map(({ holder }) => holder);
  const instances = graph.satellites(cluster, DATABASE_INSTANCE, "clusterIdentifier");
  madeInTime(way, call, [...rights, ...parts, ...instances]);
}

/** It may run, and has as long as it may take: it waits 20 seconds for the database alone (functions/database-users/connect-mysql.ts). */
function runs(way: Way, called: View): void {
  way.expect(
    "function-runs",
    () => called.number("reservedConcurrentExecutions") !== 0,
    "it is given no run at once, so that Lambda refuses every call",
    called,
  );
  way.expect(
    "function-time",
    () => (called.number("timeout") ?? 3) >= LEAST_SECONDS,
    "it is ended before it has waited for the database",
    called,
  );
}

function toLog(way: Way, called: View, role: View): void {
  const group = way.found(
    "log-group",
    () => called.graph.called(LOG_GROUP, called.text("loggingConfig.logGroup")),
    "it writes to a log group that the program does not make",
    called,
  );
  if (group !== undefined) toGroup(way, role, group);
}

function toInterfaces(way: Way, called: View, role: View): void {
  const region = regionOf(called) ?? "";
  for (const [action, resources] of Object.entries(INTERFACES)) {
    for (const one of resources) {
      const resource = one === "*" ? one : `arn:aws:ec2:${region}:${accountIn(called)}:${one}`;
      way.allowed(
        "interfaces",
        () => roleAsks(role, { action, resource, region }),
        "Lambda may not put it into its network by its role",
        role,
      );
    }
  }
}

/** The secret that RDS keeps of the master user, and nobody else: it is told by the tag that only RDS can give. */
function toMasterSecret(way: Way, role: View, cluster: View): Request {
  const place = `${regionOf(cluster) ?? ""}:${accountIn(cluster)}`;
  const secret: Request = {
    caller: callerOf(role),
    action: "secretsmanager:GetSecretValue",
    resource: `arn:aws:secretsmanager:${place}:secret:rds!cluster-00000000-0000-0000-0000-000000000000-AbCdEf`,
    context: {
      "secretsmanager:ResourceTag/aws:rds:primaryDBClusterArn": `arn:aws:rds:${place}:cluster:${cluster.text("clusterIdentifier") ?? ""}`,
    },
  };
  way.expect(
    "master-secret",
    () => cluster.flag("manageMasterUserPassword") === true,
    "RDS keeps no secret of the cluster's master user, by which it signs in",
    cluster,
  );
  way.allowed(
    "master-secret-right",
    () => roleAsks(role, secret),
    "it may not read the secret of the cluster's master user",
    role,
  );
  const key = way.found(
    "master-secret-key",
    () => named(cluster, "masterUserSecretKmsKeyId", KEY)[0],
    "the program makes no key for the secret of the cluster's master user",
    cluster,
  );
  if (key !== undefined) {
    way.allowed(
      "master-secret-key-right",
      () => roleAsksKey(role, key, "kms:Decrypt", `secretsmanager.${regionOf(cluster) ?? ""}.amazonaws.com`),
      "it may not use the key that the secret of the cluster's master user is encrypted with",
      role,
    );
  }
  return secret;
}

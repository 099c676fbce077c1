import { between, named, notBoth, oneOf, someOf } from "../checks";
import type { Check, Models, Subject } from "../model";
import { BALANCER, BUCKET, BUCKET_POLICY, SECURITY_GROUP, SUBNET, TARGET_GROUP, VPC } from "./types";
import { onePerZone } from "./zones";

const balancerName = named(
  "name",
  32,
  /^(?!internal-)[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/,
  "letters, digits and -, not at an end, not beginning with internal-",
  "ValidationError",
);

/** The load balancer writes a test object when it is told of its log bucket, so that the bucket's policy must stand by then. */
const logBucket: Check = (subject, world) => {
  if (subject.get("accessLogs.enabled") !== true) return undefined;
  const log = subject.blocks("accessLogs")[0];
  const [bucket] = log === undefined ? [] : world.referred(log, "bucket", BUCKET);
  const [name, arn] = [log?.text("bucket"), "arn:"];
  const fault = { path: "accessLogs.bucket", code: "InvalidConfigurationRequest", value: name };
  if (name?.startsWith(arn)) return { ...fault, allowed: "the bucket's name", fix: "give the name, not the ARN" };
  if (bucket === undefined)
    return name === undefined ? undefined : { ...fault, allowed: "a bucket that exists", fix: "make it first" };
  const policy = world
    .all(BUCKET_POLICY)
    .find((one) => world.referred(world.subject(one), "bucket", BUCKET)[0] === bucket);
  if (policy !== undefined && world.precedes(policy, subject)) return undefined;
  return {
    ...fault,
    allowed: "a bucket whose policy already admits the load balancer",
    fix: "add dependsOn the bucket's policy",
  };
};

const health: Check = (subject) => {
  const [interval, timeout] = [
    subject.number("healthCheck.interval") ?? 30,
    subject.number("healthCheck.timeout") ?? 5,
  ];
  if (timeout < interval) return undefined;
  return {
    path: "healthCheck.timeout",
    code: "ValidationError",
    value: timeout,
    allowed: `less than the interval, ${interval}`,
    fix: "lower it",
  };
};

const targetForm: Check = (subject) => {
  const missing = ["port", "protocol", "vpcId"].filter((path) => !subject.has(path));
  if (subject.text("targetType") === "lambda" || missing.length === 0) return undefined;
  return missing.map((path) => ({
    path,
    code: "ValidationError",
    allowed: "a value, unless the target is a function",
    fix: "give it",
  }));
};

const suffix = (subject: Subject, kind: string): string =>
  `${kind}/${subject.chosen()}/${subject.digest().slice(0, 16)}`;

export const balancer: Models = {
  [BALANCER]: {
    id: (subject) => subject.arn("elasticloadbalancing", suffix(subject, "loadbalancer/app")),
    computed: (subject, id) => {
      const dns = `${subject.chosen()}-${Number.parseInt(subject.digest().slice(0, 8), 16)}.${subject.place.region}.elb.amazonaws.com`;
      return {
        arn: id,
        arnSuffix: id.slice(id.indexOf("loadbalancer/") + "loadbalancer/".length),
        name: subject.chosen(),
        dnsName: subject.get("internal") === true ? `internal-${dns}` : dns,
        zoneId: "Z14GRHDCWA56QT",
        vpcId: `vpc-0${subject.digest("vpc").slice(0, 16)}`,
      };
    },
    replaces: ["name", "namePrefix", "internal", "loadBalancerType", "customerOwnedIpv4Pool", "region"],
    references: [
      { path: "subnets", types: [SUBNET], code: "SubnetNotFound", holds: true },
      { path: "securityGroups", types: [SECURITY_GROUP], code: "InvalidSecurityGroup", holds: true },
    ],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "DuplicateLoadBalancerName" },
    checks: [
      balancerName,
      onePerZone("subnets", "ValidationError", 2),
      someOf(["subnets", "subnetMappings"]),
      notBoth("subnets", "subnetMappings"),
      logBucket,
      between("idleTimeout", 1, 4000),
      between("clientKeepAlive", 60, 604800),
    ],
    deletionProtection: "enableDeletionProtection",
  },
  [TARGET_GROUP]: {
    id: (subject) => subject.arn("elasticloadbalancing", suffix(subject, "targetgroup")),
    computed: (subject, id) => ({
      arn: id,
      arnSuffix: id.slice(id.indexOf("targetgroup/")),
      name: subject.chosen(),
      loadBalancerArns: [],
    }),
    replaces: [
      "name",
      "namePrefix",
      "port",
      "protocol",
      "protocolVersion",
      "targetType",
      "vpcId",
      "ipAddressType",
      "region",
    ],
    references: [{ path: "vpcId", types: [VPC], code: "ValidationError", holds: true }],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "DuplicateTargetGroupName" },
    checks: [
      balancerName,
      targetForm,
      health,
      oneOf("protocolVersion", ["HTTP1", "HTTP2", "GRPC"]),
      oneOf("targetType", ["instance", "ip", "lambda", "alb"]),
      between("deregistrationDelay", 0, 3600),
      between("healthCheck.interval", 5, 300),
      between("healthCheck.healthyThreshold", 2, 10),
      between("healthCheck.unhealthyThreshold", 2, 10),
    ],
  },
};

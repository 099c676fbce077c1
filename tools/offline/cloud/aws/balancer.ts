import { between, named, notBoth, oneOf, someOf } from "../checks";
import type { Check, Fault, Models, Subject } from "../model";
import { CERTIFICATE, VALIDATION } from "./certificates";
import { onePerZone, SUBNET, VPC } from "./network";
import { SECURITY_GROUP } from "./security-groups";
import { BUCKET } from "./storage";

export const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const LISTENER = "aws:lb/listener:Listener";
const RULE = "aws:lb/listenerRule:ListenerRule";

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
    .all("aws:s3/bucketPolicy:BucketPolicy")
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

/** A certificate must have been issued, and in the listener's own region. */
const certificate: Check = (subject, world) => {
  const secure = ["HTTPS", "TLS"].includes(subject.text("protocol") ?? "");
  if (!secure)
    return subject.has("certificateArn")
      ? { path: "certificateArn", code: "ValidationError", allowed: "none without TLS", fix: "leave it out" }
      : undefined;
  if (!subject.has("certificateArn"))
    return { path: "certificateArn", code: "CertificateNotFound", allowed: "a certificate", fix: "give one" };
  const text = subject.text("certificateArn");
  const fault = { path: "certificateArn", code: "UnsupportedCertificate", value: text };
  if (text !== undefined && text.split(":")[3] !== subject.place.region)
    return { ...fault, allowed: `a certificate of ${subject.place.region}`, fix: "take that of the region" };
  const found = world.referred(subject, "certificateArn", CERTIFICATE)[0];
  if (found === undefined) return undefined;
  const issued = world
    .all(VALIDATION)
    .some(
      (one) =>
        world.referred(world.subject(one), "certificateArn", CERTIFICATE)[0] === found && world.precedes(one, subject),
    );
  return issued
    ? undefined
    : {
        ...fault,
        allowed: "a certificate that has been issued",
        fix: "take certificateArn of the CertificateValidation",
      };
};

/** gRPC is HTTP/2 within TLS: a listener in clear refuses the target group. */
const grpc: Check = (subject, world) => {
  const listener =
    subject.request.type === LISTENER
      ? subject
      : world.referred(subject, "listenerArn", LISTENER).map((one) => world.subject(one))[0];
  if (listener === undefined || listener.text("protocol") !== "HTTP") return undefined;
  const actions = subject.request.type === LISTENER ? "defaultActions" : "actions";
  const groups = subject.blocks(actions).flatMap((action) => world.referred(action, "targetGroupArn", TARGET_GROUP));
  const found = groups.find((group) => group.inputs["protocolVersion"] === "GRPC");
  return found === undefined
    ? undefined
    : {
        path: actions,
        code: "InvalidLoadBalancerAction",
        value: found.name,
        allowed: "no gRPC group behind HTTP",
        fix: "use an HTTPS listener",
      };
};

const conditionValues: Check = (subject) => {
  const kinds = ["hostHeader", "pathPattern", "httpHeader", "httpRequestMethod", "sourceIp"];
  const values = subject
    .blocks("conditions")
    .flatMap((one) => kinds.flatMap((kind) => [...one.list(`${kind}.values`), ...one.list(`${kind}.regexValues`)]));
  const count =
    values.length + subject.blocks("conditions").reduce((sum, one) => sum + one.blocks("queryStrings").length, 0);
  const faults: Fault[] = [];
  if (count > 5)
    faults.push({
      path: "conditions",
      code: "TooManyConditionValues",
      value: count,
      allowed: "5 values in all conditions of a rule",
      fix: "split it into two rules",
    });
  if (count === 0)
    faults.push({
      path: "conditions",
      code: "ValidationError",
      allowed: "one value at the least",
      fix: "name a host or a path",
    });
  for (const value of values)
    if (typeof value === "string" && value.length > 128)
      faults.push({
        path: "conditions",
        code: "ValidationError",
        value,
        allowed: "128 characters a value",
        fix: "shorten it",
      });
  return faults;
};

const sslPolicy: Check = (subject) => {
  const name = subject.text("sslPolicy");
  if (
    name === undefined ||
    /^ELBSecurityPolicy-(2016-08|TLS-1-[012]-\d{4}-\d\d|TLS13-1-[0123](-\w+)*-\d{4}-\d\d|FS-\w+(-\w+)*-\d{4}-\d\d)$/.test(
      name,
    )
  )
    return undefined;
  return {
    path: "sslPolicy",
    code: "SSLPolicyNotFound",
    value: name,
    allowed: "a policy such as ELBSecurityPolicy-TLS13-1-2-2021-06",
    fix: "correct the name",
  };
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
  [LISTENER]: {
    id: (subject) =>
      `${(subject.text("loadBalancerArn") ?? "").replace(":loadbalancer/", ":listener/")}/${subject.digest().slice(0, 16)}`,
    computed: (_, id) => ({ arn: id }),
    replaces: ["loadBalancerArn", "region"],
    references: [
      { path: "loadBalancerArn", types: [BALANCER], code: "LoadBalancerNotFound" },
      { path: "defaultActions.targetGroupArn", types: [TARGET_GROUP], code: "TargetGroupNotFound", holds: true },
      { path: "certificateArn", types: [CERTIFICATE], code: "CertificateNotFound", holds: true },
    ],
    unique: {
      key: (subject, world) => `${world.handle(subject, "loadBalancerArn", BALANCER)}|${subject.get("port")}`,
      path: "port",
      code: "DuplicateListener",
    },
    checks: [certificate, grpc, sslPolicy, between("port", 1, 65535)],
  },
  [RULE]: {
    id: (subject) =>
      `${(subject.text("listenerArn") ?? "").replace(":listener/", ":listener-rule/")}/${subject.digest().slice(0, 16)}`,
    computed: (subject, id) => ({ arn: id, priority: subject.number("priority") ?? 1 }),
    replaces: ["listenerArn", "region"],
    references: [
      { path: "listenerArn", types: [LISTENER], code: "ListenerNotFound" },
      { path: "actions.targetGroupArn", types: [TARGET_GROUP], code: "TargetGroupNotFound", holds: true },
    ],
    unique: {
      key: (subject, world) =>
        subject.has("priority")
          ? `${world.handle(subject, "listenerArn", LISTENER)}|${subject.get("priority")}`
          : undefined,
      path: "priority",
      code: "PriorityInUse",
    },
    checks: [between("priority", 1, 50000), conditionValues, grpc],
  },
};

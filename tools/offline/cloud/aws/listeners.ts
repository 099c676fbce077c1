import { keyOf, between } from "../checks";
import type { Check, Fault, Models } from "../model";
import { BALANCER, CERTIFICATE, LISTENER, LISTENER_RULE, TARGET_GROUP, VALIDATION } from "./types";

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

export const listeners: Models = {
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
      key: (subject, world) => keyOf(world.handle(subject, "loadBalancerArn", BALANCER), subject.part("port")),
      path: "port",
      code: "DuplicateListener",
    },
    checks: [certificate, grpc, sslPolicy, between("port", 1, 65535)],
  },
  [LISTENER_RULE]: {
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
        keyOf(
          world.handle(subject, "listenerArn", LISTENER),
          subject.has("priority") ? subject.part("priority") : undefined,
        ),
      path: "priority",
      code: "PriorityInUse",
    },
    checks: [between("priority", 1, 50000), conditionValues, grpc],
  },
};

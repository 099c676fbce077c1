import { keyOf, named, notBoth, oneOf, someOf } from "../checks";
import type { Check, Models } from "../model";
import { domain, NAMESPACE, vpcNameFree } from "./names";
import { VPC } from "./types";

const DISCOVERED = "aws:servicediscovery/service:Service";

const cnameInstance: Check = (subject, world) => {
  const [service] = world.referred(subject, "serviceId", DISCOVERED);
  const cname = subject.has("attributes.AWS_INSTANCE_CNAME");
  if (service === undefined || !cname) return undefined;
  const types = world
    .subject(service)
    .blocks("dnsConfig.dnsRecords")
    .map((record) => record.text("type"));
  if (types.includes("CNAME")) return undefined;
  return {
    path: "attributes",
    code: "InvalidInput",
    value: types,
    allowed: "AWS_INSTANCE_CNAME in a service of CNAME records only",
    fix: "make the service's record CNAME",
  };
};

function isEmpty(block: unknown): boolean {
  return block !== null && typeof block === "object" && Object.keys(block).length === 0;
}

export const discovery: Models = {
  [NAMESPACE]: {
    id: (subject) => `ns-${subject.digest().slice(0, 16)}`,
    computed: (subject, id) => ({
      arn: subject.arn("servicediscovery", `namespace/${id}`),
      hostedZone: `Z0${subject.digest("zone").slice(0, 19).toUpperCase()}`,
    }),
    replaces: ["name", "vpc", "region"],
    references: [{ path: "vpc", types: [VPC], code: "InvalidInput", holds: true }],
    checks: [domain, vpcNameFree],
  },
  [DISCOVERED]: {
    id: (subject) => `srv-${subject.digest().slice(0, 16)}`,
    computed: (subject, id) => ({
      arn: subject.arn("servicediscovery", `service/${id}`),
      name: subject.chosen(),
      namespaceId: subject.get("namespaceId") ?? subject.get("dnsConfig.namespaceId"),
      // The provider does not send the block when nothing stands in it, and finds it missing ever after (terraform-provider-aws #44285).
      ...(isEmpty(subject.get("healthCheckCustomConfig")) ? { healthCheckCustomConfig: undefined } : {}),
    }),
    replaces: ["name", "namespaceId", "type", "healthCheckCustomConfig", "region"],
    references: [
      { path: "dnsConfig.namespaceId", types: [NAMESPACE], code: "NamespaceNotFound", holds: true },
      { path: "namespaceId", types: [NAMESPACE], code: "NamespaceNotFound", holds: true },
    ],
    unique: {
      key: (subject, world) => {
        const dns = subject.blocks("dnsConfig")[0];
        const namespace =
          world.handle(subject, "namespaceId", NAMESPACE) ??
          (dns === undefined
            ? undefined
            : (world.handle(dns, "namespaceId", NAMESPACE) ?? world.handle(subject, "dnsConfig", NAMESPACE)));
        return keyOf(namespace, subject.text("name")?.toLowerCase());
      },
      path: "name",
      code: "ServiceAlreadyExists",
    },
    checks: [
      oneOf("dnsConfig.routingPolicy", ["MULTIVALUE", "WEIGHTED"]),
      notBoth("healthCheckConfig", "healthCheckCustomConfig"),
      someOf(["name"]),
    ],
  },
  "aws:servicediscovery/instance:Instance": {
    id: (subject) => subject.text("instanceId") ?? "",
    replaces: ["instanceId", "serviceId", "region"],
    references: [{ path: "serviceId", types: [DISCOVERED], code: "ServiceNotFound", holds: true }],
    checks: [cnameInstance, named("instanceId", 64, /^[\w.:/@-]+$/, "letters, digits and _.:/@-")],
  },
};

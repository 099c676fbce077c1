import type { View } from "../kernel/graph";
import type { Check } from "../kernel/check";
import type { Proof } from "../rule";
import { declaredService, madeFor, type Place } from "../views/declared";
import { containers, SERVICE, tasksOf } from "../views/tasks";
import { endOf, type Origin, originOf } from "../ways/apis";
import { errandsOf } from "../ways/client";
import { toEnd } from "../ways/connection";
import type { Way } from "../ways/way";
import { VPC } from "../views/placement";

const DISCOVERY = "aws:servicediscovery/service:Service";
const NAMESPACE = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";
const PARAMETER = "aws:ssm/parameter:Parameter";

export const rule: Proof = {
  id: "proof-call-connects",
  title: "A service reaches every service that it calls, by a name that leads to healthy tasks.",
  why: "A call that nobody answers is found by the first user who needs it.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE],
  noun: "caller",
  check: (service, check) => {
    const calls = errandsOf(
      check,
      service,
      (declared) => declared.calls,
      (key) => `calls ${key}`,
    );
    for (const { way, origin, place, key } of calls) toService(way, origin, { ...place, key }, check);
  },
};

function toService(way: Way, origin: Origin, place: Place, check: Check): void {
  const { graph } = origin.vpc;
  const port = declaredService(check.registry, graph, place)?.port ?? 0;
  const called = way.found("called", () => madeFor(graph, place, SERVICE)[0], "it has no ECS service");
  if (called === undefined) return;
  const name = toName(way, origin, called, place);
  for (const task of tasksOf(called)) {
    way.expect(
      "called-port",
      () =>
        containers(task).some(({ reader }) =>
          reader.list("portMappings").some((mapping) => mapping.number("containerPort") === port),
        ),
      "no container of its task listens on the port that it declares",
      task,
    );
  }
  const other = originOf(way, called);
  if (other === undefined) return;
  toEnd(way, origin, { words: place.key, end: () => endOf(other), vpcs: () => [other.vpc], at: called }, port);
  const written = { ...(name === undefined ? {} : { host: name }), port: String(port) };
  for (const [key, value] of Object.entries(written)) {
    const path = `/${graph.stack}/${place.environment}/infrastructures/service/${place.key}/${key}`;
    way.expect(
      "called-parameter",
      () => {
        const parameter = graph.called(PARAMETER, path);
        return (parameter?.text("insecureValue") ?? parameter?.text("value")) === value;
      },
      `the parameter of its ${key} is missing, or says something else`,
      called,
    );
  }
}

/** The name that leads to the tasks which are well, in the caller's network. */
function toName(way: Way, origin: Origin, called: View, { key }: Place): string | undefined {
  const { graph } = called;
  const discovery = way.found(
    "discovery",
    () => graph.target(called.at("serviceRegistries"), "registryArn", DISCOVERY),
    "its tasks are registered under no name",
    called,
  );
  if (discovery === undefined) return undefined;
  way.expect(
    "discovery-name",
    () =>
      discovery.text("name") === key && discovery.list("dnsConfig.dnsRecords").some((one) => one.text("type") === "A"),
    "its tasks are registered under another name than its own, or not by their addresses",
    discovery,
  );
  way.expect(
    "discovery-health",
    () => discovery.raw("healthCheckCustomConfig") !== undefined,
    "its name leads to tasks that are not well too, for no health is asked",
    discovery,
  );
  const namespace = way.found(
    "namespace",
    () => graph.target(discovery, "dnsConfig.namespaceId", NAMESPACE),
    "its name stands in no namespace of the program",
    discovery,
  );
  if (namespace === undefined) return undefined;
  way.expect(
    "namespace-network",
    () => graph.target(namespace, "vpc", VPC) === origin.vpc && origin.vpc.flag("enableDnsSupport") !== false,
    "its name is not resolved in the network of the caller",
    namespace,
  );
  return `${key}.${namespace.text("name") ?? ""}`;
}

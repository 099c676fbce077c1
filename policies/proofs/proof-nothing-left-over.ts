import type { View } from "../kernel/graph";
import type { Proof } from "../rule";
import { ENDPOINT, isGateway } from "../views/api-endpoints";
import { aliasesOf, KEY } from "../views/key-use";
import { LISTENER, LOAD_BALANCER } from "../views/load-balancers";
import { mentions } from "../views/mentions";
import { named } from "../views/named";
import { NAT, SUBNET } from "../views/placement";
import { roleView } from "../views/roles";
import { GROUP, rulesOf } from "../views/security-groups";
import { defaultRoutes } from "../views/subnets";
import { ROLE, SERVICE } from "../views/tasks";

const PARAMETER = "aws:ssm/parameter:Parameter";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const REPOSITORY = "aws:ecr/repository:Repository";
const FUNCTION = "aws:lambda/function:Function";

export const rule: Proof = {
  id: "proof-nothing-left-over",
  title: "Every endpoint, key, listener, NAT gateway, parameter, log group and repository is used by something.",
  why: "What nothing uses costs by the hour, and whoever finds it does not dare to take it away.",
  fix: "Take it away, or let what is meant to use it use it. A parameter that applications look up by themselves may stay.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: [],
  types: [ENDPOINT, KEY, LISTENER, NAT, PARAMETER, LOG_GROUP, REPOSITORY],
  noun: "thing",
  check: (subject, check) => {
    const asked = questions[subject.type];
    // What the company keeps for all products is used by other stacks.
    if (asked === undefined || check.graph.stack === check.registry.foundation.stack) return;
    check.expect(() => asked.isUsed(subject), asked.message, { part: asked.part });
  },
};

interface Question {
  readonly part: string;
  readonly message: string;
  readonly isUsed: (view: View) => boolean;
}

const questions: Readonly<Record<string, Question>> = {
  [ENDPOINT]: {
    part: "endpoint",
    message: "no role of its environment asks the API that the endpoint is for",
    isUsed: (endpoint) => isGateway(endpoint) || isAsked(endpoint),
  },
  [KEY]: {
    part: "key",
    message: "nothing is encrypted with the key",
    isUsed: (key) => dependants(key) || aliasesOf(key).some((alias) => mentions(key.graph).has(alias)),
  },
  [LISTENER]: {
    part: "listener",
    message: "the load balancer's security group lets nobody in on the listener's port",
    isUsed: (listener) => {
      const balancer = listener.graph.target(listener, "loadBalancerArn", LOAD_BALANCER);
      const port = listener.number("port") ?? 0;
      const rules = balancer === undefined ? [] : named(balancer, "securityGroups", GROUP).flatMap(rulesOf);
      return rules.some((rule) => rule.direction === "ingress" && rule.covers(port));
    },
  },
  [NAT]: {
    part: "nat",
    message: "nothing runs in a subnet that leads to the NAT gateway",
    isUsed: (nat) => inhabited(nat).some((subnet) => leadsTo(subnet, nat)),
  },
  [PARAMETER]: {
    part: "parameter",
    message: "no task and no role reads the parameter",
    isUsed: (parameter) => {
      const name = parameter.text("name") ?? "";
      return isPlatforms(name) || mentions(parameter.graph).has(`parameter${name}`);
    },
  },
  [LOG_GROUP]: {
    part: "log-group",
    message: "nothing writes to the log group",
    isUsed: (group) => dependants(group) || mentions(group.graph).has(group.text("name") ?? ""),
  },
  [REPOSITORY]: {
    part: "repository",
    message: "no role pulls from the repository",
    isUsed: (repository) => mentions(repository.graph).has(`repository/${repository.text("name") ?? ""}`),
  },
};

/**
 * Whether the platform writes the parameter for every product alike, whoever reads it: services take some of them, people the others. A setting stands in
 * the definition, and should be read.
 */
function isPlatforms(name: string): boolean {
  const [, , , section, kind] = name.split("/");
  return section === "infrastructures" && kind !== "settings";
}

/** Whether something other than what only completes it was made from it. */
function dependants(view: View): boolean {
  const all = view.graph.memo("what others are made from", () => {
    const used = new Set<string>();
    for (const other of view.graph.all) {
      if (/^aws:kms\/(alias|keyPolicy):/.test(other.type)) continue;
      for (const urn of other.resource.dependencies) used.add(urn);
      for (const urn of Object.values(other.resource.propertyDependencies).flat()) used.add(urn);
    }
    return used;
  });
  return all.has(view.urn);
}

/** Whether a role of the endpoint's environment may call the service of AWS that it is for. */
function isAsked(endpoint: View): boolean {
  const { graph, environment } = endpoint;
  const services = graph.memo(`services asked in ${environment ?? ""}`, () => {
    const roles = graph.ofType(ROLE).filter((role) => role.environment === environment);
    const actions = roles.flatMap((role) =>
      roleView(role)
        .allowed()
        .flatMap((statement) => statement.actions),
    );
    return new Set(actions.map((action) => action.split(":")[0]?.toLowerCase()));
  });
  const api = endpoint.text("serviceName")?.replace(/^com\.amazonaws\.[a-z0-9-]+\./, "") ?? "";
  return services.has(api.split(".")[0]);
}

/** The subnets of the program in which tasks or functions run. */
function inhabited({ graph }: View): readonly View[] {
  return graph.memo("inhabited subnets", () => [
    ...new Set([
      ...graph.ofType(SERVICE).flatMap((service) => named(service, "networkConfiguration.subnets", SUBNET)),
      ...graph.ofType(FUNCTION).flatMap((one) => named(one, "vpcConfig.subnetIds", SUBNET)),
    ]),
  ]);
}

function leadsTo(subnet: View, nat: View): boolean {
  return defaultRoutes(subnet).some(({ reader }) => named(reader, "natGatewayId", NAT).includes(nat));
}

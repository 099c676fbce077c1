import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import type { Keys } from "../account/keys";
import { repositoryUrl } from "../image-names";
import type { Endpoints } from "../network/endpoints";
import type { Namespace } from "../network/namespace";
import type { Network } from "../network/network";
import type { Parameters } from "../parameters/parameters";
import { resolveParameter, variableName } from "../parameters/path";
import { at, mapValues } from "../records";
import { isProduction, type Scope } from "../scope";
import { Cluster } from "../service/cluster";
import type { LoadBalancer } from "../service/load-balancer";
import { planRoutes, type Route } from "../service/routes";
import { Service } from "../service/service";
import type { ServiceGroup } from "../service/service-group";
import type { Account } from "./account";
import { userName, userVariable } from "../definition/database-users";
import type { Environment, Product, Service as ServiceDefinition } from "../definition/completed";
import type { Granted } from "./granted";
import { grantsOf, grantVariables } from "../definition/grants";
import type { LogBuckets } from "./log-buckets";
import type { Peers } from "./peers";
import { peersNeededBy } from "./peers-of";
import type { Surroundings } from "./surroundings";
import { writtenNames } from "../definition/written-parameters";

export interface ServicesArgs {
  readonly scope: Scope;
  readonly product: Product;
  readonly environment: Environment;
  readonly surroundings: Surroundings;
  readonly account: Account;
  readonly keys: Keys;
  readonly logs: LogBuckets;
  readonly network: Network;
  readonly namespace: Namespace;
  readonly routes: Readonly<Record<string, Route>>;
  /** Left out where no service has a route. */
  readonly loadBalancer: LoadBalancer | undefined;
  /** By service. */
  readonly groups: Readonly<Record<string, ServiceGroup>>;
  /** What a task reaches AWS, others and its settings by: all of it is there before the first task. */
  readonly endpoints: Endpoints;
  readonly peers: Peers;
  readonly parameters: Parameters;
  /** What mail and events of services go through. */
  readonly granted: Granted;
}

/** The services of an environment and the clusters that they run on. */
export class Services extends pulumi.ComponentResource {
  readonly services: Readonly<Record<string, Service>>;

  constructor(name: string, args: ServicesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Services", name, {}, opts);
    const child = { parent: this };
    const { scope, product, environment, keys } = args;
    const names = [...new Set(Object.values(product.services).map(({ cluster }) => cluster))].sort();
    const clusters = Object.fromEntries(
      names.map((key) => [key, new Cluster(`${name}-${key}`, { scope, keyArn: keys.arns.logs }, child)]),
    );
    const { rules } = planRoutes(args.routes);
    const written = writtenNames(product);

    this.services = mapValues(product.services, (service, key) => {
      const size = at(environment.services, key);
      const { loadBalancer } = args;
      const image = at(args.account.images, key);
      return new Service(
        `${name}-${key}`,
        {
          scope,
          ...sizes(service, size, isProduction(scope)),
          service: key,
          grants: grantsOf(scope, key, service.grants, environment.domain),
          ...told(scope, key, service, environment.domain),
          cluster: at(clusters, service.cluster),
          image: platformImage(args, "bootstrap", service),
          routerImage: platformImage(args, "logRouter", service),
          repositoryArns: [
            image.repositoryArn,
            ...(["bootstrap", "logRouter"] as const).map((of) =>
              sharedRepository(args, at(args.surroundings.images, of).repository),
            ),
          ],
          secrets: Object.fromEntries(
            service.parameters.map((parameter) => [
              variableName(parameter),
              arn.parameter(scope, resolveParameter(scope, parameter, written)),
            ]),
          ),
          timeZone: product.timeZone,
          vpcId: args.network.vpcId,
          securityGroupId: at(args.groups, key).securityGroupId,
          after: neededBy(args, key, service),
          subnetIds: inZones(args.network.subnets.private, environment.zones.active),
          namespaceId: args.namespace.namespaceId,
          logBucket: args.logs.logs.bucketName,
          logsKeyArn: keys.arns.logs,
          logsKeyAlias: keys.aliases.logs,
          parametersKeyAlias: keys.aliases.parameters,
          ...(service.route === undefined || loadBalancer === undefined
            ? {}
            : {
                routing: {
                  listenerArn: loadBalancer.listenerArn,
                  loadBalancerArnSuffix: loadBalancer.arnSuffix,
                  rules: rules[key] ?? [],
                },
              }),
        },
        child,
      );
    });
    this.registerOutputs();
  }
}

/** As whom a service signs in to its databases, and what its grants are about: told to it by plain variables. */
function told(scope: Scope, key: string, { databases, environment, grants }: ServiceDefinition, domain: string) {
  const user = userName(scope.environment, key);
  const users = Object.fromEntries(databases.map((database) => [userVariable(database), user]));
  return {
    ...(databases.length === 0 ? {} : { databaseUser: user }),
    environment: { ...environment, ...users, ...grantVariables(scope, key, grants, domain) },
  };
}

/** What must be there before a service's first task: its ways out, the rules that admit it, and the parameters that the platform writes. */
function neededBy(args: ServicesArgs, key: string, service: ServiceDefinition): pulumi.Resource[] {
  return [
    args.endpoints,
    at(args.groups, key),
    ...peersNeededBy(key, service).flatMap((peer) => args.peers.rules[peer] ?? []),
    ...service.parameters.flatMap((parameter) => args.parameters.written[parameter] ?? []),
    ...args.granted.neededBy(service.grants),
  ];
}

/** What is said of the service itself, with the size that the environment gives it; the clock changes production alone. */
function sizes(service: ServiceDefinition, size: Environment["services"][string], production: boolean) {
  const { cpu, memory, schedule } = service.scaling;
  return {
    ...service,
    cpu: size.cpu,
    memory: size.memory,
    scaling: {
      min: size.min,
      max: size.max,
      ...(cpu === undefined ? {} : { cpuPercent: cpu }),
      ...(memory === undefined ? {} : { memoryPercent: memory }),
      ...(schedule === undefined || !production ? {} : { schedule }),
    },
  };
}

function sharedRepository({ surroundings, scope }: ServicesArgs, repository: string): string {
  return arn.imageRepository({ region: scope.region, account: surroundings.accounts.shared }, repository);
}

/** The foundation stack builds each image for both architectures, under two tags. */
function platformImage(
  { surroundings, scope }: ServicesArgs,
  image: "bootstrap" | "logRouter",
  { architecture }: ServiceDefinition,
): string {
  const { repository, tag } = surroundings.images[image];
  const suffix = architecture === "x86_64" ? "-x86" : "";
  const shared = { account: surroundings.accounts.shared, region: scope.region };
  return `${repositoryUrl(shared, repository)}:${tag}${suffix}`;
}

function inZones<T>(subnets: Readonly<Record<string, T>>, zones: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(subnets).filter(([zone]) => zones.includes(zone)));
}

import type { View } from "../kernel/graph";
import { coversHost, issuedCertificate, namesOf } from "../views/certificates";
import { LISTENER, LOAD_BALANCER } from "../views/load-balancers";
import { named, regionOf } from "../views/named";
import { SUBNET } from "../views/placement";
import { letsIn, letsOut } from "../views/reachability";
import { GROUP } from "../views/security-groups";
import { containers, TASK, tasksOf } from "../views/tasks";
import type { Way } from "./way";

const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const RULE = "aws:lb/listenerRule:ListenerRule";
const VPC = "aws:ec2/vpc:Vpc";

/** Where requests enter from outside. */
export interface Entrance {
  readonly listener: View;
  readonly balancer: View;
}

/** From the listener that takes requests for the hosts to the port of the service's tasks. */
export function fromListenerToTask(
  way: Way,
  service: View,
  { port, hosts }: { readonly port: number; readonly hosts: readonly string[] },
): Entrance | undefined {
  const { graph } = service;
  const target = way.found(
    "target-group",
    () => service.list("loadBalancers").flatMap((one) => graph.target(one, "targetGroupArn", TARGET_GROUP) ?? [])[0],
    "its ECS service is registered in no target group of the program",
  );
  if (target === undefined) return undefined;
  toTask(way, service, target, port);
  const rules = way.found(
    "rule",
    () => some(graph.satellites(target, RULE, "actions")),
    "no rule of a listener sends requests to its target group",
    target,
  );
  if (rules === undefined) return undefined;
  const listener = way.found(
    "listener",
    () => rules.flatMap((rule) => graph.target(rule, "listenerArn", LISTENER) ?? [])[0],
    "its rules belong to no listener of the program",
    rules[0],
  );
  if (listener === undefined) return undefined;
  for (const host of hosts) ruleTakes(way, rules, listener, host);
  const balancer = way.found(
    "load-balancer",
    () => graph.target(listener, "loadBalancerArn", LOAD_BALANCER),
    "its listener belongs to no load balancer of the program",
    listener,
  );
  if (balancer === undefined) return undefined;
  toService(way, service, balancer, port);
  return { listener, balancer };
}

/** The last hops: what is registered is where the container listens, and is asked for its health there. */
function toTask(way: Way, service: View, target: View, port: number): void {
  const registered = () => service.list("loadBalancers")[0];
  way.expect(
    "target-type",
    () => target.text("targetType") === "ip",
    "its target group does not take addresses, which is all that a task on Fargate has",
    target,
  );
  way.expect(
    "health-port",
    () => [undefined, "traffic-port", String(port)].includes(target.text("healthCheck.port")),
    "its health is asked for on a port that its tasks do not listen on",
    target,
  );
  way.expect(
    "target-network",
    () => {
      const [vpc] = named(target, "vpcId", VPC);
      const subnets = named(service, "networkConfiguration.subnets", SUBNET);
      return vpc !== undefined && subnets.every((subnet) => named(subnet, "vpcId", VPC).includes(vpc));
    },
    "its target group stands in another network than its tasks",
    target,
  );
  for (const task of tasksOf(service)) {
    const container = way.found(
      "container-port",
      () =>
        containers(task).find(
          ({ reader }) =>
            reader.text("name") === registered()?.text("containerName") &&
            registered()?.number("containerPort") === port &&
            reader.list("portMappings").some((mapping) => mapping.number("containerPort") === port),
        ),
      "its target group is given a port that no container of its task listens on",
      task,
    );
    const told = (name: string): string | undefined =>
      container?.reader
        .list("environment")
        .find((entry) => entry.text("name") === name)
        ?.text("value");
    // The bootstrap image answers where it is told, and nowhere else; an application may know its own path.
    const isFirst = service.graph.target(service, "taskDefinition", TASK) === task;
    way.expect(
      "told-port",
      () => container === undefined || told("PORT") === String(port) || (told("PORT") === undefined && !isFirst),
      "its container is told another port than the one that its target group is given",
      task,
    );
    way.expect(
      "health-path",
      () => {
        const path = told("HEALTH_PATH");
        return (
          path === target.text("healthCheck.path") || (path === undefined && (!isFirst || container === undefined))
        );
      },
      "its health is asked for at another path than its container answers",
      target,
    );
  }
}

function ruleTakes(way: Way, rules: readonly View[], listener: View, host: string): void {
  way.expect(
    "rule-host",
    () =>
      rules.some((rule) => {
        const asked = rule.list("conditions").filter((condition) => condition.isSet("hostHeader.values"));
        return asked.every((condition) => condition.texts("hostHeader.values").includes(host));
      }),
    `no rule of its listener takes requests for ${host}`,
    rules[0],
  );
  way.expect(
    "listener-https",
    () => listener.text("protocol") === "HTTPS",
    "its listener does not take HTTPS",
    listener,
  );
  const issued = way.found(
    "listener-certificate",
    () => issuedCertificate(listener, "certificateArn"),
    "its listener does not wait for a certificate of the program to be issued",
    listener,
  );
  if (issued === undefined) return;
  way.expect(
    "listener-certificate-covers",
    () => coversHost(namesOf(issued.certificate), host) && regionOf(issued.certificate) === regionOf(listener),
    `the certificate of its listener does not stand for ${host} in the region of the load balancer, so that CloudFront refuses it`,
    listener,
  );
}

function toService(way: Way, service: View, balancer: View, port: number): void {
  const own = () => ({ groups: named(service, "networkConfiguration.securityGroups", GROUP), cidrs: [] });
  const outer = () => ({ groups: named(balancer, "securityGroups", GROUP), cidrs: [] });
  way.expect(
    "group-out",
    () => letsOut(outer(), own(), port),
    "the load balancer's security group lets nothing out to its port",
    balancer,
  );
  way.expect(
    "group-in",
    () => letsIn(own(), outer(), port),
    "its security group lets nothing in from the load balancer on its port",
  );
  way.expect(
    "zones",
    () => {
      const zones = (subnets: readonly View[]) => subnets.map((subnet) => subnet.text("availabilityZone"));
      const served = zones(named(balancer, "subnets", SUBNET));
      return zones(named(service, "networkConfiguration.subnets", SUBNET)).every((zone) => served.includes(zone));
    },
    "its tasks stand in a zone that the load balancer does not, where targets are not used",
    balancer,
  );
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

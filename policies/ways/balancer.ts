import type { View } from "../kernel/graph";
import type { DeclaredService } from "../registry";
import { LISTENER_RULE } from "../views/listener-rules";
import { LISTENER, LOAD_BALANCER, TARGET_GROUP } from "../views/load-balancers";
import { named } from "../views/named";
import { SUBNET } from "../views/placement";
import { letsIn, letsOut } from "../views/reachability";
import { GROUP } from "../views/security-groups";
import { atListener } from "./listener";
import { toTask } from "./target";
import type { Way } from "./way";

/** Where requests enter from outside. */
export interface Entrance {
  readonly listener: View;
  readonly balancer: View;
}

/** From the listener that takes requests for the hosts to the port of the service's tasks. */
export function fromListenerToTask(way: Way, service: View, declared: DeclaredService): Entrance | undefined {
  const { graph } = service;
  const target = way.found(
    "target-group",
    () => service.list("loadBalancers").flatMap((one) => graph.target(one, "targetGroupArn", TARGET_GROUP) ?? [])[0],
    "its ECS service is registered in no target group of the program",
  );
  if (target === undefined) return undefined;
  toTask(way, service, target, declared);
  const rules = way.found(
    "rule",
    () => some(graph.satellites(target, LISTENER_RULE, "actions")),
    "no rule of a listener sends requests to its target group",
    target,
  );
  if (rules === undefined) return undefined;
  const listener = way.found(
    "listener",
    () => {
      const [first, ...others] = new Set(rules.map((rule) => graph.target(rule, "listenerArn", LISTENER)));
      return others.length === 0 ? first : undefined;
    },
    "its rules belong to no listener of the program, or to several",
    rules[0],
  );
  if (listener === undefined) return undefined;
  atListener(way, listener, { rules, target }, declared);
  const balancer = way.found(
    "load-balancer",
    () => graph.target(listener, "loadBalancerArn", LOAD_BALANCER),
    "its listener belongs to no load balancer of the program",
    listener,
  );
  if (balancer === undefined) return undefined;
  toService(way, service, balancer, declared.port);
  return { listener, balancer };
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

import * as pulumi from "@pulumi/pulumi";
import { Monitors } from "../monitoring/monitors";
import { siteChecks } from "../monitoring/site-checks";
import { SiteTests } from "../monitoring/site-tests";
import { scopedName } from "../naming";
import { OnCallService } from "../oncall/on-call-service";
import { isProduction, type Scope } from "../scope";
import type { LoadBalancer } from "../service/load-balancer";
import type { Service } from "../service/service";
import type { Databases } from "./databases";
import type { Product } from "../definition/completed";
import { mapValues } from "../records";
import { routeOf } from "../definition/routing";

export interface WatchArgs {
  readonly scope: Scope;
  readonly product: Product;
  readonly services: Readonly<Record<string, Service>>;
  readonly databases: Databases;
  readonly loadBalancer: LoadBalancer | undefined;
  /** The environment's domain, which it is asked at and whose certificates must not run out. */
  readonly domain: string;
  /** Of the product's channel, as a monitor's message says it. */
  readonly slackHandle: string;
  /** PagerDuty's id of the organization's escalation policy. */
  readonly escalationPolicyId: string;
}

/** Monitors of everything in an environment that can fail, and in production somebody who is woken. */
export class Watch extends pulumi.ComponentResource {
  constructor(name: string, args: WatchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Watch", name, {}, opts);
    const child = { parent: this };
    const { scope, product, databases, loadBalancer, escalationPolicyId } = args;
    const { runbook, title, monitoring } = product;
    const pager = isProduction(scope)
      ? new OnCallService(`${name}-oncall`, { scope, title, escalationPolicyId, runbook }, child)
      : undefined;
    const routing = {
      slackHandle: args.slackHandle,
      // Outside of production no monitor pages; the name is the one that production would.
      pagerdutyService: pager?.serviceName ?? scopedName({ ...scope, environment: "production" }),
      runbook,
    };
    new Monitors(
      `${name}-monitors`,
      {
        scope,
        monitored: {
          services: Object.entries(args.services).map(([key, { clusterName, serviceName, targetGroupName }]) => ({
            key,
            clusterName,
            serviceName,
            ...(targetGroupName === undefined ? {} : { targetGroupName }),
          })),
          databases: databases.monitored,
          loadBalancers:
            loadBalancer === undefined ? [] : [{ key: "load-balancer", name: loadBalancer.loadBalancerName }],
          distribution: loadBalancer !== undefined,
          certificates: loadBalancer === undefined ? [] : [args.domain],
          latencySeconds: monitoring.latencySeconds,
        },
        ...routing,
      },
      child,
    );
    if (isProduction(scope)) {
      const checks = siteChecks(
        mapValues(product.services, ({ protocol, healthPath, route }) => ({
          protocol,
          healthPath,
          ...(route === undefined ? {} : { route: routeOf(route, args.domain) }),
        })),
      );
      new SiteTests(`${name}-site`, { scope, checks, ...routing }, child);
    }
    this.registerOutputs();
  }
}

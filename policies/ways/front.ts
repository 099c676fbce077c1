import type { View } from "../kernel/graph";
import type { DeclaredService } from "../registry";
import { RECORD } from "../views/certificates";
import { behaviors, DISTRIBUTION, VPC_ORIGIN } from "../views/distributions";
import { INTERNET_GATEWAY, isAttached } from "../views/gateways";
import { named } from "../views/named";
import { SUBNET, VPC } from "../views/placement";
import { GROUP, rulesOf } from "../views/security-groups";
import type { Entrance } from "./balancer";
import { toDistribution } from "./domain";
import { whileItDoesNotAnswer } from "./error-answers";
import { forViewers } from "./viewers";
import { throughWebAcl } from "./web-acl";
import type { Way } from "./way";

/** AWS's policy `Managed-AllViewer`, which hands the Host header on (CloudFront guide, "Use managed origin request policies"). */
const ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";
const CACHE_POLICY = "aws:cloudfront/cachePolicy:CachePolicy";

/** From the names that people ask for to the listener behind the distribution. */
export function fromNameToListener(way: Way, entrance: Entrance, declared: DeclaredService): void {
  const { graph } = entrance.balancer;
  const origin = way.found(
    "vpc-origin",
    () => graph.satellites(entrance.balancer, VPC_ORIGIN, "vpcOriginEndpointConfig")[0],
    "no VPC origin leads to its load balancer",
    entrance.balancer,
  );
  if (origin === undefined) return;
  way.expect(
    "internet-gateway",
    () => hasInternetGateway(entrance.balancer),
    "the network of its load balancer has no internet gateway, without which CloudFront reaches nothing in it",
    entrance.balancer,
  );
  const passed = new Set<View>();
  for (const host of declared.hosts) {
    const distribution = way.found(
      "distribution",
      () => distributionOf(host, origin),
      "no distribution stands before its load balancer",
      origin,
    );
    if (distribution === undefined) continue;
    if (!passed.has(distribution)) {
      toListener(way, distribution, origin, entrance);
      forViewers(way, distribution);
      whileItDoesNotAnswer(way, distribution, declared);
      throughWebAcl(way, distribution);
    }
    passed.add(distribution);
    toDistribution(way, distribution, host);
  }
}

/**
 * The distribution that the host's record leads to, or else the one that has its name, where it asks this origin; where there is neither, any that
 * does, which tells what is missing.
 */
function distributionOf(host: string, origin: View): View | undefined {
  const { graph } = origin;
  const before = graph.satellites(origin, DISTRIBUTION, "origins");
  const all = graph.ofType(DISTRIBUTION);
  const led = (one: View): boolean =>
    graph.satellites(one, RECORD, "aliases").some((record) => record.text("name") === host);
  const its = all.find(led) ?? all.find((one) => one.texts("aliases").includes(host));
  return its === undefined ? before[0] : before.find((one) => one.urn === its.urn);
}

/** The name of each balancer, in AWS's own words. */
const BALANCED = /\.elb\.amazonaws\.com$/;

function toListener(way: Way, distribution: View, origin: View, { listener, balancer }: Entrance): void {
  const config = origin.at("vpcOriginEndpointConfig");
  way.expect(
    "enabled",
    () => distribution.flag("enabled") === true && distribution.flag("staging") !== true,
    "its distribution is not enabled, or is one for trials, which answers to no name",
    distribution,
  );
  way.expect(
    "origin-port",
    () =>
      config.text("originProtocolPolicy") === "https-only" && config.number("httpsPort") === listener.number("port"),
    "its VPC origin asks on a port that its listener does not listen on",
    origin,
  );
  const entry = way.found(
    "behavior",
    () => {
      const wanted = distribution.text("defaultCacheBehavior.targetOriginId");
      return distribution
        .list("origins")
        .find((one) => one.isSet("vpcOriginConfig") && one.text("originId") === wanted);
    },
    "what its distribution asks by default is not the load balancer",
    distribution,
  );
  if (entry === undefined) return;
  way.expect(
    "origin-domain",
    () =>
      entry.isUnknown("domainName")
        ? entry.sources("domainName").includes(balancer)
        : BALANCED.test(entry.text("domainName") ?? ""),
    "its distribution asks its load balancer by a name that is not the balancer's own",
    distribution,
  );
  way.expect(
    "origin-path",
    () => !entry.isSet("originPath") && !distribution.isSet("defaultRootObject"),
    "its distribution asks the load balancer for another path than it is asked for",
    distribution,
  );
  way.expect(
    "host-header",
    () =>
      behaviors(distribution)
        .filter((behavior) => behavior.text("targetOriginId") === entry.text("originId"))
        .every((behavior) => {
          if (behavior.text("originRequestPolicyId") === ALL_VIEWER) return true;
          const cache = distribution.graph.target(behavior, "cachePolicyId", CACHE_POLICY);
          const headers = "parametersInCacheKeyAndForwardedToOrigin.headersConfig.headers.items";
          return cache?.texts(headers).some((header) => header.toLowerCase() === "host") === true;
        }),
    "its distribution does not hand on the host that was asked for, so that no rule of the listener matches",
    distribution,
  );
  way.expect(
    "cloudfront-in",
    () => {
      const port = listener.number("port") ?? 0;
      return named(balancer, "securityGroups", GROUP)
        .flatMap(rulesOf)
        .some(
          (rule) =>
            rule.direction === "ingress" &&
            rule.covers(port) &&
            rule.reader.text("prefixListId") === way.check.registry.cloudFrontPrefixList,
        );
    },
    "the load balancer's security group lets nothing in from CloudFront's list of addresses on its listener's port",
    balancer,
  );
  timeouts(way, distribution, entry, balancer);
}

/**
 * Who stands further out waits longer, so that the inner one tells what went wrong; and lets a silent connection go earlier, so that it
 * sends nothing into one that the inner one has closed. Sources: ELB guide, "Edit attributes for your Application Load Balancer"
 * (idle timeout, default 60 s); CloudFront API, VpcOriginConfig (read timeout 30 s and keep-alive 5 s by default).
 */
function timeouts(way: Way, distribution: View, entry: ReturnType<View["at"]>, balancer: View): void {
  const idle = (): number => balancer.number("idleTimeout") ?? 60;
  way.expect(
    "read-timeout",
    () => (entry.number("vpcOriginConfig.originReadTimeout") ?? 30) >= idle(),
    "its distribution gives up earlier than the load balancer, whose answer says more",
    distribution,
  );
  way.expect(
    "keep-alive",
    () => (entry.number("vpcOriginConfig.originKeepaliveTimeout") ?? 5) < idle(),
    "its distribution keeps connections as long as the load balancer or longer, and sends requests into those that it has just closed",
    distribution,
  );
}

/** CloudFront guide, "Restrict access with VPC origins", prerequisites. */
function hasInternetGateway(balancer: View): boolean {
  const vpcs = named(balancer, "subnets", SUBNET).flatMap((subnet) => named(subnet, "vpcId", VPC));
  const gateways = balancer.graph.ofType(INTERNET_GATEWAY);
  return vpcs.length > 0 && vpcs.every((vpc) => gateways.some((gateway) => isAttached(gateway, vpc)));
}

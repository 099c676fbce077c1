import type { View } from "../kernel/graph";
import type { DeclaredService } from "../registry";
import { coversHost, isProved, issuedCertificate, namesOf } from "../views/certificates";
import { declaredService, placeOf } from "../views/declared";
import { covers } from "../views/globs";
import {
  asksHostAndPathAlone,
  handsAllTo,
  hostsOf,
  meetsPath,
  pathsOf,
  priorityOf,
  rulesFor,
  sharedPriorities,
  takesHost,
  takesPath,
} from "../views/listener-rules";
import { regionOf } from "../views/named";
import type { Way } from "./way";

/** What a listener does with the requests that are a service's by its route: its rules hand them on, all of them, before another takes them. */
export function atListener(
  way: Way,
  listener: View,
  { rules, target }: { readonly rules: readonly View[]; readonly target: View },
  declared: DeclaredService,
): void {
  const { hosts, paths } = declared;
  takesHttps(way, listener, hosts);
  for (const rule of rules) {
    handsOn(way, rule, listener, target);
    asksItsRoute(way, rule, declared);
  }
  for (const host of hosts) {
    const own = way.found(
      "rule-host",
      () => {
        const taking = rules.filter((rule) => takesHost(rule, host));
        return taking.length === 0 ? undefined : taking;
      },
      `no rule of its listener takes requests for ${host}`,
      rules[0],
    );
    if (own !== undefined) for (const path of paths) takesRoute(way, listener, own, host, path);
  }
}

function handsOn(way: Way, rule: View, listener: View, target: View): void {
  way.expect(
    "rule-conditions",
    () => asksHostAndPathAlone(rule),
    "a rule of its listener has no condition, which AWS refuses, or one of another kind than hosts and paths, which its route does not have",
    rule,
  );
  way.expect(
    "rule-action",
    () => handsAllTo(rule, target),
    "a rule of its listener does something else with requests than to hand all of them on to its target group",
    rule,
  );
  way.expect(
    "rule-priority",
    () => !sharedPriorities(listener).has(priorityOf(rule)),
    "a rule of its listener has the priority of another, which AWS refuses",
    rule,
  );
}

/** A rule says its hosts and its paths, and none that is not of the route, though a wider pattern of its own take them all. */
function asksItsRoute(way: Way, rule: View, { hosts, paths }: DeclaredService): void {
  way.expect(
    "rule-route",
    () => {
      const [ownHosts, ownPaths] = [hostsOf(rule), pathsOf(rule)];
      return (
        ownHosts.length > 0 &&
        ownPaths.length > 0 &&
        ownHosts.every((pattern) => hosts.some((host) => covers(pattern.toLowerCase(), host))) &&
        ownPaths.every((path) => paths.includes(path))
      );
    },
    "a rule of its listener asks for hosts or paths that its route does not say, or for any",
    rule,
  );
}

/** One path at one host: a rule takes it, and none before that one does, but for those by which a route of its own has a part of the path. */
function takesRoute(way: Way, listener: View, own: readonly View[], host: string, path: string): void {
  const taking = way.found(
    "rule-path",
    () => own.find((rule) => takesPath(rule, path)),
    `no rule of its listener takes ${path} of ${host}`,
    own[0],
  );
  if (taking === undefined) return;
  let earlier: View | undefined;
  way.expect(
    "rule-first",
    () => {
      const before = rulesFor(listener, host).filter((rule) => priorityOf(rule) < priorityOf(taking));
      earlier = before.find((rule) => !own.includes(rule) && meetsPath(rule, path) && !isRouted(way, rule, host, path));
      return earlier === undefined;
    },
    `a rule that its listener asks earlier takes ${path} of ${host}, or a part of it that is the route of no other service`,
    () => earlier,
  );
}

/** Whether a rule is there for a part of the path that is another service's, or the same one's, by its route. */
function isRouted(way: Way, rule: View, host: string, path: string): boolean {
  const place = placeOf(rule);
  const other = place && declaredService(way.check.registry, rule.graph, place);
  const taken = pathsOf(rule);
  return (
    other?.hosts.includes(host) === true &&
    taken.length > 0 &&
    taken.every((one) => other.paths.includes(one) && !covers(one, path))
  );
}

function takesHttps(way: Way, listener: View, hosts: readonly string[]): void {
  way.expect(
    "listener-https",
    () => listener.text("protocol") === "HTTPS" && (listener.text("mutualAuthentication.mode") ?? "off") === "off",
    "its listener does not take HTTPS from whoever has no certificate",
    listener,
  );
  const issued = way.found(
    "listener-certificate",
    () => issuedCertificate(listener, "certificateArn"),
    "its listener does not wait for a certificate of the program to be issued",
    listener,
  );
  if (issued === undefined) return;
  for (const host of hosts) {
    way.expect(
      "listener-certificate-covers",
      () => coversHost(namesOf(issued.certificate), host) && regionOf(issued.certificate) === regionOf(listener),
      `the certificate of its listener does not stand for ${host} in the region of the load balancer, so that CloudFront refuses it`,
      listener,
    );
  }
  way.expect(
    "listener-certificate-validated",
    () => isProved(issued),
    "a name of its listener's certificate has no validation record in its zone, so that it is never issued",
    issued.validation,
  );
}

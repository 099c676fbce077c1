import { decide } from "../iam/decide";
import type { View } from "../kernel/graph";
import type { Registry } from "../registry";
import { trustOf } from "../views/rights";
import { ROLE } from "../views/tasks";
import type { Way } from "./way";

const ACCOUNT = "datadog:aws/integrationAccount:IntegrationAccount";

/** From the figures of AWS to Datadog: the account that it reads, by a role that lets it in, where the figures stand. */
export function toFigures(way: Way, monitor: View): void {
  const { graph } = monitor;
  const { registry } = way.check;
  const account = way.found(
    "figures",
    () => graph.ofType(ACCOUNT)[0],
    "it asks for figures of AWS, and Datadog reads no account of the program",
  );
  if (account === undefined) return;
  way.expect(
    "figures-role",
    () => {
      const role = graph.called(ROLE, account.text("authConfig.awsAuthConfigRole.roleName"));
      if (role === undefined) return false;
      const request = {
        caller: { kind: "identity" as const, arn: `arn:aws:iam::${registry.datadog.account}:root` },
        action: "sts:AssumeRole",
        resource: `arn:aws:iam::${account.text("awsAccountId") ?? ""}:role/${role.text("name") ?? ""}`,
        context: { "sts:ExternalId": account.text("authConfig.awsAuthConfigRole.externalId") ?? "" },
      };
      return decide(request, { resource: trustOf(role) }, way.check.today).allowed;
    },
    "Datadog may not take the role by which it reads figures of the account",
    account,
  );
  const asked = [...(monitor.text("query") ?? "").matchAll(/\baws\.([a-z0-9]+)\./g)].map((match) => match[1] ?? "");
  for (const service of new Set(asked)) {
    way.expect(
      "figures-region",
      () => {
        const read = account.texts("awsRegions.includeOnlies");
        return (
          account.flag("awsRegions.includeAll") === true ||
          regionsOf(service, registry).every((one) => read.includes(one))
        );
      },
      `Datadog does not read the region that the figures of ${service} stand in`,
      account,
    );
    way.expect(
      "figures-namespace",
      () => {
        const has = (path: string): boolean =>
          account.texts(`metricsConfig.namespaceFilters.${path}`).some((one) => familyOf(one) === service);
        const isLimited = account.isSet("metricsConfig.namespaceFilters.includeOnlies");
        return (
          account.flag("metricsConfig.enabled") !== false &&
          !has("excludeOnlies") &&
          (!isLimited || has("includeOnlies"))
        );
      },
      `Datadog leaves the figures of ${service} out`,
      account,
    );
  }
}

/** CloudFront writes its figures in one region, and reads its certificates there. */
function regionsOf(service: string, { regions }: Registry): readonly string[] {
  if (service === "cloudfront") return [regions.global];
  return service === "certificatemanager" ? [regions.home, regions.global] : [regions.home];
}

/** How Datadog names the figures of a namespace of CloudWatch: those of `AWS/ApplicationELB` begin `aws.applicationelb`. */
function familyOf(namespace: string): string {
  return namespace.slice(namespace.indexOf("/") + 1).toLowerCase();
}

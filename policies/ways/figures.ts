import { decide } from "../iam/decide";
import type { View } from "../kernel/graph";
import type { Registry } from "../registry";
import { figures } from "../views/figures";
import { roleMay, trustOf } from "../views/rights";
import { ROLE } from "../views/tasks";
import type { Way } from "./way";

const ACCOUNT = "datadog:aws/integrationAccount:IntegrationAccount";

/** What reads figures, and the tags that monitors choose them by (docs.datadoghq.com, "AWS Integration IAM Policy"). */
export const READS = ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "tag:GetResources"] as const;

/** From the figures of AWS to Datadog: such as there are, of the account that it reads, by a role that lets it in and may read, where they stand. */
export function toFigures(way: Way, monitor: View): void {
  const { graph } = monitor;
  const { registry } = way.check;
  sane(way, monitor);
  const own = way.check.product?.account;
  const account = way.found(
    "figures",
    () => graph.ofType(ACCOUNT).find((one) => own === undefined || one.text("awsAccountId") === own),
    "it asks for figures of AWS, and Datadog reads no account of the program, or another than the product's",
  );
  if (account === undefined) return;
  const role = graph.called(ROLE, account.text("authConfig.awsAuthConfigRole.roleName"));
  way.expect(
    "figures-role",
    () => {
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
  const query = monitor.text("query") ?? "";
  const asked = [...query.matchAll(/\baws\.([a-z0-9]+)\./g)].map((match) => match[1] ?? "");
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
    if (role !== undefined) {
      way.expect(
        "figures-right",
        () => regionsOf(service, registry).every((region) => mayRead(role, region)),
        `Datadog's role may not read the figures of ${service}, or the tags that they are chosen by`,
        role,
      );
    }
    way.expect(
      "figures-tags",
      () =>
        account
          .list("metricsConfig.tagFilters")
          .filter((filter) => familyOf(filter.text("namespace") ?? "") === service)
          .every((filter) => letsThrough(filter.texts("tags"), query)),
      `Datadog reads the figures of ${service} for other tags alone than it asks for`,
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

/** Whether its figures are such as AWS gives, and its threshold one that they can pass. */
function sane(way: Way, monitor: View): void {
  const query = monitor.text("query") ?? "";
  const names = query.match(/\baws\.[a-z0-9_.]+/g) ?? [];
  way.expect(
    "figure",
    () => names.every((name) => Object.hasOwn(figures, name)),
    "it asks for a figure that AWS is not known to give",
  );
  way.expect(
    "threshold",
    () => {
      const [, sign = "", text = ""] = /([<>]=?)\s*(-?[\d.]+(?:e\+?\d+)?)\s*$/i.exec(query) ?? [];
      const [critical, most] = [monitor.number("monitorThresholds.critical"), figures[names[0] ?? ""]];
      // Datadog refuses a threshold that is another than its query's. Below nothing comes only what something was taken from.
      const least = sign.startsWith("<") && !query.includes(" - ") ? Number.MIN_VALUE : 0;
      return text !== "" && Number(text) === critical && critical >= least && (most === undefined || critical < most);
    },
    "its threshold is one that its figure does not pass, or another than its query's",
  );
}

/** Asked by each monitor of the same few regions. */
function mayRead(role: View, region: string): boolean {
  return role.graph.memo(`figures of ${region} read by ${role.urn}`, () =>
    READS.every((action) => roleMay(role, { action, resource: "*", region })),
  );
}

/** A filter lets through what has one of its tags and none of those that it excludes by a `!`. */
function letsThrough(tags: readonly string[], query: string): boolean {
  const excluded = tags.filter((tag) => tag.startsWith("!")).map((tag) => tag.slice(1));
  const wanted = tags.filter((tag) => !tag.startsWith("!"));
  const asked = (tag: string): boolean => query.includes(tag);
  return (wanted.length === 0 || wanted.some(asked)) && !excluded.some(asked);
}

import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { monitorCatalogue } from "./catalogue";
import { EARLY_SECONDS, SETTLED_SECONDS } from "./collection";
import { monitorMessage } from "./message";
import type { Monitored } from "./monitored";

export interface MonitorsArgs {
  readonly scope: Scope;
  /** What the environment has. */
  readonly monitored: Omit<Monitored, "product" | "environment">;
  /** Of the product's channel: `@slack-example-inc-alert-shine`. */
  readonly slackHandle: string;
  /** Name of the product's service in PagerDuty, which only production's monitors of failures tell. */
  readonly pagerdutyService: string;
  /** https; each monitor links to the section of its kind. */
  readonly runbook: string;
}

/** The Datadog monitors of one environment. */
export class Monitors extends pulumi.ComponentResource {
  /** The monitors' ids, by key. */
  readonly ids: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: MonitorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:monitoring:Monitors", name, {}, opts);
    const child = { parent: this };
    const { product, environment, owner } = args.scope;
    const specs = monitorCatalogue({ ...args.monitored, product, environment });

    const monitors = specs.map((spec) => {
      const monitor = new datadog.Monitor(
        `${name}-${spec.key}`,
        {
          name: `[${environment}] ${product} ${spec.title}`,
          type: "query alert",
          query: spec.query,
          message: monitorMessage(spec, args),
          monitorThresholds: {
            critical: String(spec.critical),
            ...(spec.warning === undefined ? {} : { warning: String(spec.warning) }),
          },
          onMissingData: spec.missingData,
          requireFullWindow: false,
          evaluationDelay: spec.early === true ? EARLY_SECONDS : SETTLED_SECONDS,
          includeTags: true,
          priority: String(spec.priority),
          ...(spec.pages ? { renotifyInterval: 30, renotifyStatuses: ["alert"] } : {}),
          assets: [{ category: "runbook", name: "Runbook", url: `${args.runbook}#${spec.kind}` }],
          tags: [
            `product:${product}`,
            `env:${environment}`,
            `service:${spec.service}`,
            `team:${owner}`,
            "managed-by:pulumi",
          ],
        },
        child,
      );
      return [spec.key, monitor.id] as const;
    });

    this.ids = Object.fromEntries(monitors);
    this.registerOutputs({ ids: this.ids });
  }
}

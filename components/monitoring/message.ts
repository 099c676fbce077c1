import type { MonitorSpec } from "./monitored";

/** Whom a monitor tells, and where it sends the reader. */
export interface Routing {
  /** `@slack-<workspace>-<channel>`. */
  readonly slackHandle: string;
  /** Name of the PagerDuty service as Datadog knows it. */
  readonly pagerdutyService: string;
  /** https. */
  readonly runbook: string;
}

/** What a message is made of: of a monitor, or of a test from outside. */
export type Told = Pick<MonitorSpec, "alert" | "warning" | "missingData" | "recovery" | "hint" | "pages"> & {
  readonly kind: string;
};

/**
 * A monitor's message. Everything goes to Slack. PagerDuty is told of the alert and of its recovery, which closes the incident; a
 * warning or a window without data wakes nobody.
 */
export function monitorMessage(spec: Told, routing: Routing): string {
  const page = `@pagerduty-${routing.pagerdutyService}`;
  return [
    `{{#is_alert}}${spec.alert}{{/is_alert}}`,
    ...(spec.warning === undefined ? [] : [`{{#is_warning}}${spec.alert}{{/is_warning}}`]),
    ...(spec.missingData === "show_and_notify_no_data"
      ? ["{{#is_no_data}}No data arrives: see the AWS integration, then whether the thing still exists.{{/is_no_data}}"]
      : []),
    `{{#is_recovery}}Recovered: ${spec.recovery}{{/is_recovery}}`,
    "",
    `{{^is_recovery}}${spec.hint}{{/is_recovery}}`,
    `Runbook: ${routing.runbook}#${spec.kind}`,
    "",
    routing.slackHandle,
    ...(spec.pages ? [`{{#is_alert}}${page}{{/is_alert}}{{#is_alert_recovery}}${page}{{/is_alert_recovery}}`] : []),
  ].join("\n");
}

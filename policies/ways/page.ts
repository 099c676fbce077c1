import type { View } from "../kernel/graph";
import { ESCALATION } from "./duty";
import type { Way } from "./way";

const HANDLE = "datadog:pagerduty/serviceObject:ServiceObject";
export const INTEGRATION = "pagerduty:index/serviceIntegration:ServiceIntegration";
export const SERVICE = "pagerduty:index/service:Service";

/** From the name that a message wakes to the escalation policy of the service behind it. */
export function toEscalation(way: Way, monitor: View, handle: string): void {
  const { graph } = monitor;
  const { pagerduty } = way.check.registry;
  // Named in the registry: made elsewhere, and known to be there.
  if (pagerduty.services.includes(handle)) return;
  const known = way.found(
    "page",
    () => graph.ofType(HANDLE).find((one) => one.text("serviceName") === handle),
    "it wakes a service of PagerDuty that Datadog does not know",
  );
  if (known === undefined) return;
  const integration = way.found(
    "integration",
    () => graph.target(known, "serviceKey", INTEGRATION),
    "Datadog's key of the service that it wakes comes from no integration of the program",
    known,
  );
  if (integration === undefined) return;
  const service = way.found(
    "service",
    () => graph.target(integration, "service", SERVICE),
    "the integration that it wakes belongs to no service of PagerDuty that the program makes",
    integration,
  );
  if (service === undefined) return;
  way.expect(
    "escalation",
    () =>
      graph.target(service, "escalationPolicy", ESCALATION) !== undefined ||
      service.text("escalationPolicy") === pagerduty.escalationPolicy,
    "the service that it wakes has another escalation policy than the company's, or one that nobody makes",
    service,
  );
  way.expect(
    "urgency",
    () => urgencies(service).every((urgency) => urgency !== "low"),
    "the service that it wakes takes incidents for nothing urgent, of which nobody's telephone rings",
    service,
  );
  way.expect(
    "stays-open",
    () => {
      // Zero, and the text `null`, stand for never.
      const seconds = service.number("autoResolveTimeout") ?? 0;
      return seconds === 0 || seconds >= HOUR;
    },
    "the service that it wakes closes an incident within an hour, whether anybody has seen it or not",
    service,
  );
}

const HOUR = 3600;

/** What a service takes its incidents for, at each hour; urgent where it says nothing (PagerDuty, "Configurable Service Settings"). */
function urgencies(service: View): readonly (string | undefined)[] {
  const paths = ["urgency", "duringSupportHours.urgency", "outsideSupportHours.urgency"];
  return paths.map((path) => service.text(`incidentUrgencyRule.${path}`));
}

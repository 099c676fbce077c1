import type { Rule } from "../../rule";
import { INTEGRATION, SERVICE } from "../../ways/page";

/**
 * PagerDuty's ids of vendors are the same for all of its customers; Sentry's is added when a product has it.
 */
export const rule: Rule = {
  id: "pagerduty-integration-is-datadog",
  title: "PagerDuty is called by Datadog alone, and the key of the integration stays secret.",
  why: "Whoever has the key can wake people, or hide a page among a thousand.",
  fix: "Set vendor to Datadog's id (PAM4FGS), and pass integrationKey on as a secret.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [INTEGRATION, "datadog:pagerduty/serviceObject:ServiceObject"],
  check: (subject, check) => {
    if (subject.type === INTEGRATION) {
      check.expect(() => subject.text("vendor") === "PAM4FGS", "it is not Datadog's", { part: "vendor" });
      check.expect(
        () => !subject.has("integrationKey") || subject.isSecret("integrationKey"),
        "its key is written in the program",
        {
          part: "key",
        },
      );
      return;
    }
    check.expect(
      () => {
        if (subject.isSecret("serviceKey")) return true;
        // Not known yet: the provider takes it as a secret, so that what an integration answers never shows.
        if (subject.isUnknown("serviceKey") && subject.sources("serviceKey").some(({ type }) => type === INTEGRATION))
          return true;
        // Ends the assertion where it is not known at all.
        subject.isSet("serviceKey");
        return false;
      },
      "the key is not secret",
      { part: "key" },
    );
    const [integration] = subject.sources("serviceKey").filter(({ type }) => type === INTEGRATION);
    if (integration === undefined) return;
    check.expect(
      () => {
        const service = check.graph.target(integration, "service", SERVICE);
        return service === undefined || service.text("name") === subject.text("serviceName");
      },
      "Datadog calls the service by another name than it has",
      { part: "name" },
    );
  },
};

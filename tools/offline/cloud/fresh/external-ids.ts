import type { FreshCheck, Known } from "./state";

const EXTERNAL_ID = "datadog:aws/integrationExternalId:IntegrationExternalId";
const HOURS_48 = 48 * 60 * 60 * 1000;

/**
 * Datadog takes only an external id that it generated, within 48 hours. Source: Datadog API, "Generate a new external ID"; the answer to any
 * other is `400 invalid External ID` (DataDog/terraform-provider-datadog #3133, #2785).
 */
const generated: FreshCheck = (subject, world, state) => {
  const id = subject.text("authConfig.awsAuthConfigRole.externalId");
  if (id === undefined) return undefined;
  const found = world.all(EXTERNAL_ID).find(({ outputs }) => outputs["id"] === id || outputs["externalId"] === id);
  const fault = { path: "authConfig", code: "400 Bad Request: invalid External ID" };
  if (found === undefined)
    return {
      ...fault,
      allowed: "an external id that Datadog has generated",
      fix: "take that of aws.IntegrationExternalId, which the organization stack gives",
    };
  if (state.now() - (state.born(found) ?? 0) <= HOURS_48) return undefined;
  return {
    ...fault,
    allowed: "an external id that is no older than 48 hours",
    fix: "let the organization stack make a new one, and bring the product up within 48 hours",
  };
};

/** An integration that exists keeps its id, however old; only what is made new is asked for it. */
export const externalIds: Known = { "datadog:aws/integrationAccount:IntegrationAccount": { refuses: [generated] } };

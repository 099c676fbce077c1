import { isSecret, UNKNOWN } from "../kernel/resource";
import type { Kind, Name } from "./names";

/** Properties that name something by a plain id, which only their place tells: the key that has it, within the property or the property itself. */
const places: Readonly<Record<string, { readonly kind: Kind; readonly key: string }>> = {
  "github:index/repositoryEnvironment:RepositoryEnvironment reviewers": { kind: "GitHub team", key: "teams" },
  "github:index/teamRepository:TeamRepository teamId": { kind: "GitHub team", key: "teamId" },
  ...plain("PagerDuty id", {
    "escalationPolicy:EscalationPolicy": { rules: "id", teams: "teams" },
    "schedule:Schedule": { layers: "users", teams: "teams" },
    "service:Service": { escalationPolicy: "escalationPolicy" },
    "serviceIntegration:ServiceIntegration": { service: "service" },
    "teamMembership:TeamMembership": { teamId: "teamId", userId: "userId" },
    "userContactMethod:UserContactMethod": { userId: "userId" },
    "userNotificationRule:UserNotificationRule": { contactMethod: "id", userId: "userId" },
  }),
};

function plain(kind: Kind, types: Readonly<Record<string, Readonly<Record<string, string>>>>): typeof places {
  return Object.fromEntries(
    Object.entries(types).flatMap(([type, keys]) =>
      Object.entries(keys).map(([property, key]) => [`pagerduty:index/${type} ${property}`, { kind, key }]),
    ),
  );
}

/** Of whatever stands on GitHub, the repository that it is about. */
const REPOSITORY = { kind: "GitHub repository", key: "repository" } as const;

/**
 * Whom a message of Datadog tells by an integration that no other rule asks about: those of Slack, PagerDuty, On-Call and webhooks are held to what
 * the program makes.
 */
const handle = /(?<![\w.+-])@(?!slack-|pagerduty|oncall|opsgenie|victorops|webhook-)[A-Za-z]+-[\w-]+(?![\w.+-]*@)/g;

/** What a property names by its place alone. */
export function plainNames(type: string, property: string, value: unknown): readonly Name[] {
  if (type.startsWith("datadog:") && /^(message|escalationMessage)$/.test(property))
    return (typeof value === "string" ? (value.match(handle) ?? []) : []).map((text) => ({
      kind: "Datadog handle" as const,
      text,
    }));
  const place = type.startsWith("github:") && property === "repository" ? REPOSITORY : places[`${type} ${property}`];
  if (place === undefined) return [];
  const names: Name[] = [];
  const walk = (inner: unknown, isNamed: boolean): void => {
    if (inner === UNKNOWN || inner === null || isSecret(inner)) return;
    if (Array.isArray(inner)) {
      for (const one of inner) walk(one, isNamed);
    } else if (typeof inner === "object") {
      for (const [key, one] of Object.entries(inner)) walk(one, key === place.key);
    } else if (isNamed && (typeof inner === "string" || typeof inner === "number")) {
      names.push({ kind: place.kind, text: String(inner) });
    }
  };
  walk(value, property === place.key);
  return names;
}

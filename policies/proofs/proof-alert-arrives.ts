import type { View } from "../kernel/graph";
import { decide } from "../iam/decide";
import { statements } from "../kernel/documents";
import type { Proof } from "../rule";
import { channelsTold, handleOf, MONITOR, pagesOf, SLACK_CHANNEL, SYNTHETIC } from "../views/monitors";
import { ROLE } from "../views/tasks";
import { ESCALATION, toPeople } from "../ways/duty";
import { toEscalation } from "../ways/page";
import { Way } from "../ways/way";

const ACCOUNT = "datadog:aws/integrationAccount:IntegrationAccount";

export const rule: Proof = {
  id: "proof-alert-arrives",
  title: "What a monitor finds is told in a channel that is there, and what it wakes somebody for rings at somebody.",
  why: "A page that nobody gets is noticed when the customers write.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [MONITOR, SYNTHETIC, ESCALATION],
  noun: "alert",
  check: (subject, check) => {
    if (subject.type === ESCALATION) {
      toPeople(new Way(check, `the escalation ${subject.text("name") ?? ""}`), subject);
      return;
    }
    const way = new Way(check, `the alert ${subject.text("name") ?? subject.name}`);
    if (/\baws\./.test(subject.text("query") ?? "")) toFigures(way, subject);
    const channels = channelsTold(subject);
    const pages = pagesOf(subject);
    way.expect("told", () => channels.length + pages.length > 0, "it tells nobody");
    for (const handle of channels) {
      way.expect(
        "channel",
        () => subject.graph.ofType(SLACK_CHANNEL).some((channel) => handleOf(channel) === handle),
        "it tells a channel of Slack that Datadog does not know",
      );
    }
    for (const handle of pages) toEscalation(way, subject, handle);
  },
};

/** From the figures of AWS to Datadog: the account that it reads, by a role that lets it in. */
function toFigures(way: Way, monitor: View): void {
  const { graph } = monitor;
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
        caller: { kind: "identity" as const, arn: `arn:aws:iam::${way.check.registry.datadog.account}:root` },
        action: "sts:AssumeRole",
        resource: `arn:aws:iam::${account.text("awsAccountId") ?? ""}:role/${role.text("name") ?? ""}`,
        context: { "sts:ExternalId": account.text("authConfig.awsAuthConfigRole.externalId") ?? "" },
      };
      return decide(request, { resource: { name: "its trust", statements: statements(role, "assumeRolePolicy") } })
        .allowed;
    },
    "Datadog may not take the role by which it reads figures of the account",
    account,
  );
}

import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { type Happened, saidWhen } from "./message";

export const MONITOR = "datadog:index/monitor:Monitor";
export const NOTIFICATION_RULE = "datadog:index/monitorNotificationRule:MonitorNotificationRule";
export const SYNTHETIC = "datadog:index/syntheticsTest:SyntheticsTest";

export const SLACK_CHANNEL = "datadog:slack/channel:Channel";
export const WEBHOOK = "datadog:index/webhook:Webhook";

const slackHandle = /@slack-[\w-]+/g;
/** A mail address that begins so, `@oncall@example.com`, wakes nobody. */
const handle = /@(?:pagerduty|oncall|opsgenie|victorops)\b(?:-([\w-]+))?(?![\w.+-]*@[\w-]+\.)/gi;

/**
 * Whom a text of Datadog wakes, by the name after the handle; "" for a handle without a name, which wakes all. Every branch counts: the
 * conditions of the template are taken out, so that a handle that they cut in two is seen as well.
 */
export function pagesIn(text: string): string[] {
  const found = [text, text.replace(/\{\{[^}]*\}\}/g, "")].flatMap((one) => [...one.matchAll(handle)]);
  return [...new Set(found.map((match) => (match[1] ?? "").replace(/-+$/, "")))];
}

/** Whom a monitor or a test wakes by its own messages. */
export function pagesOf(monitor: Reader): string[] {
  return pagesIn(`${monitor.text("message") ?? ""}\n${monitor.text("escalationMessage") ?? ""}`);
}

/** The channels of Slack that a monitor or a test tells, as its messages say them; the conditions of the template are taken out. */
export function channelsTold(monitor: Reader): string[] {
  const text = `${monitor.text("message") ?? ""}\n${monitor.text("escalationMessage") ?? ""}`;
  return [...new Set(text.replace(/\{\{[^}]*\}\}/g, " ").match(slackHandle) ?? [])];
}

/** Whom a monitor or a test tells in any way: a channel, a service, an integration of one's own, an address, by what its messages say then. */
export function tellsSomebody(monitor: Reader, happened: Happened): boolean {
  const said = saidBy(monitor, happened);
  return pagesIn(said).length > 0 || /@(?:slack|webhook)-\w|@[\w.+-]+@[\w-]+\.\w/.test(said);
}

/** What the messages of a monitor or a test say by what has happened; the second one is sent only where it repeats itself. */
export function saidBy(monitor: Reader, happened: Happened): string {
  const again = Math.max(
    ...["renotifyInterval", "optionsList.monitorOptions.renotifyInterval"].map((path) => monitor.number(path) ?? 0),
  );
  const said = [monitor.text("message") ?? "", again > 0 ? (monitor.text("escalationMessage") ?? "") : ""];
  return said.map((message) => saidWhen(happened, message)).join("\n");
}

/** The names of webhooks that a monitor or a test calls. */
export function webhooksOf(monitor: Reader): string[] {
  const text = `${monitor.text("message") ?? ""}\n${monitor.text("escalationMessage") ?? ""}`;
  return [...new Set([...text.matchAll(/@webhook-([\w-]+)/g)].map((match) => match[1] ?? ""))];
}

/** How a message says a channel: `@slack-<workspace>-<channel>`. */
export function handleOf(channel: Reader): string {
  return `@slack-${channel.text("accountName") ?? ""}-${(channel.text("channelName") ?? "").replace(/^#/, "")}`;
}

/** Whom a notification rule wakes. */
export function recipientsWoken(rule: Reader): string[] {
  const named = [
    ...rule.texts("recipients"),
    ...rule.texts("conditionalRecipients.fallbackRecipients"),
    ...rule.list("conditionalRecipients.conditions").flatMap((condition) => condition.texts("recipients")),
  ];
  return pagesIn(named.map((recipient) => (recipient.startsWith("@") ? recipient : `@${recipient}`)).join("\n"));
}

/** Whether a notification rule speaks of the monitor: it has all the tags that the rule filters by. What is filtered by a scope counts as meant. */
export function speaksOf(rule: View, monitor: Reader): boolean {
  const tags = monitor.texts("tags");
  return rule.texts("filter.tags").every((tag) => tags.includes(tag));
}

/** Whether it measures how slow or how busy something is, which wakes nobody. */
export function isResourceMetric(monitor: Reader): boolean {
  return /latency|duration|response_?time|request_?time|\bp(?:50|75|9\d)\b|pc9\d|percentile|cpu|(?:^|[._\s:({,])(?:mem|memory|freeable_memory)(?:[._\s{(,)]|$)/i.test(
    // What it is measured of has a name of its own: a service may be called cpu.
    (monitor.text("query") ?? "").replace(/\{[^}]*\}/g, "{}"),
  );
}

export function isComposite(monitor: Reader): boolean {
  return monitor.text("type") === "composite";
}

/** Whether a query filters by a tag with this value, or any where none is given; a filter that excludes does not count. */
export function filtersBy(query: string, tag: string, value?: string): boolean {
  const wanted = value === undefined ? "[\\w{$]" : `${value}(?![\\w-])`;
  return new RegExp(`(?<![!\\w.-])${tag}:"?${wanted}`).test(query.replace(/\bNOT\s+\S+/g, ""));
}

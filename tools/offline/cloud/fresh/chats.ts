import type { FreshCheck, Known } from "./state";

/** Datadog knows a Slack workspace once somebody there has authorized it. Source: Datadog Docs, "Slack", and its API, which answers 404. */
const authorized: FreshCheck = (subject, _, { slack }) => {
  const name = subject.text("accountName");
  if (name === undefined || slack.has(name)) return undefined;
  const fix = "connect Slack to Datadog by hand, once";
  return { path: "accountName", code: "404 Not Found", value: name, allowed: "a workspace that was connected", fix };
};

/** Chats: nobody writes into one that did not let him in. */
export const chats: Known = { "datadog:slack/channel:Channel": { refuses: [authorized] } };

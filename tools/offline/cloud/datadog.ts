import { between, keyOf, named, oneOf } from "./checks";
import { type Check, type Models, uuid } from "./model";

const code = "400 Bad Request";

const types = [
  "composite",
  "event-v2 alert",
  "log alert",
  "metric alert",
  "process alert",
  "query alert",
  "rum alert",
  "service check",
  "slo alert",
];
const more = [
  "synthetics alert",
  "trace-analytics alert",
  "event alert",
  "audit alert",
  "ci-pipelines alert",
  "error-tracking alert",
  "cost alert",
];

/** Datadog refuses a monitor whose critical threshold is not the number that its query compares with. */
const threshold: Check = (subject) => {
  const [query, critical] = [
    subject.text("query"),
    subject.number("monitorThresholds.critical") ?? Number(subject.text("monitorThresholds.critical") ?? Number.NaN),
  ];
  const compared = /(?:>=|<=|>|<|==)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*$/i.exec(query ?? "")?.[1];
  if (Number.isNaN(critical) || compared === undefined || Number(compared) === critical) return undefined;
  return {
    path: "monitorThresholds.critical",
    code,
    value: critical,
    allowed: `the number of the query, ${compared}`,
    fix: "make the two equal",
  };
};

const order: Check = (subject) => {
  const [critical, warning] = ["critical", "warning"].map((name) =>
    Number(subject.text(`monitorThresholds.${name}`) ?? subject.number(`monitorThresholds.${name}`) ?? Number.NaN),
  );
  if (critical === undefined || warning === undefined || Number.isNaN(critical) || Number.isNaN(warning))
    return undefined;
  const above = />=?\s*-?[\d.]+\s*$/.test(subject.text("query") ?? "");
  if (above ? warning < critical : warning > critical) return undefined;
  return {
    path: "monitorThresholds.warning",
    code,
    value: warning,
    allowed: `${above ? "less" : "more"} than critical, ${critical}`,
    fix: "correct one of the two",
  };
};

/** `avg(last_5m):avg:aws.ecs.cpuutilization{env:production} by {service} > 80` */
const query: Check = (subject) => {
  const [text, type] = [subject.text("query"), subject.text("type")];
  if (text === undefined || !["metric alert", "query alert"].includes(type ?? "")) return undefined;
  const balanced = ["()", "{}", "[]"].every(
    ([open, close]) => text.split(open ?? "").length === text.split(close ?? "").length,
  );
  if (
    balanced &&
    /^(avg|max|min|sum|change|pct_change|percentile|min_over_time)\(.*(last|current)_\w+.*\):/.test(text) &&
    /(>=|<=|>|<|==)\s*-?[\d.]+(e[+-]?\d+)?\s*$/i.test(text)
  )
    return undefined;
  return {
    path: "query",
    code: `${code}: The value provided for parameter 'query' is invalid`,
    value: text,
    allowed: "aggregation(last_…):metric{…} > number",
    fix: "correct the query",
  };
};

/** A test that nobody runs is none, and no more places can fail than there are. */
const located: Check = (subject) => {
  const places = subject.list("locations").length;
  if (places === 0) return { path: "locations", code, allowed: "one location or more", fix: "name one" };
  const failing = subject.number("optionsList.minLocationFailed") ?? 1;
  if (failing <= places) return undefined;
  const allowed = `at most the number of locations, ${places}`;
  return { path: "optionsList.minLocationFailed", code, value: failing, allowed, fix: "name more locations" };
};

const asked: Check = (subject) => {
  if (subject.text("type") !== "api" || (subject.text("subtype") ?? "http") !== "http") return undefined;
  if (!subject.has("requestDefinition.url"))
    return { path: "requestDefinition.url", code, allowed: "an address", fix: "say what is asked" };
  if (subject.list("assertions").length > 0) return undefined;
  return { path: "assertions", code, allowed: "one assertion or more", fix: "say what a good answer is" };
};

export const datadog: Models = {
  "datadog:index/monitor:Monitor": {
    id: (subject) => String(10_000_000 + (Number.parseInt(subject.digest().slice(0, 7), 16) % 90_000_000)),
    replaces: ["type"],
    checks: [
      query,
      threshold,
      order,
      oneOf("type", [...types, ...more]),
      oneOf("onMissingData", ["default", "show_no_data", "show_and_notify_no_data", "resolve"]),
      between("renotifyInterval", 0, 1440, code),
    ],
  },
  "datadog:index/syntheticsTest:SyntheticsTest": {
    id: (subject) =>
      subject
        .digest()
        .slice(0, 9)
        .replace(/(...)(...)(...)/, "$1-$2-$3"),
    computed: (subject) => ({
      monitorId: 10_000_000 + (Number.parseInt(subject.digest("monitor").slice(0, 7), 16) % 90_000_000),
    }),
    checks: [
      // The values that the provider itself admits.
      oneOf("type", ["api", "browser", "mobile", "network"]),
      oneOf("subtype", ["http", "ssl", "tcp", "dns", "multi", "icmp", "udp", "websocket", "grpc"]),
      oneOf("status", ["live", "paused"]),
      between("optionsList.tickEvery", 30, 604_800, code),
      between("optionsList.monitorPriority", 1, 5, code),
      located,
      asked,
    ],
  },
  "datadog:aws/integrationAccount:IntegrationAccount": {
    id: (subject) => uuid(subject),
    unique: {
      key: (subject) => subject.text("awsAccountId"),
      path: "awsAccountId",
      code: "409 Conflict",
      within: "world",
    },
    checks: [
      named("awsAccountId", 12, /^\d{12}$/, "12 digits", code),
      oneOf("awsPartition", ["aws", "aws-cn", "aws-us-gov"]),
    ],
  },
  "datadog:aws/integrationExternalId:IntegrationExternalId": {
    id: (subject) => subject.digest().slice(0, 32),
    computed: (subject) => ({ externalId: subject.digest().slice(0, 32) }),
  },
  "datadog:pagerduty/serviceObject:ServiceObject": {
    id: (subject) => subject.text("serviceName") ?? "",
    replaces: ["serviceName"],
    unique: {
      key: (subject) => subject.text("serviceName"),
      path: "serviceName",
      code: "409 Conflict",
      within: "world",
    },
  },
  "datadog:slack/channel:Channel": {
    id: (subject) => `${subject.text("accountName") ?? ""}:${subject.text("channelName") ?? ""}`,
    replaces: ["accountName"],
    unique: {
      key: (subject) => keyOf(subject.part("accountName"), subject.part("channelName")),
      path: "channelName",
      code,
      within: "world",
    },
    checks: [named("channelName", 80, /^#[^\s#A-Z]+$/, "a # and the channel's name in lower case", code)],
  },
  "datadog:pagerduty/integration:Integration": {
    id: (subject) => subject.text("subdomain") ?? "pagerduty",
    unique: { key: () => "once", path: "subdomain", code: "409 Conflict", within: "world" },
  },
};

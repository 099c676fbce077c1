import { type Mistake, Scene } from "./mistake";

const watch = "shine-production-watch";
const monitor = `${watch}-monitors-web-target-5xx`;
const balancer = `${watch}-monitors-load-balancer-load-balancer-5xx`;
const integration = "shine-account-datadog-integration";
const site = `${watch}-site-web-shine.example.com`;
const rota = "organization-account-rota";
const proof = "proof-alert-arrives";

/** Ways in which an alert does not arrive. */
export const alertMistakes: readonly Mistake[] = [
  {
    did: "asked for a figure as it is called elsewhere",
    told: `${proof}/figure`,
    says: /asks for a figure that AWS is not known to give/,
    alone: true,
    make: (scene) => scene.replace(balancer, "query", "httpcode_elb_5xx", "http_code_elb_5xx"),
  },
  {
    did: "raised the threshold of a monitor that called too often",
    told: `${proof}/threshold`,
    says: /its threshold is one that its figure does not pass/,
    alone: true,
    make: (scene) =>
      scene.set(monitor, {
        query: String(scene.find(monitor).props["query"]).replace("> 20", "> 1000000000"),
        "monitorThresholds.critical": "1000000000",
      }),
  },
  {
    did: "changed a threshold and left the query",
    told: `${proof}/threshold`,
    says: /or another than its query's/,
    alone: true,
    make: (scene) => scene.set(monitor, { "monitorThresholds.critical": "40" }),
  },
  {
    did: "waited for fewer tasks than none",
    told: `${proof}/threshold`,
    says: /its threshold is one that its figure does not pass/,
    alone: true,
    make: (scene) =>
      scene.set(`${watch}-monitors-web-no-running-task`, {
        query: String(scene.find(`${watch}-monitors-web-no-running-task`).props["query"]).replace("< 0.01", "< 0"),
        "monitorThresholds.critical": "0",
      }),
  },
  {
    did: "took the reading of figures for done by the others",
    told: `${proof}/figures-right`,
    says: /Datadog's role may not read the figures of applicationelb/,
    alone: true,
    make: (scene) => scene.replace("shine-account-datadog-metrics", "policy", '"cloudwatch:GetMetricData",', ""),
  },
  {
    did: "let Datadog read of the test machines alone",
    told: `${proof}/figures-tags`,
    says: /reads the figures of ecs for other tags alone than it asks for/,
    alone: true,
    make: (scene) =>
      scene.set(integration, { "metricsConfig.tagFilters": [{ namespace: "AWS/ECS", tags: ["env:qa"] }] }),
  },
  {
    did: "kept production's load balancers out of Datadog",
    told: `${proof}/figures-tags`,
    says: /reads the figures of applicationelb for other tags/,
    alone: true,
    make: (scene) =>
      scene.set(integration, {
        "metricsConfig.tagFilters": [{ namespace: "AWS/ApplicationELB", tags: ["!env:production"] }],
      }),
  },
  {
    did: "gave Datadog another account to read",
    told: `${proof}/figures`,
    says: /reads no account of the program, or another than the product's/,
    alone: true,
    make: (scene) => scene.set(integration, { awsAccountId: "999988887777" }),
  },
  {
    did: "let the test from outside delete what it asks for",
    told: `${proof}/site-method`,
    says: /asks in another way than the load balancer/,
    alone: true,
    make: (scene) => scene.set(site, { "requestDefinition.method": "DELETE" }),
  },
  {
    did: "let the test from outside wait for an error",
    told: `${proof}/site-answer`,
    says: /takes an answer for well which the service does not give/,
    alone: true,
    make: (scene) => scene.set(site, { "assertions.0.target": "404" }),
  },
  {
    did: "let the test from outside speak when all three places have failed",
    told: `${proof}/site-places`,
    says: /when all places have failed that it asks from, or more/,
    alone: true,
    make: (scene) => scene.set(site, { "optionsList.minLocationFailed": 3 }),
  },
  {
    did: "left a monitor a draft",
    told: `${proof}/published`,
    says: /it is a draft/,
    alone: true,
    make: (scene) => scene.set(monitor, { draftStatus: "draft" }),
  },
  {
    did: "let a monitor wake somebody when it is over",
    told: `${proof}/begins`,
    says: /wakes somebody when it is over, and not when it begins/,
    alone: true,
    make: (scene) => scene.replace(monitor, "message", "{{#is_alert}}@pagerduty-shine-production{{/is_alert}}", ""),
  },
  {
    did: "put whom it wakes and the channel into what is said at the end",
    told: `${proof}/told`,
    also: [`${proof}/begins`],
    says: /it tells nobody when it begins/,
    alone: true,
    make: (scene) =>
      scene.set(monitor, {
        message:
          "{{#is_recovery}}{{^is_warning}}Up. @pagerduty-shine-production @slack-example-inc-alert-shine{{/is_warning}}{{/is_recovery}} Runbook: https://runbooks.example.com/shine",
      }),
  },
  {
    did: "let a monitor call a webhook of before",
    told: `${proof}/channel`,
    says: /calls a webhook that Datadog does not know/,
    alone: true,
    make: (scene) => scene.replace(monitor, "message", "@slack-example-inc", "@webhook-nowhere @slack-example-inc"),
  },
  {
    did: "took all that the service wakes for nothing urgent",
    told: `${proof}/urgency`,
    says: /takes incidents for nothing urgent/,
    alone: true,
    make: (scene) => scene.set(`${watch}-oncall-service`, { "incidentUrgencyRule.urgency": "low" }),
  },
  {
    did: "let the service close what nobody has seen",
    told: `${proof}/stays-open`,
    says: /closes an incident within an hour/,
    alone: true,
    make: (scene) => scene.set(`${watch}-oncall-service`, { autoResolveTimeout: "60" }),
  },
  {
    did: "let the night begin in another year",
    stack: "organization",
    told: `${proof}/schedule-begun`,
    says: /a layer of a schedule of it has not begun yet/,
    alone: true,
    make: (scene) => scene.set(`${rota}-schedule`, { "layers.1.start": "2030-02-01T00:00:00+09:00" }),
  },
  {
    did: "let somebody on duty watch only",
    stack: "organization",
    told: `${proof}/responder`,
    says: /is a stakeholder, whom PagerDuty lets watch/,
    alone: false,
    make: (scene) => scene.set(`${rota}-emi-tanaka-user`, { role: "read_only_user" }),
  },
  {
    did: "wrote the number of the police",
    stack: "organization",
    told: `${proof}/number`,
    says: /has a telephone number that is none/,
    alone: true,
    make: (scene) => scene.set(`${rota}-emi-tanaka-phone`, { address: "110" }),
  },
  {
    did: "let somebody sleep for a day before the telephone rings",
    stack: "organization",
    told: `${proof}/notified`,
    says: /or later than the incident goes on to the next/,
    alone: true,
    make: (scene) => {
      const day = { startDelayInMinutes: 1440 };
      const later = new Scene(scene.set(`${rota}-emi-tanaka-high-phone`, day));
      return later.set(`${rota}-emi-tanaka-high-sms`, day);
    },
  },
  {
    did: "left Datadog's account out",
    told: `${proof}/figures`,
    says: /Datadog reads no account of the program/,
    alone: true,
    make: (scene) => scene.without(integration),
  },
  {
    did: "wrote the external id of before into the role",
    told: `${proof}/figures-role`,
    says: /Datadog may not take the role by which it reads figures/,
    alone: false,
    make: (scene) => scene.set(integration, { "authConfig.awsAuthConfigRole.externalId": "0123456789abcdef" }),
  },
  {
    did: "let Datadog read the home region alone",
    told: `${proof}/figures-region`,
    says: /does not read the region that the figures of (cloudfront|certificatemanager) stand in/,
    alone: true,
    make: (scene) => scene.set(integration, { "awsRegions.includeOnlies": ["ap-northeast-1"] }),
  },
  {
    did: "took the figures of load balancers for dear",
    told: `${proof}/figures-namespace`,
    says: /leaves the figures of applicationelb out/,
    alone: true,
    make: (scene) =>
      scene.set(integration, { "metricsConfig.namespaceFilters.excludeOnlies": ["AWS/SQS", "AWS/ApplicationELB"] }),
  },
  {
    did: "let the test from outside ask a host of before",
    told: `${proof}/site`,
    also: ["proof-declared-made/asked"],
    says: /asks a host that no service answers at/,
    alone: true,
    make: (scene) => scene.replace(site, "requestDefinition", "https://shine.", "https://www.shine."),
  },
  {
    did: "let the test from outside ask the first page",
    told: `${proof}/site-path`,
    says: /asks another path than the one by which the service/,
    alone: true,
    make: (scene) => scene.replace(site, "requestDefinition", "example.com/health", "example.com/"),
  },
  {
    did: "wrote a message to nobody",
    told: `${proof}/told`,
    says: /^the alert \[production\] shine web: .*it tells nobody/,
    alone: false,
    make: (scene) => scene.set(monitor, { message: "Requests fail." }),
  },
  {
    did: "made a mistake in the name of the channel",
    told: `${proof}/channel`,
    says: /tells a channel of Slack that Datadog does not know/,
    alone: false,
    make: (scene) => scene.replace(monitor, "message", "-alert-shine", "-alerts-shine"),
  },
  {
    did: "made a mistake in the name of who is woken",
    told: `${proof}/page`,
    says: /wakes a service of PagerDuty that Datadog does not know/,
    alone: false,
    make: (scene) => scene.replace(monitor, "message", "@pagerduty-shine-production", "@pagerduty-shine-prod"),
  },
  {
    did: "gave Datadog the key of a service that is gone",
    told: `${proof}/integration`,
    says: /comes from no integration of the program/,
    alone: false,
    make: (scene) => scene.set(`${watch}-oncall-handle`, { serviceKey: "0123456789abcdef0123456789abcdef" }),
  },
  {
    did: "left the integration with the service of before",
    told: `${proof}/service`,
    says: /belongs to no service of PagerDuty that the program makes/,
    alone: false,
    make: (scene) => scene.set(`${watch}-oncall-datadog`, { service: "PXOLDONE" }),
  },
  {
    did: "wrote the id of an escalation policy that nobody makes",
    told: `${proof}/escalation`,
    says: /has another escalation policy than the company's/,
    alone: true,
    make: (scene) => scene.set(`${watch}-oncall-service`, { escalationPolicy: "PXOTHER" }),
  },
  {
    did: "emptied the escalation",
    stack: "organization",
    told: `${proof}/escalation-target`,
    says: /^the escalation SRE escalation: it names nobody/,
    alone: false,
    make: (scene) => scene.set(`${rota}-escalation`, { rules: [] }),
  },
  {
    did: "left the layers of the schedule without people",
    stack: "organization",
    told: `${proof}/schedule-people`,
    says: /a schedule of it has nobody on duty/,
    alone: false,
    make: (scene) => {
      const schedule = scene.find(`${rota}-schedule`);
      return scene.with({
        ...schedule,
        props: { ...schedule.props, layers: [{ name: "Day", users: [] }] },
        propertyDependencies: { ...schedule.propertyDependencies, layers: [] },
      });
    },
  },
  {
    did: "kept nothing but the address of somebody",
    stack: "organization",
    told: `${proof}/contact`,
    also: [`${proof}/notified`],
    says: /one of its people has no telephone number/,
    alone: true,
    make: (scene) => scene.without(`${rota}-emi-tanaka-phone`, `${rota}-emi-tanaka-sms`),
  },
  {
    did: "let somebody be told of what is urgent by mail",
    stack: "organization",
    told: `${proof}/notified`,
    says: /one of its people is not called when it is urgent/,
    alone: true,
    make: (scene) => scene.without(`${rota}-emi-tanaka-high-phone`, `${rota}-emi-tanaka-high-sms`),
  },
];

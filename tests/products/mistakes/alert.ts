import type { Mistake } from "./mistake";

const watch = "shine-production-watch";
const monitor = `${watch}-monitors-web-target-5xx`;
const integration = "shine-account-datadog-integration";
const site = `${watch}-site-web-shine.example.com`;
const rota = "organization-account-rota";
const proof = "proof-alert-arrives";

/** Ways in which an alert does not arrive. */
export const alertMistakes: readonly Mistake[] = [
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
    alone: true,
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

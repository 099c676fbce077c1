import {
  environment,
  fail,
  type Fixture,
  type Fixtures,
  make,
  notApplicable,
  type Options,
  pass,
  policy,
  ref,
  UNKNOWN,
  unverifiable,
} from "../support";
import type { Resource } from "../../../policies/kernel/resource";

const parent = environment("production");
const staging = environment("staging");
const production = "product:shine,env:production";
const errors = `sum(last_5m):sum:aws.applicationelb.httpcode_target_5xx{${production},service:web}.as_count() > 5`;
const cpu = `avg(last_15m):avg:aws.ecs.service.cpuutilization{${production}} > 90`;
const page = "{{#is_alert}}@pagerduty-shine-production{{/is_alert}}";
const tags = ["product:shine", "env:production", "service:web", "team:team-shine", "managed-by:pulumi"];
const monitor = (props: object, options: Options = {}, name = "shine-production-web-5xx") =>
  make(
    "datadog:index/monitor:Monitor",
    name,
    { type: "query alert", query: errors, message: "", tags, ...props },
    { parent, ...options },
  );
const tagged = (...own: string[]) => monitor({ tags: own });
const rule = (recipients: string[], filter: object) =>
  make("datadog:index/monitorNotificationRule:MonitorNotificationRule", "shine-production-rule", {
    recipients,
    filter,
  });
const service = make("datadog:pagerduty/serviceObject:ServiceObject", "shine-production-handle", {
  serviceName: "shine-production",
});
const slack = "@slack-example-inc-alert-shine";
const channel = (props: object = {}) =>
  make("datadog:slack/channel:Channel", "shine-account-alerts-slack", {
    accountName: "example-inc",
    channelName: "#alert-shine",
    display: { message: true },
    ...props,
  });
const busy = monitor({ query: cpu }, {}, "shine-production-web-cpu");
const failing = monitor({}, {}, "shine-production-web-errors");
const composite = (props: object) => monitor({ type: "composite", ...props }, {}, "shine-production-composite");
const runbook =
  "{{#is_alert}}Down.{{/is_alert}}{{#is_recovery}}Up.{{/is_recovery}} Runbook: https://runbooks.example.com/shine";
const operable = { message: runbook, monitorThresholds: { critical: "5" }, onMissingData: "resolve" };

const externalId = "0123456789abcdef";
const trust = (account: string, id: string) =>
  policy({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": id } },
  });
const role = (assumeRolePolicy: unknown) =>
  make("aws:iam/role:Role", "shine-account-datadog", { name: "shine-account-datadog", assumeRolePolicy });
const datadogRole = role(trust("464622532012", externalId));
const reads = (...actions: string[]) =>
  make("aws:iam/rolePolicy:RolePolicy", "shine-account-datadog-reads", {
    role: "shine-account-datadog",
    policy: policy({ Effect: "Allow", Action: actions, Resource: "*" }),
  });
const INTEGRATION = "datadog:aws/integrationAccount:IntegrationAccount";
const reading = (props: object) =>
  make(INTEGRATION, "shine-account-integration", {
    awsRegions: { includeOnlies: ["ap-northeast-1", "us-east-1"] },
    accountTags: ["product:shine", "owner:team-shine"],
    ...props,
  });
const integration = (authConfig: unknown) => make(INTEGRATION, "shine-account-integration", { authConfig });
const byRole = integration({ awsAuthConfigRole: { roleName: "shine-account-datadog", externalId } });

const ecs = make("aws:ecs/service:Service", "shine-production-web-service", { name: "web" }, { parent });
const inStaging = make("aws:ecs/service:Service", "shine-staging-web-service", { name: "web" }, { parent: staging });
const running = "avg:aws.ecs.service.running{servicename:web}";
const paging = (metric: string) => monitor({ query: `sum(last_15m):${metric} > 20`, message: page });
const beyond =
  "sum(last_15m):sum:aws.applicationelb.httpcode_target_5xx{a:b}.as_count() - 0.05 * sum:y{a:b}.as_count()";
const group = make("aws:lb/targetGroup:TargetGroup", "shine-production-web-group", { name: "web" }, { parent });
const ofService = [
  `${running} / sum:aws.ecs.service.desired{servicename:web}`,
  `${running} - avg:aws.ecs.service.desired{servicename:web}`,
  "avg:aws.ecs.service.cpuutilization{servicename:web}",
  "avg:aws.ecs.service.memory_utilization{servicename:web}",
].map(paging);
const ofGroup = [
  "httpcode_target_5xx",
  "healthy_host_count.maximum",
  "un_healthy_host_count.maximum",
  "httpcode_target_4xx",
  "target_response_time.p95",
].map((metric) => paging(`sum:aws.applicationelb.${metric}{targetgroup:targetgroup/web/*}`));
const ofDistribution = ["cloudfront.5xx_error_rate", "certificatemanager.days_to_expiry"].map((metric) =>
  paging(`avg:aws.${metric}{env:production}`),
);
const onDatabase = (metric: string) =>
  monitor({ query: `avg(last_15m):avg:aws.rds.${metric}{dbclusteridentifier:primary} > 90`, message: slack });
const ofDatabase = ["cpuutilization", "freeable_memory", "database_connections", "deadlocks"].map(onDatabase);
const cluster = (engine: string) =>
  make("aws:rds/cluster:Cluster", "shine-production-primary", { clusterIdentifier: "primary", engine }, { parent });
const instance = (at: number) =>
  make(
    "aws:rds/clusterInstance:ClusterInstance",
    `shine-production-primary-${at}`,
    { clusterIdentifier: "primary" },
    { parent },
  );
/** A fixture each for what has all of its monitors but one. */
const without = (words: string, subject: Resource, all: readonly Resource[]): Record<string, Fixture> =>
  Object.fromEntries(
    all.map((one, at) => [
      `${words} without ${String(one.props["query"])}`,
      fail(subject, ...all.filter((_, other) => other !== at)),
    ]),
  );
const distribution = make(
  "aws:cloudfront/distribution:Distribution",
  "shine-production-web",
  { aliases: ["shine.example.com"] },
  { parent },
);
const options = { tickEvery: 60, minLocationFailed: 2 };
const site = (props: object = {}) =>
  make(
    "datadog:index/syntheticsTest:SyntheticsTest",
    "shine-production-site",
    {
      status: "live",
      requestDefinition: { url: "https://shine.example.com/health" },
      locations: ["aws:ap-northeast-1", "aws:ap-southeast-1", "aws:us-west-2"],
      assertions: [{ type: "statusCode", operator: "is", target: "200" }],
      optionsList: options,
      message: page,
      tags,
      ...props,
    },
    { parent },
  );

export const fixtures: Record<string, Fixtures> = {
  "datadog-monitor-tags": {
    good: pass(monitor({})),
    bad: fail(tagged("product:other", ...tags.slice(1))),
    unset: fail(monitor({ tags: undefined })),
    unknown: unverifiable(monitor({ tags: UNKNOWN })),
    "another environment": fail(tagged("env:staging", ...tags.filter((tag) => !tag.startsWith("env:")))),
    "no owner": fail(tagged(...tags.filter((tag) => !tag.startsWith("team:")))),
    "an empty service": fail(tagged("service:", ...tags.filter((tag) => !tag.startsWith("service:")))),
  },
  "datadog-monitor-page-production-only": {
    good: pass(monitor({ message: page })),
    bad: fail(monitor({ message: page, tags: ["env:staging"] })),
    unset: pass(monitor({ message: undefined })),
    unknown: unverifiable(monitor({ message: UNKNOWN })),
    "a query over all": fail(monitor({ message: page, query: "sum:x{product:shine} > 1" })),
    "a query without production": fail(monitor({ message: page, query: "sum:x{!env:production} > 1" })),
    "an environment that begins alike": fail(monitor({ message: page, query: "sum:x{env:production-test} > 1" })),
    escalation: fail(monitor({ escalationMessage: "@pagerduty", tags: [] })),
    "a handle in two pieces": fail(monitor({ message: "@pager{{#is_alert}}{{/is_alert}}duty-x", tags: [] })),
    "a rule for production": pass(rule(["pagerduty-shine"], { tags: ["env:production"] })),
    "a rule for all": fail(rule(["pagerduty-shine"], { tags: ["product:shine"] })),
  },
  "datadog-monitor-no-page-on-resource-metrics": {
    good: pass(monitor({ query: cpu, message: "@slack-alert-shine" })),
    bad: fail(monitor({ query: cpu, message: page })),
    unset: pass(monitor({ query: cpu, message: undefined })),
    unknown: unverifiable(monitor({ query: cpu, message: UNKNOWN })),
    errors: notApplicable(monitor({ message: page })),
    memory: fail(monitor({ query: `avg:aws.ecs.service.memory_utilization{${production}} > 9`, message: page })),
    "response time": fail(
      monitor({ query: `avg:aws.applicationelb.target_response_time.p95{${production}} > 9`, message: page }),
    ),
    "errors of a service that is called so": notApplicable(
      monitor({ query: "sum:aws.ecs.errors{env:production,service:cpu} > 9", message: page }),
    ),
    members: notApplicable(monitor({ query: `sum:app.members{${production}} > 9`, message: page })),
    "only when it escalates": fail(monitor({ query: cpu, escalationMessage: page })),
    "by a rule": fail(monitor({ query: cpu }), rule(["pagerduty-shine"], { tags: ["env:production"] })),
    "a rule for others": pass(monitor({ query: cpu }), rule(["pagerduty-shine"], { tags: ["kind:errors"] })),
  },
  "datadog-composite-no-hidden-page": {
    good: pass(failing, composite({ message: page, query: ref(failing) })),
    bad: fail(failing, busy, composite({ message: page, query: ref(failing, busy) })),
    unset: fail(composite({ message: page, query: undefined })),
    unknown: unverifiable(composite({ message: UNKNOWN, query: ref(busy) })),
    "an id from elsewhere": fail(composite({ message: page, query: "123 && 456" })),
    "wakes nobody": pass(busy, composite({ query: ref(busy) })),
  },
  "datadog-monitor-query-scoped": {
    good: pass(
      monitor({}),
      monitor({ query: 'logs("env:production service:web status:error").rollup("count") > 5', type: "log alert" }),
    ),
    bad: fail(monitor({ query: "avg:system.load.1{*} > 5" })),
    unset: fail(monitor({ query: undefined })),
    unknown: unverifiable(monitor({ query: UNKNOWN })),
    "one of two": fail(monitor({ query: `sum:a{${production}} / sum:b{*} by {host} > 5` })),
    "no product": fail(monitor({ query: "sum:a{env:production} by {service} > 5" })),
    composite: notApplicable(composite({ query: "1 && 2" })),
  },
  "datadog-monitor-priority": {
    good: pass(monitor({ message: page, priority: "1" }), monitor({ priority: "3" })),
    bad: fail(monitor({ message: page, priority: "3" })),
    unset: fail(monitor({})),
    unknown: unverifiable(monitor({ priority: UNKNOWN })),
  },
  "datadog-monitor-operability": {
    good: pass(monitor(operable)),
    bad: fail(monitor({ ...operable, message: `${runbook} ${page}` })),
    unset: fail(monitor({})),
    unknown: unverifiable(monitor({ ...operable, onMissingData: UNKNOWN })),
  },
  "datadog-page-target-exists": {
    good: pass(service, monitor({ message: page })),
    bad: fail(service, monitor({ message: "@pagerduty-shine-prodution" })),
    unset: notApplicable(monitor({ message: undefined })),
    unknown: unverifiable(monitor({ message: UNKNOWN })),
    "in the registry": pass(monitor({ message: "@pagerduty-shared-oncall" })),
    "at a sentence's end": pass(monitor({ message: "Calls @pagerduty-shared-oncall." })),
    everybody: fail(service, monitor({ message: "@pagerduty" })),
    "of a rule": fail(service, rule(["pagerduty-other"], { tags: ["env:production"] })),
  },
  "datadog-slack-target-exists": {
    good: pass(channel(), monitor({ message: `{{#is_alert}}Down.{{/is_alert}} ${slack}` })),
    bad: fail(channel(), monitor({ message: "@slack-example-inc-alert-shne" })),
    unset: fail(channel(), monitor({ message: undefined })),
    unknown: unverifiable(channel(), monitor({ message: UNKNOWN })),
    "no channel": fail(monitor({ message: slack })),
    "a channel of another workspace": fail(channel({ accountName: "another" }), monitor({ message: slack })),
    "a channel that is not known": unverifiable(channel({ channelName: UNKNOWN }), monitor({ message: slack })),
    "a channel without the text": fail(channel({ display: { message: false } })),
  },
  "datadog-aws-integration-role": {
    good: pass(datadogRole, reads("ec2:DescribeInstances", "tag:GetResources"), byRole),
    bad: fail(datadogRole, reads("ec2:DescribeInstances", "s3:PutObject"), byRole),
    unset: fail(integration(undefined)),
    unknown: unverifiable(role(UNKNOWN), byRole),
    "anybody's external id": fail(role(trust("464622532012", "another-id-that-is-long")), byRole),
    "another account": fail(role(trust("111122223333", externalId)), byRole),
    "reads contents": fail(datadogRole, reads("secretsmanager:GetSecretValue"), byRole),
    "by a wildcard": fail(datadogRole, reads("ec2:Describe*"), byRole),
    "an access key": fail(datadogRole, integration({ awsAuthConfigKeys: { accessKeyId: "x" } })),
    "a role from elsewhere": fail(byRole),
  },
  "datadog-aws-integration-scope": {
    good: pass(reading({})),
    bad: fail(reading({ awsRegions: { includeOnlies: ["eu-west-1"] } })),
    "one of the two, which a proof tells": pass(reading({ awsRegions: { includeOnlies: ["ap-northeast-1"] } })),
    unset: fail(make(INTEGRATION, "shine-account-integration", {})),
    unknown: unverifiable(reading({ accountTags: UNKNOWN })),
    "a region that is not ours": fail(
      reading({ awsRegions: { includeOnlies: ["ap-northeast-1", "us-east-1", "eu-west-1"] } }),
    ),
    "no tags": fail(reading({ accountTags: [] })),
    "another product's tag": fail(reading({ accountTags: ["product:remit", "owner:team-shine"] })),
    "tags in another order": pass(reading({ accountTags: ["owner:team-shine", "product:shine"] })),
    "no product's stack": notApplicable(
      make(INTEGRATION, "organization-account-integration", {}, { stack: "organization" }),
    ),
  },
  "datadog-required-monitors": {
    good: pass(ecs, ...ofService),
    bad: fail(
      ecs,
      ...ofService.map(({ props }) => monitor({ ...props, query: String(props["query"]).replace("web", "worker") })),
    ),
    unset: fail(ecs),
    unknown: unverifiable(ecs, monitor({ query: UNKNOWN })),
    "one that wakes nobody": fail(ecs, ...ofService.map(({ props }) => monitor({ ...props, message: slack }))),
    ...without("a service", ecs, ofService),
    "staging, where nobody is woken": pass(
      inStaging,
      ...ofService.map(({ props }) => monitor({ ...props, message: slack })),
    ),
    "staging without its monitors": fail(inStaging),
    "what an account has": notApplicable(make("aws:ecs/service:Service", "shine-account-web", { name: "web" })),
    "a target group": pass(group, ...ofGroup),
    ...without("a target group", group, ofGroup),
    "a distribution": pass(distribution, ...ofDistribution),
    ...without("a distribution", distribution, ofDistribution),
    "a distribution of another environment's monitors": fail(
      distribution,
      ...ofDistribution.map(({ props }) =>
        monitor({ ...props, query: String(props["query"]).replace("production", "staging") }),
      ),
    ),
    "a database, which wakes nobody": pass(cluster("aurora-postgresql"), ...ofDatabase),
    ...without("a database", cluster("aurora-postgresql"), ofDatabase),
    "a database of MySQL without its locks": fail(cluster("aurora-mysql"), ...ofDatabase),
    "a database of MySQL": pass(cluster("aurora-mysql"), ...ofDatabase, onDatabase("blocked_transactions")),
    "a reader whose lag nobody watches": fail(cluster("aurora-postgresql"), instance(1), instance(2), ...ofDatabase),
    "a reader": pass(
      cluster("aurora-postgresql"),
      instance(1),
      instance(2),
      ...ofDatabase,
      onDatabase("aurora_replica_lag"),
    ),
  },
  "datadog-page-above-events": {
    good: pass(monitor({ query: `${beyond} > 20`, message: page })),
    bad: fail(monitor({ query: `${beyond} > 3`, message: page })),
    unset: pass(monitor({ query: undefined, message: page })),
    unknown: unverifiable(monitor({ query: UNKNOWN, message: page })),
    "a share": fail(
      monitor({ query: "sum(last_5m):100 * sum:x.5xx{a:b}.as_count() / sum:y{a:b}.as_count() > 50", message: page }),
    ),
    "a share of what may be nothing": fail(
      monitor({ query: "sum(last_5m):sum:x.errors{a:b} / (default_zero(sum:y{a:b}) + 1) > 50", message: page }),
    ),
    "a share that wakes nobody": pass(monitor({ query: "sum(last_5m):sum:x.5xx{a:b} / sum:y{a:b} > 5" })),
    "no failed requests": pass(
      monitor({ query: "min(last_15m):sum:aws.ecs.service.running{a:b} / sum:d{a:b} < 0.01", message: page }),
    ),
    "a rate that is multiplied out": pass(
      monitor({ query: "sum(last_15m):(avg:x.5xx_rate{a:b} - 5) / 100 * avg:y{a:b} > 20", message: page }),
    ),
    composite: notApplicable(composite({ message: page, query: "1 && 2" })),
  },
  "datadog-page-early": {
    good: pass(monitor({ message: page, evaluationDelay: 60 })),
    bad: fail(monitor({ message: page, evaluationDelay: 900 })),
    unset: pass(monitor({ message: page })),
    unknown: unverifiable(monitor({ message: page, evaluationDelay: UNKNOWN })),
    "late, and wakes nobody": pass(monitor({ evaluationDelay: 900 })),
  },
  "datadog-site-test-strict": {
    good: pass(site()),
    bad: fail(site({ status: "paused" })),
    unset: fail(make("datadog:index/syntheticsTest:SyntheticsTest", "shine-production-site", {})),
    unknown: unverifiable(site({ status: UNKNOWN })),
    "in clear": fail(site({ requestDefinition: { url: "http://shine.example.com/" } })),
    "from one place": fail(site({ locations: ["aws:us-west-2", "aws:us-west-2"] })),
    "places that are not known": unverifiable(site({ locations: UNKNOWN })),
    "once an hour": fail(site({ optionsList: { ...options, tickEvery: 3600 } })),
    "one place wakes somebody": fail(site({ optionsList: { tickEvery: 60 } })),
    "one place tells Slack": pass(site({ optionsList: { tickEvery: 60 }, message: slack })),
    "any answer": fail(site({ assertions: [{ type: "responseTime", operator: "lessThan", target: "5" }] })),
    "any certificate": fail(site({ optionsList: { ...options, acceptSelfSigned: true } })),
  },
  "datadog-site-asked": {
    good: pass(distribution, site()),
    bad: fail(distribution, site({ requestDefinition: { url: "https://another.example.com/health" } })),
    unset: fail(distribution),
    unknown: unverifiable(distribution, site({ requestDefinition: { url: UNKNOWN } })),
    "something that is no address": fail(distribution, site({ requestDefinition: { url: "shine" } })),
    staging: notApplicable(
      make("aws:cloudfront/distribution:Distribution", "shine-staging-web", {}, { parent: staging }),
    ),
  },
};

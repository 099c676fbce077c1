/** A price that is fixed by what exists, whatever is done with it. */
export interface Price {
  readonly type: string;
  /** What it is for, in the plural. */
  readonly noun: string;
  /** US dollars for each, in an hour or a month. */
  readonly dollars: number;
  readonly per: "hour" | "month";
  /** Where it stands, and the day of that page. */
  readonly source: string;
  readonly day: string;
}

/** How many hours AWS counts a month as, in its own calculator. */
export const HOURS_A_MONTH = 730;

/** Prices of ap-northeast-1. One for which no dated page was found is not guessed: its type stands in `unpriced`. */
export const prices: readonly Price[] = [
  {
    type: "aws:ec2/eip:Eip",
    noun: "public IPv4 addresses",
    dollars: 0.005,
    per: "hour",
    source: "https://cloudburn.io/blog/aws-nat-gateway-pricing",
    day: "2026-02-24",
  },
  {
    type: "aws:kms/key:Key",
    noun: "keys of KMS, without their older versions",
    dollars: 1,
    per: "month",
    source: "https://cloudburn.io/blog/aws-kms-pricing",
    day: "2026-03-14",
  },
  {
    type: "aws:wafv2/webAcl:WebAcl",
    noun: "web ACLs",
    dollars: 5,
    per: "month",
    source: "https://awsnegotiations.com/waf-pricing-strategy.html",
    day: "2026-11-28",
  },
  {
    type: "aws:wafv2/webAcl:WebAcl#rules",
    noun: "rules of web ACLs",
    dollars: 1,
    per: "month",
    source: "https://awsnegotiations.com/waf-pricing-strategy.html",
    day: "2026-11-28",
  },
  {
    type: "aws:ecs/taskDefinition:TaskDefinition#x86-vcpu",
    noun: "vCPUs of tasks that always run (x86)",
    dollars: 0.05056,
    per: "hour",
    source: "https://www.clyr.co.jp/posts/aws-fargate-pricing-breakdown-estimate-tips-3920",
    day: "2025-09-01",
  },
  {
    type: "aws:ecs/taskDefinition:TaskDefinition#x86-gib",
    noun: "GiB of tasks that always run (x86)",
    dollars: 0.005536,
    per: "hour",
    source: "https://www.clyr.co.jp/posts/aws-fargate-pricing-breakdown-estimate-tips-3920",
    day: "2025-09-01",
  },
];

/** What costs by the hour or month too, and whose price is not written down here. */
export const unpriced: Readonly<Record<string, string>> = {
  "aws:ec2/natGateway:NatGateway": "NAT gateways, by the hour and by traffic",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "interface endpoints, by the hour and zone and by traffic",
  "aws:lb/loadBalancer:LoadBalancer": "load balancers, by the hour and by capacity units",
  "aws:rds/clusterInstance:ClusterInstance": "database instances, by the hour of their class",
  "aws:route53/zone:Zone": "hosted zones, by the month",
  "aws:secretsmanager/secret:Secret": "secrets, by the month",
  "aws:cloudwatch/metricAlarm:MetricAlarm": "alarms, by the month",
};

/** What costs by use alone. */
export const byUse: Readonly<Record<string, string>> = {
  "aws:rds/cluster:Cluster": "storage, requests and backups of databases",
  "aws:cloudfront/distribution:Distribution": "requests and traffic of distributions",
  "aws:s3/bucket:Bucket": "storage and requests of buckets",
  "aws:lambda/function:Function": "calls of functions",
};

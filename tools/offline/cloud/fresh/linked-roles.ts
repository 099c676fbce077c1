import type { Knowledge, Known } from "./state";

const LINKED = "aws:iam/serviceLinkedRole:ServiceLinkedRole";

/**
 * What fails while its service-linked role is not there, and makes none itself. Sources: terraform-aws-modules/terraform-aws-rds #364 and
 * crossplane-contrib/provider-aws #479 (the first subnet group of an account: "Missing necessary credentials").
 */
const waiting: Readonly<Record<string, readonly [service: string, code: string]>> = {
  "aws:rds/subnetGroup:SubnetGroup": ["rds.amazonaws.com", "InvalidParameterValue: Missing necessary credentials"],
};

/**
 * Calls that make the role themselves. ECS refuses the first cluster and makes the role meanwhile; the provider tries again
 * (aws-cloudformation/cloudformation-coverage-roadmap #818). The others: each service's page "Using service-linked roles".
 */
const making: Readonly<Record<string, string>> = {
  "aws:ecs/cluster:Cluster": "ecs.amazonaws.com",
  "aws:lb/loadBalancer:LoadBalancer": "elasticloadbalancing.amazonaws.com",
  "aws:appautoscaling/target:Target": "ecs.application-autoscaling.amazonaws.com",
  "aws:cloudfront/vpcOrigin:VpcOrigin": "vpcorigin.cloudfront.amazonaws.com",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": "wafv2.amazonaws.com",
  "aws:guardduty/detector:Detector": "guardduty.amazonaws.com",
  "aws:securityhub/account:Account": "securityhub.amazonaws.com",
  "aws:accessanalyzer/analyzer:Analyzer": "access-analyzer.amazonaws.com",
  "aws:organizations/organization:Organization": "organizations.amazonaws.com",
};

const waits = ([service, code]: readonly [string, string]): Knowledge => ({
  refuses: [
    (subject, world, { linkedRoles }) => {
      const { account } = subject.place;
      const role = world
        .all(LINKED)
        .find((one) => one.place.account === account && one.inputs["awsServiceName"] === service);
      if (role !== undefined || linkedRoles.has(`${account}|${service}`)) return undefined;
      const fix = `make aws.iam.ServiceLinkedRole of ${service} first, with dependsOn`;
      return { path: "name", code, allowed: `an account that has the service-linked role of ${service}`, fix };
    },
  ],
});

const makes = (service: string): Knowledge => ({
  follows: ({ place }, _, { linkedRoles }) => {
    linkedRoles.add(`${place.account}|${service}`);
    return undefined;
  },
});

/** Service-linked roles: a fresh account has none. */
export const linkedRoles: Known = {
  ...Object.fromEntries(Object.entries(waiting).map(([type, one]) => [type, waits(one)])),
  ...Object.fromEntries(Object.entries(making).map(([type, service]) => [type, makes(service)])),
  /** One that AWS has made itself cannot be made again: "has been taken in this account". */
  [LINKED]: {
    refuses: [
      (subject, _, { linkedRoles }) => {
        const service = subject.text("awsServiceName") ?? "";
        if (!linkedRoles.has(`${subject.place.account}|${service}`)) return undefined;
        const fix = "import it, or make it before what makes it";
        return { path: "awsServiceName", code: "InvalidInput", value: service, allowed: "a role not there yet", fix };
      },
    ],
  },
};

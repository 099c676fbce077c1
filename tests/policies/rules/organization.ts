import {
  fail,
  type Fixtures,
  make,
  notApplicable,
  type Options,
  pass,
  policy,
  ref,
  stack,
  UNKNOWN,
  unverifiable,
} from "../support";

const at: Options = { stack: "organization" };
const whole = make("pulumi:pulumi:Stack", "platform-organization", {}, at);
const unit = make("aws:organizations/organizationalUnit:OrganizationalUnit", "organization-products", {}, at);
const deny = (statement: object) => ({ Effect: "Deny", Resource: "*", ...statement });
const detection = [
  "access-analyzer:DeleteAnalyzer",
  "guardduty:*",
  "inspector2:Disable",
  "securityhub:Disable*",
  "securityhub:DisassociateFrom*",
];
const recorder = ["config:Delete*", "config:Put*", "config:StopConfigurationRecorder"];
const deploys = "arn:aws:iam::*:role/platform-deploy";
const statements = [
  deny({
    Action: [...detection, ...recorder],
    Condition: { ArnNotLike: { "aws:PrincipalArn": deploys } },
  }),
  deny({
    Action: "*",
    Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" }, Null: { "aws:AssumedRoot": "true" } },
  }),
  deny({
    NotAction: ["iam:*", "organizations:*"],
    Condition: { StringNotEquals: { "aws:RequestedRegion": ["ap-northeast-1", "us-east-1"] } },
  }),
  deny({ Action: ["cloudtrail:*Trail", "cloudtrail:StopLogging", "cloudtrail:PutEventSelectors"] }),
  deny({ Action: "organizations:LeaveOrganization" }),
];
const changed = (index: number, change: object) =>
  under(policy(...statements.map((one, i) => (i === index ? { ...one, ...change } : one))));
const rootAccess = (enabledFeatures: unknown) =>
  make("aws:iam/organizationsFeatures:OrganizationsFeatures", "organization-root", { enabledFeatures }, at);
const guardrail = (content: unknown) =>
  make("aws:organizations/policy:Policy", "organization-guardrail", { content }, at);
const attached = (to: ReturnType<typeof guardrail>) =>
  make(
    "aws:organizations/policyAttachment:PolicyAttachment",
    "organization-attachment",
    { policyId: ref(to), targetId: ref(unit) },
    at,
  );
const under = (content: unknown) => {
  const own = guardrail(content);
  return [whole, unit, own, attached(own)];
};
const organization = (props: object) =>
  make("aws:organizations/organization:Organization", "organization", { ...props }, at);
const account = (props: object) => make("aws:organizations/account:Account", "organization-shine", { ...props }, at);

export const fixtures: Record<string, Fixtures> = {
  "organization-guardrail-complete": {
    good: pass(...under(policy(...statements))),
    bad: fail(...under(policy(...statements.slice(1)))),
    unset: fail(whole, unit),
    unknown: unverifiable(...under(UNKNOWN)),
    "not attached": fail(whole, unit, guardrail(policy(...statements))),
    "an account that stands in no unit": fail(...under(policy(...statements)), account({})),
    "an account of the unit": pass(...under(policy(...statements)), account({ parentId: ref(unit) })),
    "root allowed": fail(...under(policy(...statements.filter((_, index) => index !== 1)))),
    "every region": fail(...under(policy(...statements.slice(0, 2)))),
    "something allowed": fail(...under(policy(...statements, { Effect: "Allow", Action: "*", Resource: "*" }))),
    "nobody left out of what watches, the role that makes it neither": fail(...changed(0, { Condition: undefined })),
    "every role left out": fail(
      ...changed(0, { Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } } }),
    ),
    "every role left out by another operator": fail(
      ...changed(0, { Condition: { StringNotLike: { "aws:PrincipalArn": "*" } } }),
    ),
    "one more role left out": fail(
      ...changed(0, { Condition: { ArnNotLike: { "aws:PrincipalArn": [deploys, "arn:aws:iam::*:role/mine"] } } }),
    ),
    "roles left out by the beginning of their name": fail(
      ...changed(0, { Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/platform-*" } } }),
    ),
    "the role that deploys left out of the trail": fail(
      ...changed(3, { Condition: { ArnNotLike: { "aws:PrincipalArn": deploys } } }),
    ),
    "by a key that nobody carries": fail(...changed(4, { Condition: { StringEquals: { "aws:PrincipalTag/x": "y" } } })),
    "by a key that everybody may carry": fail(
      ...changed(4, { Condition: { StringNotEquals: { "aws:PrincipalTag/x": "y" } } }),
    ),
    "in an account alone": fail(
      ...changed(4, { Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } } }),
    ),
    "by a resource that is none": fail(...changed(3, { Resource: "arn:aws:cloudtrail:*:*:trail/one" })),
    "one of several calls alone": fail(...changed(3, { Action: ["cloudtrail:StopLogging"] })),
    "what watches in one region alone": fail(
      ...changed(0, {
        Condition: {
          ArnNotLike: { "aws:PrincipalArn": deploys },
          StringEquals: { "aws:RequestedRegion": "us-east-1" },
        },
      }),
    ),
    "sessions of root that management opens": fail(
      ...changed(1, { Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } } }),
    ),
    "root by any other way": fail(
      ...changed(1, {
        Condition: {
          ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" },
          Bool: { "aws:MultiFactorAuthPresent": "false" },
        },
      }),
    ),
    "another region as well": fail(
      ...changed(2, {
        Condition: { StringNotEquals: { "aws:RequestedRegion": ["ap-northeast-1", "us-east-1", "eu-central-1"] } },
      }),
    ),
    "regions by a pattern": fail(...changed(2, { Condition: { StringNotLike: { "aws:RequestedRegion": "*-1" } } })),
    "a service left out of the regions": fail(...changed(2, { NotAction: ["ec2:*"] })),
    "a service that nobody thought of left out of the regions": fail(
      ...changed(2, { NotAction: ["iam:*", "bedrock:*"] }),
    ),
    "one call of it": fail(...changed(2, { NotAction: ["bedrock:InvokeModel"] })),
    "all services by a pattern": fail(...changed(2, { NotAction: ["*:List*"] })),
    "services without regions": pass(...changed(2, { NotAction: ["iam:*", "sts:AssumeRole", "s3:ListAllMyBuckets"] })),
    "a product": notApplicable(stack),
  },
  "organization-root-central": {
    good: pass(whole, rootAccess(["RootCredentialsManagement", "RootSessions"])),
    bad: fail(whole, rootAccess(["RootSessions"])),
    unset: fail(whole),
    unknown: unverifiable(whole, rootAccess(UNKNOWN)),
    "a product": notApplicable(stack),
  },
  "organization-features": {
    good: pass(organization({ featureSet: "ALL", enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"] })),
    bad: fail(organization({ featureSet: "CONSOLIDATED_BILLING", enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"] })),
    unset: fail(organization({})),
    unknown: unverifiable(organization({ featureSet: UNKNOWN, enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"] })),
  },
};

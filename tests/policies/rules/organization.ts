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
const statements = [
  deny({
    Action: [
      "organizations:LeaveOrganization",
      "guardduty:DeleteDetector",
      "securityhub:DisableSecurityHub",
      "access-analyzer:DeleteAnalyzer",
      "cloudtrail:StopLogging",
      "cloudtrail:DeleteTrail",
      "config:StopConfigurationRecorder",
      "config:DeleteDeliveryChannel",
    ],
  }),
  deny({ Action: "*", Condition: { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } } }),
  deny({ NotAction: ["iam:*"], Condition: { StringNotEquals: { "aws:RequestedRegion": ["ap-northeast-1"] } } }),
];
const others = statements.slice(1);
const deploys = "arn:aws:iam::*:role/platform-deploy";
const session = (more: object) =>
  deny({
    Action: "*",
    Condition: {
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" },
      Null: { "aws:AssumedRoot": "true" },
      ...more,
    },
  });
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
    "root allowed": fail(...under(policy(...statements.filter((_, index) => index !== 1)))),
    "every region": fail(...under(policy(...statements.slice(0, 2)))),
    "something allowed": fail(...under(policy(...statements, { Effect: "Allow", Action: "*", Resource: "*" }))),
    "the role that deploys left out of what watches": pass(
      ...under(policy({ ...statements[0], Condition: { ArnNotLike: { "aws:PrincipalArn": deploys } } }, ...others)),
    ),
    "every role left out": fail(
      ...under(
        policy(
          { ...statements[0], Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } } },
          ...others,
        ),
      ),
    ),
    "what watches in one region alone": fail(
      ...under(
        policy({ ...statements[0], Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } } }, ...others),
      ),
    ),
    "sessions of root that management opens": pass(
      ...under(policy(...statements.map((one, index) => (index === 1 ? session({}) : one)))),
    ),
    "root by any other way": fail(
      ...under(
        policy(
          ...statements.map((one, index) =>
            index === 1 ? session({ Bool: { "aws:MultiFactorAuthPresent": "false" } }) : one,
          ),
        ),
      ),
    ),
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
  "organization-accounts-stay": {
    good: pass(account({ closeOnDeletion: false })),
    bad: fail(account({ closeOnDeletion: true })),
    unset: pass(account({})),
    unknown: unverifiable(account({ closeOnDeletion: UNKNOWN })),
  },
};

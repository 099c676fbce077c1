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

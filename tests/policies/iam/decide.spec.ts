import assert from "node:assert/strict";
import { decide } from "../../../policies/iam/decide";
import type { Policies, Request } from "../../../policies/iam/request";
import { allow, deny, document, OTHER, OWN, role } from "./support";

const GUIDE = "docs.aws.amazon.com/IAM/latest/UserGuide";
const EVALUATION = `${GUIDE}/reference_policies_evaluation-logic_policy-eval-denyallow.html`;
const CROSS = `${GUIDE}/reference_policies_evaluation-logic-cross-account.html`;
const KEYS = "docs.aws.amazon.com/kms/latest/developerguide/key-policies.html";

const ACTION = "s3:GetObject";
const OBJECT = "arn:aws:s3:::bucket/key";
const KEY = `arn:aws:kms:ap-northeast-1:${OWN}:key/1`;
const web = role("web");
/** The day of all calls. */
const DAY = "2026-11-27";
const webAt = (name: string): object => ({ Principal: { AWS: `arn:aws:iam::${OWN}:role/${name}` } });
const root = (account: string): object => ({ Principal: { AWS: `arn:aws:iam::${account}:root` } });

const reads = document("the role's policy", allow(ACTION, "arn:aws:s3:::bucket/*"));
const writes = document("the role's policy", allow("s3:PutObject", "arn:aws:s3:::bucket/*"));
const decrypts = document("the role's policy", allow("kms:Decrypt", KEY));
const everything = document("full access", allow("*"));
const at = (...statements: object[]) => document("the policy there", ...statements);

interface Row {
  readonly says: string;
  readonly allowed: boolean;
  /** @default as `allowed` */
  readonly possible?: boolean;
  readonly reason?: RegExp;
  readonly policies: Policies;
  readonly request?: Partial<Request>;
}

const tables: Readonly<Record<string, readonly Row[]>> = {
  [EVALUATION]: [
    { says: "by default all is denied", allowed: false, policies: {}, reason: /holds no policy/ },
    { says: "an Allow overrides the default", allowed: true, policies: { identity: [reads] } },
    {
      says: "an Allow of another action does not",
      allowed: false,
      policies: { identity: [writes] },
      reason: /^no statement of the role's policy names s3:GetObject$/,
    },
    {
      says: "one of several documents is enough",
      allowed: true,
      policies: { identity: [writes, reads] },
      reason: /^statement 1 of the role's policy allows s3:GetObject$/,
    },
    {
      says: "an explicit denial in a document of the caller outweighs the Allow",
      allowed: false,
      policies: { identity: [reads, document("the other", deny("s3:*"))] },
      reason: /^statement 1 of the other denies s3:GetObject$/,
    },
    {
      says: "an explicit denial at the resource outweighs the Allow",
      allowed: false,
      policies: { identity: [reads], resource: at(deny(ACTION, "*", { Principal: "*", Sid: "Nobody" })) },
      reason: /^statement Nobody of the policy there denies/,
    },
    {
      says: "a denial whose condition is not met denies nothing",
      allowed: true,
      policies: {
        identity: [reads],
        resource: at(deny(ACTION, "*", { Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } })),
      },
    },
    {
      says: "a boundary limits what the caller's documents allow",
      allowed: false,
      policies: { identity: [reads], boundary: document("the boundary", allow("s3:PutObject")) },
      reason: /the boundary/,
    },
    {
      says: "a boundary gives nothing",
      allowed: false,
      policies: { identity: [writes], boundary: everything },
    },
    { says: "both allow", allowed: true, policies: { identity: [reads], boundary: everything } },
    {
      says: "a session policy limits likewise",
      allowed: false,
      policies: { identity: [reads], session: document("the session policy", allow("s3:PutObject")) },
      reason: /the session policy/,
    },
    {
      says: "every level of service control policies must allow",
      allowed: false,
      policies: { identity: [reads], controls: [[everything], [document("the unit's", allow("ec2:*"))]] },
      reason: /the unit's/,
    },
    {
      says: "one document a level is enough",
      allowed: true,
      policies: { identity: [reads], controls: [[document("the unit's", allow("ec2:*")), everything]] },
    },
    {
      says: "a service control policy denies, whatever the caller holds",
      allowed: false,
      policies: { identity: [everything], controls: [[everything, document("the guardrail", deny("s3:*"))]] },
      reason: /the guardrail denies/,
    },
    {
      says: "a resource control policy denies at the resource",
      allowed: false,
      policies: { identity: [reads], resourceControls: [[everything, document("the perimeter", deny("s3:*"))]] },
      reason: /the perimeter/,
    },
    {
      says: "the resource alone is enough in one account",
      allowed: true,
      policies: { resource: at(allow(ACTION, OBJECT, webAt("web"))) },
    },
    {
      says: "a grant to another role is not",
      allowed: false,
      policies: { identity: [writes], resource: at(allow(ACTION, OBJECT, webAt("worker"))) },
    },
    {
      says: "a grant to the account leaves the decision to the caller's documents",
      allowed: false,
      policies: { identity: [writes], resource: at(allow(ACTION, OBJECT, root(OWN))) },
    },
    {
      says: "a grant to the role's ARN is limited by the boundary",
      allowed: false,
      policies: {
        resource: at(allow(ACTION, OBJECT, webAt("web"))),
        boundary: document("the boundary", allow("s3:PutObject")),
      },
      reason: /the boundary/,
    },
    {
      says: "a grant to the session is not",
      allowed: true,
      request: { caller: { ...web, session: "i-1" } },
      policies: {
        resource: at(allow(ACTION, OBJECT, { Principal: { AWS: `arn:aws:sts::${OWN}:assumed-role/web/i-1` } })),
        boundary: document("the boundary", allow("s3:PutObject")),
      },
    },
    {
      says: "a grant to a user's ARN is not limited by its boundary",
      allowed: true,
      request: { caller: { kind: "identity", arn: `arn:aws:iam::${OWN}:user/one` } },
      policies: {
        resource: at(allow(ACTION, OBJECT, { Principal: { AWS: `arn:aws:iam::${OWN}:user/one` } })),
        boundary: document("the boundary", allow("s3:PutObject")),
      },
    },
    {
      says: "the root user needs no document",
      allowed: true,
      request: { caller: { kind: "identity", arn: `arn:aws:iam::${OWN}:root` } },
      policies: {},
    },
    {
      says: "and is bound by service control policies",
      allowed: false,
      request: { caller: { kind: "identity", arn: `arn:aws:iam::${OWN}:root` } },
      policies: { controls: [[everything, document("the guardrail", deny("s3:*"))]] },
    },
  ],
  [CROSS]: [
    {
      says: "both accounts must allow",
      allowed: true,
      request: { resourceAccount: OTHER },
      policies: { identity: [reads], resource: at(allow(ACTION, OBJECT, webAt("web"))) },
    },
    {
      says: "a grant to the caller's account counts on the other side",
      allowed: true,
      request: { resourceAccount: OTHER },
      policies: { identity: [reads], resource: at(allow(ACTION, OBJECT, root(OWN))) },
    },
    {
      says: "the resource's side alone is not enough",
      allowed: false,
      request: { resourceAccount: OTHER },
      policies: { identity: [writes], resource: at(allow(ACTION, OBJECT, webAt("web"))) },
      reason: /the role's policy/,
    },
    {
      says: "not even for everyone",
      allowed: false,
      request: { resourceAccount: OTHER },
      policies: { resource: at(allow(ACTION, OBJECT, { Principal: "*" })) },
    },
    {
      says: "the caller's side alone is not enough",
      allowed: false,
      request: { resourceAccount: OTHER },
      policies: { identity: [reads] },
      reason: /another account's/,
    },
    {
      says: "the organization's id admits whoever belongs to it",
      allowed: true,
      request: { resourceAccount: OTHER, caller: { ...web, organization: { id: "o-1", path: "o-1/r-1/ou-1/" } } },
      policies: {
        identity: [reads],
        resource: at(
          allow(ACTION, OBJECT, {
            Principal: "*",
            Condition: {
              StringEquals: { "aws:PrincipalOrgID": "o-1" },
              "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/r-1/ou-*" },
            },
          }),
        ),
      },
    },
    {
      says: "and nobody of another one",
      allowed: false,
      request: { resourceAccount: OTHER, caller: { ...web, organization: { id: "o-2" } } },
      policies: {
        identity: [reads],
        resource: at(
          allow(ACTION, OBJECT, { Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
        ),
      },
      reason: /asks for another aws:PrincipalOrgID/,
    },
  ],
  [KEYS]: [
    {
      says: "without the key policy the caller's documents have no effect",
      allowed: false,
      request: { action: "kms:Decrypt", resource: KEY },
      policies: { identity: [decrypts], resource: at(allow("kms:Decrypt", "*", webAt("worker"))) },
      reason: /not to this caller/,
    },
    {
      says: "a key policy that nobody gave admits nobody",
      allowed: false,
      request: { action: "kms:Decrypt", resource: KEY },
      policies: { identity: [decrypts] },
    },
    {
      says: "the account's root in the key policy enables them",
      allowed: true,
      request: { action: "kms:Decrypt", resource: KEY },
      policies: { identity: [decrypts], resource: at(allow("kms:*", "*", root(OWN))) },
    },
    {
      says: "it gives nothing by itself",
      allowed: false,
      request: { action: "kms:Decrypt", resource: KEY },
      policies: { resource: at(allow("kms:*", "*", root(OWN))) },
    },
    {
      says: "the key policy alone is enough for whom it names",
      allowed: true,
      request: { action: "kms:Decrypt", resource: KEY },
      policies: { resource: at(allow("kms:Decrypt", "*", webAt("web"))) },
    },
    {
      says: "a key of one's own account admits everyone of it by way of a service",
      allowed: true,
      request: {
        action: "kms:Decrypt",
        resource: KEY,
        context: { "kms:ViaService": "ssm.ap-northeast-1.amazonaws.com" },
      },
      policies: {
        resource: at(
          allow("kms:Decrypt", "*", {
            Principal: { AWS: "*" },
            Condition: {
              StringEquals: { "kms:CallerAccount": OWN, "kms:ViaService": "ssm.ap-northeast-1.amazonaws.com" },
            },
          }),
        ),
      },
    },
    {
      says: "an action without a key has no key policy",
      allowed: true,
      request: { action: "kms:ListAliases", resource: "*" },
      policies: { identity: [document("the role's policy", allow("kms:ListAliases"))] },
    },
  ],
  [`${GUIDE}/id_roles_compare-resource-policies.html`]: [
    {
      says: "a role's trust must name the caller or its account",
      allowed: false,
      request: { action: "sts:AssumeRole", resource: `arn:aws:iam::${OWN}:role/other` },
      policies: {
        identity: [everything],
        resource: at({ Effect: "Allow", Action: "sts:AssumeRole", ...webAt("worker") }),
      },
    },
    {
      says: "naming the account leaves it to the caller's documents",
      allowed: true,
      request: { action: "sts:AssumeRole", resource: `arn:aws:iam::${OWN}:role/other` },
      policies: { identity: [everything], resource: at({ Effect: "Allow", Action: "sts:AssumeRole", ...root(OWN) }) },
    },
    {
      says: "naming the role is enough in its own account",
      allowed: true,
      request: { action: "sts:AssumeRole", resource: `arn:aws:iam::${OWN}:role/other` },
      policies: { resource: at({ Effect: "Allow", Action: "sts:AssumeRole", ...webAt("web") }) },
    },
    {
      says: "and not from another",
      allowed: false,
      request: { action: "sts:AssumeRole", resource: `arn:aws:iam::${OTHER}:role/other` },
      policies: { resource: at({ Effect: "Allow", Action: "sts:AssumeRole", ...webAt("web") }) },
    },
  ],
  [`${GUIDE}/reference_policies_elements_principal.html#principal-services`]: [
    ...serviceRows("logs.ap-northeast-1.amazonaws.com"),
    {
      says: "a service that calls as itself is not bound by service control policies",
      allowed: true,
      request: { caller: { kind: "service", name: "delivery.logs.amazonaws.com" } },
      policies: {
        controls: [[document("the guardrail", deny("*"))]],
        resource: at(allow(ACTION, "*", { Principal: { Service: "delivery.logs.amazonaws.com" } })),
      },
    },
  ],
  [`${GUIDE}/id_roles_providers_oidc.html`]: [
    { says: "a token of the repository", allowed: true, ...tokenOf("repo:example/one:ref:refs/heads/main") },
    { says: "a token of another", allowed: false, ...tokenOf("repo:example/two:ref:refs/heads/main") },
  ],
  "docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html": [
    {
      says: "an endpoint's policy limits what goes through it",
      allowed: false,
      policies: {
        identity: [reads],
        endpoint: document("the endpoint", allow(ACTION, "arn:aws:s3:::other/*", { Principal: "*" })),
      },
      reason: /^statement 1 of the endpoint allows s3:GetObject, but not on this resource$/,
    },
    {
      says: "and gives nothing",
      allowed: false,
      policies: { endpoint: document("the endpoint", allow("*", "*", { Principal: "*" })) },
    },
    {
      says: "both allow",
      allowed: true,
      policies: {
        identity: [reads],
        endpoint: document(
          "the endpoint",
          allow("s3:*", "*", { Principal: "*", Condition: { StringEquals: { "aws:PrincipalAccount": OWN } } }),
        ),
      },
    },
    {
      says: "it may name the account",
      allowed: true,
      policies: { identity: [reads], endpoint: document("the endpoint", allow("s3:*", "*", root(OWN))) },
    },
  ],
  [`${GUIDE}/reference_policies_elements_notaction.html`]: [
    {
      says: "NotAction allows all but what it names",
      allowed: true,
      policies: { identity: [document("the role's policy", { Effect: "Allow", NotAction: "iam:*", Resource: "*" })] },
    },
    {
      says: "NotAction denies all but what it names",
      allowed: false,
      policies: { identity: [reads, document("the fence", { Effect: "Deny", NotAction: "iam:*", Resource: "*" })] },
    },
    {
      says: "and spares what it names",
      allowed: true,
      policies: { identity: [reads, document("the fence", { Effect: "Deny", NotAction: "S3:Get*", Resource: "*" })] },
    },
  ],
  [`${GUIDE}/reference_policies_elements_notresource.html`]: [
    {
      says: "NotResource spares what it names",
      allowed: true,
      policies: {
        identity: [
          reads,
          document("the fence", { Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::bucket/*" }),
        ],
      },
    },
    {
      says: "and speaks of all else",
      allowed: false,
      policies: {
        identity: [
          reads,
          document("the fence", { Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::other/*" }),
        ],
      },
    },
  ],
  [`${GUIDE}/reference_policies_elements_notprincipal.html`]: [
    {
      says: "NotPrincipal spares whom it names with its account",
      allowed: true,
      policies: {
        identity: [reads],
        resource: at({
          Effect: "Deny",
          Action: ACTION,
          Resource: "*",
          NotPrincipal: { AWS: [web.arn, `arn:aws:iam::${OWN}:root`] },
        }),
      },
    },
    {
      says: "the account must be named too",
      allowed: false,
      policies: {
        identity: [reads],
        resource: at({ Effect: "Deny", Action: ACTION, Resource: "*", NotPrincipal: { AWS: web.arn } }),
      },
    },
    {
      says: "it allows nobody",
      allowed: false,
      policies: {
        resource: at({
          Effect: "Allow",
          Action: ACTION,
          Resource: "*",
          NotPrincipal: { AWS: `arn:aws:iam::${OTHER}:root` },
        }),
      },
    },
  ],
  [`${GUIDE}/reference_policies_elements_action.html`]: [
    {
      says: "actions are compared in any case",
      allowed: true,
      policies: { identity: [document("the role's policy", allow("S3:getobject", "arn:aws:s3:::bucket/*"))] },
    },
    {
      says: "ARNs are not",
      allowed: false,
      policies: { identity: [document("the role's policy", allow(ACTION, "arn:aws:s3:::Bucket/*"))] },
      reason: /not on this resource/,
    },
    {
      says: "condition keys are",
      allowed: true,
      policies: {
        identity: [
          document(
            "the role's policy",
            allow(ACTION, "*", { Condition: { StringEquals: { "AWS:principalACCOUNT": OWN } } }),
          ),
        ],
      },
    },
  ],
  [`${GUIDE}/reference_policies_condition-keys.html`]: [
    ...keyRows({
      "aws:PrincipalArn": [web.arn, `arn:aws:iam::${OWN}:role/other`],
      "aws:PrincipalType": ["AssumedRole", "User"],
      "aws:PrincipalAccount": [OWN, OTHER],
      "aws:PrincipalIsAWSService": ["false", "true"],
      "aws:PrincipalTag/team": ["shine", "other"],
      "aws:ResourceAccount": [OWN, OTHER],
      "aws:RequestedRegion": ["ap-northeast-1", "us-east-1"],
      "aws:SecureTransport": ["true", "false"],
      "aws:ViaAWSService": ["false", "true"],
    }),
    ...fence("aws:CurrentTime is the day of the call: what ended before is over", true, {
      DateLessThan: { "aws:CurrentTime": "2026-11-27T00:00:00Z" },
    }),
    ...fence("what began before holds", false, { DateGreaterThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } }),
    ...fence("aws:EpochTime is the same", false, { NumericEquals: { "aws:EpochTime": "1795737600" } }),
    ...fence("a service of AWS belongs to no organization", true, { StringEquals: { "aws:SourceOrgID": "o-1" } }),
    ...["aws:SourceIp", "aws:VpcSourceIp"].flatMap((key) =>
      fence(`${key} is not known before the call`, "untold", { IpAddress: { [key]: "0.0.0.0/0" } }),
    ),
    ...["aws:MultiFactorAuthPresent", "aws:TokenIssueTime", "aws:UserAgent", "aws:userid"].flatMap((key) =>
      fence(`${key} is not known before the call`, "untold", { Null: { [key]: "false" } }),
    ),
    ...["aws:SourceVpc", "aws:SourceVpce", "aws:ResourceOrgID", "aws:PrincipalOrgID"].flatMap((key) =>
      fence(`${key} is not known before the call`, "untold", { StringNotEquals: { [key]: "own" } }),
    ),
    {
      says: "an Allow for a key that nobody knows gives nothing to rest on",
      allowed: false,
      possible: true,
      policies: {
        identity: [
          document("the role's policy", allow(ACTION, "*", { Condition: { Null: { "aws:SourceIp": "false" } } })),
        ],
      },
      reason: /^statement 1 of the role's policy allows s3:GetObject, but asks for aws:SourceIp, which nobody can know/,
    },
    {
      says: "what a request is said to carry is known",
      allowed: true,
      request: { context: { "aws:SourceIp": "203.0.113.7" } },
      policies: {
        identity: [
          reads,
          document("the fence", deny("*", "*", { Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } } })),
        ],
      },
    },
    {
      says: "what is denied anyway is not possible, whatever else nobody knows",
      allowed: false,
      policies: {
        identity: [
          reads,
          document("the fence", deny("*", "*", { Condition: { Null: { "aws:SourceIp": "false" } } }), deny(ACTION)),
        ],
      },
    },
    {
      says: "a condition of an operator that IAM does not have allows nothing",
      allowed: false,
      policies: {
        identity: [document("the role's policy", allow(ACTION, "*", { Condition: { Equals: { a: "b" } } }))],
      },
    },
    {
      says: "and takes what it was to take",
      allowed: false,
      policies: { identity: [reads, document("the fence", deny(ACTION, "*", { Condition: { Equals: { a: "b" } } }))] },
    },
  ],
};

describe("decide", () => {
  for (const [page, rows] of Object.entries(tables)) {
    describe(page, () => {
      for (const { says, allowed, possible = allowed, policies, request, reason } of rows) {
        it(`${says}: ${allowed ? "allowed" : "denied"}`, () => {
          const decision = decide({ caller: web, action: ACTION, resource: OBJECT, ...request }, policies, DAY);
          assert.equal(decision.allowed, allowed, decision.reason);
          assert.equal(decision.possible, possible, "possible");
          assert.notEqual(decision.reason, "");
          if (reason !== undefined) assert.match(decision.reason, reason);
        });
      }
    });
  }
});

function serviceRows(name: string): Row[] {
  const request: Partial<Request> = {
    caller: { kind: "service", name },
    action: "kms:GenerateDataKey",
    resource: KEY,
    context: { "aws:SourceAccount": OWN },
  };
  const admits = (service: string, account: string): Policies => ({
    resource: at(
      allow("kms:GenerateDataKey*", "*", {
        Principal: { Service: service },
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      }),
    ),
  });
  return [
    { says: "a service has what the resource gives it", allowed: true, request, policies: admits(name, OWN) },
    { says: "another service does not", allowed: false, request, policies: admits("s3.amazonaws.com", OWN) },
    {
      says: "nor one that acts for another account",
      allowed: false,
      request,
      policies: admits(name, OTHER),
      reason: /asks for another aws:SourceAccount/,
    },
    { says: "nor one that nothing admits", allowed: false, request, policies: {}, reason: /admits logs\./ },
    {
      says: "the account's root stands for no service",
      allowed: false,
      request,
      policies: { resource: at(allow("kms:*", "*", root(OWN))) },
    },
  ];
}

/** A denial on a condition, beside an Allow: whether the call is allowed then, or nobody knows. */
function fence(says: string, comes: boolean | "untold", Condition: object): Row[] {
  const policies = { identity: [reads, document("the fence", deny("*", "*", { Condition }))] };
  if (comes !== "untold") return [{ says, allowed: comes, policies }];
  return [
    {
      says,
      allowed: false,
      possible: true,
      policies,
      reason: /^statement 1 of the fence denies .* by aws:\w+, which nobody can know before the call$/,
    },
  ];
}

/** A workflow's token takes a role that trusts one repository. */
function tokenOf(sub: string): Pick<Row, "request" | "policies"> {
  const provider = `arn:aws:iam::${OWN}:oidc-provider/token.example.com`;
  return {
    request: {
      caller: { kind: "federated", provider },
      action: "sts:AssumeRoleWithWebIdentity",
      resource: `arn:aws:iam::${OWN}:role/ci`,
      context: { "token.example.com:sub": sub },
    },
    policies: {
      resource: at({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: provider },
        Condition: { StringEquals: { "token.example.com:sub": "repo:example/one:ref:refs/heads/main" } },
      }),
    },
  };
}

/** What a request carries by itself: a condition on it holds with the first value and not with the second. */
function keyRows(keys: Readonly<Record<string, readonly [string, string]>>): Row[] {
  return Object.entries(keys).flatMap(([key, values]) =>
    values.map((value, i) => ({
      says: `${key} is ${value}`,
      allowed: i === 0,
      request: { caller: { ...web, tags: { team: "shine" } }, region: "ap-northeast-1" },
      policies: {
        identity: [
          document("the role's policy", allow(ACTION, "*", { Condition: { StringEquals: { [key]: value } } })),
        ],
      },
    })),
  );
}

import { ACTION, at, decides, everything, GUIDE, KEY, OBJECT, reads, root, web, webAt, writes } from "./rows";
import { allow, document, OTHER, OWN } from "./support";

const CROSS = `${GUIDE}/reference_policies_evaluation-logic-cross-account.html`;
const KEYS = "docs.aws.amazon.com/kms/latest/developerguide/key-policies.html";
const decrypts = document("the role's policy", allow("kms:Decrypt", KEY));

decides("what stands at the resource, and on the way to it", {
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
});

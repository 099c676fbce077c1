import { ACTION, at, decides, everything, GUIDE, OBJECT, reads, root, web, webAt, writes } from "./rows";
import { allow, deny, document, OWN } from "./support";

const EVALUATION = `${GUIDE}/reference_policies_evaluation-logic_policy-eval-denyallow.html`;

decides("which document outweighs which", {
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
});

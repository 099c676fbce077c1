import { ACTION, at, decides, GUIDE, reads, type Row, web } from "./rows";
import { allow, deny, document, OTHER, OWN } from "./support";

decides("elements and condition keys", {
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
      says: "what a caller may choose is possible",
      allowed: false,
      possible: true,
      request: { isFree: true },
      policies: {
        identity: [
          document("the role's policy", allow(ACTION, "*", { Condition: { StringEquals: { "s3:prefix": "a" } } })),
        ],
      },
    },
    {
      says: "but not what it is said to carry otherwise",
      allowed: false,
      request: { isFree: true, context: { "s3:prefix": "b" } },
      policies: {
        identity: [
          document("the role's policy", allow(ACTION, "*", { Condition: { StringEquals: { "s3:prefix": "a" } } })),
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
});

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

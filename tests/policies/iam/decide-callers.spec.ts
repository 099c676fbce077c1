import type { Policies, Request } from "../../../policies/iam/request";
import { ACTION, at, decides, GUIDE, KEY, root, type Row } from "./rows";
import { allow, deny, document, OTHER, OWN } from "./support";

decides("services and tokens", {
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
  [`${GUIDE}/reference_policies_elements_principal.html#principal-anonymous`]: [
    { says: "whoever signs nothing has what everyone has", allowed: true, ...unsigned({ Principal: "*" }) },
    { says: "and nothing that an account has", allowed: false, ...unsigned(root(OWN)) },
    {
      says: "it carries nothing of an account",
      allowed: false,
      ...unsigned({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalAccount": OWN } } }),
    },
  ],
  "docs.aws.amazon.com/AmazonS3/latest/userguide/s3-bucket-user-policy-specifying-principal-intro.html": [
    { says: "a canonical user by its id", allowed: true, ...canonical("79a5") },
    { says: "and nobody by another", allowed: false, ...canonical("0000") },
  ],
  [`${GUIDE}/id_roles_providers_oidc.html`]: [
    { says: "a token of the repository", allowed: true, ...tokenOf("repo:example/one:ref:refs/heads/main") },
    { says: "a token of another", allowed: false, ...tokenOf("repo:example/two:ref:refs/heads/main") },
  ],
});

function unsigned(statement: object): Pick<Row, "request" | "policies"> {
  return { request: { caller: { kind: "anonymous" } }, policies: { resource: at(allow(ACTION, "*", statement)) } };
}

function canonical(id: string): Pick<Row, "request" | "policies"> {
  return {
    request: { caller: { kind: "canonical", id: "79a5" } },
    policies: { resource: at(allow(ACTION, "*", { Principal: { CanonicalUser: id } })) },
  };
}

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

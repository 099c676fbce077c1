import { attached, managed, own, role } from "../iam-support";
import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  type Options,
  pass,
  policy,
  UNKNOWN,
  unverifiable,
} from "../support";

const trusting = (Principal: unknown, Condition?: object, options: Options = {}, name?: string) =>
  role(
    {
      assumeRolePolicy: policy({
        Effect: "Allow",
        Principal,
        Action: "sts:AssumeRole",
        ...(Condition === undefined ? {} : { Condition }),
      }),
    },
    options,
    name,
  );
const github = "token.actions.githubusercontent.com";
const federated = { Federated: `arn:aws:iam::${own}:oidc-provider/${github}` };
const claims = (sub: string | string[], operator = "StringEquals", aud = "sts.amazonaws.com", owner = "4711") => {
  const exact = { [`${github}:aud`]: aud, [`${github}:repository_owner_id`]: owner };
  return operator === "StringEquals"
    ? { StringEquals: { ...exact, [`${github}:sub`]: sub } }
    : { StringEquals: exact, [operator]: { [`${github}:sub`]: sub } };
};
/** By both forms of the subject, with the repository's number. */
const numbers = (id: string) => {
  const run = "environment:production";
  const { StringEquals } = claims([`repo:example@4711/shine-web@1:${run}`, `repo:example/shine-web:${run}`]);
  return trusting(federated, { StringEquals: { ...StringEquals, [`${github}:repository_id`]: id } });
};
/** A pattern that leaves the repository's number open, with the repository that must have it. */
const numbered = (sub: string, repository: string) => {
  const { StringEquals, ...rest } = claims(sub, "StringLike");
  return trusting(federated, { ...rest, StringEquals: { ...StringEquals, [`${github}:repository`]: repository } });
};
const actions = (sub: string | string[], operator?: string, options: Options = {}, name?: string) =>
  trusting(federated, claims(sub, operator), options, name);
const previewing = actions(
  "repo:example/platform:pull_request",
  undefined,
  { parent: environment("account") },
  "shine-account-preview",
);
const oidc = (props: object) =>
  make("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "shine-account-github", { ...props });

/** Who may take a role. */
export const fixtures: Record<string, Fixtures> = {
  "iam-trust-oidc-pinned": {
    good: pass(actions("repo:example/shine-web:environment:production")),
    bad: fail(actions("repo:example/*:environment:production", "StringLike")),
    unset: notApplicable(trusting({ Service: "ecs-tasks.amazonaws.com" })),
    unknown: unverifiable(role({ assumeRolePolicy: UNKNOWN })),
    "no subject": fail(trusting(federated, { StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" } })),
    "no audience": fail(
      trusting(federated, { StringEquals: { [`${github}:sub`]: "repo:example/shine-web:environment:production" } }),
    ),
    "another audience": fail(
      trusting(federated, claims("repo:example/shine-web:environment:production", "StringEquals", "x")),
    ),
    "another organization": fail(actions("repo:evil/shine-web:environment:production")),
    "an unknown repository": fail(actions("repo:example/other:environment:production")),
    "any run": fail(actions("repo:example/shine-web:*", "StringLike")),
    "only if there is a subject": fail(
      actions("repo:example/shine-web:environment:production", "StringEqualsIfExists"),
    ),
    "a preview that reads": pass(
      previewing,
      attached(previewing, ["ecs:DescribeServices", "elasticloadbalancing:DescribeListeners"], "*"),
    ),
    "a preview that reads the state": fail(previewing, attached(previewing, "s3:GetObject", "arn:aws:s3:::state/*")),
    "by numbers": pass(numbers("1")),
    "by another number than the subject's": fail(numbers("2")),
    "by numbers, and the name's of whichever number": fail(
      actions([
        "repo:example@4711/shine-web@1:environment:production",
        "repo:example/shine-web:environment:production",
      ]),
    ),
    "by numbers of another": fail(actions("repo:example@4712/shine-web@1:environment:production")),
    "of another owner by number": fail(
      trusting(
        federated,
        claims("repo:example/shine-web:environment:production", "StringEquals", "sts.amazonaws.com", "4712"),
      ),
    ),
    "by the owner's name alone": fail(
      trusting(federated, {
        StringEquals: {
          [`${github}:aud`]: "sts.amazonaws.com",
          [`${github}:sub`]: "repo:example/shine-web:environment:production",
        },
      }),
    ),
    "with the owner's number in the subject alone": pass(
      trusting(federated, {
        StringEquals: {
          [`${github}:aud`]: "sts.amazonaws.com",
          [`${github}:repository_id`]: "1",
          [`${github}:sub`]: "repo:example@4711/shine-web@1:environment:production",
        },
      }),
    ),
    "any number of the one repository": pass(
      numbered("repo:example@4711/shine-web@*:environment:production", "example/shine-web"),
    ),
    "any number, and no name beside it": fail(
      actions("repo:example@4711/shine-web@*:environment:production", "StringLike"),
    ),
    "any number, and another name beside it": fail(
      numbered("repo:example@4711/shine-web@*:environment:production", "example/shine-api"),
    ),
    "any number of any owner": fail(numbered("repo:example@*/shine-web@*:environment:production", "example/shine-web")),
    "a preview that writes": fail(previewing, attached(previewing, "ecs:UpdateService", "*")),
    "a preview that may do anything": fail(
      previewing,
      managed(previewing, "arn:aws:iam::aws:policy/AdministratorAccess"),
    ),
    "a preview that looks": pass(previewing, managed(previewing, "arn:aws:iam::aws:policy/SecurityAudit")),
  },
  "iam-oidc-provider": {
    good: pass(oidc({ url: `https://${github}`, clientIdLists: ["sts.amazonaws.com"] })),
    bad: fail(oidc({ url: "https://example.com", clientIdLists: ["sts.amazonaws.com"] })),
    unset: fail(oidc({})),
    unknown: unverifiable(oidc({ url: UNKNOWN, clientIdLists: ["sts.amazonaws.com"] })),
    "another audience": fail(oidc({ url: `https://${github}`, clientIdLists: ["sts.amazonaws.com", "x"] })),
  },
};

import { keyOf, between, named, oneOf, policy } from "../checks";
import type { Check, Models, Subject } from "../model";
import { ROLE, SERVICE_LINKED_ROLE } from "./types";

const POLICY = "aws:iam/policy:Policy";
const OIDC = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const ofRole = { path: "role", types: [ROLE], code: "NoSuchEntity", holds: true };

const path = (subject: Subject): string => subject.text("path") ?? "/";
const iamName = (limit: number) => named("name", limit, /^[\w+=,.@-]+$/, "letters, digits, _+=,.@-", "ValidationError");
const malformed = "MalformedPolicyDocument";

/** A role's inline policies together, and how many managed policies it may carry. */
const inlineTotal: Check = (subject, world) => {
  const role = world.handle(subject, "role", ROLE);
  const own = subject.text("policy") ?? "";
  const others = world
    .all("aws:iam/rolePolicy:RolePolicy")
    .filter((other) => other.urn !== subject.request.urn && world.handle(world.subject(other), "role", ROLE) === role)
    .map((other) => String(other.inputs["policy"]));
  const size = [own, ...others].join("").replace(/\s+/g, "").length;
  if (role === undefined || size <= 10240) return undefined;
  return {
    path: "policy",
    code: "LimitExceeded",
    allowed: `10240 characters in all inline policies of a role, not ${size}`,
    fix: "attach a managed policy instead",
  };
};

const attachments: Check = (subject, world) => {
  const role = world.handle(subject, "role", ROLE);
  const all = world.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
  const count = all.filter(
    (one) => one.urn !== subject.request.urn && world.handle(world.subject(one), "role", ROLE) === role,
  ).length;
  if (role === undefined || count < 10) return undefined;
  return {
    path: "policyArn",
    code: "LimitExceeded",
    allowed: "10 managed policies on a role",
    fix: "put two documents into one",
  };
};

export const identity: Models = {
  [ROLE]: {
    id: (subject) => subject.chosen(),
    computed: (subject) => ({
      arn: subject.globalArn("iam", `role${path(subject)}${subject.chosen()}`),
      name: subject.chosen(),
      uniqueId: `AROA${subject.digest().slice(0, 17).toUpperCase()}`,
      createDate: "2026-01-01T00:00:00Z",
      path: path(subject),
      maxSessionDuration: subject.number("maxSessionDuration") ?? 3600,
    }),
    replaces: ["name", "namePrefix", "path"],
    references: [{ path: "permissionsBoundary", types: [POLICY], code: "NoSuchEntity" }],
    unique: {
      key: (subject) => subject.text("name")?.toLowerCase(),
      path: "name",
      code: "EntityAlreadyExists",
      within: "account",
    },
    checks: [
      iamName(64),
      policy("assumeRolePolicy", 2048, malformed, "trust"),
      between("maxSessionDuration", 3600, 43200),
      named("description", 1000, /^[\s\u0020-\u007E\u00A1-\u00FF]*$/, "Latin-1 text", "ValidationError"),
    ],
  },
  "aws:iam/rolePolicy:RolePolicy": {
    id: (subject) => `${subject.text("role") ?? ""}:${subject.chosen()}`,
    computed: (subject) => ({ name: subject.chosen() }),
    replaces: ["name", "namePrefix", "role"],
    references: [ofRole],
    unique: {
      key: (subject, world) => keyOf(world.handle(subject, "role", ROLE), subject.text("name")),
      path: "name",
      code: "EntityAlreadyExists",
      within: "account",
    },
    checks: [iamName(128), policy("policy", 10240, malformed, "identity"), inlineTotal],
  },
  [POLICY]: {
    id: (subject) => subject.globalArn("iam", `policy${path(subject)}${subject.chosen()}`),
    computed: (subject, id) => ({
      arn: id,
      name: subject.chosen(),
      policyId: `ANPA${subject.digest().slice(0, 17).toUpperCase()}`,
      attachmentCount: 0,
    }),
    replaces: ["name", "namePrefix", "path", "description"],
    unique: {
      key: (subject) => subject.text("name")?.toLowerCase(),
      path: "name",
      code: "EntityAlreadyExists",
      within: "account",
    },
    checks: [iamName(128), policy("policy", 6144, malformed, "identity")],
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    id: (subject) => `${subject.text("role") ?? ""}/${subject.text("policyArn") ?? ""}`,
    replaces: ["role", "policyArn"],
    references: [ofRole, { path: "policyArn", types: [POLICY], code: "NoSuchEntity", holds: true }],
    unique: {
      key: (subject, world) => keyOf(world.handle(subject, "role", ROLE), world.handle(subject, "policyArn", POLICY)),
      path: "policyArn",
      code: "EntityAlreadyExists",
      within: "account",
    },
    checks: [attachments],
  },
  [OIDC]: {
    id: (subject) =>
      subject.globalArn("iam", `oidc-provider/${(subject.text("url") ?? "").replace(/^https:\/\//, "")}`),
    computed: (_, id) => ({ arn: id }),
    replaces: ["url"],
    unique: { key: (subject) => subject.text("url"), path: "url", code: "EntityAlreadyExists", within: "account" },
    checks: [named("url", 255, /^https:\/\/[^/?#]+(\/[^?#]*)?$/, "https://…", "ValidationError")],
  },
  [SERVICE_LINKED_ROLE]: {
    id: (subject) =>
      subject.globalArn("iam", `role/aws-service-role/${subject.text("awsServiceName") ?? ""}/${linkedName(subject)}`),
    computed: (subject, id) => ({
      arn: id,
      name: linkedName(subject),
      path: `/aws-service-role/${subject.text("awsServiceName") ?? ""}/`,
      uniqueId: `AROA${subject.digest().slice(0, 17).toUpperCase()}`,
      createDate: "2026-01-01T00:00:00Z",
    }),
    replaces: ["awsServiceName", "customSuffix"],
    unique: {
      key: (subject) => subject.text("awsServiceName"),
      path: "awsServiceName",
      code: "InvalidInput",
      within: "account",
    },
  },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    id: () => "iam-account-password-policy",
    computed: (subject) => ({ expirePasswords: (subject.number("maxPasswordAge") ?? 0) > 0 }),
    unique: {
      key: () => "policy",
      path: "minimumPasswordLength",
      code: "EntityTemporarilyUnmodifiable",
      within: "account",
    },
    checks: [
      between("minimumPasswordLength", 6, 128),
      between("passwordReusePrevention", 1, 24),
      between("maxPasswordAge", 0, 1095),
    ],
  },
  "aws:iam/accountAlias:AccountAlias": {
    id: (subject) => subject.text("accountAlias") ?? "",
    replaces: ["accountAlias"],
    checks: [named("accountAlias", 63, /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "lower-case letters, digits and -")],
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    id: (subject) => subject.chosen(),
    computed: (subject) => ({
      arn: subject.globalArn("iam", `instance-profile/${subject.chosen()}`),
      name: subject.chosen(),
      createDate: "2026-01-01T00:00:00Z",
      uniqueId: `AIPA${subject.digest().slice(0, 17).toUpperCase()}`,
    }),
    replaces: ["name", "path"],
    references: [ofRole],
    checks: [iamName(128)],
  },
  "aws:iam/organizationsFeatures:OrganizationsFeatures": {
    id: () => "o-exampleorgid",
    checks: [oneOf("enabledFeatures.0", ["RootCredentialsManagement", "RootSessions"])],
  },
};

function linkedName(subject: Subject): string {
  const service = (subject.text("awsServiceName") ?? "").split(".")[0] ?? "";
  return `AWSServiceRoleFor${service.charAt(0).toUpperCase()}${service.slice(1)}`;
}

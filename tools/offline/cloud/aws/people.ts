import { keyOf, named, oneOf, policy } from "../checks";
import type { Check, Models } from "../model";
import { uuid } from "../model";

const SET = "aws:ssoadmin/permissionSet:PermissionSet";
const GROUP = "aws:identitystore/group:Group";
const ofSet = { path: "permissionSetArn", types: [SET], code: "ResourceNotFoundException", holds: true };

const instance = named(
  "instanceArn",
  84,
  /^arn:aws:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/,
  "the ARN of the instance of Identity Center",
);

/** A session lasts from one hour to twelve. */
const session: Check = (subject) => {
  const value = subject.text("sessionDuration");
  const [, hours, minutes] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(value ?? "") ?? [];
  const length = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  if (value === undefined || (length >= 60 && length <= 720)) return undefined;
  return {
    path: "sessionDuration",
    code: "ValidationException",
    value,
    allowed: "PT1H to PT12H",
    fix: "write it in hours",
  };
};

/** IAM Identity Center. Limits: "IAM Identity Center quotas" and the API reference. */
export const people: Models = {
  [SET]: {
    id: (subject) => `${setArn(subject.text("instanceArn"), subject.digest())},${subject.text("instanceArn") ?? ""}`,
    computed: (subject) => ({
      arn: setArn(subject.text("instanceArn"), subject.digest()),
      name: subject.chosen(),
      createdDate: "2026-01-01T00:00:00Z",
    }),
    replaces: ["name", "instanceArn", "region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "ConflictException" },
    checks: [named("name", 32, /^[\w+=,.@-]+$/, "letters, digits, _+=,.@-"), instance, session],
  },
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": {
    id: (subject) => `${subject.text("permissionSetArn") ?? ""},${subject.text("instanceArn") ?? ""}`,
    replaces: ["permissionSetArn", "instanceArn", "region"],
    references: [ofSet],
    unique: {
      key: (subject, world) => world.handle(subject, "permissionSetArn", SET),
      path: "permissionSetArn",
      code: "ConflictException",
    },
    checks: [instance, policy("inlinePolicy", 10_240, "ValidationException", "identity")],
  },
  [GROUP]: {
    id: (subject) => `${subject.text("identityStoreId") ?? ""}/${uuid(subject)}`,
    computed: (subject) => ({
      arn: `arn:aws:identitystore:::group/${uuid(subject)}`,
      groupId: uuid(subject),
      externalIds: [],
    }),
    replaces: ["identityStoreId", "region"],
    unique: {
      key: (subject) => subject.text("displayName")?.toLowerCase(),
      path: "displayName",
      code: "ConflictException",
      within: "account",
    },
    checks: [
      named("identityStoreId", 36, /^d-[0-9a-f]{10}$|^[0-9a-f-]{36}$/, "d- and ten digits"),
      named("displayName", 1024, /^[^\n\t]+$/, "text in one line"),
    ],
  },
  "aws:ssoadmin/accountAssignment:AccountAssignment": {
    id: (subject) =>
      ["principalId", "principalType", "targetId", "targetType", "permissionSetArn", "instanceArn"]
        .map((path) => subject.text(path) ?? "")
        .join(","),
    replaces: ["*"],
    references: [ofSet, { path: "principalId", types: [GROUP], code: "ResourceNotFoundException", holds: true }],
    unique: {
      key: (subject, world) =>
        keyOf(world.handle(subject, "permissionSetArn", SET), subject.part("principalId"), subject.part("targetId")),
      path: "principalId",
      code: "ConflictException",
    },
    checks: [
      instance,
      oneOf("principalType", ["GROUP", "USER"]),
      oneOf("targetType", ["AWS_ACCOUNT"]),
      named("targetId", 12, /^\d{12}$/, "an account of 12 digits"),
    ],
  },
};

function setArn(instanceArn: string | undefined, digest: string): string {
  return `arn:aws:sso:::permissionSet/${instanceArn?.split("/").at(-1) ?? ""}/ps-${digest.slice(0, 16)}`;
}

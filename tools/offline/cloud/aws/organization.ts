import { keyOf, named, oneOf, policy } from "../checks";
import type { Check, Models, Subject } from "../model";
import { inspectorPolicy } from "./inspector-policy";

const ORGANIZATION = "aws:organizations/organization:Organization";
const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";
const ACCOUNT = "aws:organizations/account:Account";
const POLICY = "aws:organizations/policy:Policy";

const id = "o-exampleorgid";
const root = "r-abcd";
const parent = { path: "parentId", types: [UNIT], code: "ParentNotFoundException", except: /^r-/, holds: true };
const digits = (subject: Subject): string =>
  String(100_000_000_000 + (Number.parseInt(subject.digest().slice(0, 11), 16) % 900_000_000_000));

const fiveAtMost: Check = (subject, world) => {
  const target = world.handle(subject, "targetId", UNIT, ACCOUNT);
  const all = world.all("aws:organizations/policyAttachment:PolicyAttachment");
  const count = all.filter(
    (one) => one.urn !== subject.request.urn && world.handle(world.subject(one), "targetId", UNIT, ACCOUNT) === target,
  ).length;
  // FullAWSAccess is attached to everything by nature.
  return target === undefined || count < 4
    ? undefined
    : {
        path: "targetId",
        code: "ConstraintViolationException",
        value: target,
        allowed: "five policies on a target, with FullAWSAccess",
        fix: "put two documents into one",
      };
};

const limits: Readonly<Record<string, number>> = { SERVICE_CONTROL_POLICY: 10240, RESOURCE_CONTROL_POLICY: 5120 };
const content: Check = (subject, world) => {
  const type = subject.text("type") ?? "SERVICE_CONTROL_POLICY";
  if (type === "INSPECTOR_POLICY") return inspectorPolicy(subject, world);
  const limit = limits[type];
  if (limit === undefined) return undefined;
  const form = type === "RESOURCE_CONTROL_POLICY" ? "resource" : "identity";
  return policy("content", limit, "MalformedPolicyDocumentException", form)(subject, world);
};

/** Source: Organizations API, CreatePolicy; hashicorp/terraform-provider-aws #10258. Another stack's organization is not looked for. */
const inUse: Check = (subject, world) => {
  const there = world.all(ORGANIZATION);
  if (there.length === 0 || there.some((one) => world.precedes(one, subject))) return undefined;
  return {
    path: "content",
    code: "AWSOrganizationsNotInUseException",
    allowed: "an organization that exists",
    fix: "add dependsOn the organization",
  };
};

/** AWS gives away accounts unwillingly: one is closed, not deleted. */
const keptAccount = (subject: Subject) =>
  subject.get("closeOnDeletion") === true
    ? undefined
    : {
        path: "closeOnDeletion",
        code: "ConstraintViolationException",
        allowed: "deletion of an account that may be closed",
        fix: "retain the account, or close it by hand",
      };

export const organization: Models = {
  [ORGANIZATION]: {
    id: () => id,
    computed: (subject) => ({
      arn: `arn:aws:organizations::${subject.place.account}:organization/${id}`,
      masterAccountId: subject.place.account,
      masterAccountArn: `arn:aws:organizations::${subject.place.account}:account/${id}/${subject.place.account}`,
      masterAccountEmail: "aws@example.com",
      masterAccountName: "management",
      roots: [
        {
          id: root,
          name: "Root",
          arn: `arn:aws:organizations::${subject.place.account}:root/${id}/${root}`,
          policyTypes: [],
        },
      ],
      accounts: [],
      nonMasterAccounts: [],
    }),
    unique: {
      key: () => "organization",
      path: "featureSet",
      code: "AlreadyInOrganizationException",
      within: "account",
    },
    checks: [oneOf("featureSet", ["ALL", "CONSOLIDATED_BILLING"])],
  },
  [UNIT]: {
    id: (subject) => `ou-abcd-${subject.digest().slice(0, 8)}`,
    computed: (subject, unit) => ({
      arn: `arn:aws:organizations::${subject.place.account}:ou/${id}/${unit}`,
      name: subject.chosen(),
      accounts: [],
    }),
    replaces: ["parentId"],
    references: [parent],
    unique: {
      key: (subject, world) => keyOf(world.handle(subject, "parentId", UNIT), subject.text("name")),
      path: "name",
      code: "DuplicateOrganizationalUnitException",
    },
    checks: [named("name", 128, /^[^]+$/, "any text", "InvalidInputException")],
  },
  [ACCOUNT]: {
    id: digits,
    computed: (subject, account) => ({
      arn: `arn:aws:organizations::${subject.place.account}:account/${id}/${account}`,
      status: "ACTIVE",
      state: "ACTIVE",
      joinedMethod: "CREATED",
      joinedTimestamp: "2026-01-01T00:00:00Z",
      name: subject.chosen(),
    }),
    replaces: ["email", "name", "iamUserAccessToBilling", "roleName", "createGovcloud"],
    references: [parent],
    unique: {
      key: (subject) => subject.text("email")?.toLowerCase(),
      path: "email",
      code: "EMAIL_ALREADY_EXISTS",
      within: "world",
    },
    checks: [
      named("name", 50, /^[\u0020-\u007E]+$/, "printable ASCII", "InvalidInputException"),
      named("email", 64, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an address", "InvalidInputException"),
    ],
    undeletable: keptAccount,
  },
  [POLICY]: {
    id: (subject) => `p-${subject.digest().slice(0, 10)}`,
    computed: (subject, one) => ({
      arn: `arn:aws:organizations::${subject.place.account}:policy/${id}/service_control_policy/${one}`,
      name: subject.chosen(),
      type: subject.text("type") ?? "SERVICE_CONTROL_POLICY",
    }),
    replaces: ["type"],
    unique: {
      key: (subject) => subject.text("name"),
      path: "name",
      code: "DuplicatePolicyException",
      within: "account",
    },
    checks: [
      content,
      inUse,
      oneOf("type", [
        "SERVICE_CONTROL_POLICY",
        "RESOURCE_CONTROL_POLICY",
        "TAG_POLICY",
        "BACKUP_POLICY",
        "AISERVICES_OPT_OUT_POLICY",
        "DECLARATIVE_POLICY_EC2",
        "CHATBOT_POLICY",
        "INSPECTOR_POLICY",
      ]),
    ],
  },
  "aws:organizations/policyAttachment:PolicyAttachment": {
    id: (subject) => `${subject.text("targetId") ?? ""}:${subject.text("policyId") ?? ""}`,
    replaces: ["policyId", "targetId"],
    references: [{ path: "policyId", types: [POLICY], code: "PolicyNotFoundException", holds: true }],
    unique: {
      key: (subject, world) =>
        keyOf(world.handle(subject, "targetId", UNIT, ACCOUNT), world.handle(subject, "policyId", POLICY)),
      path: "targetId",
      code: "DuplicatePolicyAttachmentException",
    },
    checks: [fiveAtMost],
  },
  "aws:organizations/delegatedAdministrator:DelegatedAdministrator": {
    id: (subject) => `${subject.text("accountId") ?? ""}/${subject.text("servicePrincipal") ?? ""}`,
    computed: (subject) => ({
      arn: `arn:aws:organizations::${subject.place.account}:account/${id}/${subject.text("accountId") ?? ""}`,
      status: "ACTIVE",
      joinedMethod: "CREATED",
    }),
    replaces: ["*"],
  },
};

import { between, named, oneOf, parsed, policy, someOf, statementsIn } from "../checks";
import { type Check, type Entity, type Models, type Subject, uuid, type World } from "../model";
import { ALIAS, KEY } from "./types";

/** The reference of a key: its id or ARN, or an alias of it. */
export function keyReference(path: string, code = "NotFoundException") {
  return { path, types: [KEY, ALIAS], code } as const;
}

/** KMS refuses a policy that would leave nobody able to change it. */
const noLockout: Check = (subject) => {
  const { value } = parsed(subject, "policy", "MalformedPolicyDocumentException");
  if (value === undefined || subject.get("bypassPolicyLockoutSafetyCheck") === true) return undefined;
  const statements = statementsIn(value);
  const admits = statements.some((statement) => {
    const actions = [statement["Action"]].flat();
    const principals = JSON.stringify(statement["Principal"] ?? "");
    const own = principals.includes(subject.place.account) || principals === '"*"';
    return (
      statement["Effect"] === "Allow" &&
      own &&
      actions.some((one) => one === "kms:*" || one === "kms:PutKeyPolicy" || one === "kms:Put*")
    );
  });
  if (admits) return undefined;
  const allowed = `a statement that lets account ${subject.place.account} change the policy (kms:PutKeyPolicy)`;
  return { path: "policy", code: "MalformedPolicyDocumentException", allowed, fix: "admit the account's root" };
};

/** Whether the key's policy speaks of the service at all; AWS tries the key out when it is given to a log group. */
export function keyAdmits(world: World, subject: Subject, path: string, service: string): boolean {
  const [key] = keysOf(world, subject, path);
  return key === undefined || typeof key.inputs["policy"] !== "string" || key.inputs["policy"].includes(service);
}

function keysOf(world: World, subject: Subject, path: string): Entity[] {
  return world
    .referred(subject, path, KEY, ALIAS)
    .flatMap((one) => (one.type === KEY ? one : world.referred(world.subject(one), "targetKeyId", KEY)));
}

/** "The KMS key must be in the same Amazon Web Services account and Region as the alias" (KMS API, UpdateAlias). */
const besideItsKey: Check = (subject, world) => {
  const [key] = world.referred(subject, "targetKeyId", KEY);
  const { account, region } = subject.place;
  if (key === undefined || (key.place.account === account && key.place.region === region)) return undefined;
  const allowed = `a key of account ${account} in ${region}`;
  return { path: "targetKeyId", code: "NotFoundException", value: key.name, allowed, fix: "make both by one provider" };
};

const parameterName: Check = (subject) => {
  const name = subject.text("name");
  if (name === undefined) return undefined;
  const fault = { path: "name", code: "ValidationException", value: name };
  if (name.includes("/") && !name.startsWith("/"))
    return { ...fault, allowed: "a path that begins with /", fix: "put / before it" };
  if (!/^\/?[\w.-]+(\/[\w.-]+)*$/.test(name))
    return { ...fault, allowed: "letters, digits, _ . - and single /", fix: "rename it" };
  if (/^\/?(aws|ssm)(?![\w-])/i.test(name))
    return { ...fault, allowed: "a name that does not begin with aws or ssm", fix: "rename it" };
  if (name.split("/").length - 1 > 15) return { ...fault, allowed: "15 levels at most", fix: "shorten the path" };
  return name.length > 1011 ? { ...fault, allowed: "1011 characters at most", fix: "shorten it" } : undefined;
};

const parameterValue: Check = (subject) => {
  const value = subject.text("value") ?? subject.text("insecureValue");
  if (value === undefined) return undefined;
  const [size, tier] = [Buffer.byteLength(value), subject.text("tier") ?? "Standard"];
  const most = tier === "Standard" ? 4096 : 8192;
  if (size >= 1 && size <= most) return undefined;
  return {
    path: "value",
    code: "ValidationException",
    allowed: `1 to ${most} bytes, it has ${size}`,
    fix: "shorten it",
  };
};

export const keys: Models = {
  [KEY]: {
    id: (subject) => uuid(subject),
    computed: (subject, id) => ({ arn: subject.arn("kms", `key/${id}`), keyId: id }),
    replaces: ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId", "region"],
    checks: [
      policy("policy", 32768, "MalformedPolicyDocumentException", "resource"),
      noLockout,
      between("deletionWindowInDays", 7, 30),
      between("rotationPeriodInDays", 90, 2560),
    ],
  },
  [ALIAS]: {
    id: (subject) => subject.chosen(),
    computed: (subject) => {
      const target = subject.text("targetKeyId") ?? "";
      const name = subject.chosen();
      return {
        arn: subject.arn("kms", name),
        name,
        targetKeyArn: target.startsWith("arn:") ? target : subject.arn("kms", `key/${target}`),
      };
    },
    replaces: ["name", "region"],
    references: [{ path: "targetKeyId", types: [KEY], code: "NotFoundException" }],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "AlreadyExistsException" },
    checks: [
      named("name", 256, /^alias\/(?!aws\/)[\w/-]+$/, "alias/…, not alias/aws/…", "InvalidAliasNameException"),
      besideItsKey,
    ],
  },
  "aws:ssm/parameter:Parameter": {
    id: (subject) => subject.chosen(),
    computed: (subject) => ({
      arn: subject.arn("ssm", `parameter/${subject.chosen().replace(/^\//, "")}`),
      version: 1,
      tier: subject.text("tier") ?? "Standard",
      dataType: subject.text("dataType") ?? "text",
    }),
    replaces: ["name", "dataType", "region"],
    references: [keyReference("keyId", "InvalidKeyId")],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "ParameterAlreadyExists" },
    checks: [
      parameterName,
      parameterValue,
      oneOf("type", ["String", "StringList", "SecureString"]),
      someOf(["value", "insecureValue", "valueWo"]),
    ],
  },
  "aws:secretsmanager/secret:Secret": {
    id: (subject) => subject.arn("secretsmanager", `secret:${subject.chosen()}-${subject.digest().slice(0, 6)}`),
    computed: (subject, id) => ({ arn: id, name: subject.chosen() }),
    replaces: ["name", "namePrefix", "region"],
    references: [keyReference("kmsKeyId")],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "ResourceExistsException" },
    checks: [
      named("name", 512, /^[\w/+=.@-]+$/, "letters, digits and /_+=.@-"),
      between("recoveryWindowInDays", 0, 30),
    ],
  },
  "aws:ssm/document:Document": {
    id: (subject) => subject.chosen(),
    computed: (subject) => ({
      arn: subject.arn("ssm", `document/${subject.chosen()}`),
      status: "Active",
      owner: subject.place.account,
      documentVersion: "1",
      latestVersion: "1",
      defaultVersion: "1",
    }),
    replaces: ["name", "documentType", "region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "DocumentAlreadyExists" },
    checks: [named("name", 128, /^[\w.-]{3,128}$/, "3 or more letters, digits, _ . -")],
  },
};

import { keyOf, named } from "../checks";
import { uuid, type Check, type Fault, type Models } from "../model";
import { keyReference } from "./keys";
import { ROLE } from "./types";

const VAULT = "aws:backup/vault:Vault";
const PLAN = "aws:backup/plan:Plan";
const name = (path: string) =>
  named(path, 50, /^[\w-]{2,50}$/, "letters, digits, _ and -", "InvalidParameterValueException");

/** Minutes: a job starts within an hour at the least, and ends at least as long after. */
const windows: Check = (subject) =>
  subject.blocks("rules").flatMap((rule): Fault[] => {
    const [start, completion] = [rule.number("startWindow"), rule.number("completionWindow")];
    if ((start === undefined || start >= 60) && (start ?? 480) + 60 <= (completion ?? 10_080)) return [];
    return [
      {
        path: "rules",
        code: "InvalidParameterValueException",
        value: [start, completion],
        allowed: "startWindow 60 or more, completionWindow an hour more than that",
        fix: "lengthen the windows",
      },
    ];
  });

/** Cold storage holds a copy for 90 days at the least. */
const cold: Check = (subject) =>
  subject.blocks("rules").flatMap((rule): Fault[] => {
    const [after, end] = [rule.number("lifecycle.coldStorageAfter"), rule.number("lifecycle.deleteAfter")];
    if (after === undefined || end === undefined || end >= after + 90) return [];
    return [
      {
        path: "rules",
        code: "InvalidParameterValueException",
        value: [after, end],
        allowed: "deleteAfter at least 90 days after coldStorageAfter",
        fix: "keep it longer, or leave coldStorageAfter out",
      },
    ];
  });

const schedule: Check = (subject) =>
  subject.blocks("rules").flatMap((rule): Fault[] => {
    const value = rule.text("schedule");
    if (value === undefined || /^(cron\((\S+ ){5}\S+\)|rate\(\d+ \w+\))$/.test(value)) return [];
    return [
      {
        path: "rules",
        code: "InvalidParameterValueException",
        value,
        allowed: "cron(0 20 * * ? *), six fields",
        fix: "correct the expression",
      },
    ];
  });

const lock: Check = (subject) => {
  const [least, most, days] = ["minRetentionDays", "maxRetentionDays", "changeableForDays"].map((path) =>
    subject.number(path),
  );
  const faults: Fault[] = [];
  const wrong = (path: string, value: unknown, allowed: string): void =>
    void faults.push({ path, code: "InvalidParameterValueException", value, allowed, fix: "change it" });
  if (least !== undefined && least < 1) wrong("minRetentionDays", least, "1 or more");
  if (least !== undefined && most !== undefined && most < least)
    wrong("maxRetentionDays", most, "no less than the least");
  if (days !== undefined && days < 3) wrong("changeableForDays", days, "3 or more");
  return faults;
};

/** AWS Backup. Limits: the API reference of AWS Backup. */
export const backup: Models = {
  [VAULT]: {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({ name: id, arn: subject.arn("backup", `backup-vault:${id}`), recoveryPoints: 0 }),
    replaces: ["name", "kmsKeyArn", "region"],
    references: [keyReference("kmsKeyArn", "InvalidParameterValueException")],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "AlreadyExistsException" },
    checks: [name("name")],
  },
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": {
    id: (subject) => subject.text("backupVaultName") ?? "",
    computed: (subject) => ({
      backupVaultArn: subject.arn("backup", `backup-vault:${subject.text("backupVaultName") ?? ""}`),
    }),
    replaces: ["*"],
    references: [{ path: "backupVaultName", types: [VAULT], code: "ResourceNotFoundException", holds: true }],
    unique: {
      key: (subject, world) => world.handle(subject, "backupVaultName", VAULT),
      path: "backupVaultName",
      code: "AlreadyExistsException",
    },
    checks: [lock],
  },
  [PLAN]: {
    id: (subject) => uuid(subject),
    computed: (subject, id) => ({
      arn: subject.arn("backup", `backup-plan:${id}`),
      name: subject.chosen(),
      version: subject.digest("version").slice(0, 48),
    }),
    replaces: ["region"],
    references: [
      { path: "rules.targetVaultName", types: [VAULT], code: "InvalidParameterValueException", holds: true },
    ],
    checks: [name("name"), windows, cold, schedule],
  },
  "aws:backup/selection:Selection": {
    id: (subject) => uuid(subject),
    computed: (subject) => ({ name: subject.chosen() }),
    replaces: ["*"],
    references: [
      { path: "planId", types: [PLAN], code: "ResourceNotFoundException", holds: true },
      { path: "iamRoleArn", types: [ROLE], code: "InvalidParameterValueException" },
    ],
    unique: {
      key: (subject, world) => keyOf(world.handle(subject, "planId", PLAN), subject.text("name")),
      path: "name",
      code: "AlreadyExistsException",
    },
    checks: [name("name")],
  },
};

import { role } from "./given";
import type { Case, Inputs, Thing } from "./things";

const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const rule = { ruleName: "daily", targetVaultName: "@vault", schedule: "cron(0 20 * * ? *)" };
const planned = (more: Inputs): Inputs => ({ name: "daily", rules: [{ ...rule, targetVaultName: "vault", ...more }] });
const vault: Thing = [VAULT, "vault", { name: "vault" }];
const plan: Thing = [PLAN, "plan", planned({})];
const selected: Inputs = { name: "stores", planId: "@plan", iamRoleArn: "arn:@role", resources: ["*"] };

export const backupCases: readonly Case[] = [
  {
    refuses: "a vault with a long name",
    ask: [VAULT, "x", { name: "a".repeat(51) }],
    but: { name: "a".repeat(50) },
    error: "InvalidParameterValueException",
  },
  {
    refuses: "two vaults of one name",
    given: [vault],
    ask: [VAULT, "x", { name: "vault" }],
    but: { name: "other" },
    error: "AlreadyExistsException",
  },
  {
    refuses: "a lock that could be lifted for a day only",
    given: [vault],
    ask: [LOCK, "x", { backupVaultName: "vault", changeableForDays: 1 }],
    but: { changeableForDays: 3 },
    error: "InvalidParameterValueException",
  },
  {
    refuses: "a lock on nothing",
    given: [vault],
    ask: [LOCK, "x", { backupVaultName: "nowhere", minRetentionDays: 7 }],
    but: { backupVaultName: "vault" },
    error: "ResourceNotFoundException",
  },
  {
    refuses: "a plan into no vault",
    given: [vault],
    ask: [PLAN, "x", planned({ targetVaultName: "nowhere" })],
    but: planned({}),
    error: "InvalidParameterValueException",
  },
  {
    refuses: "a schedule of five fields",
    given: [vault],
    ask: [PLAN, "x", planned({ schedule: "cron(0 20 * * *)" })],
    but: planned({}),
    error: "InvalidParameterValueException",
  },
  {
    refuses: "a start within minutes",
    given: [vault],
    ask: [PLAN, "x", planned({ startWindow: 10 })],
    but: planned({ startWindow: 60 }),
    error: "InvalidParameterValueException",
  },
  {
    refuses: "a month of which two are in cold storage",
    given: [vault],
    ask: [PLAN, "x", planned({ lifecycle: { coldStorageAfter: 7, deleteAfter: 35 } })],
    but: planned({ lifecycle: { deleteAfter: 35 } }),
    error: "InvalidParameterValueException",
  },
  {
    refuses: "a selection of no plan",
    given: [vault, plan, role],
    ask: [SELECTION, "x", { ...selected, planId: "00000000" }],
    but: { planId: "@plan" },
    error: "ResourceNotFoundException",
  },
];

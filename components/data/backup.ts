import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName } from "../naming";
import { serviceTrust } from "../policy-document";
import { isDisposable, isProduction, type Scope } from "../scope";
import { tagsFor } from "../tags";

export interface BackupArgs {
  readonly scope: Scope;
  /** ARNs of what is backed up, over chosen names. */
  readonly stores: readonly string[];
  /** Encrypts the vault. Snapshots of Aurora stay under the key of their cluster, as RDS has it. */
  readonly keyArn: pulumi.Input<string>;
}

/** Days that a copy is kept: five weeks in production, elsewhere as long as Aurora's own. */
const KEPT_DAYS = { production: 35, elsewhere: 7 };
/** AWS's names take 50 characters. */
const LONGEST = 50;
/** 05:00 in Tokyo, two hours after Aurora's own backup and after its maintenance: a snapshot does not start while another is made. */
const DAILY = "cron(0 20 * * ? *)";

/**
 * Copies of an environment's stores beside their own backups, which go with them: whoever deletes a cluster by mistake or by will does not
 * delete these. In production the vault is locked in governance mode: nobody shortens what it keeps, or deletes from it before a week, but
 * who may lift the lock. Stores are named by ARN; a tag would leave it to whoever sets tags. Aurora is backed up where the account has opted
 * in, which it does for all that AWS Backup knows when the first vault is made ("Select AWS services to backup", AWS Backup guide).
 */
export class Backup extends pulumi.ComponentResource {
  readonly vaultName: string;

  constructor(name: string, args: BackupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:data:Backup", name, {}, opts);
    const child = { parent: this };
    const { scope } = args;
    const kept = isProduction(scope);
    const tags = tagsFor(scope, "backup");
    this.vaultName = fitName(name, LONGEST);

    const vault = new aws.backup.Vault(
      `${name}-vault`,
      {
        name: this.vaultName,
        kmsKeyArn: args.keyArn,
        forceDestroy: isDisposable(scope),
        tags: { ...tags, "data-class": "customer" },
      },
      { ...child, protect: kept },
    );
    if (kept) {
      // Without changeableForDays it is governance: with it, after these days, nobody at all could lift the lock, AWS included.
      new aws.backup.VaultLockConfiguration(
        `${name}-lock`,
        { backupVaultName: vault.name, minRetentionDays: 7 },
        { ...child, protect: true },
      );
    }
    const role = new aws.iam.Role(
      `${name}-role`,
      {
        name: fitName(name, 64),
        description: `AWS Backup copies stores of ${scope.product} ${scope.environment}`,
        assumeRolePolicy: serviceTrust("backup.amazonaws.com", scope.account),
        tags,
      },
      child,
    );
    const rights = new aws.iam.RolePolicyAttachment(
      `${name}-rights`,
      { role: role.name, policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup" },
      child,
    );
    const plan = new aws.backup.Plan(
      `${name}-plan`,
      {
        name: this.vaultName,
        rules: [
          {
            ruleName: "daily",
            targetVaultName: vault.name,
            schedule: DAILY,
            // Minutes.
            startWindow: 60,
            completionWindow: 480,
            lifecycle: { deleteAfter: kept ? KEPT_DAYS.production : KEPT_DAYS.elsewhere },
            recoveryPointTags: { ...tags, "data-class": "customer" },
          },
        ],
        tags,
      },
      child,
    );
    new aws.backup.Selection(
      `${name}-selection`,
      { name: "stores", planId: plan.id, iamRoleArn: role.arn, resources: [...args.stores].sort() },
      { ...child, dependsOn: rights },
    );
    this.registerOutputs({ vaultName: this.vaultName });
  }
}

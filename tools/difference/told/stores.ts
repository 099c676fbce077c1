import type { SideResource } from "../side";
import { physicalName } from "./words";

/** What is lost with a thing that holds data, and what is left of it. */
export interface Store {
  /** `database`. */
  readonly noun: string;
  /** What becomes of the contents when it is deleted, from its inputs as they were. */
  readonly lost: (resource: SideResource) => string;
  /** Commands that let its deletion pass, after `pulumi state unprotect`. */
  readonly release?: (resource: SideResource) => string;
}

const snapshot = ({ inputs }: SideResource): string => {
  const last = inputs["skipFinalSnapshot"] === true ? "no final snapshot is taken" : "a final snapshot is taken";
  const backups = inputs["deleteAutomatedBackups"] === false ? "stay until they age" : "go with it";
  return `its rows are gone; ${last}, and the automated backups ${backups}`;
};

/** Types that hold what nobody can make again. */
export const stores: Readonly<Record<string, Store>> = {
  "aws:rds/cluster:Cluster": {
    noun: "database",
    lost: snapshot,
    release: (resource) =>
      `aws rds modify-db-cluster --db-cluster-identifier ${physicalName(resource)} --no-deletion-protection --apply-immediately`,
  },
  "aws:s3/bucket:Bucket": {
    noun: "bucket",
    lost: ({ inputs }) =>
      inputs["forceDestroy"] === true
        ? "every object and version in it is deleted"
        : "AWS refuses to delete it while an object or a version is in it; emptied, they are gone",
  },
  "aws:ecr/repository:Repository": {
    noun: "image repository",
    lost: ({ inputs }) =>
      inputs["forceDelete"] === true
        ? "every image in it is deleted, the running ones too"
        : "AWS refuses to delete it while an image is in it; a task that starts afterwards finds none",
  },
  "aws:kms/key:Key": {
    noun: "key",
    lost: ({ inputs }) =>
      `whatever is encrypted by it cannot be read again, from ${Number(inputs["deletionWindowInDays"] ?? 30)} days on`,
  },
  "aws:cloudwatch/logGroup:LogGroup": { noun: "log group", lost: () => "what was written there is deleted at once" },
  "aws:secretsmanager/secret:Secret": {
    noun: "secret",
    lost: ({ inputs }) => `its values can be taken back for ${Number(inputs["recoveryWindowInDays"] ?? 30)} days`,
  },
  "aws:backup/vault:Vault": {
    noun: "backup vault",
    lost: () =>
      "AWS refuses to delete it while a recovery point is in it; without them there is nothing to restore from",
  },
  "aws:cloudtrail/trail:Trail": { noun: "trail", lost: () => "what happens from then on is recorded nowhere" },
  "aws:organizations/account:Account": {
    noun: "account",
    lost: ({ inputs }) =>
      inputs["closeOnDeletion"] === true
        ? "the account is closed, with everything in it, after 90 days for ever"
        : "the account leaves the organization with everything in it, and no guardrail holds there",
  },
  "github:index/repository:Repository": {
    noun: "repository",
    lost: ({ inputs }) =>
      inputs["archiveOnDestroy"] === true
        ? "it is archived: its history, issues and pull requests can be read and not written; GitHub has no way back but by hand"
        : "its history, issues and pull requests are deleted",
  },
};

/** Those of them that hold what the company earns its money with; the others hold traces of it. */
export const precious: readonly string[] = [
  "aws:rds/cluster:Cluster",
  "aws:s3/bucket:Bucket",
  "aws:kms/key:Key",
  "aws:secretsmanager/secret:Secret",
  "aws:backup/vault:Vault",
  "aws:organizations/account:Account",
  "github:index/repository:Repository",
  "aws:ecr/repository:Repository",
];

import { type Problem, refuse } from "../refuse";
import { isProduction, type Scope } from "../scope";

interface Checked {
  readonly scope: Scope;
  readonly schema: string;
  readonly size:
    | { readonly instance: string }
    | { readonly serverless: { readonly minAcu: number; readonly maxAcu: number } };
  readonly readers: number;
  readonly backupDays: number;
  readonly subnets: Readonly<Record<string, unknown>>;
}

/** What is wrong with a number of readers. */
export function readersProblem(path: string, readers: number, production: boolean): Problem[] {
  const least = production ? 1 : 0;
  if (Number.isInteger(readers) && readers >= least && readers <= 15) return [];
  const allowed = `${least} to 15${production ? " in production, which survives the loss of a zone" : ""}`;
  return [{ path, value: readers, allowed, fix: `give at least ${least}` }];
}

/** Refuses a cluster that RDS would refuse, or that would not survive the loss of a zone or of a day. */
export function checkDatabase(name: string, args: Checked): void {
  const problems: Problem[] = [];
  problems.push(...readersProblem("readers", args.readers, isProduction(args.scope)));
  if (!Number.isInteger(args.backupDays) || args.backupDays < 7 || args.backupDays > 35) {
    problems.push({
      path: "backupDays",
      value: args.backupDays,
      allowed: "7 to 35",
      fix: "keep backups for 7 days or more",
    });
  }
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(args.schema)) {
    problems.push({
      path: "schema",
      value: args.schema,
      allowed: "snake_case, 1 to 63 characters",
      fix: "write lower-case letters, digits and underscores, a letter first",
    });
  }
  if (Object.keys(args.subnets).length < 2) {
    problems.push({
      path: "subnets",
      value: Object.keys(args.subnets),
      allowed: "two zones or more: RDS takes no subnet group with fewer",
      fix: "give the isolated subnets of another zone",
    });
  }
  problems.push(...("serverless" in args.size ? capacity(args.size.serverless) : graviton(args.size.instance)));
  refuse(`database ${name}`, problems);
}

function graviton(instance: string): Problem[] {
  if (/^db\.[a-z]+\d+g[a-z]*\.\w+$/.test(instance)) return [];
  const allowed = "a Graviton class: db.r8g.large, db.t4g.medium …";
  return [{ path: "size.instance", value: instance, allowed, fix: "take the class with a g after the generation" }];
}

function capacity({ minAcu, maxAcu }: { readonly minAcu: number; readonly maxAcu: number }): Problem[] {
  const step = (acu: number): boolean => Number.isInteger(acu * 2);
  if (step(minAcu) && step(maxAcu) && minAcu >= 0.5 && maxAcu >= 1 && maxAcu <= 256 && minAcu <= maxAcu) return [];
  return [
    {
      path: "size.serverless",
      value: { minAcu, maxAcu },
      allowed: "minAcu 0.5 or more, maxAcu 1 to 256 and no less than minAcu, in steps of 0.5",
      fix: "correct the two figures",
    },
  ];
}

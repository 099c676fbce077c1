import { matches } from "../kernel/documents";

export type Verb = "read" | "write" | "administer";

/** Typical calls by service, by what they come to: what a statement with a wildcard is tried with (Service Authorization Reference). */
const calls: Readonly<Record<string, Readonly<Record<Verb, readonly string[]>>>> = {
  backup: {
    read: ["DescribeRecoveryPoint"],
    write: ["CopyIntoBackupVault"],
    administer: ["DeleteRecoveryPoint", "PutBackupVaultAccessPolicy"],
  },
  dynamodb: { read: ["GetItem"], write: ["PutItem"], administer: ["DeleteTable"] },
  ecr: { read: ["BatchGetImage"], write: ["PutImage"], administer: ["SetRepositoryPolicy", "DeleteRepository"] },
  events: { read: ["DescribeRule"], write: ["PutEvents"], administer: ["PutRule", "PutPermission"] },
  kms: {
    read: ["Decrypt"],
    write: ["Encrypt", "GenerateDataKey"],
    administer: ["CreateGrant", "PutKeyPolicy", "ScheduleKeyDeletion"],
  },
  lambda: { read: ["GetFunction"], write: ["InvokeFunction"], administer: ["UpdateFunctionCode", "AddPermission"] },
  logs: { read: ["GetLogEvents"], write: ["PutLogEvents"], administer: ["DeleteLogGroup", "PutSubscriptionFilter"] },
  s3: {
    read: ["GetObject", "ListBucket"],
    write: ["PutObject", "DeleteObject"],
    administer: ["PutBucketPolicy", "DeleteBucket"],
  },
  secretsmanager: {
    read: ["GetSecretValue"],
    write: ["PutSecretValue"],
    administer: ["PutResourcePolicy", "DeleteSecret"],
  },
  sns: { read: ["Subscribe"], write: ["Publish"], administer: ["AddPermission", "SetTopicAttributes"] },
  sqs: { read: ["ReceiveMessage"], write: ["SendMessage"], administer: ["AddPermission", "SetQueueAttributes"] },
};

const all: readonly string[] = Object.entries(calls).flatMap(([service, verbs]) =>
  Object.values(verbs).flatMap((names) => names.map((name) => `${service}:${name}`)),
);

/** The calls that an action of a statement is tried with: itself, or of a wildcard the typical ones that it stands for. */
export function callsFor(pattern: string, service: string | undefined): readonly string[] {
  if (!/[*?]/.test(pattern)) return [pattern];
  const found = all.filter(
    (call) => (service === undefined || call.startsWith(`${service}:`)) && matches(pattern, call),
  );
  return found.length > 0 ? found : [pattern.replaceAll("*", "Any").replaceAll("?", "x")];
}

/** All typical calls of a service: what a statement that leaves some out is tried with. */
export function typicalCalls(service: string | undefined): readonly string[] {
  return all.filter((call) => service === undefined || call.startsWith(`${service}:`));
}

/** What a call comes to, by the table or by how AWS begins the names of such calls. */
export function verbOf(action: string): Verb {
  const [service = "", name = ""] = action.split(":");
  const known = Object.entries(calls[service] ?? {}).find(([, names]) => names.includes(name));
  if (known !== undefined) return known[0] as Verb;
  if (/Policy|Acl|Permission|Grant|^(Delete|Create|Schedule|Disable|Update|Set)/.test(name)) {
    return /^(Get|List|Describe)/.test(name) ? "read" : "administer";
  }
  return /^(Get|List|Describe|Batch(Get|Check)|Receive|Head|Read)/.test(name) ? "read" : "write";
}

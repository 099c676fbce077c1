import type { Document, Policies, Request } from "../iam/request";
import { parseDocument } from "../kernel/documents";
import type { View } from "../kernel/graph";
import type { Registry } from "../registry";
import { hasAccount } from "../views/accounts";
import { accountIn, admittedElsewhere, roleAsks } from "../views/rights";
import type { Way } from "./way";
import { variableOf } from "./workflow";

/** The actions that the workflows in .github/workflows use. */
export const USES = [
  "actions/checkout",
  "actions/github-script",
  "actions/setup-node",
  "aws-actions/configure-aws-credentials",
  "pulumi/actions",
] as const;

/** Seconds of a session that they ask for: what brings up as `up.yml` says, the others the default of AWS's action. */
export const SESSIONS = { up: 14_400, look: 3600 } as const;

/** One way in which CI runs. */
export interface Run {
  /** `ring 0`, as messages say it. */
  readonly words: string;
  /** What GitHub's token says of it. */
  readonly subject: string;
  /** The variable that names its role. */
  readonly variable: string;
  /** Whether it brings stacks up; else it looks only. */
  readonly writes: boolean;
  readonly stacks: readonly Stack[];
}

interface Stack {
  readonly name: string;
  readonly account: string;
}

/** What an environment of the platform's repository, or a variable of it, is for; undefined for all others. */
export function runOf(subject: View, registry: Registry): Run | undefined {
  const all = Object.entries(registry.products).flatMap(([name, product]) =>
    hasAccount(product) ? [{ name, account: product.account, ring: product.ring }] : [],
  );
  const environment = subject.text("environment");
  if (environment === undefined) {
    if (subject.text("variableName") !== "COMPARE_ROLE_ARN") return undefined;
    const branch = `ref:refs/heads/${registry.github.defaultBranch}`;
    return {
      words: "the nightly comparison",
      subject: branch,
      variable: "COMPARE_ROLE_ARN",
      writes: false,
      stacks: all,
    };
  }
  const [own, variable] = [`environment:${environment}`, "AWS_ROLE_ARN"];
  if (environment === "preview") {
    return { words: "the preview of a pull request", subject: own, variable, writes: false, stacks: all };
  }
  const ring = /^ring-(\d+)$/.exec(environment)?.[1];
  const stacks = all.filter((stack) => String(stack.ring) === ring);
  return ring === undefined ? undefined : { words: `ring ${ring}`, subject: own, variable, writes: true, stacks };
}

/** AWS refuses a session that is longer than the role's longest; an hour where the role says nothing. */
export function lastsLongEnough(way: Way, role: View, { writes }: Run): void {
  way.expect(
    "session",
    () => (role.number("maxSessionDuration") ?? 3600) >= (writes ? SESSIONS.up : SESSIONS.look),
    "its role ends a session before its workflow is done, so that AWS refuses the one that it asks for",
    role,
  );
}

export function knowsBackend(way: Way, subject: View): void {
  way.expect(
    "backend",
    () =>
      /^s3:\/\/([^/?]+)/.exec(variableOf(subject, "PULUMI_BACKEND_URL") ?? "")?.[1] === way.check.registry.state.bucket,
    "GitHub gives its workflows another place for the states than the bucket that its role may use, or none",
    subject,
  );
}

/**
 * The stack's account and its state. Where the backend keeps what: pulumi/pkg/backend/diy (`store.go`, `lock.go`); its secrets are sealed under an
 * encryption context of the stack's name.
 */
export function toStack(way: Way, role: View, run: Run, stack: Stack): void {
  const { roles, state } = way.check.registry;
  const ask = (part: string, says: string, request: Omit<Request, "caller">): boolean =>
    way.allowed(part, () => roleAsks(role, request, placeOf(request, role)), says, role);
  const name = run.writes ? roles.deploy : roles.preview;
  ask("account", `it may not take ${name} in the account of ${stack.name}`, {
    action: "sts:AssumeRole",
    resource: `arn:aws:iam::${stack.account}:role/${name}`,
  });
  ask("state-list", "it may not see which states there are", {
    action: "s3:ListBucket",
    resource: `arn:aws:s3:::${state.bucket}`,
  });
  const read = ["meta.yaml", `stacks/${state.project}/${stack.name}.json`];
  for (const path of read)
    ask("state-read", `it may not read the state of ${stack.name}`, stateRequest(state, "s3:GetObject", path));
  for (const action of run.writes ? ["kms:Decrypt", "kms:Encrypt"] : ["kms:Decrypt"]) {
    ask("secrets", `it may not open the secrets of ${stack.name}`, keyRequest(role, state, action, stack.name));
  }
  if (!run.writes) return;
  const written = [
    `stacks/${state.project}/${stack.name}.json`,
    `stacks/${state.project}/${stack.name}.json.bak`,
    `backups/${state.project}/${stack.name}/one`,
    `history/${state.project}/${stack.name}/one`,
    `locks/organization/${state.project}/${stack.name}/one`,
  ];
  for (const path of written) {
    ask("state-write", `it may not write the state of ${stack.name}`, stateRequest(state, "s3:PutObject", path));
  }
  const lock = `locks/organization/${state.project}/${stack.name}/one`;
  ask("state-write", `it may not give the lock of ${stack.name} back`, stateRequest(state, "s3:DeleteObject", lock));
}

/** The states of the organization, the foundation and other rings hold tokens that open more than its own. */
export function ofNoOther(way: Way, role: View, run: Run): void {
  const { registry } = way.check;
  const { state } = registry;
  const ofKey = (stack: string) => keyRequest(role, state, "kms:Decrypt", stack);
  const own = new Set(run.stacks.map(({ name }) => name));
  const others = [registry.organization.stack, registry.foundation.stack, ...Object.keys(registry.products)];
  for (const other of others.filter((name) => !own.has(name))) {
    way.expect(
      "others-state",
      () => !roleAsks(role, stateRequest(state, "s3:GetObject", `stacks/${state.project}/${other}.json`)).possible,
      "it may read the state of a stack that it does not run",
      role,
    );
    way.expect(
      "others-secrets",
      () => !roleAsks(role, ofKey(other), placeOf(ofKey(other), role)).possible,
      "it may open the secrets of a stack that it does not run",
      role,
    );
  }
}

/** The other account's role is asked by that account's proof; the key that a person made (README) leaves it to the account's documents. */
function placeOf({ action }: Omit<Request, "caller">, role: View): Policies {
  if (action.startsWith("sts:")) return { resource: admittedElsewhere };
  return action.startsWith("kms:") ? { resource: leftToAccount(accountIn(role)) } : {};
}

function leftToAccount(account: string): Document {
  const Principal = { AWS: `arn:aws:iam::${account}:root` };
  const statement = { Effect: "Allow", Principal, Action: "kms:*", Resource: "*" };
  return { name: "the policy of the key of the states", statements: parseDocument({ Statement: statement }) ?? [] };
}

function stateRequest({ bucket }: Registry["state"], action: string, path: string): Omit<Request, "caller"> {
  return { action, resource: `arn:aws:s3:::${bucket}/.pulumi/${path}` };
}

function keyRequest(
  role: View,
  { keyAlias }: Registry["state"],
  action: string,
  stack: string,
): Omit<Request, "caller"> {
  return {
    action,
    resource: `arn:aws:kms:${role.provider.text("region") ?? ""}:${accountIn(role)}:key/any`,
    context: { "kms:ResourceAliases": [keyAlias], "kms:EncryptionContext:stack": stack },
  };
}

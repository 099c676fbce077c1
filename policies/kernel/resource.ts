/** A value that a preview does not know yet. The offline evaluator and the engine's adapter both use this symbol. */
export const UNKNOWN: unique symbol = Symbol.for("platform.unknown");

/**
 * A value that the program marked as secret. Rules may ask whether a value is secret; none opens it. Whatever carries a `reveal`
 * method counts as one, so that the pack and those who feed it share no class.
 */
export class Secret {
  readonly reveal = (): never => {
    throw new Error("a rule does not open secrets");
  };

  toJSON(): string {
    return "[secret]";
  }
}

export function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && typeof (value as { reveal?: unknown }).reveal === "function";
}

/** Whether a rule cannot read the value: it is unknown until the update, or secret. */
export function isHidden(value: unknown): boolean {
  return value === UNKNOWN || isSecret(value);
}

/** One resource as a rule is given it, whoever evaluated the program: neutral between Pulumi's engine and the offline preview. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** JSON values, UNKNOWN, or secrets (anything with a `reveal` method). */
  readonly props: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  /** Its further options, as far as they are told. */
  readonly options?: Options;
  /** The URN of the parent; the stack itself has none. */
  readonly parent?: string;
  readonly provider?: Provider;
  /** URNs. */
  readonly dependencies: readonly string[];
  /** Property → URNs of the resources that its value came from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Options beside `protect` and `ignoreChanges`. The engine tells a pack nothing of the last three; undefined is what was not told. */
export interface Options {
  readonly deleteBeforeReplace?: boolean | "unset";
  readonly additionalSecretOutputs?: readonly string[];
  /** Of creating, updating and deleting, in order; empty where the provider's own hold. */
  readonly customTimeouts?: readonly string[];
  readonly retainOnDelete?: boolean;
  readonly replaceOnChanges?: readonly string[];
  /** Where the provider's plugin is taken from; empty for Pulumi's own place. */
  readonly pluginDownloadURL?: string;
}

export interface Provider {
  readonly urn: string;
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** The parts of `urn:pulumi:<stack>::<project>::<type>$<type>::<name>`. */
export function parseUrn(urn: string): { stack: string; project: string; type: string; name: string } {
  const [stack = "", project = "", types = "", ...name] = urn.replace(/^urn:pulumi:/, "").split("::");
  return { stack, project, type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}

/**
 * One name for types that AWS offers under several: `alb` and the older spellings of `lb`, and the V2 types of S3. A rule names the
 * type on the right only.
 */
export function canonicalType(type: string): string {
  const known = canonical.get(type);
  if (known !== undefined) return known;
  const result = type
    .replace(/^aws:(alb|applicationloadbalancing|elasticloadbalancingv2)\//, "aws:lb/")
    .replace(/^aws:elasticloadbalancing\//, "aws:elb/")
    .replace(/^(aws:s3\/bucket\w*?)V2:(Bucket\w*?)V2$/, "$1:$2");
  canonical.set(type, result);
  return result;
}
const canonical = new Map<string, string>();

/** A provider's own resource: what every other resource of its package is made by. */
export function isProvider(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}

/** A component only groups others and has no properties of its own; the stack itself is one. */
export function isComponent(type: string): boolean {
  return type.startsWith("platform:") || type === "pulumi:pulumi:Stack";
}

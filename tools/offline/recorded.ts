import type { Options } from "../../policies/kernel/resource";

/** A property value that a preview does not know yet. */
export const UNKNOWN = Symbol.for("platform.unknown");

/** A value that the program marked as secret. It is opened by name only, and prints as `[secret]`. */
export class SecretValue {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  reveal(): unknown {
    return this.#value;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }
}

/** One resource as the program registered it. */
export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The URN of the parent; the stack itself has none. */
  readonly parent?: string;
  /** False for a component. */
  readonly custom: boolean;
  /** True for a component that a provider makes, whose children the program does not see. */
  readonly remote?: boolean;
  /** Values are JSON, UNKNOWN or SecretValue. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What the provider would answer; set once. In a preview the computed ones are missing. */
  outputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  /** Its further options. */
  readonly options: Options;
  /** URNs that it had before. */
  readonly aliases: readonly string[];
  /** The URN of its provider, where one was given explicitly. */
  readonly provider?: string;
  readonly dependsOn: readonly string[];
  /** Property → URNs of the resources that its value came from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Where the program made it, from the project's root; left out for what no line of the project made. */
  readonly file?: string;
  readonly line?: number;
}

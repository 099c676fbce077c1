import { createHash } from "node:crypto";
import { SecretValue, UNKNOWN } from "../recorded";

/** Where a resource comes to stand. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** What is asked of the cloud: what the offline monitor records, or what a provider is sent by the engine. */
export interface Request {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly provider?: string;
  /** Where its provider makes things, and the tags that it gives them; left out where `provider` tells. */
  readonly home?: {
    readonly place: Place;
    readonly tags: Readonly<Record<string, string>>;
    /** ARN of the role, or of the person, that the provider calls as. */
    readonly caller?: string;
  };
  /** What must exist before it; left out where the asker does not know. */
  readonly dependsOn?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** One thing that exists, or in a preview would. */
export interface Entity {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly place: Place;
  /** How many of its URN were made before it. */
  readonly generation: number;
  readonly id: string;
  inputs: Readonly<Record<string, unknown>>;
  outputs: Readonly<Record<string, unknown>>;
}

/** Why the provider would answer with an error. */
export interface Fault {
  /** The input, from the resource down: `subnets`. */
  readonly path: string;
  /** The error's name as AWS, or the other provider, gives it: `InvalidSubnet.Conflict`. */
  readonly code: string;
  readonly allowed: string;
  readonly fix: string;
  readonly value?: unknown;
  /** The provider asks again and again, as long as its timeout lasts. */
  readonly waits?: boolean;
}

/** A reference to something that must exist: the input that holds its id, ARN or name, and the types that it may be. */
export interface Reference {
  readonly path: string;
  readonly types: readonly string[];
  readonly code: string;
  /** Values that this form has are not looked for: they are AWS's own, or another stack's. */
  readonly except?: RegExp;
  /** The thing cannot be deleted while this resource refers to it. */
  readonly holds?: boolean;
}

/** What no two of a type may share within an account and region; nothing while the key is not known. */
export interface Unique {
  readonly key: (subject: Subject, world: World) => string | undefined;
  readonly path: string;
  readonly code: string;
  /** Names that no two may share in the whole account, or in the whole world. @default "region" */
  readonly within?: "region" | "account" | "world";
}

/** How one type behaves. */
export interface Model {
  readonly id: (subject: Subject) => string;
  /** What only the provider can tell; laid over the inputs. */
  readonly computed?: (subject: Subject, id: string, world: World) => Record<string, unknown>;
  /** Inputs whose change makes a new one; `*` for all. */
  readonly replaces?: readonly string[];
  /** Those of them that change in place all the same, by what else is asked for. */
  readonly inPlace?: (asked: Readonly<Record<string, unknown>>) => readonly string[];
  readonly unique?: Unique;
  readonly references?: readonly Reference[];
  readonly checks?: readonly Check[];
  /** The boolean input that keeps it from being deleted while it is true. */
  readonly deletionProtection?: string;
  /** Why it cannot be deleted now; beside references and protection. */
  readonly undeletable?: (subject: Subject) => Fault | undefined;
  /** An update sends only what changed, so that what others changed meanwhile stays. */
  readonly sendsChanges?: boolean;
}

export type Check = (subject: Subject, world: World) => readonly Fault[] | Fault | undefined;
export type Models = Readonly<Record<string, Model>>;

/** What else there is. Unknown values are passed over: a preview refuses only what is certain. */
export interface World {
  all(...types: string[]): Entity[];
  /** The things that an input refers to, by id, ARN or name, or in a preview by what its value came from. */
  referred(subject: Subject, path: string, ...types: string[]): Entity[];
  /** By id, ARN or name; a name as it is read in that account and region. */
  find(types: readonly string[], handle: string, from?: Place): Entity | undefined;
  /** The same for things that exist: what it was made from. */
  subject(entity: Entity): Subject;
  /** One key for what an input refers to, whether its id is known or not. */
  handle(subject: Subject, path: string, ...types: string[]): string | undefined;
  /** Whether the entity is sure to exist before the subject; true where the asker does not know the order. */
  precedes(entity: Entity, subject: Subject): boolean;
}

/** A resource as the checks read it: secrets opened, what a preview does not know yet read as nothing. */
export class Subject {
  constructor(
    readonly request: Request,
    readonly place: Place,
    /** How many of this URN were made before: a replacement stands beside what it replaces. */
    readonly generation = 0,
    /** The input that a block stands in. */
    readonly root?: string,
  ) {}

  /** The value at a path such as `accessLogs.bucket`; UNKNOWN stays UNKNOWN. */
  get(path: string): unknown {
    let value: unknown = this.request.inputs;
    for (const part of path.split(".")) {
      value = reveal(value);
      if (value === UNKNOWN || value === null || typeof value !== "object")
        return value === UNKNOWN ? UNKNOWN : undefined;
      value = (value as Record<string, unknown>)[part];
    }
    return reveal(value);
  }
  has(path: string): boolean {
    const value = this.get(path);
    return value !== undefined && value !== null;
  }
  text(path: string): string | undefined {
    const value = this.get(path);
    return typeof value === "string" ? value : undefined;
  }
  number(path: string): number | undefined {
    const value = this.get(path);
    if (typeof value === "string" && /^\d+(\.\d+)?$/.test(value)) return Number(value);
    return typeof value === "number" ? value : undefined;
  }
  /** As a part of a key: nothing while it is not known, empty where it was not given. */
  part(path: string): string | undefined {
    const value = this.get(path);
    if (value === UNKNOWN) return undefined;
    if (value === undefined || value === null) return "";
    return typeof value === "string" ? value : JSON.stringify(value);
  }
  list(path: string): unknown[] {
    const value = this.get(path);
    return Array.isArray(value) ? value.map(reveal) : [];
  }
  texts(path: string): string[] {
    return this.list(path).filter((value): value is string => typeof value === "string");
  }
  /** A list of blocks, each to be read like a resource. */
  blocks(path: string): Subject[] {
    const value = this.get(path);
    const list = Array.isArray(value) ? value.map(reveal) : [value];
    return list
      .filter((inner): inner is Record<string, unknown> => inner !== null && typeof inner === "object")
      .map(
        (inputs) =>
          new Subject({ ...this.request, inputs }, this.place, this.generation, this.root ?? path.split(".")[0]),
      );
  }
  /** The physical name where one was chosen, otherwise one made of the resource's. */
  chosen(path = "name"): string {
    return this.text(path) ?? `${this.request.name}-${this.digest(path).slice(0, 7)}`;
  }
  /** Hexadecimal digits, always the same for the same resource. */
  digest(salt = ""): string {
    return createHash("sha256").update(`${this.request.urn}|${this.generation}|${salt}`).digest("hex");
  }
  arn(service: string, resource: string): string {
    return `arn:aws:${service}:${this.place.region}:${this.place.account}:${resource}`;
  }
  globalArn(service: string, resource: string): string {
    return `arn:aws:${service}::${this.place.account}:${resource}`;
  }
}

export function reveal(value: unknown): unknown {
  return value instanceof SecretValue ? reveal(value.reveal()) : value;
}

/** `vpc-0a1b…`: the id's form for most of what EC2 makes. */
export function hexId(prefix: string): (subject: Subject) => string {
  return (subject) => `${prefix}-0${subject.digest().slice(0, 16)}`;
}

/** `6f1c…-…`: eight, four, four, four and twelve digits. */
export function uuid(subject: Subject, salt = ""): string {
  const d = subject.digest(salt);
  return [d.slice(0, 8), d.slice(8, 12), d.slice(12, 16), d.slice(16, 20), d.slice(20, 32)].join("-");
}

import { type Problem, Refusal } from "../../../components/refuse";
import { SecretValue, UNKNOWN } from "../recorded";
import { account } from "./aws/account";
import { balancer } from "./aws/balancer";
import { containers } from "./aws/containers";
import { database } from "./aws/database";
import { edge } from "./aws/edge";
import { firewall } from "./aws/firewall";
import { identity } from "./aws/identity";
import { keys } from "./aws/keys";
import { names } from "./aws/names";
import { network } from "./aws/network";
import { observation } from "./aws/observation";
import { organization } from "./aws/organization";
import { securityGroups } from "./aws/security-groups";
import { storage } from "./aws/storage";
import { datadog } from "./datadog";
import { docker } from "./docker";
import { github } from "./github";
import {
  type Entity,
  type Fault,
  type Model,
  type Models,
  type Place,
  type Reference,
  type Request,
  Subject,
} from "./model";
import { pagerduty } from "./pagerduty";
import { shapeOf } from "./shapes";
import { Store } from "./store";

/** What the simulated cloud answers when a resource is created. */
export interface Created {
  readonly id: string;
  /** The inputs with what the provider computes laid over them. */
  readonly outputs: Record<string, unknown>;
}

/** What a change of inputs would do. */
export interface Difference {
  readonly changed: readonly string[];
  /** Those of them that need a new resource. */
  readonly replaces: readonly string[];
  /** Whether the old one must go first, since both would have the same name. */
  readonly deleteFirst: boolean;
}

export interface CloudArgs {
  /** @default an account of AWS's examples, in Tokyo */
  readonly home?: Place;
  /**
   * True for a cloud that outlives the program: what it refuses does not exist, and what it is not told of does not exist either. A
   * cloud for one evaluation takes a component's word for what stands outside of it, as long as no provider says that the stack is
   * whole, and counts what it refuses as existing, so that one mistake is told once.
   * @default false
   */
  readonly lasting?: boolean;
}

const models: Models = {
  ...network,
  ...securityGroups,
  ...keys,
  ...storage,
  ...identity,
  ...containers,
  ...balancer,
  ...names,
  ...database,
  ...edge,
  ...firewall,
  ...observation,
  ...account,
  ...organization,
  ...datadog,
  ...docker,
  ...github,
  ...pagerduty,
};

/** A small, strict stand-in for the providers: computes outputs, and refuses some of what AWS refuses. It is not AWS. */
export class Cloud {
  readonly #store = new Store();
  readonly #taken = new Map<string, Entity>();
  readonly #generations = new Map<string, number>();

  /** Where things come to stand whose provider does not say. The account is one of AWS's own examples. */
  home: Place;
  /** What every AWS resource that takes tags is given. */
  defaultTags: Readonly<Record<string, string>> = {};
  readonly #lasting: boolean;

  constructor(args: CloudArgs = {}) {
    this.home = args.home ?? { account: "111122223333", region: "ap-northeast-1" };
    this.#lasting = args.lasting ?? false;
  }

  /** Creates the resource; throws a Refusal where the provider would answer with an error. */
  create(resource: Request): Created {
    const [entity, problems] = this.#make(resource);
    if (entity === undefined || problems.length > 0)
      throw new Refusal(`the simulated cloud, on ${resource.name}`, problems);
    return { id: entity.id, outputs: { ...entity.outputs } };
  }

  /**
   * What `create` would refuse, for a preview: values that are not known yet are passed over, and references to what will exist are
   * followed by the resources that their values come from. The resource counts as existing from then on.
   */
  check(resource: Request): readonly Problem[] {
    return this.#make(resource)[1];
  }

  /** What is wrong with the resource by itself, whatever else exists. */
  static validate(resource: Request): readonly Problem[] {
    return [...shapeFaults(resource)].map((fault) => problem(resource, fault));
  }

  /** The thing as it now is, or nothing when it is gone. */
  read(type: string, urn: string, id: string): Entity | undefined {
    return this.#store.get(type, urn, id);
  }

  /** All things of these types, or all there are. */
  all(...types: string[]): Entity[] {
    return this.#store.all(...types);
  }

  /** Changes a thing behind Pulumi's back, as a deploy tool, an autoscaler or a person at the console does. */
  alter(entity: Entity, changes: Readonly<Record<string, unknown>>): void {
    entity.inputs = { ...entity.inputs, ...changes };
    entity.outputs = { ...entity.outputs, ...changes };
  }

  update(id: string, resource: Request): Created {
    const entity = this.#existing(resource.type, resource.urn, id);
    const [model, subject] = [this.#model(resource), this.#subject(resource, entity.place)];
    const faults = [...shapeFaults(resource), ...this.#faults(model, subject, entity)];
    if (faults.length > 0) throw refusal(resource, faults);
    for (const [key, owner] of this.#taken) if (owner === entity) this.#taken.delete(key);
    this.#store.remove(entity);
    entity.inputs = resource.inputs;
    const kept = Object.entries(entity.outputs).filter(([name]) => shapeOf(resource.type)?.computed.has(name));
    entity.outputs = this.#outputs(model, subject, id, Object.fromEntries(kept));
    this.#keep(entity, model, subject);
    return { id, outputs: { ...entity.outputs } };
  }

  delete(type: string, urn: string, id: string): void {
    const entity = this.#store.get(type, urn, id);
    if (entity === undefined) return;
    const [model, subject] = [this.#model(entity), this.#store.subject(entity)];
    const faults = [...this.#holders(entity)];
    const protection = model?.deletionProtection;
    if (protection !== undefined && subject.get(protection) === true) {
      const allowed = "deletion only once it is false";
      faults.push({
        path: protection,
        code: "DeletionProtection",
        value: true,
        allowed,
        fix: "set it to false, `up`, then destroy",
      });
    }
    const reason = model?.undeletable?.(subject);
    if (reason !== undefined) faults.push(reason);
    if (faults.length > 0) throw refusal(entity, faults);
    this.#store.remove(entity);
    for (const [key, owner] of this.#taken) if (owner === entity) this.#taken.delete(key);
  }

  /** What changes between what is and what is asked for. Inputs that were never given are the provider's to fill. */
  static difference(
    type: string,
    before: Readonly<Record<string, unknown>>,
    givenBefore: readonly string[],
    after: Readonly<Record<string, unknown>>,
  ): Difference {
    const names = new Set([...givenBefore, ...Object.keys(after)]);
    const changed = [...names].filter((name) => !same(before[name], after[name]));
    const replacing = models[type]?.replaces ?? [];
    const replaces = replacing.includes("*") ? changed : changed.filter((name) => replacing.includes(name));
    const name = models[type]?.unique?.path;
    const deleteFirst = replaces.length > 0 && name !== undefined && name in after && !changed.includes(name);
    return { changed, replaces, deleteFirst };
  }

  /** The types that the cloud knows. */
  static readonly types: readonly string[] = Object.keys(models);

  #make(resource: Request): [Entity | undefined, readonly Problem[]] {
    this.#store.note(resource);
    const model = this.#model(resource);
    const generation = this.#generations.get(resource.urn) ?? 0;
    const subject = this.#subject(resource, undefined, generation);
    const faults = [...shapeFaults(resource), ...this.#faults(model, subject)];
    const id = model?.id(subject) ?? resource.urn;
    const entity: Entity = {
      urn: resource.urn,
      type: resource.type,
      name: resource.name,
      place: subject.place,
      id,
      inputs: resource.inputs,
      outputs: this.#outputs(model, subject, id),
    };
    if (faults.length === 0 || !this.#lasting) {
      this.#generations.set(resource.urn, generation + 1);
      this.#keep(entity, model, subject);
    }
    return [entity, faults.map((fault) => problem(resource, fault))];
  }

  #keep(entity: Entity, model: Model | undefined, subject: Subject): void {
    this.#store.add(entity);
    const key = this.#key(model, subject);
    if (key !== undefined) this.#taken.set(key, entity);
  }

  #outputs(
    model: Model | undefined,
    subject: Subject,
    id: string,
    kept: Record<string, unknown> = {},
  ): Record<string, unknown> {
    const shape = shapeOf(subject.request.type);
    const inputs = subject.request.inputs;
    const outputs: Record<string, unknown> = { ...kept, ...inputs, ...model?.computed?.(subject, id) };
    if (shape?.inputs.has("region") && outputs["region"] === undefined) outputs["region"] = subject.place.region;
    if (shape?.computed.has("tagsAll") && subject.get("tags") !== UNKNOWN)
      outputs["tagsAll"] = { ...this.#tags(subject.request), ...(inputs["tags"] as object | undefined) };
    return outputs;
  }

  *#faults(model: Model | undefined, subject: Subject, self?: Entity): Generator<Fault> {
    if (model === undefined) return;
    const key = this.#key(model, subject);
    const owner = key === undefined ? undefined : this.#taken.get(key);
    if (owner !== undefined && owner !== self && model.unique !== undefined) {
      const { path, code } = model.unique;
      const value = subject.get(path);
      yield {
        path,
        code,
        value,
        allowed: `a value that ${owner.name} does not have already`,
        fix: "choose another, or keep one of the two",
      };
    }
    for (const reference of model.references ?? []) yield* this.#dangling(subject, reference);
    for (const check of model.checks ?? []) yield* [check(subject, this.#store) ?? []].flat();
  }

  /** Literal references to things of this account that do not exist, or that nothing makes exist first. */
  *#dangling(subject: Subject, { path, types, code, except }: Reference): Generator<Fault> {
    const origins = subject.request.propertyDependencies?.[path.split(".")[0] ?? ""] ?? [];
    for (const value of referencesAt(subject, path)) {
      if (!isOwn(value, subject.place) || except?.test(value) === true) continue;
      const entity = this.#store.find(types, value);
      const kind = types.map((type) => type.split(":").at(-1)).join(" or ");
      if (entity === undefined && !this.#whole(subject.request)) continue;
      if (entity === undefined)
        yield { path, code, value, allowed: `a ${kind} that exists`, fix: "refer to one that the program makes first" };
      else if (!origins.includes(entity.urn) && !this.#store.precedes(entity, subject))
        yield {
          path,
          code,
          value,
          allowed: `a ${kind} that exists by then`,
          fix: `add dependsOn ${entity.name}, or take its output`,
        };
    }
  }

  *#holders(entity: Entity): Generator<Fault> {
    for (const [type, model] of Object.entries(models)) {
      for (const reference of model.references ?? []) {
        if (reference.holds !== true || !reference.types.includes(entity.type)) continue;
        for (const other of this.#store.all(type)) {
          if (other === entity) continue;
          const subject = this.#store.subject(other);
          if (
            referencesAt(subject, reference.path).some((value) => this.#store.find(reference.types, value) === entity)
          )
            yield {
              path: "id",
              code: "DependencyViolation",
              value: entity.id,
              allowed: "deletion only when nothing uses it",
              fix: `delete ${other.name} first`,
            };
        }
      }
    }
  }

  #existing(type: string, urn: string, id: string): Entity {
    const entity = this.#store.get(type, urn, id);
    if (entity !== undefined) return entity;
    const fault = {
      path: "id",
      code: "NotFound",
      value: id,
      allowed: "a resource that exists",
      fix: "run `pulumi refresh`",
    };
    throw new Refusal(`the simulated cloud, on ${type}`, [{ ...fault, path: `${type}.id` }]);
  }

  #model(resource: Pick<Request, "type">): Model | undefined {
    return resource.type.startsWith("pulumi:") ? undefined : models[resource.type];
  }

  #subject(resource: Request, place?: Place, generation = 0): Subject {
    return new Subject(resource, place ?? this.#place(resource), generation);
  }

  /** Whether all that exists was made through this cloud. */
  #whole(resource: Request): boolean {
    return this.#lasting || (resource.provider !== undefined && this.#store.byUrn(resource.provider) !== undefined);
  }

  #place(resource: Request): Place {
    const provider = resource.provider === undefined ? undefined : this.#store.byUrn(resource.provider);
    const home = provider === undefined ? this.home : { ...this.home, ...placeOf(provider.inputs) };
    const region = resource.inputs["region"];
    return typeof region === "string" ? { ...home, region } : home;
  }

  #tags(resource: Request): Readonly<Record<string, string>> {
    const provider = resource.provider === undefined ? undefined : this.#store.byUrn(resource.provider);
    return provider === undefined ? this.defaultTags : defaultTagsOf(provider.inputs);
  }

  #key(model: Model | undefined, subject: Subject): string | undefined {
    const key = model?.unique?.key(subject, this.#store);
    if (key === undefined) return undefined;
    const { account, region } = subject.place;
    const within = { region: `${account}/${region}`, account, world: "" }[model?.unique?.within ?? "region"];
    return `${within}|${subject.request.type}|${key}`;
  }
}

/** The account and the region that a provider is configured for. */
export function placeOf(inputs: Readonly<Record<string, unknown>>): Partial<Place> {
  const account = (open(inputs["allowedAccountIds"]) as unknown[] | undefined)?.[0];
  const region = open(inputs["region"]);
  return {
    ...(typeof account === "string" ? { account } : typeof account === "number" ? { account: String(account) } : {}),
    ...(typeof region === "string" ? { region } : {}),
  };
}

export function defaultTagsOf(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return (open(inputs["defaultTags"]) as { tags?: Record<string, string> } | undefined)?.tags ?? {};
}

/** A provider's own inputs travel as JSON text. */
function open(value: unknown): unknown {
  if (value instanceof SecretValue) return open(value.reveal());
  if (typeof value !== "string") return value === UNKNOWN ? undefined : value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function* shapeFaults(resource: Request): Generator<Fault> {
  if (resource.type.startsWith("pulumi:")) return;
  if (models[resource.type] === undefined) {
    const fix = "add the type to tools/offline/cloud";
    yield {
      path: "type",
      code: "UnknownType",
      value: resource.type,
      allowed: "a type that the simulated cloud knows",
      fix,
    };
    return;
  }
  const shape = shapeOf(resource.type);
  if (shape === undefined) {
    yield {
      path: "type",
      code: "UnknownType",
      value: resource.type,
      allowed: "a type of the installed provider",
      fix: "correct the type",
    };
    return;
  }
  for (const name of Object.keys(resource.inputs))
    if (!shape.inputs.has(name))
      yield { path: name, code: "UnknownInput", allowed: "an input of the provider's type", fix: "leave it out" };
  for (const name of shape.required)
    if (resource.inputs[name] === undefined)
      yield { path: name, code: "MissingInput", allowed: "a value", fix: "give it one" };
}

function problem(resource: Pick<Request, "name" | "type" | "inputs">, fault: Fault): Problem {
  const top = fault.path.split(".")[0] ?? "";
  const secret =
    resource.inputs[top] instanceof SecretValue || typeof fault.value === "symbol" || fault.value === undefined;
  return {
    path: `${resource.name} (${resource.type}).${fault.path}`,
    ...(secret ? {} : { value: fault.value }),
    allowed: `${fault.allowed} (simulated; the real one would answer ${fault.code})`,
    fix: fault.fix,
  };
}

function refusal(resource: Pick<Request, "name" | "type" | "inputs">, faults: readonly Fault[]): Refusal {
  return new Refusal(
    `the simulated cloud, on ${resource.name}`,
    faults.map((fault) => problem(resource, fault)),
  );
}

/** The known strings at a path; `origins.vpcOriginConfig.vpcOriginId` goes through lists on its way. */
function referencesAt(subject: Subject, path: string): string[] {
  const [first, ...rest] = path.split(".");
  if (first === undefined) return [];
  if (rest.length === 0) return [...subject.texts(first), ...[subject.text(first) ?? []].flat()];
  return subject.blocks(first).flatMap((block) => referencesAt(block, rest.join(".")));
}

/** Whether a reference points into this account: ids and names do, ARNs of AWS or of other accounts do not. */
function isOwn(value: string, place: Place): boolean {
  if (!value.startsWith("arn:")) return !value.startsWith("alias/aws/");
  const account = value.split(":")[4];
  return account === place.account || account === "";
}

/** Whether what is asked for is already so; unknown counts as a change. */
function same(is: unknown, asked: unknown): boolean {
  if (asked === UNKNOWN) return false;
  if (is instanceof SecretValue || asked instanceof SecretValue) return same(open(is), open(asked));
  if (Array.isArray(asked))
    return Array.isArray(is) && is.length === asked.length && asked.every((one, i) => same(is[i], one));
  if (asked !== null && typeof asked === "object") {
    if (is === null || typeof is !== "object") return false;
    const [now, then] = [is as Record<string, unknown>, asked as Record<string, unknown>];
    return [...new Set([...Object.keys(now), ...Object.keys(then)])].every((name) => same(now[name], then[name]));
  }
  return is === asked || ((is === undefined || is === null) && (asked === undefined || asked === null));
}

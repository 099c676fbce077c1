import type { Problem } from "../../../components/refuse";
import { UNKNOWN } from "../recorded";
import { defaultTagsOf, placeOf } from "./configuration";
import { unchanged } from "./difference";
import { problem, refusal, shapeFaults, Unfinished } from "./faults";
import type { SignIn } from "./fresh/accounts";
import type { FreshWorld } from "./fresh/world";
import { type Entity, type Fault, type Model, type Place, type Request, Subject, type World } from "./model";
import { models } from "./models";
import { danglingFaults, holdingFaults } from "./references";
import { shapeOf } from "./shapes";
import { Store } from "./store";

/** What the simulated cloud answers when a resource is created. */
export interface Created {
  readonly id: string;
  /** The inputs with what the provider computes laid over them. */
  readonly outputs: Record<string, unknown>;
}

export interface CloudArgs {
  /**
   * True for a cloud that outlives the program: what it refuses does not exist, and what it is not told of does not exist either. A
   * cloud for one evaluation takes a component's word for what stands outside of it, as long as no provider says that the stack is
   * whole, and counts what it refuses as existing, so that one mistake is told once.
   * @default false
   */
  readonly lasting?: boolean;
  /** What the world is like before anything was made. @default one that is ready for everything */
  readonly world?: FreshWorld;
}

/** Where things come to stand whose provider does not say. The account is one of AWS's own examples. */
export const defaultPlace: Place = { account: "111122223333", region: "ap-northeast-1" };

/** A small, strict stand-in for the providers: computes outputs, and refuses some of what AWS refuses. It is not AWS. */
export class Cloud {
  readonly #lasting: boolean;
  readonly #world: FreshWorld | undefined;
  #store = new Store();
  /** Key that no two may share → who has it. */
  #taken = new Map<string, Entity>();
  /** URN → how many were made. */
  #made = new Map<string, number>();

  constructor(args: CloudArgs = {}) {
    this.#lasting = args.lasting ?? false;
    this.#world = args.world;
  }

  /** Another cloud in which all is as it is in this one by now, and goes its own way from here on. */
  copy(): Cloud {
    const other = new Cloud({ lasting: this.#lasting, ...(this.#world === undefined ? {} : { world: this.#world }) });
    const [store, twins] = this.#store.copy();
    other.#store = store;
    other.#taken = new Map([...this.#taken].map(([key, entity]) => [key, twins.get(entity) ?? entity]));
    other.#made = new Map(this.#made);
    return other;
  }

  /** Who calls through a provider that signs in so; throws a Refusal where it cannot be configured. */
  signIn(config: SignIn): string | undefined {
    const faults = this.#world?.signIn(config, this.#store) ?? [];
    if (faults.length > 0) throw refusal({ type: "pulumi:providers:aws", name: "aws", inputs: {} }, faults);
    return this.#world?.caller(config);
  }

  /** Creates the resource; throws a Refusal where the provider would answer with an error. */
  create(resource: Request): Created {
    const [entity, faults] = this.#make(resource);
    if (faults.length > 0) throw refusal(resource, faults);
    return this.#finish(entity, resource);
  }

  /**
   * What `create` would refuse, for a preview: values that are not known yet are passed over, and references to what will exist are
   * followed by the resources that their values come from. The resource counts as existing from then on.
   */
  check(resource: Request): readonly Problem[] {
    return this.#make(resource)[1].map((fault) => problem(resource, fault));
  }

  /** The thing as it now is, or nothing when it is gone. */
  read(type: string, urn: string, id: string): Entity | undefined {
    return this.#store.get(type, urn, id);
  }

  /** All things of these types, or all there are. */
  all(...types: string[]): Entity[] {
    return this.#store.all(...types);
  }

  /** What there is, to be asked by whoever plays a person or another tool. */
  get things(): World {
    return this.#store;
  }

  /** Changes a thing behind Pulumi's back, as a deploy tool, an autoscaler or a person at the console does. */
  alter(entity: Entity, changes: Readonly<Record<string, unknown>>): void {
    entity.inputs = { ...entity.inputs, ...changes };
    entity.outputs = { ...entity.outputs, ...changes };
    this.#world?.follows(entity, this.#store);
  }

  /**
   * Gives the thing new inputs; throws a Refusal as `create` does.
   *
   * @param before what the asker believes it to be
   */
  update(id: string, asked: Request, before?: Readonly<Record<string, unknown>>): Created {
    const { type, urn } = asked;
    const entity = this.#store.get(type, urn, id);
    if (entity === undefined) {
      const fault = { path: "id", code: "NotFound", value: id, allowed: "what exists", fix: "run `pulumi refresh`" };
      throw refusal(asked, [fault]);
    }
    const kept =
      before === undefined || models[type]?.sendsChanges !== true
        ? {}
        : unchanged(entity.outputs, before, asked.inputs);
    const resource = { ...asked, inputs: { ...asked.inputs, ...kept } };
    const { inputs } = resource;
    this.#store.note(resource);
    const [model, subject] = [models[type], new Subject(resource, entity.place, entity.generation)];
    const faults = [...shapeFaults(resource), ...this.#faults(model, subject, entity)];
    if (faults.length > 0) throw refusal(resource, faults);
    this.#drop(entity);
    entity.inputs = inputs;
    entity.outputs = this.#outputs(model, subject, id);
    this.#keep(entity, model, subject);
    return this.#finish(entity, resource);
  }

  /** Deletes the thing, if it is there; throws a Refusal where something uses it or protects it. */
  delete(type: string, urn: string, id: string, arn?: unknown): void {
    const entity = this.#store.get(type, urn, id);
    // A replacement may have the id of what it replaced, as the revisions of a task definition have: those are told apart by ARN.
    if (entity === undefined || (typeof arn === "string" && entity.outputs["arn"] !== arn)) return;
    const [model, subject] = [models[type], this.#store.subject(entity)];
    const faults: Fault[] = [...holdingFaults(entity, this.#store)];
    const protection = model?.deletionProtection;
    if (protection !== undefined && subject.get(protection) === true) {
      const fix = "set it to false, run `pulumi up`, then destroy";
      faults.push({ path: protection, code: "OperationNotPermitted", value: true, allowed: "false", fix });
    }
    const reason = model?.undeletable?.(subject);
    if (reason !== undefined) faults.push(reason);
    faults.push(...(this.#world?.keeps(entity, this.#store) ?? []));
    if (faults.length > 0) throw refusal(entity, faults);
    this.#drop(entity);
  }

  /** What the world makes of it; throws an Unfinished where it exists and is not as it should be. */
  #finish(entity: Entity, resource: Request): Created {
    const fault = this.#world?.follows(entity, this.#store);
    const made = { id: entity.id, outputs: { ...entity.outputs } };
    if (fault === undefined) return made;
    const subject = `the simulated cloud, on ${resource.name}`;
    throw new Unfinished(subject, [problem(resource, fault)], made.id, made.outputs);
  }

  #make(resource: Request): [Entity, readonly Fault[]] {
    this.#store.note(resource);
    const { urn, type, name, inputs } = resource;
    const [model, generation] = [models[type], this.#made.get(urn) ?? 0];
    const subject = new Subject(resource, this.#place(resource), generation);
    const faults = [...shapeFaults(resource), ...this.#faults(model, subject)];
    const id = model?.id(subject) ?? urn;
    const outputs = this.#outputs(model, subject, id);
    const entity: Entity = { urn, type, name, place: subject.place, generation, id, inputs, outputs };
    if (faults.length === 0 || !this.#lasting) {
      this.#made.set(urn, generation + 1);
      this.#keep(entity, model, subject);
    }
    return [entity, faults];
  }

  #keep(entity: Entity, model: Model | undefined, subject: Subject): void {
    this.#store.add(entity);
    const key = this.#key(model, subject);
    if (key !== undefined) this.#taken.set(key, entity);
  }

  #drop(entity: Entity): void {
    this.#store.remove(entity);
    for (const [key, owner] of this.#taken) if (owner === entity) this.#taken.delete(key);
  }

  #outputs(model: Model | undefined, subject: Subject, id: string): Record<string, unknown> {
    const { type, inputs } = subject.request;
    const shape = shapeOf(type);
    const outputs: Record<string, unknown> = { ...inputs, ...model?.computed?.(subject, id, this.#store) };
    if (shape?.inputs.has("region") === true) outputs["region"] ??= subject.place.region;
    if (shape?.computed.has("tagsAll") === true) {
      const tags = subject.get("tags");
      outputs["tagsAll"] = tags === UNKNOWN ? UNKNOWN : { ...this.#tags(subject.request), ...(tags as object) };
    }
    return outputs;
  }

  *#faults(model: Model | undefined, subject: Subject, self?: Entity): Generator<Fault> {
    if (model === undefined) return;
    const key = this.#key(model, subject);
    const owner = key === undefined ? undefined : this.#taken.get(key);
    if (owner !== undefined && owner !== self && model.unique !== undefined) {
      const { path, code } = model.unique;
      const allowed = `one that ${owner.name} does not have already`;
      yield { path, code, value: subject.get(path), allowed, fix: "choose another, or keep one of the two" };
    }
    const whole = (this.#lasting || this.#provider(subject.request) !== undefined) && !this.#store.isElsewhere(subject);
    for (const reference of model.references ?? []) yield* danglingFaults(subject, reference, this.#store, whole);
    for (const check of model.checks ?? []) yield* [check(subject, this.#store) ?? []].flat();
    // What exists already is not asked for what a first call needs.
    if (self === undefined) yield* this.#world?.refuses(subject, this.#store) ?? [];
  }

  #provider({ provider }: Request): Entity | undefined {
    return provider === undefined ? undefined : this.#store.byUrn(provider);
  }

  #place(resource: Request): Place {
    const home = resource.home?.place ?? { ...defaultPlace, ...placeOf(this.#provider(resource)?.inputs ?? {}) };
    const region = resource.inputs["region"];
    return typeof region === "string" ? { ...home, region } : home;
  }

  #tags(resource: Request): Readonly<Record<string, string>> {
    return resource.home?.tags ?? defaultTagsOf(this.#provider(resource)?.inputs ?? {});
  }

  #key(model: Model | undefined, subject: Subject): string | undefined {
    const key = model?.unique?.key(subject, this.#store);
    if (key === undefined) return undefined;
    const { account, region } = subject.place;
    const within = { region: `${account}/${region}`, account, world: "" }[model?.unique?.within ?? "region"];
    return `${within}|${subject.request.type}|${key}`;
  }
}

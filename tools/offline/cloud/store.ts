import { UNKNOWN } from "../recorded";
import { BUCKET } from "./aws/types";
import { type Entity, type Place, type Request, Subject, type World } from "./model";

/** What exists, found by type, URN, id, ARN and name; a name only from the account that it was given in. */
export class Store implements World {
  readonly #byType = new Map<string, Map<string, Entity>>();
  readonly #byHandle = new Map<string, Entity[]>();
  readonly #byUrn = new Map<string, Entity>();
  readonly #requests = new Map<string, Request>();
  /** How many things of AWS there are: of every type, and of every type in every account. */
  readonly #census = new Census();

  add(entity: Entity): void {
    const entities = this.#byType.get(entity.type) ?? new Map<string, Entity>();
    const key = `${entity.urn}|${entity.id}`;
    const before = entities.get(key);
    if (before !== undefined) this.#census.count(before, -1);
    this.#census.count(entity, 1);
    entities.set(key, entity);
    this.#byType.set(entity.type, entities);
    this.#byUrn.set(entity.urn, entity);
    for (const handle of handles(entity)) {
      const key = `${entity.type}|${handle}`;
      // The newest first, since a replacement stands beside what it replaces.
      this.#byHandle.set(key, [entity, ...(this.#byHandle.get(key) ?? []).filter((one) => one !== entity)]);
    }
  }

  /** The same things once more, with which of them stands for which. */
  copy(): readonly [Store, ReadonlyMap<Entity, Entity>] {
    const [other, twins] = [new Store(), new Map<Entity, Entity>()];
    const all = new Set([...[...this.#byHandle.values()].flat(), ...this.all()]);
    // The newest was added last, and is found first.
    for (const entity of [...all].sort((a, b) => a.generation - b.generation)) {
      const twin = { ...entity };
      twins.set(entity, twin);
      other.add(twin);
    }
    for (const request of this.#requests.values()) other.note(request);
    return [other, twins];
  }

  remove(entity: Entity): void {
    if (this.#byType.get(entity.type)?.delete(`${entity.urn}|${entity.id}`) === true) this.#census.count(entity, -1);
    if (this.#byUrn.get(entity.urn) === entity) this.#byUrn.delete(entity.urn);
    for (const [key, found] of this.#byHandle) {
      if (!found.includes(entity)) continue;
      const others = found.filter((one) => one !== entity);
      if (others.length === 0) this.#byHandle.delete(key);
      else this.#byHandle.set(key, others);
    }
  }

  /** Remembers what a request depends on, for `precedes`. */
  note(request: Request): void {
    this.#requests.set(request.urn, request);
  }

  subject(entity: Entity): Subject {
    const { urn, type, name, inputs, place, generation } = entity;
    return new Subject({ ...this.#requests.get(urn), urn, type, name, inputs }, place, generation);
  }

  handle(subject: Subject, path: string, ...types: string[]): string | undefined {
    const [only, ...others] = this.referred(subject, path, ...types);
    return only !== undefined && others.length === 0 ? only.urn : subject.text(path);
  }

  /** By URN and id, since ids are unique for some types only; a renamed resource is found by its id, among its stack's. */
  get(type: string, urn: string, id: string): Entity | undefined {
    const found = this.#byType.get(type)?.get(`${urn}|${id}`);
    return found ?? this.#byHandle.get(`${type}|${id}`)?.find((one) => stackOf(one.urn) === stackOf(urn));
  }

  byUrn(urn: string): Entity | undefined {
    return this.#byUrn.get(urn);
  }

  all(...types: string[]): Entity[] {
    if (types.length === 0) return [...this.#byType.values()].flatMap((entities) => [...entities.values()]);
    return types.flatMap((type) => [...(this.#byType.get(type)?.values() ?? [])]);
  }

  find(types: readonly string[], handle: string, from?: Place): Entity | undefined {
    // Whoever writes into a bucket may be sent to a folder of it.
    const bucket = handle.startsWith("arn:aws:s3:::") ? handle.replace(/\/.*$/, "") : handle;
    for (const type of types) {
      const all = this.#byHandle.get(`${type}|${handle}`) ?? this.#byHandle.get(`${type}|${bucket}`) ?? [];
      const found = from === undefined || handle.startsWith("arn:") ? all[0] : nearest(all, from);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  referred(subject: Subject, path: string, ...types: string[]): Entity[] {
    const value = subject.get(path);
    const values = Array.isArray(value) ? value : [value];
    const known = values.flatMap((one) =>
      typeof one === "string" ? (this.find(types, one, subject.place) ?? []) : [],
    );
    if (!values.includes(UNKNOWN)) return known;
    const origins = subject.request.propertyDependencies?.[subject.root ?? path.split(".")[0] ?? ""] ?? [];
    const candidates = origins.flatMap((urn) => this.#byUrn.get(urn) ?? []).filter(({ type }) => types.includes(type));
    return [...new Set([...known, ...candidates])];
  }

  /** Whether a thing stands in an account that another stack has made, which is not played here: nothing else of it is known. */
  isElsewhere({ request: { type }, place }: Subject): boolean {
    return this.#census.others(type) > 0 && this.#census.others(type, place.account) === 0;
  }

  precedes(entity: Entity, subject: Subject): boolean {
    if (subject.request.dependsOn === undefined) return true;
    const seen = new Set<string>();
    const open = [...earlier(subject.request)];
    for (let urn = open.pop(); urn !== undefined; urn = open.pop()) {
      if (urn === entity.urn) return true;
      if (seen.has(urn)) continue;
      seen.add(urn);
      const request = this.#requests.get(urn);
      if (request !== undefined) open.push(...earlier(request));
    }
    return false;
  }
}

/** Counts things of AWS, since to go through all of them for each would take a large stack minutes. */
class Census {
  readonly #counts = new Map<string, number>();

  count({ type, place: { account } }: Entity, by: number): void {
    if (!type.startsWith("aws:")) return;
    for (const key of ["", type, `${account}|`, `${account}|${type}`])
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
  }

  /** How many there are of other types than this one, in an account or at all. */
  others(type: string, account?: string): number {
    const [all, same] = account === undefined ? ["", type] : [`${account}|`, `${account}|${type}`];
    return (this.#counts.get(all) ?? 0) - (this.#counts.get(same) ?? 0);
  }
}

function* earlier(request: Request): Generator<string> {
  yield* request.dependsOn ?? [];
  for (const urns of Object.values(request.propertyDependencies ?? {})) yield* urns;
  if (request.parent !== undefined) yield request.parent;
}

/** Of things of one name: that of the same region, then of the same account; a bucket's name is the whole world's. */
function nearest(all: readonly Entity[], { account, region }: Place): Entity | undefined {
  const own = all.filter(({ type, place }) => place.account === account || !type.startsWith("aws:") || type === BUCKET);
  return own.find(({ place }) => place.region === region) ?? own[0];
}

/** `urn:pulumi:shine::platform::…` → `urn:pulumi:shine` */
function stackOf(urn: string): string {
  return urn.split("::")[0] ?? "";
}

/** What others may call it by. */
function handles(entity: Entity): Set<string> {
  const names = [
    "arn",
    "name",
    "bucket",
    "keyId",
    "allocationId",
    "groupId",
    "clusterIdentifier",
    "clusterName",
    "url",
    "zoneId",
  ];
  const given = names.map((name) => entity.outputs[name]);
  return new Set([entity.id, ...given.filter((value): value is string => typeof value === "string")]);
}

import { Refusal } from "../../../components/refuse";
import { type Cloud, type Created, defaultPlace } from "../../../tools/offline/cloud";
import { defaultTagsOf, placeOf } from "../../../tools/offline/cloud/configuration";
import { difference } from "../../../tools/offline/cloud/difference";
import type { Maker } from "../../../tools/offline/monitor";
import { type RecordedResource, UNKNOWN } from "../../../tools/offline/recorded";

/** One resource as the last update wrote it down. */
export interface Written {
  readonly resource: RecordedResource;
  readonly id: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** What an update did, in order: `create`, `update`, `replace`, `delete` and a resource's name. */
export type Deed = readonly ["create" | "update" | "replace" | "delete", RecordedResource];

/**
 * One update of what the last one wrote down, as the engine does it: by resource the same, changed in place, or replaced, the new one first
 * unless both would have the same name; in the end whatever the program names no more, users before what they use. It stops at the first
 * refusal. Not played are parallel deletions and a refresh.
 */
export class Update implements Maker {
  readonly deeds: Deed[] = [];
  /** What `protect` keeps; the engine's preview tells all of it, so that nothing of the update is done. */
  readonly held: RecordedResource[] = [];
  /** Why the cloud would not go on, if it did not. */
  refusal: Refusal | undefined;
  readonly #written = new Map<string, Written>();
  /** Replaced, and deleted in the end. */
  readonly #condemned: Written[] = [];
  /** Gone already, since their replacements come only afterwards. */
  readonly #gone = new Set<string>();

  constructor(
    private readonly cloud: Cloud,
    private readonly before: ReadonlyMap<string, Written>,
  ) {}

  create(resource: RecordedResource): Created {
    const was = this.#before(resource);
    if (this.refusal !== undefined) return this.#keep(resource, was);
    try {
      return this.#write(resource, this.#step(resource, was));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusal = error;
      return this.#keep(resource, was);
    }
  }

  /** Deletes what is left over; gives what is written down from now on. */
  finish(): ReadonlyMap<string, Written> {
    const order = [...this.before.values()];
    const left = order.filter((one) => !this.#seen.has(one) && !this.#gone.has(one.resource.urn));
    for (const one of [...left, ...this.#condemned].sort((a, b) => order.indexOf(b) - order.indexOf(a))) {
      const isReplaced = this.#condemned.includes(one);
      if (!isReplaced && one.resource.protect) this.held.push(one.resource);
      if (this.refusal === undefined && this.held.length === 0 && this.#tried(one)) {
        if (!isReplaced) this.deeds.push(["delete", one.resource]);
      } else {
        // Written down still, until the next update deletes it.
        this.#written.set(isReplaced ? `${one.resource.urn} (replaced)` : one.resource.urn, one);
      }
    }
    return this.#written;
  }

  #tried(one: Written): boolean {
    try {
      this.#delete(one);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusal = error;
      return false;
    }
  }

  readonly #seen = new Set<Written>();

  #before(resource: RecordedResource): Written | undefined {
    const urn = [resource.urn, ...resource.aliases].find((one) => this.before.has(one));
    const found = urn === undefined ? undefined : this.before.get(urn);
    if (found === undefined || this.#seen.has(found)) return undefined;
    this.#seen.add(found);
    return found;
  }

  #step(resource: RecordedResource, was: Written | undefined): Written {
    if (resource.type.startsWith("pulumi:")) return was ?? made(resource, this.cloud.create(resource));
    const asked = was === undefined ? resource : withIgnored(resource, was.resource);
    if (was === undefined || this.#gone.has(was.resource.urn)) {
      if (was === undefined) this.deeds.push(["create", asked]);
      return made(asked, this.cloud.create(this.#placed(asked)));
    }
    const found = difference(asked.type, was.outputs, Object.keys(was.resource.inputs), asked.inputs);
    if (found.changed.length === 0) return { ...was, resource: asked };
    if (found.replaces.length === 0) {
      this.deeds.push(["update", asked]);
      return made(asked, this.cloud.update(was.id, this.#placed(asked), was.outputs));
    }
    this.deeds.push(["replace", asked]);
    if (asked.protect) this.held.push(asked);
    const first = asked.options.deleteBeforeReplace;
    if (first === true || (first !== false && found.deleteFirst)) this.#deleteWithUsers(was);
    else this.#condemned.push(was);
    return made(asked, this.cloud.create(this.#placed(asked)));
  }

  /** Whoever would be replaced with it goes before it: the engine asks as if what it takes from it were unknown. */
  #deleteWithUsers(was: Written): void {
    if (this.#gone.has(was.resource.urn)) return;
    for (const user of [...this.before.values()].reverse()) {
      const inputs = Object.entries(user.resource.propertyDependencies)
        .filter(([, urns]) => urns.includes(was.resource.urn))
        .map(([input]) => input);
      if (inputs.length === 0 || this.#seen.has(user)) continue;
      const unknown = { ...user.resource.inputs, ...Object.fromEntries(inputs.map((input) => [input, UNKNOWN])) };
      const { replaces } = difference(user.resource.type, user.outputs, Object.keys(user.resource.inputs), unknown);
      if (replaces.length > 0) this.#deleteWithUsers(user);
    }
    if (was.resource.protect && !this.#seen.has(was)) this.held.push(was.resource);
    this.#gone.add(was.resource.urn);
    this.#delete(was);
  }

  #delete({ resource, id, outputs }: Written): void {
    if (resource.type.startsWith("pulumi:") || resource.options.retainOnDelete) return;
    this.cloud.delete(resource.type, resource.urn, id, outputs["arn"]);
  }

  #write(resource: RecordedResource, written: Written): Created {
    this.#written.set(resource.urn, written);
    return { id: written.id, outputs: { ...written.outputs } };
  }

  /** After a refusal nothing is done any more: what was is written down as it was. */
  #keep(resource: RecordedResource, was: Written | undefined): Created {
    if (was !== undefined) return this.#write(resource, was);
    return { id: "", outputs: {} };
  }

  /** Where its provider makes things, which the cloud reads off the provider's inputs. */
  #placed(resource: RecordedResource): RecordedResource {
    const provider = resource.provider === undefined ? undefined : this.#written.get(resource.provider);
    const inputs = provider?.resource.inputs ?? {};
    const home = { place: { ...defaultPlace, ...placeOf(inputs) }, tags: defaultTagsOf(inputs) };
    return { ...resource, home } as RecordedResource;
  }
}

function made(resource: RecordedResource, { id, outputs }: Created): Written {
  return { resource, id, outputs };
}

/** Inputs that are passed over stay as they were written down. */
function withIgnored(resource: RecordedResource, was: RecordedResource): RecordedResource {
  const inputs: Record<string, unknown> = { ...resource.inputs };
  for (const path of resource.ignoreChanges) {
    const [name = ""] = path.split(/[.[]/);
    if (name in was.inputs) inputs[name] = was.inputs[name];
    else delete inputs[name];
  }
  return { ...resource, inputs };
}

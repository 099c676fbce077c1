import type { Entity, Fault, Place, Reference, Subject } from "./model";
import { models } from "./models";
import type { Store } from "./store";

/**
 * Literal references to things of this account that do not exist, or that nothing makes exist first.
 *
 * @param whole whether all that exists was made through this cloud; otherwise what it does not know is taken to exist
 */
export function* danglingFaults(
  subject: Subject,
  reference: Reference,
  store: Store,
  whole: boolean,
): Generator<Fault> {
  const { path, types, code, except } = reference;
  const origins = subject.request.propertyDependencies?.[path.split(".")[0] ?? ""] ?? [];
  const kind = types.map((type) => type.split(":").at(-1)).join(" or ");
  for (const value of referencesAt(subject, path)) {
    if (!isOwn(value, subject.place) || except?.test(value) === true) continue;
    const entity = store.find(types, value, subject.place);
    const fault = { path, code, value };
    if (entity === undefined) {
      if (whole) yield { ...fault, allowed: `a ${kind} that exists`, fix: "refer to one that the program makes first" };
    } else if (!origins.includes(entity.urn) && !store.precedes(entity, subject)) {
      const fix = `add dependsOn ${entity.name}, or take its output`;
      yield { ...fault, allowed: `a ${kind} that exists by then`, fix };
    }
  }
}

/** Why a thing cannot be deleted: others still use it. */
export function* holdingFaults(entity: Entity, store: Store): Generator<Fault> {
  for (const [type, { references = [] }] of Object.entries(models)) {
    for (const { path, types, holds } of references) {
      if (holds !== true || !types.includes(entity.type)) continue;
      for (const other of store.all(type)) {
        if (other === entity) continue;
        const values = referencesAt(store.subject(other), path);
        if (!values.some((value) => store.find(types, value, other.place) === entity)) continue;
        const allowed = "deletion only when nothing uses it";
        yield { path: "id", code: "DependencyViolation", value: entity.id, allowed, fix: `delete ${other.name} first` };
      }
    }
  }
}

/** The known strings at a path; `origins.vpcOriginConfig.vpcOriginId` goes through lists on its way. */
function referencesAt(subject: Subject, path: string): string[] {
  const [first, ...rest] = path.split(".");
  if (first === undefined) return [];
  if (rest.length > 0) return subject.blocks(first).flatMap((block) => referencesAt(block, rest.join(".")));
  const one = subject.text(first);
  return one === undefined ? subject.texts(first) : [one];
}

/** Whether a reference points into this account: ids and names do, ARNs of AWS or of other accounts do not. */
function isOwn(value: string, place: Place): boolean {
  if (!value.startsWith("arn:")) return !value.startsWith("alias/aws/");
  const account = value.split(":")[4];
  return account === place.account || account === "";
}

import { CANNOT_READ } from "../../kernel/reader";
import { isSecret, UNKNOWN } from "../../kernel/resource";
import { type Name, namesIn } from "../../outside/names";
import { isKnown, isMade, type Place } from "../../outside/ours";
import { plainNames } from "../../outside/plain";
import type { Rule } from "../../rule";
import { KEY, walk as walkTexts } from "../../secrets/walk";
import { madeByComponents } from "../../shapes/free-by-nature";
import type { Node } from "../../shapes/shape";
import { reviewedShape } from "../../views/shapes";

export const rule: Rule = {
  id: "outside-references",
  title: "Whatever an input names is of this program, of the company, or of the outside that somebody has reviewed.",
  why: "An ARN, a host, a network or an address of a stranger is a way out for data or a way in, in whatever property it stands.",
  fix: "Name what the program makes. What an application talks to is declared in `outside` of its definition, by its host and with a reason (an address and a name without a dot are no entries: it needs its whole name); what the platform stands on, in policies/outside/entries.ts; the company's own domains, accounts and networks in stacks/foundation.ts and the ledger.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["190-4.3.3"],
  types: "all",
  check: (view, check) => {
    // What a component of a package makes by itself is that package's own.
    if (Object.hasOwn(madeByComponents, view.resource.type)) return;
    const unknown: { name: Name; path: string }[] = [];
    let blind = false;
    // An engine that asks about a whole update hands over what the provider has answered as well, which nobody has written.
    const inputs = reviewedShape(view.resource.type)?.tree.fields;
    for (const [property, value] of Object.entries(view.resource.props)) {
      if (inputs !== undefined && !inputs.has(property)) continue;
      // Datadog takes numbers as texts: one of 12 digits is no account.
      if (property === "monitorThresholds") continue;
      const place: Place = { view, property };
      const walk = (inner: unknown, path: string, reviewed: Node | undefined): void => {
        if (typeof inner === "string") {
          for (const name of namesIn(inner)) if (!isKnown(name, place)) unknown.push({ name, path });
        } else if (inner === UNKNOWN) {
          // What comes from a resource of this program is that resource's to answer for.
          blind ||= !isMade(place);
        } else if (isSecret(inner)) {
          // What every reviewed one keeps secret is a key or a password, and names nothing.
          blind ||= reviewed?.kind !== "secret" && !isMade(place);
        } else if (Array.isArray(inner)) {
          for (const element of inner) walk(element, path, reviewed?.items);
        } else if (typeof inner === "object" && inner !== null) {
          for (const [key, one] of Object.entries(inner)) {
            walk(key, path, undefined);
            walk(one, path.includes(".") ? path : `${path}.${key}`, reviewed?.fields?.get(key));
          }
        }
      };
      walk(value, property, inputs?.get(property));
      for (const name of plainNames(view.type, property, value))
        if (!isKnown(name, place)) unknown.push({ name, path: property });
    }
    for (const { name, path } of unknown)
      check.expect(
        () => false,
        `${path}${called(view.resource.props, path, name)} names the ${name.kind} ${name.text}, which nobody has reviewed`,
        { part: name.kind },
      );
    if (unknown.length === 0)
      check.expect(() => {
        if (blind) throw CANNOT_READ;
        return true;
      }, "");
  },
};

/** ` (STRIPE_URL)`: the variable, header or setting below a property whose value says the name; nothing where it is the property's own. */
function called(props: Readonly<Record<string, unknown>>, path: string, { text }: Name): string {
  const [property = ""] = path.split(".");
  let found = "";
  walkTexts(props[property], KEY, {
    isNew: () => true,
    leaf: (leaf, { name }) => {
      if (found === "" && leaf.toLowerCase().includes(text.toLowerCase())) found = name;
    },
  });
  return found === "" || path.endsWith(found) ? "" : ` (${found})`;
}

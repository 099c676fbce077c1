import { allOf } from "../../report/words";
import { groupBy } from "../../report/group";
import { isThing, type Side, type SideResource } from "../side";
import { type Compared, type Entry } from "./entry";
import { precious, stores } from "./stores";
import { ownerOf, physicalName } from "./words";

/** What the change as a whole looks like, where that says more than its parts: a product or an environment that goes, a name that changed. */
export function firstOfAll(compared: Compared): Entry[] {
  const { before, after, product } = compared;
  if (after.resources.length === 0) return leaving(compared);
  const environments = (side: Side): string[] =>
    side.resources
      .filter(({ type }) => type === "platform:product:Workload")
      .map(({ name }) => name.slice(product.length + 1));
  const gone = environments(before).filter((name) => !environments(after).includes(name));
  const come = environments(after).filter((name) => !environments(before).includes(name));
  return [
    ...gone.map((name) => environmentGone(name, compared)),
    ...come.map(
      (name): Entry => ({
        weight: "note",
        text: `the environment ${name} is new: networks, keys and all that the definition has`,
        urns: [],
      }),
    ),
    ...renames(compared, [...gone, ...come]),
  ];
}

/** Nothing of a product that left is deleted: nobody can, since its program is gone as well. */
function leaving({ product, before }: Compared): Entry[] {
  const held = before.resources.filter(({ type }) => precious.includes(type));
  const nouns = groupBy(held, ({ type }) => stores[type]?.noun ?? "");
  const lines = [...nouns].map(([noun, some]) => `${noun} ${allOf(some.map(physicalName))}`);
  const things = before.resources.filter(isThing).length;
  return [
    {
      weight: "danger",
      text: `${product} leaves the catalogue. Its ${things} resources stay, cost and answer on, and nobody can change them or take them down any more, since the program that does needs the definition; what goes by itself is what the organization's stack makes for it`,
      steps: [
        "do not merge this yet",
        `npm run platform -- close ${product}`,
        "follow its steps while the definition is still there: suspend, export, unprotect, destroy, forget",
        "merge this change as the last of them, leave, and read `npm run preview -- organization --against` with the same ref: the account's roles, zone and accesses go there",
      ],
      urns: [],
    },
    ...(lines.length === 0
      ? []
      : [
          {
            weight: "danger",
            text: `it holds data that nobody looks after from then on: ${lines.join("; ")}`,
            urns: held.map(({ urn }) => urn),
          } as const,
        ]),
  ];
}

function environmentGone(name: string, { changes, product }: Compared): Entry {
  const those = changes.filter(({ action, name: one }) => action === "deleted" && one.includes(`-${name}`));
  const held = those.filter(({ protectedBy }) => protectedBy.length > 0);
  return {
    weight: "danger",
    text: `the environment ${name} is removed, with ${those.length} resources${held.length === 0 ? "" : `; ${held.length} of them are protected, and stop the run after others have gone already`}`,
    steps: [
      `see that nobody works in ${name}: its hosts, its deployments on GitHub, its parameters`,
      "export what must outlive it",
      ...(held.length === 0 ? [] : [`let go of what is protected first: ${allOf(held.map(({ name: one }) => one))}`]),
      `with the definition as it was: pulumi destroy --stack ${product} --target '**::${product}-${name}**' --target-dependents`,
      "merge this change; `pulumi preview` must then delete nothing",
    ],
    urns: those.map(({ urn }) => urn),
  };
}

/** A component that went and one of the same kind that came to the same place, made of the same: most likely one that was renamed. */
function renames({ before, after, product }: Compared, environments: readonly string[]): Entry[] {
  const [was, is] = [components(before), components(after)];
  const gone = [...was.values()].filter(({ urn }) => !is.has(urn));
  const come = [...is.values()].filter(({ urn }) => !was.has(urn));
  const pairs = gone.flatMap((old) => {
    const like = come.filter(({ type, parent }) => type === old.type && parent === old.parent);
    const siblings = gone.filter(({ type, parent }) => type === old.type && parent === old.parent);
    const [only] = like;
    if (only === undefined || like.length !== 1 || siblings.length !== 1) return [];
    if (environments.some((name) => old.name.startsWith(`${product}-${name}`))) return [];
    return madeOf(old, before) === madeOf(only, after) && isKeyed(old) ? [{ old, only }] : [];
  });
  const names = groupBy(pairs, ({ old, only }) => `${key(old, product)}\n${key(only, product)}`);
  return [...names.values()].map((some): Entry => {
    const [{ old, only } = some[0] as (typeof some)[number]] = some;
    const [from, to] = [key(old, product), key(only, product)];
    return {
      weight: "danger",
      text: `this looks like a rename, ${from} → ${to} (${allOf(some.map((pair) => ownerOf({ ...pair.old, parent: pair.old.urn }, product)))}): a key is part of every name, so that it is removed and made anew under the other one, without its data, images and history`,
      steps: [
        `keep the key ${from}, unless it must go`,
        `else add ${to} beside ${from}, bring it up, and deploy it`,
        "move callers, queues and people over, and see that nothing reaches the old one",
        `remove ${from} in a change of its own, by the steps that are told there`,
      ],
      urns: some.flatMap((pair) => [pair.old.urn, pair.only.urn]),
    };
  });
}

function components({ resources }: Side): Map<string, SideResource> {
  return new Map(resources.filter(({ type }) => type.startsWith("platform:")).map((one) => [one.urn, one]));
}

/** The types below a component, which are the same for the same thing under another name. */
function madeOf({ urn }: SideResource, side: Side): string {
  return side.resources
    .filter(({ parent }) => parent === urn)
    .map(({ type }) => type)
    .sort()
    .join();
}

const kinds = [
  "platform:service:Service",
  "platform:data:DatabaseCluster",
  "platform:source:Repository",
  "platform:data:Bucket",
];

function isKeyed({ type }: SideResource): boolean {
  return kinds.includes(type);
}

/** `services.worker`, of `shine-production-services-worker`. */
function key(component: SideResource, product: string): string {
  return ownerOf({ ...component, parent: component.urn }, product).replace(/ in .*$/, "");
}

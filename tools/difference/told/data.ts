import { allOf } from "../../report/words";
import { groupBy } from "../../report/group";
import { type Change, goes } from "../change";
import { stepInWords } from "../equal";
import type { SideResource } from "../side";
import { type Compared, type Entry } from "./entry";
import { removalSteps, replacementSteps } from "./steps";
import { livingIn } from "./living-in";
import { precious, stores } from "./stores";
import { ownerOf, physicalName } from "./words";

/** Data at risk: what holds data and goes. */
export function dataAtRisk(compared: Compared): Entry[] {
  const { changes, product } = compared;
  const going = changes.filter((change) => goes(change) && stores[change.type] !== undefined);
  const one = going.filter(({ type }) => precious.includes(type)).map((change) => tell(change, product));
  const traces = going.filter(({ type }) => !precious.includes(type));
  const maybe = changes.filter(({ action, type }) => action === "mayReplace" && stores[type] !== undefined);
  return [
    ...one,
    ...stranded(compared),
    ...traceEntries(traces, product),
    ...maybe.map(
      (change): Entry => ({
        weight: "warning",
        text: `the ${stores[change.type]?.noun ?? "thing"} ${nameOf(change)} may be replaced, since ${why(change)}; nobody has said whether this input does. Ask \`pulumi preview\` before you merge`,
        urns: [change.urn],
      }),
    ),
  ];
}

/** Databases that live in a network that is replaced, and do not move with it. */
function stranded({ changes, after, product }: Compared): Entry[] {
  const networks = changes.filter(({ action, type }) => action === "replaced" && type === "aws:ec2/vpc:Vpc");
  return networks.flatMap(({ urn, name }) => {
    const databases = livingIn(urn, after).filter(
      (one) =>
        one.type === "aws:rds/cluster:Cluster" && !changes.some((change) => change.urn === one.urn && goes(change)),
    );
    return databases.map(
      (one): Entry => ({
        weight: "danger",
        text: `the database ${physicalName(one)} (${ownerOf(one, product)}) lives in ${name}, which is replaced: AWS moves no cluster into another network, so that its rows come there from a snapshot only, which is another cluster; the steps stand under Downtime`,
        urns: [one.urn],
      }),
    );
  });
}

function tell(change: Change, product: string): Entry {
  const { before } = change;
  const store = stores[change.type];
  if (before === undefined || store === undefined) return { weight: "danger", text: change.name, urns: [change.urn] };
  const owner = ownerOf(before, product);
  const fate = change.action === "replaced" ? `is replaced by a new and empty one, since ${why(change)}` : "is deleted";
  const stopped =
    change.protectedBy.length === 0 ? "; nothing stops it" : `; ${allOf(change.protectedBy)} will stop it`;
  const steps =
    change.action === "replaced" ? replacementSteps(change, product) : removalSteps([change], product, store.noun);
  return {
    weight: "danger",
    text: `the ${store.noun} ${physicalName(before)} (${owner}) ${fate}: ${store.lost(before)}${stopped}`,
    steps,
    urns: [change.urn],
  };
}

/** Logs and the like, together. */
function traceEntries(changes: readonly Change[], product: string): Entry[] {
  return [...groupBy(changes, ({ type }) => stores[type]?.noun ?? "")].map(([noun, those]) => {
    const names = those.map((change) => physicalName(change.before as SideResource));
    const of = [...new Set(those.map((change) => ownerOf(change.before as SideResource, product)))];
    const [first] = those;
    const lost = first?.before === undefined ? "" : (stores[first.type]?.lost(first.before) ?? "");
    return {
      weight: "warning",
      text: `${those.length === 1 ? `the ${noun} ${names.join("")} goes` : `${those.length} ${noun}s go (${allOf(names)})`}, of ${allOf(of)}: ${lost}`,
      urns: those.map(({ urn }) => urn),
    };
  });
}

function nameOf(change: Change): string {
  return physicalName((change.before ?? change.after) as SideResource);
}

/** `engine aurora-mysql → aurora-postgresql`, or whose replacement it follows. */
export function why(change: Change): string {
  const told = change.inputs
    .filter(({ does }) => does !== "stays")
    .map(({ input, steps }) => `${input} ${stepInWords(steps[0])}`);
  if (told.length > 0) return allOf(told);
  return change.because === undefined ? "its inputs changed" : `${change.because} is`;
}

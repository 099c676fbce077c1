import { allOf } from "../../report/words";
import { groupBy } from "../../report/group";
import type { Change } from "../change";
import { byUse, HOURS_A_MONTH, type Price, prices, unpriced } from "../prices";
import type { Shown } from "../../report/values";
import { type SideResource, textOf } from "../side";
import { type Compared, type Entry } from "./entry";

/** Cost: what has a fixed and written price, added up; the rest is named, and not guessed. */
export function cost(compared: Compared): Entry[] {
  const { changes } = compared;
  const fixed = prices.flatMap((price) => {
    const units = round(countOf(compared.after.resources, price.type) - countOf(compared.before.resources, price.type));
    return units === 0
      ? []
      : [{ price, units, dollars: units * price.dollars * (price.per === "hour" ? HOURS_A_MONTH : 1) }];
  });
  const sum = fixed.reduce((total, { dollars }) => total + dollars, 0);
  return [
    ...(fixed.length === 0
      ? []
      : [
          {
            weight: sum > 0 ? "warning" : "note",
            text: `${signed(sum)} a month for what has a fixed price here: ${allOf(fixed.map(line))}`,
            urns: [],
          } as const,
        ]),
    ...named(changes, unpriced, "Not counted, since no price of them is written down"),
    ...named(changes, byUse, "By use, which nobody can tell from here"),
  ];
}

function line({ price, units, dollars }: { price: Price; units: number; dollars: number }): string {
  return `${units > 0 ? "+" : "−"}${Math.abs(units)} ${price.noun} (${signed(dollars)}; ${price.dollars} $ each ${price.per}, ${price.day})`;
}

function named(changes: readonly Change[], table: Readonly<Record<string, string>>, what: string): Entry[] {
  const those = changes.filter(
    ({ type, action, inputs }) =>
      table[type] !== undefined &&
      (action === "created" ||
        action === "deleted" ||
        inputs.some(({ input }) => /[cC]lass|capacity|Capacity|Scaling/.test(input))),
  );
  if (those.length === 0) return [];
  const parts = [...groupBy(those, ({ type }) => type)].map(([type, some]) => {
    const count = (action: string): number => some.filter((change) => change.action === action).length;
    const [more, less] = [count("created"), count("deleted")];
    const other = some.length - more - less;
    const numbers = [
      ...(more > 0 ? [`+${more}`] : []),
      ...(less > 0 ? [`−${less}`] : []),
      ...(other > 0 ? [`${other} of another size`] : []),
    ];
    return `${table[type] ?? ""} (${numbers.join(", ")})`;
  });
  return [{ weight: "note", text: `${what}: ${allOf(parts)}`, urns: those.map(({ urn }) => urn) }];
}

/** How many units of a price the resources are. */
function countOf(resources: readonly SideResource[], key: string): number {
  const [type = "", part] = key.split("#");
  const those = resources.filter((resource) => resource.type === type);
  if (part === undefined) return those.length;
  if (part === "rules") return those.reduce((sum, { inputs }) => sum + lengthOf(inputs["rules"]), 0);
  const always = those.filter(({ inputs }) => !JSON.stringify(inputs["runtimePlatform"] ?? "").includes("ARM64"));
  return always.reduce((sum, definition) => sum + tasksOf(definition, resources) * sizeOf(definition, part), 0);
}

function sizeOf({ inputs }: SideResource, part: string): number {
  return Number(inputs[part === "x86-vcpu" ? "cpu" : "memory"] ?? 0) / 1024;
}

/** How many tasks of a definition run at the least: those of the service with its name, as far as scaling lets go. */
function tasksOf({ inputs }: SideResource, resources: readonly SideResource[]): number {
  const service = resources.find(
    ({ type, inputs: those }) => type === "aws:ecs/service:Service" && those["name"] === inputs["family"],
  );
  if (service === undefined) return 0;
  const target = resources.find(
    ({ type, inputs: those }) =>
      type === "aws:appautoscaling/target:Target" &&
      textOf(those["resourceId"]).endsWith(`/${textOf(service.inputs["name"])}`),
  );
  return Number(target?.inputs["minCapacity"] ?? service.inputs["desiredCount"] ?? 0);
}

function lengthOf(value: Shown | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function signed(dollars: number): string {
  return `${dollars < 0 ? "−" : "+"}$${Math.abs(dollars).toFixed(2)}`;
}

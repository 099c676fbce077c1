import { allOf } from "../../report/words";
import { groupBy } from "../../report/group";
import { parseUrn } from "../../../policies/kernel/resource";
import { waives } from "../../../policies/kernel/waiving";
import type { Waiver } from "../../../policies/waivers";
import { type Compared, type Entry } from "./entry";

/** What is judged otherwise: new violations, mended ones, and what somebody answers for from now on. */
export function judgedOtherwise({ before, after }: Compared, waivers: readonly Waiver[]): Entry[] {
  const [was, is] = [before.judged, after.judged];
  if (was === undefined || is === undefined) return [];
  const key = ({ rule, urn }: { rule: string; urn: string }): string => `${rule} ${urn}`;
  const [then, now] = [new Set(was.violations.map(key)), new Set(is.violations.map(key))];
  const came = is.violations.filter((one) => !then.has(key(one)));
  const went = was.violations.filter((one) => !now.has(key(one)));
  const exists = new Set(after.resources.map(({ urn }) => urn));
  const waived = went.filter(({ rule, urn }) => exists.has(urn) && waivers.some((waiver) => covers(waiver, rule, urn)));
  const mended = went.filter((one) => !waived.includes(one));
  return [
    ...byRule(came).map(
      ([rule, some]): Entry => ({
        weight: some[0]?.level === "mandatory" ? "danger" : "warning",
        text: `new: ${rule} (${some[0]?.level ?? ""}) at ${allOf(some.map(({ urn }) => nameOf(urn)))}: ${some[0]?.message ?? ""}`,
        urns: some.map(({ urn }) => urn),
      }),
    ),
    ...waivedEntries(waived, waivers),
    ...(is.waived > was.waived && waived.length === 0
      ? [
          {
            weight: "warning",
            text: `${is.waived - was.waived} more violations are waived than before`,
            urns: [],
          } as const,
        ]
      : []),
    ...(is.waived < was.waived
      ? [
          {
            weight: "note",
            text: `${was.waived - is.waived} fewer violations are waived than before`,
            urns: [],
          } as const,
        ]
      : []),
    ...byRule(mended).map(
      ([rule, some]): Entry => ({
        weight: "note",
        text: `no longer told: ${rule} at ${allOf(some.map(({ urn }) => nameOf(urn)))}${some.every(({ urn }) => !exists.has(urn)) ? ", which goes" : ""}`,
        urns: some.map(({ urn }) => urn),
      }),
    ),
  ];
}

type Told = { readonly rule: string; readonly urn: string; readonly level: string; readonly message: string };

function waivedEntries(waived: readonly Told[], waivers: readonly Waiver[]): Entry[] {
  return byRule(waived).flatMap(([rule, some]) => {
    const waiver = waivers.find((one) => some.some(({ urn }) => covers(one, rule, urn)));
    if (waiver === undefined) return [];
    const { owner, reason, ticket, end } = waiver;
    return [
      {
        weight: "warning",
        text: `waived from now on: ${rule} (${some[0]?.level ?? ""}) at ${allOf(some.map(({ urn }) => nameOf(urn)))}. ${owner} answers for it until ${end} (${ticket}): ${reason}. It says: ${some[0]?.message ?? ""}`,
        urns: some.map(({ urn }) => urn),
      },
    ];
  });
}

function byRule(violations: readonly Told[]): [string, Told[]][] {
  return [...groupBy(violations, ({ rule }) => rule)];
}

/** Whether a waiver speaks of a violation of a rule, or of one of its parts: `cloudtrail-hardened/kms`. */
function covers(waiver: Waiver, told: string, urn: string): boolean {
  const [rule = "", part] = told.split("/");
  return waives(waiver, rule, part, urn);
}

function nameOf(urn: string): string {
  return parseUrn(urn).name;
}

import { allOf } from "../../report/words";
import type { Change } from "../change";
import { groupBy } from "../../report/group";
import { stepInWords } from "../equal";
import { type SideResource, textOf } from "../side";
import { type Compared, type Entry } from "./entry";
import { ownerOf } from "./words";

const USER = "pagerduty:index/user:User";
const SCHEDULE = "pagerduty:index/schedule:Schedule";
const MONITOR = "datadog:index/monitor:Monitor";

/** Who is paged: people, turns, escalation, and what wakes them. */
export function pages({ changes, product }: Compared): Entry[] {
  const of = (type: string): Change[] => changes.filter((change) => change.type === type);
  return [
    ...of(USER).flatMap(person),
    ...of(SCHEDULE).flatMap(turns),
    ...of("pagerduty:index/escalationPolicy:EscalationPolicy").map((change) =>
      other(change, "the order in which people are called"),
    ),
    ...of("pagerduty:index/service:Service").map((change) => other(change, "the service that incidents are opened on")),
    ...of("pagerduty:index/serviceIntegration:ServiceIntegration").map((change) =>
      other(change, "the way by which alerts come in"),
    ),
    ...of("pagerduty:index/userContactMethod:UserContactMethod").map((change) =>
      other(change, "how a person is reached"),
    ),
    ...of("pagerduty:index/userNotificationRule:UserNotificationRule").map((change) =>
      other(change, "when a person is reached"),
    ),
    ...monitors(of(MONITOR), product),
    ...of("datadog:index/syntheticsTest:SyntheticsTest").map((change) => other(change, "the test from outside")),
  ];
}

function person(change: Change): Entry[] {
  const { after, before, action, urn } = change;
  const name = nameOf((after ?? before) as SideResource);
  if (action === "created") return [{ weight: "warning", text: `${name} is added to those on call`, urns: [urn] }];
  if (action === "deleted")
    return [
      {
        weight: "danger",
        text: `${name} is taken out: PagerDuty refuses it while an incident or a turn is theirs`,
        urns: [urn],
      },
    ];
  return [{ weight: "note", text: `${name} changes: ${allOf(change.inputs.map(({ input }) => input))}`, urns: [urn] }];
}

/** The turns of a layer are dealt from its first day on by the number of its people: one more, and all later turns fall to others. */
function turns(change: Change): Entry[] {
  const { after, before, urn } = change;
  if (before === undefined || after === undefined) return [other(change, "the rota")];
  const [was, is] = [layers(before), layers(after)];
  const told = [...is].flatMap(([name, layer]) => {
    const old = was.get(name);
    if (old === undefined) return [`the layer ${name} comes, with ${layer.count} people`];
    if (old.count !== layer.count)
      return [
        `in ${name}, ${old.count} people become ${layer.count}: turns are dealt anew from the layer's first day, so that other people than announced are on call from the update on`,
      ];
    return old.text === layer.text ? [] : [`${name} has other turns, times or people`];
  });
  const gone = [...was.keys()].filter((name) => !is.has(name)).map((name) => `the layer ${name} goes`);
  const parts = [...gone, ...told];
  return [
    {
      weight: "warning",
      text: `the rota ${nameOf(after)} changes: ${parts.length === 0 ? allOf(change.inputs.map(({ input }) => input)) : allOf(parts)}`,
      steps: [
        "compare the next two weeks in PagerDuty before and after, tell whoever has another turn, and write overrides for what cannot move",
      ],
      urns: [urn],
    },
  ];
}

function layers({ inputs }: SideResource): Map<string, { readonly count: number; readonly text: string }> {
  const all = Array.isArray(inputs["layers"]) ? (inputs["layers"] as readonly Record<string, unknown>[]) : [];
  return new Map(
    all.map((layer, index) => [
      textOf(layer["name"] ?? index),
      { count: Array.isArray(layer["users"]) ? layer["users"].length : 0, text: JSON.stringify(layer) },
    ]),
  );
}

function monitors(changes: readonly Change[], product: string): Entry[] {
  const told = changes.map((change) => {
    const resource = (change.after ?? change.before) as SideResource;
    return {
      change,
      wakes: wakes(change.before) || wakes(change.after),
      owner: ownerOf(resource, product),
      name: nameOf(resource),
    };
  });
  const whole = told.filter(({ change }) => change.action === "created" || change.action === "deleted");
  const groups = groupBy(whole, ({ change, wakes, owner }) => [change.action, wakes, owner].join("\n"));
  const moved = told.filter(
    ({ change }) =>
      change.before !== undefined && change.after !== undefined && change.inputs.some(({ input }) => input !== "tags"),
  );
  return [
    ...[...groups.values()].map((some): Entry => {
      const [first] = some;
      const created = first?.change.action === "created";
      const loud = first?.wakes === true;
      const who = loud ? "somebody is woken" : "the channel is told";
      const names = allOf(some.map(({ name }) => name));
      return {
        weight: loud && !created ? "danger" : loud ? "warning" : "note",
        text: created
          ? `${who} by ${some.length} more: ${names}`
          : `${loud ? "nobody is woken" : "the channel is not told"} any more by ${names}`,
        urns: some.map(({ change }) => change.urn),
      };
    }),
    ...moved.map(
      ({ change, wakes, name }): Entry => ({
        weight: wakes ? "warning" : "note",
        text: `${name}${wakes ? ", which wakes somebody," : ""} has other terms: ${allOf(change.inputs.filter(({ input }) => input !== "tags").map(({ input, steps }) => `${input}${steps[0]?.path ? `.${steps[0].path}` : ""} ${stepInWords(steps[0])}`))}`,
        urns: [change.urn],
      }),
    ),
  ];
}

/** Whether a monitor calls PagerDuty. */
function wakes(resource: SideResource | undefined): boolean {
  return resource !== undefined && JSON.stringify(resource.inputs["message"] ?? "").includes("@pagerduty");
}

function other(change: Change, what: string): Entry {
  const resource = (change.after ?? change.before) as SideResource;
  const verbs = {
    created: "is new",
    deleted: "goes",
    replaced: "is replaced",
    mayReplace: "may be replaced",
    changed: "changes",
  };
  const how =
    change.action === "changed" || change.action === "mayReplace"
      ? `: ${allOf(change.inputs.map(({ input }) => input)) || `what it refers to (${change.because ?? ""})`}`
      : "";
  return {
    weight:
      change.action === "deleted" || change.action === "replaced"
        ? "danger"
        : change.action === "created"
          ? "note"
          : "warning",
    text: `${what} ${verbs[change.action]}: ${nameOf(resource)}${how}`,
    urns: [change.urn],
  };
}

function nameOf({ inputs, name }: SideResource): string {
  return typeof inputs["name"] === "string" ? inputs["name"] : name;
}

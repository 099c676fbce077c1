import type { Problem } from "../refuse";
import { gaps } from "./coverage";
import { splitPhone } from "./phone";
import type { Layer, Roster } from "./roster";
import { layerForm, zoneForm } from "./roster-form";

interface Law {
  /** The parts of a rota that it reads. */
  readonly reads: readonly (keyof Roster)[];
  readonly law: (roster: Roster) => Problem[];
}

const forms: readonly Law[] = [
  { reads: ["timeZone"], law: ({ timeZone }) => zoneForm(timeZone) },
  { reads: ["layers"], law: ({ layers }) => layers.flatMap(layerForm) },
];

/** What must hold on every day: layers of two people or more, people who are known and can be called. */
export const rosterLaws: readonly Law[] = [
  ...forms,
  { reads: ["layers"], law: ({ layers }) => layers.flatMap(singlePoints) },
  { reads: ["layers", "people", "escalation"], law: names },
  { reads: ["layers", "people", "escalation"], law: contacts },
  { reads: ["escalation"], law: escalation },
];

/** Everything that would leave an incident unheard: hours without anybody, layers of one person, people who cannot be called. */
export function checkRoster(roster: Roster, from: Date): Problem[] {
  const isMalformed = forms.some(({ law }) => law(roster).length > 0);
  return [...rosterLaws.flatMap(({ law }) => law(roster)), ...(isMalformed ? [] : hours(roster, from))];
}

function hours(roster: Roster, from: Date): Problem[] {
  return gaps(roster.layers, roster.timeZone, from).map((gap) => ({
    path: "layers",
    value: `nobody ${gap.hours}${gap.weekly ? ", every week" : ""}`,
    allowed: "somebody on call in every minute of the year",
    fix: "lengthen a restriction of a layer, or add a layer for these hours",
  }));
}

function singlePoints({ people, restrictions = [] }: Layer, place: number): Problem[] {
  if (new Set(people).size >= 2) return [];
  const when = restrictions.map(
    (r) => `${r.startDay === undefined ? "daily" : `day ${r.startDay}`} from ${r.start} for ${r.hours} h`,
  );
  return [
    {
      path: `layers[${place}].people`,
      value: people,
      allowed: `two people or more, who share ${when.join(", ") || "all hours"}`,
      fix: "add a second person, since one falls ill",
    },
  ];
}

function names(roster: Roster): Problem[] {
  const known = Object.keys(roster.people);
  const lists = [
    ...roster.layers.map(({ people }, place) => [`layers[${place}].people`, people] as const),
    ["escalation.managers", roster.escalation.managers] as const,
  ];
  return lists.flatMap(([path, people]) =>
    people.flatMap((value, index) =>
      known.includes(value)
        ? []
        : [
            {
              path: `${path}[${index}]`,
              value,
              allowed: `a key of people: ${known.join(", ")}`,
              fix: "add the person, or correct the name",
            },
          ],
    ),
  );
}

function contacts(roster: Roster): Problem[] {
  const called = new Set([...roster.layers.flatMap((layer) => layer.people), ...roster.escalation.managers]);
  return [...called].flatMap((key) => {
    const person = roster.people[key];
    if (person === undefined) return [];
    const problems: Problem[] = [];
    if (person.phone === undefined || splitPhone(person.phone) === undefined)
      problems.push({
        path: `people["${key}"].phone`,
        value: person.phone,
        allowed: "a number in E.164: +819012345678",
        fix: "give the number that wakes the person",
      });
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(person.email))
      problems.push({
        path: `people["${key}"].email`,
        value: person.email,
        allowed: "an address",
        fix: "give the address of the PagerDuty user",
      });
    return problems;
  });
}

function escalation({ escalation: { delayMinutes, loops, managers } }: Roster): Problem[] {
  const problems: Problem[] = [];
  if (!(delayMinutes >= 1 && delayMinutes <= 15))
    problems.push({
      path: "escalation.delayMinutes",
      value: delayMinutes,
      allowed: "1 to 15",
      fix: "let an incident go on within a quarter of an hour",
    });
  if (!(loops >= 1 && loops <= 9))
    problems.push({
      path: "escalation.loops",
      value: loops,
      allowed: "1 to 9",
      fix: "let the policy begin again at least once",
    });
  if (managers.length === 0)
    problems.push({
      path: "escalation.managers",
      value: managers,
      allowed: "one person or more",
      fix: "name who is called when the rota does not answer",
    });
  return problems;
}

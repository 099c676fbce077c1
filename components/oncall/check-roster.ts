import type { Problem } from "../refuse";
import { gaps } from "./coverage";
import { splitPhone } from "./phone";
import type { Layer, Roster } from "./roster";
import { layerForm, zoneForm } from "./roster-form";

/** Everything that would leave an incident unheard: hours without anybody, layers of one person, people who cannot be called. */
export function checkRoster(roster: Roster, from: Date): Problem[] {
  const malformed = [...zoneForm(roster.timeZone), ...roster.layers.flatMap(layerForm)];
  return [
    ...malformed,
    ...(malformed.length > 0 ? [] : hours(roster, from)),
    ...roster.layers.flatMap(singlePoints),
    ...names(roster),
    ...contacts(roster),
    ...escalation(roster),
  ];
}

function hours(roster: Roster, from: Date): Problem[] {
  return gaps(roster.layers, roster.timeZone, from).map((gap) => ({
    path: "layers",
    value: `nobody ${gap.hours}${gap.weekly ? ", every week" : ""}`,
    allowed: "somebody on call in every minute of the year",
    fix: "lengthen a restriction of a layer, or add a layer for these hours",
  }));
}

function singlePoints(layer: Layer): Problem[] {
  const people = new Set(layer.people);
  if (people.size >= 2) return [];
  const when = (layer.restrictions ?? []).map(
    (r) => `${r.startDay === undefined ? "daily" : `day ${r.startDay}`} from ${r.start} for ${r.hours} h`,
  );
  const value = `${[...people].join(", ") || "nobody"} alone, ${when.join(", ") || "all hours"}`;
  return [
    {
      path: `layers.${layer.name}.people`,
      value,
      allowed: "two people or more",
      fix: "add a second person, since one falls ill",
    },
  ];
}

function names(roster: Roster): Problem[] {
  const known = Object.keys(roster.people);
  const lists = [
    ...roster.layers.map((layer) => [`layers.${layer.name}.people`, layer.people] as const),
    ["escalation.managers", roster.escalation.managers] as const,
  ];
  return lists.flatMap(([path, people]) =>
    people
      .filter((key) => !known.includes(key))
      .map((value) => ({ path, value, allowed: known.join(", "), fix: "add the person, or correct the name" })),
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
        path: `people.${key}.phone`,
        value: person.phone,
        allowed: "a number in E.164: +819012345678",
        fix: "give the number that wakes the person",
      });
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(person.email))
      problems.push({
        path: `people.${key}.email`,
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
      allowed: "one person or more",
      fix: "name who is called when the rota does not answer",
    });
  return problems;
}

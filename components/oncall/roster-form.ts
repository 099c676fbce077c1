import type { Problem } from "../refuse";
import type { Layer, Restriction } from "./roster";

/** Whether the zone exists. */
export function zoneForm(timeZone: string): Problem[] {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return [];
  } catch {
    return [{ path: "timeZone", value: timeZone, allowed: "an IANA time zone", fix: "write it like Asia/Tokyo" }];
  }
}

/** Whether a layer can be read at all; its coverage is proved only then. */
export function layerForm(layer: Layer, place: number): Problem[] {
  const path = `layers[${place}]`;
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;
  const problems: Problem[] = [];
  if (!form.test(layer.start) || Number.isNaN(Date.parse(layer.start)))
    problems.push({
      path: `${path}.start`,
      value: layer.start,
      allowed: "ISO 8601 with an offset",
      fix: "write it like 2026-01-05T09:00:00+09:00",
    });
  if (!Number.isInteger(layer.turnDays) || layer.turnDays < 1 || layer.turnDays > 7)
    problems.push({
      path: `${path}.turnDays`,
      value: layer.turnDays,
      allowed: "1 to 7 days",
      fix: "let people take turns within a week",
    });
  return [
    ...problems,
    ...(layer.restrictions ?? []).flatMap((restriction, index) =>
      restrictionForm(restriction, `${path}.restrictions[${index}]`),
    ),
  ];
}

function restrictionForm(restriction: Restriction, path: string): Problem[] {
  const most = restriction.type === "daily" ? 24 : 168;
  const problems: Problem[] = [];
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(restriction.start))
    problems.push({ path: `${path}.start`, value: restriction.start, allowed: "HH:mm", fix: "write it like 09:00" });
  if (!(restriction.hours > 0 && restriction.hours <= most))
    problems.push({
      path: `${path}.hours`,
      value: restriction.hours,
      allowed: `more than 0, at most ${most}`,
      fix: "use a layer without restrictions for all hours",
    });
  if ((restriction.type === "weekly") !== (restriction.startDay !== undefined))
    problems.push({
      path: `${path}.startDay`,
      value: restriction.startDay,
      allowed: "1 to 7 when weekly, nothing when daily",
      fix: "name the day on which the hours begin, 1 for Monday",
    });
  return problems;
}

import type { Layer, Restriction } from "./roster";
import { type WallMinutes, ZonedTime } from "./zoned-time";

/** A stretch in which nobody is on call. */
export interface Gap {
  /** `Monday 09:00 to Monday 10:00`, or with a date where it is not the same in every week. */
  readonly hours: string;
  readonly weekly: boolean;
}

/** A span of instants, in milliseconds, without its end. */
type Span = readonly [start: number, end: number];

const MINUTE = 60_000;
const DAY = 1440;
const WEEKS = 53;

/**
 * Every stretch of the year after `from` in which no layer has anybody, told once where it comes back every week. Restrictions begin by
 * the rota's clock and last real seconds, as PagerDuty counts them: so a gap that daylight saving opens is found, too.
 */
export function gaps(layers: readonly Layer[], timeZone: string, from: Date): Gap[] {
  const zone = new ZonedTime(timeZone);
  const firstDay = Math.floor(zone.wall(from.getTime()) / DAY) + 1;
  const window: Span = [zone.instant(firstDay * DAY), zone.instant((firstDay + WEEKS * 7) * DAY)];
  const covered = layers.flatMap((layer) => spans(layer, zone, firstDay, window));
  const found = new Map<string, number[]>();
  for (const [start, end] of whole(holes(covered, window), window)) {
    const hours = `${weekTime(zone.wall(start))} to ${weekTime(zone.wall(end))}`;
    found.set(hours, [...(found.get(hours) ?? []), start]);
  }
  return [...found].map(([hours, starts]) => {
    const weekly = starts.length > 2;
    const date = new Date(zone.wall(starts[0] ?? 0) * MINUTE).toISOString().slice(0, 10);
    return { hours: weekly ? hours : `${hours} (${date})`, weekly };
  });
}

function spans(layer: Layer, zone: ZonedTime, firstDay: number, window: Span): Span[] {
  const begin = Date.parse(layer.start);
  const restrictions = layer.restrictions ?? [];
  if (restrictions.length === 0) return [[Math.max(begin, window[0]), window[1]]];
  const days = Array.from({ length: (WEEKS + 1) * 7 + 1 }, (_, index) => firstDay - 7 + index);
  return restrictions.flatMap((restriction) =>
    days
      .filter((day) => startsOn(restriction, day))
      .map((day): Span => {
        const start = zone.instant(day * DAY + minutes(restriction.start));
        return [Math.max(start, begin), start + restriction.hours * 60 * MINUTE];
      }),
  );
}

/** What the spans leave open of the window. */
function holes(covered: readonly Span[], [start, end]: Span): Span[] {
  const open: Span[] = [];
  let reached = start;
  for (const [from, to] of covered.filter(([a, b]) => b > a).sort(([a], [b]) => a - b)) {
    if (from > reached) open.push([reached, Math.min(from, end)]);
    reached = Math.max(reached, to);
    if (reached >= end) break;
  }
  if (reached < end) open.push([reached, end]);
  return open.filter(([a, b]) => b > a);
}

/** Without the stretches that only the window's edge cuts off and that a week before or after shows whole. */
function whole(open: readonly Span[], [start, end]: Span): Span[] {
  const shifts = [7 * DAY * MINUTE, -7 * DAY * MINUTE];
  return open.filter(([a, b]) => {
    const cut = a === start || b === end;
    return !cut || !shifts.some((shift) => open.some(([c, d]) => c <= a + shift && d >= b + shift));
  });
}

function startsOn(restriction: Restriction, day: number): boolean {
  return restriction.type === "daily" || weekday(day) === restriction.startDay;
}

/** 1 is Monday. The first of January 1970 was a Thursday. */
function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return hour * 60 + minute;
}

const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function weekTime(wall: WallMinutes): string {
  const clock = new Date(wall * MINUTE).toISOString().slice(11, 16);
  return `${names[weekday(Math.floor(wall / DAY)) - 1]} ${clock}`;
}

import type { Reader } from "../kernel/reader";

/** Hours in which a layer of a rota is on duty. */
export interface Hours {
  readonly type: string;
  /** 1 is Monday; only of a weekly restriction. */
  readonly startDay: number;
  /** `HH:mm:ss` */
  readonly start: string;
  readonly seconds: number;
}

/** The hours of a layer of PagerDuty's. */
export function hoursOf(layer: Reader): readonly Hours[] {
  return layer.list("restrictions").map((restriction) => ({
    type: restriction.text("type") ?? "",
    startDay: restriction.number("startDayOfWeek") ?? 1,
    start: restriction.text("startTimeOfDay") ?? "00:00:00",
    seconds: restriction.number("durationSeconds") ?? 0,
  }));
}

const minutesOfDay = 1440;
const minutesOfWeek = 7 * minutesOfDay;

/** The minutes of a week that nobody is on duty in; a layer without restrictions is always on duty. */
export function uncoveredMinutes(layers: readonly (readonly Hours[])[]): number {
  const covered = new Uint8Array(minutesOfWeek);
  for (const hours of layers) {
    if (hours.length === 0) return 0;
    for (const one of hours) cover(covered, one);
  }
  return covered.filter((minute) => minute === 0).length;
}

function cover(covered: Uint8Array, { type, startDay, start, seconds }: Hours): void {
  const [hour = 0, minute = 0] = start.split(":").map(Number);
  const days = type === "weekly_restriction" ? [startDay - 1] : [0, 1, 2, 3, 4, 5, 6];
  const length = Math.min(Math.floor(seconds / 60), minutesOfWeek);
  for (const day of days) {
    for (let offset = 0; offset < length; offset++) {
      covered[(day * minutesOfDay + hour * 60 + minute + offset) % minutesOfWeek] = 1;
    }
  }
}

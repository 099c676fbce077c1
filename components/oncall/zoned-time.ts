const MINUTE = 60_000;

/** A moment on a clock of the wall, in minutes since 1970 as if the zone were UTC. */
export type WallMinutes = number;

/** Converts between instants and a zone's clock. Whole minutes; the result of `Intl` is kept, since a rota asks for the same days often. */
export class ZonedTime {
  readonly #format: Intl.DateTimeFormat;

  /** Throws a RangeError when the zone does not exist. */
  constructor(timeZone: string) {
    const digits = "2-digit" as const;
    this.#format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
    });
  }

  /** What the clock shows at an instant (milliseconds). */
  wall(instant: number): WallMinutes {
    const parts = Object.fromEntries(
      this.#format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const [year = 0, month = 1, day, hour, minute] = [parts.year, parts.month, parts.day, parts.hour, parts.minute];
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE;
  }

  /** The instant at which the clock shows a time; the earlier of two, and the one after the leap where the clock skips it. */
  instant(wall: WallMinutes): number {
    const guess = wall * MINUTE;
    const before = guess - this.offset(guess - 86_400_000);
    const after = guess - this.offset(guess + 86_400_000);
    return [before, after].find((instant) => this.wall(instant) === wall) ?? before;
  }

  private offset(instant: number): number {
    return this.wall(instant) * MINUTE - Math.floor(instant / MINUTE) * MINUTE;
  }
}

/** A person who may be called. */
export interface Person {
  readonly name: string;
  /** Signs in to PagerDuty with it. */
  readonly email: string;
  /** E.164: `+819012345678`; called first, then sent a message. Left out, the person cannot be on a rota. */
  readonly phone?: string;
  readonly jobTitle: string;
  /** PagerDuty's base role: a `user` manages, a `limited_user` responds. Owners and administrators are not made by this program. */
  readonly role: "user" | "limited_user";
  /** What the person is to the team. */
  readonly teamRole: "manager" | "responder";
  readonly github: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** Hours of a layer: every day, or from one moment of the week. */
export interface Restriction {
  readonly type: "daily" | "weekly";
  /** 1 is Monday, 7 Sunday; only with `weekly`. */
  readonly startDay?: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** `HH:mm` on the rota's clock. */
  readonly start: string;
  /** Hours; at most 24 daily, 168 weekly. */
  readonly hours: number;
}

/** People who take turns. */
export interface Layer {
  readonly name: string;
  /** When the first turn begins: ISO 8601 with an offset. */
  readonly start: string;
  /** Days of a turn, at most 7. */
  readonly turnDays: number;
  /** Keys of people, in their order. */
  readonly people: readonly string[];
  /** @default all hours */
  readonly restrictions?: readonly Restriction[];
}

export interface Escalation {
  /** Minutes before an incident that nobody acknowledges goes on, 1 to 15. */
  readonly delayMinutes: number;
  /** How often the whole policy is repeated, 1 to 9. */
  readonly loops: number;
  /** Keys of those who are called when the rota does not answer. */
  readonly managers: readonly string[];
}

/** Who is called, and when. */
export interface Roster {
  /** `sre`. */
  readonly name: string;
  readonly title: string;
  /** IANA name; restrictions are read on its clock. */
  readonly timeZone: string;
  readonly people: Readonly<Record<string, Person>>;
  readonly layers: readonly Layer[];
  readonly escalation: Escalation;
}

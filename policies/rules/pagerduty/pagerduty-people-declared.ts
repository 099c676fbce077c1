import type { View } from "../../kernel/graph";
import { CANNOT_READ, type Reader } from "../../kernel/reader";
import { isSecret, UNKNOWN } from "../../kernel/resource";
import type { Rule } from "../../rule";
import { ESCALATION, SCHEDULE, USER } from "../../ways/duty";

const MEMBERSHIP = "pagerduty:index/teamMembership:TeamMembership";

/** A place in a rota: whose it is, and what stands in it. */
type Seat = readonly [key: string, id: unknown];

export const rule: Rule = {
  id: "pagerduty-people-declared",
  title:
    "On call are those whom the company's rota names, in each of its layers and at the end, in the roles that they have there.",
  why: "A stranger is called, or somebody is not, and no page says so.",
  fix: "Change people in stacks/people.ts, then npm run generate.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SCHEDULE, ESCALATION, USER, MEMBERSHIP],
  check: (subject, check) => {
    const { people, layers, managers } = check.registry.pagerduty.rota;
    const own = (noun: string) => Object.entries(people).find(([key]) => subject.name.endsWith(`-${key}-${noun}`))?.[1];
    switch (subject.type) {
      case USER:
        check.expect(
          () => own("user")?.role === (subject.text("role") ?? "user"),
          "the rota names no such person, or another role",
          {
            part: "role",
          },
        );
        return;
      case MEMBERSHIP:
        check.expect(
          () => own("membership")?.teamRole === subject.text("role"),
          "the rota names no such person, or another role in the team",
          { part: "team-role" },
        );
        return;
      case SCHEDULE: {
        const seats = (): readonly Seat[] | undefined => {
          const made = subject.list("layers").map((layer) => [layer.text("name") ?? "", layer.list("users")] as const);
          const names = Object.keys(layers);
          if (made.length !== names.length) return undefined;
          return seatsOf(made.map(([name, users]) => [layers[name] ?? [], users]));
        };
        areSeated(subject, "layers", seats);
        check.expect(
          () => subject.list("teams").length <= 1,
          "it is another team's too, whose managers may change it",
          { part: "teams" },
        );
        return;
      }
      default:
        areSeated(subject, "rules", () =>
          seatsOf([
            [
              managers,
              subject
                .list("rules")
                .at(-1)
                ?.list("targets")
                .map((target) => target.at("id")) ?? [],
            ],
          ]),
        );
        check.expect(
          () => subject.list("rules").length > 0 && subject.sourcesOf("rules").some(({ type }) => type === SCHEDULE),
          "its first step is no schedule of the program",
          { part: "schedule" },
        );
    }

    function areSeated(view: View, property: string, seats: () => readonly Seat[] | undefined): void {
      check.expect(
        () => {
          const all = seats();
          return all !== undefined && areTheirs(all) && areFrom(view, property, new Set(all.map(([key]) => key)));
        },
        "somebody whom the rota names is not there, or somebody is whom it does not name",
        { part: "people" },
      );
    }
  },
};

/** One seat for each person that is declared; undefined where there are more or fewer. */
function seatsOf(rows: readonly (readonly [readonly string[], readonly Reader[]])[]): readonly Seat[] | undefined {
  if (rows.some(([keys, ids]) => keys.length === 0 || keys.length !== ids.length)) return undefined;
  return rows.flatMap(([keys, ids]) => keys.map((key, index): Seat => [key, ids[index]?.raw()]));
}

/** Whether a person has the same id in every seat, and no other person has it. */
function areTheirs(seats: readonly Seat[]): boolean {
  const byKey = new Map<string, unknown>();
  for (const [key, id] of seats) {
    if (isSecret(id)) throw CANNOT_READ;
    if (byKey.has(key) && byKey.get(key) !== id) return false;
    byKey.set(key, id);
  }
  const known = [...byKey.values()].filter((id) => id !== UNKNOWN);
  return new Set(known).size === known.length;
}

/** Whether the ids came from these people's users, and no other's. */
function areFrom(view: View, property: string, keys: ReadonlySet<string>): boolean {
  const sources = view.sourcesOf(property);
  if (sources.length === 0) throw CANNOT_READ;
  const users = sources.filter(({ type }) => type === USER);
  return (
    users.length === keys.size && [...keys].every((key) => users.some(({ name }) => name.endsWith(`-${key}-user`)))
  );
}

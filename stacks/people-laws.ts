import type { Roster } from "../components/oncall/roster";
import { show } from "../components/definition/checks/shape-problems";
import type { ConstantLaw } from "./constants-check";
import { twice } from "./twice";

/** What nobody on call shares with another: an address is a user of PagerDuty, a number a phone, a login an account on GitHub. */
export const peopleLaws: readonly ConstantLaw<Roster>[] = [
  {
    reads: ["people"],
    law: ({ people }) =>
      (["email", "phone", "github"] as const).flatMap((field) =>
        twice(Object.entries(people).map(([key, person]) => [show(["people", key, field]), person[field]])),
      ),
  },
  {
    reads: ["layers"],
    law: ({ layers }) => twice(layers.map(({ name }, index) => [show(["layers", index, "name"]), name])),
  },
];

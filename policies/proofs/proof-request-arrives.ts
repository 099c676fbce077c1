import type { Proof } from "../rule";
import { declaredService, placeOf, wordsOf } from "../views/declared";
import { SERVICE } from "../views/tasks";
import { fromListenerToTask } from "../ways/balancer";
import { fromNameToListener } from "../ways/front";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-request-arrives",
  title: "A request to every host of a service's route arrives at the port of its tasks.",
  why: "Each part is right by itself, and one that names the wrong neighbour answers everybody with an error.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE],
  noun: "route",
  check: (service, check) => {
    const place = placeOf(service);
    const declared = place && declaredService(check.registry, check.graph, place);
    if (place === undefined || declared === undefined || declared.hosts.length === 0) return;
    const way = new Way(check, wordsOf(place));
    const entrance = fromListenerToTask(way, service, declared);
    if (entrance !== undefined) fromNameToListener(way, entrance, declared);
  },
};

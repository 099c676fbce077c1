import type { Proof } from "../rule";
import { wordsOf } from "../views/declared";
import { deployedTask, roleNamed, SERVICE } from "../views/tasks";
import { clientOf } from "../ways/client";
import { toBus, toMail, toSecret } from "../ways/granted";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-grants-work",
  title: "A service can do what its grants say: send mail as its senders, publish its events, read its secrets.",
  why: "A right that is missing is found by the first user whose mail or order is lost.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE],
  noun: "holder",
  check: (service, check) => {
    const client = clientOf(check, service, ({ grants }) => Object.values(grants).flat());
    if (client === undefined) return;
    const { place, origin } = client;
    const { mail, events, secrets } = client.declared.grants;
    const task = deployedTask(service);
    const role =
      task &&
      new Way(check, wordsOf(place)).found(
        "role",
        () => roleNamed(check.graph, task, "taskRoleArn"),
        "its task has no role of the program",
        task,
      );
    if (task === undefined || role === undefined) return;
    const holder = { task, role, origin };
    for (const address of mail) toMail(new Way(check, `${wordsOf(place)} sends as ${address}`), holder, address);
    if (events.length > 0) {
      toBus(new Way(check, `${wordsOf(place)} publishes`), holder, `${check.graph.stack}.${place.key}`, events);
    }
    for (const name of secrets) toSecret(new Way(check, `${wordsOf(place)} reads ${name}`), holder, name);
  },
};

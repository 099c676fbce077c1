import type { Proof } from "../rule";
import { declaredService, placeOf, wordsOf } from "../views/declared";
import { serviceMayTake } from "../views/rights";
import { roleView } from "../views/roles";
import { containers, roleNamed, serviceOf, TASK } from "../views/tasks";
import { originOf, toApi } from "../ways/apis";
import { toCapacity } from "../ways/capacity";
import { apisOfImages, imageIn, isBuilt, toImages } from "../ways/image";
import { toLogs } from "../ways/logs";
import { toSecrets } from "../ways/secrets";
import { madeInTime } from "../ways/time";
import { toContainer, toOneAnother } from "../ways/told";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-task-starts",
  title:
    "A task is given its images, its secrets, its logs and what its definition says, and reaches every API of AWS that it needs for them.",
  why: "A task that lacks one of them ends before its first line, and tells so in no log of its own.",
  fix: "Mend the hop that the message names; where something is made too late, let the service depend on it.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [TASK],
  noun: "task",
  check: (task, check) => {
    const { graph } = task;
    const place = placeOf(task);
    const service = serviceOf(task);
    const isFirst = service !== undefined && graph.target(service, "taskDefinition", TASK) === task;
    const words = place === undefined ? `the task ${task.text("family") ?? task.name}` : wordsOf(place);
    const way = new Way(check, isFirst ? `${words}, its first task` : words);
    const execution = way.found(
      "execution-role",
      () => roleNamed(graph, task, "executionRoleArn"),
      "it has no execution role of the program",
      task,
    );
    if (execution === undefined) return;
    const writers = { execution, task: roleNamed(graph, task, "taskRoleArn") };
    for (const role of [writers.execution, ...(writers.task === undefined ? [] : [writers.task])]) {
      way.expect(
        "role-trust",
        () => serviceMayTake(role, "ecs-tasks.amazonaws.com"),
        "one of its roles does not let tasks of ECS take it",
        role,
      );
    }
    const all = containers(task);
    const images = all.flatMap(({ reader }) => imageIn(reader.text("image") ?? "") ?? []);
    for (const { reader } of all) {
      const built = isBuilt(reader.text("image") ?? "", task, check.registry);
      if (built === undefined) continue;
      way.expect("image-built", () => built, "one of its images is none that is built for its processor", task);
    }
    toOneAnother(way, task, all);
    if (service !== undefined && isFirst)
      way.expect(
        "family",
        () => task.text("family")?.startsWith(`${service.text("name") ?? ""}-`) === true,
        "its family is not called after the service, and other tasks are revisions of it",
        task,
      );
    const declared = place && declaredService(check.registry, graph, place);
    if (place !== undefined && declared !== undefined && service !== undefined && !isFirst)
      toContainer(way, task, place.key, declared);
    const pulls = toImages(way, execution, images);
    const secrets = toSecrets(way, execution, {
      secrets: all.flatMap(({ reader }) => reader.list("secrets").flatMap((one) => one.text("valueFrom") ?? [])),
      byPeople: declared?.givenParameters ?? [],
      isFirst,
      keyAlias: `alias/${graph.stack}-${task.environment ?? ""}-parameters`,
    });
    const logs = toLogs(way, writers, all);
    if (service === undefined) return;
    const ofImages = apisOfImages(execution, images, pulls);
    const s3 = [...(ofImages["s3"] ?? []), ...logs.puts];
    const apis = { ...ofImages, ...(s3.length === 0 ? {} : { s3 }), ...secrets.calls, logs: logs.calls };
    const origin = originOf(way, service);
    if (origin === undefined) return;
    const paths = Object.entries(apis).flatMap(([api, calls]) => toApi(way, origin, api, calls));
    const rights = roleView(execution).documents.map(({ holder }) => holder);
    if (!isFirst) return;
    const capacity = toCapacity(way, service);
    madeInTime(way, service, [...rights, ...paths, ...secrets.made, ...logs.made, ...capacity]);
  },
};

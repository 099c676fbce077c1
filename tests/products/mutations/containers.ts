import type { Census } from "./classes";
import { GONE, type Mutant, put, type Place, valueAt } from "./mutant";

const secret = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:rds!cluster-0a1b2c3d-AbCdEf";
const foreign = "arn:aws:ssm:ap-northeast-1:999988887777:parameter/shine/production/applications/web/key";
const elsewhere = "arn:aws:ssm:ap-northeast-1:111122223333:parameter/other/production/applications/web/key";

type Change = readonly [path: Place, value: unknown, what: string];

/** What may be done to any container, the router's exception left out. */
const changes: readonly Change[] = [
  [["privileged"], true, "privileged"],
  [["user"], "0", "root user"],
  [["user"], "root", "root user"],
  [["user"], GONE, "no user"],
  [["readonlyRootFilesystem"], false, "writable root"],
  [["readonlyRootFilesystem"], GONE, "writable root"],
  [["logConfiguration"], GONE, "no log"],
  [["image"], "public.ecr.aws/somebody/app:1.0.0", "foreign registry"],
  [["image"], "999988887777.dkr.ecr.ap-northeast-1.amazonaws.com/app:1.0.0", "foreign registry"],
  [["image"], "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/shine/web:latest", "latest"],
  [["image"], "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/shine/web", "no tag"],
  [["linuxParameters", "capabilities", "add"], ["SYS_ADMIN"], "capability added"],
  [["linuxParameters", "capabilities"], GONE, "capabilities kept"],
  [["linuxParameters"], GONE, "capabilities kept"],
  [["environment"], [{ name: "DATABASE_PASSWORD", value: "correct-horse-battery" }], "plaintext secret"],
  [["environment"], [{ name: "S3_ID", value: "AKIAIOSFODNN7EXAMPLE" }], "plaintext secret"],
  [["secrets"], [{ name: "MASTER", valueFrom: secret }], "master secret"],
  [["secrets"], [{ name: "KEY", valueFrom: foreign }], "foreign secret"],
  [["secrets"], [{ name: "KEY", valueFrom: elsewhere }], "another product's secret"],
];

/** What a container may do to a host, a network or a person's data, container by container. */
export function* containerMutants(census: Census): Generator<Mutant> {
  for (const task of census.samples.filter(({ type }) => type === "aws:ecs/taskDefinition:TaskDefinition")) {
    const containers = JSON.parse(String(task.props["containerDefinitions"])) as Record<string, unknown>[];
    const environment = census.environmentOf(task);
    const own = `arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine/${environment === "staging" ? "production" : "staging"}/applications/web/key`;
    const crossing: Change = [["secrets"], [{ name: "KEY", valueFrom: own }], "another environment's secret"];
    for (const [index, container] of containers.entries()) {
      const isRouter = "firelensConfiguration" in container;
      for (const [path, value, what] of [...changes, crossing]) {
        // The router must be root to open its socket, and writes to the log of last resort itself.
        if (isRouter && path[0] === "user") continue;
        if (value === GONE && valueAt(container, path) === undefined) continue;
        // A task's router does not bring its own log to itself; what it says of itself goes to CloudWatch.
        const wider = containers.map((other, i) => (i === index ? change(other, path, value) : other));
        yield {
          mutator: "container",
          urn: task.urn,
          path: `${isRouter ? "log router" : "application"}: ${path.join(".")}`,
          change: what,
          puts: [put(task, ["containerDefinitions"], JSON.stringify(wider))],
          drops: [],
        };
      }
    }
    yield {
      mutator: "container",
      urn: task.urn,
      path: "taskRoleArn",
      change: "the execution role",
      puts: [put(task, ["taskRoleArn"], task.props["executionRoleArn"])],
      drops: [],
    };
  }
}

function change(container: Record<string, unknown>, path: Place, value: unknown): Record<string, unknown> {
  const [key, ...rest] = path as [string, ...string[]];
  const { [key]: now, ...others } = container;
  if (rest.length === 0) return value === GONE ? others : { ...others, [key]: value };
  return { ...others, [key]: change((now ?? {}) as Record<string, unknown>, rest, value) };
}

import { isListOfObjects, between, named, parsed, repeated } from "../checks";
import type { Check, Fault, Subject } from "../model";

/** Fargate's CPU units, and the MiB that it admits beside each: the least, the most, and the step. */
const sizes: Readonly<Record<number, readonly [number, number, number]>> = {
  256: [512, 2048, 1024],
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16384, 1024],
  4096: [8192, 30720, 1024],
  8192: [16384, 61440, 4096],
  16384: [32768, 122880, 8192],
};

const isFargate = (subject: Subject): boolean => subject.texts("requiresCompatibilities").includes("FARGATE");
const code = "ClientException";

const size: Check = (subject) => {
  const [cpu, memory] = [subject.number("cpu"), subject.number("memory")];
  if (!isFargate(subject) || cpu === undefined || memory === undefined) return undefined;
  const range = sizes[cpu];
  if (range === undefined)
    return { path: "cpu", code, value: cpu, allowed: Object.keys(sizes).join(", "), fix: "take one of these" };
  const [least, most, step] = range;
  const fits = memory >= least && memory <= most && (memory % step === 0 || (cpu === 256 && memory === 512));
  if (fits) return undefined;
  const allowed = `${least} to ${most} in steps of ${step} beside cpu ${cpu}`;
  return { path: "memory", code, value: memory, allowed, fix: "change cpu or memory" };
};

interface Container {
  readonly name?: string;
  readonly image?: string;
  readonly essential?: boolean;
  readonly cpu?: number;
  readonly privileged?: boolean;
  readonly stopTimeout?: number;
  readonly secrets?: readonly unknown[];
  readonly logConfiguration?: { readonly logDriver?: string; readonly options?: Readonly<Record<string, string>> };
  readonly firelensConfiguration?: unknown;
  readonly mountPoints?: readonly { readonly sourceVolume?: string }[];
  readonly dependsOn?: readonly { readonly containerName?: string; readonly condition?: string }[];
  readonly healthCheck?: {
    readonly command?: readonly string[];
    readonly interval?: number;
    readonly timeout?: number;
    readonly retries?: number;
    readonly startPeriod?: number;
  };
  readonly linuxParameters?: {
    readonly capabilities?: { readonly add?: readonly string[] };
    readonly tmpfs?: readonly unknown[];
  };
}

const containers: Check = (subject) => {
  const { value, fault } = parsed(subject, "containerDefinitions", code);
  if (fault !== undefined) return fault;
  if (value === undefined) return undefined;
  const faults: Fault[] = [];
  const wrong = (allowed: string, fix: string): void =>
    void faults.push({ path: "containerDefinitions", code, allowed, fix });
  if (!isListOfObjects(value) || value.length === 0) {
    wrong("a list of containers", "define one at the least");
    return faults;
  }
  const all: readonly Container[] = value;
  const names = all.map((one) => one.name ?? "");
  for (const name of repeated(names)) wrong(`containers of different names, not two ${name}`, "rename one");
  if (all.every((one) => one.essential === false)) wrong("an essential container", "make one essential");
  if (all.filter((one) => one.firelensConfiguration !== undefined).length > 1) wrong("one log router", "leave one out");
  const total = all.reduce((sum, one) => sum + (one.cpu ?? 0), 0);
  if (total > (subject.number("cpu") ?? Number.POSITIVE_INFINITY))
    wrong(`containers within the task's cpu, not ${total}`, "lower one");
  const volumes = subject.blocks("volumes").map((volume) => volume.text("name"));
  for (const one of all) {
    for (const problem of containerFaults(one, names, volumes, isFargate(subject), all))
      wrong(problem, `correct container ${one.name}`);
  }
  const needsExecution = all.some(
    (one) => (one.secrets ?? []).length > 0 || one.logConfiguration?.logDriver === "awslogs",
  );
  if (needsExecution && !subject.has("executionRoleArn"))
    faults.push({
      path: "executionRoleArn",
      code,
      allowed: "an execution role where secrets or awslogs are used",
      fix: "give one",
    });
  return faults;
};

function* containerFaults(
  one: Container,
  names: readonly string[],
  volumes: readonly unknown[],
  fargate: boolean,
  all: readonly Container[],
): Generator<string> {
  if (!/^[\w-]{1,255}$/.test(one.name ?? "")) yield "a name of letters, digits, _ and -";
  if (!one.image) yield "an image";
  if (fargate && one.privileged === true) yield "no privilege on Fargate";
  if (fargate && (one.linuxParameters?.capabilities?.add ?? []).some((name) => name !== "SYS_PTRACE"))
    yield "no capability but SYS_PTRACE on Fargate";
  if (fargate && one.linuxParameters?.tmpfs !== undefined) yield "no tmpfs on Fargate";
  if (one.stopTimeout !== undefined && (one.stopTimeout < 2 || one.stopTimeout > 120)) yield "stopTimeout 2 to 120";
  for (const mount of one.mountPoints ?? [])
    if (!volumes.includes(mount.sourceVolume)) yield `volume ${mount.sourceVolume} declared by the task`;
  for (const { containerName, condition } of one.dependsOn ?? []) {
    if (!names.includes(containerName ?? "") || containerName === one.name)
      yield `dependsOn another container of the task, not ${containerName}`;
    const other = all.find(({ name }) => name === containerName);
    if (condition === "HEALTHY" && other !== undefined && other.healthCheck === undefined)
      yield `a health check on ${containerName}, which is waited for`;
    if ((condition === "COMPLETE" || condition === "SUCCESS") && other?.essential !== false && other !== undefined)
      yield `${containerName} not essential, since it ends`;
  }
  if (
    one.logConfiguration?.logDriver === "awsfirelens" &&
    !all.some((other) => other.firelensConfiguration !== undefined)
  )
    yield "a log router beside awsfirelens";
  const health = one.healthCheck;
  if (health !== undefined) {
    const within = (value: number | undefined, low: number, high: number): boolean =>
      value === undefined || (value >= low && value <= high);
    if (!["CMD", "CMD-SHELL", "NONE"].includes(health.command?.[0] ?? ""))
      yield "a health check that begins with CMD or CMD-SHELL";
    if (!within(health.interval, 5, 300)) yield "a health check interval of 5 to 300";
    if (!within(health.timeout, 2, 120)) yield "a health check timeout of 2 to 120";
    if (!within(health.retries, 1, 10)) yield "1 to 10 retries of the health check";
    if (!within(health.startPeriod, 0, 300)) yield "a start period of 0 to 300";
  }
}

const fargateNetwork: Check = (subject) => {
  if (!isFargate(subject)) return undefined;
  const faults: Fault[] = [];
  if (subject.text("networkMode") !== "awsvpc")
    faults.push({
      path: "networkMode",
      code,
      value: subject.get("networkMode"),
      allowed: "awsvpc on Fargate",
      fix: "set it",
    });
  for (const path of ["cpu", "memory"])
    if (!subject.has(path))
      faults.push({ path, code, allowed: "a size for the whole task on Fargate", fix: "give it" });
  return faults;
};

export const taskDefinitionChecks: readonly Check[] = [
  named("family", 255, /^[\w-]+$/, "letters, digits, _ and -", code),
  size,
  fargateNetwork,
  containers,
  between("ephemeralStorage.sizeInGib", 21, 200, code),
];

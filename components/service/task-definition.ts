import type { ContainerDefinition } from "../logging/container";
import { ROUTER, ROUTER_MEMORY, ROUTER_VOLUME, routerContainer, type RouterSpec } from "../logging/router";
import type { Problem } from "../refuse";

export interface TaskSpec {
  /** The service's name, and so the application container's: `web`. */
  readonly service: string;
  /** By digest. */
  readonly image: string;
  /** MiB of the whole task. */
  readonly memory: number;
  /** Port that the application listens on, told to it as `PORT`; left out for a worker. */
  readonly port?: number;
  /** Path that answers 200 when it is well, told to it as `HEALTH_PATH`. */
  readonly healthPath: string;
  /** Overrides the image's command; its entry point stays. */
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Variable → ARN of the parameter that it comes from. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Absolute paths that the application may write. */
  readonly writablePaths: readonly string[];
  /** User or user:group, never root. */
  readonly user: string;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly stopTimeoutSeconds: number;
  /** Whether ECS Exec may open a shell. */
  readonly exec: boolean;
  readonly router: Omit<RouterSpec, "volumes">;
}

export interface Task {
  readonly containers: readonly ContainerDefinition[];
  /** Names of the task's volumes: empty, encrypted, gone with the task. */
  readonly volumes: readonly string[];
}

/**
 * What the agent behind ECS Exec writes; it runs as root inside the application's container. AWS says that it needs a root file system that can be
 * written ("Considerations for using ECS Exec", ECS guide); where these three paths are volumes, it runs over one that cannot
 * (containers-roadmap #1359, amazon-ecs-exec-checker #71, NHSDigital/manage-vaccinations-in-schools #3998). Which capabilities it needs, AWS does not
 * say (containers-roadmap #1360). By its own code none: in a container it changes to no other user, opens a pseudo-terminal, and writes what root
 * owns (amazon-ssm-agent, `shell_unix.go`: `ContainerMode`). Hence all are dropped for it too; its shell cannot change files of the application's
 * user. That a session opens is tried after the first deployment of a service.
 */
const EXEC_PATHS = ["/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm"];

/**
 * The containers of a service's task: the application, and the router of what it prints. The application's own container has no health
 * check, since nobody knows what its image holds to check it with: the load balancer asks instead.
 */
export function taskOf(spec: TaskSpec): Task {
  const own = spec.writablePaths.map(volumeName);
  const exec = spec.exec ? EXEC_PATHS : [];
  const paths = [...spec.writablePaths, ...exec];
  const application: ContainerDefinition = {
    name: spec.service,
    image: spec.image,
    essential: true,
    cpu: 0,
    memoryReservation: spec.memory - ROUTER_MEMORY,
    user: spec.user,
    readonlyRootFilesystem: true,
    linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
    ...(spec.command === undefined ? {} : { command: spec.command }),
    ...(spec.port === undefined
      ? {}
      : { portMappings: [{ containerPort: spec.port, hostPort: spec.port, protocol: "tcp" }] }),
    environment: variables({ ...spec.environment, ...platformVariables(spec) }),
    secrets: pairs(spec.secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
    mountPoints: paths.map((containerPath) => ({
      sourceVolume: volumeName(containerPath),
      containerPath,
      readOnly: false,
    })),
    // Nothing is printed before there is somebody to take it, and the router is the last to stop.
    dependsOn: [{ containerName: ROUTER, condition: "HEALTHY" }],
    stopTimeout: spec.stopTimeoutSeconds,
    logConfiguration: { logDriver: "awsfirelens" },
  };
  return {
    containers: [application, routerContainer({ ...spec.router, volumes: own })],
    volumes: [...paths.map(volumeName), ROUTER_VOLUME],
  };
}

/** What is wrong with a task; empty when it can be run. Sizes are `fargateSizeProblem`'s. */
export function taskProblems(spec: TaskSpec): Problem[] {
  const problems: Problem[] = [];
  for (const [path, image] of [
    ["image", spec.image],
    ["router.image", spec.router.image],
  ] as const) {
    if (/@sha256:[0-9a-f]{64}$/.test(image) || /:(?!latest$)[\w.-]+$/.test(image)) continue;
    problems.push({ path, value: image, allowed: "an image by digest or by a tag that never moves", fix: "pin it" });
  }
  if (!/^[1-9]\d*(:[1-9]\d*)?$/.test(spec.user)) {
    problems.push({
      path: "user",
      value: spec.user,
      allowed: "a user id, or user:group, neither of them 0",
      fix: "choose another",
    });
  }
  if (spec.stopTimeoutSeconds < 2 || spec.stopTimeoutSeconds > 120) {
    const value = spec.stopTimeoutSeconds;
    problems.push({ path: "stopTimeoutSeconds", value, allowed: "2 to 120 seconds", fix: "change it to one of these" });
  }
  for (const name of Object.keys(spec.secrets).filter((variable) => variable in spec.environment)) {
    problems.push({
      path: `secrets.${name}`,
      allowed: "a variable that the environment does not set",
      fix: "rename one of the two",
    });
  }
  if (spec.service === ROUTER) {
    problems.push({
      path: "service",
      value: ROUTER,
      allowed: "another name: the router's container has it",
      fix: "rename the service",
    });
  }
  return problems;
}

/** `/app/tmp` → `app_tmp`. Volumes are named with letters, digits, - and _: whatever else a path holds is written by its number. */
export function volumeName(path: string): string {
  return path
    .slice(1)
    .replace(/[^A-Za-z0-9/-]/g, (char) => `__${char.charCodeAt(0)}__`)
    .replaceAll("/", "_");
}

/** What every container of a service that listens is told. */
export function platformVariables({ port, healthPath }: Pick<TaskSpec, "port" | "healthPath">): Record<string, string> {
  return port === undefined ? {} : { PORT: String(port), HEALTH_PATH: healthPath };
}

/** A container's plain variables, as ECS takes them. */
export function variables(record: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return pairs(record).map(([name, value]) => ({ name, value }));
}

/** By name, so that the order in which they are written changes nothing. */
function pairs(record: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

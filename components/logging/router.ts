import { awsLogs } from "./aws-logs";
import type { ContainerDefinition, MountPoint } from "./container";

export interface RouterSpec {
  /** The platform's log router image, by digest. */
  readonly image: string;
  readonly region: string;
  /** CloudWatch log group of the application's output. */
  readonly logGroup: string;
  /** Bucket of the application's output. */
  readonly bucket: string;
  /** Key prefix in the bucket, without a slash at either end. */
  readonly prefix: string;
  /** CloudWatch log group of what the router says of itself. */
  readonly ownLogGroup: string;
  /** Volumes that the application writes to; the router opens them to it. */
  readonly volumes: readonly string[];
}

export const ROUTER = "log-router";
/** Where it listens at the task's own address: for its health (`images/log-router/platform.conf`), and for FireLens (ECS guide, "Using Fluent logger libraries"). */
export const ROUTER_PORTS: readonly number[] = [2020, 24224];
/** The router's own volume: what waits for delivery. */
export const ROUTER_VOLUME = "log-router";
/** MiB that the task keeps for the router. */
export const ROUTER_MEMORY = 64;

/**
 * The FireLens container: it takes what the other containers of the task print, and sends it to CloudWatch and S3. Its outputs stand in
 * `platform.conf` of its image, since FireLens itself writes one output a container.
 */
export function routerContainer(spec: RouterSpec): ContainerDefinition {
  return {
    name: ROUTER,
    image: spec.image,
    essential: true,
    cpu: 0,
    memoryReservation: ROUTER_MEMORY,
    // FireLens makes its socket as root, and admits no other user.
    user: "0",
    readonlyRootFilesystem: true,
    linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
    firelensConfiguration: {
      type: "fluentbit",
      options: {
        "enable-ecs-log-metadata": "true",
        "config-file-type": "file",
        "config-file-value": "/fluent-bit/platform.conf",
      },
    },
    environment: [
      { name: "AWS_REGION", value: spec.region },
      { name: "LOG_BUCKET", value: spec.bucket },
      { name: "LOG_GROUP", value: spec.logGroup },
      { name: "LOG_PREFIX", value: spec.prefix },
    ],
    mountPoints: [
      mount(ROUTER_VOLUME, "/var/fluent-bit"),
      ...spec.volumes.map((name) => mount(name, `/volumes/${name}`)),
    ],
    // Whether it runs, not whether it delivers: an unreachable destination must not take the application down.
    healthCheck: {
      command: ["CMD-SHELL", "curl -fsS http://127.0.0.1:2020/api/v1/uptime || exit 1"],
      interval: 10,
      timeout: 5,
      retries: 3,
      startPeriod: 10,
    },
    // Longer than the 45 seconds in which it delivers what is buffered.
    stopTimeout: 60,
    logConfiguration: awsLogs(spec.region, spec.ownLogGroup),
  };
}

function mount(sourceVolume: string, containerPath: string): MountPoint {
  return { sourceVolume, containerPath, readOnly: false };
}

import { awsLogs } from "../logging/aws-logs";
import { platformVariables, type Task, type TaskSpec, variables } from "./task-definition";

/** The smallest task that Fargate has: CPU units, and MiB. */
export const BOOTSTRAP_SIZE = { cpu: 256, memory: 512 } as const;

export interface BootstrapSpec extends Pick<TaskSpec, "service" | "image" | "port" | "healthPath" | "user"> {
  readonly region: string;
  /** CloudWatch log group of what it prints. */
  readonly logGroup: string;
}

/**
 * The task that a service begins with, under a family of its own. It needs nothing that people or a deploy tool must bring first: no secret,
 * no router, no path to write. Hence it starts in an account that is an hour old, and stays what ECS goes back to while no deployment of the
 * application has succeeded: a circuit breaker's rollback needs a deployment that did ("How the deployment circuit breaker detects failures",
 * ECS guide). The container has the service's name, since that is where the load balancer sends to.
 */
export function bootstrapTask(spec: BootstrapSpec): Task {
  return {
    containers: [
      {
        name: spec.service,
        image: spec.image,
        essential: true,
        cpu: 0,
        memoryReservation: BOOTSTRAP_SIZE.memory,
        user: spec.user,
        readonlyRootFilesystem: true,
        linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
        ...(spec.port === undefined
          ? {}
          : { portMappings: [{ containerPort: spec.port, hostPort: spec.port, protocol: "tcp" }] }),
        environment: variables(platformVariables(spec)),
        mountPoints: [],
        stopTimeout: 10,
        logConfiguration: awsLogs(spec.region, spec.logGroup),
      },
    ],
    volumes: [],
  };
}

import type { ContainerDefinition } from "./container";

/** What a container prints goes straight to a log group that is made before it. A group that does not answer holds nothing up. */
export function awsLogs(region: string, logGroup: string): ContainerDefinition["logConfiguration"] {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroup,
      "awslogs-region": region,
      "awslogs-stream-prefix": "task",
      mode: "non-blocking",
      "max-buffer-size": "4m",
    },
  };
}

interface Variable {
  readonly name: string;
  readonly value: string;
}

interface Secret {
  readonly name: string;
  /** ARN of a parameter. */
  readonly valueFrom: string;
}

export interface MountPoint {
  readonly sourceVolume: string;
  readonly containerPath: string;
  readonly readOnly: boolean;
}

/** One container of a task definition, in the words of the ECS API, as far as the platform uses them. */
export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly cpu: number;
  /** MiB that the task keeps for the container. */
  readonly memoryReservation: number;
  readonly user: string;
  readonly readonlyRootFilesystem: true;
  readonly linuxParameters: {
    readonly capabilities: { readonly drop: readonly ["ALL"] };
    readonly initProcessEnabled: boolean;
  };
  readonly command?: readonly string[];
  readonly portMappings?: readonly {
    readonly containerPort: number;
    readonly hostPort: number;
    readonly protocol: "tcp";
  }[];
  readonly environment: readonly Variable[];
  readonly secrets?: readonly Secret[];
  readonly mountPoints: readonly MountPoint[];
  readonly dependsOn?: readonly { readonly containerName: string; readonly condition: "HEALTHY" }[];
  readonly healthCheck?: {
    readonly command: readonly string[];
    readonly interval: number;
    readonly timeout: number;
    readonly retries: number;
    readonly startPeriod: number;
  };
  /** Seconds. */
  readonly stopTimeout: number;
  readonly firelensConfiguration?: {
    readonly type: "fluentbit";
    readonly options: Readonly<Record<string, string>>;
  };
  readonly logConfiguration: {
    readonly logDriver: "awsfirelens" | "awslogs";
    readonly options?: Readonly<Record<string, string>>;
  };
}

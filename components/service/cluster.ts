import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { isProduction, type Scope } from "../scope";
import { tagsFor } from "../tags";

export interface ClusterArgs {
  readonly scope: Scope;
  /** The key of logs; its policy admits CloudWatch Logs. */
  readonly keyArn: pulumi.Input<string>;
  /** Whether tasks run on spare capacity, which AWS takes back at two minutes' notice. @default true outside production */
  readonly spot?: boolean;
}

/** A cluster, without a machine of its own: what its services run on, and where the sessions of ECS Exec are written down. */
export class Cluster extends pulumi.ComponentResource {
  /** The chosen name, for documents. */
  readonly clusterName: string;
  /** The ARN, once the cluster takes tasks; known in a preview already. */
  readonly clusterArn: pulumi.Output<string>;
  /** Log group of the sessions of ECS Exec. */
  readonly execLogGroup: string;
  /** What its services run on. */
  readonly capacityProvider: "FARGATE" | "FARGATE_SPOT";

  constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:Cluster", name, {}, opts);
    const child = { parent: this };
    const { scope, keyArn, spot = !isProduction(scope) } = args;
    this.clusterName = name;
    this.execLogGroup = `/${scope.product}/${scope.environment}/exec/${name}`;
    this.capacityProvider = spot ? "FARGATE_SPOT" : "FARGATE";

    const exec = new aws.cloudwatch.LogGroup(
      `${name}-exec-logs`,
      {
        name: this.execLogGroup,
        kmsKeyId: keyArn,
        // Who did what in a container is an audit trail.
        retentionInDays: 365,
        tags: tagsFor(scope, "cluster", { "data-class": "audit" }),
      },
      child,
    );
    // Container Insights would make this group itself, without a key and for ever.
    const insights = new aws.cloudwatch.LogGroup(
      `${name}-insights-logs`,
      {
        name: `/aws/ecs/containerinsights/${name}/performance`,
        kmsKeyId: keyArn,
        retentionInDays: 90,
        tags: tagsFor(scope, "cluster", { "data-class": "internal" }),
      },
      child,
    );
    const cluster = new aws.ecs.Cluster(
      `${name}-cluster`,
      {
        name,
        settings: [{ name: "containerInsights", value: "enhanced" }],
        configuration: {
          executeCommandConfiguration: {
            kmsKeyId: keyArn,
            logging: "OVERRIDE",
            logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: exec.name },
          },
        },
        tags: tagsFor(scope, "cluster"),
      },
      { ...child, dependsOn: [insights] },
    );
    const capacity = new aws.ecs.ClusterCapacityProviders(
      `${name}-capacity`,
      {
        clusterName: cluster.name,
        capacityProviders: spot ? ["FARGATE", "FARGATE_SPOT"] : ["FARGATE"],
        defaultCapacityProviderStrategies: [{ capacityProvider: this.capacityProvider, weight: 1 }],
      },
      child,
    );

    // Made of an output that echoes an input: it waits for the capacity, and a preview knows it.
    this.clusterArn = pulumi.all([cluster.name, capacity.clusterName]).apply(([known]) => arn.cluster(scope, known));
    this.registerOutputs({ clusterArn: this.clusterArn });
  }
}

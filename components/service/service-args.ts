import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../refuse";
import type { Scope } from "../scope";
import { type Scaling, scalingProblems } from "./autoscaling";
import { fargateSizeProblem } from "./fargate-sizes";
import type { Grants } from "./grants";
import { grpcHealthProblem } from "./grpc-health";
import type { RouteRule } from "./routes";

/** The cluster that a service runs on. */
export interface ServiceCluster {
  readonly clusterName: string;
  /** Once the cluster takes tasks. */
  readonly clusterArn: pulumi.Input<string>;
  readonly capacityProvider: "FARGATE" | "FARGATE_SPOT";
  readonly execLogGroup: string;
}

/** Where the load balancer's requests come to a service. */
export interface ServiceRouting {
  readonly listenerArn: pulumi.Input<string>;
  /** `app/<name>/<id>` */
  readonly loadBalancerArnSuffix: pulumi.Input<string>;
  /** Of `planRoutes`, over all services behind the listener. */
  readonly rules: readonly RouteRule[];
}

export interface ServiceArgs {
  readonly scope: Scope;
  /** The service's name in the product: `web`. */
  readonly service: string;
  readonly cluster: ServiceCluster;
  readonly vpcId: pulumi.Input<string>;
  /** The group of its tasks. */
  readonly securityGroupId: pulumi.Input<string>;
  /** What must be there before its first task starts: ways to AWS, rules that admit it, parameters that it reads. */
  readonly after: readonly pulumi.Resource[];
  /** Private subnets that tasks run in, by zone letter. */
  readonly subnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  /** The Cloud Map namespace `<product>.internal`, where a service with a port is found. */
  readonly namespaceId: pulumi.Input<string>;
  /** Left out for a service that the load balancer does not send to. */
  readonly routing?: ServiceRouting;

  /** CPU units, 1024 a vCPU. */
  readonly cpu: number;
  /** MiB; what Fargate admits beside `cpu`. */
  readonly memory: number;
  readonly architecture: "arm64" | "x86_64";
  /** GiB, 21 to 200. @default Fargate's own 20 */
  readonly ephemeralStorageGib?: number;
  /**
   * The bootstrap image, by digest or by a tag that never moves. It needs no secret, ignores the command, and answers on `PORT` whatever it is
   * asked, so that the service is steady before its first deployment; from then on the deploy tool says what runs.
   */
  readonly image: string;
  /** The platform's log router image. */
  readonly routerImage: string;
  /** ARNs of the repositories that the two images and the service's own come from. */
  readonly repositoryArns: readonly string[];

  /** TCP port that the container listens on; left out for a worker. */
  readonly port?: number;
  readonly protocol: "http" | "grpc";
  /** Path that answers 200 when it is well; of a gRPC service the method. */
  readonly healthPath: string;
  /** Seconds from a task's start until its health counts. */
  readonly healthGraceSeconds: number;
  /** Overrides the image's command. */
  readonly command?: readonly string[];
  /** Plain variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variable → ARN of the parameter that it comes from. A task does not start while one of them is missing. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What it may use beside databases. */
  readonly grants: Grants;
  /** Alias of the key that parameters and secrets are encrypted with. */
  readonly parametersKeyAlias: string;
  /** The user that it signs in to its databases as, by a token of IAM. @default it has none */
  readonly databaseUser?: string;
  /** Absolute paths that it may write; the rest of the file system is read-only. */
  readonly writablePaths: readonly string[];
  /** User or user:group, never root. */
  readonly user: string;
  /** Seconds between SIGTERM and SIGKILL, 2 to 120. */
  readonly stopTimeoutSeconds: number;
  /** Whether ECS Exec may open a shell, logged. */
  readonly exec: boolean;
  readonly scaling: Scaling;
  /** IANA name that schedules are read in. */
  readonly timeZone: string;

  /** The key of logs, and its alias. */
  readonly logsKeyArn: pulumi.Input<string>;
  readonly logsKeyAlias: string;
  /** Name of the environment's bucket of application logs. */
  readonly logBucket: string;
  /** Days that CloudWatch keeps what the service prints, 90 or more. @default 90 */
  readonly logRetentionDays?: 90 | 120 | 150 | 180 | 365 | 400 | 545 | 731;
}

/** What is wrong with the args beside their containers; empty when nothing is. */
export function argsProblems(args: ServiceArgs): Problem[] {
  const { port, routing, ephemeralStorageGib: storage, subnetIds, protocol, healthGraceSeconds: grace } = args;
  const problems = [...fargateSizeProblem("args", args.cpu, args.memory), ...scalingProblems("scaling", args.scaling)];
  const add = (path: string, value: unknown, allowed: string, fix: string): void => {
    problems.push({ path, value, allowed, fix });
  };
  if (port !== undefined && !(port >= 1024 && port <= 65535))
    add("port", port, "1024 to 65535, since it does not run as root", "choose another port");
  if (routing !== undefined && port === undefined) add("routing", undefined, "left out without a port", "add a port");
  if (routing?.rules.length === 0) add("routing.rules", [], "one rule or more", "leave routing out, or give it a rule");
  if (protocol === "grpc") problems.push(...grpcHealthProblem("healthPath", args.healthPath));
  if (!(grace >= 0 && grace <= 7200)) add("healthGraceSeconds", grace, "0 to 7200 seconds", "change it");
  if (storage !== undefined && !(storage >= 21 && storage <= 200))
    add("ephemeralStorageGib", storage, "21 to 200 GiB", "leave it out for 20");
  if (Object.keys(subnetIds).length === 0) add("subnetIds", {}, "a subnet or more", "give the private subnets");
  return problems;
}

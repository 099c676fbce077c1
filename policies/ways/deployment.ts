import type { Request } from "../iam/request";
import { parseJson } from "../kernel/documents";
import type { View } from "../kernel/graph";
import { placeOf } from "../views/declared";
import { accountIn, arnOfRole, roleAsks } from "../views/rights";
import { lifecyclesOf, ruleOfPrefix } from "../views/lifecycles";
import { CLUSTER, containers, roleNamed, SERVICE, TASK } from "../views/tasks";
import type { Way } from "./way";
import { variableOf } from "./workflow";

const REPOSITORY = "aws:ecr/repository:Repository";

/**
 * What a workflow that deploys uses at least: AWS's own actions, by which it takes its role and logs in to the registry (ECS guide, "GitHub Actions").
 */
export const DEPLOYING = [
  "actions/checkout",
  "aws-actions/configure-aws-credentials",
  "aws-actions/amazon-ecr-login",
] as const;

/** Images of an environment that are kept: one that runs stays for as many deployments that fail or are taken back as that. */
const KEPT = 50;

/** What a workflow is told of a service that it deploys (README, "Deploying"). */
const fields = [
  "service",
  "container",
  "cluster",
  "ecsService",
  "taskFamily",
  "capacityProvider",
  "imageRepository",
  "imageTagPrefix",
] as const;
export type Target = Readonly<Record<(typeof fields)[number], string>>;

/** What the environment's workflows are told to deploy; undefined where that is not exactly these services. */
export function targetsOf(environment: View, services: readonly string[]): readonly Target[] | undefined {
  const told = parseJson(variableOf(environment, "DEPLOY_TARGETS") ?? "");
  if (!Array.isArray(told) || !told.every(isTarget)) return undefined;
  const names = told.map(({ service }) => service).sort();
  return JSON.stringify(names) === JSON.stringify([...services].sort()) ? told : undefined;
}

function isTarget(value: unknown): value is Target {
  const target = value as Partial<Record<string, unknown>> | null;
  return typeof target === "object" && fields.every((field) => typeof target?.[field] === "string");
}

/** From the role to a new revision of one service: what is named exists, and every call that a deployment makes is allowed. */
export function toTarget(way: Way, role: View, environment: string, target: Target): void {
  const { graph } = role;
  const { service } = target;
  const image = way.found(
    "image-repository",
    () => graph.ofType(REPOSITORY).find((one) => one.text("name") === target.imageRepository),
    `the image repository that it is told for ${service} is none of the program's`,
  );
  const running = way.found(
    "service",
    () =>
      graph
        .ofType(SERVICE)
        .find(
          (one) => one.text("name") === target.ecsService && placeOf(one)?.key === service && isIn(one, target.cluster),
        ),
    `the ECS service that it is told for ${service} is not that service's`,
  );
  const task = way.found(
    "family",
    () => graph.ofType(TASK).find((one) => one.text("family") === target.taskFamily && placeOf(one)?.key === service),
    `the family that it is told for ${service} is none of that service's task definitions`,
  );
  if (image === undefined || running === undefined || task === undefined) return;
  way.expect(
    "container",
    () => containers(task).some(({ reader }) => reader.text("name") === target.container),
    `the container that it is told to put an image of ${service} into is none of its task`,
    task,
  );
  way.expect(
    "capacity",
    () =>
      running
        .list("capacityProviderStrategies")
        .some((one) => one.text("capacityProvider") === target.capacityProvider),
    `what it is told to run a task once of ${service} on is not what that service runs on`,
    running,
  );
  way.expect(
    "image-tag",
    () => target.imageTagPrefix === `${environment}-`,
    `it is told to tag images of ${service} as another environment's, and the registry drops them by that one's count`,
  );
  way.expect(
    "image-kept",
    () =>
      lifecyclesOf(image).every(
        (rules) => (ruleOfPrefix(rules, target.imageTagPrefix)?.selection?.countNumber ?? 0) >= KEPT,
      ),
    `the registry keeps fewer than ${KEPT} images of ${service} that are deployed there, so that one that runs is dropped`,
    image,
  );
  for (const { part, does, calls } of callsOf(task, target)) {
    for (const call of calls) {
      const request = { ...call, region: call.region ?? regionOf(role) };
      way.allowed(part, () => roleAsks(role, request), `its role may not ${does} ${service}`, role);
    }
  }
}

function isIn(service: View, cluster: string): boolean {
  return service.graph.target(service, "cluster", CLUSTER)?.text("name") === cluster;
}

function regionOf(role: View): string {
  return role.provider.text("region") ?? "";
}

interface Step {
  readonly part: string;
  readonly does: string;
  readonly calls: readonly Omit<Request, "caller">[];
}

/**
 * The calls of a deployment, in its order: docker login and push (ECR guide, image-push-iam), then ECS (API reference of RegisterTaskDefinition,
 * RunTask, UpdateService; developer guide, service-deployment).
 */
function callsOf(task: View, target: Target): readonly Step[] {
  const [account, region] = [accountIn(task), regionOf(task)];
  const ecs = (resource: string): string => `arn:aws:ecs:${region}:${account}:${resource}`;
  const of = (resource: string, ...actions: string[]) => actions.map((action) => ({ action, resource }));
  const image = `arn:aws:ecr:${region}:${account}:repository/${target.imageRepository}`;
  const run = ecs(`task/${target.cluster}/1`);
  const revision = ecs(`task-definition/${target.taskFamily}:2`);
  const inService = `${target.cluster}/${target.ecsService}`;
  const cluster = { "ecs:cluster": ecs(`cluster/${target.cluster}`) };
  const pass = (path: string) =>
    of(roleArn(task, path), "iam:PassRole").map((call) => ({
      ...call,
      // IAM is a global service, whose calls go to us-east-1.
      region: "us-east-1",
      context: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
    }));
  return [
    { part: "log-in", does: "log in to the registry for", calls: of("*", "ecr:GetAuthorizationToken") },
    { part: "push", does: "push an image of", calls: of(image, ...push) },
    { part: "read", does: "read the newest revision of", calls: of("*", "ecs:DescribeTaskDefinition") },
    { part: "register", does: "register a revision of", calls: of(revision, "ecs:RegisterTaskDefinition") },
    {
      part: "tag",
      does: "tag a new revision of",
      calls: of(revision, "ecs:TagResource").map((call) => ({
        ...call,
        context: { "ecs:CreateAction": "RegisterTaskDefinition" },
      })),
    },
    { part: "pass-execution", does: "pass on the execution role of", calls: pass("executionRoleArn") },
    { part: "pass-task", does: "pass on the task role of", calls: pass("taskRoleArn") },
    {
      part: "run",
      does: "run a task once of",
      calls: [
        ...of(revision, "ecs:RunTask").map((call) => ({ ...call, context: cluster })),
        // It carries the tags of its definition, and tagging is asked for by itself (developer guide, supported-iam-actions-tagging).
        ...of(run, "ecs:TagResource").map((call) => ({ ...call, context: { "ecs:CreateAction": "RunTask" } })),
      ],
    },
    {
      part: "watch-run",
      does: "wait for a task that it ran once of",
      calls: of(run, "ecs:DescribeTasks"),
    },
    {
      part: "update",
      does: "update",
      calls: of(ecs(`service/${inService}`), "ecs:DescribeServices", "ecs:UpdateService"),
    },
    {
      // A breaker that rolled back leaves a steady service behind: which revision was asked for, only its deployments tell.
      part: "watch",
      does: "see which revision came to run of",
      calls: [
        ...of(ecs(`service/${inService}`), "ecs:ListServiceDeployments", "ecs:DescribeServiceDeployments"),
        ...of(ecs(`service-deployment/${inService}/1`), "ecs:DescribeServiceDeployments"),
        ...of(ecs(`service-revision/${inService}/1`), "ecs:DescribeServiceRevisions"),
      ],
    },
  ];
}

const push = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:CompleteLayerUpload",
  "ecr:InitiateLayerUpload",
  "ecr:PutImage",
  "ecr:UploadLayerPart",
];

function roleArn(task: View, path: string): string {
  const role = roleNamed(task.graph, task, path);
  return role === undefined ? (task.text(path) ?? "") : arnOfRole(role);
}

import { runJob, takesRole } from "../../../tools/offline/cloud/fresh/jobs";
import { mayRole } from "../../../tools/offline/cloud/fresh/rights";
import type { Deployment } from "../../../tools/offline/cloud/fresh/deployments";
import type { Entity } from "../../../tools/offline/cloud/model";
import type { Hands } from "./hands";

const VARIABLE = "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
const DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

export interface DeployArgs {
  /** The GitHub organization, and its number. */
  readonly owner: string;
  readonly ownerId: number;
  readonly repository: string;
  readonly environment: string;
  /** The services whose images are put, of those that the repository deploys. @default all */
  readonly services?: readonly string[];
  /** What is deployed. */
  readonly commit: string;
}

/** What GitHub tells a workflow of a service that it deploys. */
interface Target {
  readonly service: string;
  readonly container: string;
  readonly cluster: string;
  readonly ecsService: string;
  readonly taskFamily: string;
  readonly imageRepository: string;
  readonly imageTagPrefix: string;
}

/** One workflow run, from its token to the deployment that it waits for. */
class DeployRun {
  readonly #account: string;
  readonly #region: string;

  constructor(
    private readonly hands: Hands,
    private readonly role: string,
    region: string,
  ) {
    this.#account = role.split(":")[4] ?? "";
    this.#region = region;
  }

  /** Puts an image into a service; gives the deployment that was asked for. */
  deploy(target: Target, commit: string): Deployment {
    const { cloud, world } = this.hands;
    const image = this.#push(target, commit);
    const revision = this.#register(target, image, commit);
    const service = cloud
      .all("aws:ecs/service:Service")
      .find((one) => one.id === this.#arn("ecs", `service/${target.cluster}/${target.ecsService}`));
    if (service === undefined) throw new Error(`there is no service ${target.ecsService}`);
    this.#may("ecs:UpdateService", service.id);
    const before = world.services.get(service.id)?.deployments.length ?? 0;
    cloud.alter(service, { taskDefinition: revision });
    for (const action of ["ecs:DescribeServices", "ecs:ListServiceDeployments"]) this.#may(action, service.id);
    const watched = this.#arn("ecs", `service-deployment/${target.cluster}/${target.ecsService}/0123456789`);
    this.#may("ecs:DescribeServiceDeployments", watched);
    const made = world.services.get(service.id)?.deployments.slice(before) ?? [];
    const own = made.find(({ taskDefinition }) => taskDefinition === revision);
    if (own === undefined)
      throw new Error(`${target.ecsService} was not deployed: ${revision} is not among its deployments`);
    return own;
  }

  #push({ imageRepository, imageTagPrefix }: Target, commit: string): string {
    const repository = this.#arn("ecr", `repository/${imageRepository}`);
    this.#may("ecr:GetAuthorizationToken", "*");
    for (const action of [
      "BatchCheckLayerAvailability",
      "InitiateLayerUpload",
      "UploadLayerPart",
      "CompleteLayerUpload",
      "PutImage",
    ])
      this.#may(`ecr:${action}`, repository);
    const image = `${this.#account}.dkr.ecr.${this.#region}.amazonaws.com/${imageRepository}:${imageTagPrefix}${commit}`;
    this.hands.world.pushed.add(image);
    return image;
  }

  /** The newest revision of the family is the pattern. */
  #register({ taskFamily, container }: Target, image: string, commit: string): string {
    const { cloud } = this.hands;
    this.#may("ecs:DescribeTaskDefinition", "*");
    const revisions = cloud
      .all(DEFINITION)
      .filter(({ place, inputs }) => place.account === this.#account && inputs["family"] === taskFamily)
      .sort((a, b) => Number(a.outputs["revision"]) - Number(b.outputs["revision"]));
    const pattern = revisions.at(-1);
    if (pattern === undefined) throw new Error(`there is no task definition ${taskFamily}`);
    this.#may("ecs:RegisterTaskDefinition", this.#arn("ecs", `task-definition/${taskFamily}:*`));
    this.#may("ecs:TagResource", this.#arn("ecs", `task-definition/${taskFamily}:1`), {
      "ecs:CreateAction": "RegisterTaskDefinition",
    });
    for (const path of ["executionRoleArn", "taskRoleArn"])
      this.#may("iam:PassRole", String(pattern.inputs[path]), { "iam:PassedToService": "ecs-tasks.amazonaws.com" });
    const made = this.hands.make(
      DEFINITION,
      `${taskFamily}@${commit}`,
      withImage(pattern, container, image),
      this.#account,
    );
    return String(made.outputs["arn"]);
  }

  #may(action: string, resource: string, context: Readonly<Record<string, string>> = {}): void {
    const { cloud, world } = this.hands;
    const ask = { role: this.role, action, resource, context, region: this.#region };
    const { allowed, reason } = mayRole(ask, cloud.things, world);
    if (!allowed) throw new Error(`${this.role} may not ${action}: ${reason}`);
  }

  #arn(service: string, resource: string): string {
    return `arn:aws:${service}:${this.#region}:${this.#account}:${resource}`;
  }
}

/**
 * A repository's workflow deploys: it runs for its GitHub environment, which is approved, takes the role that its variables name, and does what a
 * deploy tool does, each call by the role's rights. Gives the deployment of each service.
 */
export function deployFrom(hands: Hands, args: DeployArgs): Readonly<Record<string, Deployment>> {
  const { owner, repository, environment } = args;
  const { cloud, world } = hands;
  const made = cloud.all("github:index/repository:Repository").find(({ id }) => id === repository);
  const ids = [args.ownerId, Number(made?.outputs["repoId"])] as const;
  const job = runJob(
    { owner, repository, environment, ref: "refs/heads/main", approved: true, ids },
    cloud.things,
    world,
  );
  if ("waits" in job) throw new Error(`the job waits: ${job.waits}`);
  const variable = (name: string): string => {
    const found = cloud
      .all(VARIABLE)
      .find(
        ({ inputs }) =>
          inputs["repository"] === repository &&
          inputs["environment"] === environment &&
          inputs["variableName"] === name,
      );
    if (found === undefined) throw new Error(`${repository} has no variable ${name} in ${environment}`);
    return String(found.inputs["value"]);
  };
  const role = variable("AWS_ROLE_ARN");
  const refused = takesRole(job.subject, role, cloud.things);
  if (refused !== undefined) throw new Error(`${job.subject} may not take ${role}: ${refused}`);
  const run = new DeployRun(hands, role, variable("AWS_REGION"));
  const targets = (JSON.parse(variable("DEPLOY_TARGETS")) as Target[]).filter(
    ({ service }) => args.services?.includes(service) !== false,
  );
  return Object.fromEntries(targets.map((target) => [target.service, run.deploy(target, args.commit)]));
}

function withImage({ inputs }: Entity, container: string, image: string): Record<string, unknown> {
  const { containerDefinitions, ...rest } = inputs;
  const containers = JSON.parse(String(containerDefinitions)) as { name: string; image: string }[];
  if (!containers.some(({ name }) => name === container)) throw new Error(`the pattern has no container ${container}`);
  const changed = containers.map((one) => (one.name === container ? { ...one, image } : one));
  return { ...rest, containerDefinitions: JSON.stringify(changed) };
}

import type { Entity, Subject, World } from "../model";
import { accountOf } from "./accounts";
import { imageReference, isPushed, repositoryAt } from "./images";
import { type Path, pathTo, pathToS3, type Position } from "./paths";
import { documentOf, letsThrough, mayOther, mayRole, policyOf, roleAt } from "./rights";
import type { State } from "./state";

const SUBNET = "aws:ec2/subnet:Subnet";
const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";
const PARAMETER = "aws:ssm/parameter:Parameter";
const SECRET = "aws:secretsmanager/secret:Secret";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

interface Container {
  readonly name: string;
  readonly image: string;
  readonly secrets?: readonly { readonly valueFrom: string }[];
  readonly logConfiguration?: { readonly logDriver?: string; readonly options?: Readonly<Record<string, string>> };
}

/** What a task would be started with. */
interface Start {
  readonly world: World;
  readonly state: State;
  readonly role: string;
  readonly positions: readonly Position[];
  readonly containers: readonly Container[];
}

/**
 * Why a task of the service does not come up on that task definition; empty where it does. The words are those of a stopped task (Amazon ECS,
 * "Stopped tasks error messages"): ECS pulls images, reads secrets and makes log streams as the execution role, from where the task stands.
 */
export function hindrances(service: Subject, definition: Entity, world: World, state: State): string[] {
  const task = world.subject(definition);
  const role = task.text("executionRoleArn") ?? "";
  const network = service.blocks("networkConfiguration")[0];
  const subnets = network === undefined ? [] : world.referred(network, "subnets", SUBNET);
  const groups =
    network === undefined ? [] : world.referred(network, "securityGroups", "aws:ec2/securityGroup:SecurityGroup");
  const start: Start = {
    world,
    state,
    role,
    positions: subnets.map((subnet) => ({ subnet, groups })),
    containers: JSON.parse(task.text("containerDefinitions") ?? "[]") as Container[],
  };
  return [...new Set([...roleFaults(start), ...imageFaults(start), ...secretFaults(start), ...logFaults(start)])];
}

function* roleFaults({ role, world }: Start): Generator<string> {
  const trust = documentOf("its trust", roleAt(role, world)?.inputs["assumeRolePolicy"]);
  const caller = { kind: "service", name: "ecs-tasks.amazonaws.com" } as const;
  const context = { "aws:SourceAccount": accountOf(role), "aws:SourceArn": `arn:aws:ecs:*:${accountOf(role)}:*` };
  const { allowed, reason } = mayOther({ caller, action: "sts:AssumeRole", resource: role, context }, trust);
  if (!allowed) yield `ECS was unable to assume the role ${role}: ${reason}`;
}

function* imageFaults(start: Start): Generator<string> {
  const { world, state, containers } = start;
  for (const { image } of containers) {
    const cannot = `CannotPullContainerError: ${image}:`;
    if (state.broken.has(image)) yield `Essential container in task exited: ${image}`;
    const reference = imageReference(image);
    if (reference === undefined) continue;
    const { place, repository: name } = reference;
    const repository = repositoryAt(reference, world);
    if (repository === undefined || !isPushed(image, world, state)) {
      yield `${cannot} not found`;
      continue;
    }
    const at = policyOf("aws:ecr/repositoryPolicy:RepositoryPolicy", "repository", repository, world);
    const resource = `arn:aws:ecr:${place.region}:${place.account}:repository/${name}`;
    yield* call(start, cannot, "ecr.api", "ecr:GetAuthorizationToken", "*");
    for (const action of ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
      yield* call(start, cannot, action === "ecr:BatchGetImage" ? "ecr.dkr" : "ecr.api", action, resource, { at });
    yield* layers(start, cannot);
  }
}

/** Layers come from a bucket of ECR, by a URL that it has signed itself. */
function* layers({ positions, world }: Start, cannot: string): Generator<string> {
  for (const position of positions) {
    const path = pathToS3(position, world);
    if ("blocked" in path) yield `${cannot} ${path.blocked}`;
    else if (path.endpoint !== undefined) {
      const { region } = position.subnet.place;
      const resource = `arn:aws:s3:::prod-${region}-starport-layer-bucket/layer`;
      const { allowed, reason } = letsThrough(path.endpoint, "s3:GetObject", resource, region);
      if (!allowed) yield `${cannot} ${reason}`;
    }
  }
}

function* secretFaults(start: Start): Generator<string> {
  const { world, containers } = start;
  for (const { valueFrom } of containers.flatMap(({ secrets = [] }) => secrets)) {
    const cannot = `ResourceInitializationError: unable to pull secrets or registry auth: ${valueFrom}:`;
    const isParameter = !valueFrom.includes(":secretsmanager:");
    const [account, name] = [accountOf(valueFrom), valueFrom.split(":parameter").at(-1) ?? ""];
    const entity = isParameter
      ? world.all(PARAMETER).find((one) => one.place.account === account && one.outputs["name"] === name)
      : world.find([SECRET], valueFrom.split(":").slice(0, 7).join(":"));
    if (isParameter) yield* call(start, cannot, "ssm", "ssm:GetParameters", valueFrom);
    else yield* call(start, cannot, "secretsmanager", "secretsmanager:GetSecretValue", valueFrom);
    if (entity === undefined)
      yield isParameter ? `${cannot} invalid parameters` : `${cannot} ResourceNotFoundException`;
    else
      yield* keyFaults(
        start,
        cannot,
        entity,
        isParameter ? "keyId" : "kmsKeyId",
        isParameter ? "ssm" : "secretsmanager",
      );
  }
}

/** The value is opened by its service on the role's behalf: key policy and role must both be of one mind. */
function* keyFaults(
  { world, state, role }: Start,
  cannot: string,
  entity: Entity,
  path: string,
  via: string,
): Generator<string> {
  const [named] = world.referred(world.subject(entity), path, KEY, ALIAS);
  const key = named?.type === ALIAS ? world.referred(world.subject(named), "targetKeyId", KEY)[0] : named;
  if (key === undefined) return;
  const aliases = world.all(ALIAS).filter((one) => world.referred(world.subject(one), "targetKeyId", KEY)[0] === key);
  const context = {
    "kms:ViaService": `${via}.${entity.place.region}.amazonaws.com`,
    "kms:ResourceAliases": aliases.map(({ outputs }) => String(outputs["name"])),
    "kms:EncryptionContext:PARAMETER_ARN": String(entity.outputs["arn"]),
    "kms:EncryptionContext:SecretARN": String(entity.outputs["arn"]),
  };
  const at = documentOf(`the policy of ${key.name}`, key.inputs["policy"]);
  const ask = { role, action: "kms:Decrypt", resource: String(key.outputs["arn"]), context };
  const { allowed, reason } = mayRole(at === undefined ? ask : { ...ask, at }, world, state);
  if (!allowed) yield `${cannot} AccessDeniedException: ${reason}`;
}

function* logFaults(start: Start): Generator<string> {
  const { world, role } = start;
  for (const { logConfiguration } of start.containers) {
    if (logConfiguration?.logDriver !== "awslogs") continue;
    const [name = "", region = ""] = ["awslogs-group", "awslogs-region"].map((key) => logConfiguration.options?.[key]);
    const cannot = `ResourceInitializationError: failed to validate logger args: ${name}:`;
    if (world.find([LOG_GROUP], name, { account: accountOf(role), region }) === undefined)
      yield `${cannot} the specified log group does not exist`;
    const resource = `arn:aws:logs:${region}:${accountOf(role)}:log-group:${name}:log-stream:task`;
    for (const action of ["logs:CreateLogStream", "logs:PutLogEvents"])
      yield* call(start, cannot, "logs", action, resource);
  }
}

/** One call to AWS, from everywhere the task may stand: the way there, and the right. */
function* call(
  { positions, world, state, role }: Start,
  cannot: string,
  api: string,
  action: string,
  resource: string,
  { at }: { readonly at?: ReturnType<typeof policyOf> } = {},
): Generator<string> {
  for (const position of positions) {
    const path: Path = pathTo(api, position, world);
    if ("blocked" in path) {
      yield `${cannot} ${path.blocked}`;
      continue;
    }
    const { region } = position.subnet.place;
    const ask = { role, action, resource, region, ...path, ...(at === undefined ? {} : { at }) };
    const { allowed, reason } = mayRole(ask, world, state);
    if (!allowed) yield `${cannot} AccessDeniedException: ${reason}`;
  }
}

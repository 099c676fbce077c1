import { decide } from "../../../../policies/iam/decide";
import type { Decision, Document, Membership, Request } from "../../../../policies/iam/request";
import { parseDocument } from "../../../../policies/kernel/documents";
import { type Entity, reveal, type World } from "../model";
import { today } from "../../../check";
import { accountOf, membershipOf, organizationRole } from "./accounts";
import type { State } from "./state";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";

/** Documents that AWS keeps, as far as roles of ours carry them. Source: AWS Managed Policy Reference. */
const managed: Readonly<Record<string, object>> = {
  "arn:aws:iam::aws:policy/AdministratorAccess": { Effect: "Allow", Action: "*", Resource: "*" },
  "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy": {
    Effect: "Allow",
    Action: [
      "ecr:GetAuthorizationToken",
      "ecr:BatchCheckLayerAvailability",
      "ecr:GetDownloadUrlForLayer",
      "ecr:BatchGetImage",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ],
    Resource: "*",
  },
};

/** What is asked on behalf of a role, beside what the role itself brings. */
export interface Ask extends Omit<Request, "caller"> {
  /** ARN of the role that calls. */
  readonly role: string;
  /** What stands at the resource. */
  readonly at?: Document;
  /** What the endpoint that it goes through admits. */
  readonly endpoint?: Document;
}

/** Whether AWS would carry out what a role asks for, by all documents that exist. */
export function mayRole({ role, at, endpoint, ...request }: Ask, world: World, state: State): Decision {
  const account = accountOf(role);
  const organization = membershipOf(account, world, state);
  const boundary = boundaryOf(role, world);
  return decide(
    { ...request, caller: { kind: "identity", arn: role, ...(organization === undefined ? {} : { organization }) } },
    {
      identity: identityOf(role, world, state),
      ...(boundary === undefined ? {} : { boundary }),
      ...(at === undefined ? {} : { resource: at }),
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(account === state.management || organization === undefined
        ? {}
        : { controls: controlsOf(organization, account, world) }),
    },
    today(),
  );
}

/** Whether what stands at a resource admits a service of AWS, or somebody whom an identity provider vouches for. */
export function mayOther(request: Request, at: Document | undefined): Decision {
  return decide(request, at === undefined ? {} : { resource: at }, today());
}

/** Whether an endpoint lets through what AWS itself asks of a bucket of its own, in an account that nobody else knows. */
export function letsThrough(endpoint: Document, action: string, resource: string, region: string): Decision {
  const account = "000000000001";
  const caller = { kind: "identity", arn: `arn:aws:iam::${account}:role/aws` } as const;
  const identity = ofAws("arn:aws:iam::aws:policy/AdministratorAccess");
  return decide({ caller, action, resource, resourceAccount: account, region }, { identity, endpoint }, today());
}

/** A document of a thing that exists; undefined where it has none. */
export function documentOf(name: string, value: unknown): Document | undefined {
  const text = reveal(value);
  if (typeof text !== "string" || text === "") return undefined;
  const statements = parseDocument(text);
  return statements === undefined ? undefined : { name, statements };
}

/** The first document of that type about the thing: a bucket's policy, a repository's. */
export function policyOf(type: string, path: string, thing: Entity, world: World): Document | undefined {
  const found = world.all(type).find((one) => world.referred(world.subject(one), path, thing.type)[0] === thing);
  return found === undefined ? undefined : documentOf(`the policy of ${thing.name}`, found.inputs["policy"]);
}

export function roleAt(arn: string, world: World): Entity | undefined {
  return world.find([ROLE], arn);
}

function identityOf(role: string, world: World, { signedIn }: State): Document[] {
  // Whoever runs the commands by hand is an administrator of the management account.
  const isAdministrator = role === signedIn && roleAt(role, world) === undefined;
  if (isAdministrator || organizationRole(role, world)) return ofAws("arn:aws:iam::aws:policy/AdministratorAccess");
  const entity = roleAt(role, world);
  if (entity === undefined) return [];
  const own = (one: Entity): boolean => world.referred(world.subject(one), "role", ROLE)[0] === entity;
  const inline = world.all("aws:iam/rolePolicy:RolePolicy").filter(own);
  const attached = world.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment").filter(own);
  return [
    ...inline.map((one) => documentOf(one.name, one.inputs["policy"]) ?? []),
    ...attached.map((one) => {
      const arn = String(one.inputs["policyArn"]);
      const found = world.find([POLICY], arn);
      return found === undefined ? ofAws(arn) : (documentOf(found.name, found.inputs["policy"]) ?? []);
    }),
  ].flat();
}

function ofAws(arn: string): Document[] {
  const statement = managed[arn];
  if (statement === undefined) return [];
  return [{ name: arn, statements: parseDocument({ Version: "2012-10-17", Statement: [statement] }) ?? [] }];
}

function boundaryOf(role: string, world: World): Document | undefined {
  const arn = roleAt(role, world)?.inputs["permissionsBoundary"];
  if (typeof arn !== "string") return undefined;
  const found = world.find([POLICY], arn);
  return found === undefined ? ofAws(arn)[0] : documentOf(found.name, found.inputs["policy"]);
}

/** Service control policies by level, from the root down; each level has AWS's own that allows all. */
function controlsOf({ path = "" }: Membership, account: string, world: World): Document[][] {
  const whole: Document = {
    name: "FullAWSAccess",
    statements:
      parseDocument({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }) ?? [],
  };
  const attached = world.all("aws:organizations/policyAttachment:PolicyAttachment");
  return [...path.split("/").filter((part) => /^(r-|ou-)/.test(part)), account].map((target) => [
    whole,
    ...attached
      .filter((one) => one.inputs["targetId"] === target)
      .flatMap((one) => {
        const found = world.find(["aws:organizations/policy:Policy"], String(one.inputs["policyId"]));
        const isControl = (found?.inputs["type"] ?? "SERVICE_CONTROL_POLICY") === "SERVICE_CONTROL_POLICY";
        return isControl ? (documentOf(found?.name ?? "", found?.inputs["content"]) ?? []) : [];
      }),
  ]);
}

import { keyOf, between, named, notBoth, oneOf } from "./checks";
import type { Check, Model, Models, Subject } from "./model";

const REPOSITORY = "github:index/repository:Repository";
const ENVIRONMENT = "github:index/repositoryEnvironment:RepositoryEnvironment";
const code = "422 Validation Failed";
const ofRepository = { path: "repository", types: [REPOSITORY], code: "404 Not Found" };

const number = (subject: Subject): number => Number.parseInt(subject.digest("id").slice(0, 7), 16);
const repository = (subject: Subject): string => subject.text("repository") ?? "";

/** A part of a repository: one of a kind in it, told apart by some inputs. */
function part(by: readonly string[], more: Partial<Model> = {}): Model {
  return {
    id: (subject) => [repository(subject), ...by.map((path) => subject.text(path) ?? "")].join(":"),
    replaces: ["repository", ...by],
    ...more,
    references: [ofRepository, ...(more.references ?? [])],
    unique: {
      key: (subject, world) =>
        keyOf(world.handle(subject, "repository", REPOSITORY), ...by.map((path) => subject.part(path)?.toLowerCase())),
      path: by.at(-1) ?? "repository",
      code,
      within: "world",
    },
  };
}

/** Environments are known by name within a repository, and a variable or a branch policy needs its environment first. */
const inEnvironment: Check = (subject, world) => {
  const [owner, name] = [world.handle(subject, "repository", REPOSITORY), subject.text("environment")];
  if (owner === undefined || name === undefined) return undefined;
  const found = world
    .all(ENVIRONMENT)
    .find(
      (one) =>
        one.inputs["environment"] === name && world.handle(world.subject(one), "repository", REPOSITORY) === owner,
    );
  if (found !== undefined && world.precedes(found, subject)) return undefined;
  return {
    path: "environment",
    code: "404 Not Found",
    value: name,
    allowed: "an environment that exists",
    fix: "take the environment's output",
  };
};

/**
 * A named branch is admitted only where the environment asks for named branches. Source: GitHub REST API, "Create a deployment branch policy", which
 * answers 404 otherwise.
 */
const byName: Check = (subject, world) => {
  const owner = world.handle(subject, "repository", REPOSITORY);
  const found = world.all(ENVIRONMENT).find((one) => {
    const environment = world.subject(one);
    return (
      environment.text("environment") === subject.text("environment") &&
      world.handle(environment, "repository", REPOSITORY) === owner
    );
  });
  const policy = found === undefined ? undefined : world.subject(found).blocks("deploymentBranchPolicy")[0];
  if (found === undefined || policy?.get("customBranchPolicies") === true) return undefined;
  return {
    path: "environment",
    code: "404 Not Found",
    value: subject.text("environment"),
    allowed: "an environment with customBranchPolicies",
    fix: "set deploymentBranchPolicy.customBranchPolicies on it",
  };
};

const variable = named(
  "variableName",
  100,
  /^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/i,
  "letters, digits and _, not beginning with a digit or GITHUB_",
  code,
);

const selected: Check = (subject) => {
  const config = subject.has("allowedActionsConfig");
  if (!config || subject.text("allowedActions") === "selected") return undefined;
  return {
    path: "allowedActionsConfig",
    code: "409 Conflict",
    allowed: "only with allowedActions selected",
    fix: "leave it out",
  };
};

const branches: Check = (subject) => {
  const policy = subject.blocks("deploymentBranchPolicy")[0];
  if (policy === undefined || policy.get("protectedBranches") !== policy.get("customBranchPolicies")) return undefined;
  return {
    path: "deploymentBranchPolicy",
    code,
    allowed: "protected branches or custom ones, exactly one of them",
    fix: "set one to false",
  };
};

const reviewers: Check = (subject) => {
  const count = subject
    .blocks("reviewers")
    .reduce((sum, one) => sum + one.list("teams").length + one.list("users").length, 0);
  return count <= 6
    ? undefined
    : { path: "reviewers", code, value: count, allowed: "6 reviewers at most", fix: "name a team" };
};

const archived: Check = (subject) =>
  subject.get("isTemplate") === true && subject.has("template")
    ? { path: "template", code, allowed: "none on a template", fix: "leave it out" }
    : undefined;

export const github: Models = {
  [REPOSITORY]: {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({
      name: id,
      fullName: `example/${id}`,
      htmlUrl: `https://github.com/example/${id}`,
      httpCloneUrl: `https://github.com/example/${id}.git`,
      gitCloneUrl: `git://github.com/example/${id}.git`,
      sshCloneUrl: `git@github.com:example/${id}.git`,
      svnUrl: `https://github.com/example/${id}`,
      nodeId: `R_${subject.digest().slice(0, 10)}`,
      repoId: number(subject),
      defaultBranch: subject.text("defaultBranch") ?? "main",
      primaryLanguage: "",
    }),
    unique: { key: (subject) => subject.text("name")?.toLowerCase(), path: "name", code, within: "world" },
    checks: [
      named("name", 100, /^[\w.-]+$/, "letters, digits, _ . -", code),
      oneOf("visibility", ["public", "private", "internal"]),
      archived,
    ],
    undeletable: (subject) =>
      subject.get("archived") === true
        ? { path: "archived", code: "403 Forbidden", allowed: "deletion of what is not archived", fix: "unarchive it" }
        : undefined,
  },
  "github:index/branchDefault:BranchDefault": part([], { computed: (subject) => ({ repositoryId: number(subject) }) }),
  "github:index/repositoryRuleset:RepositoryRuleset": part(["name"], {
    computed: (subject) => ({
      rulesetId: number(subject),
      nodeId: `RRS_${subject.digest().slice(0, 10)}`,
      etag: `W/"${subject.digest().slice(0, 16)}"`,
    }),
    replaces: ["repository"],
    checks: [oneOf("target", ["branch", "tag", "push"]), oneOf("enforcement", ["disabled", "active", "evaluate"])],
  }),
  [ENVIRONMENT]: part(["environment"], {
    computed: (subject) => ({ repositoryId: number(subject) }),
    checks: [branches, reviewers, between("waitTimer", 0, 43200)],
  }),
  "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy": part(
    ["environment", "branchPattern", "tagPattern"],
    {
      computed: (subject) => ({ policyId: String(number(subject)), repositoryId: number(subject) }),
      checks: [inEnvironment, byName, notBoth("branchPattern", "tagPattern", code)],
    },
  ),
  "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable": part(["environment", "variableName"], {
    computed: (subject) => ({
      repositoryId: number(subject),
      createdAt: "2026-01-01T00:00:00Z",
      updatedAt: "2026-01-01T00:00:00Z",
    }),
    checks: [inEnvironment, variable],
  }),
  "github:index/actionsVariable:ActionsVariable": part(["variableName"], {
    computed: (subject) => ({
      repositoryId: number(subject),
      createdAt: "2026-01-01T00:00:00Z",
      updatedAt: "2026-01-01T00:00:00Z",
    }),
    checks: [variable],
  }),
  "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions": part([], {
    checks: [oneOf("allowedActions", ["all", "local_only", "selected"]), selected],
  }),
  "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions": part([], {
    checks: [oneOf("defaultWorkflowPermissions", ["read", "write"])],
  }),
  "github:index/repositoryDependabotSecurityUpdates:RepositoryDependabotSecurityUpdates": part([]),
  "github:index/repositoryVulnerabilityAlerts:RepositoryVulnerabilityAlerts": part([], {
    computed: (subject) => ({ repositoryId: number(subject) }),
  }),
  "github:index/repositoryFile:RepositoryFile": part(["file", "branch"], {
    computed: (subject) => ({
      commitSha: subject.digest("commit").slice(0, 40),
      sha: subject.digest("blob").slice(0, 40),
      ref: subject.text("branch") ?? "main",
      repositoryId: number(subject),
    }),
  }),
  "github:index/teamRepository:TeamRepository": part(["teamId"], {
    computed: (subject) => ({ etag: `W/"${subject.digest().slice(0, 16)}"` }),
    checks: [oneOf("permission", ["pull", "triage", "push", "maintain", "admin"])],
  }),
  "github:index/team:Team": {
    id: (subject) => String(number(subject)),
    computed: (subject) => ({
      slug: subject
        .chosen()
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, "-"),
      name: subject.chosen(),
      nodeId: `T_${subject.digest().slice(0, 10)}`,
      membersCount: 0,
      etag: `W/"${subject.digest().slice(0, 16)}"`,
    }),
    unique: { key: (subject) => subject.text("name")?.toLowerCase(), path: "name", code, within: "world" },
    checks: [oneOf("privacy", ["secret", "closed"])],
  },
  "github:index/teamMembership:TeamMembership": {
    id: (subject) => `${subject.text("teamId") ?? ""}:${subject.text("username") ?? ""}`,
    computed: (subject) => ({ etag: `W/"${subject.digest().slice(0, 16)}"` }),
    replaces: ["teamId", "username"],
    checks: [oneOf("role", ["member", "maintainer"])],
  },
  "github:index/organizationRuleset:OrganizationRuleset": {
    id: (subject) => String(number(subject)),
    computed: (subject) => ({
      rulesetId: number(subject),
      nodeId: `RRS_${subject.digest().slice(0, 10)}`,
      etag: `W/"${subject.digest().slice(0, 16)}"`,
    }),
    checks: [oneOf("enforcement", ["disabled", "active", "evaluate"])],
  },
};

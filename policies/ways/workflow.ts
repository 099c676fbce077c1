import { fits } from "../iam/pattern";
import type { View } from "../kernel/graph";
import { arnOfRole } from "../views/rights";
import { ROLE } from "../views/tasks";
import { type Job, knowsGithub, tokenTakes } from "./github";
import type { Way } from "./way";

const REPOSITORY = "github:index/repository:Repository";
const ACTIONS = "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions";
const ENVIRONMENT_VARIABLE = "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
const VARIABLE = "github:index/actionsVariable:ActionsVariable";

/** Minutes that a run may be kept waiting beside its approval: what must wait for longer is put to work by hand, past all that is proved here. */
const LONGEST_WAIT = 60;

/** A job of a workflow, as its way to the cloud is asked about. */
export interface Workflow {
  readonly job: Omit<Job, "repositoryId">;
  /** The name of the variable that tells it its role. */
  readonly variable: string;
  /** The actions that it uses: `aws-actions/configure-aws-credentials`. */
  readonly uses: readonly string[];
}

/** What a workflow reads under the name: of its environment, else of its repository (docs.github.com, "Variables", precedence). */
export function variableOf(subject: View, name: string): string | undefined {
  const { graph } = subject;
  const [repository, environment] = [subject.text("repository"), subject.text("environment")];
  const isIt = (one: View): boolean => one.text("variableName") === name && one.text("repository") === repository;
  const own = graph.ofType(ENVIRONMENT_VARIABLE).find((one) => isIt(one) && one.text("environment") === environment);
  return (own ?? graph.ofType(VARIABLE).find(isIt))?.text("value");
}

/** From a repository to the role that a job takes: the job is run, it may use what it uses, and AWS believes it. Gives the role. */
export function toRole(way: Way, subject: View, { job, variable, uses }: Workflow): View | undefined {
  const { graph } = subject;
  const { repositoryIds } = way.check.registry.github;
  const repository = way.found(
    "repository",
    () => graph.ofType(REPOSITORY).find((one) => one.text("name") === job.repository && one.flag("archived") !== true),
    "its repository is archived, or none of the program's: no workflow runs there",
    subject,
  );
  if (repository !== undefined) mayRun(way, repository, uses);
  way.expect(
    "wait",
    () => (subject.number("waitTimer") ?? 0) <= LONGEST_WAIT,
    "its environment on GitHub keeps each run waiting for more than an hour",
    subject,
  );
  const role = way.found(
    "role",
    () => {
      const told = variableOf(subject, variable);
      return graph.ofType(ROLE).find((one) => arnOfRole(one) === told);
    },
    "GitHub gives its workflows no role of the program",
    subject,
  );
  if (role === undefined) return undefined;
  way.expect(
    "region",
    () => variableOf(subject, "AWS_REGION") === role.provider.text("region"),
    "GitHub gives its workflows no region, or another than their role works in",
    subject,
  );
  way.expect("provider", () => knowsGithub(role), "its role's account does not believe GitHub's tokens", role);
  way.allowed(
    "trust",
    () => tokenTakes(role, { ...job, repositoryId: repositoryIds[job.repository] }),
    "its workflows may not take the role",
    role,
  );
  return role;
}

function mayRun(way: Way, repository: View, uses: readonly string[]): void {
  const settings = repository.graph.satellites(repository, ACTIONS, "repository");
  for (const one of settings) {
    way.expect("actions", () => one.flag("enabled") !== false, "its repository runs no workflows", one);
    way.expect(
      "uses",
      () => uses.every((action) => isAllowed(one, action)),
      "its repository does not allow an action that its workflows use",
      one,
    );
  }
}

/** Whether workflows may use the action (docs.github.com, "Managing GitHub Actions settings for a repository"). */
function isAllowed(settings: View, action: string): boolean {
  const allowed = settings.text("allowedActions") ?? "all";
  if (allowed !== "selected") return allowed === "all";
  if (/^(?:actions|github)\//.test(action) && settings.flag("allowedActionsConfig.githubOwnedAllowed") === true)
    return true;
  // `owner/name@ref`; one that begins with `!` takes away.
  const patterns = settings.texts("allowedActionsConfig.patternsAlloweds");
  const names = (pattern: string): boolean => fits(pattern.replace(/@.*$/, ""), action, new Map(), { wild: true });
  return patterns.some(names) && !patterns.some((one) => one.startsWith("!") && names(one.slice(1)));
}

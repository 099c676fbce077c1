import type { View } from "../kernel/graph";
import type { Proof } from "../rule";
import { ROLE } from "../views/tasks";
import { ofNoOther, type Run, runOf, toStack } from "../ways/ci";
import { variableOf } from "../ways/deployment";
import { tokenTakes } from "../ways/github";
import { Way } from "../ways/way";

const ENVIRONMENT = "github:index/repositoryEnvironment:RepositoryEnvironment";
const VARIABLE = "github:index/actionsVariable:ActionsVariable";

export const rule: Proof = {
  id: "proof-ci-runs",
  title: "Each run of CI may take its role, reach the accounts of its stacks and their states, and no other stack's.",
  why: "A run that may not write the state leaves behind what it made; one that may read them all holds every token of the company.",
  fix: "Mend the hop that the message names: the variables of the platform's repository, or the documents of CI's roles.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [ENVIRONMENT, VARIABLE],
  noun: "run",
  check: (subject, check) => {
    const { organization, organizationId, repositoryIds, infrastructureRepositories } = check.registry.github;
    const repository = subject.text("repository") ?? "";
    const run = infrastructureRepositories.includes(repository) ? runOf(subject, check.registry) : undefined;
    if (run === undefined || run.stacks.length === 0) return;
    const way = new Way(check, run.words);
    const role = way.found("role", () => roleOf(subject, run), "it is given no role of the program", subject);
    if (role === undefined) return;
    way.allowed(
      "trust",
      () =>
        tokenTakes(role, {
          organization,
          organizationId,
          repository,
          repositoryId: repositoryIds[repository],
          run: run.subject,
        }),
      "its workflows may not take the role",
      role,
    );
    for (const stack of run.stacks) toStack(way, role, run, stack);
    ofNoOther(way, role, run);
  },
};

/** The role that a variable of the environment, or of the repository, names. */
function roleOf(subject: View, { variable }: Run): View | undefined {
  const value = subject.type === VARIABLE ? subject.text("value") : variableOf(subject, variable);
  const name = /:role\/(.+)$/.exec(value ?? "")?.[1];
  return subject.graph.ofType(ROLE).find((role) => role.text("name") === name);
}

import type { Proof } from "../rule";
import { knowsBackend, lastsLongEnough, ofNoOther, runOf, toStack, USES } from "../ways/ci";
import { toRole } from "../ways/workflow";
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
    const { organization, organizationId, infrastructureRepositories } = check.registry.github;
    const repository = subject.text("repository") ?? "";
    const run = infrastructureRepositories.includes(repository) ? runOf(subject, check.registry) : undefined;
    if (run === undefined || run.stacks.length === 0) return;
    const way = new Way(check, run.words);
    const job = { organization, organizationId, repository, run: run.subject };
    const role = toRole(way, subject, { job, variable: run.variable, uses: USES });
    if (role === undefined) return;
    lastsLongEnough(way, role, run);
    knowsBackend(way, subject);
    for (const stack of run.stacks) toStack(way, role, run, stack);
    ofNoOther(way, role, run);
  },
};

import { readFileSync } from "node:fs";
import { z } from "zod";
import { shapeIssues, shapeProblems } from "../components/definition/checks/shape-problems";
import { object, text } from "../components/definition/shape";
import { type Problem, refuse } from "../components/refuse";
import type { Company } from "./company";
import type { Foundation } from "./foundation";
import { account, domain, login } from "./foundation-shape";
import { inFile } from "./in-file";

const NUMBER = "the number that GitHub gave to the organization";

const shape = object({
  organization: object({ id: text(/^o-[a-z0-9]{10,32}$/, "an id such as o-a1b2c3d4e5") }),
  accounts: object({ management: account(), security: account(), "log-archive": account(), shared: account() }),
  domain: domain(),
  github: object({
    organization: login("an organization"),
    organizationId: z.int(NUMBER).positive(NUMBER),
  }),
  datadog: object({ account: account() }),
  pagerduty: object({
    escalationPolicy: text(/^[A-Z0-9]{7,14}$/, "the id of an escalation policy of PagerDuty, such as PABC123"),
  }),
});

/** Refuses what is not JSON, or not the shape of a company, with every problem. */
export function readCompany(file: string): Company {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const allowed = `JSON, which its text is not: ${(error as Error).message}`;
    const fix = "mend it there, or take it back with git checkout";
    refuse("the company", inFile(COMPANY, [{ path: "the whole", allowed, fix }]));
  }
  const problems = shapeIssues(found, shape).flatMap((issue) => shapeProblems(issue, shape));
  refuse("the company", inFile(COMPANY, problems));
  return found as Company;
}

const COMPANY = "policies/company.json";
const LEDGER = "stacks/ledger.json";
const CONSTANTS = "stacks/foundation.ts";

/** Where else each value stands, and how it is read there. */
const copies: readonly {
  readonly here: string;
  readonly own: (company: Company) => string | number;
  readonly there: readonly [file: string, path: string];
  readonly other: (foundation: Foundation) => string | number;
}[] = [
  {
    here: "organization.id",
    own: ({ organization }) => organization.id,
    there: [LEDGER, "organization.id"],
    other: ({ organization }) => organization.id,
  },
  ...(["management", "security", "log-archive", "shared"] as const).map((name) => ({
    here: `accounts.${name}`,
    own: ({ accounts }: Company) => accounts[name],
    there: [LEDGER, `accounts.${name}`] as const,
    other: ({ accounts }: Foundation) => accounts[name],
  })),
  { here: "domain", own: ({ domain }) => domain, there: [CONSTANTS, "domain"], other: ({ domain }) => domain },
  {
    here: "github.organization",
    own: ({ github }) => github.organization,
    there: [CONSTANTS, "organization.github"],
    other: ({ organization }) => organization.github,
  },
  {
    here: "github.organizationId",
    own: ({ github }) => github.organizationId,
    there: [LEDGER, "github.organizationId"],
    other: ({ organization }) => organization.githubId,
  },
  {
    here: "datadog.account",
    own: ({ datadog }) => datadog.account,
    there: [CONSTANTS, "datadogAccount"],
    other: ({ datadogAccount }) => datadogAccount,
  },
  {
    here: "pagerduty.escalationPolicy",
    own: ({ pagerduty }) => pagerduty.escalationPolicy,
    there: [LEDGER, "escalationPolicyId"],
    other: ({ escalationPolicyId }) => escalationPolicyId,
  },
];

/** Where the pack's copy and what the stacks are made from differ. */
export function companyProblems(company: Company, foundation: Foundation): Problem[] {
  return copies.flatMap(({ here, own, there: [file, path], other }) => {
    const [mine, value] = [own(company), other(foundation)];
    if (mine === value) return [];
    return [
      {
        path: `${file}: ${path}`,
        value,
        allowed: `${JSON.stringify(mine)}, which ${COMPANY} has at ${here}`,
        fix: `find out which is the company's, and correct the other one; ${foundation.organization.securityTeam} owns ${COMPANY}, and writes it by hand from what the service itself shows`,
      },
    ];
  });
}

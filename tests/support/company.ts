import { join } from "node:path";
import type { Company } from "../../stacks/company";
import { readCompany } from "../../stacks/company-check";
import { exampleLedger } from "./ledger";

const committed = readCompany(join(__dirname, "../../policies/company.json"));

/** The pack's copy in all tests: what the ledger has too is the example's there, as in theirs. */
export const exampleCompany: Company = {
  ...committed,
  organization: { id: exampleLedger.organization.id },
  accounts: exampleLedger.accounts,
  github: { ...committed.github, organizationId: exampleLedger.github.organizationId },
  pagerduty: { escalationPolicy: exampleLedger.escalationPolicyId },
};

import { guardrailStatements } from "../components/organization/guardrail-policy";
import { policyDocument } from "../components/policy-document";
import { mapValues } from "../components/records";
import { ENVIRONMENTS } from "../components/scope";
import { guardrail } from "./guardrail";
import { countedRules } from "../components/edge/managed-rules";
import { exclusionsByGroup } from "../components/edge/waf-settings";
import { requiredChecks } from "../components/source/checks";
import { complete } from "../components/definition/defaults";
import { interfacesOf } from "../components/product/interfaces";
import type { ProductDefinition } from "../components/definition/definition";
import type { Registry } from "../policies/registry";
import { placeholder } from "./accounts";
import { type Company, company } from "./company";
import { declaredOf } from "./declared";
import { foundation } from "./foundation";
import { ledger, made } from "./ledger";
import { sre } from "./people";
import type { Made } from "./placeholders";
import { catalogue } from "./products";

/**
 * What the rules must know of the company; `npm run generate` writes it to policies/registry.json, all the pack reads of it. It knows no number of a
 * repository that is not made yet, and of such an account only the one that stands for it. What tells the company from a stranger is the pack's own
 * copy: what is judged does not say by what.
 */
export function registryOf(
  products: Readonly<Record<string, ProductDefinition>> = catalogue,
  { products: lines, github }: Made = made,
  own: Company = company,
): Registry {
  const { organization } = foundation;
  return {
    organization: {
      stack: "organization",
      id: own.organization.id,
      rootId: organization.rootId,
      accounts: { ...own.accounts },
      guardrails: [policyDocument(guardrailStatements(guardrail))],
      identityCenter: foundation.identityCenter !== undefined,
    },
    roles: { ...foundation.roles },
    state: { ...foundation.state },
    foundation: { stack: "foundation" },
    products: Object.fromEntries(
      Object.entries(products).map(([name, definition]) => [name, entryOf(definition, lines)]),
    ),
    environments: ["account", ...ENVIRONMENTS],
    domain: own.domain,
    mailDomains: [...foundation.mailDomains],
    sites: {
      datadog: foundation.datadogSite,
      identityCenter: foundation.identityCenter?.instanceArn ?? "",
    },
    parentZoneId: foundation.parentZoneId,
    cloudFrontPrefixList: foundation.cloudFrontPrefixListIds[foundation.regions.home],
    zones: foundation.zones.map((letter) => `${foundation.regions.home}${letter}`),
    regions: { ...foundation.regions },
    archiveBuckets: [foundation.configArchiveBucket, foundation.trailBucket],
    offices: [...foundation.offices],
    reservedCidrs: [],
    images: {
      registries: [],
      root: [],
      platform: Object.fromEntries(Object.values(foundation.images).map(({ repository, tag }) => [repository, tag])),
    },
    github: {
      organization: own.github.organization,
      organizationId: own.github.organizationId,
      repositoryIds: { ...github.repositoryIds },
      plan: organization.githubPlan,
      secretProtection: organization.secretProtection,
      teams: [...organization.teams],
      teamIds: { ...ledger.github.teamIds },
      defaultBranch: "main",
      infrastructureRepositories: [organization.platformRepository],
      declaredRepositories: {
        // Its code comes by a push, and with no first commit.
        [organization.platformRepository]: {
          teams: { [organization.securityTeam]: "push", [organization.platformTeam]: "maintain" },
          checks: requiredChecks("infrastructure"),
          files: [],
        },
      },
    },
    datadog: { ...own.datadog },
    pagerduty: {
      services: [],
      escalationPolicy: own.pagerduty.escalationPolicy,
      rota: {
        people: mapValues(sre.people, ({ role, teamRole }) => ({ role, teamRole })),
        layers: Object.fromEntries(sre.layers.map(({ name, people }) => [name, [...people]])),
        managers: [...sre.escalation.managers],
      },
    },
    rulesUrl: `https://github.com/${own.github.organization}/${organization.platformRepository}/blob/main/policies/RULES.md`,
  };
}

/** Files of the first commit of a product's repository. */
const SEEDS = [".github/CODEOWNERS", ".github/dependabot.yml"];

function entryOf(definition: ProductDefinition, lines: Made["products"]): Registry["products"][string] {
  const product = complete(definition, foundation);
  const environments = Object.entries(product.environments);
  return {
    account: lines[product.name]?.account ?? placeholder.id,
    ring: product.ring,
    owner: product.owner,
    domain: product.domain,
    timeZone: product.timeZone,
    cidrs: {
      management: product.management.cidr,
      ...Object.fromEntries(environments.map(([name, { cidr }]) => [name, cidr])),
    },
    endpoints: Object.fromEntries(
      environments.map(([name, { interfaceEndpoints }]) => [name, interfaceEndpoints ? interfacesOf(product) : []]),
    ),
    allowedCidrs: Object.fromEntries(environments.map(([name, { allowedCidrs }]) => [name, [...allowedCidrs]])),
    runbooks: new URL(product.runbook).host,
    outside: Object.keys(product.outside).sort(),
    repositories: Object.keys(product.repositories),
    declaredRepositories: mapValues(product.repositories, ({ kind, checks, teams }) => ({
      teams: { ...teams, [foundation.organization.platformTeam]: "push", [product.owner]: "maintain" },
      checks: requiredChecks(kind, checks),
      files: SEEDS,
    })),
    deploys: mapValues(product.repositories, ({ deploys }) => [...deploys]),
    declared: declaredOf(product),
    settings: { ...product.settings },
    cachedPaths: [...product.edge.cachedPaths],
    webAcl: {
      countedRules: countedRules(product.edge.overrides),
      exclusions: exclusionsByGroup(product.edge.exclusions),
      testers: product.edge.penetrationTests.flatMap(({ cidrs }) => cidrs),
      requestsPer5Minutes: product.edge.requestsPer5Minutes,
    },
  };
}

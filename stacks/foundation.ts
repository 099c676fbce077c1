import type { ContactsDefinition, QuotasDefinition } from "../components/definition/definition";
import { refuse } from "../components/refuse";
import { constantsProblems } from "./constants-check";
import { type FoundationAccount, ledger, made } from "./ledger";
import { sre } from "./people";

const PLATFORM_TEAM = "team-platform";
const SECURITY_TEAM = "team-security";

/**
 * What all stacks share: constants that the company chooses, and the ledger's values, which others compute once. No stack reads another's
 * outputs, so that a preview knows everything that security depends on. What is shipped is an example's: it can be previewed, and a real run is
 * refused as long as any of it stands (`examples.ts`).
 */
export const foundation = {
  organization: {
    id: ledger.organization.id,
    rootId: ledger.organization.rootId,
    /** The GitHub organization. */
    github: "example-inc",
    githubId: ledger.github.organizationId,
    repositoryIds: made.github.repositoryIds,
    /** The repository of this program, whose workflows may deploy. */
    platformRepository: "product-platform",
    /** Slug of the team that reviews what runs with rights in the cloud. */
    platformTeam: PLATFORM_TEAM,
    /** Slug of the team that owns what tells the company from a stranger, `policies/company.json`: another than the platform's. */
    securityTeam: SECURITY_TEAM,
    /** Slugs of the GitHub teams that own or work on something: another is refused before GitHub answers 404, half-way through an update. */
    teams: [PLATFORM_TEAM, SECURITY_TEAM, "team-shine"],
    /** The platform's team approves deployments to production. */
    reviewerTeamIds: reviewers(),
    /** GitHub plan: reviewers on environments of private repositories need `enterprise`. */
    githubPlan: "enterprise",
    /** Whether GitHub Secret Protection is licensed: repositories are scanned for secrets. Without a licence GitHub refuses them (422). */
    secretProtection: true,
  },
  regions: { home: "ap-northeast-1", global: "us-east-1" },
  /** Letters of the home region's zones in the order in which products take them; Tokyo has no `b` for new accounts. */
  zones: ["a", "c", "d"],
  accounts: ledger.accounts,
  /** The parent of every product's domain. */
  domain: "example.com",
  /** Domains at which the company's people and teams have their mail: an address at any other is refused. */
  mailDomains: ["example.com"],
  /** Bucket of the log archive that AWS Config delivers into; the foundation stack makes it. */
  configArchiveBucket: `foundation-account-config-${ledger.accounts["log-archive"]}`,
  /** Bucket of the log archive that the organization's trail is delivered to; the foundation stack makes it. */
  trailBucket: `foundation-account-trail-${ledger.accounts["log-archive"]}`,
  /**
   * Roles that CI assumes in a product's account: Organizations makes the one that deploys, the product's stack the one that reads. `ciPreview`
   * and `ciCompare` are the roles of the management account that may assume the latter; there too stand the roles that write what the parent
   * zone says of a product, `<delegate>-<product>`, and the one that reads all of it.
   */
  roles: {
    deploy: "platform-deploy",
    preview: "platform-preview",
    ciPreview: "organization-account-ci-preview",
    ciCompare: "organization-account-ci-compare",
    delegate: "platform-delegate",
    delegationReader: "platform-delegation-reader",
  },
  /** What is asked for with each account; a product says where it needs more. Never lowered: AWS takes no request for less. */
  quotas: { fargateVcpu: 200, fargateSpotVcpu: 100, elasticAddresses: 10 },
  /** Public addresses of the offices: what staging and development admit. */
  offices: ["198.51.100.0/27", "203.0.113.64/28"],
  /** AWS's managed prefix list of CloudFront's origin-facing addresses, by region; its id never changes. */
  cloudFrontPrefixListIds: { "ap-northeast-1": "pl-58a04531" },
  /** Platform-owned images, built by the foundation stack into the shared account. No two have the same tag. */
  images: {
    bootstrap: { repository: "platform/bootstrap", tag: "bootstrap-1.0.0" },
    console: { repository: "platform/console", tag: "console-1.0.0" },
    logRouter: { repository: "platform/log-router", tag: "log-router-1.0.0" },
  },
  parentZoneId: ledger.parentZoneId,
  escalationPolicyId: ledger.escalationPolicyId,
  identityCenter: ledger.identityCenter,
  /** Where Pulumi keeps the state: CI reads and writes it from the management account. */
  state: { bucket: "example-pulumi-state", keyAlias: "alias/pulumi-secrets", project: "platform" },
  /** Where monitors send a reader: `<site>/<product>`. */
  runbookSite: "https://runbooks.example.com",
  datadogSite: "datadoghq.com",
  /** The Slack workspace, by the name that Datadog shows for it where the two are connected. */
  slackAccount: "example-inc",
  /** The AWS account that Datadog reads from. */
  datadogAccount: "464622532012",
  contacts: {
    billing: { name: "Accounting", title: "Billing contact", email: "aws-billing@example.com", phone: "+81305550100" },
    operations: {
      name: "SRE team",
      title: "Operations contact",
      email: "aws-operations@example.com",
      phone: "+81305550101",
    },
    security: {
      name: "Security team",
      title: "Security contact",
      email: "aws-security@example.com",
      phone: "+81305550102",
    },
  },
} as const satisfies Foundation;

// Before anybody reads them: what is built on a wrong one would tell of itself, and not of what is wrong.
refuse("constants of the company", constantsProblems(foundation, sre));

/** The role of the management account by which a product's stack delegates to its domain. */
export function delegateRole(product: string): string {
  return `${foundation.roles.delegate}-${product}`;
}

function reviewers(): readonly number[] {
  const id = ledger.github.teamIds[PLATFORM_TEAM];
  return id === undefined ? [] : [id];
}

export interface Foundation {
  readonly organization: {
    /** AWS Organizations' own id, `o-…`. */
    readonly id: string;
    /** Of the root that all units are below, `r-…`. */
    readonly rootId: string;
    readonly github: string;
    /** Number of the GitHub organization. */
    readonly githubId: number;
    /** Numbers of repositories, by name; of those that are not made yet there is none. */
    readonly repositoryIds: Readonly<Record<string, number>>;
    readonly platformRepository: string;
    readonly platformTeam: string;
    readonly securityTeam: string;
    readonly teams: readonly string[];
    /** Numbers of the GitHub teams that approve. */
    readonly reviewerTeamIds: readonly number[];
    readonly githubPlan: "free" | "team" | "enterprise";
    readonly secretProtection: boolean;
  };
  readonly regions: { readonly home: string; readonly global: string };
  readonly zones: readonly string[];
  /** Ids of the foundation accounts. */
  readonly accounts: Readonly<Record<FoundationAccount, string>>;
  readonly domain: string;
  readonly mailDomains: readonly string[];
  readonly configArchiveBucket: string;
  readonly trailBucket: string;
  readonly roles: Readonly<
    Record<"deploy" | "preview" | "ciPreview" | "ciCompare" | "delegate" | "delegationReader", string>
  >;
  readonly quotas: Required<QuotasDefinition>;
  readonly offices: readonly string[];
  readonly cloudFrontPrefixListIds: Readonly<Record<string, string>>;
  readonly images: Readonly<
    Record<"bootstrap" | "console" | "logRouter", { readonly repository: string; readonly tag: string }>
  >;
  /** Of the Route 53 zone above the products' own. */
  readonly parentZoneId: string;
  /** PagerDuty's id of the escalation policy that the organization stack makes. */
  readonly escalationPolicyId: string;
  /** Of IAM Identity Center; undefined while it is not enabled. */
  readonly identityCenter: { readonly instanceArn: string; readonly identityStoreId: string } | undefined;
  readonly state: { readonly bucket: string; readonly keyAlias: string; readonly project: string };
  readonly runbookSite: string;
  readonly datadogSite: string;
  readonly slackAccount: string;
  readonly datadogAccount: string;
  readonly contacts: Required<ContactsDefinition>;
}

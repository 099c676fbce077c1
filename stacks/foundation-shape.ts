import { z } from "zod";
import { zoneLetters } from "../components/network/plan";
import { choice, contact, domainName, flag, KEBAB, list, object, text, whole } from "../components/definition/shape";
import { GLOBAL_REGION, HOME_REGIONS } from "./regions";

/**
 * The shape of the constants in `foundation.ts`, for whoever edits them without a compiler; a message says what is allowed there. The forms are those
 * of the services: GitHub's logins and slugs, IAM's `RoleName`, ECR's `RepositoryName` and tags, KMS's `AliasName`, S3's rules for names of buckets.
 */

/** Of the ledger, which is checked by itself. */
const taken = z.custom((value) => value !== undefined, "what stacks/ledger.json has, as it is shipped");

export const login = (whose: string) =>
  text(
    /^(?=.{1,39}$)[A-Za-z\d]+(-[A-Za-z\d]+)*$/,
    `the login of ${whose} on GitHub: letters, digits and single dashes, at most 39`,
  );
export const words = (what: string, most: number) =>
  text(new RegExp(`^(?=.{1,${most}}$)\\S(.*\\S)?$`), `${what} of 1 to ${most} characters`);

const slug = () =>
  text(/^(?=.{1,100}$)[a-z\d]+([-_][a-z\d]+)*$/, "the slug of a team on GitHub, in lower case: team-platform");
const bucket = () =>
  text(
    /^(?=.{3,63}$)[a-z\d]([a-z\d-]*[a-z\d])$/,
    "a bucket's name of lower-case letters, digits and dashes, 3 to 63 characters",
  );
export const domain = () => domainName("a domain name in lower case: our-inc.co.jp");
export const account = () => text(/^\d{12}$/, "the 12 digits of an AWS account, as text");
const TEAM_ID = "the number that GitHub gave to a team";
const role = () => text(/^[\w+=,.@-]{1,64}$/, "a role's name of letters, digits and +=,.@_-, at most 64 characters");
const image = object({
  repository: text(
    /^(?=.{2,256}$)[a-z\d]+([._-][a-z\d]+)*(\/[a-z\d]+([._-][a-z\d]+)*)*$/,
    "a repository's name in lower case: platform/console",
  ),
  tag: text(/^\w[\w.-]{0,127}$/, "an image's tag of letters, digits, dots and dashes: console-1.0.0"),
});

export const foundationShape = object({
  organization: object({
    id: taken,
    rootId: taken,
    github: login("an organization"),
    githubId: taken,
    repositoryIds: taken,
    platformRepository: text(
      /^(?!\.{1,2}$)[\w.-]{1,100}$/,
      "a repository's name without its organization: product-platform",
    ),
    platformTeam: slug(),
    securityTeam: slug(),
    teams: list(slug(), 1, "a list of slugs of teams on GitHub, at least one"),
    reviewerTeamIds: list(z.int(TEAM_ID).positive(TEAM_ID), 0, "a list of numbers of teams on GitHub"),
    githubPlan: choice("free", "team", "enterprise"),
    secretProtection: flag(),
  }),
  regions: object({
    home: z.enum(
      HOME_REGIONS,
      `a region that accounts have without asking, and not ${GLOBAL_REGION}, where the global part of each account stands: ${HOME_REGIONS.join(", ")}`,
    ),
    global: choice(GLOBAL_REGION),
  }),
  zones: list(
    z.enum(zoneLetters, `a letter that the address plan keeps a slot for: ${zoneLetters.join(", ")}`),
    2,
    "a list of letters, at least two: load balancers and databases stand in two zones",
  ),
  accounts: object({ management: account(), security: account(), "log-archive": account(), shared: account() }),
  domain: domain(),
  mailDomains: list(domain(), 1, "a list of domains at which people of the company have their mail, at least one"),
  configArchiveBucket: bucket(),
  trailBucket: bucket(),
  roles: object({
    deploy: role(),
    preview: role(),
    ciPreview: role(),
    ciCompare: role(),
    // A product's name has 16 characters at the most.
    delegate: text(
      /^[\w+=,.@-]{1,47}$/,
      "the beginning of a role's name, at most 47 characters, since -<product> follows",
    ),
    delegationReader: role(),
  }),
  quotas: object({
    fargateVcpu: whole(6, 100_000, "vCPU"),
    fargateSpotVcpu: whole(6, 100_000, "vCPU"),
    elasticAddresses: whole(5, 1000, "addresses"),
  }),
  offices: list(
    text(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, "an IPv4 range: 20.40.60.0/27, or 20.40.60.7/32 for one address"),
    1,
    "a list of IPv4 ranges, at least one: nobody reaches staging, development or a console from elsewhere",
  ),
  cloudFrontPrefixListIds: z.record(
    z.string(),
    text(/^pl-([\da-f]{8}|[\da-f]{17})$/, "the id of a prefix list: pl-58a04531"),
    "ids of prefix lists by region",
  ),
  images: object({ bootstrap: image, console: image, logRouter: image }),
  parentZoneId: taken,
  escalationPolicyId: taken,
  identityCenter: z.any().optional(),
  state: object({
    bucket: bucket(),
    keyAlias: text(/^alias\/(?!aws\/)[\w/-]{1,250}$/, "the alias of a key of the company's own: alias/pulumi-secrets"),
    project: text(KEBAB, "the project's name in Pulumi.yaml"),
  }),
  runbookSite: text(
    /^https:\/\/([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(:\d{1,5})?(\/[\w.~-]+)*$/,
    "an address that begins with https:// and does not end with /, since /<product> follows",
  ),
  // docs.datadoghq.com, "Getting Started with Datadog Sites". The one for governments is a cloud of its own.
  datadogSite: choice(
    "datadoghq.com",
    "us3.datadoghq.com",
    "us5.datadoghq.com",
    "datadoghq.eu",
    "ap1.datadoghq.com",
    "ap2.datadoghq.com",
  ),
  slackAccount: words("the workspace's name", 100),
  datadogAccount: account(),
  contacts: object({ billing: contact, operations: contact, security: contact }),
});

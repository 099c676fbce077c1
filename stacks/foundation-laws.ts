import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bucketName } from "../components/naming";
import { aligned, type Block, formatBlock, isPrivate, overlap, parseBlock } from "../components/network/block";
import { ciRoleName } from "../components/organization/ci-policy";
import { show } from "../components/definition/checks/shape-problems";
import type { Problem } from "../components/refuse";
import { CI } from "./ci";
import type { ConstantLaw } from "./constants-check";
import type { Foundation } from "./foundation";
import { HOME_REGIONS } from "./regions";
import { nearest } from "../components/definition/checks/nearest";
import { twice } from "./twice";

/** What the constants of `foundation.ts` must be to each other, and to what stands elsewhere. */
export const foundationLaws: readonly ConstantLaw<Foundation>[] = [
  { reads: ["organization"], law: ({ organization }) => teams(organization) },
  { reads: ["zones"], law: ({ zones }) => twice(zones.map((letter, index) => [show(["zones", index]), letter])) },
  { reads: ["offices"], law: ({ offices }) => officeProblems(offices) },
  { reads: ["regions", "cloudFrontPrefixListIds"], law: prefixLists },
  { reads: ["roles"], law: ({ roles }) => roleProblems(roles) },
  { reads: ["images"], law: ({ images }) => imageProblems(images) },
  { reads: ["regions", "accounts"], law: archiveBuckets },
  { reads: ["contacts", "mailDomains"], law: contactDomains },
  { reads: ["state"], law: ({ state }) => project(state) },
];

function teams({
  platformTeam,
  securityTeam,
  teams: slugs,
  github,
  githubPlan,
  reviewerTeamIds,
}: Foundation["organization"]) {
  const problems = [...twice(slugs.map((slug, index) => [show(["organization", "teams", index]), slug]))];
  for (const [whose, team] of [
    ["the platform's own team", platformTeam],
    ["the team of security", securityTeam],
  ] as const) {
    if (slugs.includes(team)) continue;
    const allowed = `a list with ${whose}, ${team}, among the others`;
    problems.push({ path: "organization.teams", value: slugs, allowed, fix: `add "${team}"` });
  }
  if (securityTeam === platformTeam) {
    const allowed = "another team than the platform's: what it owns is a second source because others write it";
    problems.push({ path: "organization.securityTeam", value: securityTeam, allowed, fix: "name another team" });
  }
  if (githubPlan === "enterprise" && reviewerTeamIds.length === 0) {
    const number = `gh api orgs/${github}/teams/${platformTeam} --jq .id`;
    problems.push({
      path: "organization.platformTeam",
      value: platformTeam,
      allowed: "a team whose number stands in stacks/ledger.json, below github.teamIds",
      fix: `npm run platform -- ledger --set "github.teamIds.${platformTeam}=$(${number})"`,
    });
  }
  return problems;
}

function contactDomains({ contacts, mailDomains }: Pick<Foundation, "contacts" | "mailDomains">): Problem[] {
  return Object.entries(contacts).flatMap(([kind, { email }]) =>
    // The shape tells of one that is no text.
    typeof email !== "string" || mailDomains.includes(email.replace(/^.*@/, ""))
      ? []
      : [
          {
            path: `contacts.${kind}.email`,
            value: email,
            allowed: `an address at ${mailDomains.join(" or ")}`,
            fix: "write an address of the company's, or add its domain to mailDomains",
          },
        ],
  );
}

/** What the firewalls of staging admit must be the internet's, and nobody who shares an address by the million. */
const WIDEST = 9;

function officeProblems(offices: readonly string[]): Problem[] {
  const known: { readonly path: string; readonly cidr: string; readonly block: Block }[] = [];
  return offices.flatMap((cidr, index) => {
    const path = show(["offices", index]);
    const block = typeof cidr === "string" ? parseBlock(cidr) : undefined;
    const problem = (allowed: string, fix: string): Problem => ({ path, value: cidr, allowed, fix });
    if (block === undefined)
      return [problem("an IPv4 range: 20.40.60.0/27", "write four numbers up to 255, a slash and a length up to 32")];
    const network = aligned(block);
    const other = known.find((earlier) => overlap(earlier.block, network));
    known.push({ path, cidr, block: network });
    if (block.prefix < WIDEST)
      return [problem(`a range of /${WIDEST} to /32`, "name the addresses that people really come from")];
    if (network.first !== block.first)
      return [problem(`a range that begins where a /${block.prefix} begins`, `write ${formatBlock(network)}`)];
    if (isPrivate(network) || UNSEEN.some((range) => overlap(range, network)))
      return [
        problem(
          "addresses that the internet sees",
          "write the office's public address: curl https://checkip.amazonaws.com",
        ),
      ];
    return other === undefined
      ? []
      : [
          problem(
            `addresses of its own; ${other.path}, ${other.cidr}, has them already`,
            "remove the narrower of the two",
          ),
        ];
  });
}

/** Addresses that nobody comes from: this network, the carriers' own, the machine's, the link's, many at once, and what is kept (RFC 6890). */
const UNSEEN = ["0.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"].flatMap(
  (cidr) => parseBlock(cidr) ?? [],
);

function prefixLists({ regions: { home }, cloudFrontPrefixListIds: ids }: Foundation): Problem[] {
  const at = (region: string) => show(["cloudFrontPrefixListIds", region]);
  const strangers = Object.keys(ids).filter((region) => !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region));
  const problems: Problem[] = strangers.map((region) => {
    const best = nearest(region, HOME_REGIONS);
    const fix = best === undefined ? "write the region's name, or remove the line" : `write "${best}"`;
    return { path: at(region), allowed: "an id by the name of a region", fix };
  });
  if (!Object.hasOwn(ids, home))
    problems.push({
      path: "cloudFrontPrefixListIds",
      value: ids,
      allowed: `ids by region, among them one for regions.home, ${home}`,
      fix: `add what tells it: aws ec2 describe-managed-prefix-lists --region ${home} --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing --query 'PrefixLists[0].PrefixListId'`,
    });
  return problems;
}

function roleProblems(roles: Foundation["roles"]): Problem[] {
  const made = { ciPreview: ciRoleName(CI, "preview"), ciCompare: ciRoleName(CI, "compare") };
  return [
    ...Object.entries(made)
      .filter(([key, name]) => roles[key as keyof typeof made] !== name)
      .map(([key, name]) => ({
        path: show(["roles", key]),
        value: roles[key as keyof typeof made],
        allowed: `"${name}", which the organization's stack makes`,
        fix: `write "${name}"`,
      })),
    ...twice(Object.entries(roles).map(([key, name]) => [show(["roles", key]), name])),
  ];
}

function imageProblems(images: Foundation["images"]): Problem[] {
  const all = Object.entries(images);
  return [
    ...twice(all.map(([key, { repository }]) => [show(["images", key, "repository"]), repository])),
    ...twice(all.map(([key, { tag }]) => [show(["images", key, "tag"]), tag])),
  ];
}

/** The foundation's stack chooses their names; what stands here is where others find them. */
function archiveBuckets({ regions: { home: region }, accounts, ...constants }: Foundation): Problem[] {
  const account = accounts["log-archive"];
  const scope = { product: "foundation", environment: "account", account, region, owner: "" } as const;
  const made = { configArchiveBucket: bucketName(scope, "config"), trailBucket: bucketName(scope, "trail") };
  return Object.entries(made).flatMap(([path, name]) => {
    const value = constants[path as keyof typeof made];
    if (value === name) return [];
    return [{ path, value, allowed: `"${name}", which the foundation's stack makes`, fix: `write "${name}"` }];
  });
}

function project({ project: value }: Foundation["state"]): Problem[] {
  const name = /^name: *(\S+)/m.exec(readFileSync(join(__dirname, "../Pulumi.yaml"), "utf8"))?.[1];
  if (name === undefined || value === name) return [];
  const allowed = `"${name}", the project's name in Pulumi.yaml, below which the stacks are filed`;
  return [{ path: "state.project", value, allowed, fix: `write "${name}"` }];
}

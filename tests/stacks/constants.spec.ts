import assert from "node:assert/strict";
import type { Roster } from "../../components/oncall/roster";
import { constantsProblems } from "../../stacks/constants-check";
import { type Foundation, foundation } from "../../stacks/foundation";
import { sre } from "../../stacks/people";

type Loose = { [key: string]: Loose } & unknown[];
type Change = (constants: Loose) => void;

/** The problems of the shipped constants once they are changed so. */
function problemsOf(changed: { readonly foundation?: Change; readonly people?: Change }) {
  const [shared, roster] = [structuredClone(foundation), structuredClone(sre)] as unknown as [Loose, Loose];
  changed.foundation?.(shared);
  changed.people?.(roster);
  return constantsProblems(shared as unknown as Foundation, roster as unknown as Roster);
}

/** What stands at a place: `contacts.billing.phone`, `offices.0`. */
const put =
  (path: string, value: unknown): Change =>
  (constants) => {
    const keys = path.split(".");
    const last = keys.pop() as string;
    const holder = keys.reduce((node, key) => node[key] as Loose, constants);
    (holder as Record<string, unknown>)[last] = value;
  };
const remove =
  (path: string): Change =>
  (constants) => {
    const keys = path.split(".");
    const last = keys.pop() as string;
    delete (keys.reduce((node, key) => node[key] as Loose, constants) as Record<string, unknown>)[last];
  };

/** A wrong value, and the place and the words in which it is told. */
const inFoundation: readonly (readonly [path: string, value: unknown, told: string, allowed: RegExp])[] = [
  ["offices", [], "offices", /at least one/],
  ["offices", "20.40.60.0/27", "offices", /a list of IPv4 ranges/],
  ["offices", undefined, "offices", /a list of IPv4 ranges/],
  ["offices.0", "office", "offices[0]", /an IPv4 range/],
  ["offices.0", "300.1.1.0/27", "offices[0]", /an IPv4 range/],
  ["offices.0", "20.40.60.0/33", "offices[0]", /an IPv4 range/],
  ["offices.0", "20.40.60.1", "offices[0]", /an IPv4 range/],
  ["offices.0", "2001:db8::/48", "offices[0]", /an IPv4 range/],
  ["offices.0", 20, "offices[0]", /an IPv4 range/],
  ["offices.0", "20.40.60.1/27", "offices[0]", /begins where a \/27 begins/],
  ["offices.0", "0.0.0.0/0", "offices[0]", /\/9 to \/32/],
  ["offices.0", "10.1.0.0/24", "offices[0]", /the internet sees/],
  ["offices.0", "127.0.0.1/32", "offices[0]", /the internet sees/],
  ["offices.0", "100.64.1.0/24", "offices[0]", /the internet sees/],
  ["offices.1", "198.51.100.0/27", "offices[1]", /of its own; offices\[0\]/],
  ["offices.1", "198.51.100.16/28", "offices[1]", /of its own; offices\[0\]/],
  ["mailDomains", [], "mailDomains", /at least one/],
  ["mailDomains", ["our-inc.co.jp"], "contacts.billing.email", /at our-inc\.co\.jp/],
  ["mailDomains.0", "aws@example.com", "mailDomains[0]", /domain name/],
  ["regions.home", "us-east-1", "regions.home", /not us-east-1/],
  ["regions.home", "ap-northeast-9", "regions.home", /eu-west-1/],
  ["regions.home", "eu-west-1", "cloudFrontPrefixListIds", /one for regions\.home, eu-west-1/],
  ["regions.global", "eu-west-1", "regions.global", /us-east-1/],
  ["regions", "ap-northeast-1", "regions", /an object/],
  ["cloudFrontPrefixListIds.ap-northeast-1", "58a04531", 'cloudFrontPrefixListIds["ap-northeast-1"]', /pl-58a04531/],
  ["cloudFrontPrefixListIds.Tokyo", "pl-58a04531", "cloudFrontPrefixListIds.Tokyo", /name of a region/],
  ["zones", ["a"], "zones", /at least two/],
  ["zones", ["a", "a"], "zones[1]", /of its own; zones\[0\]/],
  ["zones.0", "e", "zones[0]", /a, b, c, d/],
  ["zones.0", "ap-northeast-1a", "zones[0]", /a, b, c, d/],
  ["domain", "Example.com", "domain", /in lower case/],
  ["domain", "com", "domain", /a domain name/],
  ["domain", "https://our-inc.co.jp", "domain", /a domain name/],
  ["organization.github", "our inc", "organization.github", /login of an organization/],
  [
    "organization.platformRepository",
    "our-inc/platform",
    "organization.platformRepository",
    /without its organization/,
  ],
  ["organization.platformTeam", "@our-inc/platform", "organization.platformTeam", /slug/],
  ["organization.platformTeam", "team-infra", "organization.teams", /team-infra, among/],
  ["organization.reviewerTeamIds", [], "organization.platformTeam", /stands in stacks\/ledger\.json/],
  ["organization.teams", [], "organization.teams", /at least one/],
  ["organization.teams", ["team-platform", "team-platform"], "organization.teams[1]", /of its own/],
  ["organization.teams.1", "Team Shine", "organization.teams[1]", /slug/],
  ["organization.githubPlan", "pro", "organization.githubPlan", /"enterprise"/],
  ["organization.secretProtection", "yes", "organization.secretProtection", /true or false/],
  ["organization.githubb", "x", "organization.githubb", /the keys id, /],
  ["configArchiveBucket", "archive", "configArchiveBucket", /which the foundation's stack makes/],
  ["trailBucket", "Trail", "trailBucket", /a bucket's name/],
  ["roles.deploy", "platform deploy", "roles.deploy", /a role's name/],
  ["roles.deploy", "platform-preview", "roles.preview", /of its own; roles\.deploy/],
  ["roles.ciPreview", "ci-preview", "roles.ciPreview", /which the organization's stack makes/],
  ["roles.delegate", "x".repeat(60), "roles.delegate", /at most 47/],
  ["quotas.fargateVcpu", 2, "quotas.fargateVcpu", /6 to 100000/],
  ["quotas.fargateVcpu", "200", "quotas.fargateVcpu", /a whole number/],
  ["quotas.elasticAddresses", 2.5, "quotas.elasticAddresses", /a whole number/],
  ["images.console.tag", "console 1", "images.console.tag", /an image's tag/],
  ["images.console.tag", "bootstrap-1.0.0", "images.console.tag", /of its own; images\.bootstrap\.tag/],
  ["images.console.repository", "Platform/Console", "images.console.repository", /in lower case/],
  ["state.bucket", "Our_State", "state.bucket", /a bucket's name/],
  ["state.keyAlias", "pulumi-secrets", "state.keyAlias", /alias\/pulumi-secrets/],
  ["state.keyAlias", "alias/aws/s3", "state.keyAlias", /of the company's own/],
  ["state.project", "our-platform", "state.project", /in Pulumi\.yaml/],
  ["runbookSite", "http://runbooks.our-inc.co.jp", "runbookSite", /begins with https/],
  ["runbookSite", "https://runbooks.our-inc.co.jp/", "runbookSite", /does not end with \//],
  ["datadogSite", "datadog.com", "datadogSite", /"datadoghq\.eu"/],
  ["slackAccount", "", "slackAccount", /the workspace's name/],
  ["datadogAccount", 464622532012, "datadogAccount", /12 digits of an AWS account, as text/],
  ["contacts.billing.phone", "0335550100", "contacts.billing.phone", /E\.164/],
  ["contacts.billing.phone", 81335550100, "contacts.billing.phone", /E\.164/],
  ["contacts.security.email", "aws-security", "contacts.security.email", /e-mail address/],
  ["contacts.operations.name", "", "contacts.operations.name", /1 to 64 characters/],
  ["contacts.security", undefined, "contacts.security", /an object/],
];

const inPeople: readonly (readonly [path: string, value: unknown, told: string, allowed: RegExp])[] = [
  ["timeZone", "Asia/Tokio", "timeZone", /IANA/],
  ["timeZone", "JST", "timeZone", /IANA/],
  ["timeZone", 9, "timeZone", /IANA/],
  ["people", {}, "layers[0].people[0]", /a key of people/],
  ["people", ["akiko-mori"], "people", /entries by name/],
  ["people.emi-tanaka.phone", "09015550103", 'people["emi-tanaka"].phone', /the country's code/],
  ["people.emi-tanaka.phone", 819015550103, 'people["emi-tanaka"].phone', /the country's code/],
  ["people.emi-tanaka.phone", undefined, 'people["emi-tanaka"].phone', /E\.164/],
  ["people.emi-tanaka.phone", "+819005550104", 'people["kenji-ito"].phone', /of its own/],
  ["people.emi-tanaka.email", "emi.tanaka", 'people["emi-tanaka"].email', /e-mail address/],
  ["people.kenji-ito.email", "Emi.Tanaka@example.com", 'people["kenji-ito"].email', /of its own/],
  ["people.emi-tanaka.github", "@emi", 'people["emi-tanaka"].github', /login of a person/],
  ["people.emi-tanaka.role", "admin", 'people["emi-tanaka"].role', /"limited_user"/],
  ["people.emi-tanaka.timeZone", "Tokyo", 'people["emi-tanaka"].timeZone', /IANA/],
  ["people.emi-tanaka.title", "SRE", 'people["emi-tanaka"].title', /the keys name, /],
  ["layers", [], "layers", /at least one/],
  ["layers.0.people", [], "layers[0].people", /at least two/],
  ["layers.0.people", ["emi-tanaka", "emi-tanaka"], "layers[0].people", /two people or more/],
  ["layers.0.people.0", "emi", "layers[0].people[0]", /a key of people: akiko-mori/],
  ["layers.0.start", "2026-01-05", "layers[0].start", /with its offset/],
  ["layers.0.start", "2026-13-05T09:00:00+09:00", "layers[0].start", /ISO 8601/],
  ["layers.0.turnDays", "1", "layers[0].turnDays", /1 to 7/],
  ["layers.0.restrictions.0.start", "9:00", "layers[0].restrictions[0].start", /HH:mm/],
  ["layers.0.restrictions.0.hours", 25, "layers[0].restrictions[0].hours", /at most 24/],
  ["layers.1.name", "Day", "layers[1].name", /of its own/],
  ["escalation.delayMinutes", 60, "escalation.delayMinutes", /1 to 15/],
  ["escalation.managers", [], "escalation.managers", /at least one/],
  ["escalation.managers.0", "nobody", "escalation.managers[0]", /a key of people/],
  ["escalation", null, "escalation", /an object/],
];

describe("the constants of the company", () => {
  it("are sound as they are shipped", () => assert.deepEqual(problemsOf({}), []));

  for (const [file, table, where] of [
    ["stacks/foundation.ts", inFoundation, "foundation"],
    ["stacks/people.ts", inPeople, "people"],
  ] as const)
    for (const [path, value, told, allowed] of table)
      it(`are refused when ${path} in ${file} is ${JSON.stringify(value) ?? "left out"}, once and in its words`, () => {
        const change = value === undefined ? remove(path) : put(path, value);
        const problems = problemsOf({ [where]: change });
        const here = problems.filter((one) => one.path === `${file}: ${told}`);
        assert.equal(here.length, 1, JSON.stringify(problems, null, 1));
        assert.match(here[0]?.allowed ?? "", allowed);
        assert.notEqual(here[0]?.fix ?? "", "");
      });

  it("are refused with all that is wrong at once, in both files", () => {
    const foundation: Change = (shared) => {
      for (const [path, value] of [
        ["offices", []],
        ["contacts.billing.phone", "03"],
        ["regions.home", "us-east-1"],
        ["zones", ["a", "a"]],
      ] as const)
        put(path, value)(shared);
    };
    const people: Change = (roster) => {
      put("timeZone", "Tokyo")(roster);
      put("people.kenji-ito.email", "emi.tanaka@example.com")(roster);
    };
    const told = problemsOf({ foundation, people }).map(({ path }) => path);
    for (const path of [
      "stacks/foundation.ts: offices",
      "stacks/foundation.ts: contacts.billing.phone",
      "stacks/foundation.ts: regions.home",
      "stacks/foundation.ts: zones[1]",
      "stacks/people.ts: timeZone",
      'stacks/people.ts: people["kenji-ito"].email',
    ])
      assert.ok(told.includes(path), path);
  });

  it("are told without a fault and in words of our own, whatever stands in place of any of them", () => {
    const places = (node: unknown, path = ""): string[] =>
      typeof node !== "object" || node === null
        ? []
        : Object.entries(node).flatMap(([key, inner]) => {
            const at = path === "" ? key : `${path}.${key}`;
            return [at, ...places(inner, at)];
          });
    for (const [where, constants] of [
      ["foundation", foundation],
      ["people", sre],
    ] as const)
      for (const path of places(constants))
        for (const value of [undefined, null, 7, "?", [], {}, [7], { x: 7 }])
          for (const { allowed } of problemsOf({ [where]: put(path, value) }))
            assert.doesNotMatch(allowed, /invalid|expected|received|unrecognized|too (big|small)/i, path);
  }).timeout(120_000);
});

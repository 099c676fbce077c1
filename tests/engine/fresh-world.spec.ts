import assert from "node:assert/strict";
import { useCatalogue } from "../support/catalogue";
import { useOwnNames, withOwnNames } from "../support/copy";
import { needsEngine } from "../support/engine";
import { GITHUB, HOUR, MANAGEMENT, OWNER, Play } from "../support/play/play";
import { type Block, blocksUnder } from "../support/play/readme";

interface Step {
  /** What people have done by then that no command does. */
  readonly before?: (play: Play) => void | Promise<void>;
  /** Why the block is not run as it stands, and what is done instead. */
  readonly byHand?: string;
  /** What must be true then. */
  readonly holds?: (play: Play, printed: string) => void | Promise<void>;
}

const web = 'web: { port: 8080, cpu: 256, memory: 512, route: { paths: ["/*"] } }';

/** What Pulumi prints of an update that it has previewed, where a pack has looked at both. */
const judged = /Previewing update[\s\S]*Policies:[\s\S]*Updating[\s\S]*Policies:/;

/** README's blocks, each run as it stands but for the example's names. */
const steps: Readonly<Record<string, Readonly<Record<string, Step>>>> = {
  "First run": {
    "First run: Names": {
      before: async ({ bench }) => {
        const note = (await bench.offline("organization")).summary.placeholder ?? "";
        for (const file of ["stacks/foundation.ts", "stacks/people.ts", "stacks/products/shine.ts"])
          assert.ok(note.includes(`${file} (`), note);
        useOwnNames(bench.project);
      },
      holds: (_, printed) => {
        assert.match(printed, /Note: \d+\s+values\s+are\s+placeholders/);
        assert.doesNotMatch(printed, /an example|are\s+examples/);
      },
    },
    "First run: State": {
      holds: ({ cloud }) =>
        assert.equal(cloud.all("aws:s3/bucket:Bucket")[0]?.id, withOwnNames("example-pulumi-state")),
    },
    "First run: What a person gives": {
      before: (play) => play.writeCompany({ "accounts.management": MANAGEMENT, "github.organizationId": GITHUB }),
      holds: (_, printed) => assert.match(printed, /accounts\.management: \d+ → 210000000001/),
    },
    "First run: Organization": {
      before: (play) => play.compliant("organization"),
      holds: ({ cloud }, printed) => {
        assert.match(printed, judged);
        assert.equal(cloud.all("aws:organizations/account:Account").length, 4);
      },
    },
    "First run: Registrar": {
      holds: ({ world }, printed) => {
        const servers = [...new Set(printed.match(/ns-[\w.-]+/g))];
        assert.equal(servers.length, 4);
        world.registrar.set(withOwnNames("example.com"), servers);
      },
    },
    "First run: Ledger": {
      holds: async (play, printed) => {
        assert.match(
          printed,
          /organization\.id is "o-\w+"\s+allowed: "o-a1b2c3d4e5", which\s+policies\/company\.json has/,
        );
        const { ok, text } = await play.attempt("pulumi preview -s organization --policy-pack policies");
        assert.ok(!ok);
        assert.match(text, /policies\/company\.json has at accounts\.security/);
      },
    },
    "First run: The pack's own copy": {
      before: (play) => {
        const { cloud, hands } = play;
        const organization = cloud.all("aws:organizations/organization:Organization")[0];
        const escalation = cloud.all("pagerduty:index/escalationPolicy:EscalationPolicy")[0];
        const members = ["security", "log-archive", "shared"].map((name) => [
          `accounts.${name}`,
          hands.accountOf(name),
        ]);
        play.writeCompany({
          ...(Object.fromEntries(members) as Record<string, string>),
          "organization.id": organization?.id ?? "",
          "pagerduty.escalationPolicy": escalation?.id ?? "",
        });
      },
      holds: ({ hands }, printed) => assert.ok(printed.includes(hands.accountOf("security"))),
    },
    "First run: Organization again": {
      before: (play) => play.compliant("organization"),
      holds: (play, printed) => {
        assert.match(printed, judged);
        play.noWayAround();
      },
    },
    "First run: Foundation": {
      before: (play) => play.compliant("foundation"),
      holds: (_, printed) => assert.match(printed, judged),
    },
    "First run: Product": {
      before: async (play) => {
        play.world.slack.add(OWNER);
        await play.compliant("shine");
        play.pass(40 * HOUR);
      },
      holds: (_, printed) => assert.match(printed, judged),
    },
    "First run: Parameters and secrets": {
      before: (play) => {
        assert.deepEqual(play.deploy({ repository: "shine-web", environment: "production", commit: "1" }), {
          web: "FAILED",
          worker: "FAILED",
        });
        play.allAlive();
        assert.match(play.running("shine-production-services-web").image, /bootstrap/);
      },
      holds: (play, printed) => {
        const paths = printed.match(/^ {4}\/\S+$/gm)?.map((line) => line.trim()) ?? [];
        const missing = paths.filter(
          (path) => !play.cloud.all("aws:ssm/parameter:Parameter").some(({ id }) => id === path),
        );
        assert.ok(missing.length > 0 && missing.length < paths.length, printed);
        for (const path of missing) play.hands.writeParameter("shine", path);
        const secrets = [...printed.matchAll(/^ {4}(\S+) under (alias\/\S+)$/gm)].map(
          ([, name, key]) => `${name} ${key}`,
        );
        const there = play.cloud
          .all("aws:secretsmanager/secret:Secret")
          .map(({ inputs }) => `${String(inputs["name"])} ${String(inputs["kmsKeyId"])}`);
        assert.deepEqual(there.sort(), secrets.sort());
        assert.equal(secrets.length, 2);
      },
    },
  },
  "A new product": {
    "A new product: Definition": {
      before: ({ bench }) => {
        bench.edit("stacks/products/minimal.ts", "environments:", `services: { ${web} },\n  environments:`);
        bench.edit(
          "stacks/products/minimal.ts",
          "environments:",
          `repositories: { "minimal-web": { deploys: ["web"] } },\n  environments:`,
        );
        useCatalogue(bench.project, ["minimal", "shine"]);
      },
      holds: (_, printed) => assert.match(printed, /minimal/),
    },
    "A new product: Account": {
      holds: (play, printed) => {
        assert.match(printed, / 0 placeholders left/);
        assert.match(play.hands.accountOf("minimal"), /^\d{12}$/);
      },
    },
    "A new product: Stack": { holds: (play) => assert.equal(play.running("minimal-production-services-web").tasks, 2) },
  },
  "Closing a product": {
    "Closing a product: Suspend": {
      before: ({ bench }) =>
        void bench.edit("stacks/products/minimal.ts", "account: { ", 'account: { unit: "suspended", '),
      // What a merge in between would bring up.
      holds: async (play) => assert.equal(await play.run("npm run --silent platform -- stacks --accounts"), "shine\n"),
    },
    "Closing a product: Export": {},
    "Closing a product: Unprotect": {},
    "Closing a product: Destroy": {
      holds: ({ cloud }) =>
        assert.deepEqual(
          cloud.all("aws:ecs/service:Service").filter(({ name }) => name.startsWith("minimal-")),
          [],
        ),
    },
    "Closing a product: Forget": {},
    "Closing a product: Leave": {
      before: async (play) => {
        useCatalogue(play.bench.project, ["shine"]);
        await play.run("npm run platform -- ledger --set products.minimal=");
      },
      // AWS keeps the account; nothing of ours speaks of it any more.
      holds: (play) => assert.match(play.hands.accountOf("minimal"), /^\d{12}$/),
    },
  },
};

describe("README, followed from nothing, by the engine", function () {
  this.timeout(180_000);
  this.slow(60_000);
  this.bail(true);
  const play = new Play();

  before(async function () {
    needsEngine(this);
    await play.open();
    // The company's own catalogue begins with one product.
    useCatalogue(play.bench.project, ["shine"]);
    const ledger = JSON.parse(play.bench.read("stacks/ledger.json")) as { products: Record<string, object> };
    delete ledger.products["minimal"];
    play.bench.write("stacks/ledger.json", JSON.stringify(ledger, null, 2));
  });
  after(() => play.close());

  const follow = (heading: string): void => {
    const blocks = blocksUnder(heading);
    it(`${heading}: its blocks and the steps here are one list`, () => {
      assert.deepEqual(
        blocks.map(({ title }) => title),
        Object.keys(steps[heading] ?? {}),
      );
    });
    for (const block of blocks) it(block.title, () => take(block, steps[heading]?.[block.title]));
  };
  const take = async ({ commands }: Block, step: Step | undefined): Promise<void> => {
    await step?.before?.(play);
    const printed = step?.byHand === undefined ? await play.run(commands) : "";
    await step?.holds?.(play, printed);
  };

  follow("First run");

  it("a repository deploys, and what failed before is brought back", () => {
    for (const environment of ["staging", "production"]) {
      const web = play.deploy({ repository: "shine-web", environment, commit: "2" });
      assert.deepEqual(web, { web: "COMPLETED", worker: "COMPLETED" });
      assert.deepEqual(play.deploy({ repository: "shine-api", environment, commit: "2" }), { api: "COMPLETED" });
    }
    assert.deepEqual(play.running("shine-production-services-web").tasks, 4);
    play.allAlive();
  });

  follow("A new product");

  it("a change leaves what deploy tools and autoscaling own", async () => {
    const { web: state } = play.deploy({ repository: "minimal-web", environment: "production", commit: "1" });
    assert.equal(state, "COMPLETED");
    const before = play.running("minimal-production-services-web");
    play.bench.edit("stacks/products/minimal.ts", "memory: 512", "memory: 1024, exec: true");
    await play.run("pulumi up -s minimal --policy-pack policies");
    assert.deepEqual(play.running("minimal-production-services-web"), before);
  });

  it("what somebody changed by hand is found", async () => {
    const compare = "pulumi preview --refresh --expect-no-changes -s minimal";
    const same = await play.attempt(compare);
    assert.ok(same.ok, same.text);
    const group = play.named(
      "aws:cloudwatch/logGroup:LogGroup",
      "minimal-production-services-web-task-application-logs",
    );
    play.cloud.alter(group, { retentionInDays: 1 });
    const { ok, text } = await play.attempt(compare);
    assert.ok(!ok);
    assert.match(text, /minimal-production-services-web-task-application-logs/);
    play.cloud.alter(group, { retentionInDays: 90 });
  });

  follow("Closing a product");
});

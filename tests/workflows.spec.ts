import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { foundation } from "../stacks/foundation";
import { ofType, recorded } from "./support/stacks";

const ROOT = resolve(__dirname, "..");
const FOLDER = join(ROOT, ".github/workflows");
const files = readdirSync(FOLDER);
const workflow = (file: string): string => readFileSync(join(FOLDER, file), "utf8");
/** The jobs of a workflow, by name: what stands below each. */
const jobsOf = (text: string): Map<string, string> => {
  const [, jobs = ""] = text.split(/^jobs:\n/m);
  const parts = jobs.split(/^ {2}([\w-]+):\n/m).slice(1);
  return new Map(parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ""] as const] : [])));
};

describe("the workflows", () => {
  it("begin a ring only after those before it: each is needed, and neither failed nor made way", () => {
    const jobs = jobsOf(workflow("merge.yml"));
    const before = ["rings"];
    for (const ring of ["ring-0", "ring-1", "ring-2", "ring-3"]) {
      const job = jobs.get(ring) ?? "";
      assert.equal(/^ {4}needs: \[?(.*?)\]?$/m.exec(job)?.[1], before.join(", "));
      const condition = /^ {4}if: (.*)$/m.exec(job)?.[1] ?? "";
      // Without a function of its own, a condition is asked only when all that is needed has succeeded.
      if (ring !== "ring-0")
        for (const result of ["failure", "cancelled"])
          assert.ok(condition.includes(`!contains(needs.*.result, '${result}')`), condition);
      before.push(ring);
    }
  });

  it("test with the engine that they name, or with none", () => {
    for (const file of files)
      for (const [name, job] of jobsOf(workflow(file))) {
        if (!/- run: npm test$/m.test(job)) continue;
        assert.match(job, /pulumi-version: \d|sudo rm "\$engine"/, `${file}: ${name}`);
      }
  });

  it("ask for a state in one way, which takes no fault for a stack that is not there", () => {
    for (const file of files) assert.doesNotMatch(workflow(file), /pulumi stack (?:select|export)/, file);
  });
});

describe("what the workflows name", () => {
  const GITHUB = "github:index";
  const all = files.map(workflow).join("\n");
  const namesIn = (text: string, pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name)),
  ];
  /** What the organization's stack makes in the platform's repository, each by an input. */
  const made = async (type: string, input: string): Promise<string[]> => {
    const found = ofType(
      await recorded("organization", "up"),
      `${GITHUB}/${type[0]?.toLowerCase()}${type.slice(1)}:${type}`,
    );
    const here = found.filter(({ inputs }) => inputs["repository"] === foundation.organization.platformRepository);
    return [...new Set(here.map(({ inputs }) => String(inputs[input])))].sort();
  };

  it("are the environments that the organization makes, all of them and no other", async () => {
    const named = namesIn(all, /^ +environment: ([\w-]+)$/gm).sort();
    assert.deepEqual(named, await made("RepositoryEnvironment", "environment"));
  });

  it("are the variables that it makes, all of them and no other", async () => {
    const variables = [
      ...(await made("ActionsVariable", "variableName")),
      ...(await made("ActionsEnvironmentVariable", "variableName")),
    ];
    assert.deepEqual(namesIn(all, /\bvars\.(\w+)/g).sort(), [...new Set(variables)].sort());
  });

  it("is the role that reads, wherever a stack is previewed for real", () => {
    const roles = namesIn(all, /platform:role(?: |: \{value: )([\w+=.@-]+)/g);
    assert.deepEqual(roles, [foundation.roles.preview]);
    for (const file of ["drift.yml", "pull-request.yml"]) assert.match(workflow(file), /platform:role/);
  });

  it("are the checks that its branch asks for, each a job", async () => {
    const [rules] = ofType(await recorded("organization", "up"), `${GITHUB}/repositoryRuleset:RepositoryRuleset`);
    const asked = namesIn(JSON.stringify(rules?.inputs["rules"] ?? {}), /"context":"([^"]+)"/g);
    assert.ok(asked.length > 0);
    const jobs = [...jobsOf(workflow("pull-request.yml")).keys()];
    assert.deepEqual(
      asked.filter((check) => !jobs.includes(check)),
      [],
    );
  });

  it("is nothing else of the company: no account, ARN, bucket, role or organization stands there in letters", () => {
    const { organization, state, roles, domain, regions } = foundation;
    const own = [organization.github, organization.platformTeam, organization.platformRepository, state.bucket, domain];
    const kept = [...own, state.keyAlias, regions.home, ...Object.values(roles).filter((one) => one !== roles.preview)];
    for (const name of kept) assert.ok(!all.includes(name), name);
    assert.doesNotMatch(all, /arn:aws|s3:\/\/|(?<!\d|[a-f])\d{12}(?!\d|[a-f])/);
  });
});

describe("what a state holds, as workflows ask", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "platform-state-"));
    mkdirSync(join(folder, "bin"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Asks while the engine answers so. */
  const asked = (select: string, exported = "") => {
    const file = join(folder, "bin/pulumi");
    writeFileSync(file, `#!/bin/sh\ncase "$2" in\nselect) ${select} ;;\nexport) ${exported} ;;\nesac\n`);
    chmodSync(file, 0o755);
    const env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env["PATH"]}` };
    return spawnSync(join(ROOT, ".ci/resources"), ["shine"], { encoding: "utf8", env });
  };

  it("is nothing, of a stack that nobody has made", () => {
    const { status, stdout } = asked(`echo "error: no stack named 'shine' found" >&2; exit 255`);
    assert.deepEqual([status, stdout], [0, "0\n"]);
  });

  for (const [what, deployment, count] of [
    ["nothing, of one that has not been brought up", "{}", "0"],
    ["the number of its resources", '{"resources":[{},{}]}', "2"],
  ] as const)
    it(`is ${what}`, () => {
      const { status, stdout } = asked("exit 0", `echo '{"deployment":${deployment}}'`);
      assert.deepEqual([status, stdout], [0, `${count}\n`]);
    });

  for (const [what, select, exported] of [
    ["a right that is missing", "echo 'AccessDenied: s3:GetObject' >&2; exit 255", ""],
    ["a backend that is not there", "echo 'error: unable to open bucket' >&2; exit 255", ""],
    ["a state that cannot be read", "exit 0", "echo 'AccessDenied: kms:Decrypt' >&2; exit 255"],
  ] as const)
    it(`is not told where ${what} hides it`, () => {
      const { status, stdout, stderr } = asked(select, exported);
      assert.notEqual(status, 0);
      assert.equal(stdout, "");
      assert.match(stderr, /AccessDenied|unable to open/);
    });
});

import assert from "node:assert/strict";
import { deadServices } from "../../../tools/offline/cloud/fresh/deployments";
import { runJob, takesRole } from "../../../tools/offline/cloud/fresh/jobs";
import { FreshWorld } from "../../../tools/offline/cloud/fresh/world";
import type { Entity } from "../../../tools/offline/cloud/model";
import { withOwnNames } from "../copy";
import { Workbench } from "../engine";
import { awsTool } from "./aws";
import { type DeployArgs, deployFrom } from "./deploy-tool";
import { Hands } from "./hands";
import { Terminal } from "./terminal";

/** What AWS gave the company when it signed up. */
export const MANAGEMENT = "210000000001";
/** What GitHub gave it. */
export const GITHUB = 4711;
const TEAMS = { "team-platform": 8101, "team-security": 8103, "team-shine": 8102 };
/** What the company calls itself there, and in Slack. */
export const OWNER = withOwnNames("example-inc");
const COMPANY = "policies/company.json";
export const HOUR = 60 * 60 * 1000;

/** A company that follows README from nothing: the project as it is shipped, one world for all stacks, a shell, and people's hands. */
export class Play {
  #time = Date.UTC(2026, 10, 27);
  readonly world = new FreshWorld({ management: MANAGEMENT, now: () => this.#time });
  #bench: Workbench | undefined;
  #terminal: Terminal | undefined;

  async open(): Promise<void> {
    const bench = await Workbench.fresh(this.world);
    this.#bench = bench;
    const { folder, project, env } = bench;
    this.world.github.secretProtection = true;
    for (const [slug, id] of Object.entries(TEAMS)) this.world.github.teams.set(slug, id);
    const tools = { aws: awsTool(this.hands), gh: ghTool };
    this.#terminal = await Terminal.open({ folder, project, env, tools });
  }

  close(): void {
    this.#terminal?.close();
    this.#bench?.close();
  }

  get bench(): Workbench {
    if (this.#bench === undefined) throw new Error("the play has not begun");
    return this.#bench;
  }
  get cloud() {
    return this.bench.providers.cloud;
  }
  get hands(): Hands {
    return new Hands(this.cloud, this.world);
  }

  /** Somebody of another team writes what he has seen himself into the pack's copy of what tells the company from a stranger, by its place there. */
  writeCompany(seen: Readonly<Record<string, string | number>>): void {
    const company = JSON.parse(this.bench.read(COMPANY)) as Record<string, Record<string, string | number>>;
    for (const [place, value] of Object.entries(seen)) {
      const [part = "", key = ""] = place.split(".");
      (company[part] ??= {})[key] = value;
    }
    this.bench.write(COMPANY, JSON.stringify(company, null, 2));
  }

  /** Lets time go by. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }

  /** Runs commands as they stand, but for the company's names; fails with all that they printed. Nothing that should run may be dead afterwards. */
  async run(commands: string): Promise<string> {
    const { ok, text } = await this.attempt(commands);
    assert.ok(ok, text);
    this.allAlive();
    return text;
  }

  async attempt(commands: string): Promise<{ readonly ok: boolean; readonly text: string }> {
    if (this.#terminal === undefined) throw new Error("the play has not begun");
    return this.#terminal.run(withOwnNames(commands));
  }

  /** Every service that should run does, whatever an update has said. */
  allAlive(): void {
    assert.deepEqual(deadServices(this.cloud.things, this.world), []);
  }

  /** What the pack says of a stack as it now is written. */
  async compliant(stack: string): Promise<void> {
    const { violations } = await this.bench.offline(stack);
    assert.deepEqual(
      violations.filter((one) => one.level === "mandatory").map(({ rule, urn }) => `${rule} ${urn}`),
      [],
    );
  }

  /** A branch that nobody has reviewed reaches no role of CI: every environment that a role trusts is there, and asks a reviewer. */
  noWayAround(): void {
    const job = { owner: OWNER, repository: "product-platform", ref: "refs/heads/mine" };
    for (const environment of ["preview", "ring-0", "ring-1", "ring-2", "ring-3"]) {
      const started = runJob({ ...job, environment }, this.cloud.things, this.world);
      assert.ok("waits" in started, `${environment} starts a job of any branch`);
    }
    for (const ref of ["refs/heads/mine", "refs/pull/1/merge"]) {
      const started = runJob({ ...job, ref }, this.cloud.things, this.world);
      const roles = this.cloud.all("aws:iam/role:Role").map(({ outputs }) => String(outputs["arn"]));
      const taken =
        "subject" in started
          ? roles.filter((role) => takesRole(started.subject, role, this.cloud.things) === undefined)
          : [];
      assert.deepEqual(taken, []);
    }
    assert.deepEqual([...this.world.unprotected], []);
  }

  /** A repository's workflow deploys; gives how each service's deployment ended. */
  deploy(args: Omit<DeployArgs, "owner" | "ownerId">): Record<string, string> {
    const made = deployFrom(this.hands, { owner: OWNER, ownerId: GITHUB, ...args });
    return Object.fromEntries(Object.entries(made).map(([service, { state }]) => [service, state]));
  }

  /** How many tasks of a service run, and on which image its own container stands. */
  running(service: string): { readonly tasks: number; readonly image: string } {
    const found = this.named("aws:ecs/service:Service", `${service}-service`);
    const definition = this.cloud
      .all("aws:ecs/taskDefinition:TaskDefinition")
      .find(({ outputs }) => outputs["arn"] === found.outputs["taskDefinition"]);
    const [first] = JSON.parse(String(definition?.inputs["containerDefinitions"])) as { image: string }[];
    return { tasks: this.world.services.get(found.id)?.running ?? 0, image: first?.image ?? "" };
  }

  named(type: string, name: string): Entity {
    const found = this.cloud.all(type).find((one) => one.name === name);
    if (found === undefined) throw new Error(`there is no ${type} ${name}`);
    return found;
  }
}

/** `gh api orgs/example-inc --jq .id`, and the same of a team. */
function ghTool([, path = ""]: readonly string[]): string {
  const team = /\/teams\/(.+)$/.exec(path)?.[1];
  return `${team === undefined ? GITHUB : TEAMS[team as keyof typeof TEAMS]}\n`;
}

import assert from "node:assert/strict";
import { userName, usersOf } from "../../../components/definition/database-users";
import { complete } from "../../../components/definition/defaults";
import { foundation } from "../../../stacks/foundation";
import { shine } from "../../../stacks/products/shine";
import type { RecordedResource } from "../../../tools/offline/recorded";
import { inputsOf } from "../../support/record";
import { recorded } from "../../support/stacks";

describe("who signs in to a database", () => {
  it("is each service that names it, and people; a long name is shortened to what MySQL takes", () => {
    const { services } = complete(shine, foundation);
    assert.deepEqual(usersOf(services, "staging", "primary"), [
      { name: "staging-web", rights: "owner" },
      { name: "staging-api", rights: "owner" },
      { name: "staging-worker", rights: "owner" },
      { name: "staging-console", rights: "writer" },
    ]);
    assert.deepEqual(usersOf(services, "staging", "other"), [{ name: "staging-console", rights: "writer" }]);
    const [one, two] = ["a", "b"].map((end) => userName("production", `${"long-".repeat(6)}${end}`));
    assert.ok(one !== undefined && two !== undefined && one.length <= 32 && two.length <= 32 && one !== two);
  });
});

describe("the databases of shine", () => {
  let all: readonly RecordedResource[];
  before(async () => {
    all = await recorded("shine", "up");
  });

  for (const environment of ["staging", "production"]) {
    it(`in ${environment}: a service is told its user, may sign in as it and as nobody else, and the user is made`, () => {
      const triggers = inputsOf(all, "Invocation", `shine-${environment}-databases-primary-users-invocation`)[
        "triggers"
      ];
      const made = JSON.parse((triggers as { users: string }).users) as { name: string }[];
      for (const service of ["web", "api", "worker"]) {
        const name = `shine-${environment}-services-${service}-task`;
        const containers = String(inputsOf(all, "TaskDefinition", `${name}-definition`)["containerDefinitions"]);
        const [container] = JSON.parse(containers) as { environment: { name: string; value: string }[] }[];
        const user = container?.environment.find((variable) => variable.name === "DATABASE_PRIMARY_USER")?.value;
        assert.equal(user, `${environment}-${service}`);
        assert.ok(made.some((one) => one.name === user));
        const { Statement } = JSON.parse(
          String(inputsOf(all, "RolePolicy", `${name}-roles-task-policy`)["policy"]),
        ) as { Statement: { Action: unknown; Resource: unknown }[] };
        assert.deepEqual(
          Statement.filter(({ Action }) => Action === "rds-db:connect").map(({ Resource }) => Resource),
          [`arn:aws:rds-db:ap-northeast-1:111122223333:dbuser:*/${environment}-${service}`],
        );
      }
    });

    it(`in ${environment}: users are made when there is an instance, and a way to Secrets Manager`, () => {
      const asked = all.find(({ name }) => name === `shine-${environment}-databases-primary-users-invocation`);
      const before = (type: string, part: string) =>
        all.filter((one) => one.type.endsWith(type) && one.name.startsWith(`shine-${environment}-${part}`));
      const needed = [
        ...before("ClusterInstance", "databases"),
        ...(environment === "production" ? before("vpcEndpoint:VpcEndpoint", "network-endpoints") : []),
      ];
      assert.ok(needed.length > 0);
      for (const { urn } of needed) assert.ok(asked?.dependsOn.includes(urn), urn);
    });
  }
});

import assert from "node:assert/strict";
import { deadServices } from "../../../../tools/offline/cloud/fresh/deployments";
import { ACCOUNT, type Fresh } from "./given";
import { errorsOf, request, type Thing } from "../things";
import { containersOf, IMAGE, needed, service, serving, SHARED } from "./serving";

const document = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Resource: "*", ...statement }] });

/** One thing that is missing, or otherwise than it must be → what the last deployment says. */
const hops: Readonly<Record<string, readonly [changes: Record<string, object | undefined>, reason: RegExp]>> = {
  "the image was never pushed": [{ image: undefined }, /CannotPullContainerError.*not found/],
  "its repository is in another account, which admits nobody": [
    { task: { containerDefinitions: containersOf(IMAGE.replace(ACCOUNT, SHARED)) } },
    /CannotPullContainerError/,
  ],
  "the parameter was not written": [{ secret: undefined }, /unable to pull secrets.*invalid parameters/],
  "the key admits nobody": [
    {
      key: {
        policy: document({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:PutKeyPolicy" }),
      },
    },
    /unable to pull secrets.*AccessDenied/,
  ],
  "the log group is not there": [{ logs: undefined }, /logger args.*does not exist/],
  "the role may do nothing": [
    { "execution-policy": { policy: document({ Action: "sts:GetCallerIdentity" }) } },
    /AccessDenied/,
  ],
  "the role does not trust ECS": [
    {
      execution: {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        }),
      },
    },
    /unable to assume the role/,
  ],
  "there is no way out": [{ "nat-route": undefined }, /neither an endpoint nor a route to a NAT gateway/],
  "the way out ends at the NAT gateway": [{ out: undefined }, /nat has no way to the internet/],
  "its group lets nothing out": [{ "https-out": undefined }, /no group lets it/],
  "an endpoint has no interface yet": [{ "ssm-a": undefined }, /ssm has no interface in any subnet/],
  "an endpoint's group does not admit it": [{ "https-in": undefined }, /the groups of ssm admit it not/],
  "an endpoint's policy does not admit the call": [
    { ssm: { policy: document({ Principal: "*", Action: "ssm:PutParameter" }) } },
    /AccessDenied.*ssm:GetParameters/,
  ],
  "the gateway to S3 does not admit the layers": [
    { s3: { policy: document({ Principal: "*", Action: "s3:ListBucket" }) } },
    /CannotPullContainerError.*s3:GetObject/,
  ],
  "the account has no room": [{ web: { desiredCount: 7 } }, /limit on the number of vCPUs.*7 of 6/],
};

const stateOf = (fresh: Fresh) => fresh.world.services.get(fresh.named("web").id);

/** A new revision of the image, and the service pointed to it, as a deploy tool does. */
function deploy(fresh: Fresh, tag: string): void {
  const { inputs } = fresh.named("task");
  const image = IMAGE.replace(/:1$/, `:${tag}`);
  const name = `task-${tag}`;
  fresh.make([
    "aws:ecs/taskDefinition:TaskDefinition",
    name,
    { ...inputs, containerDefinitions: containersOf(image) },
  ] as Thing);
  fresh.cloud.alter(fresh.named("web"), { taskDefinition: fresh.named(name).outputs["arn"] });
}

describe("an ECS service in a fresh world", () => {
  it("runs where all that it needs is there", () => {
    const fresh = serving();
    assert.deepEqual(deadServices(fresh.cloud.things, fresh.world), []);
    assert.equal(stateOf(fresh)?.running, 2);
    assert.deepEqual(stateOf(fresh)?.deployments[0]?.reasons, []);
  });

  for (const [name, [changes, reason]] of Object.entries(hops)) {
    it(`is dead, though it was made, when ${name}`, () => {
      const fresh = serving(changes);
      const [dead] = deadServices(fresh.cloud.things, fresh.world);
      assert.equal(dead?.name, "web");
      assert.match(dead?.reasons.join("\n") ?? "", reason);
    });
  }

  it("is told to be dead by a provider that waits for it", () => {
    const waiting = { waitForSteadyState: true };
    const fresh = serving({ web: undefined, image: undefined });
    const [type, name, inputs] = service;
    const ask = request(fresh.cloud, [type, name, { ...inputs, ...waiting }]);
    assert.match(errorsOf(() => fresh.cloud.create(ask))[0] ?? "", /tfSTABLE/);
    // It exists all the same, and the next update brings it back once the image is there.
    fresh.make(needed.find(([, one]) => one === "image") as Thing);
    assert.deepEqual(
      errorsOf(() =>
        fresh.cloud.update(fresh.named("web").id, { ...ask, inputs: { ...ask.inputs, forceNewDeployment: true } }),
      ),
      [],
    );
    assert.equal(stateOf(fresh)?.running, 2);
  });

  it("returns to the last deployment that completed", () => {
    const fresh = serving();
    const before = fresh.named("web").outputs["taskDefinition"];
    deploy(fresh, "2");
    assert.equal(fresh.named("web").outputs["taskDefinition"], before);
    assert.equal(stateOf(fresh)?.running, 2);
    assert.deepEqual(
      stateOf(fresh)?.deployments.map(({ state }) => state),
      ["COMPLETED", "FAILED"],
    );
    fresh.world.pushed.add(IMAGE.replace(/:1$/, ":3"));
    deploy(fresh, "3");
    assert.notEqual(fresh.named("web").outputs["taskDefinition"], before);
    assert.equal(stateOf(fresh)?.deployments.at(-1)?.state, "COMPLETED");
  });

  it("has nothing to return to when its first deployment failed", () => {
    const fresh = serving({ secret: undefined });
    fresh.make(needed.find(([, one]) => one === "secret") as Thing);
    // Neither the parameter nor a higher number starts what has failed for good.
    fresh.cloud.alter(fresh.named("web"), { desiredCount: 3 });
    assert.equal(stateOf(fresh)?.running, 0);
  });

  it("is not deployed again when an update changes nothing of its tasks", () => {
    const fresh = serving();
    fresh.world.pushed.add(IMAGE.replace(/:1$/, ":2"));
    const asked = fresh.named("web").inputs;
    deploy(fresh, "2");
    const ask = request(fresh.cloud, [service[0], "web", { ...asked, tags: { changed: "yes" } }]);
    fresh.cloud.update(fresh.named("web").id, ask, asked);
    assert.equal(fresh.named("web").outputs["taskDefinition"], fresh.named("task-2").outputs["arn"]);
    assert.equal(stateOf(fresh)?.deployments.length, 2);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Task,
  type TaskSpec,
  taskOf,
  taskProblems,
  volumeName,
} from "../../../components/service/task-definition";
import { digest } from "./service-fixture";

const router = {
  image: `registry/log-router@${digest}`,
  region: "ap-northeast-1",
  logGroup: "/shine/production/web/application",
  ownLogGroup: "/shine/production/web/router",
  bucket: "logs",
  prefix: "services/web",
};
const base: TaskSpec = {
  service: "web",
  image: `registry/bootstrap@${digest}`,
  memory: 1024,
  port: 3000,
  healthPath: "/up",
  environment: { ZONE: "z", ACCENT: "a" },
  secrets: { TOKEN: "arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine/production/applications/token" },
  writablePaths: ["/tmp", "/app/tmp"],
  user: "1000:1000",
  stopTimeoutSeconds: 30,
  exec: false,
  router,
};
const application = (task: Task) => task.containers[0];

describe("taskOf", () => {
  it("makes the application's container", () => {
    assert.deepEqual(application(taskOf(base)), {
      name: "web",
      image: `registry/bootstrap@${digest}`,
      essential: true,
      cpu: 0,
      memoryReservation: 960,
      user: "1000:1000",
      readonlyRootFilesystem: true,
      linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
      portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: "tcp" }],
      environment: [
        { name: "ACCENT", value: "a" },
        { name: "HEALTH_PATH", value: "/up" },
        { name: "PORT", value: "3000" },
        { name: "ZONE", value: "z" },
      ],
      secrets: [{ name: "TOKEN", valueFrom: base.secrets["TOKEN"] }],
      mountPoints: [
        { sourceVolume: "tmp", containerPath: "/tmp", readOnly: false },
        { sourceVolume: "app_tmp", containerPath: "/app/tmp", readOnly: false },
      ],
      dependsOn: [{ containerName: "log-router", condition: "HEALTHY" }],
      stopTimeout: 30,
      logConfiguration: { logDriver: "awsfirelens" },
    });
  });

  it("gives a worker neither port nor health path, and its command", () => {
    const { port: _port, ...worker } = base;
    const container = application(taskOf({ ...worker, command: ["bin/jobs", "start"] }));
    assert.equal(container?.portMappings, undefined);
    assert.deepEqual(
      container?.environment.map(({ name }) => name),
      ["ACCENT", "ZONE"],
    );
    assert.deepEqual(container?.command, ["bin/jobs", "start"]);
  });

  it("lets the agent of ECS Exec write where it must, only when it is admitted", () => {
    const paths = (task: Task) => application(task)?.mountPoints.map(({ containerPath }) => containerPath);
    assert.deepEqual(paths(taskOf({ ...base, exec: true })), [
      "/tmp",
      "/app/tmp",
      "/managed-agents",
      "/var/lib/amazon/ssm",
      "/var/log/amazon/ssm",
    ]);
    assert.deepEqual(paths(taskOf(base)), ["/tmp", "/app/tmp"]);
  });

  it("has a volume for every mount, and opens to the application only what is the application's", () => {
    for (const exec of [true, false]) {
      const task = taskOf({ ...base, exec });
      const mounted = task.containers.flatMap((container) => container.mountPoints.map((mount) => mount.sourceVolume));
      assert.deepEqual(new Set(mounted), new Set(task.volumes));
      assert.equal(new Set(task.volumes).size, task.volumes.length);
      assert.deepEqual(
        task.containers[1]?.mountPoints.map(({ containerPath }) => containerPath),
        ["/var/fluent-bit", "/volumes/tmp", "/volumes/app_tmp"],
      );
    }
  });

  it("writes the same whatever the order of variables", () => {
    const turned = { ...base, environment: Object.fromEntries(Object.entries(base.environment).reverse()) };
    assert.equal(JSON.stringify(taskOf(turned)), JSON.stringify(taskOf(base)));
  });
});

describe("volumeName", () => {
  it("gives every path a name of its own, of the characters that ECS admits", () => {
    const segment = fc.stringMatching(/^[a-z._-]{1,4}$/);
    const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => `/${segments.join("/")}`);
    fc.assert(
      fc.property(path, path, (one, other) => {
        assert.match(volumeName(one), /^[A-Za-z0-9_-]+$/);
        return (volumeName(one) === volumeName(other)) === (one === other);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("taskProblems", () => {
  it("finds nothing in what can run", () => {
    assert.deepEqual(taskProblems(base), []);
    assert.deepEqual(taskProblems({ ...base, image: "registry/bootstrap:1.0.0" }), []);
  });

  const wrong: readonly (readonly [string, Partial<TaskSpec>, string])[] = [
    ["an image without a tag", { image: "registry/bootstrap" }, "image"],
    ["the tag latest", { image: "registry/bootstrap:latest" }, "image"],
    ["a port that looks like a tag", { image: "registry:5000/bootstrap" }, "image"],
    ["a router that is not pinned", { router: { ...router, image: "log-router:latest" } }, "router.image"],
    ["root", { user: "root" }, "user"],
    ["user 0", { user: "0" }, "user"],
    ["group 0", { user: "1000:0" }, "user"],
    ["a stop timeout that Fargate does not wait", { stopTimeoutSeconds: 121 }, "stopTimeoutSeconds"],
    ["a variable that is plain and secret", { secrets: { ZONE: "arn" } }, "secrets.ZONE"],
    ["a service by the router's name", { service: "log-router" }, "service"],
  ];
  for (const [what, change, at] of wrong) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(
        taskProblems({ ...base, ...change }).map(({ path }) => path),
        [at],
      );
    });
  }
});

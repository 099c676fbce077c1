import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { routerContainer } from "../../../components/logging/router";

const router = routerContainer({
  image: "registry/log-router:1.0.0",
  region: "ap-northeast-1",
  logGroup: "/shine/production/web/application",
  bucket: "logs",
  prefix: "services/web",
  ownLogGroup: "/shine/production/web/router",
  volumes: ["tmp"],
});
const image = join(__dirname, "../../../images/log-router");
const configuration = readFileSync(join(image, "platform.conf"), "utf8");

describe("routerContainer", () => {
  it("is the FireLens container of the platform's image", () => {
    assert.deepEqual(router, {
      name: "log-router",
      image: "registry/log-router:1.0.0",
      essential: true,
      cpu: 0,
      memoryReservation: 64,
      user: "0",
      readonlyRootFilesystem: true,
      linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
      firelensConfiguration: {
        type: "fluentbit",
        options: {
          "enable-ecs-log-metadata": "true",
          "config-file-type": "file",
          "config-file-value": "/fluent-bit/platform.conf",
        },
      },
      environment: [
        { name: "AWS_REGION", value: "ap-northeast-1" },
        { name: "LOG_BUCKET", value: "logs" },
        { name: "LOG_GROUP", value: "/shine/production/web/application" },
        { name: "LOG_PREFIX", value: "services/web" },
      ],
      mountPoints: [
        { sourceVolume: "log-router", containerPath: "/var/fluent-bit", readOnly: false },
        { sourceVolume: "tmp", containerPath: "/volumes/tmp", readOnly: false },
      ],
      healthCheck: {
        command: ["CMD-SHELL", "curl -fsS http://127.0.0.1:2020/api/v1/uptime || exit 1"],
        interval: 10,
        timeout: 5,
        retries: 3,
        startPeriod: 10,
      },
      stopTimeout: 60,
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/shine/production/web/router",
          "awslogs-region": "ap-northeast-1",
          "awslogs-stream-prefix": "task",
          mode: "non-blocking",
          "max-buffer-size": "4m",
        },
      },
    });
  });
});

describe("the log router's image", () => {
  it("reads the variables that the container sets, and no others", () => {
    const read = [...configuration.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    assert.deepEqual(
      [...new Set(read.map(String))].sort(),
      router.environment.map(({ name }) => name),
    );
  });

  it("writes only into the container's own volume", () => {
    const written = [...configuration.matchAll(/^\s+(?:storage\.path|store_dir)\s+(\S+)/gm)].map(
      ([, path]) => path ?? "",
    );
    assert.equal(written.length, 2);
    assert.ok(written.every((path) => path.startsWith("/var/fluent-bit/")));
  });

  it("delivers what is buffered before it is killed", () => {
    const grace = Number(/^\s+Grace\s+(\d+)/m.exec(configuration)?.[1]);
    assert.ok(grace > 0 && grace < router.stopTimeout);
  });

  it("answers its health check, and inside the task only", () => {
    assert.match(configuration, /HTTP_Server\s+On/);
    assert.match(configuration, /HTTP_Listen\s+127\.0\.0\.1/);
    assert.match(configuration, /HTTP_Port\s+2020/);
  });

  it("has its configuration where the container says, from a base of one version", () => {
    const dockerfile = readFileSync(join(image, "Dockerfile"), "utf8");
    assert.match(dockerfile, /^COPY platform\.conf \/fluent-bit\/platform\.conf$/m);
    assert.match(dockerfile, /^FROM \S+:\d+\.\d+\.\d+$/m);
  });
});

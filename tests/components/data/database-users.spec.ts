import assert from "node:assert/strict";
import { DatabaseUsers, type DatabaseUsersArgs } from "../../../components/data/database-users";
import { children, inputsOf, production, record } from "../../support/record";

const name = "shine-production-databases-primary-users";
const args: DatabaseUsersArgs = {
  scope: production,
  users: [
    { name: "production-web", rights: "owner" },
    { name: "production-console", rights: "writer" },
  ],
  engine: "aurora-mysql",
  schema: "shine",
  port: 13306,
  clusterArn: "arn:aws:rds:ap-northeast-1:111122223333:cluster:shine-production-databases-primary",
  clusterResourceId: "cluster-ABC",
  endpoint: "writer.rds.example",
  masterSecretArn: "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:rds!cluster-1-a",
  secretKeyAlias: "alias/shine-production-parameters",
  databaseGroupId: "sg-database",
  vpcId: "vpc-1",
  subnets: { a: "subnet-a", c: "subnet-c" },
  logsKeyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/logs",
  code: { path: "node_modules/.cache/functions/database-users-1.js", digest: "d1" },
  after: [],
};
const made = (change: Partial<DatabaseUsersArgs> = {}) => record(() => new DatabaseUsers(name, { ...args, ...change }));
const listed = [
  { name: "production-console", rights: "writer" },
  { name: "production-web", rights: "owner" },
];

describe("DatabaseUsers", () => {
  it("makes the function, what it needs, and asks it", async () => {
    assert.deepEqual(children(await made()), [
      `aws:cloudwatch/logGroup:LogGroup ${name}-log`,
      `aws:ec2/securityGroup:SecurityGroup ${name}-security-group`,
      `aws:iam/role:Role ${name}-role`,
      `aws:iam/rolePolicy:RolePolicy ${name}-role-policy`,
      `aws:lambda/function:Function ${name}-function`,
      `aws:lambda/invocation:Invocation ${name}-invocation`,
      `aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule ${name}-database-out`,
      `aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule ${name}-https-out`,
      `aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule ${name}-database-in`,
      `platform:data:DatabaseUsers ${name}`,
    ]);
  });

  it("runs in the network, without variables, into a log of its own", async () => {
    const { role, code, vpcConfig, ...inputs } = inputsOf(await made(), "Function");
    assert.deepEqual(inputs, {
      name,
      description: "Makes the users of shine",
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      handler: "index.handler",
      memorySize: 256,
      timeout: 120,
      loggingConfig: { logFormat: "JSON", logGroup: `/shine/production/functions/${name}` },
      tracingConfig: { mode: "Active" },
      tags: { env: "production", service: "data" },
    });
    assert.equal(role, `arn:aws:iam::111122223333:role/${name}`);
    assert.match(JSON.stringify(code), /"path":"node_modules\/\.cache\/functions\/database-users-1\.js"/);
    assert.deepEqual((vpcConfig as { subnetIds: string[] }).subnetIds, ["subnet-a", "subnet-c"]);
    const { kmsKeyId, retentionInDays } = inputsOf(await made(), "LogGroup");
    assert.deepEqual([kmsKeyId, retentionInDays], [args.logsKeyArn, 365]);
  });

  it("may read the one secret of its cluster, and what Lambda may do in the network its code may not", async () => {
    const { Statement } = JSON.parse(String(inputsOf(await made(), "RolePolicy")["policy"])) as {
      Statement: { Sid: string; Effect: string; Action: unknown; Resource: unknown; Condition?: unknown }[];
    };
    const of = (sid: string) => Statement.find(({ Sid }) => Sid === sid);
    assert.deepEqual(of("MasterSecret"), {
      Sid: "MasterSecret",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:rds!cluster-*",
      Condition: { StringEquals: { "secretsmanager:ResourceTag/aws:rds:primaryDBClusterArn": args.clusterArn } },
    });
    assert.deepEqual(of("MasterSecretKey")?.Condition, {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/shine-production-parameters"] },
      StringEquals: { "kms:ViaService": "secretsmanager.ap-northeast-1.amazonaws.com" },
    });
    assert.deepEqual(
      Statement.map(({ Sid, Effect }) => `${Effect} ${Sid}`),
      [
        "Allow MasterSecret",
        "Allow MasterSecretKey",
        "Allow Log",
        "Allow Interfaces",
        "Allow FindInterfaces",
        "Deny NotTheCode",
        "Allow Traces",
      ],
    );
    assert.deepEqual(of("NotTheCode")?.Condition, {
      ArnEquals: { "lambda:SourceFunctionArn": `arn:aws:lambda:ap-northeast-1:111122223333:function:${name}` },
    });
  });

  it("is asked with the sorted users, and asked anew when they, the code or the cluster change", async () => {
    const asked = inputsOf(await made(), "Invocation");
    assert.deepEqual(JSON.parse(String(asked["input"])), {
      engine: "aurora-mysql",
      host: "writer.rds.example",
      port: 13306,
      schema: "shine",
      secretArn: args.masterSecretArn,
      prefix: "production-",
      users: listed,
    });
    assert.deepEqual(asked["triggers"], { users: JSON.stringify(listed), code: "d1", cluster: "cluster-ABC" });
    assert.equal(asked["lifecycleScope"], "CREATE_ONLY");
    const reversed = inputsOf(await made({ users: [...args.users].reverse() }), "Invocation");
    assert.deepEqual(reversed, asked);
  });

  it("is asked only when its way to the database is open", async () => {
    const all = await made();
    const asked = all.find(({ type }) => type.endsWith("Invocation"));
    for (const rule of all.filter(({ type }) => type.endsWith("gressRule")))
      assert.ok(asked?.dependsOn.includes(rule.urn), rule.name);
    const inputs = (suffix: string) => {
      const { fromPort, toPort, cidrIpv4, referencedSecurityGroupId } = inputsOf(all, "gressRule", `${name}-${suffix}`);
      return [fromPort, toPort, cidrIpv4 ?? (referencedSecurityGroupId === "sg-database" ? "database" : "function")];
    };
    assert.deepEqual(inputs("https-out"), [443, 443, "0.0.0.0/0"]);
    assert.deepEqual(inputs("database-out"), [13306, 13306, "database"]);
    assert.deepEqual(inputs("database-in"), [13306, 13306, "function"]);
  });
});

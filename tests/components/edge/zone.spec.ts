import assert from "node:assert/strict";
import { Delegation } from "../../../components/edge/delegation";
import { Certificate, type CertificateArgs } from "../../../components/edge/certificate";
import { Zone, type ZoneArgs } from "../../../components/edge/zone";
import { Refusal } from "../../../components/refuse";
import { UNKNOWN } from "../../../tools/offline/recorded";
import { children, inputsOf, production, record, staging } from "../../support/record";

describe("Zone", () => {
  const args: ZoneArgs = {
    scope: production,
    domain: "shine.example.com",
    logsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/logs",
  };
  const make = (given: ZoneArgs) => record(() => new Zone("shine-zone", given), true);

  it("logs its queries in us-east-1, where Route 53 may write and nobody else", async () => {
    const all = await make(args);
    assert.deepEqual(children(all), [
      "aws:cloudwatch/logGroup:LogGroup shine-zone-query-log-group",
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy shine-zone-query-log-policy",
      "aws:route53/queryLog:QueryLog shine-zone-query-log",
      "aws:route53/zone:Zone shine-zone-zone",
      "platform:edge:Zone shine-zone",
    ]);
    const group = inputsOf(all, "LogGroup");
    assert.deepEqual(
      [group["name"], group["region"], group["kmsKeyId"], group["retentionInDays"]],
      ["/aws/route53/shine.example.com", "us-east-1", args.logsKeyArn, 365],
    );
    const policy = inputsOf(all, "LogResourcePolicy");
    assert.equal(policy["region"], "us-east-1");
    assert.deepEqual(JSON.parse(policy["policyDocument"] as string).Statement, [
      {
        Sid: "Route53QueryLog",
        Effect: "Allow",
        Principal: { Service: "route53.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/shine.example.com:*",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
        },
      },
    ]);
    const log = all.find(({ type }) => type.endsWith("QueryLog"));
    assert.equal(
      log?.inputs["cloudwatchLogGroupArn"],
      "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/shine.example.com",
    );
    assert.ok(log?.dependsOn.some((urn) => urn.endsWith("shine-zone-query-log-policy")));
  });

  it("is protected in production", async () => {
    const kept = async (scope: ZoneArgs["scope"]) =>
      (await make({ ...args, scope })).find(({ type }) => type.endsWith("zone:Zone"))?.protect;
    assert.equal(await kept(production), true);
    assert.equal(await kept({ ...production, environment: "account" }), true);
    assert.equal(await kept(staging), false);
  });

  it("is signed with an elliptic key that only Route 53 signs with", async () => {
    const all = await make({ ...args, dnssec: true });
    const key = inputsOf(all, "key:Key");
    assert.deepEqual(
      [key["customerMasterKeySpec"], key["keyUsage"], key["region"], key["deletionWindowInDays"]],
      ["ECC_NIST_P256", "SIGN_VERIFY", "us-east-1", 30],
    );
    assert.equal(all.find(({ type }) => type.endsWith("key:Key"))?.protect, true);
    const [, signs, grants] = JSON.parse(key["policy"] as string).Statement;
    const source = {
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
    };
    assert.deepEqual(signs.Action, ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"]);
    assert.deepEqual(signs.Condition, source);
    assert.deepEqual(grants.Condition, { ...source, Bool: { "kms:GrantIsForAWSResource": "true" } });
    assert.equal(inputsOf(all, "KeySigningKey")["name"], "shine_production");
    assert.equal(inputsOf(all, "HostedZoneDnsSec")["signingStatus"], "SIGNING");
    assert.equal((await make(args)).filter(({ type }) => type.startsWith("aws:kms")).length, 0);
  });
});

describe("Certificate", () => {
  const args: CertificateArgs = {
    scope: production,
    domains: ["shine.example.com", "api.shine.example.com"],
    zoneId: "Z1",
    regions: ["us-east-1", "ap-northeast-1"],
  };
  const make = (given: CertificateArgs) => record(() => new Certificate("shine-certificate", given), true);

  it("asks in each region, and proves each domain once", async () => {
    const all = await make(args);
    assert.deepEqual(children(all), [
      "aws:acm/certificate:Certificate shine-certificate-ap-northeast-1",
      "aws:acm/certificate:Certificate shine-certificate-us-east-1",
      "aws:acm/certificateValidation:CertificateValidation shine-certificate-ap-northeast-1-validation",
      "aws:acm/certificateValidation:CertificateValidation shine-certificate-us-east-1-validation",
      "aws:route53/record:Record shine-certificate-api.shine.example.com-validation",
      "aws:route53/record:Record shine-certificate-shine.example.com-validation",
      "platform:edge:Certificate shine-certificate",
    ]);
    for (const region of args.regions) {
      assert.deepEqual(inputsOf(all, "certificate:Certificate", `shine-certificate-${region}`), {
        domainName: "shine.example.com",
        subjectAlternativeNames: ["api.shine.example.com"],
        validationMethod: "DNS",
        keyAlgorithm: "RSA_2048",
        region,
        tags: { env: "production", service: "edge", Name: "shine.example.com" },
      });
      const validation = all.find(({ name }) => name === `shine-certificate-${region}-validation`);
      const request = all.find(({ name }) => name === `shine-certificate-${region}`);
      assert.equal(validation?.inputs["region"], region);
      assert.deepEqual(validation?.propertyDependencies["certificateArn"], [request?.urn]);
      assert.equal(validation?.propertyDependencies["validationRecordFqdns"]?.length, 2);
    }
  });

  it("is asked for once the zone is found from the internet", async () => {
    const all = await record(() => {
      const delegation = new Delegation("shine-delegation", {
        parentZoneId: "Z0",
        domain: "shine.example.com",
        nameServers: ["ns-1.example.net"],
      });
      return new Certificate("shine-certificate", { ...args, delegation });
    });
    const ns = all.find(({ name }) => name === "shine-delegation-ns");
    for (const region of args.regions) {
      const validation = all.find(({ name }) => name === `shine-certificate-${region}-validation`);
      assert.ok(validation?.dependsOn.includes(ns?.urn ?? ""), validation?.dependsOn.join());
    }
  });

  it("makes its records before ACM has named them", async () => {
    const all = await make(args);
    const written = inputsOf(all, "Record", "shine-certificate-shine.example.com-validation");
    assert.deepEqual(
      [written["zoneId"], written["type"], written["ttl"], written["name"]],
      ["Z1", "CNAME", 300, UNKNOWN],
    );
  });

  it("writes what ACM named for each domain", async () => {
    const all = await record(() => new Certificate("shine-certificate", args));
    const asked = all.find(({ name }) => name === "shine-certificate-ap-northeast-1")?.outputs;
    const options = asked?.["domainValidationOptions"] as Record<string, string>[];
    assert.equal(options.length, 2);
    for (const option of options) {
      const written = inputsOf(all, "Record", `shine-certificate-${option["domainName"]}-validation`);
      assert.deepEqual(
        [written["name"], written["records"]],
        [option["resourceRecordName"], [option["resourceRecordValue"]]],
      );
    }
  });

  it("refuses wildcards, doubles and nothing", async () => {
    const cases: [Partial<CertificateArgs>, string[]][] = [
      [{ domains: ["*.shine.example.com"] }, ["domains"]],
      [{ domains: ["Shine.example.com"] }, ["domains"]],
      [{ domains: ["shine.example.com", "shine.example.com"] }, ["domains"]],
      [{ domains: [] }, ["domains"]],
      [{ regions: [] }, ["regions"]],
    ];
    for (const [change, paths] of cases) {
      await assert.rejects(make({ ...args, ...change }), (error: unknown) => {
        assert.ok(error instanceof Refusal);
        assert.deepEqual(
          error.problems.map(({ path }) => path),
          paths,
        );
        return true;
      });
    }
  });
});

describe("Delegation", () => {
  const servers = ["ns-1.awsdns-1.com", "ns-2.awsdns-2.net"];
  const args = { parentZoneId: "Z0", domain: "shine.example.com", nameServers: servers };

  it("names the servers of the domain's own zone in the zone above", async () => {
    const all = await record(() => new Delegation("shine-account-delegation", args));
    assert.deepEqual(children(all), [
      "aws:route53/record:Record shine-account-delegation-ns",
      "platform:edge:Delegation shine-account-delegation",
    ]);
    assert.deepEqual(inputsOf(all, "Record"), {
      zoneId: "Z0",
      name: "shine.example.com",
      type: "NS",
      ttl: 3600,
      records: servers,
    });
  });

  it("names the key of a signed zone too, after them", async () => {
    const dsRecord = "12345 13 2 ABCDEF";
    const all = await record(() => new Delegation("shine-account-delegation", { ...args, dsRecord }));
    const [ds, ns] = ["ds", "ns"].map((noun) => all.find(({ name }) => name === `shine-account-delegation-${noun}`));
    assert.deepEqual(ds?.inputs, {
      zoneId: "Z0",
      name: "shine.example.com",
      type: "DS",
      ttl: 3600,
      records: [dsRecord],
    });
    assert.ok(ds?.dependsOn.includes(ns?.urn ?? ""));
  });
});

describe("a signed zone", () => {
  it("tells its key once it is signed, and not before", async () => {
    const all = await record(() => {
      const zone = new Zone("shine-account-zone", {
        scope: production,
        domain: "shine.example.com",
        logsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/logs",
        dnssec: true,
      });
      const { dsRecord, nameServers } = zone;
      return new Delegation("shine-account-delegation", {
        parentZoneId: "Z0",
        domain: "shine.example.com",
        nameServers,
        dsRecord,
      });
    });
    const ds = all.find(({ name }) => name === "shine-account-delegation-ds");
    const signed = all.find(({ type }) => type.endsWith(":HostedZoneDnsSec"));
    assert.ok(signed !== undefined && ds?.propertyDependencies["records"]?.includes(signed.urn));
  });
});

import assert from "node:assert/strict";
import { Distribution, type DistributionArgs } from "../../../components/edge/distribution";
import { maintenanceHtml, maintenanceJson } from "../../../components/edge/maintenance-html";
import { MaintenancePage } from "../../../components/edge/maintenance-page";
import { originAccessStatement } from "../../../components/edge/origin-access";
import { Refusal } from "../../../components/refuse";
import { children, inputsOf, production, record } from "../../support/record";

const args: DistributionArgs = {
  scope: production,
  domains: { html: ["shine.example.com"], json: [] },
  zoneId: "Z1",
  certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1",
  webAclArn: "arn:aws:wafv2:us-east-1:111122223333:global/webacl/shine/1",
  loadBalancerArn: "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:loadbalancer/app/shine/1",
  loadBalancerDnsName: "internal-shine.example",
  cachedPaths: ["/assets/*", "/images/*"],
  maintenanceDomainName: "shine-production-maintenance-111122223333.s3.ap-northeast-1.amazonaws.com",
  logsBucketArn: "arn:aws:s3:::shine-production-logs-111122223333",
};
const both: DistributionArgs = { ...args, domains: { ...args.domains, json: ["api.shine.example.com"] } };
const make = (given: DistributionArgs) => record(() => new Distribution("shine-edge", given));

interface Behavior extends Record<string, unknown> {
  pathPattern: string;
}

describe("Distribution", () => {
  it("makes the way from the domain to the load balancer, with its log", async () => {
    assert.deepEqual(children(await make(args)), [
      "aws:cloudfront/cachePolicy:CachePolicy shine-edge-policies-assets",
      "aws:cloudfront/distribution:Distribution shine-edge-distribution",
      "aws:cloudfront/originAccessControl:OriginAccessControl shine-edge-origin-access",
      "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy shine-edge-policies-headers",
      "aws:cloudfront/vpcOrigin:VpcOrigin shine-edge-vpc-origin",
      "aws:cloudwatch/logDelivery:LogDelivery shine-edge-log-delivery",
      "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination shine-edge-log-destination",
      "aws:cloudwatch/logDeliverySource:LogDeliverySource shine-edge-log-source",
      "aws:route53/record:Record shine-edge-shine.example.com-a",
      "aws:route53/record:Record shine-edge-shine.example.com-aaaa",
      "platform:edge:Distribution shine-edge",
      "platform:edge:DistributionLog shine-edge-log",
      "platform:edge:DistributionPolicies shine-edge-policies",
    ]);
  });

  it("speaks TLS 1.2 or later on both sides, HTTP/3 to the visitor", async () => {
    const all = await make(args);
    const distribution = inputsOf(all, "distribution:Distribution");
    assert.deepEqual(distribution["viewerCertificate"], {
      acmCertificateArn: args.certificateArn,
      minimumProtocolVersion: "TLSv1.2_2021",
      sslSupportMethod: "sni-only",
    });
    assert.equal(distribution["httpVersion"], "http2and3");
    assert.equal(distribution["webAclId"], args.webAclArn);
    assert.deepEqual(distribution["aliases"], ["shine.example.com"]);
    assert.deepEqual(inputsOf(all, "VpcOrigin")["vpcOriginEndpointConfig"], {
      name: "shine-production-web",
      arn: args.loadBalancerArn,
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: "https-only",
      originSslProtocols: { items: ["TLSv1.2"], quantity: 1 },
    });
  });

  it("reaches the load balancer by its VPC origin and the page by signed requests", async () => {
    const all = await make(args);
    const origins = inputsOf(all, "distribution:Distribution")["origins"] as Record<string, unknown>[];
    assert.deepEqual(
      origins.map((origin) => [origin["originId"], origin["domainName"], Object.keys(origin).sort()]),
      [
        ["load-balancer", args.loadBalancerDnsName, ["domainName", "originId", "vpcOriginConfig"]],
        ["maintenance", args.maintenanceDomainName, ["domainName", "originAccessControlId", "originId"]],
      ],
    );
    const access = inputsOf(all, "OriginAccessControl");
    assert.deepEqual(
      [access["originAccessControlOriginType"], access["signingBehavior"], access["signingProtocol"]],
      ["s3", "always", "sigv4"],
    );
    const made = all.find(({ type }) => type.endsWith("distribution:Distribution"));
    const sources = made?.propertyDependencies["origins"] ?? [];
    assert.ok(sources.some((urn) => urn.includes("vpcOrigin:VpcOrigin")));
    assert.ok(sources.some((urn) => urn.includes("OriginAccessControl")));
  });

  it("passes everything, and keeps only what it was told to", async () => {
    const all = await make(args);
    const distribution = inputsOf(all, "distribution:Distribution");
    const dynamic = distribution["defaultCacheBehavior"] as Record<string, unknown>;
    assert.deepEqual(
      [dynamic["targetOriginId"], dynamic["cachePolicyId"], dynamic["originRequestPolicyId"]],
      ["load-balancer", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "216adef6-5c7f-47e4-b989-5492eafa07d3"],
    );
    assert.equal((dynamic["allowedMethods"] as string[]).length, 7);
    const ordered = distribution["orderedCacheBehaviors"] as Behavior[];
    assert.deepEqual(
      ordered.map(({ pathPattern, targetOriginId, allowedMethods }) => [pathPattern, targetOriginId, allowedMethods]),
      [
        ["/_maintenance/*", "maintenance", ["GET", "HEAD"]],
        ["/assets/*", "load-balancer", ["GET", "HEAD"]],
        ["/images/*", "load-balancer", ["GET", "HEAD"]],
      ],
    );
    for (const behavior of [dynamic, ...ordered]) {
      assert.equal(behavior["viewerProtocolPolicy"], "redirect-to-https");
      assert.equal(behavior["responseHeadersPolicyId"], dynamic["responseHeadersPolicyId"]);
    }
    const key = inputsOf(all, "CachePolicy")["parametersInCacheKeyAndForwardedToOrigin"] as Record<string, unknown>;
    assert.deepEqual(key["headersConfig"], { headerBehavior: "whitelist", headers: { items: ["Host"] } });
    assert.deepEqual(key["cookiesConfig"], { cookieBehavior: "none" });
  });

  it("shows the maintenance page when the product does not answer", async () => {
    const page = (errorCode: number, path: string) => ({
      errorCode,
      responseCode: errorCode,
      responsePagePath: path,
      errorCachingMinTtl: 5,
    });
    const all = await make(both);
    const responses = (name: string) => inputsOf(all, "distribution:Distribution", name)["customErrorResponses"];
    assert.deepEqual(
      responses("shine-edge-distribution"),
      [502, 503, 504].map((code) => page(code, "/_maintenance/index.html")),
    );
    assert.deepEqual(
      responses("shine-edge-api-distribution"),
      [502, 503, 504].map((code) => page(code, "/_maintenance/index.json")),
    );
  });

  it("gives hosts that programs call a distribution that differs in its names, its page and its log alone", async () => {
    const all = await make(both);
    const of = (name: string) => inputsOf(all, "distribution:Distribution", name);
    const { aliases, comment, customErrorResponses: _, ...api } = of("shine-edge-api-distribution");
    assert.deepEqual([aliases, comment], [["api.shine.example.com"], "shine production API"]);
    const { aliases: __, comment: ___, customErrorResponses: ____, ...pages } = of("shine-edge-distribution");
    assert.deepEqual(api, pages);
    const made = all.find(({ name }) => name === "shine-edge-api-distribution");
    const first = all.find(({ name }) => name === "shine-edge-distribution");
    assert.ok(made?.dependsOn.includes(first?.urn ?? "none"), "a name that moves has left the first by then");
    const logs = all.filter(({ type }) => type.endsWith("LogDeliverySource"));
    assert.deepEqual(
      logs.map(({ inputs, propertyDependencies }) => [inputs["name"], propertyDependencies["resourceArn"]]),
      [
        ["shine-production-web-access", [first?.urn]],
        ["shine-production-api-access", [made?.urn]],
      ],
    );
    for (const { inputs, propertyDependencies } of all.filter(({ type }) => type.endsWith("Record"))) {
      const leads = inputs["name"] === "api.shine.example.com" ? made : first;
      assert.deepEqual(propertyDependencies["aliases"], [leads?.urn]);
    }
  });

  it("makes one distribution where every host is called by programs", async () => {
    const all = await make({ ...args, domains: { html: [], json: ["api.shine.example.com"] } });
    assert.deepEqual(
      all.filter(({ type }) => type.endsWith("distribution:Distribution")).map(({ name }) => name),
      ["shine-edge-api-distribution"],
    );
  });

  it("asks browsers for HTTPS for more than a year", async () => {
    const headers = inputsOf(await make(args), "ResponseHeadersPolicy")["securityHeadersConfig"];
    assert.deepEqual(headers, {
      strictTransportSecurity: { accessControlMaxAgeSec: 63_072_000, includeSubdomains: true, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "SAMEORIGIN", override: false },
      referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: false },
    });
  });

  it("delivers its access log from us-east-1 to the bucket", async () => {
    const all = await make(args);
    const made = all.find(({ type }) => type.endsWith("distribution:Distribution"));
    const source = all.find(({ type }) => type.endsWith("LogDeliverySource"));
    assert.deepEqual(source?.propertyDependencies["resourceArn"], [made?.urn]);
    assert.equal(source?.inputs["logType"], "ACCESS_LOGS");
    const destination = inputsOf(all, "LogDeliveryDestination");
    assert.deepEqual(destination["deliveryDestinationConfiguration"], { destinationResourceArn: args.logsBucketArn });
    const delivery = inputsOf(all, "logDelivery:LogDelivery");
    assert.equal(delivery["deliverySourceName"], source?.inputs["name"]);
    for (const each of [source?.inputs, destination, delivery]) assert.equal(each?.["region"], "us-east-1");
    assert.equal(inputsOf(all, "distribution:Distribution")["loggingConfig"], undefined);
  });

  it("gives each domain an address of both kinds", async () => {
    const all = await make({ ...args, domains: { html: ["shine.example.com", "www.shine.example.com"], json: [] } });
    const records = all.filter(({ type }) => type.endsWith("Record"));
    assert.deepEqual(
      records.map(({ inputs }) => `${String(inputs["name"])} ${String(inputs["type"])}`),
      ["shine.example.com A", "shine.example.com AAAA", "www.shine.example.com A", "www.shine.example.com AAAA"],
    );
    const made = all.find(({ type }) => type.endsWith("distribution:Distribution"));
    for (const each of records) assert.deepEqual(each.propertyDependencies["aliases"], [made?.urn]);
  });

  it("refuses what CloudFront would refuse", async () => {
    const cases: [Partial<DistributionArgs>, string][] = [
      [{ domains: { html: [], json: [] } }, "domains"],
      [{ domains: { html: ["shine.example.com"], json: ["shine.example.com"] } }, "domains"],
      [{ cachedPaths: ["assets/*"] }, "cachedPaths"],
      [{ cachedPaths: ["/a", "/a"] }, "cachedPaths"],
      [{ originTimeoutSeconds: 121 }, "originTimeoutSeconds"],
    ];
    for (const [change, path] of cases) {
      await assert.rejects(make({ ...args, ...change }), (error: unknown) => {
        assert.ok(error instanceof Refusal);
        assert.deepEqual(
          error.problems.map((problem) => problem.path),
          [path],
        );
        return true;
      });
    }
  });
});

describe("MaintenancePage", () => {
  it("puts both pages where the distribution looks for them, encrypted", async () => {
    const all = await record(
      () =>
        new MaintenancePage("shine-maintenance", {
          scope: production,
          title: "Shine",
          bucketName: "shine-production-maintenance-111122223333",
          keyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/data",
        }),
    );
    for (const [format, contentType] of [
      ["html", "text/html; charset=utf-8"],
      ["json", "application/json"],
    ] as const) {
      const object = inputsOf(all, "BucketObjectv2", `shine-maintenance-${format}`);
      assert.equal(object["key"], `_maintenance/index.${format}`);
      assert.equal(object["contentType"], contentType);
      assert.equal(object["serverSideEncryption"], "aws:kms");
      assert.equal(object["kmsKeyId"], "arn:aws:kms:ap-northeast-1:111122223333:key/data");
    }
  });

  it("says what it says, whatever the product is called", () => {
    const page = maintenanceHtml(`Shine <script>alert("1")</script> & 'Co'`);
    assert.ok(!page.includes("<script"));
    assert.ok(page.includes("Shine &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Co&#39;"));
    assert.ok(!/(src|href)=/.test(page));
    assert.equal(JSON.parse(maintenanceJson()).error, "unavailable");
  });

  it("is read by the account's distributions only", () => {
    assert.deepEqual(originAccessStatement("a-bucket", "111122223333"), {
      sid: "MaintenancePage",
      principals: { Service: "cloudfront.amazonaws.com" },
      actions: ["s3:GetObject"],
      resources: ["arn:aws:s3:::a-bucket/_maintenance/*"],
      conditions: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/*" } },
    });
  });
});

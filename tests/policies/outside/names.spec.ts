import assert from "node:assert/strict";
import { namesIn } from "../../../policies/outside/names";

const rows: readonly (readonly [what: string, text: string, names: readonly string[]])[] = [
  ["an ARN, whose account and host are its own", "arn:aws:iam::123456789012:oidc-provider/a.example.com", ["ARN"]],
  ["an ARN in JSON", '{"Resource":["arn:aws:s3:::uploads/*"]}', ["ARN"]],
  ["an account in a name", "shine-production-logs-123456789012", ["account"]],
  ["no account in a digest", "0123456789012345678901234567890123456789", []],
  ["no account in hexadecimal digits", "ab123456789012", []],
  ["an organization", "o-a1b2c3d4e5", ["organization"]],
  ["a unit", "ou-a1b2-c3d4e5f6", ["organization"]],
  ["a path of an organization", "o-a1b2c3d4e5/r-a1b2/*", ["organization", "organization"]],
  ["no organization in a name", "r-production o-applications", []],
  ["a VPC", "vpc-0123456789abcdef0", ["AWS id"]],
  ["a prefix list of eight digits", "pl-58a04531", ["AWS id"]],
  ["a service of an endpoint", "com.amazonaws.vpce.ap-northeast-1.vpce-svc-0123456789abcdef0", ["AWS id"]],
  ["no id in a name", "shine-subnet-production", []],
  ["a zone of Route 53", "Z0123456789ABCDEFGHIJ", ["hosted zone"]],
  ["a host in a URL with credentials", "postgres://reader:x@db.stranger.com:5432/app", ["host"]],
  ["a host without a URL", "connect api.stranger.com:443", ["host"]],
  ["a host of the first level in a URL only", "https://evil.sh", ["host"]],
  ["a file of the same ending", "run evil.sh", []],
  ["a file by its path", "/app/bin/start.sh", []],
  ["a private name", "db-writer.production.shine.internal", ["host"]],
  ["a metric, a class of instances and a handler", "aws.ecs.service db.r8g.large index.handler", []],
  ["what Datadog fills in", "{{dbinstanceidentifier.name}} is full", []],
  ["an address", "10.0.0.1", ["address"]],
  ["a network", "0.0.0.0/0", ["address"]],
  ["an address in a URL", "http://169.254.170.2/v2", ["address"]],
  ["addresses as numbers in URLs", "http://3405803777/ http://0x2d212097:80/x", ["address", "address"]],
  ["a host that is written by the number of a letter", "https://evil%2ecom/x https://evil。com", ["host", "host"]],
  ["a host without a dot", "http://intranet/x HTTPS://ai redis://cache:6379", ["host", "host", "host"]],
  ["a variable in the place of a host", "https://$HOST/ https://${HOST}:443/ https://%s/ https://<host>/", []],
  ["what has no host", "file:///etc/x file://etc unix://run/x.sock awskms://alias/pulumi-secrets", []],
  ["a bucket", "s3://stranger-bucket/prefix?region=eu-west-1 S3a://b", ["S3 bucket", "S3 bucket"]],
  ["hosts by a pattern", "https://*.stranger.com", ["host"]],
  ["a number without a URL", "3405803777", []],
  ["a network of IPv6", "::/0", ["address"]],
  ["an address of IPv6", "2001:db8::1", ["address"]],
  ["no address in a version or a time", "1.2.3 TLSv1.2_2021 12:30:59", []],
  ["an e-mail address", "somebody <a.b+c@example.com>", ["e-mail address"]],
  ["a team", "* @example-inc/team-platform", ["team"]],
  [
    "several in one text",
    "GET https://a.example.com from 10.0.0.1 by b@example.com",
    ["host", "address", "e-mail address"],
  ],
];

describe("what a text names", () => {
  for (const [what, text, kinds] of rows)
    it(what, () =>
      assert.deepEqual(
        namesIn(text).map(({ kind }) => kind),
        kinds,
      ),
    );

  it("is told without what a URL has around it, credentials first", () => {
    const [name] = namesIn("https://reader:hunter2@API.Example.com:8443/v1?token=x");
    assert.deepEqual(name, { kind: "host", text: "api.example.com" });
    const read = namesIn("https://Evil%2Ecom.:443/ s3://shine-x/y?region=z").map(({ text }) => text);
    assert.deepEqual(read, ["evil.com", "shine-x"]);
  });
});

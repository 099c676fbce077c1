/**
 * Secrets that nobody has: each written in two halves, since what scans repositories would take them for real ones. `byLibrary`: whether
 * secretlint finds it; what it does not find is the reason for a pattern of our own.
 */
export interface Sample {
  readonly secret: string;
  readonly byLibrary: boolean;
}

/** The letters in an order that looks like none, for the length that is asked for. */
const mixed = (length: number): string => "q7Xz2LmB9vKd4TfWc8RgY1nHs6PjE3uA5oCi0Zxw".repeat(8).slice(0, length);
const hex = (length: number): string => "3f786850e387550fdab836ed7e6dc881de23001b".repeat(4).slice(0, length);
const library = (...parts: string[]): Sample => ({ secret: parts.join(""), byLibrary: true });
const own = (...parts: string[]): Sample => ({ secret: parts.join(""), byLibrary: false });

/** Enough of a key to be read as one: secretlint asks for its first bytes, its length and its end. */
const key = `MIIEpAIBAAKCAQEA${mixed(240)}`;

/** Found wherever they stand, under whatever name. */
export const tokens: Readonly<Record<string, Sample>> = {
  "a secret key of AWS, by its name": library("AWS_SECRET_ACCESS_", `KEY=${mixed(40)}`),
  "a private key": library("-----BEGIN RSA PRIVATE", ` KEY-----\n${key}\n-----END RSA PRIVATE KEY-----`),
  "a token of npm": library("npm", `_${mixed(36)}`),
  "a token in npmrc": own("//registry.npmjs.org/:_auth", `Token=${mixed(20)}`),
  "a page with a password": library("https://robot:", `${mixed(12)}@files.partner.io/x`),
  "a database with a password": library("postgres://shine:", `${mixed(12)}@db.partner.io:5432/x`),
  "a token of Slack": library("xoxb", `-1234567890-1234567890-${mixed(24)}`),
  "a webhook of Slack": library("https://hooks.slack.com/ser", `vices/T01ABCDEFGH/B01ABCDEFGH/${mixed(24)}`),
  "a key of SendGrid": library("SG", `.${mixed(22)}.${mixed(43)}`),
  "a token of Shopify": library("shpat", `_${hex(32)}`),
  "a token of GitHub": library("ghp", `_${mixed(36)}`),
  "a token of a GitHub application": library("ghs", `_${mixed(36)}`),
  "a fine-grained token of GitHub": library("github", `_pat_${mixed(82)}`),
  "a key of OpenAI": library("sk-", `${mixed(20)}T3Blbk`, `FJ${mixed(20)}`),
  "a key of Anthropic": library("sk-ant-", `api03-${mixed(93)}AA`),
  "a key of Linear": library("lin_", `api_${mixed(40)}`),
  "an access key of AWS": own("AKIA", "Q7XZ2LMB9VKD4TFW"),
  "a session's access key of AWS": own("ASIA", "Q7XZ2LMB9VKD4TFW"),
  "the access key of AWS's examples": own("AKIA", "IOSFODNN7EXAMPLE"),
  "a part of a private key": own("-----BEGIN EC PRIVATE", " KEY-----"),
  "a key of age": own("AGE-SECRET-", `KEY-1${"Q7XZ2LMB9V".repeat(6).slice(0, 58)}`),
  "a cache with a password": own("rediss://:", "hunter2@cache.shine.internal:6379/0"),
  "a broker with a password": own("amqps://shine:", "pa55@mq.shine.internal"),
  "a database with a short password": own("mysql://root:", "pw@db.shine.internal/x"),
  "a shorter token of GitHub": own("github", `_pat_${mixed(30)}`),
  "a session of Slack": own("xoxd", `-${mixed(30)}`),
  "a workflow of Slack": own("https://hooks.slack.com/work", `flows/T01ABCDEFGH/A01ABCDEFGH/${mixed(24)}`),
  "a key of SendGrid with lines": own("SG", `.${mixed(22)}.${mixed(13)}-${mixed(14)}-${mixed(14)}`),
  "a webhook of Discord": own("https://discord.com/api/web", `hooks/123456789012345678/${mixed(60)}`),
  "a key of Datadog": own("ddapi", `_${mixed(34)}`),
  "a client's key of Datadog": own("pub", hex(32)),
  "a key of PagerDuty": own("pdus", `+_0XBPWQQ_${mixed(24)}`),
  "a user's key of PagerDuty": own("u+", mixed(18)),
  "a key of Stripe": own("sk", `_live_${mixed(24)}`),
  "a webhook's key of Stripe": own("whsec", `_${mixed(32)}`),
  "a key of Google": own("AIza", mixed(35)),
  "a client's secret of Google": own("GOCSPX", `-${mixed(28)}`),
  "a token of GitLab": own("glpat", `-${mixed(20)}`),
  "a token of Docker": own("dckr", `_pat_${mixed(27)}`),
  "a token of PyPI": own("pypi-", `AgEIcHlwaS5vcmc${mixed(60)}`),
  "a token of Pulumi": own("pul", `-${hex(40)}`),
  "a token of Terraform": own(mixed(14), `.atlasv1.${mixed(64)}`),
  "a token of Vault": own("hvs", `.${mixed(30)}`),
  "a key of Twilio": own("SK", hex(32)),
  "a key of Mailgun": own("key", `-${hex(32)}`),
  "a key of Mailchimp": own(hex(32), "-us21"),
  "a token of Sentry": own("sntrys", `_${mixed(44)}`),
  "a key of New Relic": own("NRAK", `-${"Q7XZ2LMB9V".repeat(3).slice(0, 27)}`),
  "a token of Grafana": own("glsa", `_${mixed(41)}`),
  "a token of Hugging Face": own("hf", "_qwertyuiopasdfghjklzxcvbnmqwertyui"),
  "a token of Databricks": own("dapi", hex(32)),
  "a token of DigitalOcean": own("dop", `_v1_${hex(64)}`),
  "a project's key of Anthropic": own("sk-", `ant-admin01-${mixed(30)}`),
  "a token of Atlassian": own("ATATT3", mixed(60)),
  "a signed token": own("eyJ", `hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${mixed(43)}`),
  "a key of Azure": own("AccountKey", `=${mixed(86)}==`),
  "credentials of a request": own("Basic ", "c2hpbmU6aHVudGVyMmh1bnRlcjI="),
};

/** Found where a program is given it: each as the value of an innocent name. */
export const given: Readonly<Record<string, string>> = {
  "32 hexadecimal digits": hex(32),
  "40 hexadecimal digits": hex(40),
  "40 letters as AWS makes them up": mixed(40),
  "a flag": "--password=hunter2",
  "a flag in a command": "bin/import --api-key hunter2 --verbose",
  "a variable before a command": "PGPASSWORD=hunter2 psql -h db",
  "a query": "https://partner.io/x?token=hunter2&page=1",
  "a header of a command": "curl -H 'Authorization: Bearer hunter2' https://partner.io",
};

/** Found by their names, whatever they look like: `hunter2` each. */
export const names: readonly string[] = [
  "DB_PASSWORD",
  "API_TOKEN",
  "STRIPE_SECRET",
  "SECRET_KEY_BASE",
  "APP_KEY",
  "AWS_ACCESS_KEY_ID",
  "PUBLIC_KEY_PASSPHRASE",
  "SIGNING_KEY_ID_TOKEN",
  "SENTRY_DSN",
  "secretKeyBase",
];

/** What is no secret, as it stands in stacks and as people write it. */
export const innocent: Readonly<Record<string, string>> = {
  RAILS_ENV: "production",
  TOKEN_TTL: "3600",
  DATABASE_TOKENS_USER: "production-web",
  PUBLIC_KEY_ID: "K2JCJMDEHXQW5F",
  JWT_PUBLIC_KEY: "MFkwEwYHKoZIzj0C",
  signingKeyId: "2026-11",
  SECRET_PATH: "/shine/production/applications/partner-api",
  SECRET_ARN: "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:/shine/production/a-AbCdEf",
  API_KEY_REQUIRED: "true",
  DB_PASSWORD: "$DATABASE_PASSWORD",
  GIT_SHA: hex(40),
  IMAGE: `111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/web@sha256:${hex(64)}`,
  USER_POOL: "ap-northeast-1_AbCdEf123",
  BALANCER: "internal-shine-production-1234567890.ap-northeast-1.elb.amazonaws.com",
  URL: "https://shine.example.com/a@b?page=1",
  DATABASE: "postgres://db.shine.internal:5432/shine",
  TLS: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  UUID: "0f8fad5b-d9cb-469f-a165-70867728950e",
  OPTIONS: "--max-old-space-size=512 --token-file=/run/token",
  HOMEPAGE: "See the runbook about passwords: https://wiki.example.com/runbook",
  TEMPLATE: "{{#is_alert}}It is down {{host.name}} @slack-shine{{/is_alert}}",
};

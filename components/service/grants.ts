import { arn } from "../arn";
import type { Statement } from "../policy-document";
import type { Scope } from "../scope";
import { useKey } from "./roles";

/** What a service may use beside databases and logs. */
export interface Grants {
  readonly mail?: {
    /** The domain of the SES identity. */
    readonly domain: string;
    /** Whole addresses that it may send from. */
    readonly from: readonly string[];
  };
  readonly events?: {
    /** Name of the bus. */
    readonly bus: string;
    /** The name that it publishes under. */
    readonly source: string;
    /** Detail types that it may publish. */
    readonly types: readonly string[];
  };
  /** Names of secrets of Secrets Manager that it may read. */
  readonly secrets?: readonly string[];
}

/** The statements of a task's role that its grants come to, each about exactly what is named. */
export function grantStatements(at: Pick<Scope, "account" | "region">, grants: Grants, keyAlias: string): Statement[] {
  const { mail, events, secrets = [] } = grants;
  return [
    ...(mail === undefined
      ? []
      : [
          {
            sid: "SendMail",
            actions: ["ses:SendEmail", "ses:SendRawEmail"],
            resources: [arn.of(at, "ses", `identity/${mail.domain}`)],
            conditions: { StringEquals: { "ses:FromAddress": mail.from } },
          },
        ]),
    ...(events === undefined
      ? []
      : [
          {
            sid: "PublishEvents",
            actions: ["events:PutEvents"],
            resources: [arn.of(at, "events", `event-bus/${events.bus}`)],
            conditions: { StringEquals: { "events:source": events.source, "events:detail-type": events.types } },
          },
        ]),
    ...(secrets.length === 0
      ? []
      : [
          {
            sid: "Secrets",
            actions: ["secretsmanager:GetSecretValue"],
            // AWS ends a secret's ARN with a dash and six characters of its own; no other secret's name can stand in for them.
            resources: secrets.map((name) => arn.of(at, "secretsmanager", `secret:${name}-??????`)),
          },
          useKey(at, "SecretsKey", ["kms:Decrypt"], keyAlias, "secretsmanager"),
        ]),
  ];
}

import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../components/refuse";

/** What the providers sign in with, all of it secret. AWS is not among them: its roles are assumed. */
export interface Credentials {
  readonly datadogApiKey: pulumi.Output<string>;
  readonly datadogAppKey: pulumi.Output<string>;
  readonly pagerdutyToken: pulumi.Output<string>;
  readonly githubToken: pulumi.Output<string>;
}

const KEYS: Readonly<Record<keyof Credentials, readonly [namespace: string, key: string]>> = {
  datadogApiKey: ["datadog", "apiKey"],
  datadogAppKey: ["datadog", "appKey"],
  pagerdutyToken: ["pagerduty", "token"],
  githubToken: ["github", "token"],
};

/** All that there are, for a stack that uses them all. */
export const everyCredential = Object.keys(KEYS) as readonly (keyof Credentials)[];

/**
 * Those credentials of the stack's configuration that the stack uses. They are given to the providers by name: a provider that looks into
 * its environment instead writes what it finds there into the state in clear. Refuses with every missing one.
 */
export function credentialsOf<K extends keyof Credentials>(names: readonly K[]): Pick<Credentials, K> {
  const problems: Problem[] = [];
  const found = names.map((name) => {
    const [namespace, key] = KEYS[name];
    const secret = new pulumi.Config(namespace).getSecret(key);
    if (secret === undefined) {
      const fix = `pulumi config set --secret ${namespace}:${key}`;
      problems.push({ path: `${namespace}:${key}`, allowed: "a secret of the stack's configuration", fix });
    }
    return [name, secret];
  });
  refuse(`stack ${pulumi.getStack()}`, problems);
  return Object.fromEntries(found) as Pick<Credentials, K>;
}

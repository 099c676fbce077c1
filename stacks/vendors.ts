import * as datadog from "@pulumi/datadog";
import * as github from "@pulumi/github";
import * as pagerduty from "@pulumi/pagerduty";
import type { Credentials } from "./credentials";
import { foundation } from "./foundation";

// Each is given all that it takes: the SDK would otherwise read the environment of whoever runs the program.

export function datadogProvider(
  name: string,
  { datadogApiKey: apiKey, datadogAppKey: appKey }: Pick<Credentials, "datadogApiKey" | "datadogAppKey">,
): datadog.Provider {
  return new datadog.Provider(`${name}-datadog`, { apiUrl: `https://api.${foundation.datadogSite}/`, apiKey, appKey });
}

export function pagerdutyProvider(
  name: string,
  { pagerdutyToken: token }: Pick<Credentials, "pagerdutyToken">,
): pagerduty.Provider {
  return new pagerduty.Provider(`${name}-pagerduty`, { token });
}

export function githubProvider(
  name: string,
  { githubToken: token }: Pick<Credentials, "githubToken">,
): github.Provider {
  const owner = foundation.organization.github;
  return new github.Provider(`${name}-github`, { baseUrl: "https://api.github.com/", owner, token });
}

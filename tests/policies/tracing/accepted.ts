import type { Fault } from "./hidden";

/** What a rule may take a hidden value for, with the reason. */
export interface Accepted {
  readonly rule: string;
  readonly kinds: readonly Fault["kind"][];
  readonly path: RegExp;
  readonly reason: string;
}

/**
 * The pack opens no secret: what is marked as one stays closed to every rule. So "the verdict is what the opened value gives" comes to this:
 * on a secret a rule says what it says whatever the value is, or that it cannot tell. The exceptions are rules about secrecy itself, to which
 * being a secret is the answer; and two kinds of places where nothing is hidden from anybody.
 */
export const accepted: readonly Accepted[] = [
  {
    rule: "github-no-aws-keys-in-secrets",
    kinds: ["secret"],
    path: /^(value|plaintextValue)$/,
    reason: "it asks whether the value is a secret",
  },
  {
    rule: "pagerduty-integration-is-datadog",
    kinds: ["secret"],
    path: /^(integrationKey|serviceKey)$/,
    reason: "it asks whether the key is a secret",
  },
  {
    rule: "pagerduty-people-declared",
    kinds: ["unknown"],
    path: /^layers\[\]\.users\[\]$/,
    reason:
      "which of several ids that are not known yet is whose, nobody can tell: that there are as many, of all of those people and of nobody else, it tells at once, and the rest by the update",
  },
  {
    rule: "ssm-parameter-secure-string",
    kinds: ["secret"],
    path: /^value$/,
    reason: "a secret does not belong into a parameter that everybody reads, whatever it says",
  },
  {
    rule: "reviewed-shapes",
    kinds: ["secret"],
    path: /^apiKey$/,
    reason: "it asks whether what every reviewed one keeps secret is a secret",
  },
  {
    rule: "reviewed-shapes",
    kinds: ["unknown", "secret"],
    path: /^(__defaults|__internal|version)(\[\])?$/,
    reason: "the engine and the provider write it, and never hide it",
  },
  {
    rule: "no-credential-literals",
    kinds: ["unknown", "secret"],
    path: /./,
    reason:
      "it looks at every value of every resource for what stands there in clear: a secret does not, and what is not known yet is asked about once it is, by the update, or else no first preview would be verified",
  },
];

export function covers({ rule, kinds, path }: Accepted, fault: Fault): boolean {
  return rule === fault.rule && kinds.includes(fault.kind) && path.test(fault.path);
}

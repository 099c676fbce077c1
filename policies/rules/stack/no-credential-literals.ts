import type { Rule } from "../../rule";
import { isSecret } from "../../kernel/resource";
import { isNamedCredential, looksLikeCredential } from "../../views/credentials";

/** A value that is unknown yet, or marked as secret, is no literal; this rule looks at what stands in the program in clear. */
export const rule: Rule = {
  id: "no-credential-literals",
  title: "No input of any resource holds a credential in clear.",
  why: "It stands in the repository, in the state and in every preview that is commented on a pull request.",
  fix: "Revoke the credential. Read the new one as a secret from configuration, or let the service read it from Parameter Store.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_41", "CKV_AWS_45", "CKV_AWS_46", "AWS-0029", "190-4.1.4"],
  types: "all",
  check: (resource, check) => {
    check.expect(() => !holdsCredential("", resource.raw()), "an input holds a credential in clear");
  },
};

function holdsCredential(name: string, value: unknown): boolean {
  if (typeof value === "string") return looksLikeCredential(value) || isNamedCredential(name, value);
  if (typeof value !== "object" || value === null || isSecret(value)) return false;
  if (Array.isArray(value)) return value.some((inner) => holdsCredential(name, inner));
  const object = value as Record<string, unknown>;
  // `{ name: "API_KEY", value: "…" }`, as environments of containers are written.
  const named = typeof object["name"] === "string" ? object["name"] : undefined;
  return Object.entries(object).some(([key, inner]) =>
    holdsCredential(key === "value" && named !== undefined ? named : key, inner),
  );
}
